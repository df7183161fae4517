"""The article's own sentences for a line: those that say it in the same words."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from service.checking.facts.claim import Claim
from service.checking.source import Source
from service.checking.text.statement import Statement
from service.checking.text.words import is_content
from service.document import Span

# Chosen on the train and dev splits of the project's briefs (eval/checking_lines.py). A sentence
# is the line's own where it has this share of the line's other content words …
_OWN = 0.6
# … and others that have nearly as many may be it too: then none may bear the line out.
_NEARLY = 0.85
# A sentence with this share of the best one's words is near enough to lend the line a fact.
_BACKING = 0.7
_MOST_PASSAGES = 3


@dataclass(frozen=True, slots=True)
class Own:
    """`passages`: best first, () where no sentence clearly says the line. `backed`: the spans of
    claims that other passages bear out which say much of the line as well, with these."""

    passages: tuple[int, ...]
    backed: tuple[tuple[Span, tuple[int, ...]], ...]

    def backing(self, span: Span) -> tuple[int, ...]:
        """The other passages that bear out what the line has at `span`."""
        return tuple(i for other, where in self.backed if other.overlaps(span) for i in where)


def own_passages(line: Statement, source: Source, claims: Sequence[Claim]) -> Own:
    """The words of the line's `claims` do not count, or a false one would find itself."""
    taken = [claim.span for claim in claims if claim.kind != "quote"]
    others = [
        word
        for word in line.words
        if is_content(word) and not any(s.start <= word.start < s.end for s in taken)
    ]
    shared = Counter(i for word in others for i in source.with_word(word.text))
    best = max(shared.values(), default=0)
    if not best or best < _OWN * len(others):
        return Own((), ())
    borne = Counter(i for claim in claims for i in claim.passages)
    ranked = sorted(shared, key=lambda i: (-shared[i], -borne[i], i))[:_MOST_PASSAGES]
    passages = tuple(i for i in ranked if shared[i] >= _NEARLY * best)
    backed = tuple(
        (claim.span, tuple(i for i in sorted(claim.passages) if shared[i] >= _BACKING * best))
        for claim in claims
        if claim.passages.isdisjoint(passages)
    )
    return Own(passages, backed)
