"""schemathesis plays a client that has read the OpenAPI document, and one that means harm."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from service.api.examples import REQUEST
from tests.api.keys import new_key
from tests.api.serving import served, settings_of

ROOT = Path(__file__).parents[2]
PROGRAM = Path(sys.executable).with_name("schemathesis")
CONFIGURATION = Path(__file__).with_name("schemathesis.toml")


def configuration(folder: Path, times: int) -> Path:
    """The shipped one, with so many times its examples."""
    written = folder / CONFIGURATION.name
    shipped = CONFIGURATION.read_text(encoding="utf-8")
    examples = r"(?m)(?<=^max-examples = )\d+$"
    written.write_text(re.sub(examples, lambda number: str(times * int(number[0])), shipped))
    return written


@pytest.mark.parametrize(
    "times",
    [
        pytest.param(1, marks=pytest.mark.timeout(600), id="sample"),
        pytest.param(10, marks=[pytest.mark.soak, pytest.mark.timeout(3600)], id="long"),
    ],
)
def test_the_service_keeps_its_document_whatever_it_is_sent(tmp_path: Path, times: int) -> None:
    settings = settings_of(batch_wait_ms=0, access="keys", requests_per_minute=1_000_000)
    with served(settings) as service:
        key = new_key(service.newsroom, "admin")["Authorization"]
        service.post(REQUEST, Authorization=key)
        # As a program: its pytest plugin reaches into pytest's private parts and breaks with them.
        run = subprocess.run(
            [
                *(PROGRAM, "--config-file", configuration(tmp_path, times)),
                *("run", f"http://127.0.0.1:{service.port}/openapi.json", "--checks", "all"),
                *("--header", f"Authorization: {key}"),
            ],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        briefs = service.metric('standfirst_requests_total{route="/v1/summaries",status="200"}')
        checks = service.metric('standfirst_requests_total{route="/v1/checks",status="200"}')
        refusals = service.metric('standfirst_requests_total{route="/v1/summaries",status="422"}')

    assert run.returncode == 0, run.stdout
    [tested] = re.findall(r"(\d+) generated, \1 passed", run.stdout)
    assert int(tested) > 200
    # The stateful phase did reach what the first operations made.
    [links] = re.findall(r"API Links: +(\d+) covered", run.stdout)
    assert int(links) >= 5
    assert briefs > 0
    assert checks > 0
    assert refusals > 0
