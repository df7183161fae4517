"""Anybody's lines about an article: each with its evidence, a verdict and what is wrong with it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from service.article import Article
from service.brief import CheckedClaim, CheckedClaims, ClaimFinding
from service.checking.judging import Judged, judge_statement
from service.checking.miss import Miss
from service.checking.source import Source, index
from service.checking.support import Support
from service.checking.text.statement import sentences
from service.checking.text.words import plain
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

    A claim of several sentences is as good as its worst. Raises: what reading.read raises.
    """
    document = read(article, syntax=False)
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
            text = part.judged.readings[0].said.text
            whole = Span(part.start, part.start + len(text))
            detail = f"its evidence may not say all of this: support {found:.2f}"
            findings.append(ClaimFinding("support", detail, whole, None))
    holds = all(part.judged.holds for part in parts) and score >= SUPPORTED_FROM
    return CheckedClaim(claim, holds, score, tuple(sorted(spans)), tuple(findings))


def _finding(miss: Miss, start: int, source: Source) -> ClaimFinding:
    span = Span(miss.span.start + start, miss.span.end + start) if miss.span else None
    return ClaimFinding(miss.kind, miss.detail, span, _located(miss.nearest, source))


def _located(words: str, source: Source) -> Span | None:
    """Where the article has the words first."""
    if not words:
        return None
    wanted = re.compile(rf"(?<!\w){re.escape(plain(words))}(?!\w)", re.IGNORECASE)
    for passage in source.passages:
        if found := wanted.search(passage.said.text):
            return passage.place(Span(found.start(), found.end()))
    return None
