"""Settings: from the environment, bounded, and never overlooked."""

import json
import os
from typing import Any

import pytest
from pydantic import ValidationError

from service.settings import Settings


@pytest.fixture(autouse=True)
def _no_settings_around(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in os.environ:
        if name.upper().startswith("STANDFIRST_"):
            monkeypatch.delenv(name)


def test_without_any_setting_the_embedded_writer_is_served_on_loopback() -> None:
    settings = Settings()

    assert (settings.host, settings.port) == ("127.0.0.1", 8000)
    assert settings.offered == {settings.default_name: "embedded"}
    assert settings.default_writer == "auto"


@pytest.mark.parametrize(
    ("writers", "default", "offered", "name"),
    [
        ({"e": "embedded"}, "auto", {"e": "embedded"}, "e"),
        ({"f": "fake", "e": "embedded"}, "auto", {"f": "fake", "e": "embedded"}, "e"),
        ({"f": "fake"}, "auto", {"f": "fake"}, "f"),
        (
            {"e": "embedded", "big": "openai:http://gpu/v1#m", "b": "hf:b"},
            "auto",
            {
                "e": "embedded",
                "big": "openai:http://gpu/v1#m",
                "b": "hf:b",
                "auto": "auto:openai:http://gpu/v1#m",
            },
            "auto",
        ),
        ({"e": "embedded", "b": "hf:b"}, "e", {"e": "embedded", "b": "hf:b"}, "e"),
        ({"e": "embedded", "b": "hf:b"}, "b", {"e": "embedded", "b": "hf:b"}, "b"),
    ],
)
def test_auto_is_the_first_language_model_else_the_embedded_writer(
    writers: dict[str, str], default: str, offered: dict[str, str], name: str
) -> None:
    settings = Settings(writers=writers, default_writer=default)

    assert settings.offered == offered
    assert settings.default_name == name


def test_the_environment_sets_every_field(monkeypatch: pytest.MonkeyPatch) -> None:
    chosen: dict[str, Any] = {
        "host": "0.0.0.0",  # noqa: S104 - nothing listens here
        "port": 9000,
        "writers": {"a": "fake", "b": "embedded"},
        "default_writer": "a",
        "queue_size": 1,
        "batch_size": 2,
        "batch_wait_ms": 3.5,
        "request_timeout_s": 4.5,
        "stream_heartbeat_s": 4.75,
        "stream_lifetime_s": 5.5,
        "style": "india@1",
        "max_body_bytes": 5000,
        "drain_timeout_s": 6.5,
        "threads": 7,
        "log_level": "debug",
        "database": "postgresql://ann@db/standfirst",
        "access": "keys",
        "cors_origins": ["https://cms.example"],
        "requests_per_minute": 8,
        "tokens_per_day": 9,
        "job_queue_size": 10,
        "job_lease_s": 11.5,
        "max_batch_bytes": 12_000,
        "max_batch_lines": 13,
        "retention_days": 14,
        "webhook_attempts": 15,
        "webhook_backoff_s": 16.5,
        "webhook_networks": ["127.0.0.0/8"],
    }
    for name, value in chosen.items():
        written = json.dumps(value) if isinstance(value, dict | list) else str(value)
        monkeypatch.setenv(f"STANDFIRST_{name.upper()}", written)

    assert json.loads(Settings().model_dump_json()) == chosen


def test_arguments_win_over_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STANDFIRST_PORT", "9000")

    assert Settings(port=9001).port == 9001


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "65536"),
        ("PORT", "http"),
        ("QUEUE_SIZE", "0"),
        ("BATCH_SIZE", "257"),
        ("BATCH_WAIT_MS", "-1"),
        ("BATCH_WAIT_MS", "nan"),
        ("REQUEST_TIMEOUT_S", "0"),
        ("REQUEST_TIMEOUT_S", "inf"),
        ("MAX_BODY_BYTES", "100"),
        ("DRAIN_TIMEOUT_S", "0"),
        ("THREADS", "0"),
        ("LOG_LEVEL", "loud"),
        ("WRITERS", "{}"),
        ("WRITERS", '{"A name": "embedded"}'),
        ("DEFAULT_WRITER", "nobody"),
        ("QUEUE_SZE", "64"),
    ],
)
def test_a_setting_that_is_out_of_bounds_or_misspelt_is_refused(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(f"STANDFIRST_{name}", value)

    with pytest.raises(ValidationError):
        Settings()


def test_what_kubernetes_says_of_a_service_of_our_name_is_no_setting(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, value in {
        "SERVICE_HOST": "10.0.0.1",
        "SERVICE_PORT": "80",
        "SERVICE_PORT_HTTP": "80",
        "PORT": "tcp://10.0.0.1:80",
        "PORT_80_TCP": "tcp://10.0.0.1:80",
        "PORT_80_TCP_ADDR": "10.0.0.1",
    }.items():
        monkeypatch.setenv(f"STANDFIRST_{name}", value)

    assert Settings() == Settings(port=8000)


@pytest.mark.parametrize("name", Settings.model_fields)
def test_every_setting_says_what_it_is_for(name: str) -> None:
    assert Settings.model_fields[name].description
