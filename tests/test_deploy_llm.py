"""The deployment examples as far as they can be tested without an engine or a cluster: as text
whose settings the service takes."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from service.settings import Settings
from service.writing.llm.options import openai_spec

DEPLOY = Path(__file__).parents[1] / "deploy"
COMPOSE = yaml.safe_load((DEPLOY / "compose-llm.yaml").read_text())
KUBERNETES = list(yaml.safe_load_all((DEPLOY / "kubernetes-llm.yaml").read_text()))


def of_kind(kind: str) -> dict[str, Any]:
    [found] = [document for document in KUBERNETES if document["kind"] == kind]
    return dict(found)


@pytest.mark.parametrize(
    "environment",
    [COMPOSE["services"]["standfirst"]["environment"], of_kind("ConfigMap")["data"]],
    ids=["compose", "kubernetes"],
)
def test_the_settings_are_taken_and_auto_has_a_model(environment: dict[str, str]) -> None:
    named = {name.removeprefix("STANDFIRST_").lower(): v for name, v in environment.items()}

    settings = Settings(**named | {"writers": json.loads(named["writers"])})

    assert settings.default_name == "auto"
    assert openai_spec(settings.writers["large"].removeprefix("openai:")).model == "newsroom"


def test_the_model_is_served_where_standfirst_looks_for_it() -> None:
    server = COMPOSE["services"]["model"]
    writers = json.loads(COMPOSE["services"]["standfirst"]["environment"]["STANDFIRST_WRITERS"])

    assert "--served-model-name=newsroom" in server["command"]
    assert "http://model:8080/v1#newsroom" in writers["large"]
    assert "--port=8080" in server["command"]


def test_the_cluster_serves_the_model_by_the_name_that_is_asked_for() -> None:
    ray = of_kind("RayService")
    config = yaml.safe_load(ray["spec"]["serveConfigV2"])

    [model] = config["applications"][0]["args"]["llm_configs"]
    writers = json.loads(of_kind("ConfigMap")["data"]["STANDFIRST_WRITERS"])
    assert f"#{model['model_loading_config']['model_id']}?" in writers["large"]
    # KubeRay names the service of a RayService so.
    assert f"http://{ray['metadata']['name']}-serve-svc:8000/v1" in writers["large"]


def test_the_pod_drains_before_it_is_killed() -> None:
    pod = of_kind("Deployment")["spec"]["template"]["spec"]

    assert pod["terminationGracePeriodSeconds"] > Settings().drain_timeout_s
    [container] = pod["containers"]
    assert container["readinessProbe"]["httpGet"]["path"] == "/readyz"
    assert container["livenessProbe"]["httpGet"]["path"] == "/livez"
