"""Words stay in the mouth of who said them, by name, behind a pronoun or beside a quotation."""

import pytest

from service.article import Article
from service.checking.facts import claims
from service.checking.source import index
from service.reading import read

ARTICLE = (
    "Museum director Lena Fabry said the theft would not close the gallery. Thieves had taken two"
    ' small clocks on Sunday. "We will open our doors tomorrow as usual," she said.\n\n'
    "Insurance investigator Owen Tarle had doubted the first account of the night guard. He told"
    ' colleagues that the alarm had been off for an hour. "Somebody knew the building."\n\n'
    '"I heard nothing until the glass broke," night guard Piet Moss told the court in Ghent. "Then'
    ' I ran."'
)
SOURCE = index(read(Article("a", ARTICLE), syntax=False))


def wrong(line: str) -> list[tuple[str, str, str]]:
    found = claims(SOURCE.line(line), SOURCE)
    return [(claim.kind, claim.surface, claim.nearest) for claim in found if claim.false]


@pytest.mark.parametrize(
    ("line", "speaker", "other"),
    [
        ('Moss said: "We will open our doors tomorrow as usual."', "Moss", "Lena Fabry"),
        ('"We will open our doors tomorrow," Owen Tarle said.', "Owen Tarle", "Lena Fabry"),
        ('"I heard nothing until the glass broke," Fabry told the court.', "Fabry", "Piet Moss"),
        ('"Then I ran," said Lena Fabry.', "Lena Fabry", "Piet Moss"),
        (
            "Fabry told colleagues that the alarm had been off for an hour.",
            "Fabry",
            "Owen Tarle",
        ),
    ],
)
def test_words_put_in_the_mouth_of_another_are_found(line: str, speaker: str, other: str) -> None:
    assert wrong(line) == [("attribution", speaker, other)]


@pytest.mark.parametrize(
    "line",
    [
        'Fabry said: "We will open our doors tomorrow as usual."',
        '"We will open our doors tomorrow," said Lena Fabry, the director.',
        "Owen Tarle told colleagues that the alarm had been off for an hour.",
        '"Somebody knew the building," Tarle said.',
        '"I heard nothing until the glass broke," Moss told the court in Ghent.',
        '"Then I ran," Piet Moss said.',
        "The director said doors would open tomorrow.",
    ],
)
def test_words_in_the_mouth_of_who_said_them_are_left_alone(line: str) -> None:
    assert wrong(line) == []
