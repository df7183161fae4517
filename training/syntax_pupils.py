"""The processes of training.syntax_distil: teachers that hear the treebanks, students that learn
from teachers."""

import json
import logging
import sys
import time
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import numpy as np
import torch

from service.reading.syntax_network import Network, Sizes
from service.reading.syntax_pieces import CLOSE, OPEN, UNKNOWN
from service.reading.syntax_weights import TOKENIZER_FILE, Labels, read, write
from training.syntax_corpus import Corpus, joined
from training.syntax_course import Course, attend, score_on
from training.syntax_device import DeviceCorpus, Marks
from training.syntax_encoder import draw, encoder_state, sizes_of
from training.syntax_losses import gold_loss, taught_loss
from training.syntax_targets import Targets, labelled_by
from training.syntax_teacher import Teacher, base_rows, base_state, mpnet_state, teacher_sizes

BANKS = ("ewt", "gum")
# Sentences of the treebanks come this often in an epoch of students, those of the news once.
GOLD_REPEATS = 3
TARGETS_FILE, STATE_FILE = "targets.pt", "state.pt"
# A teacher whose LAS on dev is this far below the best has lost its way, and is not heard.
_ASTRAY = 0.8

log = logging.getLogger("training.syntax_pupils")


@dataclass(frozen=True, slots=True)
class Sources:
    """Where everything lies (see syntax_distil); `work`: what processes tell each other."""

    arrays: Path
    bases: Path
    weights: Path
    work: Path
    limit: int
    teachers: int
    students: int


def device() -> torch.device:
    """The graphics card, if there is one. cuDNN's attention is built anew for every shape, and
    here each batch has its own: off."""
    torch.backends.cuda.enable_cudnn_sdp(False)
    return torch.device("cuda" if torch.cuda.is_available() else "cpu")


def hear(sources: Sources, course: Course) -> None:
    """Trains a teacher on the treebanks; leaves its best epoch in its folder under `work`."""
    _begin(course)
    labels, sizes, vocabulary = _inventory(sources, course)
    wide = teacher_sizes(sizes)
    network = Teacher(wide, course.dropout, course.head_dropout)
    draw(network)
    rows = base_rows(vocabulary, sources.bases / "mpnet.tokenizer.json")
    network.load_state_dict(mpnet_state(base_state(sources.bases, "mpnet"), rows, wide), False)
    network.to(device())
    corpus, dev = gold(sources, "train"), gold(sources, "dev")
    log.info("%s begins: %d labels of relations", course.name, len(labels.relations))
    once, best = np.ones(len(corpus.counts), dtype=np.int64), 0.0
    folder = _folder(sources, course)
    for epoch, loss in attend(network, corpus, lambda n, told, _: gold_loss(n, told), course, once):
        scores = score_on(network, dev)
        log.info("%s epoch %d loss %.3f dev %s", course.name, epoch, loss, scores)
        if scores.las > best:
            best = scores.las
            torch.save(network.state_dict(), folder / "state.unfinished")
            (folder / "state.unfinished").replace(folder / STATE_FILE)
            _tell(folder, course, {"dev": asdict(scores)}, teacher=True)


def label(sources: Sources, corpus: DeviceCorpus) -> None:
    """Has the teachers that kept their way label the corpus, for all students."""
    began = time.time()
    course = Course("label", 0, 0, 0, 0)
    _, sizes, _ = _inventory(sources, course)
    told = {p.parent: json.loads(p.read_text()) for p in sources.work.glob("*/result.json")}
    heard = {path: result for path, result in told.items() if result["teacher"]}
    best = max(result["dev"]["las"] for result in heard.values())
    teachers = []
    for path, result in heard.items():
        if result["dev"]["las"] < best - _ASTRAY:
            continue
        network = Teacher(teacher_sizes(sizes))
        network.load_state_dict(torch.load(path / STATE_FILE, map_location="cpu"))
        teachers.append(network.to(device()).eval())
    targets = labelled_by(teachers, corpus)
    log.info("%d teachers labelled, %.0f s", len(teachers), time.time() - began)
    targets.save(sources.work / TARGETS_FILE)
    log.info("labels saved, %.0f s", time.time() - began)
    for teacher in teachers:
        tests = {bank: score_on(teacher, gold(sources, "test", [bank])) for bank in BANKS}
        log.info("a teacher on test: %s", {bank: str(s) for bank, s in tests.items()})


def learn(sources: Sources, course: Course) -> None:
    """Trains a student on the teachers' labels; leaves its best epoch under `work`, scored."""
    _begin(course)
    labels, sizes, vocabulary = _inventory(sources, course)
    network = _student(sources, course, sizes, vocabulary).to(device())
    corpus, dev = gold(sources, "train", news=True), gold(sources, "dev")
    told = sum(len(_corpus(sources, f"{bank}-train").counts) for bank in BANKS)
    repeats = np.ones(len(corpus.counts), dtype=np.int64)
    repeats[:told] = GOLD_REPEATS
    log.info("%s waits: %d gold, %d in all", course.name, told, len(repeats))
    while not (sources.work / TARGETS_FILE).exists() and time.time() < course.until:
        time.sleep(0.2)
    targets = Targets.load(corpus, sources.work / TARGETS_FILE)
    folder, best = _folder(sources, course), 0.0
    log.info("%s begins", course.name)
    for epoch, loss in attend(
        network,
        corpus,
        lambda n, told, chosen: taught_loss(n, told, targets.soft(chosen)),
        course,
        repeats,
    ):
        scores = score_on(network, dev)
        log.info("%s epoch %d loss %.3f dev %s", course.name, epoch, loss, scores)
        if scores.las > best:
            best = scores.las
            write(folder, network, sizes, labels)
            _tell(folder, course, {"dev": asdict(scores)}, teacher=False)
    # What is shipped is scored: the rounded weights.
    shipped = read(folder)[0].to(device())
    scored = {"dev": asdict(score_on(shipped, dev))}
    scored |= {bank: asdict(score_on(shipped, gold(sources, "test", [bank]))) for bank in BANKS}
    _tell(folder, course, scored, teacher=False)
    log.info("%s ends", course.name)


def gold(
    sources: Sources, part: str, banks: "list[str] | tuple[str, ...]" = BANKS, news: bool = False
) -> DeviceCorpus:
    """The treebanks' `part` on the device, the news after it if asked for."""
    names = [f"{bank}-{part}" for bank in banks] + ["news"] * news
    vocabulary = _vocabulary(sources)
    marks = Marks(vocabulary[OPEN], vocabulary[CLOSE], vocabulary[UNKNOWN])
    return DeviceCorpus(joined([_corpus(sources, name) for name in names]), marks, device())


def _corpus(sources: Sources, name: str) -> Corpus:
    corpus = Corpus.load(sources.arrays / f"{name}.npz")
    if not sources.limit:
        return corpus
    return corpus.kept(np.arange(len(corpus.counts)) < sources.limit)


def _begin(course: Course) -> None:
    logging.basicConfig(stream=sys.stdout, level=logging.INFO, format="%(asctime)s %(message)s")
    torch.manual_seed(course.seed)
    torch.set_num_threads(2)


def _vocabulary(sources: Sources) -> dict[str, int]:
    document = json.loads((sources.weights / TOKENIZER_FILE).read_text(encoding="utf-8"))
    vocabulary: dict[str, int] = document["model"]["vocab"]
    return vocabulary


def _inventory(sources: Sources, course: Course) -> tuple[Labels, Sizes, dict[str, int]]:
    """The shipped labels and vocabulary, and a student's sizes with them."""
    labels, vocabulary = read(sources.weights)[1], _vocabulary(sources)
    return labels, replace(sizes_of(len(vocabulary), labels), layers=course.layers), vocabulary


def _student(sources: Sources, course: Course, sizes: Sizes, vocabulary: dict[str, int]) -> Network:
    network = Network(sizes, course.dropout, course.head_dropout)
    draw(network)
    if course.onward:
        state = read(sources.weights)[0].state_dict()
    else:
        rows = base_rows(vocabulary, sources.bases / "minilm.tokenizer.json")
        state = encoder_state(base_state(sources.bases, "minilm"), rows, sizes)
    network.load_state_dict(state, strict=False)
    return network


def _folder(sources: Sources, course: Course) -> Path:
    folder = sources.work / course.name
    folder.mkdir(exist_ok=True)
    return folder


def _tell(folder: Path, course: Course, scores: dict[str, dict[str, float]], teacher: bool) -> None:
    """Leaves what is known of a network beside it."""
    result = {"name": course.name, "layers": course.layers, "teacher": teacher, **scores}
    (folder / "result.unfinished").write_text(json.dumps(result))
    (folder / "result.unfinished").replace(folder / "result.json")
