"""From whatever was raised to the problem that is answered."""

from dataclasses import replace
from http import HTTPStatus

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.routing import Match

from service.api.dispatch import Dispatch
from service.api.envelope import seal
from service.api.errors import INTERNAL, PROBLEM_MEDIA, Problem, http_problem, problem_of
from service.api.metrics import Metrics
from service.api.places import BatchFailed
from service.errors import StandfirstError
from service.formats.refusal import field_errors, refusal

# nginx's word for a client that left; it is logged and counted, and never seen by anyone.
CLIENT_GONE = 499
_METHODS = ("DELETE", "GET", "PATCH", "POST", "PUT")

_HANDLED = (StandfirstError, RequestValidationError, HTTPException, BatchFailed, Exception)


def problem_for(error: Exception) -> Problem:
    """The problem of anything that a handler may raise; what nobody planned tells nothing."""
    match error:
        case StandfirstError():
            return problem_of(error)
        case RequestValidationError():
            errors = error.errors()
            return problem_of(refusal(errors), field_errors(errors))
        case HTTPException():
            return http_problem(error.status_code, error.detail, error.headers or {})
        case _:
            return INTERNAL


def _allowed(request: Request) -> str:
    """Every method of the resource: Starlette names those of its first route alone."""
    # What the routers wrote into the request's own scope is not to be met again.
    asked = {name: request.scope[name] for name in ("type", "path", "root_path", "headers")}
    routes = request.app.routes
    return ", ".join(
        method
        for method in _METHODS
        if any(route.matches(asked | {"method": method})[0] is Match.FULL for route in routes)
    )


class ProblemHandlers:
    """Answers every failure with its problem, and counts it."""

    def __init__(self, dispatch: Dispatch, metrics: Metrics) -> None:
        self._dispatch = dispatch
        self._metrics = metrics

    def install(self, app: FastAPI) -> None:
        for kind in _HANDLED:
            app.add_exception_handler(kind, self.answer)
        app.add_exception_handler(ClientDisconnect, self.gone)

    async def answer(self, request: Request, error: Exception) -> Response:
        problem = problem_for(error)
        if problem.status == HTTPStatus.METHOD_NOT_ALLOWED:
            problem = replace(problem, headers={"Allow": _allowed(request)})
        self._metrics.failed(problem.code)
        request_id = request.state.request_id
        answer = Response(
            problem.body(request_id).model_dump_json(exclude_defaults=True),
            problem.status,
            dict(problem.headers),
            PROBLEM_MEDIA,
        )
        if problem.status == HTTPStatus.SERVICE_UNAVAILABLE:
            answer.headers["Retry-After"] = str(self._dispatch.retry_after_s)
        # Starlette answers unplanned exceptions outside of every other layer, the envelope too.
        seal(answer.headers, request_id)
        return answer

    async def gone(self, _request: Request, _error: Exception) -> Response:
        return Response(status_code=CLIENT_GONE)
