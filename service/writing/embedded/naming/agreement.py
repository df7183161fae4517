"""What a pronoun, or a noun that points at a name, can mean by number, sort and gender."""

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
    if wanted == "it":
        return other.kind != "person"
    return other.kind == "person" and (not noun.gender or other.gender in {"", noun.gender})


def fits(wanted: str, other: Mention) -> bool:
    """Whether it is what such a pronoun mostly means."""
    if other.kind == "pronoun":
        return True
    if wanted == "they":
        return other.is_many
    if wanted == "it":
        return other.kind in {"organization", "thing", "event", "other"}
    return other.kind in {"person", "human"}
