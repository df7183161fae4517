"""What the article has instead stands where an editor would look for it."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.article import Article
from service.brief import ClaimFinding
from service.checking.claims import SUPPORTED_FROM, check_claims
from tests.checking.articles import FILLER
from tests.checking.opinions import Opinions

ARTICLE = (
    "Harwell Foods said on Tuesday it would close two plants and cut 450 jobs after annual profit"
    " fell to 12 million pounds ($15 million) from 31 million pounds.\n\n"
    "Erin Osei, 52, and Marc Lund, 47, will lead the two new divisions. Osei was in talks at a"
    " hotel in Leeds with staff for three hours, the firm said.\n\n"
    "The group was founded in 1931. It bought its Danish rival Kornby in 2019, and said last week"
    " that it would not sell it. Temperatures in its kilns reach 900C.\n\n"
    'Union secretary Dana Pryce accused Harwell of breaking its word. "They lied to 450 people,"'
    " she said.\n\n" + FILLER
)
AT = datetime(2025, 5, 14, tzinfo=UTC)


def findings(claim: str, support: float = 0.9) -> list[ClaimFinding]:
    article = Article("a", ARTICLE, published_at=AT)
    [found] = check_claims(article, [claim], Opinions({claim: support})).claims
    return list(found.findings)


NEAREST = [
    ("The profit fell to $12 million.", "$12 million", "12 million pounds"),
    ("The profit fell to 12 million euros.", "12 million euros", "12 million pounds"),
    ("Erin Osei, 53, will lead one division.", "53", "52"),
    ("Harwell Foods said it would cut 4,500 jobs.", "4,500", "450"),
    ("Harwell said on Friday it would not sell Kornby.", "Friday", "last week"),
    ("Harwell announced the closures on May 12.", "May 12", "Tuesday"),
    ("Temperatures in the kilns reach 900F.", "900F", "900C"),
    ("Lund was in talks with staff for three hours.", "Lund", "Osei"),
    (
        "Harwell broke its word.",
        "Harwell broke its word",
        "Union secretary Dana Pryce accused",
    ),
]


@pytest.mark.parametrize(("claim", "surface", "nearest"), NEAREST, ids=[n[0] for n in NEAREST])
def test_what_comes_nearest_is_of_one_kind_and_beside_the_same_words(
    claim: str, surface: str, nearest: str
) -> None:
    first = findings(claim)[0]

    assert first.span is not None
    assert first.nearest is not None
    assert claim[first.span.start : first.span.end] == surface
    assert ARTICLE[first.nearest.start : first.nearest.end] == nearest


def test_of_words_that_stand_twice_those_of_the_evidence_are_marked() -> None:
    [finding] = findings('Harwell "lied to 450 persons", Dana Pryce said.')

    assert finding.nearest is not None
    assert ARTICLE[finding.nearest.start : finding.nearest.end] == "lied to 450"
    [wrong] = findings("Harwell Foods said it would close two plants and cut 54 jobs.")
    assert wrong.nearest is not None
    assert wrong.nearest.start == ARTICLE.index("450")


def test_a_claim_without_support_points_to_its_evidence() -> None:
    [finding] = findings("The group was founded in 1931.", support=SUPPORTED_FROM / 2)

    assert finding.kind == "support"
    assert finding.nearest is not None
    assert ARTICLE[finding.nearest.start : finding.nearest.end] == "The group was founded in 1931."


@pytest.mark.parametrize(
    "claim",
    [
        "The profit fell to £12m.",
        "The profit fell by 19 million pounds to £12m.",
        "The Danes of Kornby were bought in 2019.",
    ],
)
def test_another_form_or_a_step_between_two_numbers_is_no_fault(claim: str) -> None:
    assert findings(claim) == []


@given(st.integers(1, 10**7), st.sampled_from(["jobs", "pounds", "%", "hours", "plants"]))
def test_what_is_nearest_is_a_number_of_the_article(value: int, unit: str) -> None:
    for finding in findings(f"Harwell Foods said it would cut {value} {unit}."):
        if finding.kind == "number" and finding.nearest:
            words = ARTICLE[finding.nearest.start : finding.nearest.end]
            assert any(c.isdigit() for c in words) or words.split()[0] in ("two", "three")
