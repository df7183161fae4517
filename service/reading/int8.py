"""Transformer layers with their matrices in int8: up to three times as fast on a CPU as in fp32."""

import warnings
from typing import TypeVar

import torch
from torch import Tensor, nn

N = TypeVar("N", bound=nn.Module)
# The maps of a transformer layer, as this project's networks call them, and the parser's largest.
_MAPS = ("query_key_value", "output", "up", "down", "relation_product")
# Steps from a row's least value to its greatest. 7 bits, not 8: with 8 older processors overflow
# the 16 bits in which they add up pairs.
_STEPS = 127
# Later releases will not have what packs the rows; this one, to which torch is pinned, says so.
# Once for the process: `catch_warnings` changes all threads' filters, and models load in any.
warnings.filterwarnings("ignore", message=".*quantized tensor creation functions")


class Int8Linear(nn.Module):
    """A linear map of int8 weights, one scale a row. Every row of its input is rounded to int8 by
    its own least and greatest value, so that no row depends on the others."""

    def __init__(self, linear: nn.Linear) -> None:
        super().__init__()
        weight = linear.weight.detach()
        scale = weight.abs().amax(dim=1).clamp_min(1e-8) / 127
        rows = (weight / scale[:, None]).round()
        zero = torch.zeros(len(scale), dtype=torch.int64)
        packed = torch._make_per_channel_quantized_tensor(
            rows.to(torch.int8), scale.double(), zero, 0
        )
        self._packed = torch.ops.quantized.linear_prepack(packed, torch.zeros(len(scale)))
        self._bias = linear.bias.detach() if linear.bias is not None else None
        # What an input of ones comes to.
        self._ones = rows.sum(dim=1) * scale

    def forward(self, states: Tensor) -> Tensor:
        """As nn.Linear. Shape: … × in → … × out."""
        rows = states.reshape(-1, states.shape[-1])
        least = rows.amin(dim=1, keepdim=True)
        width = (rows.amax(dim=1, keepdim=True) - least).clamp_min_(1e-8)
        # Its input is 0 to 1 in every row: one scale is then each row's own.
        mapped: Tensor = torch.ops.quantized.linear_with_input_q_dq_qweight_dq_output_fp32(
            (rows - least).div_(width), 1 / _STEPS, 0, self._packed
        )
        mapped = mapped.mul_(width).addcmul_(least, self._ones)
        if self._bias is not None:
            mapped = mapped.add_(self._bias)
        return mapped.view(*states.shape[:-1], -1)


def in_int8(network: N) -> N:
    """The network itself, its large matrices replaced; for inference alone."""
    for part in list(network.modules()):
        for name in _MAPS:
            if hasattr(part, name):
                setattr(part, name, Int8Linear(getattr(part, name)))
    return network
