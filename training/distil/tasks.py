"""What one process does: bring up a teacher and label the lessons, or bring up a student."""

import json
import logging
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from eval.checker.measures import Bools, auc
from service.checking.support.calibration import Calibration
from service.checking.support.network import SupportNetwork
from service.checking.support.weights import read, write
from training.distil.figures import by_kind
from training.distil.learning import Course, Judge, Pupil, learn, targets
from training.distil.parts import Folders, as_array, logits_of, student, student_on, teacher
from training.distil.shelf import Shelf, load
from training.support_scores import balanced_at, best_cut

log = logging.getLogger("training.distil")

# People's own judgements of others' summaries are few, and count for less.
_QAGS_SHARE = 0.2
_WAIT_S = 0.5
# Of its time so much a student waits for its teachers at most.
PATIENCE = 0.75


@dataclass(frozen=True, slots=True)
class Task:
    """`index`: which of its kind. `ends`: when training is over, in seconds of time.time();
    `work`: where the processes leave what others need; `most`: lines at most, 0 for all."""

    folders: Folders
    work: Path
    index: int
    ends: float
    device: torch.device
    most: int = 0

    def shelf(self, name: str) -> Shelf:
        """The arrays whose names begin with `name`."""
        found = self.folders.data.glob(f"{name}*.npz")
        paths = sorted(path for path in found if "unfinished" not in path.name)
        return load(paths[:1] if self.most else paths, self.device, self.most)

    def left(self) -> float:
        """Seconds."""
        return max(self.ends - time.time(), 1.0)


TEACHERS = (
    Course(0, batch=96, rate=4e-5, head_rate=5e-4, seed=1, looks=2),
    Course(0, batch=128, rate=6e-5, head_rate=5e-4, seed=2, looks=2),
)
STUDENTS = (
    Course(0, batch=192, rate=1.5e-4, head_rate=5e-4, seed=1, soft=0.7, looks=5),
    Course(0, batch=128, rate=3e-4, head_rate=1e-3, seed=2, soft=0.9, looks=5),
)


def _timed(course: Course, task: Task) -> Course:
    batch = min(course.batch, 8) if task.most else course.batch
    return Course(**asdict(course) | {"seconds": task.left(), "batch": batch})


def teach(task: Task) -> None:
    """Leaves `teacher<index>.npy`, log-odds of every lesson, and its figures."""
    network, on = teacher(task.folders, task.device)
    lessons, dev, qags = (task.shelf(name) for name in ("train", "dev", "qags"))

    def look(_: dict[str, Tensor]) -> None:
        for name, shelf in (("dev", dev), ("qags", qags)):
            logits = as_array(logits_of(network, on(shelf), shelf, 256))
            log.info("%s AUC %.4f", name, auc(logits, _truth(shelf)))

    course = _timed(TEACHERS[task.index], task)
    pupil = Pupil(network, on(lessons), lambda name: name.startswith("encoder"), look)
    learn(pupil, lessons, targets(lessons, None, 0.0), course)
    labels = logits_of(network, on(lessons), lessons, 512)
    _write_array(task.work / f"teacher{task.index}.npy", labels)
    log.info("labelled %d lessons", len(labels))
    measured = _measured(task, network, on)
    measured["lessons"] = {"auc": auc(as_array(labels), _truth(lessons))}
    _write_json(task.work / f"teacher{task.index}.json", measured)


def study(task: Task) -> None:
    """Waits for the teachers; leaves the student's best weights and its figures after each look."""
    course = STUDENTS[task.index]
    network = student(task.folders, task.device, course.seed)
    copy = student(task.folders, task.device, course.seed)
    lessons, dev, qags = (task.shelf(name) for name in ("train", "dev", "qags"))
    labels = _labels(task, len(lessons))
    best = 0.0

    def look(average: dict[str, Tensor]) -> None:
        nonlocal best
        for name, state in (("last", network.state_dict()), ("mean", average)):
            copy.load_state_dict(state)
            found = [_auc(copy, student_on(shelf), shelf) for shelf in (dev, qags)]
            merit = found[0] + _QAGS_SHARE * found[1]
            log.info("%s: dev AUC %.4f qags AUC %.4f", name, *found)
            if merit > best:
                best = merit
                _write_student(task, copy, {"merit": merit})

    aims = targets(lessons, labels, course.soft)
    pupil = Pupil(network, student_on(lessons), _is_encoder, look)
    learn(pupil, lessons, aims, _timed(course, task))
    shipped = read(task.work / f"student{task.index}")[0].to(task.device)
    measured = _measured(task, shipped, student_on) | {"merit": best}
    _write_json(task.work / f"student{task.index}.json", measured)


def _is_encoder(name: str) -> bool:
    own = ("layers.", "word.", "position.", "norm.")
    return name.startswith(own) and "same_word" not in name


def _labels(task: Task, count: int) -> Tensor | None:
    """The teachers' mean log-odds, as soon as there are all; what there is when PATIENCE
    is over."""
    paths = [task.work / f"teacher{i}.npy" for i in range(len(TEACHERS))]
    patience = time.time() + PATIENCE * task.left()
    while not all(path.exists() for path in paths) and time.time() < patience:
        time.sleep(_WAIT_S)
    found = [np.load(path) for path in paths if path.exists()]
    log.info("labels of %d teachers", len(found))
    if not found:
        return None
    mean = torch.from_numpy(np.mean(found, axis=0)).float().to(task.device)
    return mean if len(mean) == count else None


def _measured(task: Task, network: nn.Module, on: Any) -> dict[str, Any]:
    """On all that is measured on, at dev's threshold."""
    shelves = {name: task.shelf(name) for name in ("dev", "test", "qags", "defacto")}
    found = {
        name: as_array(logits_of(network, on(shelf), shelf, 256)) for name, shelf in shelves.items()
    }
    cut = best_cut(found["dev"], _truth(shelves["dev"]))[0]
    measured: dict[str, Any] = {"cut": cut}
    for name, shelf in shelves.items():
        truth = _truth(shelf)
        measured[name] = {
            "auc": auc(found[name], truth),
            "balanced": balanced_at(found[name], truth, cut),
            "below": by_kind(found[name], shelf.kinds, cut),
        }
    return measured


def _auc(network: nn.Module, judge: Judge, shelf: Shelf) -> float:
    return auc(as_array(logits_of(network, judge, shelf, 256)), _truth(shelf))


def _truth(shelf: Shelf) -> Bools:
    truth: Bools = shelf.truth.cpu().numpy() > 0.5
    return truth


def _write_student(task: Task, network: SupportNetwork, known: dict[str, float]) -> None:
    """The weights as the service has them, in a folder of their own, and what they are worth."""
    folder = task.work / f"student{task.index}"
    folder.mkdir(exist_ok=True)
    write(folder, network.cpu(), Calibration.tempered(1.0))
    network.to(task.device)
    _write_json(task.work / f"student{task.index}.best.json", known)


def _write_array(path: Path, values: Tensor) -> None:
    unfinished = path.with_suffix(".unfinished.npy")
    np.save(unfinished, values.numpy().astype(np.float32))
    unfinished.replace(path)


def _write_json(path: Path, values: dict[str, Any]) -> None:
    path.with_suffix(".unfinished").write_text(json.dumps(values, indent=1), encoding="utf-8")
    path.with_suffix(".unfinished").replace(path)
