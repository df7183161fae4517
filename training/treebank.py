"""Universal Dependencies files → trees, with GUM's entities cut down to names and times."""

import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from service.document import EntityKind

# Written differently in older releases, or too rare to learn apart.
_RELATIONS = {
    "obl:npmod": "obl:unmarked",
    "obl:tmod": "obl:unmarked",
    "nmod:npmod": "nmod:unmarked",
    "csubj:outer": "csubj",
}
_KINDS: dict[str, EntityKind] = {
    "person": "person",
    "organization": "organization",
    "place": "place",
    "event": "event",
    "time": "time",
}
_PROPER = ("NNP", "NNPS")
_IN_NAME = ("flat", "compound", "amod", "nmod", "nummod", "conj", "punct", "case", "cc", "det")
_BRACKET = re.compile(r"\((\d+)-([a-z]+)[^()]*|(\d+)\)|\)")

# Words from, words to (exclusive), type and identity of what GUM marks.
Marked = tuple[int, int, str, str]


@dataclass(frozen=True, slots=True)
class Mention:
    """Words `start` to `end` (exclusive) name something of `kind`."""

    start: int
    end: int
    kind: EntityKind


@dataclass(frozen=True, slots=True)
class Tree:
    """One gold sentence. `heads` count from 1, 0 is the root; `spaces[i]`: white space follows
    word i. `mentions` is None where the treebank does not mark entities."""

    text: str
    words: tuple[str, ...]
    spaces: tuple[bool, ...]
    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]
    mentions: tuple[Mention, ...] | None


def read_trees(path: Path) -> list[Tree]:
    """Every sentence of a gzipped CoNLL-U file, in order."""
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        blocks = stream.read().strip().split("\n\n")
    entities = "Entity=" in "".join(blocks[:50])
    return list(_trees(blocks, entities))


def _trees(blocks: list[str], entities: bool) -> Iterator[Tree]:
    for block in blocks:
        tree, spans = read_block(block)
        yield _with_mentions(tree, spans) if entities else tree


def read_block(block: str) -> tuple[Tree, list[Marked]]:
    """One sentence of CoNLL-U without its names, and all that it marks as spoken of."""
    lines = block.split("\n")
    text = next(line[9:] for line in lines if line.startswith("# text = "))
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    words = [row for row in rows if row[0].isdigit()]
    tree = Tree(
        text=text,
        words=tuple(row[1] for row in words),
        spaces=_spaces(rows),
        upos=tuple(row[3] for row in words),
        xpos=tuple(row[4] for row in words),
        heads=tuple(int(row[6]) for row in words),
        relations=tuple(_RELATIONS.get(row[7], row[7]) for row in words),
        mentions=None,
    )
    return tree, list(_spans([row[9] for row in words]))


def _spaces(rows: list[list[str]]) -> tuple[bool, ...]:
    """Whether white space follows each word; inside a multiword token none does."""
    spaces: list[bool] = []
    inside_until, space_after = 0, True
    for row in rows:
        glued = "SpaceAfter=No" in row[9]
        if "-" in row[0]:
            inside_until, space_after = int(row[0].split("-")[1]), not glued
        elif row[0].isdigit():
            number = int(row[0])
            spaces.append(
                not glued
                if number > inside_until
                else (space_after if number == inside_until else False)
            )
    return tuple(spaces)


def _with_mentions(tree: Tree, spans: list[Marked]) -> Tree:
    """The tree with outermost named mentions; ones that overlap a longer one are left out."""
    found = [m for m in (_named(tree, *span[:3]) for span in spans) if m is not None]
    chosen: list[Mention] = []
    for mention in sorted(found, key=lambda m: (m.start - m.end, m.start)):
        if all(mention.end <= other.start or other.end <= mention.start for other in chosen):
            chosen.append(mention)
    chosen.sort(key=lambda mention: mention.start)
    fields = (tree.text, tree.words, tree.spaces, tree.upos, tree.xpos, tree.heads, tree.relations)
    return Tree(*fields, tuple(chosen))


def _spans(misc: list[str]) -> Iterator[Marked]:
    """GUM's bracketed mentions."""
    opened: dict[str, list[tuple[int, str]]] = {}
    for index, field in enumerate(misc):
        value = next((v[7:] for v in field.split("|") if v.startswith("Entity=")), "")
        last = ""
        for match in _BRACKET.finditer(value):
            identity, kind, closing = match.groups()
            if identity:
                opened.setdefault(identity, []).append((index, kind))
                last = identity
            elif opened.get(closing or last):
                start, kind = opened[closing or last].pop()
                yield start, index + 1, kind, closing or last


def _named(tree: Tree, start: int, end: int, kind: str) -> Mention | None:
    head = next((i for i in range(start, end) if not start < tree.heads[i] <= end), None)
    if head is None:
        return None
    if kind == "time":
        return _time(tree, start, end, head)
    if tree.xpos[head] not in _PROPER:
        # "student Ahmed Mohamed": the name hangs flat on a common noun.
        flat = [i for i in range(head + 1, end) if tree.heads[i] == head + 1]
        flat = [i for i in flat if tree.relations[i] == "flat" and tree.xpos[i] in _PROPER]
        if not flat:
            return None
        start, head = flat[0], flat[0]
    left, right = head, head + 1
    while left > start and _belongs(tree, left - 1, left):
        left -= 1
    while right < end and _belongs(tree, right, right + 1):
        right += 1
    while tree.xpos[left] not in (*_PROPER, "CD") and left < head:
        left += 1
    while tree.xpos[right - 1] not in (*_PROPER, "CD") and right - 1 > head:
        right -= 1
    return Mention(left, right, _KINDS.get(kind, "other"))


def _belongs(tree: Tree, index: int, after: int) -> bool:
    """Whether a word beside a name is part of it: a capital word, or what joins two."""
    if tree.relations[index] not in _IN_NAME:
        return False
    if tree.xpos[index] in (*_PROPER, "CD", "HYPH"):
        return True
    joins = tree.words[index].lower() in ("of", "the", "for", "and", "&", "'s")
    ahead = tree.xpos[after : after + 2]
    return joins and any(tag in _PROPER for tag in ahead) and tree.relations[index] != "punct"


def _time(tree: Tree, start: int, end: int, head: int) -> Mention | None:
    """A time expression without article and without what follows its clause."""
    if tree.upos[head] not in ("NOUN", "PROPN", "NUM", "ADV"):
        return None
    for index in range(head + 1, end):
        clause = tree.relations[index] in ("acl", "acl:relcl", "appos", "advcl", "parataxis")
        if clause and tree.heads[index] == head + 1:
            end = min(j for j in range(head + 1, end) if _under(tree, j, index))
            break
    while end - 1 > head and tree.upos[end - 1] == "PUNCT":
        end -= 1
    while start < head and tree.upos[start] in ("DET", "PUNCT") and tree.xpos[start] != "CD":
        if tree.words[start].lower() not in ("the", "a", "an") and tree.upos[start] == "DET":
            break
        start += 1
    return Mention(start, end, "time")


def _under(tree: Tree, index: int, top: int) -> bool:
    while index != top and tree.heads[index]:
        index = tree.heads[index] - 1
    return index == top
