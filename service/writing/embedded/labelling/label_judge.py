"""Which labels readers would print over a line, told by a network that reads both.

label_printable.py counts what readers seemed to see; this model sees the words in their sentence.
"""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Protocol

from service.errors import WriterUnavailable
from service.writing.embedded.labelling.label_lines import Label, LabelledLine

# Lines with the labels that each could have.
OfferedLabels = Sequence[tuple[LabelledLine, Sequence[Label]]]


class LabelReading(Protocol):
    """Judges each label by itself."""

    def odds(self, lines: OfferedLabels) -> list[list[float]]:
        """For each line's labels the log-odds that readers would print them."""
        ...


@cache
def load_label_reading() -> LabelReading:
    """The model in service/weights/label_judge.safetensors, made by training/label_judge.py.

    Raises: WriterUnavailable if it cannot be read.
    """
    # The seam's nouns cost no torch; only the model does.
    from service.writing.embedded.labelling.label_judge_model import TrainedLabelJudge

    folder = files("service") / "weights"
    try:
        return TrainedLabelJudge.load(folder)
    except (OSError, ValueError) as error:
        raise WriterUnavailable(f"cannot read the label judge's weights in {folder}") from error
