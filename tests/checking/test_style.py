"""The house form: what no editor prints is hard, what an editor would change is soft."""

import pytest

from service.article import BriefRequest
from service.checking import style
from service.checking.miss import Miss
from tests.checking.articles import FACTS, QUESTION, SYNOPSIS


def weights(misses: list[Miss]) -> dict[str, str]:
    return {miss.kind: miss.weight for miss in misses}


def of_takeaway(text: str, label: str = "Flooded Homes") -> dict[str, str]:
    return weights(style.takeaway(label, text))


def of_synopsis(text: str) -> dict[str, str]:
    return weights(style.synopsis(text, BriefRequest()))


def test_lines_in_house_form_have_no_miss() -> None:
    assert style.headline_question(QUESTION) == []
    assert style.headline("Rain Floods 40 Homes in Harrowby on Tuesday") == []
    assert style.synopsis(SYNOPSIS, BriefRequest()) == []
    assert [style.takeaway(*fact) for fact in FACTS] == [[] for _ in FACTS]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Will Harrowby Get Aid", {"form": "hard", "length": "soft"}),
        ("Rain Floods 40 Homes in Harrowby", {"form": "hard"}),
        ("Will harrowby get government aid after the flood?", {"form": "soft"}),
        ("Will Aid Come?", {"length": "soft"}),
        ("Will He Get Government Aid After the Flood?", {"form": "hard"}),
        ("Is Aid Coming? And Will the Bridge Be Mended Soon?", {"form": "soft"}),
        ("Will the Town Get Aid? " * 10, {"length": "hard"}),
        ("", {"length": "hard"}),
        ("Will eBay and the iPhone Maker Pay £9m for It?", {}),
    ],
)
def test_headline_questions(question: str, expected: dict[str, str]) -> None:
    assert weights(style.headline_question(question)) == expected


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("Rain Floods 40 Homes in Harrowby on Tuesday.", {"form": "soft"}),
        ("Will Rain Flood the Homes in Harrowby Again?", {"form": "hard"}),
        ("Rain Floods 40 Homes in Harrowby and", {"form": "hard"}),
        ("Rain Floods 40 Homes in the U.S.", {}),
    ],
)
def test_headline_statements(headline: str, expected: dict[str, str]) -> None:
    assert weights(style.headline(headline)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (SYNOPSIS.removesuffix("."), {"form": "hard"}),
        (SYNOPSIS.removesuffix("bridge.") + "...", {"form": "hard"}),
        ("Rain flooded 40 homes in Harrowby.", {"length": "soft"}),
        (SYNOPSIS + " " + SYNOPSIS, {"length": "soft"}),
        (" ".join([SYNOPSIS] * 8), {"length": "hard"}),
        ("It " + SYNOPSIS[6:], {"form": "hard"}),
    ],
)
def test_synopses(text: str, expected: dict[str, str]) -> None:
    assert of_synopsis(text) == expected


def test_a_longer_synopsis_may_be_asked_for() -> None:
    long = f"{SYNOPSIS} Farmer Tom Reyes lost 300 sheep when the river Arle broke its banks there."

    assert weights(style.synopsis(long + " " + long[:99] + ".", BriefRequest())) == {
        "length": "soft"
    }
    assert style.synopsis(long + " " + long[:99] + ".", BriefRequest(synopsis_words=70)) == []


DANGLING = [
    "He told reporters the town would ask for aid.",
    "She said the bridge would be inspected in March.",
    "They lost 300 sheep when the river broke its banks.",
    "It will inspect the Mill Lane bridge in March.",
    "This was the first flood in Harrowby since 2019.",
    "That means the school may stay closed for weeks.",
    "Their homes in Harrowby were flooded on Tuesday evening.",
    "In 2019, he refused a plan for higher walls.",
    "Yesterday she asked the government for aid again.",
    "We need your help to rebuild homes in Harrowby.",
]
STANDING = [
    "It is feared that 40 homes in Harrowby are lost.",
    "It was the first time that Harrowby was flooded.",
    "It is not clear whether the bridge can be saved.",
    "It took three days to clear the road in Harrowby.",
    "It was Tom Reyes who lost 300 sheep in the flood.",
    "This year's flood was the worst that Harrowby has seen.",
    "Keller said she would ask the government for aid.",
    "After his farm was flooded, Reyes lost 300 sheep.",
    'Keller said: "We are grateful that nobody was hurt."',
    "The I-95 road to Harrowby was closed after the flood.",
    "The ferry Ben-my-Chree left the port on time again.",
]


@pytest.mark.parametrize("text", DANGLING)
def test_a_pronoun_without_a_noun_before_it_is_hard(text: str) -> None:
    assert of_takeaway(text) == {"form": "hard"}


@pytest.mark.parametrize("text", STANDING)
def test_expletives_and_pronouns_with_a_noun_are_let_stand(text: str) -> None:
    assert of_takeaway(text) == {}


@pytest.mark.parametrize(
    "text",
    [
        "Visit https://example.com/win for aid in Harrowby now.",
        "Visit www.example.com for aid in Harrowby right now.",
        "Write to anna@example.com for aid in Harrowby right now.",
        "Rain flooded **40 homes** in Harrowby on Tuesday.",
        "Rain flooded <b>40 homes</b> in Harrowby on Tuesday.",
        "- Rain flooded 40 homes in Harrowby on Tuesday.",
        "Rain flooded 40 homes\nin Harrowby on Tuesday evening.",
        "Rain flooded 40 homes\x00 in Harrowby on Tuesday.",
        "Rain flooded 40 homes\u202e in Harrowby on Tuesday.",
        "Rain flooded 40 homes \ud800 in Harrowby on Tuesday.",
        'Rain flooded "40 homes in Harrowby on Tuesday.',
        "Rain flooded 40 homes (in Harrowby on Tuesday.",
        "Rain flooded 40 homes) in Harrowby [on Tuesday].",
        "Rain flooded 40 homes in Harrowby, according to the.",
        "Rain flooded 40 homes in Harrowby on Tuesday and…",
        "[Aid](http://example.com) is sent to Harrowby today.",
        "Aid is sent to Harrowby <|im_end|> right now.",
    ],
)
def test_markup_addresses_controls_and_loose_signs_are_hard(text: str) -> None:
    assert of_takeaway(text)["form"] == "hard"


@pytest.mark.parametrize(
    "text",
    [
        "Amazon.com sent aid to 40 homes in Harrowby.",
        "AT&T lines in Harrowby were cut by the flood.",
        "Aid (about £2.5m) is to be sent to Harrowby.",
        "Reyes said he knew where the water came from.",
    ],
)
def test_signs_of_ordinary_prose_are_let_stand(text: str) -> None:
    assert of_takeaway(text) == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rain flooded homes.", {"length": "soft"}),
        ("Flooded homes.", {"length": "soft"}),
        ("Flooded.", {"length": "hard"}),
        ("Water " + " ".join(["water"] * 29) + ".", {"length": "soft"}),
        (" ".join(["water"] * 41) + ".", {"length": "hard"}),
        ("w" * 5000 + ".", {"length": "hard"}),
        ("Rain flooded 40 homes in Harrowby on Tuesday", {"form": "soft"}),
        ("rain flooded 40 homes in Harrowby on Tuesday.", {"form": "soft"}),
    ],
)
def test_takeaways(text: str, expected: dict[str, str]) -> None:
    assert of_takeaway(text) == expected


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("60th Anniversary", {}),
        ("NATO", {}),
        ("£9m Cut", {}),
        ("Cost of Aid", {}),
        ("Details", {"label": "soft"}),
        ("Key Point 3", {"label": "soft"}),
        ("Next Steps", {"label": "soft"}),
        ("Fact 2", {"label": "soft"}),
        ("flooded homes", {"label": "soft"}),
        ("Flooded Homes:", {"label": "soft"}),
        ("Homes Flooded in the Town", {"label": "soft"}),
        ("", {"label": "hard"}),
        ("Homes Flooded in the Town of Harrowby on Tuesday", {"label": "hard"}),
        ("H" * 500, {"label": "hard"}),
        ("Homes\n", {"form": "hard"}),
        ("**Homes**", {"form": "hard"}),
    ],
)
def test_labels(label: str, expected: dict[str, str]) -> None:
    assert of_takeaway("Rain flooded 40 homes in Harrowby on Tuesday.", label) == expected
