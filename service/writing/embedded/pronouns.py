"""Who "he", "she" or "it" is, where the article leaves no doubt; a refusal where it does."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from service.document import Document, Entity
from service.writing.embedded.lexicon import TIME_WORDS
from service.writing.embedded.people import is_human, is_surely_human
from service.writing.embedded.tree import Tree

PERSONAL = {
    "he": "person", "she": "person", "him": "person", "her": "person", "himself": "person",
    "herself": "person", "it": "thing", "they": "group", "them": "group", "itself": "thing",
    "themselves": "group",
}  # fmt: skip
POSSESSIVE = {"his": "person", "her": "person", "hers": "person", "its": "thing", "their": "group"}
DEMONSTRATIVE = frozenset({"this", "that", "these", "those"})
REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves"})
# Pronouns of one column are taken for one and the same; of two they never are.
GENDER = {
    "he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "hers": "f", "it": "n", "its": "n",
}  # fmt: skip
TITLES = frozenset("mr mrs ms miss dr sir lord lady prof professor gen general president".split())
SPEAKERS = frozenset("i we me us my our mine ours myself ourselves you your yours yourself".split())
POINTING = frozenset(
    """this that these those there here such both one ones another others neither either latter
    some many most each all none few several""".split()
)


@dataclass(frozen=True, slots=True)
class Resolution:
    """Token index → words to say instead; `sentences` are the ones that tell who it is."""

    said_as: Mapping[int, str]
    sentences: tuple[int, ...]


class Referents:
    """The people and bodies of one document, ready to be asked for."""

    def __init__(self, document: Document, trees: Sequence[Tree | None]) -> None:
        self._document = document
        self._trees = trees
        self._by_sentence: dict[int, list[Entity]] = {}
        for entity in document.entities:
            self._by_sentence.setdefault(entity.sentence, []).append(entity)

    def resolve(self, sentence: int, kept: Collection[int]) -> Resolution | None:
        """How to say the kept words so that no pronoun dangles; None if that cannot be done
        without guessing. Only a pronoun in subject's place is named: "He", "His lawyer"."""
        tree = self._trees[sentence]
        if tree is None:
            return None
        said_as: dict[int, str] = {}
        sources: set[int] = set()
        named: str | None = None
        quoted = _quoted(tree, kept)
        for index in sorted(set(kept) - quoted):
            token = tree.tokens[index]
            word = token.text.lower()
            if word in SPEAKERS or (word in POINTING and _stands_alone(tree, index)):
                return None
            if word in DEMONSTRATIVE and index == min(kept) and _points_back(tree, index):
                said_as[index] = "the"  # Capital or not is the surface's business.
                continue
            kind = PERSONAL.get(word) or POSSESSIVE.get(word)
            if kind is None or token.pos not in {"PRON", "DET"} or token.relation == "expl":
                continue
            if word in REFLEXIVE or (named is not None and GENDER.get(word) == named):
                continue
            if self._has_antecedent(sentence, tree, index, kept):
                continue
            found = self._antecedent(sentence, kind) if _leads(tree, index) else None
            if found is None:
                return None
            name, where = found
            said_as[index] = _possessive(name) if token.tag == "PRP$" else name
            sources.update(where)
            named = GENDER.get(word)
        return Resolution(said_as, tuple(sorted(sources)))

    def _antecedent(self, sentence: int, kind: str) -> tuple[str, tuple[int, ...]] | None:
        """The subject of the sentence before, if that sentence names no other of its sort."""
        earlier = sentence - 1
        if kind == "group" or earlier < 0:
            return None
        wanted = {"person"} if kind == "person" else {"organization"}
        tree = self._trees[earlier]
        if tree is None:
            return None
        named = [e for e in self._by_sentence.get(earlier, []) if e.kind in wanted]
        subject = tree.child(tree.root, "nsubj", "nsubj:pass")
        if len({self._key(e) for e in named}) != 1 or subject is None:
            return None
        at = tree.tokens[subject].span
        entity = next((e for e in named if e.span.overlaps(at)), None)
        if entity is None or tree.dependents(subject, "conj"):
            return None
        name = self._name(entity)
        return (name[0], tuple({earlier, name[1]})) if name else None

    def _has_antecedent(self, sentence: int, tree: Tree, index: int, kept: Collection[int]) -> bool:
        """Whether a subject that can be meant stands before the pronoun among the kept words."""
        token = tree.tokens[index]
        word = token.text.lower()
        kind = PERSONAL.get(word) or POSSESSIVE.get(word) or "thing"
        verbs = _verbs_of(tree, index)
        for earlier in kept:
            other = tree.tokens[earlier]
            if other.pos not in {"PROPN", "NOUN"}:
                continue
            if earlier >= index and not _announces(tree, index, earlier):
                continue
            shares_verb = other.head in verbs and token.tag != "PRP$"
            is_subject = other.relation.startswith("nsubj") and not shares_verb
            if not is_subject and not _is_told_of(tree, index, earlier):
                continue
            if self._fits(sentence, tree, earlier, kind):
                return True
        return False

    def _fits(self, sentence: int, tree: Tree, noun: int, kind: str) -> bool:
        """Whether the noun can be what a pronoun of that kind means, by number and by sort."""
        token = tree.tokens[noun]
        is_plural = token.tag in {"NNS", "NNPS"} or bool(tree.dependents(noun, "conj"))
        lemma = tree.lemma(noun)
        if kind == "group":
            return is_plural or not is_surely_human(lemma)
        if is_plural:
            return False
        sort = next(
            (e.kind for e in self._by_sentence.get(sentence, []) if token.span.overlaps(e.span)),
            None,
        )
        if token.pos == "PROPN" or sort is not None:
            return sort in {None, "person"} if kind == "person" else sort != "person"
        return is_human(lemma) if kind == "person" else not is_surely_human(lemma)

    def _key(self, entity: Entity) -> str:
        """People go by their last name, everything else by all of it."""
        text = self.text(entity).lower()
        return text.rsplit(maxsplit=1)[-1] if entity.kind == "person" and text else text

    def text(self, entity: Entity) -> str:
        words = self._document.text[entity.span.start : entity.span.end].split()
        while words and words[0].lower().rstrip(".") == "the":
            words = words[1:]
        text = " ".join(words)
        for clitic in ("'s", "’s"):
            text = text.removesuffix(clitic)
        return text

    def _name(self, entity: Entity) -> tuple[str, int] | None:
        """What to call the one meant, and the sentence that calls it so: a person by the fullest
        form of at most three words, anything else by its own words. None where two people share
        the surname."""
        text = self.text(entity)
        if entity.kind != "person":
            before = self._document.text[: entity.span.start].rstrip().lower()
            raw = self._document.text[entity.span.start : entity.span.end].lower()
            has_article = before.endswith((" the", "\nthe")) or raw.startswith("the ")
            return (f"the {text}" if has_article else text), entity.sentence
        key = self._key(entity)
        forms: dict[str, int] = {}
        for other in self._document.entities:
            form = self.text(other)
            if other.kind == "person" and self._key(other) == key and form[:1].isupper():
                forms.setdefault(form, other.sentence)
        full = sorted((f for f in forms if 2 <= len(f.split()) <= 3), key=len)
        if not full:
            return text, entity.sentence
        if (
            len({f.split()[-2] for f in full if f.split()[-2].lower().rstrip(".") not in TITLES})
            > 1
        ):
            return None
        return full[-1], forms[full[-1]]


def _points_back(tree: Tree, index: int) -> bool:
    """ "This gathering", but not "this year's": that one points at the day of the paper."""
    token = tree.tokens[index]
    return token.relation == "det" and tree.lemma(token.head) not in TIME_WORDS


def _announces(tree: Tree, pronoun: int, noun: int) -> bool:
    """ "After she resigned, Ida Roos left": a clause before the main one speaks of its subject."""
    if tree.tokens[noun].head != tree.root:
        return False
    return any(
        pronoun in tree.subtrees[clause]
        for clause in tree.dependents(tree.root, "advcl", "obl")
        if clause < noun
    )


def _verbs_of(tree: Tree, index: int) -> frozenset[int]:
    """The verb a pronoun belongs to and those it is coordinated with: in "made and leased them"
    the maker is not what was leased."""
    head = tree.tokens[index].head
    verbs = {head}
    while head >= 0 and tree.tokens[head].relation == "conj":
        head = tree.tokens[head].head
        verbs.add(head)
    return frozenset(verbs)


def _is_told_of(tree: Tree, pronoun: int, noun: int) -> bool:
    """ "a sheriff who says he was tricked": the clause is about its own noun."""
    return any(pronoun in tree.subtrees[c] for c in tree.dependents(noun, "acl:relcl"))


def _leads(tree: Tree, index: int) -> bool:
    """Whether the pronoun is the sentence's subject or stands at its head: "She …", "Her son …"."""
    subject = tree.child(tree.root, "nsubj", "nsubj:pass")
    return subject is not None and index in tree.subtrees[subject][:1]


def _possessive(name: str) -> str:
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def _stands_alone(tree: Tree, index: int) -> bool:
    """Whether a pointing word stands for a noun instead of going with one."""
    token = tree.tokens[index]
    goes_with = {"det", "mark", "advmod", "expl", "det:predet", "amod", "nummod", "cc:preconj"}
    if token.relation in goes_with | {"fixed", "case", "compound"} or token.tag in {"IN", "EX"}:
        return False
    around = {t.text.lower() for t in tree.tokens[max(index - 1, 0) : index + 2]}
    if around >= {"each", "other"} or around >= {"one", "another"}:
        return False
    if token.tag in {"WDT", "WP"} or tree.tokens[token.head].relation == "acl:relcl":
        return False
    return tree.child(index, "nmod", "acl:relcl", "acl") is None


def _quoted(tree: Tree, kept: Collection[int]) -> frozenset[int]:
    """Tokens of quotations that are kept word for word."""
    inside = set(kept)
    whole = [q for q in tree.quotations if inside.issuperset(q)]
    return frozenset(index for quotation in whole for index in quotation)
