"""The CI workflow asks for commands and options that exist."""

import re
from pathlib import Path

import yaml
from typer.testing import CliRunner

from eval.command import app

ROOT = Path(__file__).parents[2]
WORKFLOW = ROOT / ".github" / "workflows" / "evaluation.yml"


def test_every_step_of_the_workflow_exists() -> None:
    jobs = yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))["jobs"]
    steps = [step["run"] for job in jobs.values() for step in job["steps"] if "run" in step]
    made = {found for step in steps for found in re.findall(r"^make (\w+)$", step)}
    options = {found for step in steps for found in re.findall(r" (--[a-z]+)", step)}

    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    helped = CliRunner().invoke(app, ["--help"], env={"COLUMNS": "200"}).output

    assert made == {"test", "setup"}
    assert all(re.search(rf"^{target}:", makefile, re.MULTILINE) for target in made)
    assert options >= {"--workers", "--json", "--html", "--junit", "--summary"}
    assert all(option in helped for option in options)


def test_the_optional_job_runs_a_target_that_exists_and_what_it_installs_is_pinned() -> None:
    workflow = yaml.safe_load((ROOT / ".github/workflows/llama-cpp.yml").read_text("utf-8"))
    [step] = [step["run"] for step in workflow["jobs"]["test"]["steps"] if "run" in step]
    target = step.removeprefix("make ")

    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    rule = makefile.partition(f"\n{target}:")[2].partition("\n\n")[0]
    [lock] = re.findall(r"requirements-llama\S+", rule)
    [tests] = re.findall(r"tests/\S+", rule)
    pinned = [line for line in (ROOT / lock).read_text("utf-8").splitlines() if line[0] != "#"]

    assert (ROOT / tests).exists()
    assert any(line.startswith("llama_cpp_python==") for line in pinned)
    assert all(re.fullmatch(r"[\w-]+==[\w.]+", line) for line in pinned)
