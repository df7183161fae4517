"""`transformers serve`, a real OpenAI-compatible server: it overlooks the schema, so that all
hangs on what is validated here."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random
from threading import Event

import httpx
import pytest

from service.checking import check
from service.writing import open_writer
from service.writing.llm.language import LanguageWriter
from service.writing.llm.options import openai_spec
from service.writing.llm.remote import OpenAiGenerator
from tests.writing.articles import PORT
from tests.writing.llm.answers import REQUEST
from tests.writing.llm.servers import free_port

pytestmark = [pytest.mark.soak, pytest.mark.timeout(900)]
PATIENCE_S = 300


@pytest.fixture(scope="module")
def url(causal_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    port = free_port()
    program = Path(sys.executable).parent / "transformers"
    log = (tmp_path_factory.mktemp("serve") / "log").open("wb")
    command = [program, "serve", causal_folder, "--port", str(port), "--device", "cpu"]
    server = subprocess.Popen(
        [*map(str, command), "--host", "127.0.0.1"],
        stdout=log,
        stderr=subprocess.STDOUT,
        env=os.environ | {"HF_HUB_OFFLINE": "1", "OMP_NUM_THREADS": "1"},
    )
    base = f"http://127.0.0.1:{port}/v1"
    try:
        deadline = time.monotonic() + PATIENCE_S
        while not answers(base):
            assert server.poll() is None, Path(log.name).read_text()[-2000:]
            assert time.monotonic() < deadline
            time.sleep(0.5)
        yield base
    finally:
        server.terminate()
        server.wait(30)
        log.close()


def answers(base: str) -> bool:
    try:
        return httpx.get(f"{base}/models", timeout=5).status_code == 200
    except httpx.TransportError:
        return False


def spec(url: str, folder: Path) -> str:
    return f"{url}#{folder}?timeout_s=250&window=8192"


def test_its_nonsense_is_no_draft_and_the_embedded_writer_stands_in(
    url: str, causal_folder: Path
) -> None:
    writer = open_writer(f"openai:{spec(url, causal_folder)}")

    [draft] = writer.write([PORT], REQUEST)

    assert draft.writer.startswith("embedded@")
    assert draft.findings[0].kind == "writer"
    assert check(draft, PORT, REQUEST).takeaways


def test_it_is_there_and_has_the_model(url: str, causal_folder: Path) -> None:
    own = OpenAiGenerator(openai_spec(spec(url, causal_folder)), Random(0))

    assert own.answers()
    assert not OpenAiGenerator(openai_spec(f"{url}#another"), Random(0)).answers()


def test_it_streams_and_what_it_streams_is_text(url: str, causal_folder: Path) -> None:
    writer = open_writer(f"openai:{spec(url, causal_folder)}&format=text")
    assert isinstance(writer, LanguageWriter)

    [*_, draft] = writer.stream(PORT, REQUEST, Event())

    assert draft.writer.startswith("embedded@")
