"""Offices by what they are, not by their words: "PM" and "Prime Minister" are one, "Foreign
Minister" and "Defence Minister" two."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

# Each word with the one name under which it is compared.
_HEADS = {
    surface: name
    for name, *surfaces in map(
        str.split,
        """president
        prime-minister premier pm
        chancellor
        minister secretary
        chief-executive ceo
        chair chairman chairwoman chairperson
        spokesman spokeswoman spokesperson
        manager coach
        director
        governor
        senator congressman congresswoman
        mayor
        king
        queen
        pope
        bishop
        archbishop
        ambassador envoy""".splitlines(),
    )
    for surface in (name, *surfaces)
}
HEADS = frozenset(_HEADS)
# What an office is of, or what sets it below another, each with the one name under which it is
# compared; words of one line are one.
_OF = {
    surface: name
    for name, *surfaces in map(
        str.split,
        """foreign external
        defence defense
        finance financial treasury budget
        home interior internal
        justice
        health
        education schools
        trade commerce business industry
        transport transportation
        environment environmental
        energy oil petroleum
        culture arts
        sports sport sporting
        labour labor employment work
        agriculture farm rural
        information
        housing
        planning
        railways railway
        immigration
        security
        tourism
        press
        managing
        technical
        marketing
        general
        executive
        deputy
        vice
        shadow
        assistant
        first""".splitlines(),
    )
    for surface in (name, *surfaces)
}
_BELOW = frozenset("deputy vice shadow assistant".split())
# Two words that are one office.
_JOINED = {("prime", "minister"): "prime-minister", ("chief", "executive"): "chief-executive"}
# Words before a head that tell what it is of.
_LONGEST = 4


@dataclass(frozen=True, slots=True)
class Office:
    """`head` is what it is, `of` what it is of, `below` what sets it below another."""

    head: str
    of: frozenset[str]
    below: frozenset[str]

    def may_be(self, other: "Office") -> bool:
        """Whether one person may be called either without a word being wrong."""
        if self.head != other.head or self.below != other.below:
            return False
        return not self.of or not other.of or bool(self.of & other.of)

    def ranked(self, title: Sequence[str]) -> "Office":
        """The office in a title that may set it below another farther off: "deputy CCG chair"."""
        return replace(self, below=self.below | _BELOW.intersection(title))


def is_same_office(form: str, other: str) -> bool:
    """Whether two folded words are one office: "minister", "secretary"."""
    return form in _HEADS and _HEADS[form] == _HEADS.get(other)


def offices(forms: Sequence[str]) -> Iterator[tuple[int, Office]]:
    """Every office in folded words, with the place of its last word."""
    for k, form in enumerate(forms):
        joined = _JOINED.get((forms[k - 1], form)) if k else None
        head = joined or _HEADS.get(form)
        if head is None:
            continue
        first = k - 1 if joined else k
        before = []
        while (
            first
            and k - first < _LONGEST
            and (forms[first - 1] in _OF or forms[first - 1] == "and")
        ):
            first -= 1
            before.append(_OF.get(forms[first], ""))
        below = frozenset(before) & _BELOW
        yield k, Office(head, frozenset(before) - below - {""}, below)
