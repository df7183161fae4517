"""A right answer about the port article, and how tests bend it."""

import json
from typing import Any

from service.article import BriefRequest

RIGHT: dict[str, Any] = {
    "headline_question": {
        "evidence": [1],
        "text": "Will the Port Authority of Delft Close Two Terminals in March?",
    },
    "synopsis": {
        "evidence": [1, 4],
        "text": "The port authority of Delft will close two terminals in March because traffic has "
        "fallen, and the dockers' union rejected the plan on Friday and called a strike.",
    },
    "key_takeaways": [
        {
            "evidence": [1],
            "label": "Terminals Closed",
            "text": "The port authority of Delft will close two terminals in March.",
        },
        {
            "evidence": [4],
            "label": "Strike Called",
            "text": "The dockers' union rejected the plan on Friday.",
        },
        {
            "evidence": [5],
            "label": "Jobs Cut",
            "text": "Nearly 400 jobs were cut at the port last year.",
        },
        {
            "evidence": [6],
            "label": "Shares for Sale",
            "text": "Delft expects to sell its shares by June.",
        },
    ],
}
REQUEST = BriefRequest(takeaways=3)


def right(**changed: Any) -> str:
    """The answer as a model writes it, with fields changed; None leaves a field out."""
    fields = {name: value for name, value in (RIGHT | changed).items() if value is not None}
    return json.dumps(fields, ensure_ascii=False)
