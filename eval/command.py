"""`standfirst eval`: the suite at the command line.

Exit codes: 0 the gate passed (or none was applied), 1 the writer missed a threshold, failed an
article or briefed none, 2 usage or tool error: the suite could not judge.
"""

from pathlib import Path
from typing import Annotated

import typer

from eval.options import (
    AgainstOption,
    CacheOption,
    DataOption,
    GateOption,
    HtmlOption,
    JsonOption,
    JunitOption,
    KeyOption,
    LimitOption,
    NoBaselineOption,
    NoGateOption,
    OnlyOption,
    ReferencesOption,
    ReviewsOption,
    SeedOption,
    ServiceOption,
    SuiteFolderOption,
    SuiteOption,
    SummaryOption,
    WorkersOption,
    WriterOption,
)

app = typer.Typer(
    help="Score a writer on the reference suite, beside the lead baseline.",
    epilog="Exit codes: 0 passed, 1 quality, 2 usage or tool error.",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
)


# A callback, not a command: `standfirst eval` runs the suite, and subcommands can stand beside it.
@app.callback(invoke_without_command=True)
def eval_(
    context: typer.Context,
    writer: WriterOption = "embedded",
    references: ReferencesOption = None,
    data: DataOption = None,
    from_reviews: ReviewsOption = None,
    suite: SuiteOption = None,
    suite_folder: SuiteFolderOption = None,
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
    from eval.source import Source
    from eval.suite import Outputs, answer

    source = Source(references, data, from_reviews, suite, suite_folder)
    told = (tuple(only or ()), limit, seed)
    choice = Choice(source, *told, gate, not no_gate, not no_baseline, against)
    asking = Asking(writer, service, key_file, workers, cache)
    raise typer.Exit(answer(asking, choice, Outputs(json, summary, html, junit)))


@app.command()
def suites(suite_folder: SuiteFolderOption = None) -> None:
    """List the suites that --suite takes, and where each was found."""
    from eval.suites import show_suites

    show_suites(suite_folder)


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

    The references are read where they were for the run; say where they are now if they have moved,
    or came from a database. Exit codes: those of the evaluation; 2 where it cannot be shown.
    """
    from eval.choice import Choice
    from eval.source import Source
    from eval.suite import Outputs, again

    choice = Choice(Source(references, data, from_reviews), gate=gate)
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
    from eval.source import Source

    if beside not in ("reference", "baseline"):
        raise typer.BadParameter("--beside is reference or baseline")
    bench = Bench(run, model, beside, seed)  # type: ignore[arg-type]  # narrowed above
    raise typer.Exit(answer(bench, Choice(Source(references, data, from_reviews)), json))


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
