"""Articles for these tests, written for them."""

from service.article import Article

FLOOD = (
    "A river burst its banks in the north of the country on Monday and cut off two villages, "
    "officials said. About 300 people were taken to a school in the nearest town. "
    "The governor said that the water was rising and that the army would bring food."
)
FERRY = """\
Ferry with 210 aboard sinks off Bohol

By Ana Cruz

TAGBILARAN, Philippines, Sept. 5 (Harbour Wire) — A ferry carrying 210 people sank off the island \
of Bohol on Friday, the coast guard said, and rescuers pulled 187 of them from the water.

Photo: The ferry in 2019. (File/Harbour Wire)

Officials said the vessel had left Cebu at dawn in calm weather. The cause is not known.

Read more: A century of sinkings

"We heard a bang and then the deck tilted," said Lito Ramos, 34, a passenger. He was picked up by \
fishermen after two hours.

Advertisement

The owner, Visayan Lines Inc., said it would pay for the funerals. It ran the ferry for 22 years.

(Reporting by Ana Cruz; Editing by Omar Sy)
"""


def text(content: str, **claims: str) -> Article:
    return Article(id="a", content=content, **claims)  # type: ignore[arg-type]  # claims are str


def html(content: str) -> Article:
    return Article(id="a", content=content, media="html")
