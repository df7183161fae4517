"""Which media type an Accept header gets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.api.negotiation import choose

OFFERED = ("application/json", "text/markdown", "text/html", "text/plain")


@pytest.mark.parametrize(
    ("accept", "chosen"),
    [
        ("", "application/json"),
        ("*/*", "application/json"),
        ("application/json", "application/json"),
        ("application/*", "application/json"),
        ("text/*", "text/markdown"),
        ("text/html", "text/html"),
        ("TEXT/HTML", "text/html"),
        ("text/plain; charset=utf-8", "text/plain"),
        ("text/plain, text/html", "text/html"),
        ("text/plain;q=0.9, text/html;q=0.5", "text/plain"),
        ("text/plain ; q=0.9 , text/html ; q=1.0", "text/html"),
        ("text/*;q=0.3, text/plain;q=0.7", "text/plain"),
        ("text/html;q=0.2, */*;q=0.1", "text/html"),
        ("text/html;q=0.1, */*;q=0.2", "application/json"),
        ("*/*, application/json;q=0", "text/markdown"),
        ("text/*, text/markdown;q=0", "text/html"),
        ("image/png, text/plain;q=0.1", "text/plain"),
        ("image/png", None),
        ("text/html;q=0", None),
        ("*/*;q=0", None),
        ("*/*;q=0, text/html", "text/html"),
        ("garbage", None),
        (";;,,//,", None),
        ("text/html;q=nan", None),
        ("text/html;q=2", None),
        ("text/html;q=-1", None),
        ("text/html;q=high, text/plain", "text/plain"),
        (
            "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8",
            "text/html",
        ),
    ],
)
def test_the_best_liked_type_on_offer_is_chosen(accept: str, chosen: str | None) -> None:
    assert choose(accept, OFFERED) == chosen


@given(st.text(st.sampled_from("texhtmlapjson/*;q=0.19, ")))
def test_any_header_gets_a_type_on_offer_or_none(accept: str) -> None:
    assert choose(accept, OFFERED) in (*OFFERED, None)


@given(st.permutations(OFFERED))
def test_of_types_liked_equally_the_first_on_offer_wins(offered: list[str]) -> None:
    assert choose(", ".join(OFFERED), offered) == offered[0]
