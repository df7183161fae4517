"""The command line: `standfirst summarize`, `batch`, `check`, `serve`, `prompts`, `keys`, `config`,
`version` and what others add.

Nothing heavy is imported before a command runs, so that --help answers at once.
"""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from service import cli_options as options
from service.cli_extensions import add_commands
from service.cli_keys import app as keys_app
from service.cli_prompts import app as prompts_app
from service.errors import ArticleTooLong, InvalidArticle, InvalidRequest, StandfirstError

app = typer.Typer(
    name="standfirst",
    help="Write what an editor publishes around a news article: a headline question, a synopsis"
    " and key takeaways, every line tied to the sentences that support it.",
    epilog="Exit codes: 0 all answered, 1 an article failed, 2 usage or tool error.",
    no_args_is_help=True,
    # Rich would double the time that --help takes.
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs the command line and exits: 0 all well, 1 an article failed, 2 usage or tool error,
    130 interrupted, 141 nobody reads the output. Errors are one line on stderr."""
    # Threads of one sentence's arithmetic wait for each other by spinning: beside other work on
    # the machine two were seen to take ten times as long as one. Batch has processes instead.
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    try:
        app(args=arguments, prog_name="standfirst")
    except StandfirstError as error:
        article_failed = isinstance(error, InvalidArticle | ArticleTooLong)
        _fail(f"{error.code}: {error.detail}", 1 if article_failed else 2)
    except OSError as error:
        _fail(f"io_error: {error}", 2)


def _version(asked: bool) -> None:
    if asked:
        version()
        raise typer.Exit


@app.callback()
def _standfirst(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Print the version."),
    ] = False,
) -> None:
    pass


@app.command()
def summarize(
    file: options.Input,
    format: options.OutputFormat = "text",
    input_format: options.InputFormat = "auto",
    style: options.Style = None,
    takeaways: options.Takeaways = None,
    synopsis_words: options.SynopsisWords = None,
    headline: options.Headline = None,
    title: options.Title = None,
    language: options.Language = None,
    published_at: options.PublishedAt = None,
    return_text: options.ReturnText = False,
    writer: options.Writer = "embedded",
) -> None:
    """Print the brief of one article.

    The brief goes to standard output; a verdict other than publishable is noted on stderr.
    Exit codes: 0 answered, 1 the article cannot be briefed, 2 usage or tool error.
    """
    from service.cli_summarize import summarize as summarized

    fields = {
        "title": title,
        "language": language,
        "published_at": published_at,
        "options": options.asked(writer, style, takeaways, synopsis_words, headline)
        | {"return_text": return_text},
    }
    kind = None if input_format == "auto" else input_format
    printed = summarized(file, kind, fields, writer, format)
    _print(printed.text)
    if printed.note:
        typer.echo(f"standfirst: {printed.note}", err=True)


@app.command(help=options.BATCH_HELP)
def batch(
    source: options.Source,
    out: options.Out,
    workers: options.Workers = 1,
    batch_size: options.BatchSize = 16,
    resume: options.Resume = False,
    overwrite: options.Overwrite = False,
    limit: options.Limit = None,
    style: options.Style = None,
    takeaways: options.Takeaways = None,
    synopsis_words: options.SynopsisWords = None,
    headline: options.Headline = None,
    language: options.Language = None,
    return_text: options.ReturnText = False,
    writer: options.Writer = "embedded",
) -> None:
    from service.batch.run import Plan
    from service.cli_batch import batch as run
    from service.cli_batch import defaults

    if resume and overwrite:
        raise InvalidRequest("--resume and --overwrite exclude each other")
    asked = options.asked(writer, style, takeaways, synopsis_words, headline)
    plan = Plan(
        source=source,
        out=Path(out),
        defaults=defaults(writer, language, asked | {"return_text": return_text}),
        start="resume" if resume else "overwrite" if overwrite else "new",
        workers=workers,
        batch_size=batch_size,
        limit=limit,
    )
    raise typer.Exit(run(plan))


@app.command()
def check(
    source: options.ClaimSource,
    out: options.CheckOut,
    workers: options.Workers = 1,
    batch_size: options.BatchSize = 16,
    resume: options.Resume = False,
    overwrite: options.Overwrite = False,
    limit: options.Limit = None,
) -> None:
    """Check anybody's lines: each line of IN is {"id", "text", "claims": ["…"]}.

    Each line of OUT has for every claim a verdict, a score, its evidence and findings.
    Exit codes: 0 all answered, 1 some articles failed, 2 usage or tool error.
    """
    from service.batch.run import Plan
    from service.cli_batch import batch as run
    from service.cli_batch import defaults

    if resume and overwrite:
        raise InvalidRequest("--resume and --overwrite exclude each other")
    plan = Plan(
        source=source,
        out=Path(out),
        defaults=defaults("none", None, {}),
        start="resume" if resume else "overwrite" if overwrite else "new",
        workers=workers,
        batch_size=batch_size,
        limit=limit,
        work="checks",
    )
    raise typer.Exit(run(plan))


@app.command()
def serve(
    host: options.Host = None,
    port: options.Port = None,
    writers: options.Writers = None,
    style: options.ServeStyle = None,
    queue_size: options.QueueSize = None,
    batch_size: options.ServeBatchSize = None,
    threads: options.Threads = None,
    log_level: options.LogLevel = None,
) -> None:
    """Answer over HTTP: POST /v1/summaries, with its documentation at /docs.

    Every setting is also an environment variable STANDFIRST_<NAME>, and there are more of them
    than flags; a flag wins. SIGTERM drains: accepted articles are answered, new ones refused.
    """
    from service.cli_serve import serve as run

    flags = {
        "host": host,
        "port": port,
        "style": style,
        "queue_size": queue_size,
        "batch_size": batch_size,
        "threads": threads,
        "log_level": log_level,
    }
    run(flags, writers)


@app.command()
def config() -> None:
    """Print every setting of `standfirst serve` as it is here, as JSON; passwords are masked."""
    from service.cli_serve import shown_config

    _print(shown_config())


@app.command()
def version() -> None:
    """Print the version."""
    from importlib.metadata import version as installed

    typer.echo(f"standfirst {installed('standfirst')}")


def _print(text: str) -> None:
    """UTF-8, whatever the locale; a reader that has gone is no error of ours."""
    try:
        sys.stdout.buffer.write(text.encode())
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        # Python would try again, and complain, when it exits.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(141) from None


def _fail(line: str, code: int) -> NoReturn:
    typer.echo(f"standfirst: {line}", err=True)
    sys.exit(code)


app.add_typer(keys_app, name="keys")
app.add_typer(prompts_app, name="prompts")
add_commands(app)

if __name__ == "__main__":
    main()
