"""Whether an editor would print a label as it stands: what tells it.

The label model proposes what an editor would write; it does not see that two words make no phrase
("Million Number") or name only a by-word of the line. Readers marked thousands of its proposals
for that (training/label_printable.py); here is what they seem to have seen: what the words are in
their sentence, how they stand to each other, which place the line gives them, and whether editors
make labels of such words at all. Beside it counts what a network makes of label and line
(label_judge.py), and whether it names what editors would name of the line (label_place.py).
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from service.writing.embedded.grammar.relations import plain
from service.writing.embedded.grammar.words import stem
from service.writing.embedded.labelling.label_judge import (
    LabelReading,
    OfferedLabels,
    load_label_reading,
)
from service.writing.embedded.labelling.label_lines import Label, LabelledLine
from service.writing.embedded.labelling.label_place import place_features
from service.writing.embedded.labelling.label_words import Form, LabelWord
from service.writing.embedded.linear import NamedModel, load_named, stored_weights

WEIGHTS, POINT_WEIGHTS = "label_printable.json", "label_point.json"
# What the label model's own log-probability counts for beside the readers' odds, and what the
# network's odds do: of shares from 0 to 0.4, and to 2, which in articles left out hardly differ.
SCORE_SHARE, READING_SHARE = 0.2, 1.0
# What the odds that an editor names this of the line count for: with 3 the first of the marked
# labels of articles left out are as often printable as with none, or a little more; with 8, less.
POINT_SHARE = 3.0
INDIFFERENT = NamedModel({})
# Of a word that no lesson had: as often in labels as any other.
UNKNOWN = (0.0, 0.0, 0.0)
# By stem: log ratios of how often editors end a label with it, begin one with it, have it in one,
# to how often articles have it.
Lexicon = Mapping[str, tuple[float, float, float]]


@dataclass(frozen=True, slots=True)
class LabelJudge:
    """Says which of a line's labels readers would print, by what counts and, where there is one,
    by a reading of them."""

    model: NamedModel
    lexicon: Lexicon
    reading: LabelReading | None = None
    point: NamedModel = INDIFFERENT

    def worths(self, lines: OfferedLabels) -> list[list[float]]:
        """Of each line's labels; log-odds, in a way."""
        counted = [self._counted(line, labels) for line, labels in lines]
        if self.reading is None:
            return counted
        return [
            [one + READING_SHARE * odds for one, odds in zip(own, read, strict=True)]
            for own, read in zip(counted, self.reading.odds(lines), strict=True)
        ]

    def _counted(self, line: LabelledLine, labels: Sequence[Label]) -> list[float]:
        """What counting alone tells. The point is what tells a line's labels from each other, and
        no line from another."""
        found = [label_features(line, label, self.lexicon) for label in labels]
        points = [
            self.point.score({**own, **place_features(line, label)})
            for own, label in zip(found, labels, strict=True)
        ]
        mean = sum(points) / max(len(points), 1)
        return [
            self.model.score(own) + SCORE_SHARE * label.score + POINT_SHARE * (point - mean)
            for own, label, point in zip(found, labels, points, strict=True)
        ]


@cache
def load_label_judge() -> LabelJudge:
    """The models in service/weights/label_printable.json and label_point.json, and the network.
    Raises: WriterUnavailable if one cannot be read."""
    stored = stored_weights(WEIGHTS)
    lexicon = {word: tuple(values) for word, values in stored.get("lexicon", {}).items()}
    model = NamedModel(stored["weight"], stored["bias"])
    return LabelJudge(model, lexicon, load_label_reading(), load_named(POINT_WEIGHTS))


def label_features(line: LabelledLine, label: Label, lexicon: Lexicon) -> dict[str, float]:
    """What tells whether readers would print it, by name; what is not named is 0."""
    found: dict[str, float] = defaultdict(float)
    words = label.words
    found["score"] = label.score
    _usage(label, lexicon, found)
    found[f"words:{len(words)}"] = 1
    for word in words:
        _word(line, word, found)
    for before, word in pairwise(words):
        _pair(line, before, word, found)
    _end(line, words[-1], "last", found)
    if len(words) > 1:
        _end(line, words[0], "first", found)
    shape = "+".join(_sort(line, word) for word in words)
    found[f"shape:{shape}"] = 1
    own = [word.token for word in words if word.token >= 0]
    heads = {line.tree.root, *line.tree.children[line.tree.root]}
    found["of_root"] = float(any(i in heads for i in own))
    found["frequency"] = sum(line.features[i][0] for i in own) / max(len(own), 1)
    found["weight"] = sum(line.features[i][1] for i in own) / max(len(own), 1)
    found["title"] = sum(line.features[i][2] for i in own) / max(len(own), 1)
    return found


def _usage(label: Label, lexicon: Lexicon, found: dict[str, float]) -> None:
    """What editors do with the words."""
    known = [lexicon.get(stem(word.text), UNKNOWN) for word in label.words]
    anywhere = [each[2] for each in known]
    found["usage:last"] = known[-1][0]
    found["usage:first"] = known[0][1] if len(known) > 1 else 0.0
    found["usage:all"] = sum(anywhere) / len(anywhere)
    found["usage:least"] = min(anywhere)


def _sort(line: LabelledLine, word: LabelWord) -> str:
    if word.token < 0:
        return "vocabulary"
    return f"{line.tree.tokens[word.token].pos}.{word.form.name}"


def _word(line: LabelledLine, word: LabelWord, found: dict[str, float]) -> None:
    found[f"form:{word.form.name}"] += 1
    if word.token < 0:
        return
    tree, token = line.tree, line.tree.tokens[word.token]
    found[f"tag:{token.tag}.{word.form.name}"] += 1
    found[f"relation:{plain(token.relation)}"] += 1
    found["unkept"] += word.token not in line.kept
    subject = tree.child(tree.root, "nsubj", "nsubj:pass")
    found["of_subject"] += subject is not None and word.token in tree.subtrees[subject]


def _pair(line: LabelledLine, before: LabelWord, word: LabelWord, found: dict[str, float]) -> None:
    if before.token < 0 or word.token < 0:
        where = "before" if before.token < 0 else "after"
        found[f"vocabulary:{where}"] += 1
        return
    tokens = line.tree.tokens
    gap = word.token - before.token
    found["gap:next" if gap == 1 else "gap:on" if gap > 1 else "gap:back"] += 1
    tie = "apart"
    if tokens[before.token].head == word.token:
        tie = f"under:{plain(tokens[before.token].relation)}"
    elif tokens[word.token].head == before.token:
        tie = f"over:{plain(tokens[word.token].relation)}"
    elif tokens[word.token].head == tokens[before.token].head:
        tie = f"beside:{plain(tokens[word.token].relation)}"
    found[f"tie:{tie}"] += 1
    found[f"tie:{tie}:{gap == 1}"] += 1
    found[f"forms:{before.form.name}>{word.form.name}"] += 1
    is_same = word.form == before.form == Form.PLAIN and gap == 1
    found["as_it_stands"] += is_same


def _end(line: LabelledLine, word: LabelWord, place: str, found: dict[str, float]) -> None:
    found[f"{place}:{word.text.lower()}"] = 1
    found[f"{place}:{_sort(line, word)}"] = 1
    found[f"{place}:long"] = float(len(word.text) > 9)
    if word.token >= 0:
        found[f"{place}:{plain(line.tree.tokens[word.token].relation)}"] = 1
