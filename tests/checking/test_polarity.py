"""Lines that deny, assert or turn round what the article says."""

import pytest

from tests.checking.articles import false_claims

SAID = (
    "Mayor Anna Keller said the bridge had passed its inspection in March.",
    "The stolen toilet has not been recovered by police in Oxfordshire.",
    "Farmers of the valley opposed the plan for a dam above Harrowby.",
    "Nestle may close its factory in York after the summer.",
    "Two officers are accused of arranging a contract for the army.",
    "The council will not only repair the school but enlarge its library.",
    "There was no need to revise the forecast, the bank said.",
    "Italy plans to raise 25bn euros from the sale of its post office.",
    "The oldest birds on the island are due to be culled in May.",
    "In court he insisted the tax package would not breach limits of the treaty.",
    "Driver Paul Nsibu was charged with three counts of fraud in Accra.",
    "The couple split in 2011 after Ferris allegedly had an affair with a designer.",
    "Rates will rise by ten per cent before Christmas, the brokers predict.",
    "The union refused to call off a strike at the port of Lagos.",
    "The ministry maintained it was making an example of the runner.",
    "The trial court will hear the appeal of the widow in June.",
    "Doctor Imre Vass says he may have overstated the case for the vaccine.",
    "The regulator is investigating whether Orbis Bank misled its clients over fees in Malta.",
    "The embassy rejected the claim that it had spied on a refinery in Gdansk.",
    "Pilots of the airline will not strike over rosters in July.",
    "The minister said it might be wise to reopen the tunnel to Calais.",
    "The brewery will close its site in Burton by Easter if sales do not recover.",
    "Divers had been unable to reach the wreck off Skye because of currents.",
    "The owners allege the tenants damaged a cellar in Bruges.",
    "The tower is more than 100 metres high, the architect Ines Vidal said.",
    "About 60 lorries were stuck near Dover, haulage firms reported.",
    "The grant is worth between 300 and 400 euros a pupil in Wallonia.",
)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Anna Keller said the bridge had not passed its inspection in March.", "negation"),
        ("The stolen toilet has since been recovered by police in Oxfordshire.", "negation"),
        ("Farmers of the valley supported the plan for a dam above Harrowby.", "negation"),
        ("There was need to revise the forecast, the bank said.", "negation"),
        ("Nestle will close its factory in York after the summer.", "modality"),
        ("Two officers arranging a contract for the army.", "attribution"),
        ("Italy has raised 25bn euros from the sale of its post office.", "modality"),
        ("Italy raised 25bn euros from the sale of its post office.", "modality"),
        ("The oldest birds on the island have been culled in May.", "modality"),
        ("The tax package will not breach limits of the treaty.", "attribution"),
        ("Driver Paul Nsibu was convicted on three counts of fraud in Accra.", "modality"),
        ("The couple split in 2011 after Ferris had an affair with a designer.", "attribution"),
        ("Rates will rise by ten per cent before Christmas.", "attribution"),
        ("The union called off a strike at the port of Lagos.", "negation"),
        ("The ministry denied it was making an example of the runner.", "negation"),
        ("The trial court has heard the appeal of the widow in June.", "modality"),
        ("Imre Vass says he has overstated the case for the vaccine.", "modality"),
        ("The regulator found that Orbis Bank misled its clients over fees in Malta.", "modality"),
        ("Orbis Bank misled its clients over fees in Malta.", "modality"),
        ("The embassy had spied on a refinery in Gdansk.", "attribution"),
        ("Pilots of the airline may not strike over rosters in July.", "modality"),
        ("The minister said it would be wise to reopen the tunnel to Calais.", "modality"),
        ("The brewery will close its site in Burton by Easter if sales recover.", "negation"),
        ("The brewery will close its site in Burton by Easter.", "modality"),
        ("Divers reached the wreck off Skye in spite of currents.", "negation"),
        ("The tenants damaged a cellar in Bruges, the owners found.", "modality"),
        ("The tower is nearly 100 metres high, Ines Vidal said.", "number"),
        ("More than 60 lorries were stuck near Dover, haulage firms reported.", "number"),
        ("The grant is worth up to 300 euros a pupil in Wallonia.", "number"),
        ("The grant is worth at least 400 euros a pupil in Wallonia.", "number"),
    ],
    ids=[
        "denied",
        "undenied",
        "opposite",
        "no",
        "will",
        "accused",
        "planned",
        "past",
        "due",
        "dropped",
        "convicted",
        "allegedly",
        "claimed behind",
        "refusal left out",
        "denies instead",
        "will, as has",
        "may have, said",
        "whether, found",
        "whether, told",
        "rejected claim",
        "will not, may not",
        "might, would",
        "condition turned round",
        "condition lost",
        "unable, done",
        "allege, found",
        "more than, nearly",
        "about, more than",
        "least, up to",
        "most, at least",
    ],
)
def test_a_line_against_the_words_of_its_sentence_is_found(line: str, kind: str) -> None:
    [claim] = false_claims(line, *SAID)

    assert claim.kind == kind
    assert claim.nearest


@pytest.mark.parametrize(
    "line",
    [
        "The bridge passed its inspection in March, Anna Keller said.",
        "The stolen toilet has not been recovered.",
        "The toilet is still missing, police in Oxfordshire have never recovered it.",
        "Farmers of the valley were against the plan for a dam above Harrowby.",
        "Nestle could close its factory in York after the summer.",
        "Nestle is considering whether its factory in York will close after the summer.",
        "Two officers are suspected of arranging a contract for the army.",
        "The council will repair the school and enlarge its library.",
        "The bank said its forecast needed no change.",
        "Italy plans to raise 25bn euros.",
        "Italy will raise 25bn euros from the sale of its post office.",
        "The oldest birds on the island will be culled in May.",
        "He insisted the tax package would not breach limits of the treaty.",
        "Driver Paul Nsibu faces three counts of fraud in Accra.",
        "Ferris, the couple having split, is said to have had an affair with a designer.",
        "Brokers say rates will rise by ten per cent before Christmas.",
        "The union would not call off a strike at the port of Lagos.",
        "The ministry was making an example of the runner, it said.",
        "The widow's appeal is to be heard by the trial court in June.",
        "Doctor Imre Vass fears he overstated the case for the vaccine.",
        "The regulator is examining if Orbis Bank misled its clients over fees in Malta.",
        "The regulator is undecided about Orbis Bank having misled its clients over fees in Malta.",
        "Orbis Bank may have misled its clients over fees in Malta.",
        "The embassy denied that it had spied on a refinery in Gdansk.",
        "Pilots of the airline will not strike in July.",
        "The minister said it could be wise to reopen the tunnel to Calais.",
        "The brewery could close its site in Burton by Easter.",
        "The brewery will close its site in Burton if sales stay low.",
        "Divers could not reach the wreck off Skye.",
        "The tower is over 100 metres high, Ines Vidal said.",
        "Some 60 lorries were stuck near Dover.",
        "The grant is worth at least 300 euros a pupil in Wallonia.",
        "The grant is worth up to 400 euros a pupil in Wallonia.",
    ],
)
def test_a_line_that_keeps_to_its_sentence_is_left_alone(line: str) -> None:
    assert not false_claims(line, *SAID)


MONTHS_AND_MEN = [
    ("The rules will cover all stores.", "The rules announced in May cover all stores."),
    ("The bank confirmed the rules for stores.", "The bank set the rules for stores in May."),
    ("The guide may lead walkers over Skye.", "The guide Will leads, and walkers cross Skye."),
]


@pytest.mark.parametrize(("line", "said"), MONTHS_AND_MEN, ids=[a for a, _ in MONTHS_AND_MEN])
def test_the_month_of_may_and_a_man_called_will_leave_nothing_open(line: str, said: str) -> None:
    assert [c.surface for c in false_claims(line, said) if c.kind == "modality"] == []


def test_another_sentence_that_says_as_much_bears_the_line_out() -> None:
    both = ("The bridge has passed its inspection.", "The bridge has not passed its inspection.")

    assert not false_claims("The bridge has passed its inspection.", *both)


def test_what_another_sentence_denies_the_line_may_deny_too() -> None:
    said = ("The funeral will be held in Brno on 3 February.", "There will be no speeches.")

    assert not false_claims(
        "The funeral will be held in Brno on 3 February with no speeches.", *said
    )
    assert false_claims("The funeral will not be held in Brno on 3 February.", *said)


TURNS = (
    "Anna Keller and Tom Reyes met farmers at the hall in Harrowby.",
    "Ms Keller promised an answer within the week.",
    "She said the council would ask the government for aid after the flood.",
    "The farmers went home.",
    "Rain fell again in the night.",
    "The Arle rose once more.",
    "Roads stayed shut.",
    "Schools opened late.",
    "Dana Brooks of the union was not there.",
)


@pytest.mark.parametrize(
    ("speaker", "found"), [("Anna Keller", []), ("Dana Brooks", ["Dana Brooks"])]
)
def test_she_is_somebody_named_a_little_before(speaker: str, found: list[str]) -> None:
    line = f"{speaker} said the council would ask the government for aid after the flood."

    assert [claim.surface for claim in false_claims(line, *TURNS)] == found
