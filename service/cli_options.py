"""The options of the command line, each with its help. Bounds are the contract's
(formats/request.py), which is read only once a command runs."""

from typing import Annotated, Any, Literal

import typer

Input = Annotated[
    str,
    typer.Argument(metavar="FILE", help="A text, Markdown or HTML file; - reads standard input."),
]
InputFormat = Annotated[
    Literal["auto", "text", "markdown", "html"],
    typer.Option(
        help="What FILE holds. auto goes by the suffix; without one, a page that starts as"
        " HTML is HTML and everything else is text."
    ),
]
OutputFormat = Annotated[
    Literal["text", "json", "markdown", "html"],
    typer.Option("--format", "-f", help="How to print the brief; json has evidence and findings."),
]
_AS_THE_STYLE = "as the house style has it"
Style = Annotated[
    str | None,
    typer.Option(
        metavar="ID",
        help="House style, by name or NAME@VERSION; `standfirst prompts list` names them.",
        show_default="house, or the writer's own",
    ),
]
Takeaways = Annotated[
    int | None,
    typer.Option(metavar="N", help="Most takeaways, 3 to 8.", show_default=_AS_THE_STYLE),
]
SynopsisWords = Annotated[
    int | None,
    typer.Option(
        metavar="N", help="Most words of the synopsis, 28 to 80.", show_default=_AS_THE_STYLE
    ),
]
Headline = Annotated[
    Literal["question", "statement", "both"] | None,
    typer.Option(help="Which headline to write.", show_default=_AS_THE_STYLE),
]
Title = Annotated[str | None, typer.Option(help="The article's own headline.")]
Language = Annotated[
    str | None,
    typer.Option(metavar="CODE", help="The article's language, as in en; else it is detected."),
]
PublishedAt = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="When it was published, as in 2025-09-05T08:30:00Z."),
]
Writer = Annotated[
    str,
    typer.Option(
        metavar="SPEC",
        help="Who writes: embedded, which ships with Standfirst; hf:FOLDER, a model in this"
        " process; openai:URL#MODEL, a model's server; auto: before either, embedded where it"
        " does not answer.",
    ),
]
ReturnText = Annotated[
    bool,
    typer.Option(
        "--return-text", help="Put the text that offsets count in into the JSON; of use with HTML."
    ),
]

Source = Annotated[
    str,
    typer.Argument(
        metavar="IN",
        help="A .jsonl, .csv or .parquet file; a folder, file or quoted pattern of .txt, .md and"
        " .html; or - for JSON Lines on standard input.",
    ),
]
Out = Annotated[str, typer.Option("--out", "-o", metavar="OUT", help="A .jsonl or .parquet file.")]
ClaimSource = Annotated[
    str,
    typer.Argument(metavar="IN", help="A .jsonl file of articles with claims; - reads stdin."),
]
CheckOut = Annotated[str, typer.Option("--out", "-o", metavar="OUT", help="A .jsonl file.")]
Workers = Annotated[int, typer.Option(metavar="N", min=1, max=256, help="Processes at work.")]
BatchSize = Annotated[
    int,
    typer.Option(
        metavar="N", min=1, max=1024, help="Articles a process takes at once, and a checkpoint."
    ),
]
Limit = Annotated[
    int | None,
    typer.Option(metavar="N", min=1, help="Stop after the first N articles of IN."),
]
Resume = Annotated[
    bool,
    typer.Option("--resume", help="Go on where an earlier run to OUT ended, however it ended."),
]
Overwrite = Annotated[bool, typer.Option("--overwrite", help="Start anew where OUT exists.")]

Host = Annotated[str | None, typer.Option(help="Address to listen on.", show_default="127.0.0.1")]
Port = Annotated[
    int | None, typer.Option(help="Port to listen on; 0 takes a free one.", show_default="8000")
]
Writers = Annotated[
    list[str] | None,
    typer.Option(
        "--writer",
        metavar="NAME=SPEC",
        help="A writer on offer and its spec; repeatable, the first is the default.",
        show_default="embedded=embedded",
    ),
]
ServeStyle = Annotated[
    str | None,
    typer.Option(
        "--style",
        metavar="ID",
        help="House style of requests that name none, unless the writer's spec does.",
        show_default="house@1",
    ),
]
QueueSize = Annotated[
    int | None,
    typer.Option(metavar="N", help="Articles that may wait for a writer.", show_default="64"),
]
ServeBatchSize = Annotated[
    int | None,
    typer.Option(
        "--batch-size", metavar="N", help="Most articles given at once.", show_default="8"
    ),
]
Threads = Annotated[int | None, typer.Option(metavar="N", help="CPU threads of a writer.")]
LogLevel = Annotated[
    Literal["debug", "info", "warning", "error"] | None,
    typer.Option(help="Least severe event that is logged.", show_default="info"),
]


def asked(
    writer: str,
    style: str | None,
    takeaways: int | None,
    synopsis_words: int | None,
    headline: str | None,
) -> dict[str, Any]:
    """As the contract writes them, which also bounds them."""
    from service.writing import style_of

    given = {
        "style": style or style_of(writer) or "house",
        "takeaways": takeaways,
        "synopsis_words": synopsis_words,
        "headline": headline,
    }
    return {name: value for name, value in given.items() if value is not None}


BATCH_HELP = """\
Brief an archive: one line or row of OUT for every article of IN, in IN's order.

A line or row of IN has the fields of a request: id, text or html, title, language,
published_at and options, of which those given here are the defaults. Without an id an
article is named by its place, as in "IN.jsonl:17". Blank lines are skipped; two articles of
one id are both answered. An article that fails gets {"id", "error": {"code", "detail",
"retryable"}}, and the run goes on, even where a process dies.

OUT.run.json, kept beside OUT, records how far the run has come. After a crash or kill,
--resume goes on from there; it refuses another IN or other options. On a finished OUT it
does nothing, or answers what IN has gained since (JSON Lines only). A Parquet OUT grows as
OUT.partial.jsonl and is put in place once all is answered.

Exit codes: 0 all answered, 1 some articles failed, 2 usage or tool error, 130 interrupted.
"""
