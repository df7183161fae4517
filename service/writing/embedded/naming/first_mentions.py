"""Who and what a synopsis names is named in full at first: "Ida Roos", "the Port Labour Board".

An article calls its people by their last names and its bodies by their letters once it has named
them; a synopsis that takes its later sentences has to name them itself.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property

from service.document import Entity
from service.writing.embedded.grammar.tree import CLITICS, Tree
from service.writing.embedded.naming.names import Names
from service.writing.embedded.naming.pronoun_words import TITLES, quoted

# Everybody knows these by their letters.
KNOWN_LETTERS = frozenset(
    "BBC CNN ITV US USA UK EU UN NATO FBI CIA NASA FIFA UEFA HIV AIDS DVD CD TV PC NHS MP".split()
)
# "Mr Osei" is "Kofi Osei" at first; "Lord Osei" stays what he is.
PLAIN_TITLES = frozenset({"mr", "mrs", "ms", "miss"})
# "Osei left", "Osei's son", "by Osei", "met Osei"; "shows such as Poldark" may be no man's name.
ACTING = frozenset({"nsubj", "nsubj:pass", "nmod:poss", "obl:agent", "obj"})
# Korean names as English papers write them, the family's first; a name set off by commas.
_WRITTEN = (r"\b({} [A-Z][a-z]+-[a-z]+)\b", r", ([A-Z][\w’'-]+ {})(?=[,.])")
_SPELT_OUT = re.compile(
    r"((?:[A-Z][\w&'’-]*\s+(?:(?:of|and|for|the|in|on|to)\s+){0,2}){2,7})\(([A-Z]{2,6})\)"
)


@dataclass(frozen=True, slots=True)
class Called:
    """A name as a part says it: `full` to a reader who has not read `known` yet, `short` to one who
    has, `beside` to one who has just read the sentence that the article says before this one."""

    full: str
    short: str
    known: str
    beside: str

    def after(self, text: str, said: str, *, is_next: bool) -> str:
        """`text` as it reads after what is `said` already."""
        is_known = re.search(rf"\b{re.escape(self.known)}\b", said) or self.full in said
        return (
            text.replace(self.full, self.beside if is_next else self.short, 1) if is_known else text
        )


@dataclass(frozen=True, slots=True)
class Mention:
    """A short name at `token`, said in full; `titles` are the tokens that go; `sentence` tells the
    full name."""

    token: int
    called: Called
    titles: frozenset[int]
    sentence: int


class FullNames:
    """The full names of one document, ready to be asked for."""

    def __init__(self, names: Names) -> None:
        self._document = names.document
        self._names = names
        self._written: dict[str, tuple[str, int] | None] = {}

    @cached_property
    def _people(self) -> dict[int, list[Entity]]:
        found: dict[int, list[Entity]] = {}
        for entity in self._document.entities:
            if entity.kind == "person":
                found.setdefault(entity.sentence, []).append(entity)
        return found

    @cached_property
    def _spelt_out(self) -> dict[str, tuple[str, int]]:
        """Letters → what they stand for, and the sentence that says so."""
        found: dict[str, tuple[str, int]] = {}
        for index, sentence in enumerate(self._document.sentences):
            for words, letters in _SPELT_OUT.findall(sentence.text):
                name = _spelling(words.split(), letters)
                if name and letters not in KNOWN_LETTERS:
                    found.setdefault(letters, (name, index))
        return found

    def short(self, name: str) -> str:
        """What the article calls a person once it has given the full name; that name where it
        says nothing shorter."""
        last = name.rsplit(maxsplit=1)[-1]
        titled = re.search(rf"\b(?:Mr|Mrs|Ms|Dr) {re.escape(last)}\b", self._document.text)
        if titled is not None:
            return titled[0]
        forms = {self._names.text(e) for entities in self._people.values() for e in entities}
        return last if last in forms else name

    def mentions(self, sentence: int, tree: Tree, kept: Collection[int]) -> Iterator[Mention]:
        """Each short name among the kept words that the article tells in full elsewhere, where it
        first stands."""
        inside = set(kept) - quoted(tree, kept)
        seen = {
            self._key(e) for e in self._people.get(sentence, []) if self._is_full(e, tree, inside)
        }
        for entity in self._people.get(sentence, []):
            mention = self._person(entity, tree, inside)
            if mention is not None and self._key(entity) not in seen:
                seen.add(self._key(entity))
                yield mention
        text = tree.text(kept)
        for index in sorted(inside):
            mention = self._body(tree, index, text)
            if mention is not None and mention.called.known not in seen:
                seen.add(mention.called.known)
                yield mention

    def _key(self, entity: Entity) -> str:
        return self._names.key(entity)

    def _is_full(self, entity: Entity, tree: Tree, inside: Collection[int]) -> bool:
        named = _named(entity, tree)
        return len(named) > 1 and all(token in inside for token in named)

    def _person(self, entity: Entity, tree: Tree, inside: Collection[int]) -> Mention | None:
        named = _named(entity, tree)
        if len(named) != 1 or named[0] not in inside:
            return None
        [token] = named
        before = tree.tokens[token - 1].text.lower().rstrip(".") if token else ""
        is_plain = before in PLAIN_TITLES
        if not (is_plain or _acts(tree, token)) or (before in TITLES and not is_plain):
            return None
        last = tree.tokens[token].text
        name = self._names.called(entity)
        if name is None or not _is_longer(name[0], last):
            if last not in self._written:
                self._written[last] = self._as_written(last)
            name = self._written[last]
        if name is None:
            return None
        titles = frozenset({token - 1} if is_plain else ())
        short = " ".join(tree.tokens[i].text for i in sorted({*titles, token}))
        called = Called(name[0], short, tree.tokens[token].text, short)
        return Mention(token, called, titles, name[1])

    def _as_written(self, last: str) -> tuple[str, int] | None:
        """ "Ahn Gyu-back" for "Ahn", "his counterpart, Gen Nakatani," for "Nakatani": what no model
        took for one name, and the sentence that says so; None where two fit."""
        forms: dict[str, int] = {}
        for index, sentence in enumerate(self._document.sentences):
            for pattern in _WRITTEN:
                for form in re.findall(pattern.format(re.escape(last)), sentence.text):
                    if _is_longer(form, last) or form.startswith(f"{last} "):
                        forms.setdefault(form, index)
        return next(iter(forms.items())) if len(forms) == 1 else None

    def _body(self, tree: Tree, index: int, text: str) -> Mention | None:
        letters = tree.tokens[index].text
        if letters not in self._spelt_out or f"({letters})" in text:
            return None
        name, sentence = self._spelt_out[letters]
        if name in text or (index and tree.tokens[index - 1].tag == "HYPH"):
            return None
        return Mention(index, Called(name, letters, letters, letters), frozenset(), sentence)


def _named(entity: Entity, tree: Tree) -> list[int]:
    """The tokens of a person's own name, without titles and the possessive."""
    inside = [i for i, t in enumerate(tree.tokens) if t.span.overlaps(entity.span)]
    words = {i: tree.tokens[i].text.lower().rstrip(".") for i in inside}
    return [i for i, word in words.items() if word not in PLAIN_TITLES | TITLES | CLITICS]


def _acts(tree: Tree, name: int) -> bool:
    """Whether whoever bears the name does or suffers something, or has something or an office."""
    token = tree.tokens[name]
    if token.relation == "conj" and tree.tokens[token.head].pos == "PROPN":
        return _acts(tree, token.head)  # "Olson and Hayden said"
    return token.relation in ACTING or tree.child(name, "nmod:desc") is not None


def _is_longer(full: str, short: str) -> bool:
    """ "Gen Nakatani" too, whether that is a rank or a name."""
    words = full.split()
    is_named = words[0].lower().rstrip(".") not in PLAIN_TITLES
    return len(words) > 1 and words[-1] == short and is_named


def _spelling(words: list[str], letters: str) -> str:
    """The last of the words whose capitals are the letters; "" where there are none."""
    for start in range(len(words)):
        capitals = "".join(word[0] for word in words[start:] if word[:1].isupper())
        if capitals == letters and words[start][:1].isupper():
            return " ".join(words[start:])
    return ""
