"""What a pronoun, or a noun that points at a name, can mean by number, sort and gender."""

from collections.abc import Sequence

from service.writing.embedded.naming.definite import PLACES, SITES
from service.writing.embedded.naming.mentions import Mention


def may_mean(wanted: str, other: Mention, own: str) -> bool:
    """Whether a pronoun of the class `wanted` can mean the other, a pronoun of the class `own` or
    none ("")."""
    if other.kind == "pronoun":
        return own == wanted
    if wanted == "they":
        return other.kind != "time" or other.is_many
    if other.is_many:
        return False
    if wanted == "it":
        return other.kind not in {"person"} and not other.gender
    clash = {"he": "f", "she": "m"}[wanted]
    return other.kind in {"person", "human", "thing", "other"} and other.gender != clash


def may_be_called(wanted: str, noun: Mention, other: Mention) -> bool:
    """Whether a noun for which such a pronoun would stand can point at the other: a name that is
    not said of the noun itself."""
    if other.entity is None or other.is_many or other.key == noun.key:
        return False
    if wanted == "he":
        return other.kind == "person" and (not noun.gender or other.gender in {"", noun.gender})
    lemma = noun.key.partition("|")[0]
    if lemma in PLACES:
        return other.kind == "place"
    return other.kind in {"organization", "other"} or (lemma in SITES and other.kind == "place")


def is_of_kind(noun: Mention, same: Sequence[Mention]) -> bool:
    """Whether none of the mentions of one name makes a place of what the noun says is a body: "the
    activist group" is not Raqqa."""
    is_place = noun.key.partition("|")[0] in PLACES | SITES
    return is_place or all(mention.kind != "place" for mention in same)


def fits(wanted: str, other: Mention) -> bool:
    """Whether it is what such a pronoun mostly means."""
    if other.kind == "pronoun":
        return True
    if wanted == "they":
        return other.is_many
    if wanted == "it":
        return other.kind in {"organization", "thing", "event", "other"}
    return other.kind in {"person", "human"}


def in_gender(wanted: str, others: Sequence[Mention]) -> list[list[float]]:
    """Of each other whether it is told to be of the gender m or f, whether of the other one, and
    whether it is somebody."""
    return [
        [float(bool(other.gender) and other.gender == wanted) for other in others],
        [float(bool(other.gender) and other.gender != wanted) for other in others],
        [float(other.kind in {"person", "human"}) for other in others],
    ]
