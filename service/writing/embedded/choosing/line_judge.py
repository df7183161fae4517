"""Which ways to cut a sentence readers would print, told by a network that sees what was left out.

printable.py counts what readers seemed to see; this model reads the cut line in its sentence.
"""

from collections.abc import Collection, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple, Protocol

from service.errors import WriterUnavailable
from service.writing.embedded.grammar.tree import Tree

# Log-odds of a line whose sentence the encoder has not read: no better and no worse than others.
UNREAD = 0.0


class CutLine(NamedTuple):
    """The tokens that a line keeps of a sentence."""

    tree: Tree
    kept: Collection[int]


class LineJudge(Protocol):
    """Judges each line by itself."""

    def odds(self, lines: Sequence[CutLine]) -> list[float]:
        """For each line the log-odds that readers would print it."""
        ...


@cache
def load_line_judge() -> LineJudge:
    """The model in service/weights/line.safetensors, made by training/line_judge.py.

    Raises: WriterUnavailable if it cannot be read.
    """
    # The seam's nouns cost no torch; only the model does.
    from service.writing.embedded.choosing.line_judge_model import TrainedLineJudge

    folder = files("service") / "weights"
    try:
        return TrainedLineJudge.load(folder)
    except (OSError, ValueError) as error:
        raise WriterUnavailable(f"cannot read the line judge's weights in {folder}") from error
