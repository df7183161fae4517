"""Anybody's claims, held against an article."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.article import Article
from service.brief import CheckedClaim
from service.checking.claims import CONTRADICTED, SUPPORTED_FROM, check_claims
from service.errors import InvalidArticle
from tests.checking.articles import FLOOD
from tests.checking.opinions import Opinions

TRUE = "Heavy rain flooded 40 homes in Harrowby."
FALSE_NUMBER = "Rain flooded 14 homes in Harrowby on Tuesday."


def checked(*claims: str, opinions: Opinions | None = None) -> list[CheckedClaim]:
    answer = check_claims(Article("a", FLOOD), claims, opinions or Opinions({}))
    assert answer.id == "a"
    assert answer.text == FLOOD
    return list(answer.claims)


def test_a_claim_that_the_article_makes_is_supported_by_one_sentence() -> None:
    [claim] = checked(TRUE)

    [span] = claim.evidence
    assert (claim.supported, claim.score, claim.findings) == (True, 0.9, ())
    assert FLOOD[span.start : span.end].startswith("Heavy rain flooded 40 homes")


def test_a_claim_that_two_sentences_make_together_rests_on_both() -> None:
    [claim] = checked("Brightwater will inspect the Mill Lane bridge; Tom Reyes lost 300 sheep.")

    assert claim.supported
    assert [FLOOD[s.start : s.end].split()[0] for s in claim.evidence] == ["Engineers", "Farmer"]


def test_a_wrong_number_is_shown_in_the_claim_and_beside_it_in_the_article() -> None:
    [claim] = checked(FALSE_NUMBER)

    [finding] = claim.findings
    assert (claim.supported, claim.score) == (False, CONTRADICTED)
    assert finding.kind == "number"
    assert finding.span is not None
    assert finding.nearest is not None
    assert FALSE_NUMBER[finding.span.start : finding.span.end] == "14"
    assert FLOOD[finding.nearest.start : finding.nearest.end] == "40"


def test_a_claim_is_as_good_as_its_worst_sentence_and_spans_count_in_the_whole_claim() -> None:
    claim = f"{TRUE} {FALSE_NUMBER}"

    [both] = checked(claim)

    [finding] = both.findings
    assert not both.supported
    assert finding.span is not None
    assert claim[finding.span.start : finding.span.end] == "14"


def test_a_claim_without_support_says_so() -> None:
    [claim] = checked(TRUE, opinions=Opinions({TRUE: SUPPORTED_FROM / 2}))

    [finding] = claim.findings
    assert (claim.supported, claim.score, finding.kind) == (False, SUPPORTED_FROM / 2, "support")


def test_a_claim_about_something_else_has_no_score_and_no_evidence() -> None:
    [claim] = checked("Penguins juggle marzipan.")

    assert (claim.supported, claim.score, claim.evidence) == (False, 0.0, ())
    assert [finding.kind for finding in claim.findings] == ["evidence"]


def test_claims_keep_their_order() -> None:
    assert [claim.text for claim in checked(FALSE_NUMBER, TRUE)] == [FALSE_NUMBER, TRUE]


def test_an_article_that_cannot_be_read_is_an_error() -> None:
    with pytest.raises(InvalidArticle):
        check_claims(Article("a", " "), [TRUE], Opinions({}))


def test_one_sentence_of_article_is_enough_and_none_is_not() -> None:
    [claim] = check_claims(
        Article("a", "Shares fell 8%."), ["Shares fell 8%."], Opinions({})
    ).claims

    assert claim.supported
    with pytest.raises(InvalidArticle, match="one sentence"):
        check_claims(Article("a", "Shares"), ["Shares fell 8%."], Opinions({}))


@given(st.lists(st.text(min_size=1, max_size=80), min_size=1, max_size=3))
def test_any_claim_gets_an_answer_with_offsets_that_hold(claims: list[str]) -> None:
    answers = checked(*claims)

    for text, claim in zip(claims, answers, strict=True):
        assert claim.text == text
        assert 0 <= claim.score <= 1
        assert all(0 <= span.start < span.end <= len(FLOOD) for span in claim.evidence)
        for finding in claim.findings:
            assert finding.span is None or 0 <= finding.span.start <= finding.span.end <= len(text)


@pytest.mark.parametrize("text", ["", "   ", "\n"])
def test_a_claim_without_words_has_a_finding(text: str) -> None:
    [claim] = checked(text)

    assert (claim.supported, claim.score) == (False, 0.0)
    assert [(f.kind, f.detail) for f in claim.findings] == [("evidence", "the claim has no words")]


def test_a_finding_quotes_the_words_as_they_are_written() -> None:
    article = Article("a", FLOOD.lower())

    [claim] = check_claims(article, ["the wolverley path is 3 Km long."], Opinions({})).claims

    details = " ".join(finding.detail for finding in claim.findings)
    assert "“wolverley”" in details
    assert "“3 Km”" in details
