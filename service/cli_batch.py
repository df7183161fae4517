"""A batch run as the command line shows it: progress and a last line on stderr."""

import sys
from time import monotonic
from typing import Any

from service.batch.parse import Defaults, validated
from service.batch.progress import summary_line, watch
from service.batch.run import Plan, run_batch


def defaults(writer: str, language: str | None, options: dict[str, Any]) -> Defaults:
    """Raises: InvalidRequest where an option is out of the contract's bounds."""
    # The text is there because the contract asks for one.
    body = validated({"text": "", "language": language, "options": options})
    return Defaults(writer, body.request(), body.options.return_text, body.language)


def batch(plan: Plan) -> int:
    """Runs the plan and returns its exit code: 0 all answered, 1 some failed.

    Raises: any StandfirstError; OSError where OUT cannot be written.
    """
    started = monotonic()
    try:
        report = run_batch(plan, watch)
    except KeyboardInterrupt:
        print("standfirst: interrupted; --resume goes on from here", file=sys.stderr)  # noqa: T201 - the command line's own line
        return 130
    print(f"standfirst: {summary_line(report, monotonic() - started)}", file=sys.stderr)  # noqa: T201 - the command line's own line
    return 1 if report.tally.failed else 0
