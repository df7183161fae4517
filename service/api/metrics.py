"""What Prometheus may know: counts and times, never an article, its id or a request's."""

from collections.abc import Callable
from functools import partial
from math import ceil

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    PlatformCollector,
    ProcessCollector,
    generate_latest,
)
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4

from service.brief import Summary

METRICS_MEDIA = CONTENT_TYPE_PLAIN_0_0_4
# Characters of an article that count as one token, whichever writer reads it: about what subword
# tokenizers make of English.
CHARACTERS_PER_TOKEN = 4
_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0)
_ARTICLES = (1, 2, 4, 8, 16, 32, 64, 128, 256)


class Metrics:
    """One app's metrics, in a registry of its own. Label values come from closed sets."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        ProcessCollector(registry=self._registry)
        PlatformCollector(registry=self._registry)
        counter = partial(Counter, registry=self._registry)
        seconds = partial(Histogram, buckets=_SECONDS, registry=self._registry)
        articles = partial(Histogram, buckets=_ARTICLES, registry=self._registry)
        gauge = partial(Gauge, registry=self._registry)
        self._requests = counter("standfirst_requests", "Requests answered.", ["route", "status"])
        self._request_seconds = seconds(
            "standfirst_request_seconds",
            "Seconds from a request's head to the end of its answer.",
            ["route"],
        )
        self._queue_depth = gauge("standfirst_queue_depth", "Articles waiting.", ["writer"])
        self._batch_size = articles(
            "standfirst_batch_size", "Articles given to a writer at once.", ["writer"]
        )
        self._stage_seconds = seconds(
            "standfirst_stage_seconds",
            "Seconds an article spent waiting, and its share of each stage.",
            ["stage"],
        )
        self._verdicts = counter("standfirst_verdicts", "Briefs by verdict.", ["verdict"])
        self._findings = counter(
            "standfirst_findings", "What checking met in briefs.", ["kind", "action"]
        )
        self._shed = counter("standfirst_shed", "Articles refused a place.", ["writer"])
        self._tokens = counter(
            "standfirst_article_tokens", "Tokens (4 characters each) of articles briefed."
        )
        self._jobs = gauge("standfirst_jobs_unfinished", "Accepted jobs that have not ended.")
        self._dead = gauge("standfirst_webhooks_dead", "Webhooks that nobody took.")
        self._errors = counter("standfirst_errors", "Problems answered, by code.", ["code"])

    def answered(self, route: str, status: int, seconds: float) -> None:
        self._requests.labels(route, str(status)).inc()
        self._request_seconds.labels(route).observe(seconds)

    def failed(self, code: str) -> None:
        self._errors.labels(code).inc()

    def watch_queue(self, writer: str, depth: Callable[[], float]) -> None:
        """`depth` is asked at each scrape."""
        self._queue_depth.labels(writer).set_function(depth)
        self._shed.labels(writer)

    def shed(self, writer: str) -> None:
        self._shed.labels(writer).inc()

    def batched(self, writer: str, articles: int) -> None:
        self._batch_size.labels(writer).observe(articles)

    def briefed(self, summary: Summary, waited_s: float) -> None:
        timing = summary.timing_ms
        self._stage_seconds.labels("waiting").observe(waited_s)
        self._stage_seconds.labels("reading").observe(timing.reading / 1000)
        self._stage_seconds.labels("writing").observe(timing.writing / 1000)
        self._stage_seconds.labels("checking").observe(timing.checking / 1000)
        self._verdicts.labels(summary.brief.verdict).inc()
        self._tokens.inc(ceil(len(summary.brief.text) / CHARACTERS_PER_TOKEN))
        for finding in summary.brief.findings:
            self._findings.labels(finding.kind, finding.action).inc()

    def outstanding(self, jobs: int, dead_letters: int) -> None:
        """What the database holds that is not done, of all replicas together."""
        self._jobs.set(jobs)
        self._dead.set(dead_letters)

    def exposition(self) -> bytes:
        """All of it in Prometheus' text format, METRICS_MEDIA."""
        return generate_latest(self._registry)
