"""L2-regularised logistic regression by L-BFGS."""

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt
import torch

from training.recipe import NothingToLearn

Floats = npt.NDArray[np.float64]
FOLDS = 5


def fit_dense(rows: Floats, labels: Floats, l2: float) -> tuple[Floats, Floats, Floats, float]:
    """(mean, scale, weight, bias) of the standardised model. Shapes: rows n × d, labels n in
    [0, 1] (soft labels welcome)."""
    mean, scale = rows.mean(0), rows.std(0)
    scale[scale < 1e-9] = 1.0
    x = torch.tensor((rows - mean) / scale)
    weight, bias = _minimise(x, torch.tensor(labels), l2)
    return mean, scale, weight, bias


def named_rows(
    groups: Sequence[Sequence[tuple[Mapping[str, float], float]]], fewest: int
) -> tuple[list[str], list[list[tuple[list[float], float]]]]:
    """The names of the features that at least `fewest` examples have, sorted; and each example as
    fit_named takes it, its values in their order."""
    counted = Counter(
        name for group in groups for found, _ in group for name, value in found.items() if value
    )
    names = sorted(name for name, count in counted.items() if count >= fewest)
    rows = [
        [([found.get(name, 0.0) for name in names], label) for found, label in group]
        for group in groups
    ]
    return names, rows


def fit_named(
    groups: Sequence[Sequence[tuple[Sequence[float], float]]],
    names: Sequence[str],
    l2: float,
    *,
    centred: bool = False,
) -> tuple[dict[str, object], str]:
    """A model of (row, label) pairs grouped by article, ready to be stored as JSON: `weight` by
    feature name for raw rows, `bias`, and the number of `rows` with their `left_out_correlation`;
    and a line on those. `centred`: it tells the pairs of one article from each other and not one
    article from another.

    Raises: NothingToLearn of fewer than two articles with rows, or without any feature.
    Correlation: of labels with scores from models that have not seen the article, five
    folds.
    """
    if sum(map(bool, groups)) < 2 or not names:
        raise NothingToLearn("fewer than two articles of the data tell anything of it")
    rows = np.array([row for group in groups for row, _ in group], float)
    labels = np.array([label for group in groups for _, label in group])
    if centred:
        owner = np.repeat(np.arange(len(groups)), [len(group) for group in groups])
        rows, labels = _centred(rows, owner), _centred(labels[:, None], owner)[:, 0] + 0.5
    mean, scale, weight, bias = fit_dense(rows, labels, l2)
    raw = weight / scale
    stored: dict[str, object] = {
        "weight": {name: round(float(w), 5) for name, w in zip(names, raw, strict=True)},
        "bias": round(float(bias - (raw * mean).sum()), 5),
    }
    fold = np.repeat(np.arange(len(groups)) % FOLDS, [len(group) for group in groups])
    correlation = float(np.corrcoef(left_out_scores(rows, labels, fold, l2), labels)[0, 1])
    # Without two sorts of label there is none, and JSON knows no NaN.
    stored |= {"rows": len(rows), "left_out_correlation": round(np.nan_to_num(correlation), 3)}
    return stored, f"{len(rows)} rows; left-out correlation {correlation:.3f}"


def left_out_scores(rows: Floats, labels: Floats, fold: npt.NDArray[np.int64], l2: float) -> Floats:
    """Each row's log-odds, but for a constant, by a model of the other folds' rows."""
    scores = np.zeros(len(rows))
    for left_out in range(FOLDS):
        seen = fold != left_out
        _, scale, weight, _ = fit_dense(rows[seen], labels[seen], l2)
        scores[~seen] = rows[~seen] @ (weight / scale)
    return scores


def _centred(values: Floats, owner: npt.NDArray[np.int64]) -> Floats:
    """Each less the mean of its owner's. Shapes: n × d, n."""
    sums, counts = np.zeros((owner.max() + 1, values.shape[1])), np.bincount(owner)
    np.add.at(sums, owner, values)
    centred: Floats = values - (sums / np.maximum(counts, 1)[:, None])[owner]
    return centred


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
