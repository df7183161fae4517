"""Imports point down the house's layers; modules and functions keep their size."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("service", "eval", "training")

# From the ground up. A room imports itself and rooms of lower layers; rooms that share a layer
# know nothing of each other. `formats` knows the nouns alone and serves every edge.
LAYERS = (
    {
        "service.article",
        "service.document",
        "service.draft",
        "service.brief",
        "service.errors",
    },
    {"service.reading"},
    {"service.writing"},
    {"service.checking"},
    {"service.summarizer"},
    {"service.formats", "service.resident", "service.settings"},
    {"service.store", "service.client"},
    {"service.webhooks"},
    {"service.api", "service.batch"},
    {"service.cli"},
    {"eval"},
    {"training"},
)
# A Brief is made of spans and a Draft of them too: the nouns build on one another.
NOUNS = LAYERS[0]

MOST_LINES_OF_A_MODULE = 250
MOST_LINES_OF_A_FUNCTION = 40
MOST_PARAMETERS = 5

MODULES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_bytes())


def name_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts).removesuffix(".__init__")


def room_of(module: str) -> str | None:
    """The room a module lies in; None for one that is not ours, or the package `service`."""
    top, *rest = module.split(".")
    if top != "service":
        return top if top in PACKAGES else None
    # The command line is one room of several modules.
    return f"service.{'cli' if rest[0].startswith('cli') else rest[0]}" if rest else None


def layer_of(room: str) -> int:
    [layer] = [number for number, rooms in enumerate(LAYERS) if room in rooms]
    return layer


def imports(tree: ast.Module, module: str) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module} imports relatively"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def upward_edges(tree: ast.Module, module: str) -> list[str]:
    room = room_of(module)
    return [
        f"{module} imports {imported}"
        for imported in imports(tree, module)
        if room is not None and (other := room_of(imported)) is not None and other != room
        if not {room, other} <= NOUNS and layer_of(other) >= layer_of(room)
    ]


def functions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (
        node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )


def is_command(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """A command's parameters are its options."""
    return any(
        isinstance(call, ast.Call)
        and isinstance(call.func, ast.Attribute)
        and call.func.attr in ("command", "callback")
        for call in function.decorator_list
    )


def parameters(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    named = [*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs]
    return sum(parameter.arg not in ("self", "cls") for parameter in named)


def test_imports_point_down_the_layers() -> None:
    edges = [e for path in MODULES for e in upward_edges(tree_of(path), name_of(path))]

    assert edges == []


def test_the_builtin_eval_keeps_its_name() -> None:
    bound = [
        name_of(path)
        for path in MODULES
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Import)
        for alias in node.names
        if (alias.asname or alias.name.split(".")[0]) == "eval"
    ]

    assert bound == []


def test_modules_keep_their_size() -> None:
    lines = {name_of(path): len(path.read_bytes().splitlines()) for path in MODULES}

    assert {name: n for name, n in lines.items() if n > MOST_LINES_OF_A_MODULE} == {}


def test_functions_keep_their_size() -> None:
    defined = [(name_of(path), found) for path in MODULES for found in functions(tree_of(path))]

    long = [
        f"{module}.{function.name}"
        for module, function in defined
        if (function.end_lineno or 0) - function.lineno >= MOST_LINES_OF_A_FUNCTION
    ]
    wide = [
        f"{module}.{function.name}"
        for module, function in defined
        if parameters(function) > MOST_PARAMETERS and not is_command(function)
    ]

    assert long == []
    assert wide == []


@pytest.mark.parametrize(
    ("module", "statement"),
    [
        ("service.article", "from service.reading import read"),
        ("service.reading.sentences", "from service.writing import open_writer"),
        ("service.writing.fake", "import service.checking"),
        ("service.summarizer", "from service.batch.run import run_batch"),
        ("service.api.app", "from service.batch.run import run_batch"),
        ("service.batch.run", "def late():\n    from service.cli import main"),
        ("service.cli", "from eval.command import app"),
        ("eval.suite", "from training.rank import train"),
    ],
)
def test_an_upward_edge_is_found(module: str, statement: str) -> None:
    tree = ast.parse(statement)

    assert len(upward_edges(tree, module)) == 1
