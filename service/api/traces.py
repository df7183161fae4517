"""OpenTelemetry spans of what a brief took; without an SDK they cost and do nothing."""

from time import time_ns

from opentelemetry import trace

from service.brief import Summary

_NS_PER_MS = 1_000_000


def trace_stages(summary: Summary) -> None:
    """One span for each stage, under the request's own: as long as the stage took, one after the
    other up to now. An article's share of its batch's time, not the very moments. No word of any
    article goes along."""
    tracer = trace.get_tracer("standfirst")
    brief, timing = summary.brief, summary.timing_ms
    end = time_ns()
    for stage, took_ms in (
        ("checking", timing.checking),
        ("writing", timing.writing),
        ("reading", timing.reading),
    ):
        start = end - int(took_ms * _NS_PER_MS)
        span = tracer.start_span(f"standfirst.{stage}", start_time=start)
        span.set_attribute("standfirst.writer", brief.writer)
        if stage == "checking":
            span.set_attribute("standfirst.verdict", brief.verdict)
        span.end(end)
        end = start
