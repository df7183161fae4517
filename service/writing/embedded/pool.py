"""Every takeaway that could be written for a document, each with a score."""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files

import numpy as np
import numpy.typing as npt

from service.document import Document
from service.errors import WriterUnavailable
from service.writing.embedded.clauses import is_negated
from service.writing.embedded.edges import is_optional
from service.writing.embedded.edges_bold import may_go_if_unwanted
from service.writing.embedded.likely import likely
from service.writing.embedded.pronouns import Referents
from service.writing.embedded.salience import Salience
from service.writing.embedded.shorten import Deletion, Shortened, shorten
from service.writing.embedded.sound import is_sound
from service.writing.embedded.surface import is_clean, sentence_case
from service.writing.embedded.tree import Tree
from service.writing.embedded.wording import UNKNOWN, Wording, WordingModel
from service.writing.embedded.words import Weights, content

TAKEAWAY_WORDS = range(6, 17)
# Beyond this a "sentence" is a list or a crawl's glue, and its tree is not to be trusted.
LONGEST_SENTENCE_TOKENS = 120

# A takeaway must stand alone; closeness to the editor's words, which the model is fitted to, does
# not see that "The fees" have no name.
UNNAMED_COST = 0.8
# A quotation is colour, and its speaker's opinion; editors rest few takeaways on one.
QUOTED_COST = 0.5
FEATURES = (
    "choice", "shortening", "words", "brief", "long", "untouched", "dropped", "kept_share",
    "conjunct", "relative", "adverbial", "number", "name", "quote", "negated",
    "reports", "opens_with_name", "opens_with_article", "lead", "mass", "subject_words",
    "copula", "passive", "unnamed_subject", "bold", "odds_kept", "odds_dropped", "synopsis",
    "question", "rank", "opens_with_quote", "likelihood", "worst_step", "way", "pronoun_resolved",
)  # fmt: skip


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


@dataclass(frozen=True, slots=True)
class Reading:
    """A document made ready for writing: trees (None where too long or unparsed), referents,
    word weights and what the salience model makes of it; `choice` is each sentence's log-odds
    for a takeaway; `wordings` has those sentences that the wording model was asked about."""

    document: Document
    trees: tuple[Tree | None, ...]
    referents: Referents
    weights: Weights
    salience: Salience
    choice: npt.NDArray[np.float64]
    wordings: Mapping[int, Wording] = field(default_factory=dict)

    @classmethod
    def of(cls, document: Document, salience: Salience) -> "Reading":
        trees = tuple(
            Tree(s) if 0 < len(s.tokens) <= LONGEST_SENTENCE_TOKENS else None
            for s in document.sentences
        )
        return cls(
            document,
            trees,
            Referents(document, trees),
            Weights([content(s.text) for s in document.sentences]),
            salience,
            salience.chosen("takeaway"),
        )

    def worded(self, model: WordingModel, most: int) -> "Reading":
        """With the wordings of the `most` best-liked sentences."""
        chosen = self.best_sentences(most)
        trees = [tree for i in chosen if (tree := self.trees[i]) is not None]
        found = zip(chosen, model.read(trees), strict=True)
        return replace(self, wordings={i: wording for i, wording in found if wording is not None})

    def deletion(self, sentence: int) -> Deletion:
        """What may be left out of a sentence to make takeaways of it."""
        odds = self.salience.kept(sentence, "takeaway")
        return Deletion(odds.__getitem__, is_optional, may_go_if_unwanted)

    def best_sentences(self, most: int) -> list[int]:
        """Those with a tree, best-liked first."""
        ranked = np.argsort(-self.choice, kind="stable").tolist()
        return [i for i in ranked if self.trees[i] is not None][:most]


class RankModel:
    """Linear in FEATURES: how close a candidate comes to something an editor wrote."""

    def __init__(self, weights: Sequence[float], bias: float) -> None:
        self._weights = np.array(weights)
        self._bias = bias

    def score(self, row: Sequence[float]) -> float:
        return float(np.dot(self._weights, row) + self._bias)


@cache
def load_rank_model() -> RankModel:
    """The model in service/weights/rank.json, made by training/rank.py.

    Raises: WriterUnavailable if it cannot be read.
    """
    path = files("service") / "weights" / "rank.json"
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, json.JSONDecodeError) as error:
        raise WriterUnavailable(f"cannot read the ranking weights at {path}") from error
    return RankModel([stored["weight"][name] for name in FEATURES], stored["bias"])


def candidates(reading: Reading, sentence: int, rank: RankModel) -> list[Candidate]:
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


def _score(rank: RankModel, row: Sequence[float]) -> float:
    unnamed = row[FEATURES.index("unnamed_subject")]
    quoted = row[FEATURES.index("opens_with_quote")]
    return rank.score(row) - UNNAMED_COST * unnamed - QUOTED_COST * quoted


Proposal = tuple[str, tuple[int, ...], Shortened, frozenset[str], tuple[float, ...]]


def proposals(reading: Reading, sentence: int) -> Iterator[Proposal]:
    """(text, source sentences, shortened, content stems, FEATURES row) of each candidate."""
    tree = reading.trees[sentence]
    if tree is None:
        return
    seen: set[str] = set()
    for short in _shortenings(reading, sentence, tree):
        resolution = reading.referents.resolve(sentence, short.kept)
        if resolution is None or not is_sound(tree, short.kept, short.root):
            continue
        text = sentence_case(tree.text(short.kept, {**resolution.said_as, **dict(short.instead)}))
        if text in seen or len(text.split()) not in TAKEAWAY_WORDS or not is_clean(text):
            continue
        seen.add(text)
        words = content(text)
        sources = (sentence, *resolution.sentences)
        row = (*_features(reading, sentence, tree, short, text), bool(resolution.said_as))
        yield text, sources, short, words, row


def _shortenings(reading: Reading, sentence: int, tree: Tree) -> Iterator[Shortened]:
    """By the wording model's word, and by rule."""
    deletion, wording = reading.deletion(sentence), reading.wordings.get(sentence)
    if wording is not None:
        yield from likely(tree, TAKEAWAY_WORDS, deletion, wording)
    yield from shorten(tree, TAKEAWAY_WORDS, deletion)


def _features(
    reading: Reading, sentence: int, tree: Tree, short: Shortened, text: str
) -> tuple[float, ...]:
    tokens = [tree.tokens[i] for i in short.kept]
    share = len(short.kept) / max(len(tree.tokens), 1)
    subject = tree.child(short.root, "nsubj", "nsubj:pass")
    kept = set(short.kept)
    subject_words = (
        sum(1 for i in tree.subtrees[subject] if i in kept) if subject is not None else 0
    )
    return (
        float(reading.choice[sentence]), short.score, short.words, short.words < 9,
        short.words > 14, short.dropped == 0, short.dropped, share,
        short.kind == "conjunct", short.kind == "relative", short.kind == "adverbial",
        any(t.pos == "NUM" for t in tokens), sum(t.pos == "PROPN" for t in tokens),
        '"' in text or "“" in text, is_negated(tree, short.root),
        tree.lemma(short.root) in {"say", "tell", "add"}, tokens[0].pos == "PROPN",
        tokens[0].pos == "DET", sentence == 0,
        reading.weights.mass(content(text)) / max(short.words, 1), subject_words,
        tree.child(short.root, "cop") is not None, tree.child(short.root, "aux:pass") is not None,
        is_unnamed(tree, subject) and not short.instead, short.bold,
        *_odds(reading, sentence, tree, kept),
        float(reading.salience.chosen("synopsis")[sentence]),
        float(reading.salience.chosen("question")[sentence]),
        float((reading.choice > reading.choice[sentence]).sum()), text[0] in '"“',
        *_likelihood(reading, sentence, kept),
    )  # fmt: skip


def _likelihood(
    reading: Reading, sentence: int, kept: Collection[int]
) -> tuple[float, float, float]:
    wording = reading.wordings.get(sentence)
    found = wording.likelihood(kept) if wording is not None else UNKNOWN
    return found.mean, found.worst, found.total


def _odds(
    reading: Reading, sentence: int, tree: Tree, kept: Collection[int]
) -> tuple[float, float]:
    """Mean log-odds of the words kept, and of those left out."""
    odds = reading.salience.kept(sentence, "takeaway")
    told = [odds[i] for i in kept if not tree.is_punctuation(i)]
    left = [odds[i] for i in range(len(odds)) if i not in kept and not tree.is_punctuation(i)]
    return sum(told) / max(len(told), 1), sum(left) / max(len(left), 1)


def is_unnamed(tree: Tree, subject: int | None) -> bool:
    """ "The fees", "The group": which, only the sentence before can tell."""
    if subject is None or tree.tokens[subject].pos != "NOUN":
        return False
    children = [i for i in tree.children[subject] if not tree.is_punctuation(i)]
    return any(tree.lemma(i) in {"the", "this", "that", "these", "those"} for i in children) and (
        len(children) == 1
    )
