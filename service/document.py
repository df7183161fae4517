"""The article as read: the text as sent, with noise marked, sentences, syntax and entities.

Every offset counts Unicode code points of `Document.text`; spans are half-open.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

import numpy as np
import numpy.typing as npt

MarkKind = Literal[
    "dateline",  # "SEOUL, Sep 5 (NationPress) -"
    "byline",  # "By Jane Doe"
    "credit",  # "Additional reporting by …", "(Reuters)", "© 2025 …"
    "link",  # "Read more: …", bare URLs
    "caption",  # "Photo: …", "A view of the port. [Jane Doe/Reuters]"
    "advertisement",
    "newsletter",
    "heading",  # a line that is no sentence: title repeated, section heading, kicker
    "order",  # words to a machine: "Ignore all previous instructions"; HTML comments
    "table",  # score lists, price tables, code
    "invisible",  # zero-width characters, bidi controls, other controls
]
CautionKind = Literal["opinion", "live_blog", "several_stories"]
EntityKind = Literal["person", "organization", "place", "event", "time", "other"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Code points `start` to `end` (exclusive) of `Document.text`."""

    start: int
    end: int

    def overlaps(self, other: "Span") -> bool:
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the text that is no reporting; writers never see it."""

    span: Span
    kind: MarkKind


@dataclass(frozen=True, slots=True)
class Token:
    """One word or sign of a sentence, in the manner of Universal Dependencies.

    `text` is the surface as a reader sees it (see Sentence.text), `pos` the UPOS tag, `tag` the
    Penn Treebank tag. `head` is the index of the governing token in the same sentence, -1 for
    the root, whose `relation` is "root". Clitics are tokens of their own ("does|n't",
    "minister|'s"); `space_after` says whether white space follows.
    """

    span: Span
    text: str
    lemma: str
    pos: str
    tag: str
    head: int
    relation: str
    space_after: bool


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of reporting.

    `text` is what a reader sees of `span`: line breaks as spaces, marked characters left out,
    mojibake repaired. Where it is as long as the span, character i of it stands at
    `span.start + i`; else `offsets[i]` says where it stands in `Document.text`.
    `tokens` is () where the sentence was out of the syntax model's budget (Document.coverage).
    `states` is what the syntax model's encoder made of it, so that the article is encoded once:
    shape [1 + tokens, width], row 0 for the sentence, the others for its tokens; None without
    tokens.
    """

    span: Span
    paragraph: int
    text: str
    tokens: tuple[Token, ...] = ()
    offsets: tuple[int, ...] | None = None
    states: npt.NDArray[np.float16] | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Entity:
    """A named mention. `sentence` indexes Document.sentences."""

    span: Span
    kind: EntityKind
    sentence: int


@dataclass(frozen=True, slots=True)
class Caution:
    """Why the article should not be published as a news brief unseen; `span` shows it."""

    kind: CautionKind
    span: Span
    detail: str


@dataclass(frozen=True, slots=True)
class Document:
    """An Article after reading. Marks and sentences are each ordered and disjoint."""

    id: str
    text: str
    title: str | None
    language: str
    published_at: datetime | None
    marks: tuple[Mark, ...]
    sentences: tuple[Sentence, ...]
    entities: tuple[Entity, ...]
    cautions: tuple[Caution, ...]

    @property
    def words(self) -> int:
        """Words of reporting: white-space separated, over all sentences."""
        return sum(len(sentence.text.split()) for sentence in self.sentences)

    @property
    def coverage(self) -> float:
        """Share (0 to 1) of `words` in sentences that carry syntax."""
        seen = sum(len(sentence.text.split()) for sentence in self.sentences if sentence.tokens)
        return seen / self.words if self.words else 0.0
