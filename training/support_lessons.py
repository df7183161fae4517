"""Articles with true and false lines → what the support model learns from."""

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from service.checking import evidence, facts
from service.checking.source import Source, index
from service.checking.support.pieces import Strip, StripMaker, seen
from service.checking.support.reading_set import MOST_READ, read_with
from service.checking.text.statement import sentences
from service.document import Document
from training import support_false, support_true
from training.briefs import BriefedArticle
from training.support_roles import Material

_NAME = re.compile(r"(?<=[a-z,] )[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*")
_NUMBER = re.compile(r"(?<![\w.,-])\d[\d,]*(?:\.\d+)?(?![\w-])")
# How often a rule that applies is taken: the two faults of which the editors' false lines have
# few come first, then those that no fact checker sees.
_FALSE_SHARES = {
    "attribution": 2.5,
    "modality": 2.5,
    "relation": 2.0,
    "negation": 1.2,
    "cause": 1.5,
    "invented": 1.2,
    "entity": 1.0,
    "number": 0.5,
    "time": 0.8,
    "speaker": 1.5,
    "fused": 1.5,
}
_SHORTEST, _LONGEST = 6, 45
_MADE_WEIGHT = 0.6


@dataclass(frozen=True, slots=True)
class Told:
    """A line with its truth. `base`: the true line that a false one was made from, "" for none.
    `sources`: sentences that an editor named. `apart`: read with sentences that do not say it."""

    text: str
    supported: bool
    kind: str
    base: str = ""
    sources: tuple[int, ...] = ()
    weight: float = 1.0
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Lesson:
    """One line as the network reads it. `reads`: places in the article's `evidence`. `wrong`: for
    each of its pieces 1 where it is what makes the line false, -1 where nobody knows."""

    strip: Strip
    reads: tuple[int, ...]
    told: Told
    wrong: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Taught:
    """The lines of one article and the sentences they are read with."""

    id: str
    evidence: tuple[Strip, ...]
    lessons: tuple[Lesson, ...]


def editors_lines(article: BriefedArticle) -> list[Told]:
    """The editors' own lines, true and false."""
    told = [Told(t.text, True, "takeaway", "", t.sources) for t in article.takeaways]
    told += [
        Told(text, True, "synopsis", "", article.synopsis_sources)
        for text in sentences(article.synopsis)
    ]
    for false in article.false:
        base = article.takeaways[false.of]
        told.append(Told(false.text, False, false.error, base.text, base.sources))
    return told


def made_lines(article: BriefedArticle, elsewhere: Sequence[str], rng: random.Random) -> list[Told]:
    """Lines made by rule from the editors' true ones and from the article's sentences."""
    true = [Told(t.text, True, "takeaway", "", t.sources) for t in article.takeaways]
    stuff = material(article.document, [t.text for t in true], elsewhere)
    own = [
        Told(s.text, True, "sentence", "", (i,))
        for i, s in enumerate(article.document.sentences[:25])
        if _SHORTEST <= len(s.text.split()) <= _LONGEST
    ]
    own = rng.sample(own, min(3, len(own)))
    made = _made_true(own, rng, 2) + _made_true(true, rng, 1)
    made += made_false(true, stuff, rng, 3)
    made += made_false(_made_true(own, rng, 2), stuff, rng, 2)
    if rng.random() < 0.4:
        made.append(Told(rng.choice(true).text, False, "elsewhere", weight=0.6, apart=True))
    return made


def uncased(document: Document, told: Sequence[Told]) -> tuple[Document, list[Told]]:
    """The article and its lines in small letters, as some feeds and data sets have them."""
    lowered = tuple(replace(s, text=_lower(s.text)) for s in document.sentences)
    lines = [replace(one, text=_lower(one.text), base=_lower(one.base)) for one in told]
    return replace(document, sentences=lowered), lines


def _lower(text: str) -> str:
    small = text.lower()
    return small[:1].upper() + small[1:] if len(small) == len(text) else text


def material(document: Document, true: Sequence[str], elsewhere: Sequence[str]) -> Material:
    names = dict.fromkeys(m for s in document.sentences for m in _NAME.findall(s.text))
    numbers = dict.fromkeys(m for s in document.sentences for m in _NUMBER.findall(s.text))
    told = tuple(s.text for s in document.sentences[:40])
    return Material(tuple(names), tuple(numbers), true, elsewhere, told)


def _made_true(lines: Sequence[Told], rng: random.Random, most: int) -> list[Told]:
    made: list[Told] = []
    for told in rng.sample(list(lines), len(lines)):
        if len(made) == most:
            break
        text = told.text
        rules = rng.sample(list(support_true.RULES.values()), len(support_true.RULES))
        for rule in rules[: rng.choice((4, 7))]:
            text = rule(text, rng) or text
        if told.kind == "sentence" or text != told.text:
            made.append(
                Told(text, True, f"said otherwise ({told.kind})", "", told.sources, _MADE_WEIGHT)
            )
    return [told for told in made if len(told.text.split()) >= _SHORTEST]


def made_false(
    lines: Sequence[Told], material: Material, rng: random.Random, most: int
) -> list[Told]:
    made: dict[str, Told] = {}
    true = {told.text for told in lines}
    for kind in _order(rng):
        for told in rng.sample(list(lines), len(lines)):
            text = support_false.RULES[kind](told.text, material, rng)
            if kind == "attribution" and told.kind != "takeaway":
                continue  # an editor kept it: only there is it known to matter
            if text and text not in true and text not in made and len(text.split()) > 3:
                made[text] = Told(text, False, kind, told.text, told.sources, _MADE_WEIGHT)
                break
        if len(made) == most:
            break
    return list(made.values())


def _order(rng: random.Random) -> list[str]:
    """All kinds, likelier first."""
    return sorted(_FALSE_SHARES, key=lambda kind: -(rng.random() ** (1 / _FALSE_SHARES[kind])))


def taught(
    document: Document, told: Sequence[Told], maker: StripMaker, rng: random.Random | None
) -> Taught:
    """The lines with the evidence that the checker finds for them; but as they are told, where the
    checker restates them (service/checking/support/restating.py), and resting on at most three
    sentences of evidence, where it gives a claim or a synopsis five.

    With `rng`, for training: an editor's sentences are added where the checker missed them, always
    for true lines and half the time for false ones.
    """
    source = index(document)
    chosen = [reads for one in told if (reads := _reads(one, source, rng)) is not None]
    kept = [one for one in told if one.text.strip()]
    used = sorted({i for reads in chosen for i in reads})
    place = {i: at for at, i in enumerate(used)}
    lessons = []
    for one, reads in zip(kept, chosen, strict=True):
        said = source.line(one.text)
        strip = maker.line(said, seen(source.passages[i].said for i in reads), source)
        wrong = _wrong(one, strip)
        lessons.append(Lesson(strip, tuple(place[i] for i in reads), one, wrong))
    strips = tuple(maker.sentence(source.passages[i].said) for i in used)
    return Taught(document.id, strips, tuple(lessons))


def _reads(told: Told, source: Source, rng: random.Random | None) -> tuple[int, ...] | None:
    if not told.text.strip():
        return None
    # Not restated, and of a takeaway's most sentences whatever the line is: as `taught` says.
    said = source.line(told.text)
    claims = facts.claims(said, source)
    found = evidence.find(evidence.keys(said, claims, source), source, ()).passages
    if told.apart:
        away = [i for i in range(len(source.passages)) if i not in found]
        others = rng.sample(away, min(2, len(away))) if rng else away[:2]
        return read_with(sorted(others) or [0], source)
    passages = set(found)
    if rng and told.sources and (told.supported or rng.random() < 0.5):
        passages.update(told.sources)
    valid = sorted(i for i in passages if i < len(source.passages)) or [0]
    return read_with(valid[:MOST_READ], source)


def _wrong(told: Told, strip: Strip) -> tuple[int, ...]:
    if told.supported:
        return (0,) * len(strip.ids)
    if not told.base:
        return (-1,) * len(strip.ids)
    spans = list(changed(told.base, told.text))
    return tuple(
        int(start >= 0 and any(a <= start < b for a, b in spans)) for start in strip.starts
    )


def changed(base: str, text: str) -> Iterator[tuple[int, int]]:
    """Spans of `text` whose words are not `base`'s; beside what was left out, its neighbours."""
    mine = [(m.group(), m.start(), m.end()) for m in re.finditer(r"\S+", text)]
    theirs = base.split()
    matcher = SequenceMatcher(None, theirs, [word for word, _, _ in mine], autojunk=False)
    for tag, _, _, start, end in matcher.get_opcodes():
        if tag == "equal":
            continue
        first, last = (start, end) if end > start else (max(start - 1, 0), min(end + 1, len(mine)))
        for _, a, b in mine[first:last]:
            yield a, b
