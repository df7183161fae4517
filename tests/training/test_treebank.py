import gzip
from pathlib import Path

import pytest

from training.treebank import Mention, Tree, read_trees

# (form, upos, xpos, head, relation, misc); a pair of numbers in place of a form is a range line.
Row = tuple[str, str, str, int, str, str]


def bank(folder: Path, text: str, rows: list[Row], ranges: dict[int, str] | None = None) -> Tree:
    lines = [f"# text = {text}"]
    for number, (form, upos, xpos, head, relation, misc) in enumerate(rows, 1):
        if ranges and number in ranges:
            lines.append(ranges[number])
        lines.append(f"{number}\t{form}\t_\t{upos}\t{xpos}\t_\t{head}\t{relation}\t_\t{misc}")
    path = folder / "bank.conllu.gz"
    path.write_bytes(gzip.compress(("\n".join(lines) + "\n\n").encode()))
    [tree] = read_trees(path)
    return tree


def test_clitics_are_glued_and_what_follows_them_is_not(tmp_path: Path) -> None:
    tree = bank(
        tmp_path,
        "It didn't end.",
        [
            ("It", "PRON", "PRP", 4, "nsubj", "_"),
            ("did", "AUX", "VBD", 4, "aux", "_"),
            ("n't", "PART", "RB", 4, "advmod", "_"),
            ("end", "VERB", "VB", 0, "root", "SpaceAfter=No"),
            (".", "PUNCT", ".", 4, "punct", "_"),
        ],
        {2: "2-3\tdidn't" + "\t_" * 8},
    )

    assert tree.spaces == (True, False, True, False, True)
    assert tree.mentions is None


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(
            [
                ("the", "DET", "DT", 2, "det", "Entity=(1-organization-new"),
                ("University", "PROPN", "NNP", 0, "root", "_"),
                ("of", "ADP", "IN", 4, "case", "_"),
                ("Lima", "PROPN", "NNP", 2, "nmod", "Entity=(2-place-new)1)"),
            ],
            (Mention(1, 4, "organization"),),
            id="the longer of two nested names, without article",
        ),
        pytest.param(
            [
                ("President", "PROPN", "NNP", 2, "nmod:desc", "Entity=(1-person-new"),
                ("Ana", "PROPN", "NNP", 0, "root", "_"),
                ("Silva", "PROPN", "NNP", 2, "flat", "Entity=1)"),
            ],
            (Mention(1, 3, "person"),),
            id="a person without title",
        ),
        pytest.param(
            [
                ("singer", "NOUN", "NN", 0, "root", "Entity=(1-person-new"),
                ("Ana", "PROPN", "NNP", 1, "flat", "_"),
                ("Silva", "PROPN", "NNP", 1, "flat", "Entity=1)"),
            ],
            (Mention(1, 3, "person"),),
            id="a name flat on a common noun",
        ),
        pytest.param(
            [
                ("a", "DET", "DT", 2, "det", "Entity=(1-person-new"),
                ("singer", "NOUN", "NN", 0, "root", "Entity=1)"),
            ],
            (),
            id="no name",
        ),
        pytest.param(
            [
                ("next", "ADJ", "JJ", 2, "amod", "Entity=(1-time-new"),
                ("week", "NOUN", "NN", 0, "root", "Entity=1)"),
            ],
            (Mention(0, 2, "time"),),
            id="a time that is no name",
        ),
    ],
)
def test_mentions_are_cut_down_to_names_and_times(
    tmp_path: Path, rows: list[Row], expected: tuple[Mention, ...]
) -> None:
    tree = bank(tmp_path, " ".join(row[0] for row in rows), rows)

    assert tree.mentions == expected
