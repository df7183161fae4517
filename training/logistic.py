"""L2-regularised logistic regression by L-BFGS, dense or sparse: the one small learner we need."""

from collections import Counter
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import torch

Floats = npt.NDArray[np.float64]


def fit_dense(rows: Floats, labels: Floats, l2: float) -> tuple[Floats, Floats, Floats, float]:
    """(mean, scale, weight, bias) of the standardised model. Shapes: rows n × d, labels n in
    [0, 1] (soft labels welcome)."""
    mean, scale = rows.mean(0), rows.std(0)
    scale[scale < 1e-9] = 1.0
    x = torch.tensor((rows - mean) / scale)
    weight, bias = _minimise(x, torch.tensor(labels), l2)
    return mean, scale, weight, bias


def fit_sparse(
    rows: Sequence[Sequence[str]], labels: Sequence[bool], l2: float, rarest: int
) -> tuple[dict[str, float], float]:
    """(weight by feature name, bias); names seen fewer than `rarest` times are left out."""
    counts = Counter(name for row in rows for name in row)
    index = {name: i for i, (name, n) in enumerate(sorted(counts.items())) if n >= rarest}
    names = sorted(index, key=lambda name: index[name])
    index = {name: i for i, name in enumerate(names)}
    places = [(r, index[name]) for r, row in enumerate(rows) for name in row if name in index]
    x = torch.sparse_coo_tensor(
        torch.tensor(places).T,
        torch.ones(len(places), dtype=torch.float64),
        (len(rows), len(index)),
    ).coalesce()
    weight, bias = _minimise(x, torch.tensor(labels, dtype=torch.float64), l2)
    return {name: float(w) for name, w in zip(names, weight, strict=True)}, bias


def _minimise(x: torch.Tensor, y: torch.Tensor, l2: float) -> tuple[Floats, float]:
    weight = torch.zeros(x.shape[1], dtype=torch.float64, requires_grad=True)
    bias = torch.zeros(1, dtype=torch.float64, requires_grad=True)
    optimiser = torch.optim.LBFGS([weight, bias], max_iter=300, line_search_fn="strong_wolfe")

    def closure() -> torch.Tensor:
        optimiser.zero_grad()
        logits = torch.mv(x, weight) + bias
        loss = torch.nn.functional.binary_cross_entropy_with_logits(logits, y)
        loss = loss + l2 * weight.square().sum() / len(y)
        loss.backward()  # type: ignore[no-untyped-call]  # torch leaves it untyped
        return loss

    optimiser.step(closure)  # type: ignore[no-untyped-call]  # likewise
    return weight.detach().numpy(), float(bias.detach())
