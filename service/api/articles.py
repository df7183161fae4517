"""DELETE /v1/articles/{id}: an article's end, with all that was made of it."""

from fastapi import APIRouter, Response

from service.api.newsroom import Newsroom
from service.api.schema_review import DELETE_ARTICLE
from service.store.articles import delete_article as delete


def articles_router(newsroom: Newsroom) -> APIRouter:
    router = APIRouter(tags=["Review"])

    @router.delete(
        "/v1/articles/{article_id:path}",
        operation_id="deleteArticle",
        summary="Delete an article and all that was made of it",
        response_class=Response,
        **DELETE_ARTICLE,
    )
    async def delete_article(article_id: str) -> Response:
        """By the id its sender gave it: every version, brief, history, job, kept answer and
        event. What a webhook or an export has taken out already is out of reach."""
        await newsroom.write(lambda session: delete(session, article_id))
        return Response(status_code=204)

    return router
