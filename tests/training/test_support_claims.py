"""The claims that readers wrote in words of their own."""

import gzip
import json
from pathlib import Path

from training.support_claims import claims, reworded

TRUE = {"reworded", "strongly reworded", "fused", "kept or restated"}
FALSE = {
    "number", "entity", "negation", "relation", "time", "cause", "invented", "attribution",
    "modality",
}  # fmt: skip


def test_each_article_has_as_many_true_claims_as_false_ones() -> None:
    for article, told in claims().items():
        assert sum(one.supported for one in told) == len(told) / 2, article


def test_every_claim_says_how_it_was_made_and_what_it_rests_on() -> None:
    told = [one for own in claims().values() for one in own]

    assert {one.kind for one in told if one.supported} == TRUE
    assert {one.kind for one in told if not one.supported} == FALSE
    assert all(one.sources for one in told if one.supported)
    assert all(5 <= len(one.text.split()) <= 40 for one in told)


def test_an_article_of_the_split_comes_with_its_claims_and_none_without(tmp_path: Path) -> None:
    one, other = list(claims())[:2]
    rows = [row(one, "dev"), row(other, "test"), row("nobody wrote of it", "dev")]
    with gzip.open(tmp_path / "briefs.jsonl.gz", "wt", encoding="utf-8") as file:
        file.write("\n".join(map(json.dumps, rows)))

    found = list(reworded(tmp_path, "dev"))

    assert [(document.id, told) for document, told in found] == [(one, claims()[one])]


def row(id_: str, split: str) -> dict[str, object]:
    brief = {"headline_question": "", "synopsis": "", "synopsis_from": [], "takeaways": []}
    told = {"id": id_, "source": "", "split": split, "title": ""}
    return told | {"sentences": ["It rained."], "paragraph_of": [0], "brief": brief}
