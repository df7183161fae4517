"""A real model behind a real server on loopback as judge: random weights, bound to the schema."""

import json
from pathlib import Path
from threading import Event

import pytest
from typer.testing import CliRunner

from eval.command import app
from eval.judge.judging import CRITERIA
from service.writing.llm.causal import CausalGenerator
from service.writing.llm.generator import Ask
from service.writing.llm.loading import load
from service.writing.llm.options import HfOptions, hf_spec
from service.writing.llm.prompts import Message
from tests.writing.llm.models import write_causal
from tests.writing.llm.servers import Exchange, Json, Script, serving

IDS = ("seoul", "chile-rate-pause", "leeds-hospice-fraud")


def modelled(folder: Path) -> Script:
    """A chat that the model in `folder` answers, kept to the schema of the request."""
    generator = CausalGenerator(load(hf_spec(str(folder))), HfOptions(temperature=1.5, seed=3))

    def chat(exchange: Exchange, body: Json) -> None:
        messages = tuple(Message(one["role"], one["content"]) for one in body["messages"])
        schema = body["response_format"]["json_schema"]["schema"]
        [answer] = generator.complete([Ask(messages, schema)], Event())
        exchange.chat(answer.text, "stop" if answer.whole else "length")

    return chat


@pytest.mark.soak
def test_a_model_of_random_weights_is_no_judge_and_its_figures_say_so(tmp_path: Path) -> None:
    run, told = tmp_path / "run.json", tmp_path / "told.json"
    only = [part for name in IDS for part in ("--only", name)]
    CliRunner().invoke(app, ["--writer", "fake", "--no-gate", "--json", str(run), *only])

    with serving(modelled(write_causal(tmp_path / "model"))) as server:
        model = f"openai:{server.url}#tiny?retries=0&timeout_s=300"
        result = CliRunner().invoke(app, ["judge", str(run), "--model", model, "--json", str(told)])

    assert result.exit_code == 0, result.output
    record = json.loads(told.read_text(encoding="utf-8"))
    rows = record["verdicts"]
    assert [row["criterion"] for row in rows] == list(CRITERIA)
    assert all(row["wins"] + row["losses"] <= len(IDS) for row in rows)
    assert all(0 <= row["agreement"] <= 1 and 0 <= row["first"] <= 1 for row in rows)
    # Nobody who reads nothing agrees with itself on everything.
    assert min(row["agreement"] for row in rows) < 1
    answers = [one for j in record["judgements"] for one in (j["first"], j["second"])]
    assert len(answers) == 2 * len(IDS)
    assert {side for one in answers for side in one.values()} <= {"A", "B", "tie"}
