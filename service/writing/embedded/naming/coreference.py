"""What each pronoun of a document means, and how surely."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Protocol

from service.document import Document
from service.errors import WriterUnavailable
from service.writing.embedded.naming.coreference_pairs import Pairs

# A pronoun that less probably is meant is not followed to what it means itself.
NEGLIGIBLE = 0.02


class CoreferenceModel(Protocol):
    @property
    def sure(self) -> Mapping[str, float]:
        """For each class of pronoun how probable a meaning has to be to be right often enough."""

    def shares(self, document: Document, pairs: Pairs, index: int) -> list[tuple[int, float]]:
        """(mention, probability) of all that the pronoun at `index` could mean."""


@cache
def load_coreference_model() -> CoreferenceModel:
    """The model in service/weights, made by training/coreference.py.

    Raises: WriterUnavailable if it cannot be read.
    """
    from service.writing.embedded.naming.coreference_model import TrainedCoreference

    folder = files("service") / "weights"
    try:
        return TrainedCoreference.load(folder)
    except (OSError, ValueError) as error:
        raise WriterUnavailable(f"cannot read the coreference weights in {folder}") from error


@dataclass(frozen=True, slots=True)
class Meaning:
    """The likeliest meaning of the mention `pronoun`, one of the class `sort`: `key` of what is
    meant, the one of its mentions that most likely is meant, and the probability of the key."""

    pronoun: int
    sort: str
    key: str
    mention: int
    share: float


class Meanings:
    """What the pronouns of one document mean."""

    def __init__(self, document: Document, pairs: Pairs, model: CoreferenceModel) -> None:
        self._document, self.pairs, self._model = document, pairs, model
        self._at = {
            (m.sentence, m.token): i for i, m in enumerate(pairs.mentions) if not m.is_group
        }
        self._shares: dict[int, Sequence[tuple[int, float]]] = {}
        self._told: dict[int, Mapping[int, float]] = {}

    def mention(self, sentence: int, token: int) -> int | None:
        return self._at.get((sentence, token))

    def of(self, index: int) -> Mapping[int, float]:
        """Mention that is no pronoun → probability that the pronoun at `index` means it. Where it
        means what an earlier pronoun means, it means what that one does."""
        for needed in sorted(self._needed(index)):
            self._told[needed] = self._of(needed)
        return self._told[index]

    def _needed(self, index: int) -> set[int]:
        """The pronoun, and those before it that it may mean, of which nothing is known yet."""
        found: set[int] = set()
        waiting = [index]
        while waiting:
            pronoun = waiting.pop()
            if pronoun not in found and pronoun not in self._told:
                found.add(pronoun)
                waiting += [i for i, share in self._direct(pronoun) if self._is_link(i, share)]
        return found

    def _is_link(self, other: int, share: float) -> bool:
        return share > NEGLIGIBLE and self.pairs.mentions[other].kind == "pronoun"

    def _of(self, index: int) -> dict[int, float]:
        found: dict[int, float] = {}
        for other, share in self._direct(index):
            if self.pairs.mentions[other].kind != "pronoun":
                found[other] = found.get(other, 0.0) + share
            elif self._is_link(other, share):
                for far, own in self._told[other].items():
                    found[far] = found.get(far, 0.0) + share * own
        return found

    def likeliest(self, index: int) -> Meaning | None:
        """None where the pronoun can mean nothing that the document names."""
        shares = self.of(index)
        keys: dict[str, float] = {}
        for other, share in shares.items():
            key = self.pairs.mentions[other].key
            keys[key] = keys.get(key, 0.0) + share
        if not keys:
            return None
        best = max(keys, key=keys.__getitem__)
        own = (i for i in shares if self.pairs.mentions[i].key == best)
        mention = max(own, key=shares.__getitem__)
        return Meaning(index, self.pairs.of_class(index), best, mention, keys[best])

    def _direct(self, index: int) -> Sequence[tuple[int, float]]:
        if index not in self._shares:
            self._shares[index] = self._model.shares(self._document, self.pairs, index)
        return self._shares[index]
