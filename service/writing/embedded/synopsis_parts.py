"""One sentence in the lengths in which it can stand in a synopsis."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from service.writing.embedded.candidate_rank import is_unnamed
from service.writing.embedded.clauses import SUBJECTS
from service.writing.embedded.edges_held import line_loses_if_unwanted
from service.writing.embedded.likely import likely
from service.writing.embedded.reading import Reading
from service.writing.embedded.shorten import Deletion, shorten
from service.writing.embedded.sound import is_sound
from service.writing.embedded.surface import is_clean, sentence_case
from service.writing.embedded.tree import Tree
from service.writing.embedded.wording import OF_A_SYNOPSIS
from service.writing.embedded.words import content

FEWEST_WORDS = 8
# Of one sentence's ways so many are tried together with each of another's.
MOST_PARTS = 12
# A synopsis does not open with a word that points back.
BACKWARD = frozenset(
    "this that these those such it he she they his her its their another and but i we".split()
)


@dataclass(frozen=True, slots=True)
class Part:
    """One way to say a sentence in a synopsis.

    `opens`: it can stand first; `follows`: it speaks of the sentence before without its name, so
    that it can stand after that one alone. `sources` index Document.sentences, the first is where
    it comes from. `wanted`: how many of its words the salience model expects in the editor's
    synopsis; `kept` and `left`: the mean log-odds of words kept and left out; `unlikely`: how badly
    it reads, 0 for a sentence kept whole.
    """

    text: str
    sources: tuple[int, ...]
    words: int
    content: frozenset[str]
    opens: bool
    follows: bool
    share: float
    wanted: float
    kept: float
    left: float
    unlikely: float
    names: int

    @property
    def sentence(self) -> int:
        return self.sources[0]


class _Way(NamedTuple):
    kept: tuple[int, ...]
    root: int


def parts(reading: Reading, sentence: int, most_words: int) -> tuple[Part, ...]:
    """The ways that read best, the whole sentence among them where it can stand; most expected
    words first."""
    tree = reading.trees[sentence]
    if tree is None:
        return ()
    found: dict[str, Part] = {}
    for way in _ways(reading, sentence, tree, most_words):
        part = _part(reading, sentence, tree, way)
        if part is not None:
            found.setdefault(part.text, part)
    ranked = sorted(found.values(), key=lambda p: (-_worth(p), p.text))
    return tuple(ranked[:MOST_PARTS])


def _worth(part: Part) -> float:
    return part.wanted - 0.5 * part.words - part.unlikely + 4 * (part.share == 1)


def _ways(reading: Reading, sentence: int, tree: Tree, most_words: int) -> Iterator[_Way]:
    """Each way to say the sentence, all of it first."""
    text = tree.sentence.text
    is_ended = text.rstrip("\"”’')")[-1:] == "." or (sentence == 0 and text[-1:].isalnum())
    if text[:1].isalnum() and is_ended and _is_clause(tree):
        links = tree.lemma(0) in {"and", "but", "or"} and tree.tokens[0].pos == "CCONJ"
        yield _Way(tuple(range(int(links), len(tree.tokens))), tree.root)
    odds = reading.salience.kept(sentence, "synopsis")
    words = range(FEWEST_WORDS, most_words + 1)
    deletion = Deletion(odds.__getitem__, bold_rule=line_loses_if_unwanted)
    wording = reading.wordings.get(sentence)
    proposed = list(shorten(tree, words, deletion))
    if wording is not None:
        proposed.extend(likely(tree, words, deletion, wording))
    for short in proposed:
        is_main = short.kind == "main" and not short.instead
        if is_main and is_sound(tree, short.kept, short.root):
            yield _Way(short.kept, short.root)


def _is_clause(tree: Tree) -> bool:
    return any(tree.child(i, *SUBJECTS) is not None for i in range(len(tree.tokens)))


def _part(reading: Reading, sentence: int, tree: Tree, way: _Way) -> Part | None:
    resolution = reading.referents.resolve(sentence, way.kept)
    said_as = resolution.said_as if resolution is not None else {}
    text = sentence_case(tree.text(way.kept, said_as))
    if not is_clean(text):
        return None
    first = next((i for i in way.kept if not tree.is_punctuation(i)), way.root)
    points_back = tree.tokens[first].text.lower() in BACKWARD
    is_named = not is_unnamed(tree, tree.child(way.root, "nsubj", "nsubj:pass"))
    is_whole = len(way.kept) == len(tree.tokens)
    # What opens an article stands alone, whatever the pronouns in it.
    is_lead = sentence == 0 and is_whole
    odds = reading.salience.kept(sentence, "synopsis")
    spoken = [i for i in range(len(tree.tokens)) if not tree.is_punctuation(i)]
    inside = set(way.kept)
    kept = [odds[i] for i in spoken if i in inside]
    left = [odds[i] for i in spoken if i not in inside]
    return Part(
        text,
        (sentence, *(resolution.sentences if resolution is not None else ())),
        len(text.split()),
        content(text),
        opens=not points_back and (is_lead or (is_named and resolution is not None)),
        follows=resolution is None and not is_lead,
        share=1.0 if is_whole else len(kept) / max(len(spoken), 1),
        wanted=sum(1 / (1 + math.exp(-x)) for x in kept),
        kept=sum(kept) / max(len(kept), 1),
        left=sum(left) / max(len(left), 1),
        unlikely=0.0 if is_whole else OF_A_SYNOPSIS.of(reading.likelihood(sentence, inside)),
        names=sum(tree.tokens[i].pos == "PROPN" for i in inside),
    )
