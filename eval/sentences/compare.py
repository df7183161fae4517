"""Sentence splitters compared on the hand-made cases of gold.jsonl.

`python -m eval.sentences.compare` prints for each half (dev: rules may be changed after it; test:
not) the F1 of boundaries inside the paragraphs, counted exactly to the character, and the share
of cases wholly right. Splitters that are not installed are named and left out. Our own rules are
what the product uses.
"""

import importlib
import json
import sys
import warnings
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from service.reading.sentences import split

Splitter = Callable[[str], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Case:
    """`sentences` in order; nothing but white space of `text` lies outside them."""

    id: str
    split: str
    kind: str
    text: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Result:
    precision: float
    recall: float
    f1: float
    right: float
    cases: int


def read_cases() -> list[Case]:
    lines = (files("eval.sentences") / "gold.jsonl").read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    return [Case(**{**row, "sentences": tuple(row["sentences"])}) for row in rows]


def measure(splitter: Splitter, cases: Sequence[Case]) -> Result:
    """Boundaries inside the paragraphs; the end of a paragraph is no achievement."""
    found = expected = both = right = 0
    for case in cases:
        gold = _boundaries(case.text, case.sentences)
        answer = _boundaries(case.text, splitter(case.text))
        found += len(answer)
        expected += len(gold)
        both += len(gold & answer)
        right += gold == answer
    precision, recall = both / max(found, 1), both / max(expected, 1)
    f1 = 2 * both / max(found + expected, 1)
    return Result(precision, recall, f1, right / max(len(cases), 1), len(cases))


def _boundaries(text: str, sentences: Iterable[str]) -> set[int]:
    """Where sentences end inside the text: how many characters but white space come before."""
    ends, count = set(), 0
    for sentence in sentences:
        count += len("".join(sentence.split()))
        ends.add(count)
    return ends - {0, len("".join(text.split()))}


def own(text: str) -> list[str]:
    return [text[start:end] for start, end in split(text)]


def _pysbd() -> Splitter:
    segmenter = _module("pysbd").Segmenter(language="en", clean=False)
    return lambda text: segmenter.segment(text)


def _syntok() -> Splitter:
    analyze = _module("syntok.segmenter").analyze
    return lambda text: [
        "".join(token.spacing + token.value for token in sentence)
        for paragraph in analyze(text)
        for sentence in paragraph
    ]


def _blingfire() -> Splitter:
    to_sentences = _module("blingfire").text_to_sentences
    return lambda text: to_sentences(text).split("\n")


def _nupunkt() -> Splitter:
    tokenize: Splitter = _module("nupunkt").sent_tokenize
    return tokenize


def _punkt() -> Splitter:
    tokenize: Splitter = _module("punkt").sent_tokenize
    return tokenize


def _sentencex() -> Splitter:
    segment = _module("sentencex").segment
    return lambda text: segment("en", text)


def _segtok() -> Splitter:
    split_single = _module("segtok.segmenter").split_single
    return lambda text: list(split_single(text))


def _module(name: str) -> Any:
    return importlib.import_module(name)


OTHERS: dict[str, Callable[[], Splitter]] = {
    "pysbd": _pysbd,
    "syntok": _syntok,
    "blingfire": _blingfire,
    "nupunkt": _nupunkt,
    "punkt": _punkt,
    "sentencex": _sentencex,
    "segtok": _segtok,
}


def main() -> None:
    cases = read_cases()
    splitters: dict[str, Splitter] = {"own": own}
    lines = []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # theirs, about their own regular expressions
        for name, load in OTHERS.items():
            try:
                splitters[name] = load()
            except ImportError:
                lines.append(f"{name} is not installed")
        for half in ("dev", "test"):
            chosen = [case for case in cases if case.split == half]
            lines.append(
                f"\n{half}, {len(chosen)} cases\nsplitter    F1      P       R       right"
            )
            for name, splitter in splitters.items():
                r = measure(splitter, chosen)
                figures = (r.f1, r.precision, r.recall, r.right)
                lines.append(f"{name:<11} " + "   ".join(f"{figure:.3f}" for figure in figures))
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
