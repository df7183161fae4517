"""Other people's judgements of summaries, as documents with lines told true or false."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from service.document import Document, Sentence, Span
from service.reading.sentences import split
from training.briefs import records
from training.support_lessons import Told


def corrected(
    path: Path, part: str, sources: Sequence[str] = ()
) -> Iterator[tuple[Document, list[Told]]]:
    """DeFacto (JSONL: `id, split, text, summary, candidate, candidate_has_error`): summaries as
    people corrected them, and before, where they found an error. `sources`: as in load_briefs."""
    for row in records(path, sources):
        if row["split"] != part:
            continue
        told = [Told(row["summary"], True, "corrected", weight=0.7)]
        if row["candidate_has_error"]:
            told.append(Told(row["candidate"], False, "uncorrected", weight=0.7))
        yield document(row["id"], row["text"]), told


def judged(path: Path) -> Iterator[tuple[Document, list[Told]]]:
    """QAGS (JSONL: `article, summary_sentences [{sentence, responses [{response}]}]`):
    summary sentences that most of three people found supported or not."""
    for number, row in enumerate(records(path)):
        told = []
        for one in row["summary_sentences"]:
            yes = sum(answer["response"] == "yes" for answer in one["responses"])
            supported = 2 * yes > len(one["responses"])
            kind = "judged true" if supported else "judged false"
            told.append(Told(one["sentence"], supported, kind))
        yield document(str(number), row["article"]), told


def document(id: str, text: str) -> Document:
    """A text as a document of sentences, without syntax."""
    sentences = tuple(
        Sentence(Span(start, end), 0, text[start:end]) for start, end in split(text) if end > start
    )
    return Document(id, text, None, "en", None, (), sentences, (), ())
