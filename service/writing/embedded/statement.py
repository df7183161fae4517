"""Headline statements of a document, where they are asked for."""

from service.draft import Line
from service.writing.embedded.asking.asked import ASKED_SENTENCES
from service.writing.embedded.asking.headline import ranked_lines
from service.writing.embedded.grammar.sound import is_sound
from service.writing.embedded.grammar.surface import is_clean, sentence_case, title_case
from service.writing.embedded.reading import Reading
from service.writing.embedded.shortening.shorten import shorten

STATEMENT_WORDS = range(5, 13)


def headline_statements(reading: Reading) -> tuple[Line, ...]:
    """The best-liked main clauses in Title Case without a full stop."""
    scored: list[tuple[float, str, tuple[int, ...]]] = []
    for sentence in reading.best_sentences(ASKED_SENTENCES):
        tree = reading.trees[sentence]
        if tree is None:
            continue
        for short in shorten(tree, STATEMENT_WORDS, reading.deletion(sentence)):
            resolution = reading.referents.resolve(sentence, short.kept)
            if short.kind != "main" or resolution is None:
                continue
            if not is_sound(tree, short.kept, short.root):
                continue
            text = tree.text(short.kept, {**resolution.said_as, **dict(short.instead)})
            if is_clean(text):
                line = title_case(sentence_case(text)).rstrip(".")
                score = float(reading.choice[sentence]) + short.score - 0.1 * abs(short.words - 9)
                scored.append((score, line, (sentence, *resolution.sentences)))
    scored.sort(key=lambda item: (-item[0], item[1]))
    return ranked_lines(reading, scored)
