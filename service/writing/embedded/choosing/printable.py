"""Whether a line can be printed as it stands: what tells it, and the odds.

Closeness to an editor's words, which rank.json is fitted to, does not see that a line is chopped
or that it points at what only its article names. Readers marked thousands of lines for that
(training/printable.py); here is what they seem to have seen: what was cut off from what, how the
wording model takes each step, and which words point out of the line.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from service.writing.embedded.grammar.branches import case_of
from service.writing.embedded.grammar.tree import Tree
from service.writing.embedded.shortening.shorten import Shortened
from service.writing.embedded.shortening.wording import Wording

WEIGHTS = "printable.json"
# Words that point at what was said before.
POINTING = frozenset(
    """other another more such so too also then there here same both latter former later earlier
    still again those these this that it instead however meanwhile further additional second third
    next previous above below""".split()
)
TITLES = frozenset({"mr", "mrs", "ms", "dr", "miss", "sir", "lord"})


@dataclass(frozen=True, slots=True)
class Cut:
    """One way to shorten a sentence. `told` are its FEATURES of candidate_rank by name."""

    tree: Tree
    short: Shortened
    told: Mapping[str, float]
    wording: Wording | None

    @property
    def words(self) -> list[int]:
        return [i for i in self.short.kept if not self.tree.is_punctuation(i)]


def printable_features(cut: Cut) -> dict[str, float]:
    """What tells whether readers would print it, by name; what is not named is 0."""
    found: dict[str, float] = defaultdict(float)
    for name, value in cut.told.items():
        found[f"rank:{name}"] = value
    _steps(cut, found)
    _left_out(cut, found)
    _ends(cut, found)
    _pointing(cut, found)
    _subject(cut, found)
    return found


def _steps(cut: Cut, found: dict[str, float]) -> None:
    """How the wording model takes the way: its steps across gaps, and its ends."""
    if cut.wording is None:
        return
    steps = cut.wording.steps(cut.words)
    across = [step.odds for step in steps if step.skips]
    along = [step.odds for step in steps if not step.skips]
    ends = {"start": steps[0].odds, "end": steps[-1].odds}
    means = {"across": across, "along": along}
    for name, odds in means.items():
        ends[name] = sum(odds) / len(odds) if odds else 0.0
    ends["worst_across"] = min(across, default=0.0)
    ends["second"] = sorted(step.odds for step in steps)[1]
    ends["gaps"] = len(across)
    for name, value in ends.items():
        found[f"step:{name}"] = value


def _left_out(cut: Cut, found: dict[str, float]) -> None:
    """Which branches went, from under what, and between which words a gap closed."""
    tree, words = cut.tree, cut.words
    inside = set(words)
    for index in words:
        for child in tree.children[index]:
            if child in inside or tree.is_punctuation(child):
                continue
            relation = tree.tokens[child].relation
            found[f"lost:{relation}"] += 1
            found[f"lost:{relation}<{tree.tokens[index].pos}"] += 1
            found[f"lost:{relation}:{case_of(tree, child)}"] += 1
            if child > index:
                found[f"lost_after:{relation}"] += 1
    for left, right in pairwise(words):
        if any(not tree.is_punctuation(i) for i in range(left + 1, right)):
            found[f"gap:{tree.tokens[left].pos}>{tree.tokens[right].pos}"] += 1


def _ends(cut: Cut, found: dict[str, float]) -> None:
    """What the line begins and ends with, and what stood beyond."""
    tree, words, tokens = cut.tree, cut.words, cut.tree.tokens
    first, last = words[0], words[-1]
    found[f"first:{tokens[first].pos}"] += 1
    found[f"first:{tokens[first].text.lower()}"] += 1
    found[f"last:{tokens[last].pos}"] += 1
    before = [i for i in range(first) if not tree.is_punctuation(i)]
    if before:
        found["begun"] += 1
        found[f"begun:{tokens[before[-1]].pos}"] += 1
    after = [i for i in range(last + 1, len(tokens)) if not tree.is_punctuation(i)]
    if after:
        found["ended"] += 1
        found[f"ended:{tokens[after[0]].pos}"] += 1
        found[f"ended:{tokens[after[0]].relation}"] += 1
        found["ended:within"] += tokens[after[0]].head == last
        found["ended:at_sign"] += after[0] > last + 1


def _pointing(cut: Cut, found: dict[str, float]) -> None:
    """Words that only the article explains: pronouns, "the" with nothing beside its noun, bare
    surnames, "another"."""
    tree, tokens = cut.tree, cut.tree.tokens
    inside = set(cut.words)
    for index in cut.words:
        token, lemma = tokens[index], tree.lemma(index)
        own = [i for i in tree.children[index] if i in inside]
        if lemma in POINTING:
            found["points"] += 1
            found[f"points:{lemma}"] += 1
        match token.pos:
            case "PRON":
                found[f"pronoun:{token.text.lower()}"] += 1
                found[f"pronoun:{token.relation}"] += 1
            case "NUM":
                found[f"number:{token.relation}"] += 1
            case "PROPN" if token.relation not in {"flat", "compound"}:
                is_more = any(tokens[i].pos == "PROPN" or tokens[i].relation == "flat" for i in own)
                is_subject = token.relation.startswith("nsubj")
                found["single_name:subject" if is_subject else "single_name"] += not is_more
                found["titled"] += any(tree.lemma(i).rstrip(".") in TITLES for i in own)
            case "DET" if token.relation == "det":
                _determiner(cut, index, found)
    found["nameless"] += not any(tokens[i].pos == "PROPN" for i in cut.words)


def _determiner(cut: Cut, index: int, found: dict[str, float]) -> None:
    tree, tokens = cut.tree, cut.tree.tokens
    lemma, noun = cut.tree.lemma(index), tokens[index].head
    role = tokens[noun].relation.split(":")[0]
    beside = [i for i in tree.children[noun] if i in cut.short.kept and i != index]
    beside = [i for i in beside if not tree.is_punctuation(i)]
    if lemma in {"a", "an"}:
        found[f"a:{role}"] += 1
    if lemma in {"the", "this", "that", "these", "those"} and not beside:
        found[f"bare:{role}"] += 1
        found[f"bare:{lemma}"] += 1
    if lemma == "the":
        found[f"the:{role}:{min(len(beside), 2)}"] += 1
        below = (i for top in beside for i in tree.subtrees[top])
        found["the:nameless"] += not any(tokens[i].pos == "PROPN" for i in below)


def _subject(cut: Cut, found: dict[str, float]) -> None:
    tree, short, tokens = cut.tree, cut.short, cut.tree.tokens
    found[f"root:{tokens[short.root].pos}"] += 1
    found[f"root:{tokens[short.root].tag}"] += 1
    found[f"root:{tree.lemma(short.root)}"] += 1
    found[f"kind:{short.kind}"] += 1
    subject = tree.child(short.root, "nsubj", "nsubj:pass")
    if subject is None or subject not in short.kept:
        found["subject:none"] += 1
        return
    own = [i for i in tree.children[subject] if i in short.kept and not tree.is_punctuation(i)]
    found[f"subject:{tokens[subject].tag}"] += 1
    found["subject:bare"] += not own
    found["subject:owned"] += any(tokens[i].relation == "nmod:poss" for i in own)
    named = (i for i in tree.subtrees[subject] if i in short.kept)
    found["subject:named"] += any(tokens[i].pos == "PROPN" for i in named)
