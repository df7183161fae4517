"""What is marked as noise and, first, what is not: true sentences of reporting."""

import pytest

from service.reading.noise import sift
from service.reading.paragraphs import paragraphs

BEFORE = "The council approved the budget on Monday after a long debate."
AFTER = "Members will vote on the final text next week, the clerk said."

NOISE = {
    "byline": [
        "By Jane Doe",
        "By Jane Doe, Political Editor",
        "By Jane Doe and Omar Sy in Paris",
        "BY KOFI MENSAH",
        "By Associated Press",
        "By Our Business Desk | Updated: Aug 14, 2025 09:42 GMT",
        "By Ana-Maria Ruiz de la Vega",
        "Written by Priya Nair",
        "Jane Doe, Political Correspondent",
        "Jane Doe in Paris",
        "Jane Doe in Paris and Omar Sy in Tunis",
        "Our Correspondent",
        "Special Correspondent",
        "Published 5 September 2025",
        "Updated: 10:45 GMT, 5 September 2025",
        "Sept. 5, 2025, 10:30 a.m. ET",
        "Last updated on Friday, March 7, 2025",
        "5 min read",
    ],
    "credit": [
        "(Reporting by Jane Doe in Paris; Editing by Omar Sy)",
        "Reporting by Jane Doe; additional reporting by Omar Sy; editing by Mary O'Neil",
        "Additional reporting by Lena Vogt",
        "The Associated Press contributed to this report.",
        "AP writer Lena Vogt contributed to this story from Berlin.",
        "Lena Vogt and Omar Sy contributed reporting.",
        "(With inputs from agencies)",
        "With inputs from PTI",
        "(PTI)",
        "(Harbour Wire)",
        "-- IANS",
        "© 2025 Harbour News. All rights reserved.",
        "Copyright 2025 Harbour News Ltd.",
        "All rights reserved.",
        "This material may not be published, broadcast, rewritten or redistributed.",
        "Correction: An earlier version of this article gave the wrong year.",
        "Editor's note: This story has been updated with a statement by the ministry.",
        "This article was originally published by The Conversation.",
        "Source: Ministry of Finance",
    ],
    "link": [
        "Read more: Five charts that explain the squeeze",
        "READ ALSO: Ferry owner held in Cebu",
        "Also read | Why the rupee fell",
        "Related: Rains lift harvest hopes",
        "See also: Timeline of the crisis",
        "WATCH: Minister walks out of interview",
        "Click here to read the full story.",
        "Read the full report here",
        "Share this",
        "Share this article on Facebook",
        "Share | Tweet | Print",
        "Facebook Twitter WhatsApp",
        "Follow us on Twitter @harbournews",
        "Follow Jane Doe on Twitter @janedoe",
        "@janedoe",
        "#Budget2025 #Elections",
        "https://www.example.org/2025/09/05/story.html",
        "www.example.org",
        "Scroll down for video",
        "Watch the video below.",
        "For more news, visit our website.",
        "Listen: The week in politics podcast",
        "More on this story",
        "Download our app for breaking news alerts.",
        "You may also like",
        "Skip to main content",
        "Media playback is not supported on this device",
    ],
    "newsletter": [
        "Sign up for our Morning Market newsletter",
        "Sign up here for the daily briefing, delivered to your inbox.",
        "Subscribe to our newsletter to get the latest news every morning.",
        "Get the latest headlines in your inbox every day.",
        "Already a subscriber? Log in to continue reading.",
        "To continue reading this article, please subscribe.",
        "By signing up, you agree to our terms and privacy policy.",
        "We use cookies to improve your experience on this site.",
        "This website uses cookies.",
        "Accept all cookies",
        "Join our WhatsApp channel for updates.",
    ],
    "advertisement": [
        "Advertisement",
        "ADVERTISEMENT - CONTINUE READING BELOW",
        "Sponsored content",
        "Story continues below advertisement",
        "Article continues after ad",
    ],
    "caption": [
        "Photo: A farmer dries beans at Sefwi.",
        "Photo: Jane Doe/Harbour Wire",
        "(Photo by Jane Doe/Getty Images)",
        "Image source, Getty Images",
        "Image caption The pier was closed on Friday",
        "Image: Jane Doe",
        "A view of the port after the storm. [Jane Doe/Reuters]",
        "Rescuers at the harbour on Friday (AP Photo/Omar Sy)",
        "Jane Doe, left, and Omar Sy at the harbour on Friday.",
        "The pier's owner, Omar Sy, 61, far right, was not there.",
        "Protesters march in Lima on Sunday. (File photo)",
        "FILE - The president speaks at a rally in Lima, May 3, 2024.",
        "Pictured: the harbour before the storm",
        "The minister at the summit | Photo Credit: PTI",
        "The dam in 2019. Photograph: Omar Sy/Getty Images",
    ],
    "heading": [
        "What happened next",
        "BACKGROUND",
        "Key points",
        "Why the vote matters",
        "Deal leaves farmers out in the cold",
        "Teams:",
        "In other developments:",
    ],
    "table": [
        "Revenue   4,120   3,960   +4.0%",
        "Arsenal 2 1 0 1 3",
        "Referee: Robert Hicks",
        "Wakefield: Grix; Lyne, Tupou, Johnstone; Miller, Williams; England, Wood, Huby",
        "38,153",
        "for (let i = 0; i < n; i++) { total += prices[i]; }",
        "Gold | Kenya | 2:01.3 | record",
    ],
    "dateline": [
        "JAKARTA, 19 November (Straits Wire)",
        "PORT ELLERY, N.S. | Friday, Sept. 26, 2025",
    ],
}

REPORTING = [
    "Source: RootMetrics, whose testers walked the streets, came second in speed.",
    "Download a smartphone app to check how loud it is, doctors advise.",
    "By Monday, the dam had burst.",
    "By the time help came, three houses were gone.",
    "By contrast, exports to Japan fell.",
    "By Jane Doe's account, the meeting lasted ten minutes.",
    "Reporting by the BBC found that the ships had sailed at night.",
    "Editing by gene therapy cured two of the patients, the hospital said.",
    "Reuters reported from Kyiv that shelling had stopped.",
    "Reuters reported on Monday that the bank would cut jobs.",
    "The agency contributed to this year's report on hunger.",
    "Copyright law protects the songs for 70 years.",
    "Copyright holders sued the company in March.",
    "All rights groups in the country condemned the sentence.",
    "Source code for the tool was leaked in May.",
    "Sources say the minister will resign.",
    "Read aloud in court, the letter moved the jury.",
    "Read more widely than any rival, the paper closed in 1997.",
    "Related charges were dropped on Tuesday.",
    "More than 200 people were hurt.",
    "More rain is expected on Friday.",
    "Watch prices have fallen by a third since June.",
    "Watch manager Su Dale released a statement confirming the death.",
    "Share prices fell after the company's website crashed.",
    "Shares in the company rose by 4%.",
    "Shareholders have until Friday to consider the offer.",
    "Follow-up visits were made to every home on the site.",
    "Following the video, police arrested two men.",
    "Like other websites, the site was blocked.",
    "Twitter said it had removed 300 accounts.",
    "Facebook and Twitter were fined in Moscow.",
    "Listen to the tape and it is plain that he lied, the lawyer told the jury.",
    "Visitors are being offered hot drinks at the museum.",
    "Download sales are due to be counted in the chart.",
    "Click fraud cost advertisers $2bn last year.",
    "Join the army or go to jail, the judge told him.",
    "Signs up and down the coast warned of the flood.",
    "Subscribers to the service will pay 5% more.",
    "Subscriptions rose after the election.",
    "Get-out-the-vote drives began in April.",
    "Cookies made by the firm were recalled in Texas.",
    "We used to live here, said the widow.",
    "Support for the government fell to 31%.",
    "Register offices closed across the county.",
    "Already a quarter of the crop is lost.",
    "To continue the war would be madness, the general said.",
    "Advertisement sales fell by a tenth at the broadcaster.",
    "Advertisements for vapes will be banned.",
    "Sponsored by an oil company, the race drew protests.",
    "Photos of the scene show a crater.",
    "Photographs by the agency show the ship on its side.",
    "Pictures, videos and letters were found in the flat.",
    "Image rights earned the player $4m.",
    "Pictured with the mayor in 2019, he now denies knowing her.",
    "Video of the crash was shown in court.",
    "Credit, however, is hard to get.",
    "Credit cards were stolen from 300 customers.",
    "Above the village, the glacier has split.",
    "File sharing is not a crime in the country, the court ruled.",
    "Correction of the error took two years.",
    "Published in 1999, the book sold two million copies.",
    "Updated figures put the toll at 41.",
    "Posted to Kabul in 2008, she learned Dari.",
    "Friday was the hottest day of the year.",
    "May was cold.",
    "Ever since Friday, left and right have blamed each other.",
    "Jane Doe left, right after the vote, without a word.",
    "In 2019, 41 of 88 schools closed; in 2024, 12 of 47 did.",
    "The Swiss, 32, won 6-4 7-6 (7-5) 7-5 against the world number 89.",
    "They won 3-1, 4-0 and 2-0.",
    "Prices rose 4.1%, 3.9% and 3.2% in the three months.",
    "Present were: Ana Ruiz, the mayor; Omar Sy, her deputy; and two clerks.",
    "He resigned.",
    "Nobody was hurt.",
    "Why did nobody call the police?",
    "\"We have lost everything,\" said Ms Ruiz.",
    "The minister said:",
    "London (population 9m) is sinking, a study says.",
    "NATO — the alliance of 32 states — said nothing.",
    "The bank (BOG) said it would act.",
    "Police in Paris and Lyon made 12 arrests.",
    "Officers said the video, seen by the court, was real (see picture).",
    "Sign languages are taught in 40 schools.",
    "Comments on the story were closed.",
    "Email addresses of 3,000 pupils were published on the site.",
    "Tell-tale marks were found on the page.",
    "See-through masks will be handed out at the site.",
    "Click beetles ruined the crop, the video showed.",
    "Tap water in the town is safe, the page said.",
    "Learn-to-swim classes are full, the club's website says.",
    "Stay-at-home orders were sent by email.",
    "Thank-you letters filled his inbox.",
    "Call centres in the region use the app.",
    "Print editions ended in May.",
    "Take the case of Mrs Odum, whose story was told in court.",
    "Find out who did this, the widow asked the inspector in an interview.",
    "Hear no evil was the rule at the channel, she said.",
    "A live blog of the trial was banned.",
    "Campbell admitted possession of the images",
    "The two sides agreed to meet again, the envoy said",
]  # fmt: skip


def kinds(line: str) -> list[str]:
    """The kinds of marks on a line that stands between two paragraphs of reporting."""
    sifted = sift(paragraphs(f"{BEFORE}\n\n{line}\n\n{AFTER}"), None)
    assert len(sifted.sentences) >= 2, "the paragraphs around it are reporting"
    return [noise.kind for noise in sifted.noise]


@pytest.mark.parametrize(
    ("kind", "line"), [(kind, line) for kind, lines in NOISE.items() for line in lines]
)
def test_noise_is_marked_whole_with_its_kind(kind: str, line: str) -> None:
    sifted = sift(paragraphs(f"{BEFORE}\n\n{line}\n\n{AFTER}"), None)

    [noise] = sifted.noise
    start = len(BEFORE) + 2
    assert (noise.start, noise.end, noise.kind) == (start, start + len(line), kind)


@pytest.mark.parametrize("line", REPORTING)
def test_a_true_sentence_of_reporting_is_never_marked(line: str) -> None:
    assert kinds(line) == []


@pytest.mark.parametrize(
    ("first", "headline"),
    [
        ("Ferry with 210 aboard sinks off Bohol", True),
        ("Will the dam hold? Villagers fear the worst", True),
        ("'We wept': how a village lost its river", True),
        ("Ferry sinks.", False),
        (
            "Brewers are making more money from drinks that taste of beer than from beer itself",
            False,
        ),
        (
            "How often have you wanted a camera at hand when something happened before your eyes?",
            False,
        ),
    ],
)
def test_a_first_line_is_a_headline_or_a_lead_that_lost_its_full_stop(
    first: str, headline: bool
) -> None:
    sifted = sift(paragraphs(f"{first}\n\n{BEFORE}\n\n{AFTER}"), None)

    assert sifted.title == (first if headline else None)
    assert [noise.kind for noise in sifted.noise] == (["heading"] if headline else [])


@pytest.mark.parametrize("mark", ["READ'", "READ?|'", "Read: "])
def test_a_linked_headline_glued_to_a_sentence_stands_in_none(mark: str) -> None:
    left, told = f"{mark}Ferry owner held in Cebu after crash", "Police said he would be charged."
    text = f"{BEFORE} {left}{told}"
    sifted = sift(paragraphs(text), None)

    assert [text[noise.start : noise.end] for noise in sifted.noise] == [left]
    assert text[sifted.sentences[-1].start : sifted.sentences[-1].end] == told


def test_what_an_embedded_picture_leaves_stands_in_no_sentence() -> None:
    left = "A post shared by Ana Roos (@ana.roos) on Jun 20, 2017 at 2:17am PDT"
    told = "A post shared by a fan on Monday made her laugh."
    text = f"{BEFORE} {left} Recently, she filmed in Delft. {told}"
    [paragraph] = paragraphs(text)
    sifted = sift([paragraph], None)

    assert [text[noise.start : noise.end] for noise in sifted.noise] == [left]
    sentences = [text[one.start : one.end] for one in sifted.sentences]
    assert sentences[-2:] == ["Recently, she filmed in Delft.", told]
