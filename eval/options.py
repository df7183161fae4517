"""The options that the commands of `standfirst eval` share."""

from pathlib import Path
from typing import Annotated

import typer

WriterOption = Annotated[
    str, typer.Option(metavar="SPEC", help="Who writes: embedded, fake, or lead, the baseline.")
]
ReferencesOption = Annotated[
    Path | None,
    typer.Option(metavar="DIR", help="Your own folder of references, one folder each."),
]
DataOption = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE",
        help="References in a .jsonl or .parquet file: ours, CNN/DailyMail, XSum or SummEval by its"
        " keys; or a .story file of CNN/DailyMail, or a folder of them.",
    ),
]
SuiteOption = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="A suite by its name: see standfirst eval suites."),
]
SuiteFolderOption = Annotated[
    Path | None,
    typer.Option(
        metavar="DIR",
        envvar="STANDFIRST_SUITES",
        help="Where your copies of the public suites are; nothing is downloaded.",
    ),
]
ServiceOption = Annotated[
    str | None,
    typer.Option(metavar="URL", help="A running service writes, in place of --writer."),
]
KeyOption = Annotated[
    Path | None, typer.Option(metavar="FILE", help="Holds the API key of that service.")
]
WorkersOption = Annotated[
    int, typer.Option(metavar="N", min=1, help="Processes that write, or requests at once.")
]
CacheOption = Annotated[
    Path | None,
    typer.Option(
        metavar="DIR",
        help="Keep every answer there and ask for none twice; a run that was cut short goes on.",
    ),
]
AgainstOption = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE", help="Fail where a metric clearly falls behind this --json report."
    ),
]
ReviewsOption = Annotated[
    str | None,
    typer.Option(
        metavar="SOURCE",
        help="Approved and edited briefs of a service: its database's URL, or a file of what"
        " GET /v1/references answered.",
    ),
]
OnlyOption = Annotated[
    list[str] | None, typer.Option(metavar="ID", help="Only this reference; repeatable.")
]
LimitOption = Annotated[
    int | None, typer.Option(metavar="N", min=1, help="Only the first N references.")
]
SeedOption = Annotated[int, typer.Option(metavar="N", help="Seed of the intervals.")]
JsonOption = Annotated[
    Path | None,
    typer.Option(
        "--json", metavar="FILE", help="Write all scores, briefs and the manifest as JSON."
    ),
]
SummaryOption = Annotated[
    Path | None, typer.Option(metavar="FILE", help="Write a Markdown summary for CI.")
]
HtmlOption = Annotated[
    Path | None, typer.Option("--html", metavar="FILE", help="Write a self-contained page.")
]
JunitOption = Annotated[Path | None, typer.Option(metavar="FILE", help="Write JUnit XML.")]
GateOption = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE",
        help="Thresholds to fail by; the shipped ones unless references are left out or other.",
    ),
]
NoGateOption = Annotated[bool, typer.Option("--no-gate", help="Only measure.")]
NoBaselineOption = Annotated[bool, typer.Option("--no-baseline", help="Leave the lead out.")]
