"""Commands that other packages bring, by the entry-point group "standfirst.commands".

An entry point names a Typer application: `eval = "eval.command:app"`. It is imported only when
its command is called, so that the command line starts at once and service imports nothing of
what builds on it.
"""

from collections.abc import Callable
from importlib.metadata import EntryPoint, entry_points

import typer

GROUP = "standfirst.commands"

# What --help says of a command whose module it must not import.
_HELP = {"eval": "Score a writer on the reference suite; fail where eval/gate.toml is missed."}


def add_commands(app: typer.Typer) -> None:
    """Adds every command of the group to `app`; its arguments, --help too, go to its own
    application."""
    for point in sorted(entry_points(group=GROUP)):
        package = point.dist.name if point.dist else "another package"
        app.command(
            point.name,
            help=_HELP.get(point.name, f"From {package}."),
            add_help_option=False,
            context_settings={"ignore_unknown_options": True, "allow_extra_args": True},
        )(_forwarding(point))


def _forwarding(point: EntryPoint) -> Callable[[typer.Context], None]:
    def command(context: typer.Context) -> None:
        application = point.load()
        application(args=context.args, prog_name=f"standfirst {point.name}")

    return command
