"""Review over HTTP: read, judge, edit, write anew, delete."""

from typing import Any

import httpx
import pytest

from service.settings import Settings
from service.writing import open_writer
from tests.api.keys import new_key
from tests.api.serving import Served, article_request, served, settings_of, wait_until

LINES = ("headline_question", "synopsis", "key_takeaways[0]")


@pytest.fixture
def stored(database_url: str) -> Settings:
    return settings_of(database=database_url)


def briefed(service: Served, **changed: Any) -> str:
    return service.post(article_request(**changed)).headers["standfirst-brief"]


def patch(service: Served, brief: str, tag: str = "*", **body: Any) -> httpx.Response:
    return service.http.patch(f"/v1/briefs/{brief}", json=body, headers={"If-Match": tag})


def test_a_brief_is_read_with_its_article_and_its_version(stored: Settings) -> None:
    with served(stored) as service:
        brief = briefed(service, id="a-1", title="Talks")
        answer = service.http.get(f"/v1/briefs/{brief}")

    record = answer.json()
    assert answer.headers["etag"] == '"1"'
    assert (record["state"], record["version"], record["stale"]) == ("draft", 1, False)
    assert (record["article"]["id"], record["article"]["title"]) == ("a-1", "Talks")
    [first, *_] = record["brief"]["key_takeaways"]
    evidence = first["evidence"][0]
    quoted = record["article"]["text"][evidence["start"] : evidence["end"]]
    assert quoted == evidence["quote"]


def test_an_edit_needs_the_version_it_was_made_on(stored: Settings) -> None:
    with served(stored) as service:
        brief = briefed(service)
        line = {"lines": {"synopsis": {"text": "They meet in Seoul."}}}
        blind = service.http.patch(f"/v1/briefs/{brief}", json=line)
        edited = patch(service, brief, '"1"', **line)
        late = patch(service, brief, '"1"', state="approved")
        weak = patch(service, brief, 'W/"2"', state="approved")
        approved = patch(service, brief, '"2"', state="approved", note="fine")

    assert (blind.status_code, blind.json()["code"]) == (428, "precondition_required")
    assert (edited.status_code, edited.json()["state"]) == (200, "edited")
    assert edited.headers["etag"] == '"2"'
    assert (late.status_code, late.json()["code"]) == (412, "version_conflict")
    assert weak.status_code == 412
    assert (approved.json()["state"], approved.json()["edited"]) == ("approved", True)


def test_history_tells_who_changed_what(stored: Settings) -> None:
    with served(stored) as service:
        brief = briefed(service)
        patch(service, brief, lines={"synopsis": {"text": "They meet."}}, note="shorter")
        history = service.http.get(f"/v1/briefs/{brief}/history").json()["data"]

    assert [(r["version"], r["action"], r["by"]) for r in history] == [
        (1, "written", "local"),
        (2, "edited", "local"),
    ]
    [diff] = history[1]["diff"]
    assert (diff["field"], diff["after"], history[1]["note"]) == (
        "synopsis",
        "They meet.",
        "shorter",
    )


@pytest.mark.parametrize(
    "body",
    [
        {"state": "edited"},
        {"state": "published"},
        {"lines": {"lede": {"text": "x"}}},
        {"lines": {"synopsis": {"text": "two\nlines"}}},
        {"lines": {"synopsis": {"text": ""}}},
        {"lines": {"synopsis": {"text": "x" * 1001}}},
        {"lines": {"synopsis": "x"}},
        {"unknown": 1},
    ],
    ids=["edited", "no state", "no line", "breaks", "empty", "long", "bare", "unknown"],
)
def test_what_is_no_change_is_refused(service: Served, body: dict[str, Any]) -> None:
    answer = patch(service, briefed(service), **body)

    assert (answer.status_code, answer.json()["code"]) == (422, "invalid_request")


def test_briefs_are_listed_by_state_page_by_page(stored: Settings) -> None:
    with served(stored) as service:
        briefs = [briefed(service, id=f"a-{n}") for n in range(3)]
        patch(service, briefs[1], state="rejected")
        first = service.http.get("/v1/briefs?state=draft&limit=1").json()
        second = service.http.get(
            f"/v1/briefs?state=draft&limit=1&cursor={first['next_cursor']}"
        ).json()
        rejected = service.http.get("/v1/briefs?state=rejected").json()

    assert [page["data"][0]["id"] for page in (first, second)] == [briefs[2], briefs[0]]
    assert second["next_cursor"] is None
    assert [record["id"] for record in rejected["data"]] == [briefs[1]]
    assert rejected["data"][0]["article"]["text"] is None


@pytest.mark.parametrize("query", ["limit=0", "limit=101", "cursor=x", "state=new", "stale=2"])
def test_a_page_that_cannot_be_is_refused(service: Served, query: str) -> None:
    assert service.http.get(f"/v1/briefs?{query}").status_code == 422


def test_a_line_is_written_anew_and_differs_from_all_before() -> None:
    settings = settings_of(writers={"embedded": "embedded"}, default_writer="embedded")
    with served(settings, open_writer) as service:
        brief = briefed(service, text=_long())
        record, tag = service.http.get(f"/v1/briefs/{brief}").json(), '"1"'
        seen = {field: {_line(record, field)} for field in LINES}
        # One of them twice: the second is to differ from what the first took the place of, too.
        for field in (*LINES, LINES[0]):
            answer = service.http.post(
                f"/v1/briefs/{brief}/lines/{field}", headers={"If-Match": tag}
            )
            if answer.status_code == 409:
                assert answer.json()["code"] == "no_other_line"
                continue
            tag = answer.headers["etag"]
            assert answer.json()["state"] == "draft"
            assert _line(answer.json(), field) not in seen[field]
            assert _evidence(answer.json(), field)
            seen[field].add(_line(answer.json(), field))

    assert all(len(lines) > 1 for lines in seen.values())


def test_a_line_that_is_none_cannot_be_written_anew(service: Served) -> None:
    brief = briefed(service)

    answer = service.http.post(f"/v1/briefs/{brief}/lines/lede", headers={"If-Match": "*"})

    assert (answer.status_code, answer.json()["code"]) == (422, "invalid_request")


def test_an_article_is_deleted_with_all_that_was_made_of_it(stored: Settings) -> None:
    with served(stored) as service:
        brief = briefed(service, id="folder/a 1")
        gone = service.http.delete("/v1/articles/folder%2Fa%201")
        again = service.http.delete("/v1/articles/folder%2Fa%201")
        missing = service.http.get(f"/v1/briefs/{brief}")

    assert (gone.status_code, again.status_code, missing.status_code) == (204, 404, 404)


def test_a_kept_answer_goes_with_its_article(service: Served) -> None:
    key = {"Idempotency-Key": "forget me"}
    first = service.post(article_request(id="secret"), **key)
    service.http.delete("/v1/articles/secret")

    again = service.post(article_request(id="secret"), **key)

    assert "idempotency-replayed" not in again.headers
    assert first.headers["standfirst-brief"] != again.headers["standfirst-brief"]


def test_people_are_named_by_their_keys() -> None:
    with served(settings_of(access="keys")) as service:
        write = new_key(service.newsroom, "summarize", name="cms")
        judge = new_key(service.newsroom, "review", name="Ann at the desk")
        brief = service.post(None, **write).headers["standfirst-brief"]
        later = service.post(article_request(id="later"), Prefer="respond-async", **write)
        job = later.headers["location"]
        wait_until(lambda: service.http.get(job, headers=write).json()["brief"] is not None)
        made = service.http.get(job, headers=write).json()["brief"]
        history = service.http.get(f"/v1/briefs/{made}/history", headers=judge).json()["data"]
        record = service.http.patch(
            f"/v1/briefs/{brief}", json={"state": "approved"}, headers=judge | {"If-Match": "*"}
        ).json()
        refused = service.http.delete("/v1/articles/x", headers=judge)

    assert record["reviewed_by"] == "Ann at the desk"
    assert [change["by"] for change in history] == ["cms"]
    assert refused.status_code == 403


def _line(record: dict[str, Any], field: str) -> str:
    takeaways = record["brief"]["key_takeaways"]
    return str(takeaways[0]["text"] if field.endswith("]") else record["brief"][field])


def _evidence(record: dict[str, Any], field: str) -> list[object]:
    brief = record["brief"]
    found: list[object] = (
        brief["key_takeaways"][0]["evidence"] if field.endswith("]") else brief["evidence"][field]
    )
    return found


def _long() -> str:
    from pathlib import Path

    root = Path(__file__).parents[2]
    return (root / "eval/references/seoul/article.txt").read_text(encoding="utf-8")
