"""The claims that readers wrote in words of their own."""

from training.support_claims import claims

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
