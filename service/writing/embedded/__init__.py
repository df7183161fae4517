"""Our own writer: small models and a syntax tree, on a plain CPU, with no network.

Reading.of   trees, referents, the salience of every sentence and word        salience, tree
candidates   every clean way to say each well-liked sentence shortly          pool, shorten
pick         different facts, best first                                      facts
labels, synopses, headline_questions                              label, synopsis, headline, ask
"""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from importlib.resources import files

from service.article import BriefRequest
from service.document import Document, Span
from service.draft import Draft, Line, Takeaway
from service.writing.embedded.facts import Fact, pick
from service.writing.embedded.headline import headline_questions, headline_statements
from service.writing.embedded.label import labels, load_label_model
from service.writing.embedded.pool import Candidate, Reading, candidates, load_rank_model
from service.writing.embedded.question_rank import load_question_model
from service.writing.embedded.salience import load_salience_model
from service.writing.embedded.synopsis import synopses

CONSIDERED_SENTENCES = 32
SPARE_FACTS = 5
# Against log-odds: a takeaway under "Deal" or "Governor" is half a takeaway.
BARE_LABEL_COST = 0.4
MODELS = ("salience.safetensors", "rank.json", "question.json", "label.json")


class EmbeddedWriter:
    """Keeps the Writer contract. Loads its models when made.

    Raises: WriterUnavailable if they cannot be read.
    """

    def __init__(self) -> None:
        self._salience = load_salience_model()
        self._rank = load_rank_model()
        self._labels = load_label_model()
        self._questions = load_question_model()

    @cached_property
    def name(self) -> str:
        weights = files("service") / "weights"
        revision = hashlib.sha256(b"".join((weights / m).read_bytes() for m in MODELS))
        return f"embedded@{revision.hexdigest()[:12]}"

    def write(self, documents: Sequence[Document], request: BriefRequest) -> list[Draft]:
        return [self._draft(document, request) for document in documents]

    def _draft(self, document: Document, request: BriefRequest) -> Draft:
        reading = Reading.of(document, self._salience.read(document))
        questions = request.headline != "statement"
        statements = request.headline != "question"
        return Draft(
            writer=self.name,
            headline_questions=headline_questions(reading, self._questions) if questions else (),
            headlines=headline_statements(reading) if statements else (),
            synopses=tuple(
                Line(s.text, _spans(document, s.sources))
                for s in synopses(reading, request.synopsis_words)
            ),
            takeaways=self._takeaways(reading, request.takeaways),
            coverage=document.coverage,
        )

    def _takeaways(self, reading: Reading, asked: int) -> tuple[tuple[Takeaway, ...], ...]:
        most = max(CONSIDERED_SENTENCES, 3 * asked)
        pool = [
            self._weighed(reading, candidate)
            for sentence in reading.best_sentences(most)
            for candidate in candidates(reading, sentence, self._rank)
        ]
        taken: set[str] = set()
        found = []
        for fact in pick(pool, reading.weights, asked + SPARE_FACTS):
            ways = self._labelled(reading, fact, taken)
            if ways:
                taken.add(ways[0].label.lower())
                found.append(ways)
        return tuple(found)

    def _weighed(self, reading: Reading, way: Candidate) -> Candidate:
        """The candidate, less liked where no more than one word can be put over it."""
        label = self._label(reading, way, set())
        has_label = label is not None and " " in label
        return way if has_label else replace(way, score=way.score - BARE_LABEL_COST)

    def _labelled(self, reading: Reading, fact: Fact, taken: set[str]) -> tuple[Takeaway, ...]:
        ways = []
        for way in fact.ways:
            label = self._label(reading, way, taken)
            if label is not None:
                ways.append(Takeaway(label, way.text, _spans(reading.document, way.sources)))
        return tuple(ways)

    def _label(self, reading: Reading, way: Candidate, taken: set[str]) -> str | None:
        tree = reading.trees[way.sentence]
        if tree is None:
            return None
        short = way.shortened
        ranked = labels(tree, short.kept, short.root, reading.weights, self._labels)
        return next((label for label in ranked if label.lower() not in taken), None)


def _spans(document: Document, sources: Sequence[int]) -> tuple[Span, ...]:
    return tuple(document.sentences[i].span for i in sorted(set(sources)))
