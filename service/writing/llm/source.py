"""The article as a language model may see it: cleaned, numbered, delimited, within its window.

Article text is data. Nothing in it can end the block it stands in, open a turn of its own or hide
from a reader what a model would read.
"""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import unescape

from service.document import Document, Sentence, Span
from service.errors import ArticleTooLong
from service.writing.embedded.choosing.salience import load_salience_model

OPENING, CLOSING = "<article>", "</article>"
Lengths = Callable[[Sequence[str]], list[int]]

# What chat templates of known models put around turns; a model's own come in as `specials`.
_TURNS = re.compile(r"<\|[^|<>\n]{0,60}\|>|\[/?INST\]|<</?SYS>>|\[/?(?:SYSTEM|USER)(?:_PROMPT)?\]")
_TAG = re.compile(r"<\s*[/!?]?\s*[A-Za-z][^<>]{0,2000}>|<!--|-->")
_BLOB = re.compile(r"\S{81,}")  # base64 and the like; the longest English words have 45 letters
_SELECTORS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_UNSEEN = frozenset(("Cc", "Cf", "Cs", "Co", "Cn"))
_LOOKALIKES = str.maketrans("<>", "‹›")

# Elements that a page does not show. Attributes are bounded so that scanning stays linear.
_HIDING = re.compile(
    r"<!--|<(?P<name>script|style|template|noscript|iframe|object)\b"
    r"|<(?P<hidden>[a-z][a-z0-9]{0,20})\s(?=[^<>]{0,500}(?:\bhidden\b|display\s*:\s*none"
    r"|visibility\s*:\s*hidden|font-size\s*:\s*0|opacity\s*:\s*0(?![.\d])|aria-hidden))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Source:
    """What a model is shown: `block` goes into the prompt, sentence i + 1 of it is `spans[i]` of
    the document. `left_out` counts the document's other sentences, `coverage` is the share of
    its words that are shown."""

    block: str
    spans: tuple[Span, ...]
    texts: tuple[str, ...]
    left_out: int
    coverage: float


def clean(text: str, specials: Sequence[str] = ()) -> str:
    """One line of what a reader sees of `text`: no markup, no controls, no turn markers, none of
    the model's `specials`, no unbroken run of more than 80 characters, and neither "<" nor ">"."""
    seen = _visible(unescape(_visible(text)))
    # Taking one marker out can put another together; each round is shorter than the last.
    while (stripped := _without_markers(seen, specials)) != seen:
        seen = stripped
    return " ".join(_BLOB.sub("…", seen.translate(_LOOKALIKES)).split())


def hidden_spans(text: str) -> list[Span]:
    """Comments, scripts and hidden elements of HTML sent as text, ordered and disjoint. One that
    never ends hides nothing. Linear."""
    spans: list[Span] = []
    endless: set[str] = set()
    lower, position = text.lower(), 0
    while found := _HIDING.search(text, position):
        name = (found["name"] or found["hidden"] or "").lower()
        close = f"</{name}" if name else "-->"
        end = -1 if close in endless else lower.find(close, found.end())
        position = found.end()
        if end < 0:
            endless.add(close)
            continue
        position = end + len(close)
        spans.append(Span(found.start(), position))
    return spans


def source(
    document: Document, lengths: Lengths, budget: int, specials: Sequence[str] = ()
) -> Source:
    """The article's sentences, all of them where they fit into `budget` tokens, else those that
    an editor would most likely rest a line on, in the article's order.

    `lengths` counts the tokens of each text as the model's own tokenizer does.
    Raises: ArticleTooLong where not even one sentence fits.
    """
    lines = _lines(document, specials)
    # The line break costs a token too.
    tokens = [n + 1 for n in lengths([f"[{i + 1}] {line}" for i, line in lines])]
    kept = _within(document, [i for i, _ in lines], tokens, budget)
    if lines and not kept:
        raise ArticleTooLong(
            f"the shortest sentence has {min(tokens)} tokens; {budget} are left for the article"
        )
    shown = [line for line in lines if line[0] in kept]
    words = sum(len(document.sentences[i].text.split()) for i, _ in shown)
    title = clean(document.title or "", specials)
    numbered = [f"[{n}] {text}" for n, (_, text) in enumerate(shown, start=1)]
    heading = [f"Title: {title[:300]}"] if title else []
    return Source(
        block="\n".join((OPENING, *heading, *numbered, CLOSING)),
        spans=tuple(document.sentences[i].span for i, _ in shown),
        texts=tuple(text for _, text in shown),
        left_out=len(document.sentences) - len(shown),
        coverage=words / document.words if document.words else 0.0,
    )


def _visible(text: str) -> str:
    text = _TAG.sub(" ", "".join(map(_seen, text)))
    return _SELECTORS.sub("", text)


def _seen(character: str) -> str:
    if character.isspace():
        return " "
    return "" if unicodedata.category(character) in _UNSEEN else character


def _without_markers(text: str, specials: Sequence[str]) -> str:
    for special in specials:
        text = text.replace(special, " ")
    return _TAG.sub(" ", _TURNS.sub(" ", text))


def _lines(document: Document, specials: Sequence[str]) -> list[tuple[int, str]]:
    """The document's sentences that a reader sees, by index, cleaned."""
    hidden = hidden_spans(document.text)
    visible = (
        (i, clean(_outside(sentence, hidden), specials))
        for i, sentence in enumerate(document.sentences)
    )
    return [(i, text) for i, text in visible if any(c.isalnum() for c in text)]


def _outside(sentence: Sentence, hidden: Sequence[Span]) -> str:
    """The sentence without what stands inside a hidden span."""
    inside = [span for span in hidden if span.overlaps(sentence.span)]
    if not inside:
        return sentence.text
    start = sentence.span.start
    places = sentence.offsets or range(start, start + len(sentence.text))
    return "".join(
        character
        for character, place in zip(sentence.text, places, strict=True)
        if not any(span.start <= place < span.end for span in inside)
    )


def _within(
    document: Document, indices: Sequence[int], tokens: Sequence[int], budget: int
) -> frozenset[int]:
    if sum(tokens) <= budget:
        return frozenset(indices)
    odds = load_salience_model().read(document).sentences.max(axis=1)
    kept, left = set(), budget
    for index, cost in sorted(zip(indices, tokens, strict=True), key=lambda p: (-odds[p[0]], p[0])):
        if cost <= left:
            kept.add(index)
            left -= cost
    return frozenset(kept)
