"""A model's server may be gone, slow, broken or hostile: every fault has its typed error."""

import asyncio
import gzip
import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from threading import Event, Thread

import pytest
from tokenizers import Tokenizer, models, pre_tokenizers

from service.errors import (
    StandfirstError,
    UnknownWriter,
    WriterError,
    WriterTimeout,
    WriterUnavailable,
)
from service.writing import Writer, open_writer
from service.writing.llm.contract import schema
from service.writing.llm.generator import Ask, Halted
from service.writing.llm.language import LanguageWriter
from service.writing.llm.options import openai_spec
from service.writing.llm.prompts import Message
from service.writing.llm.remote import DEFAULT_WINDOW, OpenAiGenerator
from service.writing.llm.transport import BrokenOff, Patience, Transport
from tests.writing.articles import FLOOD, PORT
from tests.writing.llm.answers import REQUEST, right
from tests.writing.llm.servers import Exchange, Json, Script, Server, free_port, serving


@contextmanager
def writer_of(
    chat: Script, others: dict[str, Script] | None = None, **options: object
) -> Iterator[tuple[Writer, Server]]:
    chosen = {"format": "text", "timeout_s": 5} | options
    with serving(chat, others) as server:
        query = "&".join(f"{name}={value}" for name, value in chosen.items())
        yield open_writer(f"openai:{server.url}#small?{query}"), server


def generator(url: str, query: str = "format=text") -> OpenAiGenerator:
    return OpenAiGenerator(openai_spec(f"{url}#small?{query}"), Random(0))


def in_turn(*scripts: Script) -> Script:
    """One script a request, the last one over and over."""
    left = list(scripts)

    def chat(exchange: Exchange, body: Json) -> None:
        (left.pop(0) if len(left) > 1 else left[0])(exchange, body)

    return chat


def answered(exchange: Exchange, _: Json) -> None:
    exchange.chat(right())


def reset(exchange: Exchange, _: Json) -> None:
    exchange.reset()


def half(exchange: Exchange, _: Json) -> None:
    exchange.raw(b'{"choices": [', Content_Length="5000")
    exchange.reset()


def status(code: int, **headers: str) -> Script:
    def chat(exchange: Exchange, _: Json) -> None:
        exchange.json({"error": {"message": "no\x1b[31m place"}}, code, **headers)

    return chat


def body(data: bytes, **headers: str) -> Script:
    def chat(exchange: Exchange, _: Json) -> None:
        exchange.raw(data, 200, **headers)

    return chat


def endless(exchange: Exchange, _: Json) -> None:
    exchange.start_stream()
    while True:
        exchange.chunk(b" " * 65536)


BOMB = gzip.compress(b" " * 50_000_000)


def test_a_server_that_is_not_there_is_unavailable() -> None:
    writer = open_writer(f"openai:http://127.0.0.1:{free_port()}/v1#small?retries=1")

    with pytest.raises(WriterUnavailable, match="cannot be reached"):
        writer.write([PORT], REQUEST)


@pytest.mark.parametrize(
    ("chat", "error", "said"),
    [
        (reset, WriterUnavailable, "broke off"),
        (half, WriterUnavailable, "broke off"),
        (status(429), WriterUnavailable, "429"),
        (status(500), WriterUnavailable, "500"),
        (status(503), WriterUnavailable, "503"),
        (status(400), WriterError, "400"),
        (status(401), WriterError, "401"),
        (status(307, Location="http://127.0.0.1:9/"), WriterError, "307"),
        (body(b"not json"), WriterError, "no JSON"),
        (body(b"[]"), WriterError, "no chat completion"),
        (body(b'{"choices": []}'), WriterError, "no chat completion"),
        (body(b'{"choices": [{"message": {"content": 7}}]}'), WriterError, "no text"),
        (body(b"\xff\xfe\x00"), WriterError, "no JSON"),
        (body(BOMB, Content_Encoding="gzip"), WriterError, "compressed"),
        (body(b" " * 5_000_000), WriterError, "more than 4,000,000 bytes"),
        (endless, WriterError, "more than 4,000,000 bytes"),
    ],
    ids=(
        "reset half 429 500 503 400 401 redirect text array none number bytes bomb big endless"
    ).split(),
)
def test_every_fault_has_its_error(chat: Script, error: type[StandfirstError], said: str) -> None:
    with writer_of(chat, retries=1) as (writer, _), pytest.raises(error, match=said) as raised:
        writer.write([PORT], REQUEST)

    assert type(raised.value) is error
    assert raised.value.detail.isprintable()


@pytest.mark.parametrize("streamed", [False, True])
def test_a_wedged_model_times_out(streamed: bool) -> None:
    held = Event()

    def chat(exchange: Exchange, _: Json) -> None:
        if streamed:
            exchange.start_stream()
            exchange.chunk(" ")
        held.wait(30)

    with writer_of(chat, timeout_s=0.3) as (writer, _):
        with pytest.raises(WriterTimeout, match=r"0\.3 seconds") as raised:
            writer.write([PORT], REQUEST)
        held.set()

    assert raised.value.retryable


def test_an_answer_that_drips_for_ever_times_out() -> None:
    def chat(exchange: Exchange, _: Json) -> None:
        exchange.start_stream()
        while True:
            exchange.chunk(b" ")
            time.sleep(0.02)

    with writer_of(chat, timeout_s=0.4) as (writer, _), pytest.raises(WriterTimeout):
        writer.write([PORT], REQUEST)


@pytest.mark.parametrize("fault", [reset, half, status(503), status(429), status(500)])
def test_what_may_pass_is_tried_again(fault: Script) -> None:
    with writer_of(in_turn(fault, answered)) as (writer, server):
        [draft] = writer.write([PORT], REQUEST)

    assert draft.takeaways
    assert len(server.asked()) == 2


def test_it_is_tried_again_as_often_as_the_options_say() -> None:
    with writer_of(status(503), retries=2) as (writer, server), pytest.raises(WriterUnavailable):
        writer.write([PORT], REQUEST)

    assert len(server.asked()) == 3


def test_what_cannot_pass_is_not_tried_again() -> None:
    with writer_of(status(401), retries=5) as (writer, server), pytest.raises(WriterError):
        writer.write([PORT], REQUEST)

    assert len(server.asked()) == 1


def test_the_server_says_when_to_try_again() -> None:
    times: list[float] = []

    def chat(exchange: Exchange, sent: Json) -> None:
        times.append(time.monotonic())
        (status(503, Retry_After="1") if len(times) == 1 else answered)(exchange, sent)

    with writer_of(chat) as (writer, _):
        writer.write([PORT], REQUEST)

    assert times[1] - times[0] >= 1


def test_a_server_that_asks_for_too_much_patience_is_unavailable_at_once() -> None:
    far = status(503, Retry_After="Fri, 31 Dec 2049 23:59:59 GMT")

    with writer_of(far, retries=5) as (writer, server), pytest.raises(WriterUnavailable):
        writer.write([PORT], REQUEST)

    assert len(server.asked()) == 1


def test_pauses_double_and_no_two_are_alike() -> None:
    async def pauses() -> list[list[float | None]]:
        transport = Transport("http://127.0.0.1:9/v1", None, Patience(9, 6), 1, Random(0))
        try:
            return [
                [transport._pause_s(BrokenOff(), attempt) for _ in range(50)]
                for attempt in range(7)
            ]
        finally:
            await transport.close()

    *waited, last = asyncio.run(pauses())

    assert last == [None] * 50
    for attempt, found in enumerate(waited):
        seconds = [pause for pause in found if pause is not None]
        assert len(set(seconds)) == 50
        assert 0.8 * 0.25 * 2**attempt < max(seconds) <= 0.25 * 2**attempt


def test_articles_of_a_batch_are_asked_at_once_but_no_more_than_may_be() -> None:
    at_work: list[int] = [0, 0]

    def chat(exchange: Exchange, _: Json) -> None:
        at_work[0] += 1
        at_work[1] = max(at_work)
        time.sleep(0.05)
        at_work[0] -= 1
        exchange.chat(right())

    with writer_of(chat, concurrency=3) as (writer, server):
        drafts = writer.write([PORT] * 9, REQUEST)

    assert len(drafts) == len(server.asked()) == 9
    assert at_work[1] == 3


def test_connections_are_kept() -> None:
    seen = set()

    def chat(exchange: Exchange, _: Json) -> None:
        seen.add(exchange.client_address)
        exchange.chat(right())

    with writer_of(chat) as (writer, _):
        for _ in range(4):
            writer.write([PORT], REQUEST)

    # The window was asked for over the same connection.
    assert len(seen) == 1


def test_the_key_comes_from_a_file_and_goes_to_the_server_alone(tmp_path: Path) -> None:
    (tmp_path / "key").write_text("secret-of-the-desk\n")
    sent = []

    def chat(exchange: Exchange, _: Json) -> None:
        sent.append(exchange.headers["Authorization"])
        exchange.chat(right())

    with writer_of(chat, key_file=tmp_path / "key") as (writer, _):
        [draft] = writer.write([PORT], REQUEST)

    assert sent == ["Bearer secret-of-the-desk"]
    assert "secret" not in f"{draft}{writer.name}"


def test_a_key_that_cannot_be_read_is_an_error_at_once(tmp_path: Path) -> None:
    with pytest.raises(WriterUnavailable, match="cannot read the key"):
        open_writer(f"openai:http://127.0.0.1:9/v1#small?key_file={tmp_path / 'no'}")


# How servers were seen to take a schema.


def binds(way: str) -> Script:
    """A server that keeps to a schema sent in one way, overlooks the other ways or fails at
    them."""

    def chat(exchange: Exchange, sent: Json) -> None:
        asked = sent.get("response_format", {}).get("type") or (
            "structured_outputs" if "structured_outputs" in sent else "text"
        )
        if way == "json_object" and asked == "json_schema":
            exchange.json({"error": "unsupported"}, 500)
        elif "Say hello" not in sent["messages"][0]["content"]:
            exchange.chat(right())
        elif asked == way:
            exchange.chat('{"probe": "standfirst"}')
        else:
            exchange.chat("Hello!")

    return chat


@pytest.mark.parametrize(
    ("way", "probes"),
    [("json_schema", 1), ("structured_outputs", 2), ("json_object", 3), ("nothing", 3)],
)
def test_the_server_is_asked_once_how_it_takes_a_schema(way: str, probes: int) -> None:
    with writer_of(binds(way), format="auto") as (writer, server):
        for _ in range(2):
            writer.write([PORT], REQUEST)

    asked = server.asked()
    assert len(asked) == probes + 2
    last = asked[-1]
    held = {
        "json_schema": {"response_format"},
        "structured_outputs": {"structured_outputs"},
        "json_object": {"response_format"},
        "nothing": set[str](),
    }[way]
    assert {"response_format", "structured_outputs"} & set(last) == held
    assert ("headline_question" in json.dumps([last[name] for name in held])) == bool(held)


def test_a_busy_server_is_no_verdict_on_how_it_takes_a_schema() -> None:
    chat = in_turn(status(503), binds("json_schema"))

    with writer_of(chat, format="auto") as (writer, server):
        with pytest.raises(WriterUnavailable):
            writer.write([PORT], REQUEST)
        writer.write([PORT], REQUEST)

    assert server.asked()[-1]["response_format"]["type"] == "json_schema"


# Counting and the window.


def test_the_window_is_what_the_server_says() -> None:
    def listed(exchange: Exchange, _: Json) -> None:
        exchange.json({"data": [{"id": "big"}, {"id": "small", "max_model_len": 12345}]})

    with serving(answered, {"/v1/models": listed}) as server:
        assert generator(server.url).window == 12345
        assert generator(server.url, "window=2048").window == 2048
    with serving(answered) as silent:
        assert generator(silent.url).window == DEFAULT_WINDOW


def test_tokens_are_counted_by_the_server_where_it_can() -> None:
    def vllm(exchange: Exchange, sent: Json) -> None:
        exchange.json({"count": len(sent["prompt"].split())})

    def llama(exchange: Exchange, sent: Json) -> None:
        if "content" not in sent:
            exchange.json({"tokens": []})
        else:
            exchange.json({"tokens": sent["content"].split()})

    for script in (vllm, llama):
        with serving(answered, {"/tokenize": script}) as server:
            counted = generator(server.url).lengths(["one two three", "four"])
        assert sum(counted) >= 4
        assert max(counted) <= 4


def test_tokens_are_counted_by_a_tokenizer_of_ones_own(tmp_path: Path) -> None:
    words = Tokenizer(models.WordLevel({"[UNK]": 0}, unk_token="[UNK]"))  # noqa: S106
    words.pre_tokenizer = pre_tokenizers.Whitespace()
    words.save(str(tmp_path / "tokenizer.json"))

    own = generator("http://127.0.0.1:9/v1", f"tokenizer={tmp_path}")

    assert own.lengths(["one two three", "four"]) == [3, 1]
    assert own.size([Message("user", "one two")]) == 2 + 24


def test_where_nobody_can_count_the_estimate_is_high() -> None:
    with serving(answered) as server:
        [count] = generator(server.url).lengths(["a" * 300])

    assert count == 100


# Leaving.


@pytest.mark.parametrize("streamed", [False, True])
def test_who_is_halted_leaves_at_once_and_the_server_sees_it(streamed: bool) -> None:
    begun, gone, halt = Event(), Event(), Event()

    def chat(exchange: Exchange, _: Json) -> None:
        begun.set()
        # Returns once the other side has closed.
        exchange.connection.settimeout(30)
        if exchange.connection.recv(1) == b"":
            gone.set()

    def leave() -> None:
        begun.wait(30)
        halt.set()

    with serving(chat) as server:
        own = generator(server.url, "format=text&timeout_s=60")
        ask = Ask((Message("user", "Write."),), schema(REQUEST, 3))
        Thread(target=leave).start()
        with pytest.raises(Halted):
            list(own.stream(ask, halt) if streamed else own.complete([ask], halt))

        assert gone.wait(30)


def streams(act: Callable[[Exchange], None]) -> Script:
    def chat(exchange: Exchange, _: Json) -> None:
        exchange.start_stream()
        act(exchange)

    return chat


def deltas(exchange: Exchange) -> None:
    exchange.delta(right()[:100])
    exchange.delta(right()[100:])


def without_done(exchange: Exchange) -> None:
    deltas(exchange)
    exchange.delta("", "stop")
    exchange.chunk(b"")


def with_noise(exchange: Exchange) -> None:
    exchange.chunk(': keep-alive\n\nevent: message\n\ndata: {"choices": []}\n\n')
    deltas(exchange)
    exchange.chunk(b"data: [DO")
    exchange.chunk(b"NE]\n\n")
    exchange.chunk(b"")


@pytest.mark.parametrize("act", [without_done, with_noise])
def test_streams_are_taken_as_servers_send_them(act: Callable[[Exchange], None]) -> None:
    with writer_of(streams(act)) as (writer, server):
        assert isinstance(writer, LanguageWriter)
        [*_, draft] = writer.stream(PORT, REQUEST, Event())

    assert len(server.asked()) == 1
    assert draft.findings == ()


def failing(exchange: Exchange) -> None:
    exchange.chunk(f"data: {json.dumps({'error': {'message': 'out of memory'}})}\n\n")
    exchange.chunk(b"")


def nonsense(exchange: Exchange) -> None:
    exchange.chunk("data: {what}\n\n")
    exchange.chunk(b"")


@pytest.mark.parametrize("act", [failing, nonsense])
def test_a_stream_that_is_none_is_an_error(act: Callable[[Exchange], None]) -> None:
    with writer_of(streams(act)) as (writer, _):
        assert isinstance(writer, LanguageWriter)
        with pytest.raises(WriterError):
            list(writer.stream(FLOOD, REQUEST, Event()))


@pytest.mark.parametrize(
    "spec",
    [
        "openai:",
        "openai:#model",
        "openai:http://localhost/v1",
        "openai:ftp://localhost/v1#model",
        "openai:http://user:pass@localhost/v1#model",
        "openai:http://localhost/v1?key=1#model",
        "openai:http://localhost/v1#model?colour=red",
        "openai:http://localhost/v1#model?seed=1&seed=2",
        "openai:http://localhost/v1#model?temperature=9",
        "openai:http://localhost/v1#model?fallback=gpt",
        "hf:",
        "hf:model?dtype=int3",
        "hf:model?trust_remote_code=true",
        "hf:model?device=cuda;rm",
    ],
)
def test_a_spec_that_is_none_is_refused(spec: str) -> None:
    with pytest.raises(UnknownWriter):
        open_writer(spec)
