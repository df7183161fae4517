"""The command line as a whole: help, errors, exit codes, and what it does not load."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from service.cli import main
from tests.batch.articles import story, write_jsonl
from tests.batch.cli import environment

STANDFIRST = [sys.executable, "-m", "service.cli"]


def exit_code(*arguments: str) -> int:
    with pytest.raises(SystemExit) as left:
        main(arguments)
    assert isinstance(left.value.code, int)
    return left.value.code


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--help"], ["summarize", "batch", "serve", "version", "eval", "Exit codes: 0"]),
        ([], ["summarize", "batch", "serve"]),
        (["summarize", "--help"], ["FILE", "--synopsis-words", "3 to 8", "Exit codes: 0"]),
        (["batch", "--help"], ["IN", "--resume", "OUT.run.json", "Exit codes: 0"]),
        (["serve", "--help"], ["--port", "STANDFIRST_", "/docs"]),
    ],
    ids=lambda value: " ".join(value)[:20],
)
def test_help_says_what_a_user_needs(
    arguments: list[str], words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    exit_code(*arguments)

    captured = capsys.readouterr()
    text = captured.out + captured.err
    assert [word for word in words if word not in text] == []


@pytest.mark.parametrize("argument", ["version", "--version"])
def test_the_version_is_that_of_the_package(
    argument: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert exit_code(argument) == 0
    assert capsys.readouterr().out == "standfirst 0.1.0\n"


def test_help_loads_nothing_that_is_slow() -> None:
    program = (
        "import sys\n"
        "from service.cli import main\n"
        "try:\n    main(['--help'])\n"
        "except SystemExit:\n    print('MODULES', *sys.modules)\n"
    )

    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, env=environment()
    )

    loaded = set(done.stdout.partition("MODULES")[2].split())
    assert "service.cli" in loaded
    slow = {"torch", "numpy", "pydantic", "rich", "fastapi", "asyncio", "pyarrow", "email"}
    assert loaded & slow == set()
    assert [name for name in loaded if name.split(".")[0] == "eval"] == []
    assert [name for name in loaded if name.startswith("service.")] == [
        name for name in loaded if name.startswith(("service.cli", "service.errors"))
    ]


def test_a_command_of_another_package_answers_for_itself(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert exit_code("eval", "--help") == 0
    assert "Usage: standfirst eval" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "code", "line"),
    [
        (["summarize", "nowhere.txt"], 2, "invalid_request: cannot read nowhere.txt: No such"),
        (["summarize", "."], 2, "invalid_request: cannot read .: Is a directory"),
        (["summarize", "void.txt"], 1, "empty_article: "),
        (["summarize", "page.pdf"], 1, "binary_content: "),
        (["summarize", "story.txt", "--takeaways", "2"], 2, "invalid_request: options.takeaways:"),
        (["summarize", "story.txt", "--language", "English"], 2, "invalid_request: language:"),
        (["summarize", "story.txt", "--published-at", "now"], 2, "invalid_request: published_at:"),
        (["summarize", "story.txt", "--writer", "nobody"], 2, "unknown_writer: "),
        (["serve", "--port", "70000"], 2, "invalid_request: port: "),
        (["serve", "--writer", "embedded"], 2, "invalid_request: --writer embedded: write NAME="),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_an_error_is_one_line_with_its_code(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    code: int,
    line: str,
) -> None:
    (tmp_path / "void.txt").write_text(" \n")
    (tmp_path / "story.txt").write_text(story(1))
    (tmp_path / "page.pdf").write_bytes(b"%PDF-1.7")
    monkeypatch.chdir(tmp_path)
    if arguments[0] == "summarize" and "--writer" not in arguments:
        arguments = [*arguments, "--writer", "fake"]

    found = exit_code(*arguments)

    captured = capsys.readouterr()
    assert (found, captured.out) == (code, "")
    assert captured.err.startswith(f"standfirst: {line}")
    assert captured.err.count("\n") == 1


@pytest.mark.parametrize(
    "arguments",
    [["summarize"], ["summarise", "x"], ["summarize", "x", "--format", "pdf"], ["--colour"]],
    ids=" ".join,
)
def test_wrong_usage_ends_with_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert exit_code(*arguments) == 2
    assert "Usage: standfirst" in capsys.readouterr().err


def test_flags_win_over_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    from service import cli_serve
    from service.settings import Settings

    served: list[Settings] = []
    monkeypatch.setattr(cli_serve, "serve_settings", served.append)
    monkeypatch.setenv("STANDFIRST_PORT", "9001")
    monkeypatch.setenv("STANDFIRST_QUEUE_SIZE", "7")

    exit_code("serve", "--port", "9002", "--writer", "dull=fake", "--writer", "good=embedded")

    [settings] = served
    assert (settings.port, settings.queue_size) == (9002, 7)
    assert settings.writers == {"dull": "fake", "good": "embedded"}
    assert settings.default_writer == "dull"


def test_a_reader_that_has_gone_is_no_error(tmp_path: Path) -> None:
    read, write = os.pipe()
    os.close(read)

    done = subprocess.run(
        [*STANDFIRST, "config"],
        cwd=tmp_path,
        stdout=write,
        stderr=subprocess.PIPE,
        env=environment(),
    )

    os.close(write)
    assert (done.returncode, done.stderr) == (141, b"")


def test_ctrl_c_leaves_a_run_that_resume_can_take_up(tmp_path: Path) -> None:
    source, out = write_jsonl(tmp_path / "in.jsonl", 400), tmp_path / "out.jsonl"
    options = ["-o", str(out), "--writer", "fake"]
    command = [*STANDFIRST, "batch", str(source), *options]
    begun = tmp_path / "out.jsonl.run.json"
    # A shell's background job ignores the signal, and its children would with it.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)

    with subprocess.Popen(
        command, stderr=subprocess.PIPE, env=environment(), start_new_session=True
    ) as process:
        signal.signal(signal.SIGINT, before)
        while not begun.exists():
            assert process.poll() is None
            time.sleep(0.01)
        # A terminal sends it to every process of the group.
        os.killpg(process.pid, signal.SIGINT)
        _, stderr = process.communicate()

    assert process.returncode == 130
    assert stderr == b"standfirst: interrupted; --resume goes on from here\n"
    assert json.loads(begun.read_text())["complete"] is False
