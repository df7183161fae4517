"""The reports: one golden text, and what each format owes its readers."""

import json
import math
import re
from base64 import b64encode
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from html.parser import HTMLParser
from io import StringIO
from pathlib import Path
from xml.etree import ElementTree as ET

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from eval.estimate import differences, estimates
from eval.evaluation import Evaluation
from eval.gate import Gate, MetricClause, ReferencesClause, judge
from eval.manifest import Manifest
from eval.metrics import METRICS
from eval.reference import Reference
from eval.report.evidence import pieces
from eval.report.html import as_html
from eval.report.junit import as_junit
from eval.report.markdown import as_markdown
from eval.report.record import EvaluationBody, as_json
from eval.report.reliability import FILE as RELIABILITY_FILE
from eval.report.reliability import as_json as reliability_json
from eval.report.reliability import measured, shipped
from eval.report.terminal import show
from eval.runner import Case, Run
from eval.score import Metric, Score
from service.brief import Brief, Finding, Summary, Timing
from service.document import Span
from service.errors import InvalidArticle
from tests.eval.examples import REFERENCE, reference_brief, with_takeaway

NOON = datetime(2025, 3, 4, 12, tzinfo=UTC)
# Similarity has figures only where its extra is installed.
STEADY = tuple(metric for metric in METRICS if "similarity" not in metric.name)
HOSTILE = "</script><script>alert(1)</script> <img src=x onerror=alert(1)> {{ 7 * 7 }} | `code`"


def case(
    name: str, brief: Brief, metrics: tuple[Metric, ...] = STEADY, reference: Reference = REFERENCE
) -> Case:
    reference = replace(reference, id=name)
    measurements = {metric.name: metric.measure(brief, reference) for metric in metrics}
    return Case(reference, Summary(brief, NOON, Timing(1, 2, 3)), measurements)


def evaluation(*cases: Case, metrics: tuple[Metric, ...] = STEADY) -> Evaluation:
    """Our cases beside a baseline that has half of the reference's takeaways."""
    half = replace(reference_brief(), takeaways=reference_brief().takeaways[:2])
    ours = Run("tested@1", metrics, cases)
    lead = Run("lead@1", metrics, tuple(case(c.reference.id, half, metrics) for c in cases))
    gate = Gate(
        references=ReferencesClause(minimum=2, ids=("sound",)),
        metrics={
            "facts_precision": MetricClause(mean=0.99, scored=2),
            "takeaway_coverage": MetricClause(mean=0.5, scored=2, beats_baseline_by=0.1),
        },
    )
    found, gains = estimates(ours, 0), differences(ours, lead, 0)
    return Evaluation(
        manifest=Manifest(
            created_at=NOON,
            git_commit="0123456789abcdef0123456789abcdef01234567",
            git_dirty=True,
            writer=ours.writer,
            baseline=lead.writer,
            seed=0,
            decoding="none",
            versions=(("python", "3.11.0"), ("standfirst", "0.1.0")),
            references=tuple((c.reference.id, c.reference.sha256) for c in cases),
            metrics=tuple((metric.name, metric.version) for metric in metrics),
        ),
        run=ours,
        estimates=found,
        baseline=lead,
        baseline_estimates=estimates(lead, 0),
        gains=gains,
        gate=gate,
        verdict=judge(gate, ours, found, gains),
    )


def wrong_number() -> Brief:
    brief = reference_brief()
    takeaway = brief.takeaways[1]
    return with_takeaway(brief, 1, replace(takeaway, text=takeaway.text.replace("18", "16")))


@pytest.fixture
def mixed() -> Evaluation:
    """A sound case, one with a wrong number, one that failed."""
    error = InvalidArticle("not_prose", "two thirds of the lines are table rows | cells")
    failed = Case(replace(REFERENCE, id="failed"), error, {})
    return evaluation(case("sound", reference_brief()), case("wrong", wrong_number()), failed)


def test_the_markdown_summary_is_as_agreed(
    mixed: Evaluation, golden: Callable[[str, str], None]
) -> None:
    golden("summary.md", as_markdown(mixed))


def test_the_terminal_shows_every_metric_failures_and_the_verdict(mixed: Evaluation) -> None:
    out = StringIO()

    show(mixed, Console(file=out, width=120))

    text = out.getvalue()
    assert all(metric.name in text for metric in STEADY)
    assert "failed: failed: not_prose: two thirds" in text
    assert text.endswith("gate failed: quality\n")


def test_the_json_record_holds_all_scores_and_says_null_for_nan() -> None:
    broken = Metric("broken", 3, "?", lambda *_: Score(math.nan))
    metrics = (*STEADY, broken)
    whole = evaluation(case("sound", reference_brief(), metrics), metrics=metrics)

    record = as_json(whole)

    body = EvaluationBody.model_validate_json(record)
    assert "NaN" not in record.replace('"NaN"', "")
    assert body.manifest.metrics["broken"] == 3
    assert body.run.estimates["broken"].nan
    assert body.run.cases[0].measurements["facts_precision"].value == 1
    assert body.run.cases[0].summary is not None
    assert body.gate is not None
    assert body.gate.exit_code == 2
    assert json.loads(record)["format"] == 1


def test_junit_tells_quality_from_tool_faults_and_lists_articles(mixed: Evaluation) -> None:
    root = ET.fromstring(as_junit(mixed))  # noqa: S314 - our own output

    gate, articles = root.findall("testsuite")
    assert [suite.get("failures") for suite in (gate, articles)] == ["2", "1"]
    assert [suite.get("errors") for suite in (gate, articles)] == ["0", "0"]
    assert [element.get("name") for element in articles] == ["sound", "wrong", "failed"]


def test_junit_stays_xml_whatever_an_error_says() -> None:
    error = InvalidArticle("not_prose", "bell \x07, null \x00, lone \ud800, <&>")
    whole = evaluation(Case(REFERENCE, error, {}), case("sound", reference_brief()))

    assert ET.fromstring(as_junit(whole)) is not None  # noqa: S314 - our own output


class Page(HTMLParser):
    """Collects tags and every attribute that could fetch something."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.ids: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for name, value in attrs:
            if name in {"src", "href", "srcset", "action", "data", "poster"}:
                self.links.append(value or "")
            if name == "id":
                self.ids.add(value or "")


def test_the_page_fetches_nothing_and_its_links_lead_somewhere(mixed: Evaluation) -> None:
    html = as_html(mixed)

    page = Page(html)
    assert "url(" not in html
    assert "@import" not in html
    assert not {"link", "img", "iframe", "object", "embed"} & set(page.tags)
    assert {link.removeprefix("#") for link in page.links} <= page.ids


def test_the_page_runs_its_own_script_only(mixed: Evaluation) -> None:
    html = as_html(mixed)

    [script] = re.findall(r"<script>(.*?)</script>", html, re.DOTALL)
    digest = b64encode(sha256(script.encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}'" in html


def test_nothing_an_article_or_a_line_holds_is_markup() -> None:
    article = REFERENCE.article + HOSTILE
    hostile = replace(
        with_takeaway(
            replace(reference_brief(), text=article),
            0,
            replace(reference_brief().takeaways[0], label=HOSTILE, text=HOSTILE),
        ),
        findings=(Finding("synopsis", "name", HOSTILE, "flagged"),),
    )
    reference = replace(REFERENCE, article=article, title=HOSTILE, source=HOSTILE)

    html = as_html(evaluation(case("hostile", hostile, reference=reference)))

    assert Page(html).tags.count("script") == 1
    assert "img" not in Page(html).tags
    assert "{{ 7 * 7 }}" in html


def test_hostile_notes_stay_inside_their_markdown_line() -> None:
    brief = with_takeaway(
        reference_brief(), 0, replace(reference_brief().takeaways[0], text=HOSTILE + "\n\n# x")
    )

    text = as_markdown(evaluation(case("hostile", brief), case("sound", reference_brief())))

    assert "<script>" not in text
    assert "\n# x" not in text


def test_worst_cases_come_first_and_failures_before_them(mixed: Evaluation) -> None:
    html = as_html(mixed)

    order = re.findall(r'<details class="case" id="([a-z]+)"', html)
    assert order == ["failed", "wrong", "sound"]


spans = st.builds(lambda a, b: Span(min(a, b), max(a, b)), st.integers(0, 60), st.integers(0, 60))


@given(st.text(max_size=50), st.lists(st.lists(spans, max_size=3), max_size=4))
def test_pieces_make_up_the_article_and_light_exactly_the_evidence(
    text: str, evidence: list[list[Span]]
) -> None:
    cut = pieces(text, evidence)

    assert "".join(piece.text for piece in cut) == text
    for number, line in enumerate(evidence):
        lit = {
            place
            for piece, start in zip(cut, _starts([p.text for p in cut]), strict=True)
            if number in piece.lines
            for place in range(start, start + len(piece.text))
        }
        assert lit == {
            place for span in line for place in range(span.start, span.end) if place < len(text)
        }


def _starts(texts: list[str]) -> list[int]:
    return [sum(map(len, texts[:number])) for number in range(len(texts))]


def test_the_page_shows_what_the_support_of_its_lines_is_worth() -> None:
    brief = reference_brief()
    told = replace(brief, takeaways=tuple(replace(t, support=0.9) for t in brief.takeaways))

    page = as_html(evaluation(case("sound", told), case("other", told)))

    kept = shipped()
    assert kept is not None
    assert page.count('class="dot"') == len(kept.bins)
    assert page.count('class="mark"') == 2 * len(told.takeaways)
    assert f"off by\n      {kept.error:.1f}%" in page
    assert 'class="dot"' not in as_html(evaluation(case("sound", brief)))


def test_a_measured_reliability_comes_back_from_its_file(tmp_path: Path) -> None:
    truth = np.array([True, True, False, False])
    found = measured(2, np.array([0.95, 0.85, 0.15, 0.75]), truth)

    (tmp_path / RELIABILITY_FILE).write_text(reliability_json(found), encoding="utf-8")

    assert shipped(tmp_path) == found
    assert found.error == pytest.approx(100 * (0.05 + 0.15 + 0.15 + 0.75) / 4)
    assert shipped(tmp_path / "nowhere") is None
