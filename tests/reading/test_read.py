"""Reading as a whole: the contract of Document, for real articles and for any text."""

import json
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.article import Article
from service.document import Document
from service.errors import ArticleTooLong, StandfirstError
from service.reading import MAX_CHARACTERS, MAX_PARAGRAPHS, read
from service.reading.budget import WORDS
from tests.reading.articles import FERRY, FLOOD, text

# Stitched into articles by the properties below.
PIECES = [
    "\n\n", "\n", " ", "\u200b", "\u00ad", "\ufeff", "\u202e", "\u00a0", "cafÃ©", "it isnâ€™t",
    "\r\n", "Advertisement", "(Reuters)", "By Jane Doe", "https://example.org", "LIMA (AP) — ",
    "Read more: x", '"', "”", "...", "• ", "😀", "e\u0301", "\x85", "\x07", "1 2 3 4",
]  # fmt: skip
SENTENCES = [f"{sentence}." for sentence in FLOOD.removesuffix(".").split(". ")] + [
    "The minister of the interior flew over the valley in the afternoon.",
    'He said: "We are not leaving. We will rebuild what was lost."',
    "Rain is expected to go on until Sept. 14 in most of the U.S. and Canada.",
]
ARTICLES = st.lists(st.one_of(st.sampled_from(SENTENCES), st.sampled_from(PIECES)), max_size=24)


def check(document: Document) -> None:
    """What Document's docstrings promise."""
    sent = document.text
    for spans in ([m.span for m in document.marks], [s.span for s in document.sentences]):
        assert all(a.end <= b.start for a, b in pairwise(spans))
        assert all(0 <= span.start < span.end <= len(sent) for span in spans)
    for mark in document.marks:
        if mark.kind != "invisible":
            assert not any(mark.span.overlaps(s.span) for s in document.sentences)
    for sentence in document.sentences:
        length = sentence.span.end - sentence.span.start
        assert (sentence.offsets is None) == (len(sentence.text) == length)
        places = sentence.offsets or tuple(range(sentence.span.start, sentence.span.end))
        assert len(places) == len(sentence.text)
        assert list(places) == sorted(set(places))
        assert sentence.span.start == places[0] <= places[-1] < sentence.span.end
        for place, character in zip(places, sentence.text, strict=True):
            if character.isascii() and character.isalnum():
                assert sent[place] == character
        assert sentence.text == " ".join(sentence.text.split())
    numbers = [sentence.paragraph for sentence in document.sentences]
    assert numbers[0] == 0
    assert all(0 <= b - a <= 1 for a, b in pairwise(numbers))
    for entity in document.entities:
        holder = document.sentences[entity.sentence].span
        assert holder.start <= entity.span.start < entity.span.end <= holder.end
    for caution in document.cautions:
        assert 0 <= caution.span.start < caution.span.end <= len(sent)


def test_an_article_is_read_to_its_reporting() -> None:
    document = read(text(FERRY))

    check(document)
    assert document.text == FERRY
    assert document.title == "Ferry with 210 aboard sinks off Bohol"
    assert document.language == "en"
    assert [s.text for s in document.sentences] == [
        "A ferry carrying 210 people sank off the island of Bohol on Friday, the coast guard said, "
        "and rescuers pulled 187 of them from the water.",
        "Officials said the vessel had left Cebu at dawn in calm weather.",
        "The cause is not known.",
        '"We heard a bang and then the deck tilted," said Lito Ramos, 34, a passenger.',
        "He was picked up by fishermen after two hours.",
        "The owner, Visayan Lines Inc., said it would pay for the funerals.",
        "It ran the ferry for 22 years.",
    ]
    assert [(m.kind, FERRY[m.span.start : m.span.end]) for m in document.marks] == [
        ("heading", "Ferry with 210 aboard sinks off Bohol"),
        ("byline", "By Ana Cruz"),
        ("dateline", "TAGBILARAN, Philippines, Sept. 5 (Harbour Wire) —"),
        ("caption", "Photo: The ferry in 2019. (File/Harbour Wire)"),
        ("link", "Read more: A century of sinkings"),
        ("advertisement", "Advertisement"),
        ("credit", "(Reporting by Ana Cruz; Editing by Omar Sy)"),
    ]


def test_every_sentence_of_a_usual_article_carries_syntax_and_mentions_are_found() -> None:
    document = read(text(FERRY))

    assert document.coverage == 1.0
    assert "Lito Ramos" in {FERRY[e.span.start : e.span.end] for e in document.entities}


def test_the_title_repeated_in_the_text_is_a_heading() -> None:
    document = read(
        text(f"FLOOD cuts off two villages\n{FLOOD}", title="Flood cuts off two villages!")
    )

    assert document.title == "Flood cuts off two villages!"
    assert [mark.kind for mark in document.marks] == ["heading"]
    assert len(document.sentences) == 3


def test_hidden_characters_stay_out_of_sentences_and_offsets_stay_true() -> None:
    sent = FLOOD.replace("river", "ri\u00adver").replace("Monday", "\u200bMonday")

    document = read(text(sent))

    check(document)
    assert " ".join(s.text for s in document.sentences) == FLOOD
    assert [mark.kind for mark in document.marks] == ["invisible"] * 2


def test_mojibake_is_repaired_for_readers_only() -> None:
    sent = FLOOD.replace("officials", "JosÃ© Muñoz’s officials")

    document = read(text(sent))

    check(document)
    assert "José Muñoz’s officials" in document.sentences[0].text
    assert document.text == sent


def test_an_article_of_100_000_words_is_read_whole_and_says_what_was_parsed() -> None:
    body = "\n".join(f"{FLOOD} The report is number {n}." for n in range(2000))

    document = read(text(body))

    assert document.words > 100_000
    assert 0 < document.coverage <= WORDS / document.words
    assert document.sentences[0].tokens
    assert document.text == body


@pytest.mark.parametrize(
    ("content", "numbers"),
    [
        ("a" * (MAX_CHARACTERS + 1), "2,000,001 characters; at most 2,000,000"),
        ("a.\n" * (MAX_PARAGRAPHS + 1), "50,001 paragraphs; at most 50,000"),
    ],
    ids=["characters", "paragraphs"],
)
def test_beyond_a_bound_an_article_is_refused_with_both_numbers(content: str, numbers: str) -> None:
    with pytest.raises(ArticleTooLong, match=numbers):
        read(text(content))


def test_reading_twice_gives_the_same_document() -> None:
    assert read(text(FERRY)) == read(text(FERRY))


def outcome(article: Article) -> str:
    """The error's code, or "read" for a document that keeps its promises."""
    try:
        document = read(article)
    except StandfirstError as refusal:
        json.dumps({"code": refusal.code, "detail": refusal.detail})
        return refusal.code
    assert document.text == article.content
    check(document)
    return "read"


@given(st.text())
def test_any_text_yields_a_document_or_a_typed_error(content: str) -> None:
    assert outcome(text(content))


@given(ARTICLES)
@settings(max_examples=60)
def test_any_article_stitched_together_keeps_the_promises(pieces: list[str]) -> None:
    assert outcome(text(" ".join(pieces)))


@given(st.lists(st.sampled_from(SENTENCES), min_size=4, max_size=6), st.text(max_size=6))
@settings(max_examples=15)
def test_any_characters_may_stand_inside_words_of_an_article(parts: list[str], junk: str) -> None:
    content = FLOOD + "\n" + junk.join(parts)

    code = outcome(text(content))

    assert code in ("read", "invalid_unicode", "binary_content")
