"""Leaves in `--out` the mean of several runs' support weights: `python -m training.support_mean RUN
RUN --out service/weights`."""

import argparse
from collections.abc import Sequence
from pathlib import Path

import torch

from service.checking.support.calibration import Calibration
from service.checking.support.weights import read, write


def average(folders: Sequence[Path], out: Path) -> None:
    """Leaves in `out` the mean of the weights in `folders`: runs from one beginning, whose mean
    holds on other people's sentences better than either (Wortsman et al. 2022, Model soups)."""
    networks = [read(folder)[0] for folder in folders]
    states = [network.state_dict() for network in networks]
    mean = {
        name: torch.stack([state[name] for state in states]).mean(0)
        if one.is_floating_point()
        else one
        for name, one in states[0].items()
    }
    networks[0].load_state_dict(mean)
    write(out, networks[0], Calibration.tempered(1.0))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("runs", type=Path, nargs="+", help="folders of weights")
    parser.add_argument("--out", type=Path, required=True, help="folder of the weights")
    arguments = parser.parse_args()
    average(arguments.runs, arguments.out)


if __name__ == "__main__":
    main()
