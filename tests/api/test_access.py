"""Who may call what: keys, scopes, budgets, addresses."""

from collections.abc import Iterator

import pytest

from service.api.access import check_exposure
from service.api.newsroom import Newsroom, now
from service.errors import InvalidRequest
from service.store.keys import Budget, list_keys, revoke_key
from tests.api.keys import new_key
from tests.api.serving import Served, article_request, served, settings_of

OPEN_PATHS = {"/livez", "/readyz", "/metrics", "/openapi.json", "/docs", "/"}


@pytest.fixture(scope="module")
def guarded() -> Iterator[Served]:
    with served(settings_of(access="keys")) as running:
        yield running


def test_every_operation_needs_a_key_but_those_that_tell_nothing(guarded: Served) -> None:
    document = guarded.http.get("/openapi.json").json()

    answers = {
        (method, path): guarded.http.request(method.upper(), path.replace("{", "").replace("}", ""))
        for path, operations in document["paths"].items()
        for method in operations
        if path not in OPEN_PATHS
    }

    assert len(answers) > 8
    assert {answer.status_code for answer in answers.values()} == {401}
    assert {answer.headers["www-authenticate"] for answer in answers.values()} == {
        'Bearer realm="standfirst"'
    }


@pytest.mark.parametrize(
    "presented",
    [
        "Bearer",
        "Bearer nonsense",
        "Bearer sfk_000000000000_x",
        "Basic YTpi",
        "bearer sfk__",
        "Bearer sfk_00000000000' OR 1=1 --_x",
    ],
)
def test_what_is_no_key_opens_nothing(guarded: Served, presented: str) -> None:
    answer = guarded.post(None, Authorization=presented)

    assert (answer.status_code, answer.json()["code"]) == (401, "unauthorized")


def test_a_key_opens_what_its_scopes_say(guarded: Served) -> None:
    summarize = new_key(guarded.newsroom, "summarize")
    review = new_key(guarded.newsroom, "review")
    admin = new_key(guarded.newsroom, "admin")

    assert guarded.post(None, **summarize).status_code == 200
    assert guarded.post(None, **admin).status_code == 200
    refused = guarded.post(None, **review)
    assert (refused.status_code, refused.json()["code"]) == (403, "forbidden")


def test_a_key_with_one_letter_changed_opens_nothing(guarded: Served) -> None:
    whole = new_key(guarded.newsroom, "summarize")["Authorization"]
    last = "A" if whole[-1] != "A" else "B"

    assert guarded.post(None, Authorization=whole[:-1] + last).status_code == 401


def test_a_revoked_key_opens_nothing(guarded: Served) -> None:
    headers = new_key(guarded.newsroom, "summarize", name="gone")
    key = headers["Authorization"].split("_")[1]
    guarded.newsroom.write_now(lambda session: revoke_key(session, key, now()))

    assert guarded.post(None, **headers).status_code == 401


def test_no_secret_is_kept(guarded: Served) -> None:
    secret = new_key(guarded.newsroom, "summarize")["Authorization"].split("_", 2)[2]

    kept = guarded.newsroom.read_now(lambda session: list_keys(session))

    assert kept
    assert secret not in repr(kept)


def test_a_budget_of_requests_is_told_and_kept() -> None:
    with served(settings_of(access="keys")) as service:
        key = new_key(service.newsroom, "summarize", budget=Budget(requests_per_minute=2))
        other = new_key(service.newsroom, "summarize")

        answers = [service.post(None, **key) for _ in range(3)]
        elsewhere = service.post(None, **other)

    assert [answer.status_code for answer in answers] in ([200, 200, 429], [200, 200, 200])
    if answers[-1].status_code == 429:  # unless a minute ended in between
        assert answers[0].headers["ratelimit-policy"] == '"requests";q=2;w=60'
        assert answers[0].headers["ratelimit"].startswith('"requests";r=1;t=')
        assert 1 <= int(answers[-1].headers["retry-after"]) <= 60
        assert answers[-1].json()["retryable"] is True
    assert elsewhere.status_code == 200


def test_a_budget_of_tokens_refuses_the_article_that_does_not_fit() -> None:
    with served(settings_of(access="keys", tokens_per_day=1000)) as service:
        key = new_key(service.newsroom, "summarize")
        fits = service.post(None, **key)
        long = article_request(text="word " * 1000)
        large = service.post(long, **key)
        claims = service.http.post("/v1/checks", json=long | {"claims": ["x"]}, headers=key)
        fits_again = service.post(None, **key)

    assert (fits.status_code, large.status_code, fits_again.status_code) == (200, 429, 200)
    assert claims.status_code == 429
    assert fits.headers["ratelimit-policy"] == '"tokens";q=1000;w=86400'


def test_without_keys_loopback_is_open_until_the_first_key_is_made() -> None:
    with served() as service:
        before = service.post()
        new_key(service.newsroom, "summarize")
        after = service.post()

    assert (before.status_code, after.status_code) == (200, 401)


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "", "10.0.0.7:8000"])
def test_a_name_that_was_pointed_at_this_machine_is_not_answered(
    service: Served, host: str
) -> None:
    answer = service.post(None, Host=host)

    assert answer.status_code in (400, 403)  # HTTP itself refuses a host that is none


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:8000", "[::1]:8000"])
def test_a_name_of_this_machine_is_answered(service: Served, host: str) -> None:
    assert service.post(None, Host=host).status_code == 200


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1", "standfirst.example"])  # noqa: S104
def test_listening_elsewhere_without_a_key_is_refused(host: str) -> None:
    settings = settings_of(host=host)
    newsroom = Newsroom(settings)
    newsroom.open()

    with pytest.raises(InvalidRequest, match="standfirst keys create"):
        check_exposure(settings, newsroom)
    check_exposure(settings_of(host=host, access="open"), newsroom)
    check_exposure(settings_of(host="127.0.0.1"), newsroom)
    new_key(newsroom, "summarize")
    check_exposure(settings, newsroom)
    newsroom.close()


def test_another_origin_may_call_only_where_it_is_named() -> None:
    asked = {"Origin": "https://cms.example", "Access-Control-Request-Method": "POST"}
    with served(settings_of(cors_origins=["https://cms.example"])) as service:
        told = service.http.get("/livez", headers={"Origin": "https://cms.example"})
        named = service.http.options("/v1/summaries", headers=asked)
        other = service.http.options(
            "/v1/summaries", headers=asked | {"Origin": "https://evil.example"}
        )

    assert named.headers["access-control-allow-origin"] == "https://cms.example"
    assert "access-control-allow-origin" not in other.headers
    assert "etag" in told.headers["access-control-expose-headers"].lower()
