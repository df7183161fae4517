"""A denial on one side alone, wherever it stands and however it is put."""

import pytest

from tests.checking.articles import false_claims

SAID = (
    "Mill owner Ines Vidal, who is also chair of the guild, says she will not appeal against it.",
    "A proposed European law on seed patents will not be re-drafted by the office in Gdansk.",
    "The valley blamed the quarry for the dust, although no firm has admitted a part in it.",
    "Goalkeeper Paul Nsibu and striker Dana Brooks also missed the training camp at Harrowby.",
    "The survey will cover copper, tin and salt although it excludes the peat of the moor.",
    "One of the two drivers has been deemed medically unfit to race at Spa.",
    "The hikers are among those who are yet to reach the shelter on Skye.",
    "Judge Imre Vass noted that under island law, oysters are property.",
    "Guests without a ticket could show the receipt or a letter instead, the ferry firm added.",
    "The bridge near Calais closed a week after the storm without needing any repair.",
    "The brewery is not expected to reopen the tap room until May.",
    "The band decided whether or not to play in Lagos.",
    "The grant will not only pay for a roof but restore the tower of Wallonia.",
)


@pytest.mark.parametrize(
    "line",
    [
        "Ines Vidal, also chair of the guild, says she will appeal against it.",
        "A seed patents law will be re-drafted by the office in Gdansk.",
        "The valley blamed the quarry, and the firm has admitted a part in it.",
        "Goalkeeper Paul Nsibu and striker Dana Brooks both made the training camp at Harrowby.",
        "The survey will cover copper, tin and salt and includes the peat of the moor.",
        "One of the two drivers has been deemed medically fit to race at Spa.",
        "Judge Imre Vass noted that under island law, oysters are not property.",
        "Guests without a ticket cannot show the receipt or a letter instead.",
        "The bridge near Calais closed a week after the storm, needing repair.",
    ],
    ids=[
        "against stays",
        "auxiliaries between",
        "no firm, the firm",
        "missed, made",
        "excludes, includes",
        "unfit, fit",
        "not put in",
        "without stays",
        "without left out",
    ],
)
def test_what_one_side_alone_denies_is_found(line: str) -> None:
    assert [claim.kind for claim in false_claims(line, *SAID)] == ["negation"]


@pytest.mark.parametrize(
    "line",
    [
        "Ines Vidal, also chair of the guild, says she will accept it without an appeal.",
        "The office in Gdansk refused to re-draft a proposed law on seed patents.",
        "The valley blamed the quarry, although the firm has not admitted a part in it.",
        "The survey will cover copper, tin and salt but not the peat of the moor.",
        "One of the two drivers has been deemed not medically fit to race at Spa.",
        "The hikers have still to reach the shelter on Skye.",
        "The brewery is expected to reopen the tap room in May.",
        "The band decided whether to play in Lagos.",
        "The grant will pay for a roof and restore the tower of Wallonia.",
    ],
)
def test_what_is_denied_in_other_words_is_left_alone(line: str) -> None:
    assert "negation" not in [claim.kind for claim in false_claims(line, *SAID)]
