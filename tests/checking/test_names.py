"""Names are the article's, in full, in part or by an alias; in the right company and place."""

import pytest

from service.checking.facts import claims
from service.checking.text.statement import statement
from tests.checking.articles import false_claims, kinds, source

HELD = [
    ("Keller spoke.", "Mayor Anna Keller spoke."),
    ("The mayor's office said Keller's plan won.", "Anna Keller won."),
    ("Talks at the WEF began.", "Talks at the World Economic Forum began."),
    ("Talks at the World Economic Forum began.", "Talks at the WEF began."),
    ("The U.S. signed.", "The United States signed."),
    ("American envoys signed.", "Envoys of the US signed."),
    ("South Korea signed.", "South Korean envoys signed."),
    ("The Dutch signed.", "Envoys of the Netherlands signed."),
    ("Keller met the Frenchwoman.", "Keller met Lea Roux of France."),
    ("Britain signed.", "The UK signed."),
    ("Parisians voted.", "Voters in Paris voted."),
    ("The Kellers left.", "Anna Keller left."),
    ("Prime Minister Ivo Brandt left.", "Ivo Brandt, the prime minister, left."),
    ("Zoë Müller left.", "Zoe Muller left."),
]
CAUGHT = [
    ("Anna Kessler spoke.", "Mayor Anna Keller spoke."),
    ("Talks at the WHO began.", "Talks at the World Economic Forum began."),
    ("North Korea and Japan met.", "South Korea and China met."),
    ("The envoy of Austria signed.", "The envoy of Australia signed."),
    ("The plant in Ford closed.", "The plant closed."),
    ("European leaders met.", "Leaders met."),
]


@pytest.mark.parametrize(("line", "sentence"), HELD, ids=[line for line, _ in HELD])
def test_a_name_in_another_form_is_borne_out(line: str, sentence: str) -> None:
    assert not kinds(line, sentence)


@pytest.mark.parametrize(("line", "sentence"), CAUGHT, ids=[line for line, _ in CAUGHT])
def test_a_name_the_article_does_not_have_is_caught(line: str, sentence: str) -> None:
    assert kinds(line, sentence) == {"name"}


def test_a_first_name_with_the_wrong_surname_is_caught() -> None:
    found = false_claims("Anna Reyes left.", "Anna Keller met Tom Reyes. They left.")

    assert ("name", "Anna Reyes") in {(claim.kind, claim.surface) for claim in found}


def test_a_misspelt_name_is_shown_beside_the_right_one() -> None:
    [claim] = false_claims("Mayor Kellar spoke.", "Mayor Keller spoke.")

    assert claim.nearest == "Keller"


def test_in_title_case_only_words_that_no_dictionary_has_are_names() -> None:
    read = source("Anna Keller left the council.")

    known = claims(statement("Why Did Keller Quit Her Important Job?", title_case=True), read)
    unknown = claims(statement("Why Did Kowalczyk Quit?", title_case=True), read)

    assert [claim.surface for claim in known if claim.false] == []
    assert [claim.surface for claim in unknown if claim.false] == ["Kowalczyk"]


SWAPPED = [
    (
        "France has been the most successful country with seven victories.",
        "Ireland has been the most successful country with seven victories, followed by France.",
    ),
    (
        "Sony, Intel and Toshiba unveiled the new processor.",
        "Sony, IBM and Toshiba unveiled the new processor. Intel is a rival.",
    ),
    (
        "The coins will be sent to the Ulster Museum for valuation.",
        "The coins will be sent to the British Museum for valuation. Ulster has one too.",
    ),
    (
        "Seven separate failures affected passengers through Victoria.",
        "Seven separate failures affected passengers through Paddington, and later at Victoria.",
    ),
    (
        "Anna Keller scored twice before Tom Reyes was sent off.",
        "Tom Reyes scored twice before Anna Keller was sent off.",
    ),
    (
        "Tom Reyes warned the council of floods.",
        "Anna Keller, who chairs the river board, warned the council of floods. Tom Reyes left.",
    ),
    (
        "The station works with Orbis on its network.",
        "The station works with technology firm Sydus on its network. Orbis is a rival.",
    ),
    (
        "Toshiba said it would make the chip in spring.",
        "IBM said it would make the chip in spring. Its partners are Sony and Toshiba, or Toshiba"
        " and IBM alone.",
    ),
    (
        "The bill was adopted by a former whip in the Lords.",
        "The bill was adopted by a former whip in the Commons. It went on to the Lords.",
    ),
    (
        "Coach Tom Reyes thinks she is fit to play.",
        "The coach Anna Keller told a paper that read it out to fans in the square at noon, while"
        " it rained, that she thinks she is fit to play. Tom Reyes was there.",
    ),
    (
        "Paul Nsibu believes Keller should retract comments about Reyes, Ferris and Berg.",
        "Dana Brooks believes Keller should retract comments about Reyes, Ferris and Berg. Paul"
        " Nsibu believes the comments are fair and none should retract any.",
    ),
    (
        "The coins, worth about £50 each, will be sent to the Selby Museum for valuation.",
        "The coins will now be sent to the Ghent Museum for valuation. A former curator at the"
        " Selby Museum said the coins, which may be worth £50, were a surprise.",
    ),
]


@pytest.mark.parametrize(("line", "article"), SWAPPED, ids=[line for line, _ in SWAPPED])
def test_a_name_in_the_place_of_another_is_caught(line: str, article: str) -> None:
    assert kinds(line, article) == {"name"}


@pytest.mark.parametrize(
    ("line", "article"),
    [
        (
            "Keller resigned over the bridge plan.",
            "She resigned over the bridge plan. Keller left.",
        ),
        ("Keller beat Reyes in the final vote.", "Reyes was beaten by Keller in the final vote."),
        ("Barcelona won the cup again.", "The Catalans won the cup again. Barcelona cheered."),
        (
            "Two men plotted to set an ONGC office on fire.",
            "Two men plotted to set an Oil and Natural Gas Corporation office on fire. ONGC was"
            " told.",
        ),
        (
            "Keller says she must slow down.",
            '"I\'ve got to be sure, and I must slow down," she says. Keller left.',
        ),
        (
            "Sydus warned the council of floods.",
            "Anna Keller, of the river firm Sydus, warned the council of floods.",
        ),
        (
            "Banners for a pride week at Selby University were removed on Monday.",
            "Banners for a pride week at a Yorkshire University were removed on Monday. The banners"
            " for the pride week at Selby University were put up by students.",
        ),
    ],
    ids=[
        "a pronoun",
        "a passive",
        "a description",
        "spelt out",
        "no name",
        "her firm",
        "beside the same words",
    ],
)
def test_another_way_to_speak_of_the_same_is_no_swap(line: str, article: str) -> None:
    assert not kinds(line, article)


def test_words_of_one_speaker_are_not_anothers() -> None:
    article = (
        "Anna Keller, the mayor, said the plan was far too slow and dear. Tom Reyes was there.",
    )

    assert not kinds("Anna Keller said the plan was far too slow.", *article)
    assert kinds("Tom Reyes said the plan was far too slow.", *article) == {"attribution"}


def test_a_speaker_whom_the_article_only_calls_she_is_let_pass() -> None:
    article = ("Anna Keller met Tom Reyes.", "She said the plan was far too slow and dear.")

    assert not kinds("Anna Keller said the plan was far too slow.", *article)


def test_a_name_may_come_from_the_dateline() -> None:
    read = source("Talks began.", dateline="SEOUL, Sep 5 (NationPress) ")

    found = claims(statement("Talks in Seoul began."), read)

    assert [claim.false for claim in found] == [False]


def test_an_acronym_in_the_place_of_its_name_is_that_name() -> None:
    said = "A train and a car met near the campus of the University of Southern California."

    assert not kinds("A train and a car met near the campus of USC.", said)
