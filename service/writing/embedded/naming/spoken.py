"""What stands between quotation marks, also where a sentence before it opened them."""

from collections.abc import Iterable, Sequence

from service.document import Document, Token
from service.writing.embedded.grammar.tree import Tree

# Double marks, and single ones.
DOUBLE = frozenset('"“”')
QUOTES = (DOUBLE, frozenset("'‘’"))


def is_spoken(
    document: Document,
    trees: Sequence[Tree | None],
    sentence: int,
    token: int,
    quotes: Sequence[frozenset[str]] = QUOTES,
) -> bool:
    """Whether the token stands in a quotation of its sentence, after a mark that its sentence does
    not close, or between marks of its paragraph, if all that are opened there are closed. `quotes`:
    the marks that count, beside the double ones of its own sentence."""
    tree = trees[sentence]
    if tree is None:
        return False
    if any(token in quotation for quotation in tree.quotations):
        return True
    number = document.sentences[sentence].paragraph
    around = [i for i, s in enumerate(document.sentences) if s.paragraph == number]
    own = _signs(tree.tokens)
    before = _signs(tree.tokens[:token])
    earlier = [s for i in around if i < sentence for s in _signs_of(trees[i])]
    later = [s for i in around if i > sentence for s in _signs_of(trees[i])]
    return any(
        (_is_odd(marks, before) and _is_odd(marks, own))
        or (_is_odd(marks, earlier, before) and not _is_odd(marks, earlier, own, later))
        for marks in quotes
    )  # fmt: skip


def is_unattributed(
    document: Document, trees: Sequence[Tree | None], sentence: int, root: int, line: str
) -> bool:
    """Whether a line, which a sentence's `root` heads, tells as the paper's own what stands between
    double marks: "Clients may go elsewhere", of which a sentence before says who said it."""
    is_marked = any(mark in line for mark in DOUBLE)
    return not is_marked and is_spoken(document, trees, sentence, root, (DOUBLE,))


def _signs_of(tree: Tree | None) -> list[str]:
    return _signs(tree.tokens) if tree is not None else []


def _signs(tokens: Iterable[Token]) -> list[str]:
    return [token.text for token in tokens if token.pos == "PUNCT"]


def _is_odd(marks: frozenset[str], *signs: Sequence[str]) -> bool:
    return sum(sign in marks for some in signs for sign in some) % 2 == 1
