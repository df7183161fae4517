"""auto: the model where it answers, the embedded writer where it does not, and said so."""

from dataclasses import replace
from threading import Event

import pytest

from service.errors import WriterError
from service.writing import open_writer
from service.writing.llm.auto import AutoWriter
from service.writing.llm.language import LanguageWriter
from tests.writing.articles import PORT
from tests.writing.llm.answers import REQUEST, right
from tests.writing.llm.servers import Exchange, Json, Script, free_port, serving


def answered(exchange: Exchange, _: Json) -> None:
    exchange.chat(right())


def listing(*names: str) -> Script:
    def listed(exchange: Exchange, _: Json) -> None:
        exchange.json({"data": [{"id": name} for name in names]})

    return listed


def auto(url: str, timeout_s: int = 60) -> AutoWriter:
    writer = open_writer(f"auto:openai:{url}#small?format=text&timeout_s={timeout_s}&retries=0")
    assert isinstance(writer, AutoWriter)
    return writer


def test_the_model_writes_where_it_answers() -> None:
    with serving(answered, {"/v1/models": listing("small")}) as server:
        [draft] = auto(server.url).write([PORT], REQUEST)

    assert draft.writer.startswith("openai:small@")
    assert draft.findings == ()


def test_the_embedded_writer_writes_where_nobody_answers_and_the_draft_says_so() -> None:
    [own] = open_writer("embedded").write([PORT], REQUEST)

    [draft] = auto(f"http://127.0.0.1:{free_port()}/v1").write([PORT], REQUEST)

    assert draft.writer.startswith("embedded@")
    assert " for openai:small@" in draft.writer
    assert "did not answer" in draft.findings[0].detail
    assert replace(draft, writer=own.writer, findings=()) == own


def test_a_server_without_the_model_is_none() -> None:
    with serving(answered, {"/v1/models": listing("other")}) as server:
        [draft] = auto(server.url).write([PORT], REQUEST)

    assert draft.writer.startswith("embedded@")
    assert server.asked() == []


def test_a_model_that_falls_silent_after_its_probe_is_stood_in_for() -> None:
    held = Event()

    def wedged(exchange: Exchange, _: Json) -> None:
        held.wait(20)

    with serving(wedged, {"/v1/models": listing("small")}) as server:
        [draft] = auto(server.url, timeout_s=2).write([PORT], REQUEST)
        held.set()

    assert draft.writer.startswith("embedded@")


def test_a_probe_holds_for_a_while() -> None:
    time = [0.0]
    probes: list[bool] = []

    def answers() -> bool:
        probes.append(True)
        return False

    model = open_writer("openai:http://127.0.0.1:9/v1#small")
    assert isinstance(model, LanguageWriter)
    writer = AutoWriter(model, answers, open_writer("embedded"), clock=lambda: time[0])

    for seconds in (0.0, 9.0, 10.0, 12.0, 20.5):
        time[0] = seconds
        writer.write([PORT], REQUEST)

    assert len(probes) == 3


def test_an_answer_that_is_wrong_is_no_absence() -> None:
    def refused(exchange: Exchange, _: Json) -> None:
        exchange.json({"error": "bad key"}, 401)

    with (
        serving(refused, {"/v1/models": listing("small")}) as server,
        pytest.raises(WriterError, match="401"),
    ):
        auto(server.url).write([PORT], REQUEST)


def test_a_model_that_cannot_be_loaded_is_stood_in_for() -> None:
    writer = open_writer("auto:hf:/no/such/folder")

    [draft] = writer.write([PORT], REQUEST)

    assert draft.writer.startswith("embedded@")
    assert "cannot load" in draft.findings[0].detail


def test_where_no_model_is_configured_auto_is_the_embedded_writer() -> None:
    assert open_writer("auto").name == open_writer("embedded").name


def test_auto_streams_what_the_model_streams_or_the_embedded_draft_whole() -> None:
    def chat(exchange: Exchange, _: Json) -> None:
        exchange.start_stream()
        exchange.delta(right()[:300])
        exchange.delta(right()[300:], "stop")
        exchange.chunk(b"")

    with serving(chat, {"/v1/models": listing("small")}) as server:
        drafts = list(auto(server.url).stream(PORT, REQUEST, Event()))
    alone = list(auto(f"http://127.0.0.1:{free_port()}/v1").stream(PORT, REQUEST, Event()))

    assert len(drafts) == 3
    assert [draft.writer.startswith("embedded@") for draft in alone] == [True]
