"""Articles accepted now and briefed later: `Prefer: respond-async` and /v1/jobs."""

from fastapi import APIRouter, Request, Response
from sqlalchemy.orm import Session

from service.api.access import Caller
from service.api.newsroom import Newsroom, now
from service.api.once import Pending, stored
from service.api.schema_work import CANCEL_JOB, GET_JOB
from service.api.worker import JobWorker
from service.formats.request import SummaryRequestBody
from service.formats.response import ErrorDetailBody, SummaryBody
from service.formats.work import JobBody
from service.store import jobs as store
from service.store.briefs import written

PREFERENCE = "respond-async"
_RETRY_AFTER_S = "1"


def wants_later(request: Request) -> bool:
    """Whether the client prefers not to wait (RFC 7240)."""
    preferences = ",".join(request.headers.getlist("prefer")).lower().split(",")
    return PREFERENCE in (preference.split(";")[0].strip() for preference in preferences)


class Later:
    """Accepts articles for the worker."""

    def __init__(self, newsroom: Newsroom, worker: JobWorker, queue_size: int) -> None:
        self._newsroom = newsroom
        self._worker = worker
        self._queue_size = queue_size

    async def accept(
        self, request: Request, body: SummaryRequestBody, pending: Pending
    ) -> Response:
        """202 with the job's place. The job is on the disk by then. Raises: Overloaded."""
        caller: Caller = request.state.caller
        source = body.id or request.state.request_id
        new = store.NewJob(caller.id, source, body.model_dump(mode="json"))

        def enqueue(session: Session) -> Response:
            store.check_room(session, 1, self._queue_size)
            job = store.enqueue(session, new, now())
            headers = {
                "Location": f"/v1/jobs/{job.id}",
                "Preference-Applied": PREFERENCE,
                "Retry-After": _RETRY_AFTER_S,
            }
            content = job_body(job, None).model_dump_json()
            response = Response(content, 202, headers, "application/json")
            pending.complete(session, stored(response), source)
            return response

        response = await self._newsroom.write(enqueue)
        self._worker.wake()
        return response


def jobs_router(newsroom: Newsroom) -> APIRouter:
    router = APIRouter(tags=["Jobs"])

    @router.get("/v1/jobs/{job_id}", operation_id="getJob", summary="How far is it?", **GET_JOB)
    async def get_job(job_id: str, request: Request, response: Response) -> JobBody:
        """The job, with its brief once there is one; `Retry-After` while there is none."""
        caller: Caller = request.state.caller

        def read(session: Session) -> JobBody:
            job = store.get_job(session, job_id, caller.sees)
            return job_body(job, written(session, job.brief_id))

        found = await newsroom.read(read)
        if found.finished_at is None:
            response.headers["Retry-After"] = _RETRY_AFTER_S
        return found

    @router.delete(
        "/v1/jobs/{job_id}", operation_id="cancelJob", summary="Never mind", **CANCEL_JOB
    )
    async def cancel_job(job_id: str, request: Request) -> JobBody:
        """The job ends without a brief."""
        caller: Caller = request.state.caller
        job = await newsroom.write(lambda s: store.cancel_job(s, job_id, caller.sees, now()))
        return job_body(job, None)

    return router


def job_body(job: store.Job, result: SummaryBody | None) -> JobBody:
    return JobBody(
        id=job.id,
        state=job.state,
        article=job.source,
        brief=job.brief_id,
        result=result,
        error=ErrorDetailBody.model_validate(job.error) if job.error else None,
        created_at=job.created_at,
        finished_at=job.finished_at,
    )
