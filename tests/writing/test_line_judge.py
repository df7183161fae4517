"""The judge of cut lines: what it sees, that lines do not sway each other, and its file."""

from pathlib import Path

import pytest
import torch

from service.article import Article
from service.errors import WriterUnavailable
from service.reading import read
from service.writing.embedded.choosing import line_judge
from service.writing.embedded.choosing.line_judge import UNREAD, CutLine, load_line_judge
from service.writing.embedded.choosing.line_judge_model import FILE, TrainedLineJudge, collate
from service.writing.embedded.choosing.line_judge_network import CUT, KEPT, LEFT, WHOLE
from service.writing.embedded.grammar.relations import RELATIONS
from service.writing.embedded.grammar.tree import Tree
from service.writing.embedded.weights_file import write_weights
from tests.writing.models import WIDTH, line_judge_model, read_trees
from tests.writing.trees import tree

SOLD = "[nsubj *Norbank/NNP] , however/RB , *sold/VBD [obj *oil/NN [nmod to/IN *Ana/NNP]] ."
RAIN = "[nsubj *Rain/NN] *fell/VBD [obl in/IN *Delft/NNP] ."
ARTICLE = """The council has approved a plan to build a bridge over the river in Delft.

Ana Roos, the mayor, said on Monday that the bridge would open in three years. The plan was
rejected twice by the old council, which thought that it would cost too much."""


def test_each_word_is_told_as_kept_left_out_or_cut_from_a_kept_one() -> None:
    [sold] = read_trees(SOLD)

    batch = collate([CutLine(sold, (0, 4, 5))], WIDTH)

    # "however", as the verb's own, and "Ana" are cut from kept words, "to" from a word left out.
    assert batch.fates.tolist() == [[WHOLE, KEPT, CUT, KEPT, KEPT, LEFT, CUT]]


def test_sentences_are_collated_once_however_many_lines_are_cut_from_them() -> None:
    sold, rain = read_trees(SOLD, RAIN)

    batch = collate([CutLine(sold, (0, 4)), CutLine(rain, (0, 1)), CutLine(sold, (0, 4, 5))], WIDTH)

    assert batch.states.shape[0] == 2
    assert batch.sentence.tolist() == [0, 1, 0]


def test_a_line_is_judged_alone_as_beside_others() -> None:
    judge, (sold, rain) = line_judge_model(), read_trees(SOLD, RAIN)
    lines = [CutLine(sold, (0, 4, 5)), CutLine(rain, (0, 1)), CutLine(sold, (0, 4, 5, 6, 7))]

    together = judge.odds(lines)

    assert together == pytest.approx([judge.odds([line])[0] for line in lines], abs=1e-5)
    assert len(set(together)) == len(lines)


def test_signs_that_are_kept_or_not_change_nothing() -> None:
    judge, [sold] = line_judge_model(), read_trees(SOLD)

    assert judge.odds([CutLine(sold, (0, 4, 5, 8))]) == judge.odds([CutLine(sold, (0, 4, 5))])


def test_a_sentence_that_nobody_read_is_not_judged() -> None:
    judge = line_judge_model()

    assert judge.odds([]) == []
    assert judge.odds([CutLine(tree(RAIN), (0, 1))]) == [UNREAD]


def test_what_is_written_is_read_within_half_precision(tmp_path: Path) -> None:
    judge, [sold] = line_judge_model(), read_trees(SOLD)
    judge.write(tmp_path)

    again = TrainedLineJudge.load(tmp_path)

    line = CutLine(sold, (0, 4, 5))
    assert again.odds([line]) == pytest.approx(judge.odds([line]), abs=1e-2)


@pytest.mark.parametrize("length", [0, 7, 100])
def test_a_torn_file_is_refused(tmp_path: Path, length: int) -> None:
    line_judge_model().write(tmp_path)
    file = tmp_path / FILE
    file.write_bytes(file.read_bytes()[:length])

    with pytest.raises(ValueError, match=r"not whole|\(char \d+\)"):
        TrainedLineJudge.load(tmp_path)


def test_weights_of_another_network_are_refused(tmp_path: Path) -> None:
    write_weights(tmp_path, FILE, {"sizes": {"relations": len(RELATIONS)}}, {"x": torch.zeros(1)})

    with pytest.raises(ValueError, match="does not fit"):
        TrainedLineJudge.load(tmp_path)


def test_weights_that_are_not_there_are_an_error_of_the_system(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(OSError, match=FILE):
        TrainedLineJudge.load(tmp_path)
    monkeypatch.setattr(line_judge, "files", lambda _: tmp_path)
    load_line_judge.cache_clear()
    with pytest.raises(WriterUnavailable, match="line judge"):
        load_line_judge()
    load_line_judge.cache_clear()


def test_the_shipped_judge_likes_whole_lines_better_than_chopped_ones() -> None:
    document = read(Article("bridge", ARTICLE))
    first, second, third = (Tree(sentence) for sentence in document.sentences)
    judge = load_line_judge()

    whole = [CutLine(t, _said(t, words)) for t, words in (
        (first, "The council has approved a plan to build a bridge over the river in Delft"),
        (second, "Ana Roos said on Monday that the bridge would open in three years"),
        (third, "The plan was rejected twice by the old council"),
    )]  # fmt: skip
    chopped = [CutLine(t, _said(t, words)) for t, words in (
        (first, "The council has approved to build over the river in"),
        (second, "Ana Roos said on the bridge would in years"),
        (third, "The plan was by the council which it would"),
    )]  # fmt: skip

    odds = judge.odds([*whole, *chopped])
    assert min(odds[:3]) > max(odds[3:])


def _said(parsed: Tree, words: str) -> tuple[int, ...]:
    """The tokens of the sentence that say the words, in order."""
    tokens = iter(enumerate(parsed.tokens))
    return tuple(next(i for i, token in tokens if token.text == word) for word in words.split())


@pytest.mark.parametrize(
    ("line", "past_its_point"),
    [
        (
            "Ana Roos has completed a double by topping the British and Danish charts.",
            "Ana Roos has completed a double.",
        ),
        (
            "Members urged the council to set up a task force to tackle deaths in prisons.",
            "Members urged the council to set up a task force.",
        ),
        (
            "The mayor dismissed the attack as an attempt to score cheap points.",
            "The mayor dismissed the attack.",
        ),
        (
            "Norbank has reported a rise of 40% in profits, its largest for ten years.",
            "Norbank has reported a rise.",
        ),
    ],
)
def test_a_line_that_keeps_its_point_is_liked_better(line: str, past_its_point: str) -> None:
    document = read(Article("points", f"{line}\n\n{ARTICLE}"))
    told = Tree(document.sentences[0])
    short = len(past_its_point.rstrip(".").split())
    whole = CutLine(told, tuple(told.words))
    cut = CutLine(told, tuple(told.words[:short]))
    assert told.text(list(cut.kept)) + "." == past_its_point

    kept, lost = load_line_judge().odds([whole, cut])

    assert kept > lost + 1
