"""Golden prompts, rewritten by --update-golden alone, and small models on disk."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.writing.llm.models import write_bart, write_causal, write_mbart, write_pegasus, write_t5

GOLDEN = Path(__file__).parent / "golden"


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compares a text with a golden file, or rewrites the file."""
    update = bool(request.config.getoption("--update-golden", default=False))

    def compare(name: str, text: str) -> None:
        path = GOLDEN / name
        if update:
            path.write_text(text, encoding="utf-8")
        assert text == path.read_text(encoding="utf-8")

    return compare


@pytest.fixture(scope="session")
def causal_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_causal(tmp_path_factory.mktemp("models") / "tiny-qwen")


@pytest.fixture(scope="session")
def t5_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_t5(tmp_path_factory.mktemp("models") / "tiny-t5")


@pytest.fixture(scope="session")
def bart_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_bart(tmp_path_factory.mktemp("models") / "tiny-bart")


@pytest.fixture(scope="session")
def mbart_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_mbart(tmp_path_factory.mktemp("models") / "tiny-mbart")


@pytest.fixture(scope="session")
def pegasus_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_pegasus(tmp_path_factory.mktemp("models") / "tiny-pegasus")
