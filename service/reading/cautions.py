"""Why an article should not go out as a news brief unseen: opinion, live blog, several stories."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, groupby, pairwise

from service.document import Caution, Mark, Sentence, Span

_OPINION_TITLE = re.compile(
    r"(?:(?:guest )?(?:opinion|column|essay)|comment(?:ary)?|editorial|op-?ed|"
    r"letters?(?: to the editor)?|viewpoint|our view|leader|the .{3,30} view)\s*(?:[:|—–]|-\s|\Z)",
    re.IGNORECASE,
)
_DISCLAIMER = re.compile(
    r"(?:opinions?|views?) expressed (?:in this|here|are|by the (?:author|writer))|"
    r"\bviews are (?:his|her|their|my) own\b|"
    r"\bis an? (?:[\w-]+ ){0,4}columnist (?:for|at|with)\b|\Athe (?:writer|author) is an?\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[\"“][^\"“”]*[\"”]")
_UNSURE = re.compile(r"(?:\A|\s)['‘]\w|[.,!?…]['’](?:\s|\Z)|[.,]\?|\?[.,]")
_MY_NAME = re.compile(r"\b(?:World War|Act|Part|Phase|Chapter|Type|Class|Schedule) I\b")
_LIVE_TITLE = re.compile(
    r"\A\W*live\b\s*(?:[:|—–-]|updates?|blog|coverage|news|text)|\blive (?:updates|blog|"
    r"coverage)\b|\bas it happened\b|\blatest updates\b",
    re.IGNORECASE,
)
_STAMP = re.compile(
    r"\W?(?:updated?\W{1,3})?(?P<hour>\d{1,2})[:.](?P<minute>[0-5]\d)\s?(?:[ap]\.?m\b\.?|gmt|bst|utc|cet|ist|e[sd]?t|"
    r"p[sd]?t|hrs|h)?(?P<after>\s*\W*\Z|\s*[:|—–-]|\s+(?=[A-Z\"“]))",
    re.IGNORECASE,
)
_DIGEST_TITLE = re.compile(
    r"\b(?:in brief|briefs?\Z|round-?up|digest|at a glance|(?:morning|evening|daily) briefing|"
    r"top (?:stories|headlines)|news (?:in|at)|what you (?:need to know|missed))",
    re.IGNORECASE,
)
_IN_OTHER_NEWS = re.compile(r"(?:In|And in) other (?:news|stories|headlines)\b", re.IGNORECASE)
_PROPER = re.compile(r"(?<=[a-z,;] )[A-ZÀ-Þ][\w’'-]{2,}")
_CALENDAR = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|"
    r"September|October|November|December"
)
_MIN_STAMPS, _MIN_STAMPS_TITLED = 4, 2
_MOST_PARTS = 40  # more headings than any digest has


@dataclass(frozen=True, slots=True)
class _Voice:
    """A writer speaks so where at least `fewest` sentences, and `share` of all, have the words."""

    name: str
    words: re.Pattern[str]
    fewest: int
    share: float


# Of 4,391 articles 35 speak as I; of the 18 others that speak as we, 16 are opinion.
_VOICES = (
    _Voice("I", re.compile(r"\b(?:I|my|me)\b(?!\.)|\bI['’]"), 4, 0.15),
    _Voice("we", re.compile(r"\b(?:[Ww]e|[Oo]urs?)\b"), 5, 0.2),
)


def cautions(
    text: str, title: str | None, sentences: Sequence[Sentence], marks: Sequence[Mark]
) -> tuple[Caution, ...]:
    """At most one of each kind, each with the span that shows it; precision before recall.

    `sentences` is not empty. `text` is the text as sent, which all spans index.
    """
    found = (
        _opinion(text, title, sentences, marks),
        _live_blog(text, title, sentences, marks),
        _several_stories(text, title, sentences, marks),
    )
    return tuple(caution for caution in found if caution)


def _labels(
    text: str, title: str | None, first: Span, marks: Sequence[Mark]
) -> Iterator[tuple[str, Span]]:
    """The title and the headings before the report, with what shows them."""
    if title:
        yield title, first
    for mark in marks:
        if mark.span.start > first.start:
            return
        if mark.kind == "heading":
            yield text[mark.span.start : mark.span.end], mark.span


def _opinion(
    text: str, title: str | None, sentences: Sequence[Sentence], marks: Sequence[Mark]
) -> Caution | None:
    for label, span in _labels(text, title, sentences[0].span, marks):
        if _OPINION_TITLE.match(label.strip()):
            return Caution("opinion", span, f"labelled {label.strip()[:60]!r}")
    noted = [(s.text, s.span) for s in (*sentences[:2], *sentences[-4:])]
    noted += [
        (text[m.span.start : m.span.end], m.span) for m in marks if m.kind in ("credit", "byline")
    ]
    for note, span in noted:
        if _DISCLAIMER.search(note):
            return Caution("opinion", span, "a note says that the views are the author's")
    return _first_person(sentences)


def _first_person(sentences: Sequence[Sentence]) -> Caution | None:
    """The writer's own "I", or "we", from beginning to end; in quotations neither counts."""
    plain = list(_outside_quotes(sentences))
    for voice in _VOICES:
        own = [s for s, said in plain if voice.words.search(_MY_NAME.sub("", said))]
        thirds = {min(3 * s.span.start // max(sentences[-1].span.end, 1), 2) for s in own}
        if len(own) >= max(voice.fewest, len(sentences) * voice.share) and len(thirds) == 3:
            told = f"{len(own)} of {len(sentences)} sentences speak as {voice.name}"
            return Caution("opinion", own[0].span, told)
    return None


def _outside_quotes(sentences: Sequence[Sentence]) -> Iterator[tuple[Sentence, str]]:
    """Sentences with their quotations left out, from paragraphs whose quotations are plain.

    A paragraph with single or unbalanced quotation marks is skipped: who speaks is not sure.
    """
    for _, group in groupby(sentences, key=lambda sentence: sentence.paragraph):
        paragraph = list(group)
        whole = " ".join(sentence.text for sentence in paragraph)
        if whole.count('"') % 2 or whole.count("“") != whole.count("”") or _UNSURE.search(whole):
            continue
        inside = False
        for sentence in paragraph:
            turns = sentence.text.count('"') % 2 == 1
            if not (inside or turns or ("“" in sentence.text) != ("”" in sentence.text)):
                yield sentence, _QUOTED.sub(" ", sentence.text)
            inside = inside != turns


def _live_blog(
    text: str, title: str | None, sentences: Sequence[Sentence], marks: Sequence[Mark]
) -> Caution | None:
    """Time-stamped updates through most of the text; a cluster of times is a mere chronology."""
    stamps = _stamps(text, sentences, marks)
    labels = _labels(text, title, sentences[0].span, marks)
    live = next((span for label, span in labels if _LIVE_TITLE.search(label)), None)
    if live and len(stamps) >= _MIN_STAMPS_TITLED:
        return Caution("live_blog", live, f"called live, with {len(stamps)} time-stamped updates")
    spread = stamps[-1].start - stamps[0].start if stamps else 0
    if len(stamps) < _MIN_STAMPS or spread * 2 < sentences[-1].span.end - sentences[0].span.start:
        return None
    return Caution("live_blog", stamps[0], f"{len(stamps)} time-stamped updates")


def _stamps(text: str, sentences: Sequence[Sentence], marks: Sequence[Mark]) -> list[Span]:
    """Clock times that begin a paragraph or stand on lines of their own, in order."""
    spans, paragraph = [], -1
    for sentence in sentences:
        if sentence.paragraph != paragraph and _is_time(sentence.text):
            spans.append(sentence.span)
        paragraph = sentence.paragraph
    spans += [
        mark.span
        for mark in marks
        if mark.kind in ("byline", "heading", "table")
        and _is_time(text[mark.span.start : mark.span.end])
    ]
    return sorted(spans)


def _is_time(line: str) -> bool:
    found = _STAMP.match(line)
    return found is not None and int(found["hour"]) <= 24


def _several_stories(
    text: str, title: str | None, sentences: Sequence[Sentence], marks: Sequence[Mark]
) -> Caution | None:
    datelines = [mark.span for mark in marks if mark.kind == "dateline"]
    if len(datelines) >= 3:
        return Caution("several_stories", datelines[1], f"{len(datelines)} datelines")
    for sentence in sentences:
        if _IN_OTHER_NEWS.match(sentence.text):
            return Caution("several_stories", sentence.span, "a second story is announced")
    sections = _sections(sentences, marks)
    labels = _labels(text, title, sentences[0].span, marks)
    digest = next((span for label, span in labels if _DIGEST_TITLE.search(label)), None)
    if digest and len(sections) >= 3:
        return Caution(
            "several_stories", digest, f"called a digest, with {len(sections)} headed parts"
        )
    if len(sections) >= 3 and _share_nothing(sections):
        return Caution(
            "several_stories", sections[1][0].span, f"{len(sections)} parts share no names"
        )
    return None


def _sections(sentences: Sequence[Sentence], marks: Sequence[Mark]) -> list[list[Sentence]]:
    """Sentences between headings; what comes before the first heading is a part too."""
    starts = [mark.span.start for mark in marks if mark.kind == "heading"]
    bounds = [-1, *starts, sentences[-1].span.end]
    parts, position = [], 0
    for _, end in pairwise(bounds):
        part = []
        while position < len(sentences) and sentences[position].span.start < end:
            part.append(sentences[position])
            position += 1
        if part:
            parts.append(part)
    return parts


def _share_nothing(sections: Sequence[Sequence[Sentence]]) -> bool:
    """Whether no two parts name the same thing though each names several."""
    names = [
        {name for s in part for name in _PROPER.findall(s.text) if not _CALENDAR.fullmatch(name)}
        for part in sections
    ]
    if min(map(len, names)) < 3 or len(names) > _MOST_PARTS:
        return False
    return not any(a & b for a, b in combinations(names, 2))
