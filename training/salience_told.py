"""What a large teacher (training/salience_teacher.py) thinks editors would take from articles that
have no brief: the news files beside the briefs file, by id.

`training/marks/salience_told.npz` holds no text. Arrays: `ids` [articles]; `sentences` [articles],
how many the reader finds in each; `chosen` [all sentences, 3], int8 log-odds in eighths, of LINES;
`lengths` [all sentences], the words told of, 0 where the teacher would not choose the sentence;
`kept` [all words told of, 3], the same of words.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from service.article import Article
from service.document import Document
from service.errors import StandfirstError
from service.reading import read
from service.writing.embedded.choosing.salience import Floats
from service.writing.embedded.choosing.salience_model import GROUP_WORDS, SalienceExample
from training.briefs import records
from training.syntax_silver import held_out_briefs, key, sentences_of

TOLD = Path(__file__).parent / "marks" / "salience_told.npz"
# The files that the articles come from; where one is missing, so are its articles.
NEWS = ("cnndm_highlights", "defacto")
# Shorter ones are notes; longer ones several stories, or noise.
FEWEST_SENTENCES, MOST_SENTENCES = 5, 120
# A sentence's key that is no chance meeting.
LONG_KEY = 40
# The teachers were taught for too long and are too sure of themselves.
TEMPERATURE = 1.5
# Sentences that the teacher would choose for a line with this chance or more have words told of.
CHOSEN = 0.25
STEP = 8.0
Bytes = npt.NDArray[np.int8]


@dataclass(frozen=True, slots=True)
class Odds:
    """Log-odds of one article's sentences [sentences, 3], and of each one's words [words, 3]."""

    sentences: Floats
    words: tuple[Floats, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """`chosen` and `kept` as a Lesson has them: chances, -1 where nothing is told of a word."""

    example: SalienceExample
    chosen: Floats
    kept: tuple[Floats, ...]


def news(data: Path, sources: Sequence[str] = ()) -> Iterator[tuple[Document, tuple[str, ...]]]:
    """The articles of `train` in the files beside the briefs file, as the service reads them, and
    their highlights; none that shares a sentence with a brief's article of dev or test.
    `sources`: as in load_briefs."""
    apart = {k for k in held_out_briefs(data) if len(k) > LONG_KEY}
    for name in NEWS:
        path = data.parent / f"{name}.jsonl.gz"
        for record in records(path, sources) if path.exists() else ():
            text = str(record["text"])
            if record["split"] != "train" or text.islower():
                continue
            if any(key(s) in apart for s in sentences_of(record)):
                continue
            try:
                document = read(Article(str(record["id"]), text))
            except StandfirstError:
                continue
            if FEWEST_SENTENCES <= len(document.sentences) <= MOST_SENTENCES:
                highlights = record.get("highlights", [])
                yield document, tuple(highlights if isinstance(highlights, list) else ())


def write(path: Path, told: Sequence[tuple[str, Odds]]) -> None:
    """Saves what was told of articles, by id."""
    kept, lengths = [], []
    for _, odds in told:
        for chosen, words in zip(_chances(odds.sentences), odds.words, strict=True):
            is_told = chosen.max() >= CHOSEN
            lengths.append(len(words) if is_told else 0)
            kept.extend([words] if is_told else [])
    np.savez_compressed(
        path,
        ids=np.array([name for name, _ in told]),
        sentences=np.array([len(odds.sentences) for _, odds in told], np.int16),
        chosen=_bytes(np.concatenate([odds.sentences for _, odds in told])),
        lengths=np.array(lengths, np.int16),
        kept=_bytes(np.concatenate(kept)),
    )


def lessons(data: Path, path: Path = TOLD, sources: Sequence[str] = ()) -> Iterator[Told]:
    """The articles that the teacher read, with its chances. One that is split otherwise today is
    left out."""
    arrays = np.load(path, allow_pickle=False)
    counts, lengths = arrays["sentences"].astype(int), arrays["lengths"].astype(int)
    first, before = np.cumsum(counts) - counts, np.cumsum(lengths) - lengths
    place = {name: index for index, name in enumerate(arrays["ids"].tolist())}
    chosen, kept = _chances(arrays["chosen"] / STEP), _chances(arrays["kept"] / STEP)
    for document, _ in news(data, sources):
        index = place.get(document.id)
        example = SalienceExample.of(document)
        if index is None or len(example.places) != counts[index]:
            continue
        rows = range(first[index], first[index] + counts[index])
        tables = []
        for row, sentence in zip(rows, example.places, strict=True):
            table = np.full((len(document.sentences[sentence].tokens), 3), -1.0, np.float32)
            told = kept[before[row] : before[row] + lengths[row]][: len(table)]
            table[: len(told)] = np.where(chosen[row] >= CHOSEN, told, -1.0)
            tables.append(table)
        yield Told(example, chosen[rows.start : rows.stop], tuple(tables))


def words_of(document: Document, places: Sequence[int]) -> list[list[str]]:
    """The words of the sentences that salience is asked about, as far as it reads them."""
    return [[t.text for t in document.sentences[i].tokens[: GROUP_WORDS[-1]]] for i in places]


def _chances(odds: npt.NDArray[np.generic]) -> Floats:
    chances: Floats = (1 / (1 + np.exp(-odds.astype(np.float32) / TEMPERATURE))).astype(np.float32)
    return chances


def _bytes(odds: Floats) -> Bytes:
    return np.clip(np.round(odds * STEP), -127, 127).astype(np.int8)
