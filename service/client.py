"""A small typed client of the HTTP service, for a CMS or a script.

    with Client("http://127.0.0.1:8000", key="sfk_…") as standfirst:
        written = standfirst.summarize({"text": article, "id": "cms-17"})
        print(written.summary.synopsis, written.brief)

It needs urllib3 and pydantic alone, and speaks in the bodies of formats/, which are the contract.
"""

import json
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Literal, Self
from urllib.parse import quote, urlencode

import urllib3
from pydantic import ValidationError
from urllib3.exceptions import HTTPError

from service.formats.request import SummaryRequestBody
from service.formats.response import SummaryBody
from service.formats.review import BriefPageBody, BriefRecordBody, ChangeBody
from service.formats.work import BatchBody, JobBody

_AT_ONCE = (409, 429, 503)  # answers that say when it is worth trying again


class ClientError(Exception):
    """The service refused or could not be reached. `code` as in its problem+json; "unreachable"
    and "not_a_service" are the client's own words."""

    def __init__(self, code: str, detail: str, status: int = 0, *, retryable: bool = False) -> None:
        super().__init__(f"{code}: {detail}")
        self.code = code
        self.detail = detail
        self.status = status
        self.retryable = retryable


@dataclass(frozen=True, slots=True)
class Written:
    """A brief and the id it is kept under."""

    brief: str
    summary: SummaryBody


class Client:
    """One service at `base_url`. `retries`: how often a busy service is asked again, after the
    time it names; sent with an `idempotency_key`, asking again does nothing twice.

    Every method raises ClientError.
    """

    def __init__(
        self, base_url: str, key: str | None = None, *, timeout_s: float = 90, retries: int = 3
    ) -> None:
        self._base = base_url.rstrip("/")
        self._headers = {"Authorization": f"Bearer {key}"} if key else {}
        self._retries = retries
        self._pool = urllib3.PoolManager(timeout=timeout_s, retries=False)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._pool.clear()

    def summarize(self, article: Mapping[str, Any], idempotency_key: str | None = None) -> Written:
        """The article's brief, written now. `article`: the fields of POST /v1/summaries."""
        answer = self._send_article(article, idempotency_key, {})
        return Written(
            answer.headers["Standfirst-Brief"], SummaryBody.model_validate_json(answer.data)
        )

    def submit(self, article: Mapping[str, Any], idempotency_key: str | None = None) -> JobBody:
        """The job that will brief the article."""
        later = {"Prefer": "respond-async"}
        answer = self._send_article(article, idempotency_key, later)
        return JobBody.model_validate_json(answer.data)

    def job(self, job_id: str) -> JobBody:
        return JobBody.model_validate_json(self._ask("GET", f"/v1/jobs/{quote(job_id)}").data)

    def wait(self, job_id: str, timeout_s: float = 300, every_s: float = 0.5) -> JobBody:
        """The job once it has ended. Raises: ClientError "timeout"."""
        deadline = time.monotonic() + timeout_s
        while (job := self.job(job_id)).finished_at is None:
            if time.monotonic() > deadline:
                raise ClientError("timeout", f"the job had not ended after {timeout_s:g} seconds")
            time.sleep(every_s)
        return job

    def create_batch(
        self, articles: Iterable[tuple[str, Mapping[str, Any]]], idempotency_key: str | None = None
    ) -> BatchBody:
        """A batch of (custom_id, article) pairs."""
        lines = (json.dumps({"custom_id": name, "body": body}) for name, body in articles)
        headers = {"Content-Type": "application/jsonl"} | _idempotent(idempotency_key)
        answer = self._ask("POST", "/v1/batches", "\n".join(lines), headers)
        return BatchBody.model_validate_json(answer.data)

    def batch(self, batch_id: str) -> BatchBody:
        return BatchBody.model_validate_json(
            self._ask("GET", f"/v1/batches/{quote(batch_id)}").data
        )

    def lines(self, batch_id: str, kind: Literal["results", "errors"]) -> Iterator[dict[str, Any]]:
        """What there is so far, in the order of the upload."""
        answer = self._ask("GET", f"/v1/batches/{quote(batch_id)}/{kind}")
        return (json.loads(line) for line in answer.data.decode().splitlines())

    def briefs(self, **wanted: str) -> Iterator[BriefRecordBody]:
        """Newest first, all pages. `wanted`: state, stale, article."""
        query = dict(wanted)
        while True:
            answer = self._ask("GET", f"/v1/briefs?{urlencode(query)}")
            page = BriefPageBody.model_validate_json(answer.data)
            yield from page.data
            if page.next_cursor is None:
                return
            query["cursor"] = page.next_cursor

    def brief(self, brief_id: str) -> BriefRecordBody:
        return BriefRecordBody.model_validate_json(
            self._ask("GET", f"/v1/briefs/{quote(brief_id)}").data
        )

    def change(self, record: BriefRecordBody, change: ChangeBody) -> BriefRecordBody:
        """The brief after the change. Raises: ClientError "version_conflict" where somebody else
        changed it after `record` was read."""
        headers = {"Content-Type": "application/json", "If-Match": f'"{record.version}"'}
        path = f"/v1/briefs/{quote(record.id)}"
        body = change.model_dump_json(exclude_unset=True)
        return BriefRecordBody.model_validate_json(self._ask("PATCH", path, body, headers).data)

    def export(self, brief_id: str, form: str) -> str:
        """The brief as text, markdown, html, json, ninjs or jsonld, with its AI disclosure."""
        path = f"/v1/briefs/{quote(brief_id)}/export?{urlencode({'format': form})}"
        return self._ask("GET", path).data.decode()

    def _send_article(
        self, article: Mapping[str, Any], key: str | None, headers: dict[str, str]
    ) -> urllib3.BaseHTTPResponse:
        try:
            body = SummaryRequestBody.model_validate(article)
        except ValidationError as error:
            raise ClientError("invalid_request", str(error.errors(include_input=False))) from None
        sent = headers | {"Content-Type": "application/json"} | _idempotent(key)
        return self._ask("POST", "/v1/summaries", body.model_dump_json(exclude_unset=True), sent)

    def _ask(
        self, method: str, path: str, body: str | None = None, headers: dict[str, str] | None = None
    ) -> urllib3.BaseHTTPResponse:
        sent = self._headers | {"Accept": "application/json"} | (headers or {})
        content = None if body is None else body.encode()
        for attempt in range(self._retries + 1):
            try:
                answer = self._pool.request(
                    method, self._base + path, body=content, headers=sent, redirect=False
                )
            except HTTPError as error:
                raise ClientError("unreachable", type(error).__name__, retryable=True) from error
            if answer.status < 300:
                return answer
            problem = _problem(answer)
            if answer.status not in _AT_ONCE or not problem.retryable or attempt == self._retries:
                raise problem
            time.sleep(min(float(answer.headers.get("Retry-After", "1")), 60))
        raise AssertionError("the loop answers or raises")


def _idempotent(key: str | None) -> dict[str, str]:
    return {} if key is None else {"Idempotency-Key": key}


def _problem(answer: urllib3.BaseHTTPResponse) -> ClientError:
    try:
        told = json.loads(answer.data)
        return ClientError(told["code"], told["detail"], answer.status, retryable=told["retryable"])
    except (ValueError, KeyError, TypeError):
        return ClientError("not_a_service", f"answered {answer.status}", answer.status)
