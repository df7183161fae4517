"""What readers took pronouns for: kept without any text, found again in their articles."""

import gzip
import json
from pathlib import Path

import pytest

from service.writing.embedded.naming.coreference_model import TrainedCoreference
from tests.training.test_marks import PORT
from training.coreference_lessons import from_readers, pairs_of
from training.coreference_scores import readers_guesses
from training.pronoun_marks import NOUNS, PRONOUNS, marked_pronouns

WIDTH = 384
TEXT = [*PORT[:3], "It said the strike would cost them money.", PORT[3]]
UNION, DOCKERS = [1, 3, False], [1, 1, False]
# "It" and "them" of the fourth sentence, which has nine tokens.
IT = {"sentence": 3, "token": 0, "tokens": 9, "means": [UNION]}
THEM = {"sentence": 3, "token": 6, "tokens": 9, "means": []}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    path = tmp_path / "briefs.jsonl"
    record = {"id": "port-1", "title": "", "paragraphs": [" ".join(TEXT)]}
    path.write_text(json.dumps(record) + "\n")
    return path


def marks(folder: Path, *pronouns: dict[str, object], split: str = "train") -> Path:
    path = folder / "marks.gz"
    with gzip.open(path, "wt", encoding="utf-8") as lines:
        lines.write(json.dumps({"id": "port-1", "split": split, "pronouns": pronouns}) + "\n")
    return path


def test_what_a_reader_told_is_right_and_all_else_wrong(data: Path, tmp_path: Path) -> None:
    [(document, told)] = marked_pronouns(data, "train", marks(tmp_path, IT, THEM))

    first, second = from_readers(document, told, WIDTH)

    pairs = pairs_of(document)
    meant = {
        pairs.mentions[i].key
        for i, is_right in zip(first.lesson.asked.others, first.right[1:], strict=True)
        if is_right
    }
    assert meant == {"union|one"}
    assert first.known.all()
    assert second.right.tolist() == [True] + [False] * (len(second.right) - 1)


def test_a_pronoun_of_a_sentence_that_is_split_otherwise_is_left_out(
    data: Path, tmp_path: Path
) -> None:
    path = marks(tmp_path, IT | {"tokens": 3}, IT | {"sentence": 99}, THEM)

    [(_, told)] = marked_pronouns(data, "train", path)

    assert [one.token for one in told] == [6]


def test_what_is_no_mention_today_teaches_nothing(data: Path, tmp_path: Path) -> None:
    path = marks(tmp_path, IT | {"means": [UNION, [1, 0, False]]})

    [(document, told)] = marked_pronouns(data, "train", path)

    assert list(from_readers(document, told, WIDTH)) == []


def test_only_the_split_asked_for_is_read(data: Path, tmp_path: Path) -> None:
    path = marks(tmp_path, IT, split="test")

    assert list(marked_pronouns(data, "train", path)) == []
    assert len(list(marked_pronouns(data, "test", path))) == 1


def test_a_guess_is_right_where_it_is_what_the_reader_told(data: Path, tmp_path: Path) -> None:
    model = TrainedCoreference.load(Path("service/weights"))
    [(document, told)] = marked_pronouns(data, "train", marks(tmp_path, IT))
    [(_, otherwise)] = marked_pronouns(data, "train", marks(tmp_path, IT | {"means": [DOCKERS]}))

    [right] = readers_guesses(model, [(document, told)])
    [wrong] = readers_guesses(model, [(document, otherwise)])

    assert right.is_right
    assert not wrong.is_right


@pytest.mark.parametrize("path", [PRONOUNS, NOUNS], ids=["pronouns", "nouns"])
def test_the_marks_that_ship_hold_no_text_and_no_article_twice(path: Path) -> None:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]

    assert len({record["id"] for record in records}) == len(records)
    assert {record["split"] for record in records} == {"train", "dev", "test"}
    assert all(
        set(one) == {"sentence", "token", "tokens", "means"}
        for record in records
        for one in record["pronouns"]
    )
