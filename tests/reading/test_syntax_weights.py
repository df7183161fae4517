from pathlib import Path

import pytest
import torch

from service.reading.syntax_network import Network, PackedEmbedding, Sizes
from service.reading.syntax_weights import Labels, quantized, read, restored, write

SIZES = Sizes(
    vocabulary=20, relations=3, upos=2, xpos=2, entities=3, features=4, positions=8, hidden=24
)
LABELS = Labels(("NOUN", "VERB"), ("NN", "VB"), ("root", "obj", "nsubj"), ("O", "B-x", "I-x"))


def test_packing_moves_no_number_by_more_than_half_a_step_of_its_row() -> None:
    torch.manual_seed(0)
    matrix = torch.randn(5, 7) * torch.tensor([[1e-6], [0.0], [1.0], [50.0], [1e4]])

    back = restored(quantized({"m": matrix}))["m"]

    assert torch.all((back - matrix).abs() <= matrix.abs().amax(1, keepdim=True) / 254 * 1.0001)


def test_what_is_written_is_read_with_its_labels(tmp_path: Path) -> None:
    torch.manual_seed(0)
    network = Network(SIZES)
    for parameter in network.parameters():
        torch.nn.init.normal_(parameter)

    write(tmp_path, network, SIZES, LABELS)
    again, labels = read(tmp_path)

    assert labels == LABELS
    expected = restored(quantized(network.state_dict()))
    assert again.state_dict().keys() == expected.keys()
    assert all(torch.equal(again.state_dict()[name], expected[name]) for name in expected)


def test_missing_weights_are_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read(tmp_path)


def test_a_packed_table_gives_the_same_vectors(tmp_path: Path) -> None:
    torch.manual_seed(3)
    network = Network(SIZES)
    for parameter in network.parameters():
        torch.nn.init.normal_(parameter)
    write(tmp_path, network, SIZES, LABELS)
    index = torch.randint(0, SIZES.vocabulary, (3, 5))

    whole, packed = (read(tmp_path, packed=one)[0] for one in (False, True))

    assert torch.equal(packed.word(index), whole.word(index))
    assert isinstance(packed.word, PackedEmbedding)
    assert packed.word.rows.dtype == torch.int8
