"""Who "he", "she" or "it" is, where the article leaves no doubt; a refusal where it does."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from service.document import Document, Entity
from service.writing.embedded.tree import Tree

PERSONAL = {
    "he": "person", "she": "person", "him": "person", "her": "person", "himself": "person",
    "herself": "person", "it": "thing", "they": "group", "them": "group", "itself": "thing",
    "themselves": "group",
}  # fmt: skip
POSSESSIVE = {"his": "person", "her": "person", "hers": "person", "its": "thing", "their": "group"}
SPEAKERS = frozenset("i we me us my our mine ours myself ourselves you your yours yourself".split())
POINTING = frozenset(
    {
        "this",
        "that",
        "these",
        "those",
        "there",
        "here",
        "such",
        "both",
        "one",
        "ones",
        "another",
        "others",
        "neither",
        "either",
        "some",
        "many",
        "most",
        "each",
        "all",
        "none",
        "few",
        "several",
    }
)
# English has no sign for "this noun is a human being"; what news calls people mostly ends so.
HUMAN = frozenset(
    """man woman boy girl child son daughter mother father parent brother sister wife husband
    widow uncle aunt friend victim student patient president official chief judge captain
    guard witness resident suspect client spouse pilot nurse poet artist saint king queen
    prince princess pope bishop priest imam rabbi colonel general sergeant coach assistant
    agent applicant expert pensioner teenager youth baby toddler individual human""".split()
)
HUMAN_ENDINGS = ("man", "woman", "person", "ist", "ian", "er", "or", "eer", "ee", "ess")
INHUMAN = frozenset(
    """number order power paper offer matter letter border water summer winter sector factor error
    tower river center center chapter computer corner cover danger dinner disaster fever figure
    finger gender letter liver manner master newspaper october november december september other
    quarter shoulder temper theater tender thunder timber transfer trigger weather color favor
    harbor honor labor mirror motor vapor committee degree fee tree knee guarantee coffee business
    process access success progress illness witness address fitness darkness sickness congress
    list consist insist exist twist mist fist register server shelter order ladder layer laser
    killer counter encounter slaughter laughter encounter answer after career beer deer""".split()
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
        without guessing."""
        tree = self._trees[sentence]
        if tree is None:
            return None
        said_as: dict[int, str] = {}
        sources: set[int] = set()
        quoted = _quoted(tree, kept)
        for index in sorted(kept):
            word = tree.tokens[index].text.lower()
            if index in quoted:
                continue
            if word in SPEAKERS or (word in POINTING and _stands_alone(tree, index)):
                return None
            kind = PERSONAL.get(word) or POSSESSIVE.get(word)
            if kind is None or tree.tokens[index].pos not in {"PRON", "DET"}:
                continue
            if tree.tokens[index].relation == "expl" or self._has_antecedent(
                sentence, tree, index, kept
            ):
                continue
            if any(word_before in said_as for word_before in range(index)):
                continue  # The subject just named is whom the later pronoun means as well.
            found = self._antecedent(sentence, kind)
            if found is None:
                return None
            name, source = found
            said_as[index] = _possessive(name) if tree.tokens[index].tag == "PRP$" else name
            sources.add(source)
        return Resolution(said_as, tuple(sorted(sources)))

    def _has_antecedent(self, sentence: int, tree: Tree, index: int, kept: Collection[int]) -> bool:
        """Whether a subject that can be meant stands before the pronoun among the kept words."""
        token = tree.tokens[index]
        word = token.text.lower()
        kind = PERSONAL.get(word) or POSSESSIVE.get(word) or "thing"
        for earlier in kept:
            other = tree.tokens[earlier]
            if earlier >= index or other.pos not in {"PROPN", "NOUN"}:
                continue
            shares_verb = other.head == token.head and token.tag != "PRP$"
            if not other.relation.startswith("nsubj") or shares_verb:
                continue
            if self._fits(sentence, tree, earlier, kind):
                return True
        return False

    def _fits(self, sentence: int, tree: Tree, noun: int, kind: str) -> bool:
        """Whether the noun can be what a pronoun of that kind means, by number and by sort."""
        if kind == "group":
            return True
        token = tree.tokens[noun]
        if token.tag in {"NNS", "NNPS"} or tree.dependents(noun, "conj"):
            return False
        sort = next(
            (e.kind for e in self._by_sentence.get(sentence, []) if token.span.overlaps(e.span)),
            None,
        )
        if token.pos == "PROPN" or sort is not None:
            return sort in {None, "person"} if kind == "person" else sort != "person"
        return _is_human(tree.lemma(noun)) == (kind == "person")

    def _antecedent(self, sentence: int, kind: str) -> tuple[str, int] | None:
        """Only a sentence's own subject is taken for the antecedent, only from the sentence
        before (or the one before that, when both speak of the same one)."""
        if kind == "group":
            return None
        wanted = {"person"} if kind == "person" else {"organization", "place"}
        for back in (1, 2):
            earlier = sentence - back
            if earlier < 0 or self._trees[earlier] is None:
                return None
            named = [e for e in self._by_sentence.get(earlier, []) if e.kind in wanted]
            names = {self._key(e) for e in named}
            if len(names) > 1:
                return self._subject(earlier, wanted) if back == 1 else None
            if len(names) == 1 and (kind == "person" or self._subject(earlier, wanted)):
                return self._name(named[0]), earlier
            if kind != "person":
                return None
        return None

    def _subject(self, sentence: int, wanted: Collection[str]) -> tuple[str, int] | None:
        tree = self._trees[sentence]
        if tree is None:
            return None
        subject = tree.child(tree.root, "nsubj", "nsubj:pass")
        if subject is None or tree.dependents(subject, "conj"):
            return None
        for entity in self._by_sentence.get(sentence, []):
            token = tree.tokens[subject]
            inside = entity.span.start <= token.span.start and token.span.end <= entity.span.end
            if entity.kind in wanted and inside:
                return self._name(entity), sentence
        return None

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

    def _name(self, entity: Entity) -> str:
        """A person by title and surname or the fullest form of at most three words; any other
        by its own words."""
        if entity.kind != "person":
            raw = self._document.text[entity.span.start : entity.span.end]
            has_article = self._document.text[: entity.span.start].rstrip().lower().endswith(" the")
            text = self.text(entity)
            return f"the {text}" if has_article or raw.lower().startswith("the ") else text
        key = self._key(entity)
        forms = {
            self.text(e)
            for e in self._document.entities
            if e.kind == "person" and self._key(e) == key
        }
        full = [form for form in forms if 2 <= len(form.split()) <= 3 and form[:1].isupper()]
        return max(full, key=len) if full else self.text(entity)


def _is_human(lemma: str) -> bool:
    return lemma in HUMAN or (lemma.endswith(HUMAN_ENDINGS) and lemma not in INHUMAN)


def _possessive(name: str) -> str:
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def _stands_alone(tree: Tree, index: int) -> bool:
    """Whether a pointing word stands for a noun instead of going with one."""
    token = tree.tokens[index]
    goes_with = {"det", "mark", "advmod", "expl", "det:predet", "amod", "nummod", "cc:preconj"}
    if token.relation in goes_with | {"fixed", "case", "compound"} or token.tag in {"IN", "EX"}:
        return False
    if token.tag in {"WDT", "WP"} or tree.tokens[token.head].relation == "acl:relcl":
        return False
    return tree.child(index, "nmod", "acl:relcl", "acl") is None


def _quoted(tree: Tree, kept: Collection[int]) -> frozenset[int]:
    """Tokens of quotations that are kept word for word."""
    inside = set(kept)
    whole = [q for q in tree.quotations if inside.issuperset(q)]
    return frozenset(index for quotation in whole for index in quotation)
