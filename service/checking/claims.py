"""Anybody's lines about an article: each with its evidence, a verdict and what is wrong with it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from service.article import Article
from service.brief import CheckedClaim, CheckedClaims, ClaimFinding
from service.checking.judging import Judged, judge_statement
from service.checking.miss import Miss
from service.checking.source import Source, index
from service.checking.support import Reading, Support
from service.checking.text.statement import sentences
from service.checking.text.words import is_content
from service.document import Span
from service.reading import read

# The probability from which on a claim is called supported. On the dev split of the project's
# briefs 0.5 to 0.75 are as good as each other, facts and support together (balanced accuracy 85%
# to 86%), and the lowest of them refuses fewest true lines: 5%, for 12% at 0.75.
SUPPORTED_FROM = 0.5
# Of editors' lines on dev that a look-up contradicts 5% were true all the same.
CONTRADICTED = 0.05


@dataclass(frozen=True, slots=True)
class _Part:
    """A sentence of a claim, where it starts in it and how it was judged."""

    start: int
    judged: Judged


def check_claims(article: Article, claims: Sequence[str], support: Support) -> CheckedClaims:
    """Every claim held against the article, facts and support together.

    A claim of several sentences is as good as its worst. One sentence of article is enough.
    Raises: what reading.read raises.
    """
    document = read(article, syntax=False, short=True)
    source = index(document)
    judged = [list(_parts(claim, source)) for claim in claims]
    readings = [r for parts in judged for part in parts for r in part.judged.readings]
    found = iter(support.judge(readings, source))
    answers = []
    for claim, parts in zip(claims, judged, strict=True):
        support_of = [next(found) if part.judged.readings else 0.0 for part in parts]
        answers.append(_checked(claim, parts, support_of, source))
    return CheckedClaims(document.id, document.text, tuple(answers))


def _parts(claim: str, source: Source) -> Iterator[_Part]:
    at = 0
    for sentence in sentences(claim):
        at = claim.index(sentence, at)
        yield _Part(at, judge_statement(source.line(sentence), source))
        at += len(sentence)


def _checked(
    claim: str, parts: Sequence[_Part], support: Sequence[float], source: Source
) -> CheckedClaim:
    scores = [
        found if part.judged.holds else min(found, CONTRADICTED)
        for part, found in zip(parts, support, strict=True)
    ]
    score = min(scores, default=0.0)
    spans = {span for part in parts for span in part.judged.evidence}
    findings = [
        _finding(miss, part.start, source)
        for part in parts
        for miss in part.judged.misses
        if miss.weight != "soft"
    ]
    for part, found in zip(parts, support, strict=True):
        if found < SUPPORTED_FROM and part.judged.readings:
            [reading] = part.judged.readings
            whole = Span(part.start, part.start + len(reading.said.text))
            detail = f"its evidence may not say all of this: support {found:.2f}"
            findings.append(ClaimFinding("support", detail, whole, _best(reading, source)))
    if not parts:
        findings.append(ClaimFinding("evidence", "the claim has no words", None, None))
    holds = all(part.judged.holds for part in parts) and score >= SUPPORTED_FROM
    return CheckedClaim(claim, holds, score, tuple(sorted(spans)), tuple(findings))


def _finding(miss: Miss, start: int, source: Source) -> ClaimFinding:
    span = Span(miss.span.start + start, miss.span.end + start) if miss.span else None
    nearest = source.passages[miss.place.passage].place(miss.place.span) if miss.place else None
    return ClaimFinding(miss.kind, miss.detail, span, nearest)


def _best(reading: Reading, source: Source) -> Span:
    """The sentence of the evidence that says most of it."""
    said = Counter(
        i for word in reading.said.words if is_content(word) for i in source.with_word(word.text)
    )
    return source.passages[max(reading.passages, key=lambda i: said[i])].sentence.span
