"""Generated wire stories, each different, and requests for them as lines of input."""

import json
from pathlib import Path
from typing import Any

_TOWNS = ("Leeds", "Bergen", "Porto", "Quito", "Nairobi", "Kochi", "Hobart")


def story(number: int) -> str:
    town = _TOWNS[number % len(_TOWNS)]
    return (
        f"The city council of {town} voted on Monday to spend {number + 12} million dollars on"
        " new flood defences along the river. Mayor Ana Duarte said that work on the walls"
        f" would begin in May and last {number % 9 + 2} years. About {number + 300} homes were"
        " flooded when the river broke its banks last winter. Residents of the old harbour had"
        " asked for help since the storm. The opposition said that the plan came too late and"
        " cost too much."
    )


def request(number: int, **more: Any) -> dict[str, Any]:
    return {"id": f"story-{number}", "text": story(number)} | more


def line(number: int, **more: Any) -> bytes:
    return json.dumps(request(number, **more)).encode()


def write_jsonl(path: Path, count: int) -> Path:
    path.write_bytes(b"".join(line(number) + b"\n" for number in range(count)))
    return path
