"""Trains the syntax model on what larger ones say of the news, on one graphics card.

`python -m training.syntax_distil --arrays DIR --bases DIR --weights service/weights --out DIR
--report DIR` after training.syntax_silver. Teachers (training.syntax_teacher) learn the treebanks
side by side; their mean labels treebanks and news; students of the shipped size learn from both,
side by side. The best by LAS on the dev sets goes to OUT, the figures of all to REPORT. BASES holds
all-mpnet-base-v2 (`mpnet*.safetensors`, `mpnet.tokenizer.json`) and all-MiniLM-L6-v2 (`minilm…`),
both Apache-2.0.
"""

import argparse
import json
import logging
import multiprocessing
import shutil
import sys
import tempfile
import time
from dataclasses import asdict, replace
from multiprocessing.process import BaseProcess
from pathlib import Path

import torch

from service.reading.syntax_weights import FILE
from training.syntax_course import Course
from training.syntax_pupils import Sources, gold, hear, label, learn

TEACHERS = (
    Course("teacher-1", 8e-5, 1e-3, epochs=10, budget=3072, head_dropout=0.3, seed=1),
    Course("teacher-2", 1e-4, 1e-3, epochs=10, budget=3072, head_dropout=0.3, seed=2),
    Course("teacher-3", 6e-5, 1e-3, epochs=10, budget=2048, head_dropout=0.3, seed=3),
)
_STUDENT = Course("", 5e-4, 2e-3, epochs=12, budget=8192, dropout=0.05, head_dropout=0.1)
STUDENTS = (
    replace(_STUDENT, name="fresh", seed=11),
    replace(_STUDENT, name="onward", seed=12, encoder_rate=4e-4, head_rate=1.5e-3, onward=True),
    replace(_STUDENT, name="steep", seed=13, encoder_rate=1e-3, dropout=0.0),
    replace(_STUDENT, name="six-layers", seed=14, layers=6),
)
# Shares of the time given: when teachers have to end, students, and all.
_TAUGHT, _LEARNT, _SCORED = 0.37, 0.83, 0.94

log = logging.getLogger("training.syntax_distil")


def distil(sources: Sources, minutes: float) -> None:
    """Runs all courses within `minutes`; what they leave is under `sources.work`."""
    began, context = time.time(), multiprocessing.get_context("spawn")

    def moment(share: float) -> float:
        return began + 60 * minutes * share

    def started(course: Course, share: float) -> BaseProcess:
        work = learn if course in STUDENTS else hear
        timed = replace(course, until=moment(share))
        process = context.Process(target=work, args=(sources, timed), name=course.name)
        process.start()
        return process

    teachers = [started(course, _TAUGHT) for course in TEACHERS[: sources.teachers]]
    students = [started(course, _LEARNT) for course in STUDENTS[: sources.students]]
    try:
        material = gold(sources, "train", news=True)
        _joined(teachers, moment(_TAUGHT + 0.08))
        label(sources, material)
        del material
        torch.cuda.empty_cache()
        _joined(students, moment(_SCORED))
    finally:
        for process in [*teachers, *students]:
            process.kill()
    log.info("all done after %.0f s", time.time() - began)


def _joined(processes: list[BaseProcess], until: float) -> None:
    """Waits for the processes, or until then."""
    for process in processes:
        process.join(max(0.0, until - time.time()))


def report(sources: Sources, path: Path, out: Path) -> None:
    """Leaves all results at `path`, and the best student of the shipped size in `out`.

    Raises: RuntimeError where no student got so far.
    """
    results = [json.loads(path.read_text()) for path in sorted(sources.work.glob("*/result.json"))]
    for result in results:
        log.info("%s", json.dumps(result))
    path.write_text(json.dumps(results, indent=1) + "\n")
    shipped = [r for r in results if r["layers"] == 4 and not r["teacher"]]
    if not shipped:
        raise RuntimeError("no student was written in time")
    best = max(shipped, key=lambda result: float(result["dev"]["las"]))
    log.info("best: %s", best["name"])
    shutil.copy(sources.work / best["name"] / FILE, out / FILE)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--arrays", type=Path, required=True, help="what syntax_silver left")
    parser.add_argument("--bases", type=Path, required=True, help="folder of the encoders")
    parser.add_argument("--weights", type=Path, required=True, help="whose labels and pieces")
    parser.add_argument("--out", type=Path, required=True, help="folder the best weights go to")
    parser.add_argument("--minutes", type=float, default=5.0)
    parser.add_argument("--report", type=Path, required=True, help="folder of report.json")
    parser.add_argument("--teachers", type=int, default=len(TEACHERS))
    parser.add_argument("--students", type=int, default=len(STUDENTS))
    parser.add_argument("--limit", type=int, default=0, help="sentences of each file, to try")
    arguments = parser.parse_args()
    logging.basicConfig(stream=sys.stdout, level=logging.INFO, format="%(asctime)s %(message)s")
    with tempfile.TemporaryDirectory() as work:
        sources = Sources(
            arrays=arguments.arrays,
            bases=arguments.bases,
            weights=arguments.weights,
            work=Path(work),
            limit=arguments.limit,
            teachers=arguments.teachers,
            students=arguments.students,
        )
        log.info("%s", json.dumps(asdict(sources), default=str))
        distil(sources, arguments.minutes)
        report(sources, arguments.report / "report.json", arguments.out)


if __name__ == "__main__":
    main()
