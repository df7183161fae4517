"""Commands that other packages bring, by the entry-point group "standfirst.commands".

An entry point names a Typer application: `eval = "eval.command:app"`. It is imported only when
its command is called, so that the command line starts at once and service imports nothing of
what builds on it.
"""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import typer

GROUP = "standfirst.commands"

# What --help says of a command whose module it must not import.
_HELP = {"eval": "Score a writer on the reference suite; fail where a gate is missed."}


def add_commands(app: typer.Typer) -> None:
    """Adds every command of the group to `app`; its arguments, --help too, go to its own
    application."""
    for name, package in sorted(dict(_declared()).items()):
        app.command(
            name,
            help=_HELP.get(name, f"From the package {package}."),
            add_help_option=False,
            context_settings={"ignore_unknown_options": True, "allow_extra_args": True},
        )(_forwarding(name))


def _declared() -> Iterator[tuple[str, str]]:
    """The name of each command of the group, and its package.

    Reads what installers write for importlib.metadata, whose import alone would take a fifth of
    the time in which --help answers.
    """
    for folder in map(Path, sys.path):
        for path in folder.glob("*.dist-info/entry_points.txt"):
            declared = path.read_text(encoding="utf-8")
            section = declared.partition(f"[{GROUP}]\n")[2].partition("\n[")[0]
            for line in section.splitlines():
                if "=" in line:
                    yield line.partition("=")[0].strip(), path.parent.name.partition("-")[0]


def _forwarding(name: str) -> Callable[[typer.Context], None]:
    def command(context: typer.Context) -> None:
        from importlib.metadata import entry_points

        [point, *_] = entry_points(group=GROUP, name=name)
        point.load()(args=context.args, prog_name=f"standfirst {name}")

    return command
