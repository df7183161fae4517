"""Makes training/marks/salience_told.npz: what a large teacher thinks editors would take from news
that has no brief.

python -m training.salience_teacher briefs.jsonl.gz ENCODER

ENCODER is a folder that transformers can load; the file that ships was made with all-mpnet-base-v2
(Apache-2.0, 110 million weights) on a GPU, where a teacher takes four minutes: the mean of three
(seeds 1 to 3; rates 4e-5, 6e-5, 5e-5; batches of 8, 8, 12). The teacher learns from the briefs of
`train`, and to find the publisher's highlights in CNN's articles. Choice F1 on `dev` after its
first epoch 0.70 to 0.71, after the last 0.68 (0.69 together): one epoch would be better, and is
what this does.
"""

import logging
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional
from transformers import AutoModel, AutoTokenizer

from service.document import Document
from service.reading.syntax import Syntax, load_syntax
from service.writing.embedded.choosing.salience import Floats
from service.writing.embedded.choosing.salience_model import GROUP_WORDS
from service.writing.embedded.grammar.words import Weights, content
from training.briefs import Split, load_briefs, parsed, prefixes
from training.descent import Descent, Pace
from training.recipe import run
from training.salience import Lesson, lesson
from training.salience_told import TOLD, Odds, news, words_of, write
from training.salience_windows import Marks, Window, windows

BATCH, SEED, EPOCHS = 8, 1, 1
PACE = Pace(5e-5, decay=0.01)
# By place, by share of the article gone, by the article's length in fives.
PLACES, SHARES, FIVES = 32, 20, 16
# One step in so many is on highlights, each worth less.
HIGHLIGHT_STEPS, HIGHLIGHT_SHARE = 3, 0.5
# A highlight is of the sentence that has this share of its content mass or more.
OVERLAP = 0.45

log = logging.getLogger("training.salience_teacher")


@dataclass(frozen=True, slots=True)
class Page:
    """An article as the teacher reads it. `answers`: what editors took; `highlights` [sentences]: 1
    where the publisher's highlight rests; None where nobody said."""

    name: str
    windows: tuple[Window, ...]
    places: tuple[tuple[int, int, int], ...]
    answers: Lesson | None = None
    highlights: Floats | None = None


class Teacher(nn.Module):
    """Log-odds of sentences for takeaways, synopsis, question and highlights; of words for the
    first three. An encoder over windows, two layers over the sentences of the article."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.tokenizer = AutoTokenizer.from_pretrained(folder)
        self.encoder = AutoModel.from_pretrained(folder)
        width = self.encoder.config.hidden_size
        self.place = nn.ModuleList(_small(n, width) for n in (PLACES, SHARES, FIVES))
        self.pooling, self.mixed = nn.Linear(width, 1), nn.Linear(3 * width, width)
        layer = nn.TransformerEncoderLayer(
            width, 12, 2048, 0.1, activation="gelu", batch_first=True, norm_first=True
        )
        self.context = nn.TransformerEncoder(layer, 2, enable_nested_tensor=False)
        self.norm, self.dropout = nn.LayerNorm(width), nn.Dropout(0.1)
        self.chosen = nn.Linear(width, 4)
        self.word, self.sentence = nn.Linear(width, width), nn.Linear(width, width)
        self.kept = nn.Linear(width, 3)

    def page(self, document: Document, places: Sequence[int]) -> Page:
        """The article cut for the encoder."""
        special = self.tokenizer
        marks = Marks(special.cls_token_id, special.sep_token_id, special.unk_token_id)
        words = words_of(document, places)
        cut = windows(document.title or "", words, special.backend_tokenizer, marks)
        count = max(len(places), 1)
        where = tuple(
            (min(p, PLACES - 1), SHARES * i // count, min(count // 5, FIVES - 1))
            for i, p in enumerate(places)
        )
        return Page(document.id, cut, where)

    def forward(self, pages: Sequence[Page]) -> tuple[Tensor, Tensor]:
        """[sentences, 4] and [words, 3] of all pages, in order."""
        states, owns = self._read(pages)
        index, real = _strips(owns, states.device)
        strips = states[index]
        share = self.pooling(strips)[..., 0].masked_fill(~real, -1e4).softmax(-1)
        mean = (strips * real[..., None]).sum(1) / real.sum(1, keepdim=True)
        most = strips.masked_fill(~real[..., None], -1e4).amax(1)
        vectors = self.mixed(torch.cat([(share[..., None] * strips).sum(1), mean, most], -1))
        places = torch.tensor([p for page in pages for p in page.places], device=states.device)
        vectors = vectors + sum(table(places[:, i]) for i, table in enumerate(self.place))
        sentences = self._in_context(vectors, [len(page.places) for page in pages])
        words = torch.tensor([w for _, _, starts in owns for w in starts], device=states.device)
        of = torch.tensor([i for i, own in enumerate(owns) for _ in own[2]], device=states.device)
        told = torch.tanh(self.dropout(self.word(states[words]) + self.sentence(sentences)[of]))
        return self.chosen(self.dropout(sentences)), self.kept(told)

    def _read(self, pages: Sequence[Page]) -> tuple[Tensor, list[tuple[int, int, list[int]]]]:
        """All windows' states [pieces, width], and of each sentence its first piece there, how
        many it has, and its words' pieces."""
        cut = [window for page in pages for window in page.windows]
        longest = max(len(window.pieces) for window in cut)
        pad = self.tokenizer.pad_token_id
        ids = torch.full((len(cut), longest), pad)
        owns = []
        for row, window in enumerate(cut):
            ids[row, : len(window.pieces)] = torch.tensor(window.pieces)
            at = row * longest
            owns += [(at + o.start, o.length, [at + w for w in o.words]) for o in window.own]
        device = self.chosen.weight.device
        ids = ids.to(device)
        with torch.autocast(device.type, torch.bfloat16, enabled=device.type == "cuda"):
            states = self.encoder(
                input_ids=ids, attention_mask=(ids != pad).long()
            ).last_hidden_state
        return states.float().flatten(0, 1), owns

    def _in_context(self, vectors: Tensor, lengths: Sequence[int]) -> Tensor:
        padded = nn.utils.rnn.pad_sequence(
            list(torch.split(vectors, list(lengths))), batch_first=True
        )
        real = torch.arange(padded.shape[1])[None] < torch.tensor(lengths)[:, None]
        real = real.to(vectors.device)
        read: Tensor = self.norm(self.context(padded, src_key_padding_mask=~real))[real]
        return read


def _small(count: int, width: int) -> nn.Embedding:
    table = nn.Embedding(count, width)
    nn.init.normal_(table.weight, std=0.02)
    return table


def _strips(
    owns: Sequence[tuple[int, int, list[int]]], device: torch.device
) -> tuple[Tensor, Tensor]:
    """[sentences, longest] which pieces are each sentence's, and which of those are real."""
    start = torch.tensor([own[0] for own in owns], device=device)
    length = torch.tensor([own[1] for own in owns], device=device)
    places = torch.arange(int(length.max()), device=device)[None]
    real = places < length[:, None]
    return (start[:, None] + places) * real, real


def briefed(
    teacher: Teacher, data: Path, split: Split, syntax: Syntax, sources: Sequence[str] = ()
) -> Iterator[Page]:
    """The articles with briefs."""
    for article in load_briefs(data, split, sources):
        read = parsed(article, syntax)
        answers = lesson(read)
        page = teacher.page(read.document, answers.example.places)
        yield Page(page.name, page.windows, page.places, answers)


def unbriefed(teacher: Teacher, data: Path, sources: Sequence[str] = ()) -> Iterator[Page]:
    """The news beside the briefs file, with its highlights where it has any."""
    for document, highlights in news(data, sources):
        places = [i for i, s in enumerate(document.sentences) if s.states is not None]
        page = teacher.page(document, places)
        yield Page(page.name, page.windows, page.places, None, _rests(document, places, highlights))


def _rests(document: Document, places: Sequence[int], highlights: Sequence[str]) -> Floats | None:
    stems = [content(document.sentences[i].text) for i in places]
    weights, found = Weights(stems), np.zeros(len(places), np.float32)
    for highlight in highlights:
        shares = [weights.overlap(content(highlight), own) for own in stems]
        if max(shares) >= OVERLAP:
            found[int(np.argmax(shares))] = 1.0
    return found if found.any() else None


def loss_of(teacher: Teacher, pages: Sequence[Page]) -> Tensor:
    """Cross-entropy of what is known of the pages: all of briefs, or all of highlights."""
    chosen, kept = teacher(pages)
    entropy = functional.binary_cross_entropy_with_logits
    lessons = [page.answers for page in pages if page.answers is not None]
    if not lessons:
        rests = np.concatenate([page.highlights for page in pages if page.highlights is not None])
        wanted = torch.from_numpy(rests).to(chosen.device)
        return HIGHLIGHT_SHARE * entropy(chosen[:, 3], wanted)
    wanted = torch.from_numpy(np.concatenate([one.chosen for one in lessons])).to(chosen.device)
    loss = entropy(chosen[:, 0], wanted[:, 0]) + 0.5 * entropy(chosen[:, 1:3], wanted[:, 1:])
    tables = [table[: GROUP_WORDS[-1]] for one in lessons for table in one.kept]
    answers = torch.from_numpy(np.concatenate(tables)).to(chosen.device)
    for line in range(3):
        known = answers[:, line] >= 0
        if known.any():
            loss = loss + 0.3 * entropy(kept[known, line], answers[known, line])
    return loss


def train(teacher: Teacher, pages: Sequence[Page], other: Sequence[Page], epochs: int) -> None:
    """Fits the teacher to the briefs, and to the highlights of `other`."""
    rng = random.Random(SEED)  # noqa: S311  # shuffles articles, guards nothing
    batches = -(-len(pages) // BATCH)
    highlighted = [page for page in other if page.highlights is not None]
    descent = Descent(teacher, PACE, epochs * (batches + batches // HIGHLIGHT_STEPS))
    teacher.train()
    for _ in range(epochs):
        order = rng.sample(list(pages), len(pages))
        for number, start in enumerate(range(0, len(order), BATCH)):
            descent.step(loss_of(teacher, order[start : start + BATCH]))
            if highlighted and number % HIGHLIGHT_STEPS == HIGHLIGHT_STEPS - 1:
                some = rng.sample(highlighted, min(BATCH, len(highlighted)))
                descent.step(loss_of(teacher, some))


@torch.inference_mode()
def judge(teacher: Teacher, pages: Sequence[Page]) -> Iterator[tuple[str, Odds]]:
    """What the teacher thinks of each page, by its name."""
    teacher.eval()
    for page in pages:
        chosen, kept = (t.float().cpu().numpy() for t in teacher([page]))
        ends = np.cumsum([len(own.words) for window in page.windows for own in window.own])
        yield page.name, Odds(chosen[:, :3], tuple(np.split(kept, ends[:-1])))


def main(data: Path, encoder: Path, out: Path = TOLD, sources: str = "") -> None:
    """Trains the teacher and writes what it told."""
    torch.manual_seed(SEED)
    teacher, syntax = Teacher(encoder), load_syntax()
    teacher.to("cuda" if torch.cuda.is_available() else "cpu")
    chosen = prefixes(sources)
    other = list(unbriefed(teacher, data, chosen))
    train(teacher, list(briefed(teacher, data, "train", syntax, chosen)), other, EPOCHS)
    write(out, list(judge(teacher, other)))
    log.info("%d articles", len(other))


if __name__ == "__main__":
    run(main)
