"""What a document speaks of, word by word: its people, bodies, places and things, and pronouns."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from service.document import Document, Entity
from service.writing.embedded.grammar.people import is_human, is_surely_human
from service.writing.embedded.grammar.tree import Tree
from service.writing.embedded.naming.genders import gender_of_noun, gender_of_person
from service.writing.embedded.naming.names import Names
from service.writing.embedded.naming.pronoun_words import PERSONAL, POSSESSIVE

# "he" and "his" mean people, "she" and "her" too, "it" things, "they" whatever is many.
CLASSES = ("he", "she", "it", "they")
CLASS = {
    "he": "he", "him": "he", "his": "he", "himself": "he", "she": "she", "her": "she",
    "hers": "she", "herself": "she", "it": "it", "its": "it", "itself": "it", "they": "they",
    "them": "they", "their": "they", "theirs": "they", "themselves": "they",
}  # fmt: skip
# What a noun that points at a name is asked about as, beside CLASSES.
NOUN = "noun"
# Appositions of appositions, at most.
DEEPEST = 3
# Parts of another mention's name or phrase.
WITHIN = frozenset({"compound", "flat", "nmod:desc", "fixed", "goeswith", "nmod:unmarked", "det"})
KINDS = (
    "person", "organization", "place", "event", "time", "other", "human", "thing", "pronoun",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mention:
    """Words headed by `token` that speak of something. `key` is shared by the mentions that are
    taken for one; a pronoun has none. `is_many` where only "they" could mean it; `is_group` where
    it is all of "Osei and Kovacs"; `gender` is m, f or ""."""

    sentence: int
    token: int
    kind: str
    key: str
    is_many: bool
    is_group: bool
    gender: str
    entity: Entity | None = None


def mentions(document: Document, trees: Sequence[Tree | None], names: Names) -> tuple[Mention, ...]:
    """All mentions of one document, in order."""
    by_sentence: dict[int, list[Entity]] = {}
    for entity in document.entities:
        by_sentence.setdefault(entity.sentence, []).append(entity)
    aliases = _aliases(document, names)
    found = [
        mention
        for index, tree in enumerate(trees)
        if tree is not None
        for mention in _Sentence(index, tree, by_sentence.get(index, ()), names, aliases).all()
    ]
    return tuple(_gendered(found))


def _aliases(document: Document, names: Names) -> dict[str, str]:
    """Short forms of bodies' names → the one longer name that begins or ends with them."""
    keys = {names.key(e) for e in document.entities if e.kind == "organization"}
    found = {}
    for key in keys:
        longer = [
            k for k in keys if k != key and (k.startswith(f"{key} ") or k.endswith(f" {key}"))
        ]
        if len(longer) == 1:
            found[key] = longer[0]
    return found


def _gendered(found: Sequence[Mention]) -> Iterator[Mention]:
    """The same with what any mention tells of the gender of its key told of all."""
    told: dict[str, Counter[str]] = {}
    for mention in found:
        if mention.key and mention.gender:
            told.setdefault(mention.key, Counter())[mention.gender] += 1
    for m in found:
        genders = told.get(m.key)
        gender = m.gender or (genders.most_common(1)[0][0] if genders else "")
        yield Mention(m.sentence, m.token, m.kind, m.key, m.is_many, m.is_group, gender, m.entity)


class _Sentence:
    """The mentions of one sentence."""

    def __init__(
        self, index: int, tree: Tree, entities: Sequence[Entity], names: Names,
        aliases: dict[str, str],
    ) -> None:  # fmt: skip
        self._index, self._tree, self._names, self._aliases = index, tree, names, aliases
        self._entity: dict[int, Entity] = {}
        for entity in entities:
            inside = [i for i, token in enumerate(tree.tokens) if token.span.overlaps(entity.span)]
            self._entity.update(dict.fromkeys(inside, entity))
            # "Governor Ida Roos", where the tree hangs the name on the office.
            office = tree.tokens[inside[0]].head if inside else -1
            if entity.kind == "person" and inside and tree.tokens[inside[0]].relation == "flat":
                self._entity.setdefault(office, entity)

    def all(self) -> Iterator[Mention]:
        for index, token in enumerate(self._tree.tokens):
            word = token.text.lower()
            if word in CLASS and token.pos == "PRON" and token.relation != "expl":
                yield Mention(self._index, index, "pronoun", "", CLASS[word] == "they", False, "")
            elif token.pos in {"NOUN", "PROPN"} and token.relation not in WITHIN:
                yield self._noun(index)
                if self._nouns_joined(index):
                    yield self._group(index)

    def _nouns_joined(self, index: int) -> list[int]:
        joined = self._tree.dependents(index, "conj")
        return [i for i in joined if self._tree.tokens[i].pos in {"NOUN", "PROPN", "PRON"}]

    def _group(self, index: int) -> Mention:
        kind = self._noun(index).kind
        return Mention(self._index, index, kind, f"&{self._index}:{index}", True, True, "")

    def _noun(self, index: int) -> Mention:
        tree, token = self._tree, self._tree.tokens[index]
        entity = self._entity.get(index)
        lemma = tree.lemma(index)
        is_named = entity is not None and (
            token.pos == "PROPN" or entity.kind == "time" or not token.span.overlaps(entity.span)
        )
        if entity is not None and is_named:
            kind: str = entity.kind
            is_many = token.tag == "NNPS" and kind not in {"place", "organization"}
            gender = self._gender(entity) if kind == "person" else ""
        else:
            kind = "human" if is_human(lemma) or is_surely_human(lemma) else "thing"
            is_many = token.tag in {"NNS", "NNPS"}
            gender = gender_of_noun(lemma)
        gender = gender if not is_many else ""
        return Mention(
            self._index, index, kind, self._key(index), is_many, False, gender,
            entity if is_named else None,
        )  # fmt: skip

    def _gender(self, entity: Entity) -> str:
        tokens = self._tree.tokens
        first = next(i for i, t in enumerate(tokens) if t.span.overlaps(entity.span))
        return gender_of_person(self._names.text(entity), tokens[first - 1].text if first else "")

    def _key(self, index: int, depth: int = 0) -> str:
        """What it goes by: its name, or that of what it is said of, as an apposition or predicate
        or with one ("the mayor, Ida Roos"); else its noun."""
        tree, token = self._tree, self._tree.tokens[index]
        entity = self._entity.get(index)
        if entity is not None and (token.pos == "PROPN" or not token.span.overlaps(entity.span)):
            full = self._entity.get(token.head) if token.relation == "appos" else None
            if full is not None and full.kind == entity.kind == "organization":
                entity = full  # "Norbank Motors (NM)"
            key = self._names.key(entity)
            return self._aliases.get(key, key)
        other = token.head if token.relation == "appos" else None
        if tree.child(index, "cop") is not None and tree.child(index, "advmod") is None:
            other = tree.child(index, "nsubj")
        named = [i for i in tree.dependents(index, "appos") if self._is_person(i)]
        other = named[0] if named else other
        if other is not None and tree.tokens[other].pos in {"NOUN", "PROPN"} and depth < DEEPEST:
            return self._key(other, depth + 1)
        return f"{tree.lemma(index)}|{'many' if token.tag in {'NNS', 'NNPS'} else 'one'}"

    def _is_person(self, index: int) -> bool:
        return index in self._entity and self._entity[index].kind == "person"


def is_possessive(word: str) -> bool:
    """Of a pronoun: "his", "their"; "her" may be."""
    return word in POSSESSIVE and (word == "her" or word not in PERSONAL)
