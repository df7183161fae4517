"""Ask, validate, ask once more, fall back: over a real connection to a scripted server."""

import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from threading import Event
from typing import Any

import pytest

from service.article import BriefRequest
from service.checking import check
from service.document import Sentence, Span
from service.errors import ArticleTooLong, WriterError
from service.writing import open_writer
from service.writing.llm.language import LanguageWriter
from tests.writing.articles import EMPTY, FLOOD, PORT
from tests.writing.llm.answers import REQUEST, right
from tests.writing.llm.servers import Exchange, Json, Server, serving


@contextmanager
def writing(
    *answers: str | Callable[[Exchange], None], **options: object
) -> Iterator[tuple[LanguageWriter, Server]]:
    """A writer whose server gives these answers in turn, the last one over and over."""
    left = list(answers)

    def chat(exchange: Exchange, _: Json) -> None:
        answer = left.pop(0) if len(left) > 1 else left[0]
        if callable(answer):
            answer(exchange)
        else:
            exchange.chat(answer)

    with serving(chat) as server:
        query = "&".join(f"{k}={v}" for k, v in ({"format": "text"} | options).items())
        writer = open_writer(f"openai:{server.url}#small?{query}")
        assert isinstance(writer, LanguageWriter)
        yield writer, server


def test_a_right_answer_becomes_a_draft_whose_evidence_is_sentences() -> None:
    with writing(right()) as (writer, _):
        [draft] = writer.write([PORT], REQUEST)

    assert draft.headline_questions[0].text.startswith("Will the Port Authority")
    assert draft.synopses[0].evidence == (PORT.sentences[0].span, PORT.sentences[3].span)
    assert draft.takeaways[0][0].label == "Terminals Closed"
    assert draft.coverage == 1.0
    assert draft.findings == ()


def test_a_checked_brief_of_it_is_publishable_and_says_what_asked_for_it() -> None:
    with writing(right()) as (writer, _):
        [draft] = writer.write([PORT], REQUEST)

    brief = check(draft, PORT, REQUEST)
    assert (brief.verdict, len(brief.takeaways)) == ("publishable", 3)
    assert brief.writer.startswith("openai:small@")
    assert brief.prompt is not None
    assert brief.prompt.startswith("brief@1+repair@1+house@1 sha256:")
    assert brief.prompt.endswith(" temperature=0 seed=0")


def test_where_the_server_stands_is_not_told() -> None:
    with writing(right()) as (writer, server):
        assert server.url.split("/")[2] not in writer.name


def test_the_article_is_sent_as_numbered_lines_of_the_user_alone() -> None:
    with writing(right()) as (writer, server):
        writer.write([PORT], REQUEST)

    system, user = server.asked()[0]["messages"]
    assert (system["role"], user["role"]) == ("system", "user")
    for number, sentence in enumerate(PORT.sentences, start=1):
        assert f"\n[{number}] {sentence.text}\n" in user["content"]
        assert sentence.text not in system["content"]


def test_the_house_style_is_the_requests_else_the_writers_own() -> None:
    statement = {"evidence": [1], "text": "Port of Delft Closes Two Terminals"}
    answer = right(headline_question=None, headline=statement)
    american = replace(REQUEST, headline="statement", style="wire-american@1")

    with writing(answer, style="india@1") as (writer, server):
        [chosen] = writer.write([PORT], american)
        [own] = writer.write([PORT], replace(american, style=None))
        [empty] = writer.write([EMPTY], american)

    spellings = [
        re.findall(r"- (\w+(?: English)?) spelling", body["messages"][0]["content"])
        for body in server.asked()
    ]
    assert spellings == [["American"], ["Indian English"]]
    assert [d.prompt.split()[0] if d.prompt else None for d in (chosen, own, empty)] == [
        "brief@1+repair@1+wire-american@1",
        "brief@1+repair@1+india@1",
        "brief@1+repair@1+wire-american@1",
    ]
    assert chosen.findings == own.findings == ()


def test_decoding_is_greedy_and_seeded_unless_the_options_say_otherwise() -> None:
    with writing(right()) as (writer, server):
        writer.write([PORT], REQUEST)
    with writing(right(), temperature=0.5, seed=7) as (warm, other):
        [draft] = warm.write([PORT], REQUEST)

    assert (server.asked()[0]["temperature"], server.asked()[0]["seed"]) == (0, 0)
    assert (other.asked()[0]["temperature"], other.asked()[0]["seed"]) == (0.5, 7)
    assert draft.prompt is not None
    assert draft.prompt.endswith(" temperature=0.5 seed=7")


@pytest.mark.parametrize(
    "wrong",
    [
        "I cannot help with that.",
        right(synopsis=None),
        right(extra={"a": 1}),
        right(key_takeaways=[]),
        right(synopsis={"evidence": [99], "text": "The port authority of Delft will close."}),
        right(synopsis={"evidence": [], "text": "The port authority of Delft will close."}),
        right(headline_question={"evidence": [1], "text": "The Port of Delft Closes Terminals"}),
        right(headline={"evidence": [1], "text": "Port of Delft Closes Two Terminals"}),
        "[" * 5000,
        '{"synopsis": NaN}',
    ],
    ids="chat missing extra none unknown unfounded statement unasked nested nan".split(),
)
def test_an_answer_that_does_not_fit_is_asked_for_once_more(wrong: str) -> None:
    with writing(wrong, right()) as (writer, server):
        [draft] = writer.write([PORT], REQUEST)

    roles = [message["role"] for message in server.asked()[1]["messages"]]
    assert roles == ["system", "user", "assistant", "user"]
    assert draft.writer == writer.name
    assert draft.takeaways
    [finding] = draft.findings
    assert (finding.field, finding.kind, finding.action) == ("article", "writer", "rewritten")


def cut_off(exchange: Exchange) -> None:
    exchange.chat(right(), reason="length")


def test_an_answer_that_was_cut_off_is_none_even_where_it_reads_whole() -> None:
    with writing(cut_off) as (writer, server):
        [draft] = writer.write([PORT], REQUEST)

    assert len(server.asked()) == 2
    assert draft.writer.startswith("embedded@")


def test_the_embedded_writer_stands_in_where_the_second_answer_does_not_fit_either() -> None:
    with writing("no") as (writer, server):
        [draft] = writer.write([PORT], REQUEST)
        name = writer.name

    [own] = open_writer("embedded").write([PORT], REQUEST)
    assert replace(draft, findings=()) == own
    assert len(server.asked()) == 2
    assert name in draft.findings[0].detail
    assert check(draft, PORT, REQUEST).findings[-1] == draft.findings[0]


def test_without_a_fallback_it_is_an_error() -> None:
    with (
        writing("no", fallback="none") as (writer, _),
        pytest.raises(WriterError, match="no JSON object"),
    ):
        writer.write([PORT], REQUEST)


def test_only_what_did_not_fit_is_asked_for_again() -> None:
    def chat(exchange: Exchange, body: Json) -> None:
        again = len(body["messages"]) > 2
        about_port = "Delft" in body["messages"][1]["content"]
        exchange.chat(right() if about_port or again else "no")

    with serving(chat) as server:
        writer = open_writer(f"openai:{server.url}#small?format=text")
        drafts = writer.write([PORT, FLOOD, EMPTY], REQUEST)

    assert [bool(draft.findings) for draft in drafts] == [False, True, False]
    assert len(server.asked()) == 3
    assert drafts[2].takeaways == ()


@pytest.mark.parametrize(
    "dressed",
    [
        f"```json\n{right()}\n```",
        f"Here is the brief:\n{right()}\nI hope this helps.",
        f"<think>{{not this}}</think>{right()}",
    ],
    ids=["fence", "words", "thoughts"],
)
def test_what_stands_around_the_object_is_put_aside(dressed: str) -> None:
    with writing(dressed) as (writer, server):
        [draft] = writer.write([PORT], REQUEST)

    assert len(server.asked()) == 1
    assert draft.findings == ()


def test_straight_quotation_marks_are_turned() -> None:
    said = {"evidence": [4], "label": "Strike", "text": 'The union "rejected" the plan on Friday.'}

    with writing(right(key_takeaways=[said] * 3)) as (writer, _):
        [draft] = writer.write([PORT], REQUEST)

    assert draft.takeaways[0][0].text == "The union “rejected” the plan on Friday."


def long_article(sentences: int) -> Any:
    """The port article with so many sentences of its own, over and over."""
    many = []
    for i in range(sentences):
        old = PORT.sentences[i % len(PORT.sentences)]
        many.append(replace(old, span=Span(10 * i, 10 * i + 9), paragraph=i))
    return replace(PORT, sentences=tuple[Sentence, ...](many), entities=())


def test_above_the_window_passages_are_picked_in_order_and_coverage_says_so() -> None:
    document = long_article(400)

    with writing(right(), window=4096) as (writer, server):
        [draft] = writer.write([document], REQUEST)

    asked = server.asked()[0]
    user = asked["messages"][1]["content"]
    shown = [line.partition("] ")[2] for line in user.splitlines() if line.startswith("[")]
    texts = [sentence.text for sentence in document.sentences]
    assert 20 < len(shown) < 400
    assert f"({400 - len(shown)} further sentences" in user
    assert 0 < draft.coverage < 1
    assert is_subsequence(shown, texts)
    assert check(draft, document, REQUEST).verdict == "review"
    # Three bytes a token is what is counted by where the server does not count.
    sent = sum(len(m["content"].encode()) for m in asked["messages"])
    assert sent / 3 + asked["max_tokens"] <= 4096


def is_subsequence(part: list[str], whole: list[str]) -> bool:
    rest = iter(whole)
    return all(text in rest for text in part)


def test_where_not_one_sentence_fits_it_says_so() -> None:
    with writing(right(), window=1600) as (writer, _), pytest.raises(ArticleTooLong):
        writer.write([PORT], BriefRequest(takeaways=8))


def test_a_window_that_the_prompt_alone_fills_is_too_small_for_any_article() -> None:
    hidden = replace(PORT.sentences[0], text="<b></b>", offsets=None)

    with writing(right(), window=600) as (writer, _), pytest.raises(ArticleTooLong):
        writer.write([replace(PORT, sentences=(hidden,))], REQUEST)


def test_lines_are_streamed_as_they_are_finished_and_the_last_draft_is_whole() -> None:
    text = right()
    pieces = [text[i : i + 7] for i in range(0, len(text), 7)]

    def chat(exchange: Exchange, body: Json) -> None:
        assert body["stream"]
        exchange.start_stream()
        for piece in pieces:
            exchange.delta(piece)
        exchange.delta("", "stop")
        exchange.chunk("data: [DONE]\n\n")
        exchange.chunk(b"")

    with serving(chat) as server:
        writer = open_writer(f"openai:{server.url}#small?format=text")
        assert isinstance(writer, LanguageWriter)
        drafts = list(writer.stream(PORT, REQUEST, Event()))

    counts = [len(d.headline_questions) + len(d.synopses) + len(d.takeaways) for d in drafts]
    assert counts == [1, 2, 3, 4, 5, 6, 6]
    assert drafts[-1].takeaways[:2] == drafts[3].takeaways
    assert json.loads(text)["synopsis"]["text"] == drafts[-1].synopses[0].text


def test_a_stream_that_does_not_fit_is_asked_for_once_more() -> None:
    def chat(exchange: Exchange, body: Json) -> None:
        if body["stream"]:
            exchange.start_stream()
            exchange.delta('{"headline_question": {"evid')
            exchange.reset()
        else:
            exchange.chat(right())

    with serving(chat) as server:
        writer = open_writer(f"openai:{server.url}#small?format=text")
        assert isinstance(writer, LanguageWriter)
        drafts = list(writer.stream(PORT, REQUEST, Event()))

    assert len(drafts) == 1
    assert drafts[0].findings[0].action == "rewritten"
