"""What somebody denies, or nothing shows, is told neither as what is so nor as what he says."""

import pytest

from tests.checking.articles import false_claims, kinds

SAID = (
    "The treasurer denied that she had moved money to an account in Riga.",
    "The smelter denied claims that it had poisoned wells around Torvik.",
    "There is no evidence that the resin weakens concrete, the institute said.",
    "Halden Rail rejected reports that it was in talks with Mersk.",
    "Mr Orley on Monday dismissed media reports that his party plans to leave the pact.",
    "The drummer denies assaulting two stewards outside a hall in Leeds.",
    "The judge dismissed a claim that the reeve had misled voters, but a panel found that the reeve"
    " had misled voters.",
    "The dairy did not deny that it had sold the herd in May.",
    "The brewer denied that it would not pay its coopers in June.",
)


@pytest.mark.parametrize(
    "line",
    [
        "The treasurer said that she had moved money to an account in Riga.",
        "The treasurer claimed that she had moved money to an account in Riga.",
        "The smelter said it had poisoned wells around Torvik.",
        "The resin weakens concrete, the institute said.",
        "Halden Rail is in talks with Mersk.",
        "Halden Rail said it was in talks with Mersk.",
        "Mr Orley said on Monday that his party plans to leave the pact.",
        "Mr Orley's party plans to leave the pact.",
        "The drummer said he assaulted two stewards outside a hall in Leeds.",
    ],
)
def test_a_denial_is_not_told_as_a_statement(line: str) -> None:
    assert kinds(line, *SAID) & {"negation", "attribution"}


@pytest.mark.parametrize(
    "line",
    [
        "The treasurer denied that she had moved money to an account in Riga.",
        "The treasurer denied having moved money to an account in Riga.",
        "The treasurer said she had not moved money to an account in Riga.",
        "The smelter said it had not poisoned wells around Torvik.",
        "The institute said nothing showed that the resin weakens concrete.",
        "Reports said Halden Rail was in talks with Mersk.",
        "Halden Rail is not in talks with Mersk, it said.",
        "Mr Orley said on Monday that his party does not plan to leave the pact.",
        "Media reports said Mr Orley's party plans to leave the pact.",
        "The drummer is accused of assaulting two stewards outside a hall in Leeds.",
        "A panel found that the reeve had misled voters.",
        "The dairy had sold the herd in May.",
        "The brewer said it would pay its coopers in June.",
    ],
)
def test_what_leaves_the_denial_or_tells_whose_it_is_stays(line: str) -> None:
    assert not false_claims(line, *SAID)


def test_the_denial_is_shown() -> None:
    [claim] = false_claims("Halden Rail is in talks with Mersk.", *SAID)

    assert claim.nearest == "Halden Rail rejected reports that"
