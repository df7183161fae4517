"""Inputs made to make regular expressions backtrack: pytest's time limit is the judge of speed."""

from itertools import pairwise

import pytest

from service.article import Article
from service.errors import StandfirstError
from service.reading import read
from service.reading.hygiene import view
from service.reading.noise import sift
from service.reading.paragraphs import paragraphs

SIZE = 100_000
UNITS = [
    " ", "\t", "\u00a0", "\n", '"', '" ', "' ", ".", ". ", "…", "!? ", "(", "[(] ", "a.", "A.",
    "A. ", "a", "Aa ", "A-", "- ", "-- ", "1 ", "1.", "Jan 1 ", "AB, ", "| ", "<p>", "#a ", "@a ",
    "By Aa ", "Read: ", "(Reporting by ", "(Photo ", "[a/", "share ", "contributed to ", "www.",
    "PUBLISHED: 1 ", "a. [1] ", "a.[1][2]", 'a."b ', "a.“”", "a: ", "aaaA", "a,\n", "a! ", "â€™",
    "Ã ", "\u200b", "a\u200b", "\u202e", "e\u0301", "Mr. ", "U.S. ", "a.m. ", "No. 1 ", "A/",
    "The cat sat on a mat. ", "LONDON (AP) — ", "He said: ", "\u0085", "cookies ",
    "Follow us on ", "x = f(x); ",
]  # fmt: skip


@pytest.mark.parametrize("unit", UNITS, ids=[repr(unit) for unit in UNITS])
def test_one_unit_repeated_is_sifted_whole(unit: str) -> None:
    sent = unit * (SIZE // len(unit))

    seen = view(sent)
    sifted = sift(paragraphs(seen.text), None)

    parts = [(s.start, s.end) for s in sifted.sentences] + [(n.start, n.end) for n in sifted.noise]
    spans = sorted(parts)
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))
    assert all(0 <= start < end <= len(seen.text) for start, end in spans)


@pytest.mark.parametrize("unit", UNITS, ids=[repr(unit) for unit in UNITS])
def test_one_unit_repeated_in_short_lines_is_refused_or_read(unit: str) -> None:
    line = (unit * 390)[:390].replace("\n", " ")

    with pytest.raises(StandfirstError) as refusal:
        read(Article("a", f"{line}\n" * 5))

    assert refusal.value.code in (
        "empty_article", "article_too_short", "not_prose", "unsupported_language", "binary_content",
        "article_too_long",
    )  # fmt: skip
