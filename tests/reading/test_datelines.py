"""Where a story was filed: found at the start of paragraphs, and nothing else taken for it."""

import pytest

from service.reading.datelines import dateline, is_dateline

ANYWHERE = [
    "Seoul, Sep 5 (NationPress)|The defence chiefs",
    "LONDON (AP) —|Two ships",
    "WASHINGTON, Sept. 12 —|The Senate",
    "GENEVA/CAIRO, 3 March (Reuters) -|Talks resumed",
    "GENEVA (Meridian Wire), June 12 —|Governments ended",
    "ABIDJAN (Coastline Press) Feb 6 -|Ivory Coast",
    "BLANTYRE, Malawi, 28 January, Southern Press Service --|Health workers",
    "SANTIAGO, Sept. 8 (Harbor News Agency) --|Chile's central bank",
    "NEW DELHI, March 19 (Meridian Wire):|Parliament on Wednesday",
    "SAGAMIHARA, Japan (Meridian News Agency) -|Japan's spacecraft",
    "ADELAIDE, Friday —|Staff said",
    "Nairobi, 22 January —|Ednah Jepsiror",
    "New Delhi, Jul 31 (PTI)|Tata Motors",
    "(CNN)|British actress",
    "(CNN) --|Ralph Mata",
    "Kiev, Ukraine (CNN)|The bodies",
    "PORT-AU-PRINCE, Haiti (AP) —|A court",
    "LOS ANGELES—|The city",
    "SÃO PAULO --|Prices rose",
    "ROME. Italy --|Italy striker",
    'TUNIS, 3 May (Reuters) - |"We will vote," he said',
]
FIRST_ONLY = [
    "NEW DELHI:|The government",
    "New Delhi:|The government",
    "MANILA:|At least three people",
    "--|Filmmaker Michael Moore",
    "Paris (Harbour Wire) -|The minister",
]
NONE = [
    "Police in London (population 9m) said",
    "NATO — the alliance — said",
    "NATO - The alliance said",
    "UNICEF: Children are at risk",
    "The bank (BOG) said it would act",
    "Jane Doe: We will vote no",
    "Jane Doe (Labour) - who was absent - voted",
    "On May 5, Paris woke to rain.",
    "Paris, May 5 was hot.",
    "Reuters reported that two ships sank.",
    "GDP — The measure fell",
    "In London, Mr Sy said no.",
    "Washington wants talks.",
    "London - the capital - was calm.",
]


@pytest.mark.parametrize("line", ANYWHERE)
@pytest.mark.parametrize("begins_story", [True, False], ids=["first", "later"])
def test_full_datelines_are_found_anywhere(line: str, begins_story: bool) -> None:
    filed, _, report = line.partition("|")

    end = dateline(f"{filed} {report}", begins_story=begins_story)

    assert end == len(filed.rstrip())


@pytest.mark.parametrize("line", FIRST_ONLY)
def test_weaker_forms_count_only_where_the_story_begins(line: str) -> None:
    filed, _, report = line.partition("|")

    assert dateline(f"{filed} {report}", begins_story=True) == len(filed)
    assert dateline(f"{filed} {report}", begins_story=False) == 0


@pytest.mark.parametrize("line", NONE)
def test_no_dateline_is_seen_in(line: str) -> None:
    assert dateline(line, begins_story=True) == 0


def test_a_report_glued_to_its_agency_is_parted_from_it() -> None:
    assert dateline("Moscow (CNN)Russia's president", begins_story=True) == len("Moscow (CNN)")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("JAKARTA, 19 November (Straits Business Wire)", True),
        ("PORT ELLERY, N.S. | Friday, Sept. 26, 2025", True),
        ("KASSEL, Germany, 6 November (Northgate News)", True),
        ("Nairobi, 22 January 2026", True),
        ("P Dowd (Staffordshire)", False),
        ("Rain fell in Paris on 3 May", False),
        ("Teegan, Northamptonshire, England", False),
    ],
)
def test_a_dateline_may_have_a_line_of_its_own(line: str, expected: bool) -> None:
    assert is_dateline(line) is expected
