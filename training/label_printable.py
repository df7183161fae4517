"""Fits service/weights/label_printable.json: which labels readers would print as they stand.

python -m training.label_printable briefs.jsonl.gz service/weights

The labels are the writer's own proposals for its takeaways in 400 articles of `train` and 80 of
`dev`; eight language-model readers with a desk editor's brief marked them one by one, beside the
article and the line. On the six articles that all of them read, two agreed on "no fault" with a
kappa of 0.84. Others marked up to six labels each of 6,000 lines of 1,240 more articles of `train`
beside their sentences, and wrote over each line two labels of their own. How editors use words is
counted in the articles of `train` that were not marked with the article in hand.

`training/marks/labels.jsonl.gz` holds no text: `id` of the article in the briefs file, `sentence`
and `tokens` (its number and its length as the reader of the service splits the article), `kept`
token numbers, `labels`: the `words` of each ([token number, Form], or a word of the label model's
vocabulary) and `codes`, one letter a fault: c no English phrase, v says nothing, m names something
else, n not to be printed for whatever reason; "" where there is none; `written`: labels that the
reader would rather have.
"""

import gzip
import json
import logging
import math
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any

from service.document import Document
from service.writing.embedded.grammar.tree import Tree
from service.writing.embedded.grammar.words import Weights, content, stem
from service.writing.embedded.labelling.label import proposals
from service.writing.embedded.labelling.label_lines import Label, LabelledLine, load_label_model
from service.writing.embedded.labelling.label_printable import WEIGHTS, Lexicon, label_features
from training.briefs import load_briefs, prefixes
from training.logistic import fit_named, named_rows
from training.marks import documents, write_fit
from training.recipe import run

LABELS = Path(__file__).parent / "marks" / "labels.jsonl.gz"
# What fewer labels have tells nothing.
FEWEST_LABELS = 20
# Of the words of sentences that takeaways are made of, the share that begin or end their label; the
# share that stand in it.
AT_END, ANYWHERE = 0.1, 0.2
# A ratio nearer to none than this is not kept.
LEAST_RATIO = 0.5
_WORD = re.compile(r"[\w'’-]+")

log = logging.getLogger("training.label_printable")

Example = tuple[dict[str, float], float]


def usage(data: Path, marked: Collection[str], sources: Sequence[str] = ()) -> Lexicon:
    """How often editors use each word in labels, for how often the sentences have it; `sources`: as
    in load_briefs."""
    last, first, anywhere, told = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    for article in load_briefs(data, "train", sources):
        if article.document.id in marked:
            continue
        for takeaway in article.takeaways:
            words = _stems(takeaway.label)
            if not words:
                continue
            last[words[-1]] += 1
            first[words[0]] += 1
            anywhere.update(set(words))
            sentences = [article.document.sentences[i].text for i in takeaway.sources]
            told.update({word for text in sentences for word in _stems(text)})
    found = {}
    for word in {*told, *anywhere}:
        shares = ((last, AT_END), (first, AT_END), (anywhere, ANYWHERE))
        ratios = [math.log((seen[word] + 1) / (told[word] * share + 1)) for seen, share in shares]
        if max(map(abs, ratios)) >= LEAST_RATIO:
            found[word] = (round(ratios[0], 2), round(ratios[1], 2), round(ratios[2], 2))
    return found


def _stems(text: str) -> list[str]:
    return [stem(word) for word in _WORD.findall(text)]


def examples(
    document: Document, records: Collection[dict[str, Any]], lexicon: Lexicon
) -> list[Example]:
    """(features, 1 without a fault) of every marked label of an article that is proposed today."""
    weights = Weights([content(s.text) for s in document.sentences])
    known = [r for r in records if fits(document, r)]
    trees = [Tree(document.sentences[r["sentence"]]) for r in known]
    lines = [
        LabelledLine.of(tree, r["kept"], weights, frozenset())
        for tree, r in zip(trees, known, strict=True)
    ]
    found: list[Example] = []
    for line, record, ranked in zip(lines, known, load_label_model().ranked(lines), strict=True):
        codes = {_key(label["words"]): label["codes"] for label in record["labels"]}
        for label in proposals(line, ranked):
            mark = codes.get(key_of(label))
            if mark is not None:
                found.append((label_features(line, label, lexicon), float(mark == "")))
    return found


def fits(document: Document, record: dict[str, Any]) -> bool:
    sentences, index = document.sentences, record["sentence"]
    return bool(index < len(sentences) and len(sentences[index].tokens) == record["tokens"])


def key_of(label: Label) -> str:
    """What tells one label of a line from another, without a word of the article."""
    words = [w.text if w.token < 0 else [w.token, int(w.form)] for w in label.words]
    return _key(words)


def _key(words: list[Any]) -> str:
    return json.dumps(words)


def by_article(marks: Path) -> dict[str, list[dict[str, Any]]]:
    """The records of each article."""
    of_article = defaultdict(list)
    with gzip.open(marks, "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            of_article[record["id"]].append(record)
    return of_article


def _is_whole(records: Collection[dict[str, Any]]) -> bool:
    """Whether the article was read whole for its marks, whose lines are an editor's choice."""
    return not any(record.get("written") for record in records)


def main(data: Path, out: Path, marks: Path = LABELS, l2: float = 50.0, sources: str = "") -> None:
    """Fits on the labels of `marks` that are of `sources`, leaves WEIGHTS in `out`, and logs how
    the marks correlate with the score of articles left out."""
    of_article, chosen = by_article(marks), prefixes(sources)
    whole = {one for one, records in of_article.items() if _is_whole(records)}
    lexicon = usage(data, whole, chosen)
    groups = [
        examples(document, of_article[document.id], lexicon)
        for document in documents(data, of_article, chosen)
    ]
    names, rows = named_rows(groups, FEWEST_LABELS)
    stored, quality = fit_named(rows, names, l2)
    write_fit(out / WEIGHTS, {**stored, "lexicon": lexicon}, data, marks, chosen)
    log.info("%s", quality)


if __name__ == "__main__":
    run(main)
