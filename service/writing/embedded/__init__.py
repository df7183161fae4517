"""Our own writer: small models and a syntax tree, on a plain CPU, with no network.

Reading.of   trees, referents, the salience of every sentence and word        salience, tree
candidates   every clean way to say each well-liked sentence shortly          pool, shorten
pick         different facts, best first                                      facts
labels, synopses, headline_questions                              label, synopsis, headline, ask
"""

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import cached_property
from importlib.resources import files

from service.article import BriefRequest
from service.document import Document, Span
from service.draft import Draft, Line, Takeaway
from service.writing.embedded.asking.asked import askable
from service.writing.embedded.asking.headline import headline_questions, load_question_judges
from service.writing.embedded.choosing.facts import pick
from service.writing.embedded.choosing.pool import (
    TAKEAWAY_WORDS,
    Candidate,
    candidates,
    load_judges,
)
from service.writing.embedded.choosing.salience import load_salience_model
from service.writing.embedded.grammar.tree import Tree
from service.writing.embedded.grammar.words import content, stems
from service.writing.embedded.labelling.label import JudgedLabel, labels
from service.writing.embedded.labelling.label_lines import LabelledLine, load_label_model
from service.writing.embedded.labelling.label_printable import load_label_judge
from service.writing.embedded.naming.introductions import introduced
from service.writing.embedded.reading import Reading
from service.writing.embedded.shortening.wording import load_wording_model
from service.writing.embedded.statement import headline_statements
from service.writing.embedded.summing import synopsis
from service.writing.embedded.summing.synopsis import summarising, synopses

CONSIDERED_SENTENCES = 32
SPARE_FACTS = 5
LabelledWay = tuple[JudgedLabel, Candidate]
MODELS = (
    "salience.safetensors", "wording.safetensors", "coreference.safetensors",
    "rank.json", "printable.json", "question.json", "question_printable.json",
    "synopsis.json", "synopsis_printable.json", "label.safetensors", "label_printable.json",
    "label_point.json", "label_judge.safetensors", "line.safetensors",
)  # fmt: skip


class EmbeddedWriter:
    """Keeps the Writer contract. Loads its models when made.

    Raises: WriterUnavailable if they cannot be read.
    """

    def __init__(self) -> None:
        self._salience = load_salience_model()
        self._wording = load_wording_model()
        self._labels = load_label_model()
        self._label_judge = load_label_judge()
        self._judges = load_judges()
        self._questions = load_question_judges()
        self._synopses = synopsis.load_judges()

    @cached_property
    def name(self) -> str:
        weights = files("service") / "weights"
        revision = hashlib.sha256(b"".join((weights / m).read_bytes() for m in MODELS))
        return f"embedded@{revision.hexdigest()[:12]}"

    def write(self, documents: Sequence[Document], request: BriefRequest) -> list[Draft]:
        return [self._draft(document, request) for document in documents]

    def _draft(self, document: Document, request: BriefRequest) -> Draft:
        reading = Reading.of(document, self._salience.read(document))
        considered = {
            *reading.best_sentences(_considered(request.takeaways)),
            *askable(reading),
            *summarising(reading)[1],
        }
        reading = reading.worded(self._wording, sorted(considered))
        questions = request.headline != "statement"
        statements = request.headline != "question"
        summaries = synopses(reading, self._synopses, request.synopsis_words)
        said = summaries[0].text if summaries else ""
        return Draft(
            writer=self.name,
            headline_questions=headline_questions(reading, self._questions) if questions else (),
            headlines=headline_statements(reading) if statements else (),
            synopses=tuple(Line(s.text, _spans(document, s.sources)) for s in summaries),
            takeaways=self._takeaways(reading, request.takeaways, said),
            coverage=document.coverage,
        )

    def _takeaways(
        self, reading: Reading, asked: int, said: str
    ) -> tuple[tuple[Takeaway, ...], ...]:
        """`said`: the synopsis above them."""
        pool = candidates(reading, reading.best_sentences(_considered(asked)), self._judges)
        facts = pick(pool, reading.weights, asked + SPARE_FACTS, content(said))
        offered = [fact.ways for fact in facts]
        lines = _lines(reading, [way for ways in offered for way in ways])
        ranked = iter(labels(lines, self._labels, self._label_judge))
        taken: set[frozenset[str]] = set()
        labelled: list[tuple[bool, tuple[LabelledWay, ...]]] = []
        for ways in offered:
            fit = [
                (label, way) for way in ways if (label := _untaken(next(ranked), taken)) is not None
            ]
            # A fact, and a way to tell it, that nothing names well comes last.
            fit.sort(key=lambda one: one[0].is_poor)
            if fit:
                taken.add(stems(fit[0][0].text))
                labelled.append((fit[0][0].is_poor, tuple(fit)))
        labelled.sort(key=lambda one: one[0])
        found = [told for _, told in labelled]
        # Editors tell in the article's order, 85 times of 100; what is spare stays behind.
        first = sorted(found[:asked], key=lambda ways: ways[0][1].sentence)
        return _told_in_turn(reading, (*first, *found[asked:]), said)


def _untaken(
    labels: Sequence[JudgedLabel], taken: Collection[frozenset[str]]
) -> JudgedLabel | None:
    return next((label for label in labels if stems(label.text) not in taken), None)


def _told_in_turn(
    reading: Reading, facts: Sequence[tuple[LabelledWay, ...]], said: str
) -> tuple[tuple[Takeaway, ...], ...]:
    """Each fact as it reads after `said` and those before it."""
    told: list[tuple[Takeaway, ...]] = []
    for ways in facts:
        told.append(tuple(_takeaway(reading, label.text, way, said) for label, way in ways))
        said = f"{said} {told[-1][0].text}"
    return tuple(told)


def _takeaway(reading: Reading, label: str, way: Candidate, said: str) -> Takeaway:
    whole = None
    if way.shortened.unsaid or not way.shortened.instead:
        whole = introduced(reading, way.sentence, way.shortened, said, TAKEAWAY_WORDS.stop - 1)
    if whole is None:
        return Takeaway(label, way.text, _spans(reading.document, way.sources))
    return Takeaway(label, whole.text, _spans(reading.document, (*way.sources, *whole.sources)))


def _considered(takeaways: int) -> int:
    return max(CONSIDERED_SENTENCES, 3 * takeaways)


def _lines(reading: Reading, ways: Sequence[Candidate]) -> list[LabelledLine]:
    """The ways as lines to be labelled; those of one sentence differ in what they keep alone."""
    whole = {i: _whole(reading, i) for i in dict.fromkeys(way.sentence for way in ways)}
    return [replace(whole[w.sentence], kept=frozenset(w.shortened.kept)) for w in ways]


def _whole(reading: Reading, sentence: int) -> LabelledLine:
    tree = reading.trees[sentence] or Tree(reading.document.sentences[sentence])
    return LabelledLine.of(tree, range(len(tree.tokens)), reading.weights, reading.title)


def _spans(document: Document, sources: Sequence[int]) -> tuple[Span, ...]:
    return tuple(document.sentences[i].span for i in sorted(set(sources)))
