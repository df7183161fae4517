"""The wheel holds all that runs, and works from any folder."""

import os
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.batch.articles import story

ROOT = Path(__file__).parents[1]


def run(*command: str | Path, folder: Path, **environment: str) -> str:
    done = subprocess.run(
        [str(part) for part in command],
        cwd=folder,
        env=os.environ | environment,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    offline = ["--no-index", "--no-deps", "--no-build-isolation", "--disable-pip-version-check"]
    run(sys.executable, "-m", "pip", "wheel", *offline, "-w", folder, ROOT, folder=folder)
    [built] = folder.glob("standfirst-*.whl")
    return built


@pytest.mark.parametrize(
    "folder", ["service/weights", "service/page", "eval/references", "prompts"]
)
def test_what_the_tree_ships_is_in_the_wheel(wheel: Path, folder: str) -> None:
    shipped = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }

    with ZipFile(wheel) as archive:
        held = set(archive.namelist())

    assert shipped - held == set()


def test_the_wheel_holds_packages_and_nothing_of_the_workshop(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        tops = {name.split("/")[0] for name in archive.namelist()}

    assert {top for top in tops if not top.endswith(".dist-info")} <= {"service", "eval", "prompts"}


def test_an_installed_wheel_briefs_from_any_folder(wheel: Path, tmp_path: Path) -> None:
    installed, elsewhere = tmp_path / "installed", tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "story.txt").write_text(story(1))
    pip = [sys.executable, "-m", "pip", "install", "--disable-pip-version-check"]
    run(
        *pip,
        "--no-index",
        "--no-deps",
        "--no-compile",
        "--target",
        installed,
        wheel,
        folder=elsewhere,
    )
    paths = {"PYTHONPATH": str(installed)}

    program = "import service, eval; print(service.__file__, eval.__file__)"
    where = run(sys.executable, "-c", program, folder=elsewhere, **paths)
    brief = run(
        installed / "bin" / "standfirst", "summarize", "story.txt", folder=elsewhere, **paths
    )

    assert all(path.startswith(str(installed)) for path in where.split())
    assert "Key Takeaways\n- " in brief
