"""Takeaways against the reference's, and against each other."""

from collections.abc import Sequence

from eval.metrics.words import overlap
from eval.reference import Reference
from eval.score import Measurement, Metric, Score, Unscored
from service.brief import Brief

# Of 2,260 pairs of different takeaways of one article 0.5% overlap by 0.4 and none by 0.6; of
# 1,130 takeaways 95% overlap by 0.4 with the whole sentence they were shortened from.
SAME_FACT = 0.4
REPEATED_FACT = 0.6


def coverage(brief: Brief, reference: Reference) -> Measurement:
    """Share of the reference's takeaways that a takeaway of the brief matches, one to one.

    Two takeaways match where the content words of label and text overlap by SAME_FACT (F1), of the
    text alone where the reference has no labels. The pairing is a maximum matching, so the order
    of takeaways cannot change the score.
    """
    if not reference.brief.takeaways:
        return Unscored("the reference has no takeaways")
    wanted = [f"{takeaway.label} {takeaway.text}" for takeaway in reference.brief.takeaways]
    labelled = reference.brief.has_labels
    offered = [f"{t.label} {t.text}" if labelled else t.text for t in brief.takeaways]
    alike = [
        [j for j, text in enumerate(offered) if overlap(text, fact) >= SAME_FACT] for fact in wanted
    ]
    missed = set(range(len(wanted))) - set(match(alike).values())
    facts = [f"{t.label}: {t.text}" if t.label else t.text for t in reference.brief.takeaways]
    notes = tuple(f"missed: {facts[i]}" for i in sorted(missed))
    return Score(1 - len(missed) / len(wanted), notes)


def match(alike: Sequence[Sequence[int]]) -> dict[int, int]:
    """A largest one-to-one pairing: right to left, where `alike[left]` lists its possible rights.

    Kuhn's augmenting paths; briefs have at most eight takeaways.
    """
    partner: dict[int, int] = {}

    def place(left: int, tried: set[int]) -> bool:
        for right in alike[left]:
            if right in tried:
                continue
            tried.add(right)
            if right not in partner or place(partner[right], tried):
                partner[right] = left
                return True
        return False

    for left in range(len(alike)):
        place(left, set())
    return partner


def distinctness(brief: Brief, reference: Reference) -> Measurement:
    """Share of takeaways that repeat neither an earlier one's fact nor its label: 1 - redundancy.

    A fact is repeated where the texts' content words overlap by REPEATED_FACT (F1).
    """
    del reference  # a brief repeats itself whatever a person wrote
    if len(brief.takeaways) < 2:
        return Unscored("fewer than two takeaways")
    notes = []
    for later in range(1, len(brief.takeaways)):
        for earlier in range(later):
            one, other = brief.takeaways[earlier], brief.takeaways[later]
            same_label = one.label.casefold() == other.label.casefold()
            if same_label or overlap(one.text, other.text) >= REPEATED_FACT:
                notes.append(f"key_takeaways[{later}] repeats key_takeaways[{earlier}]")
                break
    return Score(1 - len(notes) / len(brief.takeaways), tuple(notes))


def completeness(brief: Brief, reference: Reference) -> Measurement:
    """Share of the reference's lines (question, synopsis, takeaways) that the brief has a line for.

    What checking withholds is missed here, whatever its quality was.
    """
    wanted = {"takeaways": len(reference.brief.takeaways)}
    got = {"takeaways": min(len(brief.takeaways), wanted["takeaways"])}
    if reference.brief.headline_question is not None:
        wanted["headline question"] = 1
        got["headline question"] = int(brief.headline_question is not None)
    if reference.brief.synopsis is not None:
        wanted["synopsis"], got["synopsis"] = 1, int(brief.synopsis is not None)
    notes = tuple(
        f"{name}: {got[name]} of {number}" for name, number in wanted.items() if got[name] < number
    )
    return Score(sum(got.values()) / sum(wanted.values()), notes)


METRICS = (
    Metric("completeness", 1, "Is every line there that a person wrote one for?", completeness),
    Metric("takeaway_coverage", 2, "Which facts a person chose are told?", coverage),
    Metric("takeaway_distinctness", 1, "Does each takeaway tell something new?", distinctness),
)
