"""Readers' marks of synopses: kept without any text, found again, and fitted to."""

import gzip
import json
from pathlib import Path

import pytest

from service.article import Article
from service.reading import read
from service.writing.embedded.choosing.salience import load_salience_model
from service.writing.embedded.reading import Reading
from service.writing.embedded.summing.synopsis_printable import WEIGHTS
from training.synopsis_marks import SYNOPSES, digest, marked_synopses
from training.synopsis_printable import Example, first_choices, main

PORT = [
    "The port of Delft will close two old terminals in March because traffic has fallen sharply.",
    "The dockers' union rejected the plan on Friday and called a long strike over the closure.",
    "Nearly 400 jobs were cut at the docks last year after a bitter dispute about pay and hours.",
]
# Of each sentence: its tokens and its root.
TOKENS = {0: (17, 5), 1: (18, 4)}


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("briefs") / "briefs.jsonl"
    records = ({"id": f"port-{n}", "title": "", "paragraphs": [" ".join(PORT)]} for n in range(6))
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return path


def half(sentence: int) -> dict[str, object]:
    tokens, root = TOKENS[sentence]
    return {"sentence": sentence, "tokens": tokens, "kept": list(range(tokens)), "root": root}


def marked(name: str, said: str, codes: list[str], *halves: dict[str, object]) -> dict[str, object]:
    return {"id": name, "halves": list(halves), "said": digest(said), "codes": codes}


def marks(path: Path, *records: dict[str, object]) -> Path:
    with gzip.open(path, "wt", encoding="utf-8") as lines:
        lines.writelines(json.dumps(record) + "\n" for record in records)
    return path


def reading() -> Reading:
    document = read(Article("port-0", " ".join(PORT), title=None))
    return Reading.of(document, load_salience_model().read(document))


BOTH = " ".join(PORT[:2])
WHOLE = marked("port-0", BOTH, ["", ""], half(0), half(1))


def test_a_marked_synopsis_is_said_again_in_the_same_words(data: Path, tmp_path: Path) -> None:
    ((document, [one]),) = marked_synopses(data, marks(tmp_path / "m.gz", WHOLE))

    halves = one.parts(reading())

    assert document.id == "port-0"
    assert halves is not None
    assert [part.text for part in halves if part is not None] == PORT[:2]


@pytest.mark.parametrize(
    "changed",
    [{"said": digest("Rain fell.")}, {"halves": [half(0), half(1) | {"tokens": 3}]}],
    ids=["other words", "split otherwise"],
)
def test_a_mark_of_what_is_said_otherwise_today_is_left_out(
    data: Path, tmp_path: Path, changed: dict[str, object]
) -> None:
    ((_, [one]),) = marked_synopses(data, marks(tmp_path / "m.gz", WHOLE | changed))

    assert one.parts(reading()) is None


def test_a_synopsis_is_as_printable_as_its_readers_say(data: Path, tmp_path: Path) -> None:
    path = marks(tmp_path / "m.gz", WHOLE | {"codes": ["", "g", "dr", ""]})

    ((_, [one]),) = marked_synopses(data, path)

    assert one.printable == 0.5


def test_the_shipped_marks_of_synopses_hold_no_text() -> None:
    with gzip.open(SYNOPSES, "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]

    assert len(records) > 1500
    for record in records:
        assert set(record) == {"id", "halves", "said", "codes"}
        assert len(record["said"]) == 16
        assert all(set(code) <= set("gdmrf") for code in record["codes"])
        for one in record["halves"]:
            assert set(one) == {"sentence", "tokens", "kept", "root"}
            assert all(isinstance(place, int) for place in one["kept"])


def test_the_first_choice_is_the_closest_until_the_marks_count() -> None:
    groups = [[Example({}, 0.3, 0.0), Example({}, 0.2, 1.0)], [Example({}, 0.1, 1.0)]]
    scores = [-1.0, 1.0, 0.0]

    assert first_choices(groups, scores, 0.0) == 0.5
    assert first_choices(groups, scores, 1.0) == 1.0


def test_what_readers_would_print_is_fitted_and_measured(
    data: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("training.synopsis_printable.FEWEST_SYNOPSES", 1)
    caplog.set_level("INFO", "training")
    alone = [marked(f"port-{n}", PORT[0], [""], half(0)) for n in range(6)]
    both = [marked(f"port-{n}", BOTH, ["r"], half(0), half(1)) for n in range(6)]

    main(data, tmp_path, marks(tmp_path / "m.gz", *alone, *both), l2=0.1)

    stored = json.loads((tmp_path / WEIGHTS).read_text(encoding="utf-8"))
    assert stored["weight"]["row:alone"] > 0 > stored["weight"]["then:whole"]
    assert "printable first choices by share: 0.0:" in caplog.text
