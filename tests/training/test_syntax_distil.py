import random
from dataclasses import fields, replace
from pathlib import Path

import numpy as np
import pytest
import torch
from tokenizers import Tokenizer
from transformers import MPNetConfig, MPNetModel

from service.reading import syntax_weights
from service.reading.syntax_network import Network, Sizes
from service.reading.syntax_pieces import CLOSE, FEATURES, OPEN, UNKNOWN, PieceMaker
from training import syntax_device
from training.syntax_corpus import Corpus, corpus_of, joined
from training.syntax_course import Course, Progress, attend
from training.syntax_device import DeviceCorpus, Marks, groups
from training.syntax_encoder import draw
from training.syntax_examples import IGNORED, KINDS, Example, example_of, labelled, labels_of
from training.syntax_losses import gold_loss, taught_loss
from training.syntax_silver import unlabelled
from training.syntax_targets import Targets, labelled_by, shares
from training.syntax_teacher import Teacher, mpnet_state
from training.treebank import Mention, Tree

WEIGHTS = Path("service/weights")
CPU = torch.device("cpu")


def tree(text: str, heads: list[int], mentions: tuple[Mention, ...] | None = None) -> Tree:
    words = tuple(text.split())
    return Tree(
        text=text,
        words=words,
        spaces=(True,) * len(words),
        upos=tuple("NOUN" if word.istitle() else "VERB" for word in words),
        xpos=tuple("NN" if word.istitle() else "VB" for word in words),
        heads=tuple(heads),
        relations=tuple("root" if head == 0 else "dep" for head in heads),
        mentions=mentions,
    )


TREES = (
    tree("Rain fell hard in Leeds .", [2, 0, 2, 5, 2, 2], (Mention(4, 5, "place"),)),
    tree("Roads shut", [2, 0]),
    tree("Schools in the unfathomableness closed today", [5, 4, 4, 1, 0, 5], ()),
)


@pytest.fixture(scope="module")
def maker() -> PieceMaker:
    return PieceMaker(Tokenizer.from_file(str(WEIGHTS / syntax_weights.TOKENIZER_FILE)))


@pytest.fixture(scope="module")
def marks() -> Marks:
    known = Tokenizer.from_file(str(WEIGHTS / syntax_weights.TOKENIZER_FILE)).get_vocab()
    return Marks(known[OPEN], known[CLOSE], known[UNKNOWN])


@pytest.fixture(scope="module")
def examples(maker: PieceMaker) -> list[Example]:
    silver = unlabelled("Police don't say who won the £2.5bn", maker)
    return [*(example_of(t, maker, labels_of(TREES)) for t in TREES), silver]


def small_sizes(**changed: int) -> Sizes:
    labels = labels_of(TREES)
    sizes = Sizes(
        vocabulary=30000,
        relations=len(labels.relations),
        upos=len(labels.upos),
        xpos=len(labels.xpos),
        entities=2 * len(KINDS) + 1,
        features=FEATURES,
        hidden=24,
        inner=48,
        layers=2,
        attention_heads=2,
        arc=16,
        relation=8,
    )
    return replace(sizes, **changed)


def network(kind: type[Network] = Network) -> Network:
    torch.manual_seed(3)
    made = kind(small_sizes())
    draw(made)
    for name, weights in made.named_parameters():
        if name in ("word.weight", "position.weight", "distance.weight"):
            torch.nn.init.normal_(weights, std=0.3)
    return made


def test_a_corpus_comes_back_from_disk(examples: list[Example], tmp_path: Path) -> None:
    corpus = corpus_of(examples)

    corpus.save(tmp_path / "told.npz")
    corpus.kept(np.array([False] * 3 + [True])).save(tmp_path / "untold.npz")
    told, untold = Corpus.load(tmp_path / "told.npz"), Corpus.load(tmp_path / "untold.npz")
    both = joined([told.kept(np.array([True] * 3 + [False])), untold])

    assert told.lengths.tolist() == [example.length for example in examples]
    for field in fields(Corpus):
        assert (getattr(both, field.name) == getattr(corpus, field.name)).all()


def test_batches_of_the_device_are_those_of_lists(
    examples: list[Example], maker: PieceMaker, marks: Marks, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(syntax_device, "_MULTIPLE", 1)
    chosen = [3, 0, 2]

    ours = DeviceCorpus(corpus_of(examples), marks, CPU).labelled(np.array(chosen))
    theirs = labelled([examples[number] for number in chosen], maker)

    for field in fields(theirs.batch):
        assert torch.equal(getattr(ours.batch, field.name), getattr(theirs.batch, field.name))
    for field in fields(theirs)[1:]:
        assert torch.equal(getattr(ours, field.name), getattr(theirs, field.name))


def test_groups_hold_every_sentence_once_within_budget() -> None:
    lengths = np.array(random.Random(1).choices(range(3, 60), k=200))

    found = list(groups(lengths, 120, np.random.default_rng(1), longest=50))

    assert sorted(np.concatenate(found).tolist()) == np.flatnonzero(lengths <= 50).tolist()
    assert all(lengths[group].max() * len(group) <= 120 for group in found)


def test_recasing_changes_shapes_alone() -> None:
    torch.manual_seed(1)
    features = torch.arange(FEATURES).repeat(400, 1)

    changed = syntax_device.recased(features)

    assert 20 < (changed != features).any(1).sum() < 100
    assert ((changed - 1) // 8 == (features - 1) // 8).all()
    digits = (features - 1) % 8 == 4
    assert (changed[digits] == features[digits]).all()


def test_a_teacher_is_mpnet(examples: list[Example], marks: Marks) -> None:
    sizes = small_sizes()
    config = MPNetConfig(
        vocab_size=sizes.vocabulary,
        hidden_size=sizes.hidden,
        num_hidden_layers=sizes.layers,
        num_attention_heads=sizes.attention_heads,
        intermediate_size=sizes.inner,
        max_position_embeddings=sizes.positions + 2,
    )
    mpnet = MPNetModel(config, add_pooling_layer=False)
    mpnet.train(mode=False)
    for weights in mpnet.parameters():
        torch.nn.init.normal_(weights, std=0.2)
    teacher = Teacher(sizes).eval()
    state = mpnet_state(mpnet.state_dict(), range(sizes.vocabulary), sizes)
    teacher.load_state_dict(state, strict=False)
    torch.nn.init.zeros_(teacher.feature.weight)
    batch = DeviceCorpus(corpus_of(examples), marks, CPU).labelled(np.arange(4)).batch

    states = teacher.states(batch)
    # Its padding piece is 1, ours 0: no sentence here holds either.
    theirs = mpnet(
        input_ids=batch.pieces.masked_fill(~batch.piece_mask, 1),
        attention_mask=batch.piece_mask.long(),
    ).last_hidden_state

    rows = torch.arange(4)[:, None]
    expected = (theirs[rows, batch.first] + theirs[rows, batch.last]) / 2
    assert torch.allclose(states[batch.word_mask], expected[batch.word_mask], atol=1e-4)


def test_targets_are_what_the_teachers_say(
    examples: list[Example], marks: Marks, tmp_path: Path
) -> None:
    corpus = DeviceCorpus(corpus_of(examples), marks, CPU)
    teachers = [network(Teacher).eval(), network().eval()]

    labelled_by(teachers, corpus).save(tmp_path / "targets.pt")
    kept = Targets.load(corpus, tmp_path / "targets.pt").soft(np.array([2, 1]))
    with torch.inference_mode():
        said = shares(teachers, corpus.labelled(np.array([2, 1])))

    mask = corpus.labelled(np.array([2, 1])).batch.word_mask
    for name in ("relations", "upos", "xpos", "entities"):
        ours, theirs = getattr(kept, name).float(), getattr(said, name)
        assert torch.allclose(ours[mask], theirs[mask], atol=0.02)
        assert torch.allclose(ours.sum(-1), torch.ones(()), atol=0.01)
    assert torch.allclose(kept.arcs.float()[mask], said.arcs[mask], atol=0.02)
    assert torch.equal(kept.heads[mask], said.heads[mask])


def test_a_student_comes_nearer_to_its_teacher_and_to_gold(
    examples: list[Example], marks: Marks
) -> None:
    corpus = DeviceCorpus(corpus_of(examples), marks, CPU)
    targets = labelled_by([network(Teacher).eval()], corpus)
    student = network()
    course = Course("student", 5e-3, 5e-3, epochs=30, budget=64, longest=64, until=float("inf"))
    everyone = np.arange(4)

    def losses() -> tuple[float, float]:
        told = corpus.labelled(everyone)
        student.eval()
        with torch.inference_mode():
            taught = taught_loss(student, told, targets.soft(everyone))
            return taught.item(), gold_loss(student, told).item()

    before = losses()
    list(
        attend(
            student,
            corpus,
            lambda n, told, chosen: taught_loss(n, told, targets.soft(chosen)),
            course,
            np.ones(4, dtype=np.int64),
        )
    )

    taught, by_gold = losses()
    # What the teacher is unsure of remains.
    assert taught < before[0] - 1
    assert by_gold < before[1] / 2


def test_gold_that_is_unknown_weighs_nothing(examples: list[Example], marks: Marks) -> None:
    corpus = DeviceCorpus(corpus_of(examples[3:]), marks, CPU)
    told = corpus.labelled(np.arange(1))

    assert (told.heads == IGNORED).all()
    assert gold_loss(network().eval(), told).item() == 0.0


def test_the_rate_falls_to_nothing_with_the_clock() -> None:
    progress = Progress(steps=10**6, until=0.0)

    progress.advance(CPU)

    assert progress.done >= 1
    assert progress.rate == 0.0
