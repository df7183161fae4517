"""Checked rate: what share of a brief's statements the checker itself, asked anew, supports.

Unlike `support_rate` it does not believe the support that a brief brings along, which an edit makes
stale and another writer may have made up. Never alone: read beside `completeness` (what was
withheld costs there) and the lengths, for a short brief is easily true.
"""

from functools import lru_cache
from statistics import fmean

from eval.metrics.lines import NamedLine, lines_of
from eval.reference import Reference
from eval.score import Measurement, Metric, Score, Unscored
from service.article import Article
from service.brief import Brief, CheckedClaim
from service.checking.claims import check_claims
from service.checking.support import load_support
from service.errors import ArticleTooLong, InvalidArticle

# A question states nothing, and a label rests on its takeaway.
_STATEMENTS = {"synopsis", "takeaway"}


def checked_rate(brief: Brief, reference: Reference) -> Measurement:
    """Share of synopsis and takeaways that `check_claims` supports, held against the reference's
    article as anybody's lines are; notes say what is wrong with the others, and how many lines
    there were and how long. Raises: WriterUnavailable if the model's files are missing."""
    lines = [line for line in lines_of(brief) if line.kind in _STATEMENTS]
    if not lines:
        return Unscored("the brief has no statement to check")
    load_support()  # before the try: that there is no model is no fault of the article's
    try:
        claims = _checked(reference.as_article(), tuple(line.text for line in lines))
    except (InvalidArticle, ArticleTooLong) as error:
        return Unscored(f"the checker could not read it: {error.code}")
    pairs = zip(lines, claims, strict=True)
    notes = [_note(line, claim) for line, claim in pairs if not claim.supported]
    value = 1 - len(notes) / len(lines)
    if notes:
        words = fmean(len(line.text.split()) for line in lines)
        notes.append(f"of {len(lines)} lines checked, {words:.1f} words each")
    return Score(value, tuple(notes))


# One article's brief, baseline and reference, and the same brief of two reports.
@lru_cache(maxsize=64)
def _checked(article: Article, lines: tuple[str, ...]) -> tuple[CheckedClaim, ...]:
    return check_claims(article, lines, load_support()).claims


def _note(line: NamedLine, claim: CheckedClaim) -> str:
    # What is looked up says what is wrong; the model only that something is.
    sure = [finding.detail for finding in claim.findings if finding.kind != "support"]
    doubts = [finding.detail for finding in claim.findings]
    wrong = "; ".join(sure or doubts) or "no sentence says it"
    return f"{line.field}: checked anew {claim.score:.2f}: {wrong}: {line.text!r}"


METRICS = (
    Metric(
        "checked_rate",
        1,
        "Does the checker, asked anew, support synopsis and takeaways?",
        checked_rate,
    ),
)
