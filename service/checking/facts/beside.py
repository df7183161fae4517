"""A line beside one of the article's own sentences for it, word by word."""

from collections.abc import Collection
from dataclasses import dataclass

from service.brief import FindingKind
from service.checking.alignment import align
from service.checking.text.statement import Statement
from service.checking.text.words import Word, fold, is_content, stems
from service.document import Span

# Share of the line's content words that must have their place in the sentence.
_ALIKE = 0.6
# Words that may keep something open or tell who says it, and as often do nothing of the kind.
SLIGHT = frozenset(
    """will wont shall once enough face faces faced facing set due ready must next soon need needs
    offer offers offered agreed study report reports found promise promises promised pledge
    pledges pledged call calls called charge charges charged option chance chances risk risks
    trial future decided ordered try tries tried attempt attempts to""".split()
)


@dataclass(frozen=True, slots=True)
class Beside:
    """`chain` leads from the words of the line to those of the sentence, `back` the other way;
    `forms` and `said_forms` are the folded words of the two, but for "May", which is a month."""

    line: Statement
    said: Statement
    chain: dict[int, int]
    back: dict[int, int]
    forms: tuple[str, ...]
    said_forms: tuple[str, ...]

    @classmethod
    def of(cls, line: Statement, said: Statement) -> "Beside":
        forms = tuple(_form(word) for word in line.words)
        said_forms = tuple(_form(word) for word in said.words)
        chain = align(line.words, said.words)
        return cls(line, said, chain, {j: i for i, j in chain.items()}, forms, said_forms)

    @property
    def is_close(self) -> bool:
        """Whether the line is made of this sentence, and not of words that it happens to have."""
        return self.met_words >= _ALIKE * sum(map(is_content, self.line.words))

    @property
    def is_alike(self) -> bool:
        """Whether the sentence has most of the line's words, in whatever order."""
        there = frozenset[str]().union(*(stems(word.text) for word in self.said.words))
        own = [stems(word.text) for word in self.line.words if is_content(word)]
        return sum(not one.isdisjoint(there) for one in own) >= _ALIKE * len(own)

    @property
    def met_words(self) -> int:
        """How many of the line's words that say something have their place in the sentence."""
        return sum(is_content(self.line.words[i]) for i in self.chain)

    @property
    def once(self) -> dict[int, int]:
        """The line's words that say something and are in the sentence once, in whatever order."""
        where: dict[str, set[int]] = {}
        for j, word in enumerate(self.said.words):
            for stem in stems(word.text):
                where.setdefault(stem, set()).add(j)
        found = {}
        for i, word in enumerate(self.line.words):
            if is_content(word):
                there = set[int]().union(*(where.get(stem, ()) for stem in stems(word.text)))
                if len(there) == 1:
                    found[i] = there.pop()
        return found

    def has(self, words: Collection[str]) -> bool:
        """Whether the line has one of the folded words."""
        return any(form in words for form in self.forms)

    def keeps(self, words: Collection[str], slight: Collection[str] = SLIGHT) -> bool:
        """Whether the line has one of the folded words; of those that say little (`slight`) not
        where the sentence has it too."""
        return any(
            form in words and not (form in slight and form in self.said_forms)
            for form in self.forms
        )

    def met_content(self, places: range) -> int | None:
        """The first of the sentence's words `places` that the line has too and that says
        something; None where there is none."""
        inside = (k for k in places if 0 <= k < len(self.said.words))
        return next((k for k in inside if k in self.back and self.is_content(k)), None)

    def is_content(self, k: int) -> bool:
        return is_content(self.said.words[k])

    def words_of(self, places: range) -> Span:
        """Where the sentence's words `places` stand; empty where there are none."""
        if not places:
            return Span(0, 0)
        first, last = self.said.words[places[0]], self.said.words[places[-1]]
        return Span(first.start, last.end)

    def word(self, j: int) -> Span:
        """Where one word of the sentence stands, without a possessive ending."""
        word = self.said.words[j]
        return Span(word.start, word.start + len(word.text))


@dataclass(frozen=True, slots=True)
class Fault:
    """Words `first` to `last` of the line, and where the sentence says otherwise."""

    kind: FindingKind
    first: int
    last: int
    nearest: Span


def _form(word: Word) -> str:
    return word.text if word.text == "May" else fold(word.text)


def parted(said: Statement, left: int, right: int) -> bool:
    """Whether a comma or the like stands between two words."""
    between = said.text[said.words[left].end : said.words[right].start]
    return not set(between).isdisjoint(",;:().!?")
