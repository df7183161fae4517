"""What somebody is, beside his name and before it."""

from dataclasses import replace

from service.document import Span, Token
from service.reading.offices import with_offices


def _token(text: str, pos: str, head: int, relation: str) -> Token:
    return Token(Span(0, len(text)), text, text, pos, pos, head, relation, space_after=True)


# "manager Ana Roos resigned", as parsers have it at times
TWO_SUBJECTS = (
    _token("manager", "NOUN", 3, "nsubj"),
    _token("Ana", "PROPN", 3, "nsubj"),
    _token("Roos", "PROPN", 1, "flat"),
    _token("resigned", "VERB", -1, "root"),
)


def test_of_two_subjects_side_by_side_the_noun_is_what_the_other_is() -> None:
    office, name, *rest = with_offices(TWO_SUBJECTS)
    assert (office.head, office.relation) == (1, "nmod:desc")
    assert (name, *rest) == TWO_SUBJECTS[1:]


def test_what_joined_the_noun_to_others_joins_the_name() -> None:
    # "Bo and drummer Ana"
    joined = (
        _token("Bo", "PROPN", -1, "root"),
        _token("and", "CCONJ", 2, "cc"),
        _token("drummer", "NOUN", 0, "conj"),
        _token("Ana", "PROPN", 0, "conj"),
    )
    _, coordinator, office, name = with_offices(joined)
    assert (coordinator.head, office.head, name.head) == (3, 3, 0)


def test_a_noun_with_its_article_and_a_decade_stay_beside_the_name() -> None:
    with_article = (
        _token("the", "DET", 1, "det"),
        *(replace(t, head=t.head + 1 if t.head >= 0 else -1) for t in TWO_SUBJECTS),
    )
    decade = (replace(TWO_SUBJECTS[0], text="1970s"), *TWO_SUBJECTS[1:])
    assert with_offices(with_article) == with_article
    assert with_offices(decade) == decade


def test_two_names_stay_two() -> None:
    names = (replace(TWO_SUBJECTS[0], pos="PROPN"), *TWO_SUBJECTS[1:])
    assert with_offices(names) == names
