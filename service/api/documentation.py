"""/docs: Swagger UI from an installed package, so that reading it asks no third party."""

from collections.abc import Callable
from importlib.resources import files
from typing import Any

from fastapi import APIRouter, Response
from fastapi.responses import JSONResponse

# Swagger UI writes style attributes and draws its icons from data: addresses.
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'"
)
_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Standfirst API</title>
<link rel="icon" href="docs/favicon-32x32.png">
<link rel="stylesheet" href="docs/swagger-ui.css">
</head>
<body>
<div id="swagger-ui"></div>
<script src="docs/swagger-ui-bundle.js"></script>
<script src="docs/start.js"></script>
</body>
</html>
"""
# Relative addresses keep the page whole behind a proxy that serves it under a prefix.
_START = """SwaggerUIBundle({
  url: "openapi.json",
  dom_id: "#swagger-ui",
  deepLinking: true,
  defaultModelsExpandDepth: 0,
  validatorUrl: null,
});
"""
_ASSETS = {
    "swagger-ui.css": "text/css",
    "swagger-ui-bundle.js": "text/javascript",
    "favicon-32x32.png": "image/png",
}


def documentation_router(document: Callable[[], dict[str, Any]]) -> APIRouter:
    """The OpenAPI document, the page that shows it and the page's assets; no part of the API."""
    router = APIRouter(include_in_schema=False)

    @router.get("/openapi.json")
    async def openapi() -> Response:
        return JSONResponse(document())

    @router.get("/docs")
    async def page() -> Response:
        headers = {"Content-Security-Policy": _POLICY}
        return Response(_PAGE, media_type="text/html", headers=headers)

    @router.get("/docs/start.js")
    async def start() -> Response:
        return Response(_START, media_type="text/javascript")

    for name, media in _ASSETS.items():
        router.add_api_route(f"/docs/{name}", _Asset(name, media).answer)
    return router


class _Asset:
    """One file of the package that ships Swagger UI (MIT, the assets Apache-2.0)."""

    def __init__(self, name: str, media: str) -> None:
        self._name = name
        self._media = media

    def answer(self) -> Response:
        content = (files("fastapi_swagger.resources") / self._name).read_bytes()
        # An upgrade may bring other bytes under the same name, so a day and no longer.
        headers = {"Cache-Control": "public, max-age=86400"}
        return Response(content, media_type=self._media, headers=headers)
