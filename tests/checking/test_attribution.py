"""A claim, an opinion or a forecast stays whose it is."""

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
    "The board recently forecast harvests will shrink from 40 tonnes in 2021 to below 30 in 2023.",
    "Divers have raised the timbers of what they believe is a lost Phoenician galley.",
    "A source tells Dawn! that Iris, who was on shift that day, is godmother to the twins.",
    "The ministry has blamed smugglers for the explosion on Friday at the depot in Tema.",
    "A cook who dried her phone in rice, thinking it would recover, won the contest in Cork.",
    "Nadia Roos swept to a third title in Graz, claiming the women's 800m at the indoor meeting.",
    "Toft believe he will be tempted away - their average crowd of 900 is half of what Ede get.",
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
        ("Harvests will shrink to below 30 tonnes in 2023.", "The board recently forecast"),
        (
            "Divers raised the timbers of a lost Phoenician galley.",
            "Divers have raised the timbers of what they believe",
        ),
        ("Iris is godmother to the twins.", "A source tells"),
        (
            "Smugglers caused Friday's explosion at the depot in Tema.",
            "The ministry has blamed",
        ),
    ],
    ids=[
        "says",
        "source",
        "critics",
        "analysts",
        "said",
        "at the end",
        "could",
        "reportedly",
        "forecast",
        "believe",
        "tells that",
        "blamed",
    ],
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
        "Harvests are forecast to shrink to below 30 tonnes in 2023.",
        "Divers raised what may be the timbers of a lost Phoenician galley.",
        "Smugglers are blamed for Friday's explosion at the depot in Tema.",
        "A cook who dried her phone in rice won the contest in Cork.",
        "Nadia Roos won the women's 800m at the indoor meeting in Graz.",
        "Toft's average crowd of 900 is half of what Ede get.",
    ],
)
def test_what_is_still_somebody_s_or_the_article_s_own_is_left_alone(line: str) -> None:
    assert not [c for c in false_claims(line, *SAID) if c.kind == "attribution"]


def test_what_is_only_reported_may_not_be_told_as_done() -> None:
    [claim] = false_claims("The guards used dogs against campers on Skye.", *SAID)

    assert (claim.kind, claim.nearest) == ("modality", "guards are reported to have used")
