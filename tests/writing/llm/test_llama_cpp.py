"""llama-cpp-python's server, a second OpenAI-compatible one: it answers 500 to `json_schema`,
keeps to `json_object` with a schema, and in its grammars overlooks lengths and numbers' bounds.

It has to be compiled, so only `make test-llama-cpp` installs it.
"""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from importlib.util import find_spec
from itertools import islice
from random import Random
from threading import Event

import httpx
import pytest

from service.checking import check
from service.writing import open_writer
from service.writing.llm.contract import schema
from service.writing.llm.generator import Ask, Halted
from service.writing.llm.options import openai_spec
from service.writing.llm.parsing import parse
from service.writing.llm.probing import format_fields
from service.writing.llm.prompts import Message
from service.writing.llm.remote import OpenAiGenerator
from tests.writing.articles import PORT
from tests.writing.llm.answers import REQUEST
from tests.writing.llm.servers import free_port

MISSING = [name for name in ("llama_cpp", "gguf") if find_spec(name) is None]
pytestmark = [
    pytest.mark.soak,
    pytest.mark.timeout(900),
    pytest.mark.skipif(
        bool(MISSING),
        reason=f"{' and '.join(MISSING)} not installed: make test-llama-cpp compiles and runs it",
    ),
]
PATIENCE_S = 120
ASK = Ask(
    (Message("system", "Write JSON."), Message("user", "The port authority of Delft …")),
    schema(REQUEST, len(PORT.sentences)),
)


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    from tests.writing.llm.gguf_model import WINDOW, write_gguf

    folder = tmp_path_factory.mktemp("llama-cpp")
    port = free_port()
    settings = {
        "model": write_gguf(folder),
        "model_alias": "small",
        "host": "127.0.0.1",
        "port": port,
        "n_ctx": WINDOW,
        "n_threads": 1,
        "n_threads_batch": 1,
    }
    flags = [text for name, value in settings.items() for text in (f"--{name}", str(value))]
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(
            [sys.executable, "-m", "llama_cpp.server", *flags],
            stdout=log,
            stderr=subprocess.STDOUT,
            env=os.environ | {"OMP_NUM_THREADS": "1"},
        )
        base = f"http://127.0.0.1:{port}/v1"
        try:
            deadline = time.monotonic() + PATIENCE_S
            while not there(base):
                assert server.poll() is None, (folder / "log").read_text(errors="replace")[-2000:]
                assert time.monotonic() < deadline
                time.sleep(0.2)
            yield base
        finally:
            server.terminate()
            server.wait(30)


def there(base: str) -> bool:
    try:
        return httpx.get(f"{base}/models", timeout=5).status_code == 200
    except httpx.TransportError:
        return False


def generator(url: str, query: str) -> OpenAiGenerator:
    spec = openai_spec(f"{url}#small?timeout_s=250&window=8192&{query}")
    return OpenAiGenerator(spec, Random(0))


def test_it_answers_500_to_a_json_schema_and_is_asked_in_the_way_it_keeps_to(url: str) -> None:
    asked = {
        "model": "small",
        "max_tokens": 8,
        "messages": [{"role": "user", "content": "Say hello."}],
        **format_fields("json_schema", ASK.schema),
    }
    refused = httpx.post(f"{url}/chat/completions", json=asked, timeout=60)

    own = generator(url, "temperature=1")
    own.complete([ASK], Event())

    assert refused.status_code == 500
    assert own._format == "json_object"


def test_it_is_there_and_has_the_model(url: str) -> None:
    assert generator(url, "seed=1").answers()
    assert not OpenAiGenerator(openai_spec(f"{url}#another"), Random(0)).answers()


def test_random_weights_write_whole_answers_whose_only_faults_are_numbers(url: str) -> None:
    completions = [
        generator(url, f"temperature=1&seed={seed}").complete([ASK], Event())[0]
        for seed in range(8)
    ]

    spans = [sentence.span for sentence in PORT.sentences]
    assert all(completion.whole for completion in completions)
    for completion in completions:
        found = parse(completion.text, ASK.schema, spans)
        assert isinstance(found, list)  # no model of random weights counts to six
        assert all("evidence" in fault for fault in found)


def test_its_nonsense_is_no_draft_and_the_embedded_writer_stands_in(url: str) -> None:
    writer = open_writer(f"openai:{url}#small?timeout_s=250&window=8192&temperature=1")

    [draft] = writer.write([PORT], REQUEST)

    assert draft.writer.startswith("embedded@")
    assert draft.findings[0].kind == "writer"
    assert check(draft, PORT, REQUEST).takeaways


def test_it_streams_and_who_leaves_frees_it(url: str) -> None:
    own, halt = generator(url, "temperature=1"), Event()

    # Its own work on a streamed token grows with the answer: a whole one takes minutes.
    begun = "".join(islice(stream := own.stream(ASK, halt), 20))
    halt.set()
    with pytest.raises(Halted):
        list(stream)

    assert begun.lstrip().startswith("{")
    assert own.complete([ASK], Event())[0].whole
