"""A line beside one of the article's own sentences for it, word by word."""

from collections.abc import Collection
from dataclasses import dataclass

from service.brief import FindingKind
from service.checking.alignment import align
from service.checking.text.statement import Statement
from service.checking.text.words import Word, fold, is_content
from service.document import Span

# Share of the line's content words that must have their place in the sentence.
_ALIKE = 0.6


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
        content = [i for i, word in enumerate(self.line.words) if is_content(word)]
        return sum(i in self.chain for i in content) >= _ALIKE * len(content)

    def has(self, words: Collection[str]) -> bool:
        """Whether the line has one of the folded words."""
        return any(form in words for form in self.forms)

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
