"""The support model that ships: what must hold of it whatever it is asked."""

from collections.abc import Sequence
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from service.checking.claims import SUPPORTED_FROM
from service.checking.judging import judge_statement
from service.checking.support import Reading, load_support
from tests.checking.articles import source

ARTICLE = source(
    "LONDON - Harwell Foods said on Tuesday it would close its plant in Leeds and cut 450 jobs.",
    "Chief Executive Mary Adeyemi blamed rising energy costs, which trebled over two years.",
    "She said the company may reopen the site in 2028 if demand recovers.",
    "The union Unite called the decision a betrayal and said it would ballot its members.",
    "Harwell, founded in 1931, makes frozen pies, soups and a third of Britain's school meals.",
    "Shares in the firm, which reported a loss of 12.4 million pounds in March, fell 8%.",
)
LINES = (
    "Harwell Foods will cut 450 jobs in Leeds.",
    "Harwell Foods will close its plant in Leeds, cut 450 jobs and reopen it in 2028, said Unite.",
    "Mary Adeyemi blamed energy costs.",
    "Energy costs doubled over two years, according to the company's chief executive.",
    "The site may reopen in 2028 if demand recovers.",
    "The union welcomed the decision.",
    "Harwell, founded in 1931, makes a third of Britain's school meals, frozen pies and soups.",
    "Shares fell 8%.",
    "The firm reported a profit of 12.4 million pounds in March.",
    "Unite said that it would ballot members over what it called a betrayal.",
)
READINGS = [r for line in LINES for r in judge_statement(ARTICLE.line(line), ARTICLE).readings]


def judge(readings: Sequence[Reading]) -> list[float]:
    return load_support().judge(readings, ARTICLE)


# One step of int8 is a thousandth of a probability and more: what is nearer took the same steps.
_ROUNDING = 1e-4


@cache
def alone(i: int) -> float:
    [found] = judge([READINGS[i]])
    return found


def test_the_model_tells_true_from_false() -> None:
    true = alone(LINES.index("Mary Adeyemi blamed energy costs."))
    false = alone(LINES.index("The union welcomed the decision."))

    assert false < SUPPORTED_FROM < true
    assert true - false > 0.4


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from(range(len(READINGS))), min_size=1, max_size=40))
def test_a_line_is_judged_alike_in_any_company(chosen: list[int]) -> None:
    together = judge([READINGS[i] for i in chosen])

    assert all(abs(found - alone(i)) < _ROUNDING for i, found in zip(chosen, together, strict=True))
