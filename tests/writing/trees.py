"""Parsed sentences written by hand, so that rules are tested without the syntax model.

    [nsubj The/DT *bank/NN] *cut/VBD [obj its/PRP$ main/JJ *rate/NN] [obl on/IN *Monday/NNP] .

Words stand in reading order as `form/TAG`, a bracket is a branch named by its relation, `*` marks
the one word that heads its bracket (or the sentence) and governs the rest of it. A word that
heads nothing has the relation its tag suggests (_RELATIONS) or says another: `he/PRP:nsubj`.
`form=lemma/TAG` gives a lemma where the dictionary would be wrong. Signs are written bare. Words
are spaced as print spaces them; a `_` at the end glues a word to the next: `two_/CD -_/HYPH
year/NN`.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from service.document import Document, Entity, EntityKind, Sentence, Span, Token
from service.reading.syntax_lemmas import lemma_of
from service.writing.embedded.grammar.tree import Tree

_RELATIONS = {
    "DT": "det", "PDT": "det:predet", "PRP$": "nmod:poss", "JJ": "amod", "JJR": "amod",
    "JJS": "amod", "RB": "advmod", "RBR": "advmod", "RBS": "advmod", "IN": "case", "TO": "mark",
    "MD": "aux", "CC": "cc", "CD": "nummod", "POS": "case", "NN": "compound", "NNP": "compound",
    "NNS": "compound", "NNPS": "compound", "WRB": "advmod", "HYPH": "punct", "RP": "compound:prt",
    "EX": "expl", "VBZ": "aux", "VBD": "aux", "VBP": "aux", "VB": "aux", "VBN": "amod",
    "VBG": "amod", "UH": "discourse",
}  # fmt: skip
_POS = {
    "DT": "DET", "PDT": "DET", "PRP$": "PRON", "PRP": "PRON", "WP": "PRON", "WDT": "PRON",
    "WP$": "PRON", "EX": "PRON", "JJ": "ADJ", "JJR": "ADJ", "JJS": "ADJ", "RB": "ADV",
    "RBR": "ADV", "RBS": "ADV", "WRB": "ADV", "IN": "ADP", "RP": "ADP", "TO": "PART",
    "MD": "AUX", "CC": "CCONJ", "CD": "NUM", "POS": "PART", "NN": "NOUN", "NNS": "NOUN",
    "NNP": "PROPN", "NNPS": "PROPN", "HYPH": "PUNCT", "$": "SYM", "UH": "INTJ",
}  # fmt: skip
_SIGNS = {
    ",": ",", ";": ":", ":": ":", "—": ":", "–": ":", "-": ":", ".": ".", "?": ".", "!": ".",
    "“": "``", "”": "''", '"': "''", "'": "''", "‘": "``", "’": "''", "(": "-LRB-", ")": "-RRB-",
}  # fmt: skip
_NO_SPACE_BEFORE = frozenset([*",;:.?!”’)", "n't", "n’t", "'s", "’s", "'ll", "'ve", "'re", "%"])
_NO_SPACE_AFTER = frozenset([*"“‘($£€", "US$"])
_ITEM = re.compile(
    r"(?P<open>\[)(?P<branch>[a-z:]+)|(?P<close>\])"
    r"|(?P<head>\*)?(?P<form>[^\s/\]=]+)(?:=(?P<lemma>[^\s/]+))?/(?P<tag>[A-Z]+\$?|\$)"
    r"(?::(?P<relation>[a-z:]+))?"
    r"|(?P<sign>[^\s\w\[\]]_?)"
)


@dataclass(slots=True)
class _Word:
    form: str
    lemma: str | None
    tag: str
    relation: str
    glued: bool
    head: int = -1


@dataclass(slots=True)
class _Branch:
    relation: str
    head: int | None
    members: list[int]


def sentence(notation: str, start: int = 0, paragraph: int = 0) -> Sentence:
    """The sentence that `notation` writes down, at `start` of its document's text.

    Raises: ValueError where a bracket is left open, has no head or two, or a word no relation.
    """
    words = _words(notation)
    tokens: list[Token] = []
    at = start
    for index, word in enumerate(words):
        span = Span(at, at + len(word.form))
        space = index + 1 < len(words) and _is_spaced(words, index)
        pos = _pos(word)
        lemma = word.lemma or lemma_of(word.form, pos, word.tag)
        tokens.append(Token(span, word.form, lemma, pos, word.tag, word.head, word.relation, space))
        at = span.end + space
    text = "".join(f"{token.text} " if token.space_after else token.text for token in tokens)
    return Sentence(Span(start, at), paragraph, text, tuple(tokens))


def tree(notation: str) -> Tree:
    """The sentence's tree."""
    return Tree(sentence(notation))


def document(
    *notations: str, mentions: Mapping[str, EntityKind] | None = None, title: str | None = None
) -> Document:
    """Sentences one after the other; `mentions` are entities wherever their words stand, the
    longest first."""
    return of_sentences([sentence(notation) for notation in notations], mentions, title)


def of_sentences(
    sentences: Sequence[Sentence],
    mentions: Mapping[str, EntityKind] | None = None,
    title: str | None = None,
) -> Document:
    """A document of sentences that each start at 0, one after the other, a paragraph each."""
    placed: list[Sentence] = []
    at = 0
    for paragraph, one in enumerate(sentences):
        tokens = tuple(
            replace(token, span=Span(token.span.start + at, token.span.end + at))
            for token in one.tokens
        )
        placed.append(Sentence(Span(at, at + len(one.text)), paragraph, one.text, tokens))
        at += len(one.text) + 1
    entities: list[Entity] = []
    for name, kind in sorted((mentions or {}).items(), key=lambda item: -len(item[0])):
        for index, one in enumerate(placed):
            for found in re.finditer(rf"\b{re.escape(name)}\b", one.text):
                span = Span(found.start() + one.span.start, found.end() + one.span.start)
                if not any(span.overlaps(entity.span) for entity in entities):
                    entities.append(Entity(span, kind, index))
    return Document(
        id="by-hand",
        text="\n".join(one.text for one in placed),
        title=title,
        language="en",
        published_at=None,
        marks=(),
        sentences=tuple(placed),
        entities=tuple(sorted(entities, key=lambda entity: entity.span)),
        cautions=(),
    )


def places(parsed: Tree, *forms: str) -> list[int]:
    """The indices of all tokens of these forms."""
    return [i for i, token in enumerate(parsed.tokens) if token.text in forms]


def place(parsed: Tree, form: str) -> int:
    """The index of the one token of this form."""
    [index] = places(parsed, form)
    return index


def _words(notation: str) -> list[_Word]:
    words: list[_Word] = []
    open_branches = [_Branch("root", None, [])]
    at = 0
    for item in _ITEM.finditer(notation):
        if notation[at : item.start()].strip():
            raise ValueError(f"cannot read {notation[at : item.start()]!r}")
        at = item.end()
        if item["open"]:
            open_branches.append(_Branch(item["branch"], None, []))
        elif item["close"]:
            branch = open_branches.pop()
            open_branches[-1].members.append(_closed(branch, words))
        else:
            _add(words, open_branches[-1], item)
    if notation[at:].strip() or len(open_branches) != 1:
        raise ValueError(f"a bracket is left open, or {notation[at:]!r} cannot be read")
    _closed(open_branches[0], words)
    return words


def _add(words: list[_Word], branch: _Branch, item: "re.Match[str]") -> None:
    index = len(words)
    glued = (item["form"] or item["sign"]).endswith("_")
    if item["sign"]:
        sign = item["sign"].rstrip("_")
        words.append(_Word(sign, None, _SIGNS.get(sign, "SYM"), "punct", glued))
        branch.members.append(index)
        return
    form = item["form"].rstrip("_")
    relation = item["relation"] or _RELATIONS.get(item["tag"], "")
    if item["head"]:
        if branch.head is not None:
            raise ValueError(f"two heads in one bracket: {form!r}")
        branch.head = index
    elif relation:
        branch.members.append(index)
    else:
        raise ValueError(f"{form}/{item['tag']} needs a relation")
    words.append(_Word(form, item["lemma"], item["tag"], relation, glued))


def _closed(branch: _Branch, words: list[_Word]) -> int:
    """Hangs the branch's members on its head, which is returned."""
    if branch.head is None:
        raise ValueError(f"a bracket [{branch.relation} …] has no head")
    for member in branch.members:
        words[member].head = branch.head
    words[branch.head].relation = branch.relation
    return branch.head


def _pos(word: _Word) -> str:
    if word.tag in _SIGNS.values():
        return "PUNCT"
    if word.relation.startswith(("aux", "cop")):
        return "AUX"
    if word.tag == "IN" and word.relation == "mark":
        return "SCONJ"
    if word.form in {"not", "n't", "n’t"}:
        return "PART"
    return "VERB" if word.tag.startswith("VB") else _POS[word.tag]


def _is_spaced(words: Sequence[_Word], index: int) -> bool:
    """Whether white space stands between this word and the next."""
    form, following = words[index].form, words[index + 1].form
    if words[index].glued or following in _NO_SPACE_BEFORE or form in _NO_SPACE_AFTER:
        return False
    # Straight quotation marks open and close in turn.
    quotes = sum(word.form == '"' for word in words[: index + 1])
    return not ((form == '"' and quotes % 2 == 1) or (following == '"' and quotes % 2 == 1))
