"""Rule-made lines that say who "he" is: the one of the sentence before, or somebody else."""

import random
import re
from collections.abc import Iterator

from service.document import Document
from training.support_lessons import Told
from training.support_trees import Stock

_PRONOUN = re.compile(r"^(?:He|She) (?=[a-z])|^(?:His|Her) (?=[a-z])")
_SUBJECT = re.compile(
    r"^((?:Mr |Mrs |Ms |Dr |Sir )?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2}),? "
    r"(?:said|says|has|had|was|is|told|who|also|added|will|[a-z]+ed)\b"
)
_NOT_PEOPLE = frozenset("The This That It They We He She But And In A An There".split())
_WEIGHT = 0.4


def resolved(document: Document, stock: Stock, rng: random.Random) -> list[Told]:
    """At most one true line and one false."""
    found = list(_places(document))
    if not found:
        return []
    i, name, line = rng.choice(found)
    owner = line.startswith(("His", "Her"))
    rest = _PRONOUN.sub("", line, count=1)
    true = f"{_with(name, owner=owner)} {rest}"
    near = " ".join(s.text for s in document.sentences[max(i - 2, 0) : i + 1])
    others = [n for n in stock.names.get("person", ()) if n.split()[-1] not in near]
    made = [Told(true, True, "resolved", "", (i - 1, i), _WEIGHT)]
    if others:
        text = f"{_with(rng.choice(others), owner=owner)} {rest}"
        made.append(Told(text, False, "resolved wrong", true, (i - 1, i), _WEIGHT))
    return made


def _places(document: Document) -> Iterator[tuple[int, str, str]]:
    """Sentences that begin with a pronoun, after one whose subject is a name."""
    for i, sentence in enumerate(document.sentences[1:30], 1):
        before = _SUBJECT.match(document.sentences[i - 1].text)
        short = 5 <= len(sentence.text.split()) <= 35
        if not (before and short and _PRONOUN.match(sentence.text)):
            continue
        name = before.group(1)
        if name.split()[0] not in _NOT_PEOPLE:
            yield i, name, sentence.text


def _with(name: str, *, owner: bool) -> str:
    return f"{name}'s" if owner else name
