"""One line: its evidence, and everything that is wrong with it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from service.checking import evidence, facts
from service.checking.facts.claim import Claim
from service.checking.miss import Miss, Weight, shown
from service.checking.source import Source
from service.checking.style import is_hopeless, labels
from service.checking.support import Reading
from service.checking.text.statement import Statement, sentences
from service.document import Span

# "Two Teams", "Top Five": a label may count what the article lists.
_SMALL_NUMBERS = frozenset("Two Three Four Five Six Seven Eight Nine Ten".split())


@dataclass(frozen=True, slots=True)
class _Bar:
    """What a line's evidence must say of it, by weight, not to fail and not to be in doubt; and
    how many sentences it may be."""

    fails_below: float
    doubted_below: float
    sentences: int


# Share of a line, by weight, that its evidence must say: below the first it fails, below the
# second it is in doubt. On the dev split of the project's briefs no true takeaway, synopsis or
# question falls and 0.1%, 0.6% and 3% are in doubt, while of takeaways held against another article
# 96% fall and 99% do not pass (of questions 94% and 99%). A question names what the article answers
# in words of its own ("How", "Cause", "Happened"), hence its lower bar.
_QUESTION = _Bar(0.35, 0.65, evidence.MOST_SENTENCES)
_STATEMENT = _Bar(0.5, 0.65, evidence.MOST_SENTENCES)
_SYNOPSIS = _Bar(0.5, 0.65, evidence.MOST_OF_A_SYNOPSIS)


@dataclass(frozen=True, slots=True)
class Judged:
    """`evidence`: whole sentences in reading order; () only where a miss is hard. `readings`: the
    line's sentences, each with its part of the evidence; `support`: of the least supported one,
    None where no model has read them."""

    evidence: tuple[Span, ...]
    misses: tuple[Miss, ...]
    readings: tuple[Reading, ...] = ()
    support: float | None = None

    @property
    def holds(self) -> bool:
        return not any(miss.weight == "hard" for miss in self.misses)

    @property
    def faults(self) -> tuple[int, int]:
        """Doubts and soft misses: of two lines that hold, the smaller is the better."""
        weights = [miss.weight for miss in self.misses]
        return weights.count("doubt"), weights.count("soft")


def judge_title(
    text: str, drafted: Iterable[Span], source: Source, style: Sequence[Miss]
) -> Judged:
    """A headline question or statement. `style`: its misses of form, found before.

    Lines that are hopeless in form are not looked up.
    """
    if is_hopeless(style):
        return Judged((), tuple(style))
    bar = _QUESTION if text.endswith("?") else _STATEMENT
    found = _look_up(source.line(text, title_case=True), drafted, source, bar)
    return Judged(found.spans(source), (*style, *found.misses))


def judge_text(text: str, drafted: Iterable[Span], source: Source, style: Sequence[Miss]) -> Judged:
    """A synopsis: each of its sentences rests on evidence of its own."""
    if is_hopeless(style):
        return Judged((), tuple(style))
    drafted = tuple(drafted)
    looked_up = [_look_up(source.line(one), drafted, source, _SYNOPSIS) for one in sentences(text)]
    spans = {span for found in looked_up for span in found.spans(source)}
    misses = [miss for found in looked_up for miss in found.misses]
    readings = tuple(found.reading for found in looked_up if found.reading.passages)
    return Judged(tuple(sorted(spans)), (*style, *misses), readings)


def judge_takeaway(
    label: str, text: str, drafted: Iterable[Span], source: Source, style: Sequence[Miss]
) -> Judged:
    """A takeaway with its label, whose facts must stand in the same evidence."""
    if is_hopeless(style):
        return Judged((), tuple(style))
    labelled: tuple[Claim, ...] = ()
    if not labels.is_generic(label):
        claims = facts.claims(source.line(label, title_case=True), source)
        labelled = tuple(claim for claim in claims if claim.surface not in _SMALL_NUMBERS)
    found = _look_up(source.line(text), drafted, source, _STATEMENT, labelled)
    readings = (found.reading,) if found.reading.passages else ()
    return Judged(found.spans(source), (*style, *found.misses), readings)


def judge_statement(line: Statement, source: Source) -> Judged:
    """One sentence of anybody's, of whatever form; it may sum up as much as a synopsis does."""
    found = _look_up(line, (), source, _SYNOPSIS)
    readings = (found.reading,) if found.reading.passages else ()
    return Judged(found.spans(source), found.misses, readings)


@dataclass(frozen=True, slots=True)
class _LookedUp:
    """One sentence of a line with its evidence and what is wrong with it."""

    reading: Reading
    misses: tuple[Miss, ...]

    def spans(self, source: Source) -> tuple[Span, ...]:
        return tuple(source.passages[i].sentence.span for i in self.reading.passages)


def _look_up(
    line: Statement,
    drafted: Iterable[Span],
    source: Source,
    bar: _Bar,
    labelled: tuple[Claim, ...] = (),
) -> _LookedUp:
    claims = facts.claims(line, source)
    keys = evidence.keys(line, claims, source) + evidence.claim_keys(labelled)
    found = evidence.find(keys, source, drafted, bar.sentences)
    misses = [miss for claim in (*claims, *labelled) if (miss := _miss(claim, line, found))]
    if found.share < bar.doubted_below or not found.passages:
        unsaid = ", ".join(shown(word) for word in found.unsaid[:5]) or shown(line.text)
        fails = found.share < bar.fails_below or not found.passages
        detail = f"no sentence of the article says {unsaid}"
        misses.append(Miss("evidence", detail, "hard" if fails else "doubt"))
    return _LookedUp(Reading(line, found.passages), tuple(misses))


def _miss(claim: Claim, line: Statement, found: evidence.Evidence) -> Miss | None:
    """What is wrong with a claim, given the line's evidence; None where it holds."""
    surface = shown(_as_written(claim, line))
    if claim.false:
        detail = f"{surface} — {_instead(claim)}"
        return Miss(claim.kind, detail, "hard", claim.span, claim.nearest, claim.place)
    if claim.given or not claim.passages.isdisjoint(found.passages):
        return None
    # A name may stand for somebody whom the evidence calls "he"; a number stands for itself.
    weight: Weight = "doubt" if claim.kind == "name" else "hard"
    detail = f"{surface} — the article has it, but not where it says the rest"
    return Miss(claim.kind, detail, weight, claim.span)


def _as_written(claim: Claim, line: Statement) -> str:
    """The words of a claim as the line had them before it got capitals; a label's as they are."""
    start = line.text.find(claim.surface, max(claim.span.start - 1, 0))
    end = start + len(claim.surface)
    return line.written[start:end] if 0 <= start <= claim.span.end else claim.surface


def _instead(claim: Claim) -> str:
    if claim.nearest:
        return f"the article says {shown(claim.nearest)}"
    return f"the article has no such {'words' if claim.kind == 'quote' else claim.kind}"
