"""/: the editor's page, its styles and scripts, whole without any third party."""

from importlib.resources import files

from fastapi import APIRouter, Response

# Nothing but the page's own files, no inline script or style, and no text becomes markup.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)
_MEDIA = {
    "page.css": "text/css",
    "icon.svg": "image/svg+xml",
    "page.js": "text/javascript",
    "actions.js": "text/javascript",
    "api.js": "text/javascript",
    "article.js": "text/javascript",
    "changes.js": "text/javascript",
    "dom.js": "text/javascript",
    "lines.js": "text/javascript",
    "lists.js": "text/javascript",
    "stream.js": "text/javascript",
}


def page_router() -> APIRouter:
    """The page and its parts; no part of the API, and nothing in them that needs a key."""
    router = APIRouter(include_in_schema=False)
    router.add_api_route("/", _Part("index.html", "text/html").answer)
    for name, media in _MEDIA.items():
        router.add_api_route(f"/page/{name}", _Part(name, media).answer)
    return router


class _Part:
    """One file of service/page."""

    def __init__(self, name: str, media: str) -> None:
        self._name = name
        self._media = media

    def answer(self) -> Response:
        content = (files("service") / "page" / self._name).read_bytes()
        # Always asked for again: a page of one release must not run scripts of another.
        headers = {"Content-Security-Policy": POLICY, "Cache-Control": "no-cache"}
        return Response(content, media_type=self._media, headers=headers)
