"""Our own writer: small models and a syntax tree, on a plain CPU, with no network.

Reading.of   trees, referents, the salience of every sentence and word        salience, tree
candidates   every clean way to say each well-liked sentence shortly          pool, shorten
pick         different facts, best first                                      facts
labels, synopses, headline_questions                              label, synopsis, headline, ask
"""

import hashlib
from collections.abc import Sequence
from functools import cached_property
from importlib.resources import files

from service.article import BriefRequest
from service.document import Document, Span
from service.draft import Draft, Line, Takeaway
from service.writing.embedded import question_rank, synopsis
from service.writing.embedded.facts import pick
from service.writing.embedded.headline import askable, headline_questions, headline_statements
from service.writing.embedded.label import labels
from service.writing.embedded.label_lines import LabelledLine, load_label_model
from service.writing.embedded.linear import load_linear
from service.writing.embedded.pool import Candidate, candidates, load_judges
from service.writing.embedded.reading import Reading
from service.writing.embedded.salience import load_salience_model
from service.writing.embedded.synopsis import summarising, synopses
from service.writing.embedded.tree import Tree
from service.writing.embedded.wording import load_wording_model
from service.writing.embedded.words import content, stems

CONSIDERED_SENTENCES = 32
SPARE_FACTS = 5
# Of one fact so many ways are labelled; checking takes the next where one fails.
ALTERNATES = 5
MODELS = (
    "salience.safetensors", "wording.safetensors", "antecedent.json",
    "rank.json", "printable.json", "question.json", "synopsis.json",
    "synopsis_printable.json", "label.safetensors",
)  # fmt: skip


class EmbeddedWriter:
    """Keeps the Writer contract. Loads its models when made.

    Raises: WriterUnavailable if they cannot be read.
    """

    def __init__(self) -> None:
        self._salience = load_salience_model()
        self._wording = load_wording_model()
        self._labels = load_label_model()
        self._judges = load_judges()
        self._questions = load_linear(question_rank.WEIGHTS, question_rank.FEATURES)
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
        said = content(summaries[0].text) if summaries else frozenset()
        return Draft(
            writer=self.name,
            headline_questions=headline_questions(reading, self._questions) if questions else (),
            headlines=headline_statements(reading) if statements else (),
            synopses=tuple(Line(s.text, _spans(document, s.sources)) for s in summaries),
            takeaways=self._takeaways(reading, request.takeaways, said),
            coverage=document.coverage,
        )

    def _takeaways(
        self, reading: Reading, asked: int, said: frozenset[str]
    ) -> tuple[tuple[Takeaway, ...], ...]:
        """`said`: content stems of the synopsis above them."""
        pool = [
            candidate
            for sentence in reading.best_sentences(_considered(asked))
            for candidate in candidates(reading, sentence, self._judges)
        ]
        facts = pick(pool, reading.weights, asked + SPARE_FACTS, said)
        offered = [fact.ways[:ALTERNATES] for fact in facts]
        lines = [_line(reading, way) for ways in offered for way in ways]
        ranked = iter(labels(lines, self._labels))
        taken: set[frozenset[str]] = set()
        found = []
        for ways in offered:
            labelled = tuple(
                Takeaway(label, way.text, _spans(reading.document, way.sources))
                for way, fit in [(way, next(ranked)) for way in ways]
                if (label := next((one for one in fit if stems(one) not in taken), None))
            )
            if labelled:
                taken.add(stems(labelled[0].label))
                found.append(labelled)
        # A fact that only one word can label comes last.
        found.sort(key=lambda ways: " " not in ways[0].label)
        # Editors tell in the article's order, 85 times of 100; what is spare stays behind.
        told = sorted(found[:asked], key=lambda ways: ways[0].evidence[0].start)
        return (*told, *found[asked:])


def _considered(takeaways: int) -> int:
    return max(CONSIDERED_SENTENCES, 3 * takeaways)


def _line(reading: Reading, way: Candidate) -> LabelledLine:
    tree = Tree(reading.document.sentences[way.sentence])
    return LabelledLine.of(tree, way.shortened.kept, reading.weights, reading.title)


def _spans(document: Document, sources: Sequence[int]) -> tuple[Span, ...]:
    return tuple(document.sentences[i].span for i in sorted(set(sources)))
