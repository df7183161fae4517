"""An opinion or a forecast of outsiders stays theirs."""

import pytest

from tests.checking.articles import false_claims

SAID = (
    "Manager Paul Nsibu says the future of the club at Harrowby looks very healthy.",
    "A police source told the paper that an infiltrator let militants into the barracks.",
    "Viewers are sick of watching award ceremonies, according to some film critics.",
    "According to analysts at Orbis, the tolls will double on the Arle bridge.",
    "The brewery said it would open a second site in Burton at Easter.",
    "Two people died in the fire at a mill in Leeds, police said.",
    "The reservoir has been a disaster for fish in the Arle since March.",
    "Dana Brooks said the timetable for the port of Lagos was unfair to crews.",
    "The council has already broken its promise on buses, hours after it was made, rivals claimed.",
    "Critics argue that these fees do not go far enough and could make the queues at Spa longer.",
    "The twins, who run a shop in Brno, will reportedly reject any formal offer for the brand.",
    "The guards are reported to have used dogs against campers on Skye.",
)


@pytest.mark.parametrize(
    ("line", "nearest"),
    [
        ("The future of the club at Harrowby looks very healthy.", "Manager Paul Nsibu says"),
        ("An infiltrator let militants into the barracks.", "A police source told"),
        ("Viewers are sick of watching award ceremonies.", "according to some film critics"),
        ("The tolls will double on the Arle bridge.", "According to analysts at Orbis"),
        ("The timetable for the port of Lagos was unfair to crews.", "Dana Brooks said"),
        (
            "The council has already broken its promise on buses.",
            "hours after it was made, rivals claimed",
        ),
        (
            "These fees do not go far enough and could make the queues at Spa longer.",
            "Critics argue",
        ),
        ("The twins will reject any formal offer for the brand.", "reportedly"),
    ],
    ids=["says", "source", "critics", "analysts", "said", "at the end", "could", "reportedly"],
)
def test_who_holds_an_opinion_may_not_be_left_out(line: str, nearest: str) -> None:
    [claim] = false_claims(line, *SAID)

    assert (claim.kind, claim.nearest) == ("attribution", nearest)


@pytest.mark.parametrize(
    "line",
    [
        "Paul Nsibu says the future of the club at Harrowby looks very healthy.",
        "The future of the club at Harrowby is said to look very healthy.",
        "Viewers are sick of watching award ceremonies, film critics say.",
        "The tolls will double on the Arle bridge, analysts at Orbis predict.",
        "The brewery will open a second site in Burton at Easter.",
        "Two people died in the fire at a mill in Leeds.",
        "The reservoir has been a disaster for fish in the Arle since March.",
        'The timetable for the port of Lagos was "unfair to crews".',
        "Rivals say the council has already broken its promise on buses.",
        "The twins will reportedly reject any formal offer for the brand.",
    ],
)
def test_what_is_still_somebody_s_or_the_article_s_own_is_left_alone(line: str) -> None:
    assert not [c for c in false_claims(line, *SAID) if c.kind == "attribution"]


def test_what_is_only_reported_may_not_be_told_as_done() -> None:
    [claim] = false_claims("The guards used dogs against campers on Skye.", *SAID)

    assert (claim.kind, claim.nearest) == ("modality", "guards are reported to have used")
