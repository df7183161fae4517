"""One sentence in the lengths in which it can stand in a synopsis."""

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from service.document import Token
from service.writing.embedded.choosing.candidate_rank import is_unnamed
from service.writing.embedded.grammar.clauses import SUBJECTS
from service.writing.embedded.grammar.sound import is_sound
from service.writing.embedded.grammar.surface import is_clean, sentence_case, without_conversions
from service.writing.embedded.grammar.tree import Tree
from service.writing.embedded.grammar.words import content
from service.writing.embedded.naming.first_mentions import Called, FullNames
from service.writing.embedded.naming.pronoun_words import GENDER, possessive
from service.writing.embedded.reading import Reading
from service.writing.embedded.shortening.edges import is_optional
from service.writing.embedded.shortening.edges_bold import may_go_if_unwanted
from service.writing.embedded.shortening.edges_held import synopsis_loses
from service.writing.embedded.shortening.edges_likely import may_go_if_likely
from service.writing.embedded.shortening.likely import likely
from service.writing.embedded.shortening.shorten import Deletion, shorten
from service.writing.embedded.shortening.wording import OF_A_SYNOPSIS
from service.writing.embedded.summing.synopsis_fit import (
    counts_others,
    is_caption,
    is_known_to_article,
    is_misprinted,
    opens_quoted,
    speaks,
)

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
    it reads, 0 for a sentence kept whole. `root` and `kept_tokens` are tokens of that sentence;
    `called` are the names that were put in.
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
    kept_tokens: tuple[int, ...]
    root: int
    called: tuple[Called, ...] = ()

    @property
    def sentence(self) -> int:
        return self.sources[0]

    @property
    def key(self) -> tuple[int, str]:
        return self.sentence, self.text

    def after(self, other: "Part") -> str:
        """How it reads after another part: whom and what that one names has its short name here."""
        text = self.text
        is_next = self.sentence == other.sentence + 1
        for called in self.called:
            text = called.after(text, other.text, is_next=is_next)
        return sentence_case(text)


class Way(NamedTuple):
    """One way to say a sentence: the tokens kept, and the root of their clause."""

    kept: tuple[int, ...]
    root: int


def parts(reading: Reading, sentence: int, most_words: int) -> tuple[Part, ...]:
    """The ways that read best, the whole sentence among them where it can stand; most expected
    words first."""
    tree = reading.trees[sentence]
    if tree is None or is_caption(tree):
        return ()
    found: dict[str, Part] = {}
    for way in _ways(reading, sentence, tree, most_words):
        made = part(reading, sentence, way)
        if made is not None:
            found.setdefault(made.text, made)
    ranked = sorted(found.values(), key=lambda p: (-_worth(p), p.text))
    return tuple(ranked[:MOST_PARTS])


def _worth(made: Part) -> float:
    return made.wanted - 0.5 * made.words - made.unlikely + 4 * (made.share == 1)


def _ways(reading: Reading, sentence: int, tree: Tree, most_words: int) -> Iterator[Way]:
    """Each way to say the sentence, all of it first."""
    text = tree.sentence.text
    is_ended = text.rstrip("\"”’')")[-1:] == "." or (sentence == 0 and text[-1:].isalnum())
    if text[:1].isalnum() and is_ended and _is_clause(tree):
        links = tree.lemma(0) in {"and", "but", "or"} and tree.tokens[0].pos == "CCONJ"
        yield Way(tuple(range(int(links), len(tree.tokens))), tree.root)
    odds = reading.salience.kept(sentence, "synopsis")
    words = range(FEWEST_WORDS, most_words + 1)
    deletion = Deletion(
        odds.__getitem__, synopsis_loses(is_optional), synopsis_loses(may_go_if_unwanted)
    )
    wording = reading.wordings.get(sentence)
    proposed = list(shorten(tree, words, deletion))
    if wording is not None:
        proposed.extend(likely(tree, words, deletion, wording, [synopsis_loses(may_go_if_likely)]))
    for short in proposed:
        is_main = short.kind == "main" and not short.instead
        if is_main and is_sound(tree, short.kept, short.root):
            yield Way(short.kept, short.root)


def _is_clause(tree: Tree) -> bool:
    return any(tree.child(i, *SUBJECTS) is not None for i in range(len(tree.tokens)))


def part(reading: Reading, sentence: int, way: Way) -> Part | None:
    """None where it cannot stand in a synopsis."""
    tree = reading.trees[sentence]
    if tree is None:
        return None
    said = _said(reading, sentence, tree, way)
    text = sentence_case(without_conversions(tree.text(said.kept, said.said_as)))
    if not is_clean(text) or speaks(tree, way.kept) or is_misprinted(tree, way.root, way.kept):
        return None
    if not said.is_resolved and _is_lost(reading, sentence, tree, way):
        return None
    is_whole = len(way.kept) == len(tree.tokens)
    # What opens an article stands alone, whatever the pronouns in it.
    is_lead = sentence == 0 and is_whole
    is_alone = is_lead or (said.is_resolved and _is_named(tree, sentence, way))
    odds = reading.salience.kept(sentence, "synopsis")
    inside = set(way.kept)
    kept = [odds[i] for i in tree.words if i in inside]
    left = [odds[i] for i in tree.words if i not in inside]
    return Part(
        text,
        (sentence, *said.sentences),
        len(text.split()),
        content(text),
        opens=is_alone and not opens_quoted(text) and not _points_back(tree, way),
        follows=not said.is_resolved and not is_lead,
        share=1.0 if is_whole else len(kept) / max(len(tree.words), 1),
        wanted=sum(1 / (1 + math.exp(-x)) for x in kept),
        kept=sum(kept) / max(len(kept), 1),
        left=sum(left) / max(len(left), 1),
        unlikely=0.0 if is_whole else OF_A_SYNOPSIS.of(reading.likelihood(sentence, inside)),
        names=sum(tree.tokens[i].pos == "PROPN" for i in inside),
        kept_tokens=way.kept,
        root=way.root,
        called=said.called,
    )


def _is_lost(reading: Reading, sentence: int, tree: Tree, way: Way) -> bool:
    """Whether not even the sentence before it can tell whom a pronoun means."""
    lost = reading.referents.loses_antecedent(sentence, way.kept)
    return lost or counts_others(tree, way.kept)


def _is_named(tree: Tree, sentence: int, way: Way) -> bool:
    """Whether the reader is told whom or what it is about."""
    is_somebody = sentence > 0 and is_known_to_article(tree, way.root)
    return not is_somebody and not is_unnamed(tree, tree.child(way.root, "nsubj", "nsubj:pass"))


def _points_back(tree: Tree, way: Way) -> bool:
    first = next((i for i in way.kept if not tree.is_punctuation(i)), way.root)
    return tree.tokens[first].text.lower() in BACKWARD


class _Said(NamedTuple):
    """The words kept, what is said instead of some, the names among that, which sentences tell
    them, and whether no pronoun is left unnamed."""

    kept: tuple[int, ...]
    said_as: Mapping[int, str]
    called: tuple[Called, ...]
    sentences: tuple[int, ...]
    is_resolved: bool


def _said(reading: Reading, sentence: int, tree: Tree, way: Way) -> _Said:
    """Pronouns named, and names told in full."""
    resolution = reading.referents.resolve(sentence, way.kept)
    full_names = reading.referents.full_names
    said_as = dict(resolution.said_as) if resolution is not None else {}
    called = [
        _pronoun(full_names, tree.tokens[i], name)
        for i, name in said_as.items()
        if tree.tokens[i].text.lower() in GENDER and GENDER[tree.tokens[i].text.lower()] != "n"
    ]
    mentions = list(full_names.mentions(sentence, tree, way.kept))
    told = {one.known for one in called}
    mentions = [m for m in mentions if m.called.known not in told]
    titles = frozenset(i for m in mentions for i in m.titles)
    said_as.update({m.token: m.called.full for m in mentions})
    sentences = resolution.sentences if resolution is not None else ()
    return _Said(
        tuple(i for i in way.kept if i not in titles),
        said_as,
        (*called, *(m.called for m in mentions)),
        tuple(dict.fromkeys((*sentences, *(m.sentence for m in mentions)))),
        resolution is not None,
    )


def _pronoun(full_names: FullNames, token: Token, name: str) -> Called:
    is_owner = token.tag == "PRP$"
    bare = re.sub(r"['’]s?$", "", name) if is_owner else name
    short = full_names.short(bare)
    return Called(
        name, possessive(short) if is_owner else short, bare.rsplit(maxsplit=1)[-1], token.text
    )
