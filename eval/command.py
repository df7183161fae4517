"""`standfirst eval`: the suite at the command line.

Exit codes: 0 the gate passed (or none was applied), 1 the writer missed a threshold, failed an
article or briefed none, 2 usage or tool error: the suite could not judge.
"""

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(
    help="Score a writer on the reference suite, beside the lead baseline.",
    epilog="Exit codes: 0 passed, 1 quality, 2 usage or tool error.",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
)

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
        help="A .jsonl file of references: ours, CNN/DailyMail, XSum or SummEval by its keys.",
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


# A callback, not a command: `standfirst eval` runs the suite, and subcommands can stand beside it.
@app.callback(invoke_without_command=True)
def eval_(
    context: typer.Context,
    writer: WriterOption = "embedded",
    references: ReferencesOption = None,
    data: DataOption = None,
    from_reviews: ReviewsOption = None,
    only: OnlyOption = None,
    limit: LimitOption = None,
    seed: SeedOption = 0,
    service: ServiceOption = None,
    key_file: KeyOption = None,
    workers: WorkersOption = 1,
    cache: CacheOption = None,
    json: JsonOption = None,
    summary: SummaryOption = None,
    html: HtmlOption = None,
    junit: JunitOption = None,
    gate: GateOption = None,
    against: AgainstOption = None,
    no_gate: NoGateOption = False,
    no_baseline: NoBaselineOption = False,
) -> None:
    """Brief every reference's article, measure each brief and judge the outcome by the gate."""
    if context.invoked_subcommand:
        return
    from eval.choice import Asking, Choice
    from eval.suite import Outputs, answer

    told = (tuple(only or ()), limit, seed)
    choice = Choice(
        references, data, from_reviews, *told, gate, not no_gate, not no_baseline, against
    )
    asking = Asking(writer, service, key_file, workers, cache)
    raise typer.Exit(answer(asking, choice, Outputs(json, summary, html, junit)))


@app.command()
def compare(
    a: Annotated[Path, typer.Argument(metavar="A", help="A report that --json wrote.")],
    b: Annotated[Path, typer.Argument(metavar="B", help="Another one.")],
    seed: SeedOption = 0,
) -> None:
    """Say by how much B is better than A: paired intervals, and on how many articles.

    Exit codes: 0 compared, 2 nothing of the two can be compared.
    """
    from eval.compare import answer

    raise typer.Exit(answer(a, b, seed))


@app.command()
def report(
    run: Annotated[Path, typer.Argument(metavar="RUN", help="A report that --json wrote.")],
    references: ReferencesOption = None,
    data: DataOption = None,
    from_reviews: ReviewsOption = None,
    summary: SummaryOption = None,
    html: HtmlOption = None,
    junit: JunitOption = None,
    gate: GateOption = None,
) -> None:
    """Show a kept evaluation again: its table here, and in other forms.

    Give the references it was made on, where they are not the shipped ones. Exit codes: those of
    the evaluation; 2 where it cannot be shown.
    """
    from eval.choice import Choice
    from eval.suite import Outputs, again

    choice = Choice(references, data, from_reviews, gate=gate)
    raise typer.Exit(again(run, choice, Outputs(None, summary, html, junit)))


@app.command()
def checker(
    data: Annotated[
        Path,
        typer.Option(
            metavar="FILE",
            help="A .jsonl file of articles with lines told true or false: ours, QAGS, DeFacto or"
            " SummEval by its keys.",
        ),
    ],
    split: Annotated[str | None, typer.Option(metavar="NAME", help="Only rows of it.")] = None,
    limit: LimitOption = None,
    least: Annotated[
        float | None,
        typer.Option(metavar="SHARE", min=0, max=1, help="Balanced accuracy to fail below."),
    ] = None,
    json: JsonOption = None,
    html: HtmlOption = None,
) -> None:
    """Measure the fact checker: accuracy by kind of line, calibration, cost, beside word overlap.

    Exit codes: 0 measured, 1 below --least, 2 nothing could be measured.
    """
    from eval.checker.report import Chosen, answer

    raise typer.Exit(answer(Chosen(data, split, limit), least, json, html))


@app.command()
def judge(
    run: Annotated[Path, typer.Argument(metavar="RUN", help="A report that --json wrote.")],
    model: Annotated[
        str, typer.Option(metavar="SPEC", help="Who judges: openai:<base url>#<model>.")
    ],
    beside: Annotated[
        str, typer.Option(metavar="WHAT", help="What to compare with: reference or baseline.")
    ] = "reference",
    references: ReferencesOption = None,
    data: DataOption = None,
    from_reviews: ReviewsOption = None,
    seed: SeedOption = 0,
    json: JsonOption = None,
) -> None:
    """Let a language model compare a kept evaluation's briefs with others, in both orders.

    Exit codes: 0 judged, 2 nothing could be judged.
    """
    from eval.choice import Choice
    from eval.judge.report import Bench, answer

    if beside not in ("reference", "baseline"):
        raise typer.BadParameter("--beside is reference or baseline")
    bench = Bench(run, model, beside, seed)  # type: ignore[arg-type]  # narrowed above
    raise typer.Exit(answer(bench, Choice(references, data, from_reviews), json))


@app.command()
def adversarial(
    writer: Annotated[str, typer.Option(metavar="SPEC", help="Who writes.")] = "embedded",
    least: Annotated[
        float, typer.Option(metavar="SHARE", min=0, max=1, help="Pass rate below which it fails.")
    ] = 0.97,
    json: JsonOption = None,
) -> None:
    """Brief poisoned articles and report on how many nothing of the attack reached the brief."""
    from eval.adversarial.report import answer

    raise typer.Exit(answer(writer, least, json))
