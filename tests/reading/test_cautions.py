"""What should not go out as a news brief unseen, and what may."""

import pytest

from service.document import Document
from service.reading import read
from tests.reading.articles import FERRY, FLOOD, text

COLUMN = """\
I have lived by this river for forty years, and I have never seen it so high.

The council wants us to believe that nothing could be done. I do not believe it.

In my street alone, four families lost everything they had on Monday night.

My neighbour asked the mayor for sandbags in May. The mayor did not answer her letter.

I think that he should resign, and I will say so at the meeting on Thursday.
"""
LEADER = """\
The river has never stood so high, and our council says that nothing could be done about it.

We cannot leave our villages without a wall. We have asked for one since the flood of 1998.

Four families lost everything on Monday night. Neighbours took them in, and the school was opened.

A wall would cost $4m, and we can afford it. Our roads alone cost the district twice as much.

If the council will not build it, we must choose another. The vote is on Thursday.
"""
QUOTED = """\
"I have lived by this river for forty years," said Ana Ruiz. "I have never seen it so high."

"I do not believe the council," she said. "My street was forgotten, and I told them so."

"In my street, four families lost everything. I wept," said Omar Sy, who lives next door.

The mayor said: "I asked for sandbags in May. I did what I could, and I will not resign."

The council will meet on Thursday. "I will be there," Ms Ruiz said. "My mind is made up."
"""
LIVE = """\
14:05 The river has burst its banks in the old town and the army is on its way there.

13.40pm The governor says that 300 people were taken to a school in the nearest town.

13:12 - Two villages are cut off, the fire brigade says. Boats have been sent to both of them.

12:30 GMT Good afternoon and welcome to our coverage of the floods in the north of the country.
"""
CHRONOLOGY = f"""\
{FLOOD}

{FLOOD.replace("Monday", "Tuesday").replace("300", "500")}

06:10 The first alarm is raised in the old town
06:45 Firefighters leave the station
07:20 The first boat reaches the school
08:00 The army arrives from the capital

{FLOOD.replace("Monday", "Wednesday").replace("300", "700")}
"""
ROUNDUP = """\
Peru miners end strike

Miners at the Cerro Alto pit in southern Peru went back to work on Monday after a strike of nine \
days. Their union, led by Marta Quispe, said the firm had agreed to raise pay by 6%.

Norway shuts gas field

The operator of the Skarv East field, Nordvik Energi, shut it on Monday after a leak. No one was \
hurt, a spokesman for Nordvik said in Bergen. Repairs will take about a week.

Kenya runner banned

A court in Lausanne banned the runner Ednah Jepsiror for three years on Monday. Her lawyer, James \
Otieno, said that Jepsiror would appeal against the ruling.
"""
FEATURE = f"""\
{FLOOD} The flood began at the Tarn Dam, said Ms Ruiz of the River Board.

What the board knew

In May the River Board warned that the Tarn Dam was weak. Its head, Ana Ruiz, wrote to the mayor.

What comes next

The River Board will mend the Tarn Dam by June, said Ms Ruiz. The work will cost $4m.
"""


def kinds(document: Document) -> list[str]:
    return [caution.kind for caution in document.cautions]


@pytest.mark.parametrize(
    ("content", "title", "expected"),
    [
        (FLOOD, None, []),
        (FERRY, None, []),
        (FLOOD, "Minister gives live interview on floods", []),
        (FLOOD, "Opinion polls show a close race", []),
        (FLOOD, "Comment by minister angers villagers", []),
        (FLOOD, "Wild horse round-up begins", []),
        (QUOTED, None, []),
        (CHRONOLOGY, None, []),
        (FEATURE, None, []),
        (COLUMN, None, ["opinion"]),
        (LEADER, None, ["opinion"]),
        (FLOOD, "Opinion: The dam should never have been built", ["opinion"]),
        (FLOOD, "Editorial | After the flood", ["opinion"]),
        (f"OPINION\n\n{FLOOD}", None, ["opinion"]),
        (f"{FLOOD}\n\nAna Ruiz is a columnist for the Harbour Times.", None, ["opinion"]),
        (
            f"{FLOOD}\n\nThe views expressed in this commentary are those of the author.",
            None,
            ["opinion"],
        ),
        (LIVE, None, ["live_blog"]),
        (LIVE, "LIVE: Floods in the north", ["live_blog"]),
        (ROUNDUP, None, ["several_stories"]),
        (ROUNDUP, "World in brief", ["several_stories"]),
        (f"{FLOOD}\n\nIn other news, the port of Lima was shut.", None, ["several_stories"]),
        (
            f"LIMA — {FLOOD}\n\nOSLO — {FLOOD.replace('a', 'e')}\n\nNAIROBI — {FLOOD}",
            None,
            ["several_stories"],
        ),
    ],
    ids=lambda value: None if isinstance(value, list) else str(value)[:40],
)
def test_cautions(content: str, title: str | None, expected: list[str]) -> None:
    claims = {"title": title} if title else {}

    document = read(text(content, **claims))

    assert kinds(document) == expected


@pytest.mark.parametrize(
    ("content", "shown"),
    [
        (COLUMN, "I have lived by this river"),
        (LIVE, "14:05 The river has burst"),
        (f"OPINION\n\n{FLOOD}", "OPINION"),
        (f"{FLOOD}\n\nIn other news, the port of Lima was shut.", "In other news, the port"),
    ],
)
def test_the_span_of_a_caution_shows_it(content: str, shown: str) -> None:
    document = read(text(content))

    [caution] = document.cautions
    assert document.text[caution.span.start : caution.span.end].startswith(shown)
    assert caution.detail
