"""Every takeaway that could be written for a document, each with a score."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from service.writing.embedded.choosing import printable
from service.writing.embedded.choosing.candidate_rank import FEATURES, WEIGHTS, candidate_features
from service.writing.embedded.choosing.line_judge import CutLine, LineJudge, load_line_judge
from service.writing.embedded.choosing.printable import Cut, printable_features
from service.writing.embedded.grammar.clauses import SUBJECTS
from service.writing.embedded.grammar.fewer_words import savings
from service.writing.embedded.grammar.sound import is_sound
from service.writing.embedded.grammar.surface import (
    is_clean,
    is_only_quoted,
    sentence_case,
    without_conversions,
)
from service.writing.embedded.grammar.tree import Tree
from service.writing.embedded.grammar.words import content
from service.writing.embedded.linear import LinearModel, NamedModel, load_linear, load_named
from service.writing.embedded.naming.renaming import told
from service.writing.embedded.naming.spoken import is_unattributed
from service.writing.embedded.reading import Reading
from service.writing.embedded.shortening.edges_held import line_loses_if_likely
from service.writing.embedded.shortening.edges_in_need import may_go_in_need
from service.writing.embedded.shortening.edges_judged import may_go_if_judged
from service.writing.embedded.shortening.likely import likely
from service.writing.embedded.shortening.shorten import Shortened, shorten

TAKEAWAY_WORDS = range(6, 17)
# The first sentences may be a feed's headlines, which have no stop.
LEAD = 1
POINTING = frozenset({"the", "this", "that", "these", "those"})
# Which government, every reader knows.
KNOWN = frozenset(
    """government police public world internet media army parliament economy weather president
    number majority percentage""".split()
)
Proposal = tuple[str, tuple[int, ...], Shortened, frozenset[str], tuple[float, ...]]
RULES = (line_loses_if_likely, may_go_if_judged)
# What the odds that readers would print a line (what printable.py counts, what the line judge
# reads) and that an editor would take its sentence count for beside its closeness to an editor's.
# Eight readers marked dev's lines of three shares of the line judge, blind and mixed: of those in
# which they differ they would print 29 in 100 with 2.5 and weights that had not learnt what cuts
# past the point, 45 with 5, 52 with 10, both with weights from the second lesson alone. The more it
# counts, the fewer of the editors' own sentences are taken.
PRINTABLE_SHARE, LINE_SHARE, CHOICE_SHARE = 0.5, 6.0, 4.0


class Judging(Protocol):
    def worths(self, cuts: Sequence[Cut]) -> list[float]:
        """Of each candidate, higher is better; comparable within one article."""
        ...


@dataclass(frozen=True, slots=True)
class Judges:
    """What the worth of a candidate is told by."""

    closeness: LinearModel
    printable: NamedModel
    line: LineJudge

    def worths(self, cuts: Sequence[Cut]) -> list[float]:
        """Log-odds, in a way."""
        stands = self.line.odds([CutLine(cut.tree, cut.short.kept) for cut in cuts])
        return [self._worth(cut, odds) for cut, odds in zip(cuts, stands, strict=True)]

    def _worth(self, cut: Cut, stands: float) -> float:
        row = [cut.told[name] for name in FEATURES]
        odds = self.printable.score(printable_features(cut))
        liked = CHOICE_SHARE * cut.told["choice"]
        printed = PRINTABLE_SHARE * odds + LINE_SHARE * stands
        return self.closeness.score(row) + printed + liked


def load_judges() -> Judges:
    """Raises: WriterUnavailable."""
    return Judges(load_linear(WEIGHTS, FEATURES), load_named(printable.WEIGHTS), load_line_judge())


@dataclass(frozen=True, slots=True)
class Candidate:
    """One way to say one fact. `sources` index Document.sentences, the first is where it comes
    from; `words` are its content stems, `mass` their weight; `points_at` those of a subject that a
    reader has to know already: "the fees"."""

    text: str
    sentence: int
    sources: tuple[int, ...]
    shortened: Shortened
    words: frozenset[str]
    mass: float
    score: float
    points_at: frozenset[str] = frozenset()


def candidates(reading: Reading, sentences: Sequence[int], judges: Judging) -> list[Candidate]:
    """Clean, self-contained ways to say what the sentences say, best first."""
    offers = [
        (sentence, proposal) for sentence in sentences for proposal in proposals(reading, sentence)
    ]
    worths = judges.worths([_cut(reading, *offer) for offer in offers])
    found = [
        Candidate(
            *(text, sentence, sources, short, words, reading.weights.mass(words), worth),
            _points_at(reading.trees[sentence], short),
        )
        for (sentence, (text, sources, short, words, _)), worth in zip(offers, worths, strict=True)
    ]
    return sorted(found, key=lambda c: (-c.score, c.text))


def _points_at(tree: Tree | None, short: Shortened) -> frozenset[str]:
    """Content stems of a subject like "the fees", "the new person"; none where a name is in it, or
    everybody knows which it is."""
    subject = tree.child(short.root, *SUBJECTS) if tree is not None else None
    if tree is None or subject is None or tree.tokens[subject].pos != "NOUN":
        return frozenset()
    said = {index for index, _ in short.instead}
    words = [i for i in tree.subtrees[subject] if i in short.kept]
    is_named = any(tree.tokens[i].pos == "PROPN" or i in said for i in words)
    is_definite = any(tree.lemma(i) in POINTING for i in tree.dependents(subject, "det"))
    if is_named or not is_definite or tree.lemma(subject) in KNOWN:
        return frozenset()
    return content(tree.text(words))


def _cut(reading: Reading, sentence: int, proposal: Proposal) -> Cut:
    tree, (_, _, short, _, row) = reading.trees[sentence], proposal
    if tree is None:
        raise ValueError("nothing is cut from a sentence without a tree")
    told = dict(zip(FEATURES, row, strict=True))
    return Cut(tree, short, told, reading.wordings.get(sentence))


def proposals(reading: Reading, sentence: int) -> Iterator[Proposal]:
    """(text, source sentences, shortened, content stems, FEATURES row) of each candidate."""
    tree = reading.trees[sentence]
    if tree is None:
        return
    found = list(_proposals(reading, sentence, tree, shortenings(reading, sentence, tree)))
    yield from found or _proposals(reading, sentence, tree, _in_need(reading, sentence, tree))


def _proposals(
    reading: Reading, sentence: int, tree: Tree, ways: Iterable[Shortened]
) -> Iterator[Proposal]:
    seen: set[str] = set()
    for way in ways:
        if not is_sound(tree, way.kept, way.root):
            continue
        said = told(reading.referents, sentence, tree, way)
        if said is None or (sentence > LEAD and _is_torn_off(tree, way)):
            continue
        short, said_as, others = said
        text = sentence_case(without_conversions(tree.text(short.said, said_as)))
        if text in seen or len(text.split()) not in TAKEAWAY_WORDS or not _is_fit(text):
            continue
        if is_unattributed(reading.document, reading.trees, sentence, way.root, text):
            continue
        seen.add(text)
        words = content(text)
        sources = (sentence, *others)
        is_resolved = len(said_as) > len(short.instead)
        row = (*candidate_features(reading, sentence, tree, short, text), is_resolved)
        yield text, sources, short, words, row


def _is_torn_off(tree: Tree, short: Shortened) -> bool:
    """ "... in his role as Captain": its sentence ends without a stop, and the line where that
    does."""
    is_ended = tree.sentence.text.rstrip("\"”’') ")[-1:] in ".!?:"
    return not is_ended and tree.words[-1] in short.kept


def _is_fit(text: str) -> bool:
    return is_clean(text) and not is_only_quoted(text)


def shortenings(reading: Reading, sentence: int, tree: Tree) -> Iterator[Shortened]:
    """By the wording model's word, by rule, and by rule in fewer words."""
    deletion, wording = reading.deletion(sentence), reading.wordings.get(sentence)
    if wording is not None:
        yield from likely(tree, TAKEAWAY_WORDS, deletion, wording, RULES)
    yield from shorten(tree, TAKEAWAY_WORDS, deletion)
    if saved := savings(tree):
        yield from shorten(tree, TAKEAWAY_WORDS, replace(deletion, savings=saved))


def _in_need(reading: Reading, sentence: int, tree: Tree) -> Iterator[Shortened]:
    """By the rule of last resort."""
    saving = replace(reading.deletion(sentence), rule=may_go_in_need, savings=savings(tree))
    yield from shorten(tree, TAKEAWAY_WORDS, saving)
