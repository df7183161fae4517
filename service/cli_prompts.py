"""`standfirst prompts`: look at the shipped templates and house styles, and at what a model is
sent of an article."""

from typing import Annotated

import typer

app = typer.Typer(
    help="Look at the shipped prompts: list, show, render.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

Id = Annotated[str, typer.Argument(metavar="ID", help="As in brief@1; without @ the newest.")]
Article = Annotated[
    str, typer.Argument(metavar="FILE", help="A text, Markdown or HTML file; - is standard input.")
]
StyleId = Annotated[
    str | None, typer.Option("--style", metavar="ID", help="Of `list`; else the prompt's own.")
]


@app.command("list")
def list_() -> None:
    """Every template and house style, with what it is for and the start of its hash."""
    from service.writing.llm.prompts import load_prompt, load_style, prompt_ids, style_ids

    prompts = [(p.id, p.sha256, p.front.purpose) for p in map(load_prompt, prompt_ids())]
    styles = [(s.id, s.sha256, s.style.purpose) for s in map(load_style, style_ids())]
    for heading, rows in (("Prompts", prompts), ("House styles", styles)):
        typer.echo(heading)
        for name, sha256, purpose in rows:
            typer.echo(f"  {name:<16} {sha256[:12]}  {purpose}")


@app.command()
def show(id: Id) -> None:
    """Print a template or house style as its file has it."""
    from service.writing.llm.prompts import load_prompt, load_style, style_ids

    names = {style.partition("@")[0] for style in style_ids()}
    is_style = id.partition("@")[0] in names
    typer.echo(load_style(id).source if is_style else load_prompt(id).source, nl=False)


@app.command()
def render(id: Id, file: Article, style: StyleId = None) -> None:
    """Print the messages that a model is sent for an article, ordered as the house style does."""
    from service.cli_summarize import article_of
    from service.reading import read
    from service.writing.llm.asking import preview

    messages, asked_by = preview(id, style, read(article_of(file)))
    for message in messages:
        typer.echo(f"--- {message.role}\n{message.content}")
    typer.echo(f"--- {asked_by}")
