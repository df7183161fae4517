"""Headlines of a document: questions, and statements where they are asked for."""

import re
from collections.abc import Iterator

from service.draft import Line
from service.writing.embedded.ask import questions
from service.writing.embedded.edges import may_go_in_headline
from service.writing.embedded.pool import Reading
from service.writing.embedded.shorten import DeletionModel, shorten
from service.writing.embedded.sound import is_sound
from service.writing.embedded.surface import is_clean, sentence_case, title_case
from service.writing.embedded.words import content

# What a reason in news prose is told with; "after" alone is only time.
_REASON = re.compile(
    r"\b(?:because|due to|as a result of|owing to|in order to|so that|blamed? (?:on|for)|amid|"
    r"in response to|over (?:concerns|fears|claims|allegations)|(?:in an? |an )?"
    r"(?:attempt|bid|effort|move) to|reason|"
    r"to (?:avoid|prevent|stop|protect|tackle|help|boost|curb|reduce|raise|save))\b",
    re.IGNORECASE,
)
REASONS_WITHIN = 20
SHARED_WITH_REASON = 0.25
STATEMENT_WORDS = range(5, 13)
ASKED_SENTENCES = 7
ALTERNATES = 6
# Editors ask about the news, and the news is in the first sentences.
LEAD_BONUS = {0: 1.2, 1: 0.6}


def headline_questions(reading: Reading, deletion: DeletionModel) -> tuple[Line, ...]:
    """Questions that the article's best-liked sentences answer, best first."""
    scored: list[tuple[float, str, tuple[int, ...]]] = []
    deletion = deletion.under(may_go_in_headline)
    title = content(reading.document.title or "")
    for sentence in _subjects(reading):
        tree = reading.trees[sentence]
        if tree is None:
            continue
        whole = range(len(tree.tokens))
        resolution = reading.referents.resolve(sentence, whole)
        said_as = resolution.said_as if resolution else {}
        sources = (sentence, *(resolution.sentences if resolution else ()))
        reason = _reason_elsewhere(reading, sentence)
        for question in questions(tree, deletion, said_as, is_explained=reason is not None):
            kept = [i for i in question.kept if tree.tokens[i].pos != "PUNCT"]
            named = reading.referents.resolve(sentence, kept)
            if named is None or not named.said_as.keys() <= said_as.keys():
                continue
            score = question.score + 0.45 * float(reading.choice[sentence])
            score += LEAD_BONUS.get(sentence, 0.0)
            score += 0.8 * reading.weights.overlap(title, content(question.text)) if title else 0.0
            told = (*sources, reason) if question.kind == "explained" and reason else sources
            scored.append((score, question.text, told))
    scored.sort(key=lambda item: (-item[0], item[1]))
    return _lines(reading, scored)


def _reason_elsewhere(reading: Reading, sentence: int) -> int | None:
    """The sentence that gives a reason for what this one tells: it has a word of cause and most
    closely shares its subject matter; None where none comes close."""
    asked = content(reading.document.sentences[sentence].text)
    best, share = None, SHARED_WITH_REASON
    for index, other in enumerate(reading.document.sentences[:REASONS_WITHIN]):
        if index == sentence or not _REASON.search(other.text):
            continue
        common = reading.weights.overlap(content(other.text), asked)
        if common >= share:
            best, share = index, common
    return best


def headline_statements(reading: Reading, deletion: DeletionModel) -> tuple[Line, ...]:
    """The best-liked main clauses in Title Case without a full stop."""
    scored: list[tuple[float, str, tuple[int, ...]]] = []
    for sentence in _subjects(reading):
        tree = reading.trees[sentence]
        if tree is None:
            continue
        for short in shorten(tree, STATEMENT_WORDS, deletion):
            resolution = reading.referents.resolve(sentence, short.kept)
            if short.kind != "main" or resolution is None:
                continue
            if not is_sound(tree, short.kept, short.root):
                continue
            text = tree.text(short.kept, resolution.said_as)
            if is_clean(text):
                line = title_case(sentence_case(text)).rstrip(".")
                score = float(reading.choice[sentence]) + short.score - 0.1 * abs(short.words - 9)
                scored.append((score, line, (sentence, *resolution.sentences)))
    scored.sort(key=lambda item: (-item[0], item[1]))
    return _lines(reading, scored)


def _subjects(reading: Reading) -> Iterator[int]:
    yield from reading.best_sentences(ASKED_SENTENCES)


def _lines(reading: Reading, scored: list[tuple[float, str, tuple[int, ...]]]) -> tuple[Line, ...]:
    spans = [s.span for s in reading.document.sentences]
    return tuple(
        Line(text, tuple(spans[i] for i in sorted(set(sources))))
        for _, text, sources in scored[:ALTERNATES]
    )
