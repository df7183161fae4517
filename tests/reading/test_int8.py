"""Matrices in int8: near what fp32 says, each row by itself."""

import pytest
import torch
from torch import nn

from service.reading.int8 import Int8Linear, in_int8
from service.reading.packing import Packing
from service.writing.embedded.layer import Layer


@pytest.fixture
def linear() -> nn.Linear:
    torch.manual_seed(7)
    return nn.Linear(48, 32).requires_grad_(False)


def test_it_says_what_fp32_says_within_a_hundredth(linear: nn.Linear) -> None:
    states = torch.randn(5, 9, 48)

    found, exact = Int8Linear(linear)(states), linear(states)

    assert found.shape == exact.shape
    assert float((found - exact).abs().max()) < 0.05
    assert float((found - exact).norm() / exact.norm()) < 0.015


def test_a_row_does_not_depend_on_its_company(linear: nn.Linear) -> None:
    rounded, states = Int8Linear(linear), torch.randn(6, 48)
    loud = torch.cat([states[:1], 1000 * states[1:]])

    assert torch.equal(rounded(states)[0], rounded(loud)[0])


def test_a_map_without_bias_has_none() -> None:
    linear = nn.Linear(16, 4, bias=False).requires_grad_(False)
    rounded = Int8Linear(linear)

    assert float(rounded(torch.zeros(1, 16)).abs().max()) == pytest.approx(0, abs=1e-6)
    assert torch.allclose(rounded(torch.ones(1, 16)), linear(torch.ones(1, 16)), atol=0.02)


def test_a_networks_layers_are_replaced_and_its_norms_are_not() -> None:
    torch.manual_seed(7)
    layer = Layer(24, 4, 0.0).eval().requires_grad_(False)
    states, packing = torch.randn(10, 24), Packing.of(torch.ones(2, 5, dtype=torch.bool))
    exact = layer(states, packing)

    found = in_int8(nn.ModuleList([layer]))[0](states, packing)

    assert isinstance(layer.up, Int8Linear)
    assert isinstance(layer.norm, nn.LayerNorm)
    assert torch.allclose(found, exact, atol=0.1)
    assert not torch.equal(found, exact)
