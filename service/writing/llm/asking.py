"""What a prompt's variables are, for an article and a request."""

from collections.abc import Mapping
from typing import Any

from service.article import BriefRequest
from service.document import Document
from service.writing.llm.contract import asked_takeaways, headlines
from service.writing.llm.prompts import (
    HouseStyle,
    Message,
    Prompt,
    load_prompt,
    load_style,
    record,
)
from service.writing.llm.source import Source, source

_WITHOUT_BOUND = 10**9


def brief_messages(
    prompt: Prompt, style: HouseStyle, shown: Source, request: BriefRequest
) -> tuple[Message, ...]:
    """The conversation that asks for a whole brief."""
    return prompt.render(
        {
            "article": shown.block,
            "sentences": len(shown.spans),
            "left_out": shown.left_out,
            "takeaways": asked_takeaways(request),
            "synopsis_words": request.synopsis_words,
            "headlines": headlines(request),
            "style": style.style,
        }
    )


def preview(
    prompt_id: str, style_id: str | None, document: Document
) -> tuple[tuple[Message, ...], str]:
    """Any shipped prompt as the whole of an article fills it, ordered as the house style does,
    and what provenance would say of it. For looking at.

    Raises: InvalidRequest where there is no such prompt or style.
    """
    prompt = load_prompt(prompt_id)
    house = load_style(style_id or prompt.front.style)
    shown = source(document, lambda texts: [0] * len(texts), _WITHOUT_BOUND)
    asked_by = record([prompt], house)
    if "headlines" in prompt.front.variables:
        style = house.style
        request = BriefRequest(style.takeaways, style.synopsis_words, style.headline)
        return brief_messages(prompt, house, shown, request), asked_by
    known: Mapping[str, Any] = {
        "prefix": "summarize: ",
        "passage": shown.texts[0] if shown.texts else "",
        "faults": ["synopsis: Field required"],
    }
    return prompt.render({name: known[name] for name in prompt.front.variables}), asked_by
