"""A newsroom's own edits as its test suite."""

from pathlib import Path

import pytest

from eval.choice import Asking, Choice
from eval.reference import ToolError
from eval.reviews import load_reviews
from eval.source import Source
from eval.suite import Outputs, answer
from service.store.database import Database
from tests.api.serving import article_request, served, settings_of


def reviewed(folder: Path) -> str:
    """The URL of a database with one edited, one approved, one rejected and one stale brief."""
    url = f"sqlite:///{folder}/standfirst.db"
    with served(settings_of(database=url)) as service:

        def judge(source: str, **body: object) -> None:
            brief = service.post(article_request(id=source)).headers["standfirst-brief"]
            service.http.patch(f"/v1/briefs/{brief}", json=body, headers={"If-Match": "*"})

        judge("edited", lines={"synopsis": {"text": "They meet in Seoul."}})
        judge("approved", state="approved")
        judge("rejected", state="rejected")
        judge("stale", state="approved")
        service.post(article_request(id="stale", text=article_request()["text"] + " And more."))
        exported = service.http.get("/v1/references").text
    (folder / "references.jsonl").write_text(exported, encoding="utf-8")
    return url


def test_approved_and_edited_briefs_are_references(tmp_path: Path) -> None:
    url = reviewed(tmp_path)

    references = load_reviews(url)
    exported = load_reviews(str(tmp_path / "references.jsonl"))

    assert sorted(r.traits[0] for r in references) == ["approved", "edited"]
    assert [r.brief.synopsis for r in references if r.traits[0] == "edited"] == [
        "They meet in Seoul."
    ]
    assert references == exported


def test_the_suite_runs_on_them(tmp_path: Path) -> None:
    url = reviewed(tmp_path)

    code = answer(
        Asking("fake"),
        Choice(Source(reviews=url), with_baseline=False),
        Outputs(tmp_path / "out.json"),
    )

    assert code == 0
    assert (tmp_path / "out.json").stat().st_size > 1000


@pytest.mark.parametrize("source", ["sqlite:///nowhere.db", "nowhere.jsonl", "mysql://h/x"])
def test_what_cannot_be_read_says_so(tmp_path: Path, source: str) -> None:
    with pytest.raises(ToolError):
        load_reviews(source)


def test_a_database_without_reviews_says_so(tmp_path: Path) -> None:
    Database(f"sqlite:///{tmp_path}/s.db").close()

    with pytest.raises(ToolError, match="no approved or edited brief"):
        load_reviews(f"sqlite:///{tmp_path}/s.db")
