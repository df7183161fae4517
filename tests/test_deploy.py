"""The files under deploy/ name what is there: settings, metrics, probes, time to drain."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from service.settings import Settings
from tests.api.serving import served

DEPLOY = Path(__file__).parent.parent / "deploy"
NAMES = {f"STANDFIRST_{name.upper()}" for name in Settings.model_fields}
DRAIN_S = Settings.model_fields["drain_timeout_s"].default


@pytest.fixture(scope="module")
def kubernetes() -> dict[str, dict[str, Any]]:
    documents = yaml.safe_load_all((DEPLOY / "kubernetes.yaml").read_text())
    return {document["kind"]: document for document in documents}


@pytest.mark.parametrize("name", ["compose.yaml", "kubernetes.yaml"])
def test_every_setting_named_is_one(name: str) -> None:
    used = set(re.findall(r"STANDFIRST_[A-Z_]+", (DEPLOY / name).read_text()))

    assert used
    assert used <= NAMES


def test_nothing_holds_a_password() -> None:
    for path in DEPLOY.iterdir():
        assert not re.findall(r"://[^:/@\s$]+:[^/@$\s{]+@", path.read_text())


def test_pods_are_asked_what_the_service_answers(kubernetes: dict[str, dict[str, Any]]) -> None:
    pod = kubernetes["Deployment"]["spec"]["template"]["spec"]
    [container] = pod["containers"]

    with served() as service:
        for probe in ("startupProbe", "readinessProbe", "livenessProbe"):
            path = container[probe]["httpGet"]["path"]
            assert service.http.get(path).status_code == 200
    assert container["readinessProbe"]["httpGet"]["path"] == "/readyz"
    assert container["livenessProbe"]["httpGet"]["path"] == "/livez"
    assert pod["terminationGracePeriodSeconds"] > DRAIN_S
    assert container["securityContext"]["readOnlyRootFilesystem"] is True


def test_the_service_and_its_pods_find_each_other(kubernetes: dict[str, dict[str, Any]]) -> None:
    labels = kubernetes["Deployment"]["spec"]["template"]["metadata"]["labels"]

    assert kubernetes["Service"]["spec"]["selector"] == labels
    assert kubernetes["PodDisruptionBudget"]["spec"]["selector"]["matchLabels"] == labels


def test_compose_waits_for_its_database_and_for_the_drain() -> None:
    services = yaml.safe_load((DEPLOY / "compose.yaml").read_text())["services"]

    assert services["standfirst"]["depends_on"]["postgres"]["condition"] == "service_healthy"
    assert int(services["standfirst"]["stop_grace_period"].rstrip("s")) > DRAIN_S
    assert services["standfirst"]["ports"] == ["127.0.0.1:8000:8000"]


@pytest.mark.parametrize("name", ["kubernetes.yaml", "kubernetes-llm.yaml"])
def test_replicas_share_one_database_and_ask_for_keys(name: str) -> None:
    documents = list(yaml.safe_load_all((DEPLOY / name).read_text()))
    [pod] = [d["spec"]["template"]["spec"] for d in documents if d["kind"] == "Deployment"]
    [container] = pod["containers"]
    said = {one["name"]: one.get("value") for one in container["env"]}
    said |= next((d["data"] for d in documents if d["kind"] == "ConfigMap"), {})

    assert "STANDFIRST_DATABASE" in said
    assert said["STANDFIRST_ACCESS"] == "keys"


def test_the_models_server_comes_on_top_of_service_and_database() -> None:
    plain, model = (
        yaml.safe_load((DEPLOY / name).read_text())["services"]
        for name in ("compose.yaml", "compose-llm.yaml")
    )

    assert plain["standfirst"]["environment"]["STANDFIRST_ACCESS"] == "keys"
    assert set(model["standfirst"]) == {"environment"}
    assert not set(model["standfirst"]["environment"]) & set(plain["standfirst"]["environment"])


def test_the_dashboard_asks_for_metrics_that_are_there() -> None:
    panels = json.loads((DEPLOY / "grafana.json").read_text())["panels"]
    asked = {
        name
        for panel in panels
        for target in panel["targets"]
        for name in re.findall(r"standfirst_\w+", target["expr"])
    }

    with served() as service:
        service.post()
        service.http.get("/nowhere")
        service.http.post("/v1/summaries")
        declared = re.findall(r"# TYPE (\w+) (\w+)", service.http.get("/metrics").text)

    there = {name for name, _ in declared}
    there |= {f"{n}_{part}" for n, kind in declared if kind == "histogram" for part in PARTS}
    assert len(asked) >= 10
    assert asked <= there


PARTS = ("bucket", "sum", "count")
