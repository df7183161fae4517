"""Who answers the suite: processes, a running service, what was kept on disk."""

import json
import pickle
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from typer.testing import CliRunner, Result

from eval.answer_cache import Cached
from eval.answering import Answered, Local, Parallel, Service, ToldError
from eval.command import app
from eval.reference import Reference, ToolError, load_references, shipped_references
from eval.suite import open_by_spec
from service.brief import Summary, Timing
from service.errors import StandfirstError, WriterUnavailable
from service.formats.response import summary_body
from service.writing.fake import FakeWriter
from tests.api.serving import served, settings_of
from tests.eval.examples import reference_brief

IDS = ("seoul", "leeds-hospice-fraud", "chile-rate-pause")
REFERENCES = load_references(shipped_references(), IDS)
SEOUL = summary_body(
    Summary(reference_brief(), datetime(2026, 11, 30, tzinfo=UTC), Timing(1, 2, 3))
).model_dump_json()


def call(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def takeaways(found: Answered) -> dict[str, list[str]]:
    """The takeaways of each brief, by reference."""
    return {
        reference.id: [t.text for t in answer.brief.takeaways]
        for reference, answer in found
        if isinstance(answer, Summary)
    }


class Counting(Local):
    """A fake writer that counts what it was asked, and fails where told."""

    def __init__(self, failing: StandfirstError | None = None) -> None:
        super().__init__(FakeWriter())
        self.asked: list[str] = []
        self._failing = failing

    def answers(self, references: Sequence[Reference]) -> Answered:
        for reference in references:
            self.asked.append(reference.id)
            if self._failing:
                yield reference, self._failing
            else:
                yield from super().answers([reference])


@pytest.fixture(scope="module")
def service() -> Iterator[str]:
    with served(settings_of()) as running:
        yield f"http://127.0.0.1:{running.port}"


@pytest.mark.parametrize("processes", [1, pytest.param(2, marks=pytest.mark.soak)])
def test_other_processes_answer_as_this_one_does(processes: int) -> None:
    one = Local(FakeWriter())
    several = Parallel(one.name, open_by_spec, "fake", processes)

    assert takeaways(several.answers(REFERENCES[:2])) == takeaways(one.answers(REFERENCES[:2]))


def test_a_running_service_answers_as_its_writer_does(service: str) -> None:
    found = takeaways(Service(service, None, 2).answers(REFERENCES))

    assert found == takeaways(Local(FakeWriter()).answers(REFERENCES))


def test_an_article_that_the_service_refuses_is_a_failed_article(service: str) -> None:
    [seoul] = load_references(shipped_references(), ["seoul"])
    short = Reference(**{f: getattr(seoul, f) for f in seoul.__slots__} | {"article": "No."})

    [(_, answer)] = Service(service, None, 1).answers([short])

    assert isinstance(answer, ToldError)
    assert answer.code == "article_too_short"


def test_no_service_is_a_tool_error() -> None:
    with pytest.raises(ToolError, match="unreachable"):
        list(Service("http://127.0.0.1:9", None, 1).answers(REFERENCES))


def test_what_was_answered_once_is_not_asked_again(tmp_path: Path) -> None:
    first, second = Counting(), Counting()
    before = takeaways(Cached(first, tmp_path).answers(REFERENCES[:2]))

    after = takeaways(Cached(second, tmp_path).answers(REFERENCES))

    assert first.asked == [reference.id for reference in REFERENCES[:2]]
    assert second.asked == [REFERENCES[2].id]
    assert before.items() <= after.items()


def test_a_run_that_was_cut_short_goes_on_where_it_was(tmp_path: Path) -> None:
    cut = Cached(Counting(), tmp_path).answers(REFERENCES)
    next(iter(cut))
    going_on = Counting()

    list(Cached(going_on, tmp_path).answers(REFERENCES))

    assert len(going_on.asked) == 2


def test_half_a_file_is_asked_anew(tmp_path: Path) -> None:
    list(Cached(Counting(), tmp_path).answers(REFERENCES[:1]))
    [kept] = tmp_path.iterdir()
    kept.write_text(kept.read_text(encoding="utf-8")[:40], encoding="utf-8")
    anew = Counting()

    list(Cached(anew, tmp_path).answers(REFERENCES[:1]))

    assert anew.asked == [REFERENCES[0].id]


@pytest.mark.parametrize(
    ("error", "kept"), [(WriterUnavailable("gone"), 0), (ToldError("not_prose", "a table"), 1)]
)
def test_errors_that_may_pass_are_not_kept(
    error: StandfirstError, kept: int, tmp_path: Path
) -> None:
    list(Cached(Counting(error), tmp_path).answers(REFERENCES[:1]))

    assert len(list(tmp_path.iterdir())) == kept


class Busy(BaseHTTPRequestHandler):
    """Takes the article that tells who answers, and is busy for any other."""

    def do_POST(self) -> None:
        sent = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if sent["id"] == "seoul":
            self._say(200, SEOUL, {"Standfirst-Brief": "brf_1"})
        else:
            problem = {"code": "overloaded", "detail": "no place in the queue", "retryable": True}
            self._say(503, json.dumps(problem), {"Retry-After": "0"})

    def _say(self, status: int, body: str, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body.encode())))
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing on stderr."""


@pytest.fixture
def busy() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Busy) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_an_error_of_a_service_that_may_pass_is_asked_anew(busy: str, tmp_path: Path) -> None:
    [chile] = load_references(shipped_references(), ["chile-rate-pause"])

    [(_, answer)] = Cached(Service(busy, None, 1), tmp_path).answers([chile])

    assert isinstance(answer, ToldError)
    assert answer.retryable
    assert pickle.loads(pickle.dumps(answer)).retryable  # noqa: S301 - our own
    assert list(tmp_path.iterdir()) == []


def test_a_service_that_is_gone_is_a_tool_error_whatever_was_kept(tmp_path: Path) -> None:
    with served(settings_of()) as running:
        url = f"http://127.0.0.1:{running.port}"
        list(Cached(Service(url, None, 1), tmp_path).answers(REFERENCES[:1]))

    with pytest.raises(ToolError, match="unreachable"):
        list(Cached(Service(url, None, 1), tmp_path).answers(REFERENCES[:1]))


def test_what_another_deployment_answered_is_not_taken_for_this_one_s(tmp_path: Path) -> None:
    """Both at one address, as after a new release."""

    class Other(FakeWriter):
        name = "fake@2"

    kept = []
    for writer in (FakeWriter(), Other(), FakeWriter()):
        with served(settings_of(), lambda _, writer=writer: writer) as running:  # type: ignore[misc]
            service = Service(f"http://127.0.0.1:{running.port}", None, 1)
            service.name = "service http://news.example"
            [(_, answer)] = Cached(service, tmp_path).answers(REFERENCES[1:2])
        assert isinstance(answer, Summary)
        assert answer.brief.writer == writer.name
        kept.append(len(list(tmp_path.iterdir())))

    assert kept == [1, 2, 2]


def test_where_it_cannot_be_told_who_answers_nothing_is_kept(tmp_path: Path) -> None:
    class Nameless:
        name = "nameless"

        def answers(self, references: Sequence[Reference]) -> Answered:
            return Local(FakeWriter()).answers(references)

        def revision(self) -> str | None:
            return None

    found = list(Cached(Nameless(), tmp_path).answers(REFERENCES[:1]))

    assert len(found) == 1
    assert list(tmp_path.iterdir()) == []


def test_the_command_asks_a_service_and_keeps_the_answers(service: str, tmp_path: Path) -> None:
    options = ["--only", "seoul", "--no-gate", "--no-baseline", "--cache", str(tmp_path / "kept")]

    result = call("--service", service, *options)
    again = call("--service", service, *options)

    assert result.exit_code == 0, result.output
    assert result.stdout == again.stdout
    assert f"service {service}" in result.stdout


def test_a_kept_report_is_shown_again_as_it_was(tmp_path: Path) -> None:
    run, page = tmp_path / "run.json", tmp_path / "run.html"
    gate = tmp_path / "gate.toml"
    clause = "[metrics.completeness]\nmean = 0.1\nscored = 1\n"
    gate.write_text(f'[references]\nminimum = 1\nids = ["seoul"]\n{clause}', encoding="utf-8")
    made = call(
        *("--writer", "lead", "--references", shipped_references(), "--only", "seoul"),
        *("--gate", gate, "--json", run, "--html", page),
    )

    shown = call("report", run, "--gate", gate, "--html", tmp_path / "again.html")

    assert made.exit_code == shown.exit_code == 0, shown.output
    assert shown.stdout == made.stdout
    assert (tmp_path / "again.html").read_bytes() == page.read_bytes()


def test_a_report_on_other_references_cannot_be_shown(tmp_path: Path) -> None:
    run = tmp_path / "run.json"
    call("--writer", "lead", "--only", "seoul", "--no-gate", "--json", run)
    text = run.read_text(encoding="utf-8").replace('"seoul": "', '"seoul": "0')
    run.write_text(text, encoding="utf-8")

    assert call("report", run).exit_code == 2
