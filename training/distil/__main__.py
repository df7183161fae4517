"""Teachers, then students, against the clock.

`python -m training.distil --encoder DIR --weights service/weights --data DIR --out DIR`. DIR of
data: the arrays of training/support_harvest.py. Students go on from the support model in the
weights. Leaves the best, as the service has it, and everybody's figures.
The shipped one was made with all-mpnet-base-v2 (Apache-2.0) on a GPU, in 6.5 minutes.
"""

import argparse
import json
import logging
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import torch

from service.checking.support.weights import FILE
from training.distil.parts import Folders
from training.distil.tasks import STUDENTS, TEACHERS, Task, study, teach

# Shares of the time: until the teachers stop, until the students stop, until all is written.
_TAUGHT, _STUDIED, _WRITTEN = 0.42, 0.92, 0.98


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--encoder", type=Path, required=True, help="the teachers' encoder")
    parser.add_argument("--weights", type=Path, required=True, help="the support model so far")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--minutes", type=float, default=6.5)
    parser.add_argument("--most", type=int, default=0, help="not 0: a trial, of little")
    parser.add_argument("--task", choices=("teach", "study"))
    parser.add_argument("--index", type=int, default=0)
    parser.add_argument("--work", type=Path)
    parser.add_argument("--ends", type=float, default=0.0)
    return parser.parse_args()


def _run_task(arguments: argparse.Namespace) -> None:
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", stream=sys.stdout)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    torch.set_float32_matmul_precision("high")
    # A mask that learns is not for every kernel.
    torch.backends.cuda.enable_cudnn_sdp(enabled=False)
    if device.type == "cpu":
        torch.set_num_threads(1)
    task = Task(
        Folders(arguments.encoder, arguments.weights, arguments.data),
        arguments.work,
        arguments.index,
        arguments.ends,
        device,
        arguments.most,
    )
    {"teach": teach, "study": study}[arguments.task](task)


def _start(
    arguments: argparse.Namespace, name: str, index: int, ends: float
) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "training.distil", "--task", name, "--index", str(index)]
    for option in ("encoder", "weights", "data", "out", "most", "work"):
        command += [f"--{option}", str(getattr(arguments, option))]
    with (arguments.work / f"{name}{index}.log").open("wb") as file:
        return subprocess.Popen(  # noqa: S603  # this module again
            [*command, "--ends", str(ends)], stdout=file, stderr=subprocess.STDOUT
        )


def main() -> None:
    arguments = _arguments()
    if arguments.task:
        _run_task(arguments)
        return
    began, whole = time.time(), arguments.minutes * 60
    arguments.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as work:
        arguments.work = Path(work)
        running = [
            _start(arguments, "teach", i, began + _TAUGHT * whole) for i in range(len(TEACHERS))
        ]
        running += [
            _start(arguments, "study", i, began + _STUDIED * whole) for i in range(len(STUDENTS))
        ]
        while any(one.poll() is None for one in running) and time.time() < began + _WRITTEN * whole:
            time.sleep(0.2)
        for one in running:
            if one.poll() is None:
                one.kill()
        _gather(arguments.work, arguments.out)
    print(f"{time.time() - began:.0f} s")  # noqa: T201


def _gather(work: Path, out: Path) -> None:
    """The best student and the report."""
    best = {p: json.loads(p.read_text("utf-8")) for p in work.glob("student*.best.json")}
    report = {
        p.stem: json.loads(p.read_text("utf-8"))
        for p in sorted(work.glob("*.json"))
        if ".best" not in p.name
    }
    report["best"] = {p.name.partition(".")[0]: known for p, known in best.items()}
    if best:
        chosen = max(best, key=lambda p: best[p]["merit"])
        name = chosen.name.partition(".")[0]
        shutil.copyfile(work / name / FILE, out / FILE)
        report["chosen"] = name
    report["logs"] = {p.stem: p.read_text("utf-8").splitlines()[-40:] for p in work.glob("*.log")}
    for name, lines in report["logs"].items():
        print(name, *lines[-14:], sep="\n  ")  # noqa: T201
    (out / "support.report.json").write_text(json.dumps(report, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
