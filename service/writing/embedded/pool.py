"""Every takeaway that could be written for a document, each with a score."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from service.writing.embedded.candidate_rank import FEATURES, candidate_features
from service.writing.embedded.likely import likely
from service.writing.embedded.linear import LinearModel
from service.writing.embedded.reading import Reading
from service.writing.embedded.shorten import Shortened, shorten
from service.writing.embedded.sound import is_sound
from service.writing.embedded.surface import is_clean, sentence_case
from service.writing.embedded.tree import Tree
from service.writing.embedded.wording import OF_A_LINE, Likelihood
from service.writing.embedded.words import content

TAKEAWAY_WORDS = range(6, 17)
# A takeaway must stand alone; closeness to the editor's words, which the model is fitted to, does
# not see that "The fees" have no name.
UNNAMED_COST = 0.8
# A quotation is colour, and its speaker's opinion; editors rest few takeaways on one.
QUOTED_COST = 0.5


@dataclass(frozen=True, slots=True)
class Candidate:
    """One way to say one fact. `sources` index Document.sentences, the first is where it comes
    from; `words` are its content stems, `mass` their weight."""

    text: str
    sentence: int
    sources: tuple[int, ...]
    shortened: Shortened
    words: frozenset[str]
    mass: float
    score: float


def candidates(reading: Reading, sentence: int, rank: LinearModel) -> list[Candidate]:
    """Clean, self-contained ways to say what one sentence says, best first."""
    weights = reading.weights
    found = [
        Candidate(
            text,
            sentence,
            sources,
            short,
            words,
            weights.mass(words),
            _score(rank, row),
        )
        for text, sources, short, words, row in proposals(reading, sentence)
    ]
    return sorted(found, key=lambda c: (-c.score, c.text))


def _score(rank: LinearModel, row: Sequence[float]) -> float:
    told = dict(zip(FEATURES, row, strict=True))
    cost = UNNAMED_COST * told["unnamed_subject"] + QUOTED_COST * told["opens_with_quote"]
    likelihood = Likelihood(told["way"], told["likelihood"], told["worst_step"])
    return rank.score(row) - cost - OF_A_LINE.of(likelihood)


Proposal = tuple[str, tuple[int, ...], Shortened, frozenset[str], tuple[float, ...]]


def proposals(reading: Reading, sentence: int) -> Iterator[Proposal]:
    """(text, source sentences, shortened, content stems, FEATURES row) of each candidate."""
    tree = reading.trees[sentence]
    if tree is None:
        return
    seen: set[str] = set()
    for short in shortenings(reading, sentence, tree):
        resolution = reading.referents.resolve(sentence, short.kept)
        if resolution is None or not is_sound(tree, short.kept, short.root):
            continue
        text = sentence_case(tree.text(short.kept, {**resolution.said_as, **dict(short.instead)}))
        if text in seen or len(text.split()) not in TAKEAWAY_WORDS or not is_clean(text):
            continue
        seen.add(text)
        words = content(text)
        sources = (sentence, *resolution.sentences)
        row = (*candidate_features(reading, sentence, tree, short, text), bool(resolution.said_as))
        yield text, sources, short, words, row


def shortenings(reading: Reading, sentence: int, tree: Tree) -> Iterator[Shortened]:
    """By the wording model's word, and by rule."""
    deletion, wording = reading.deletion(sentence), reading.wordings.get(sentence)
    if wording is not None:
        yield from likely(tree, TAKEAWAY_WORDS, deletion, wording)
    yield from shorten(tree, TAKEAWAY_WORDS, deletion)
