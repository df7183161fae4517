"""A sentence as a dependency tree, and text again from the words one keeps of it."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from functools import cached_property

from service.document import Sentence, Token
from service.writing.embedded.grammar.signs import OPENING, Signs
from service.writing.embedded.grammar.surface import article_before

CURRENCY_SIGNS = frozenset({"$", "£", "€", "₹", "US$", "A$", "C$", "NZ$"})
ATTACHING = OPENING | CURRENCY_SIGNS
LEFT_ATTACHED = frozenset(".,;:!?%)]}”’…")
CLITICS = frozenset("n't n’t 's ’s ' ’ 're 've 'll 'd 'm ’re ’ve ’ll ’d ’m".split())


class Tree:
    """Read-only view of one parsed sentence. Indices are token indices in reading order."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.tokens: tuple[Token, ...] = sentence.tokens
        children: list[list[int]] = [[] for _ in self.tokens]
        self.root = 0
        for index, token in enumerate(self.tokens):
            if token.head < 0:
                self.root = index
            else:
                children[token.head].append(index)
        self.children = tuple(tuple(c) for c in children)
        self._lemmas = tuple(token.lemma.lower() for token in self.tokens)
        self._relations = tuple(token.relation for token in self.tokens)
        signs = (t.pos == "PUNCT" and not _has_letter(t.text) for t in self.tokens)
        self._signs = frozenset(i for i, is_sign in enumerate(signs) if is_sign)
        # All tokens but punctuation.
        self.words = tuple(i for i in range(len(self.tokens)) if i not in self._signs)
        self.told: dict[tuple[Callable[..., bool], Hashable], bool] = {}

    @cached_property
    def subtrees(self) -> tuple[tuple[int, ...], ...]:
        """For each token the sorted indices of itself and all it governs."""
        found: list[tuple[int, ...] | None] = [None] * len(self.tokens)

        def visit(start: int) -> None:
            # Iterative: a hostile sentence may be a chain of thousands of tokens.
            stack = [(start, False)]
            while stack:
                node, done = stack.pop()
                if done:
                    below = [node]
                    for child in self.children[node]:
                        below.extend(found[child] or ())
                    found[node] = tuple(sorted(below))
                else:
                    stack.append((node, True))
                    stack.extend((child, False) for child in self.children[node])

        visit(self.root)
        return tuple(part or (index,) for index, part in enumerate(found))

    @cached_property
    def spoken(self) -> tuple[tuple[int, ...], ...]:
        """Its subtrees without punctuation."""
        return tuple(tuple(i for i in part if i not in self._signs) for part in self.subtrees)

    @cached_property
    def quotations(self) -> tuple[range, ...]:
        """The token ranges between quotation marks, marks included."""
        found: list[range] = []
        start: int | None = None
        for index, token in enumerate(self.tokens):
            if token.text not in {'"', "“", "”"}:
                continue
            if start is None:
                start = index
            else:
                found.append(range(start, index + 1))
                start = None
        return tuple(found)

    @cached_property
    def _asides(self) -> tuple[tuple[frozenset[int], int, bool], ...]:
        """Stretches that a comma sets off from what else is kept, the last token of each, whether
        the comma stands before it (a clause tagged on) or after (what was said)."""
        found = []
        for index, token in enumerate(self.tokens):
            # Parsers hang the full stop on any verb.
            stretch = self.spoken[index]
            if not stretch:
                continue
            if token.relation == "parataxis" and stretch[0] > token.head:
                found.append((frozenset(stretch), stretch[-1], True))
            if token.relation == "ccomp" and stretch[-1] < token.head:
                found.append((frozenset(stretch), stretch[-1], False))
            is_aside = token.relation in {"appos", "acl", "acl:relcl", "nmod"}
            if is_aside and self._is_between_commas(stretch):
                found.append((frozenset(stretch), stretch[-1], False))
        return tuple(found)

    def _is_between_commas(self, stretch: tuple[int, ...]) -> bool:
        before, after = stretch[0] - 1, stretch[-1] + 1
        is_inside = before >= 0 and after < len(self.tokens)
        return is_inside and self.tokens[before].text == self.tokens[after].text == ","

    def child(self, head: int, *relations: str) -> int | None:
        """The first child with one of the relations (subtypes named in full)."""
        for index in self.children[head]:
            if self._relations[index] in relations:
                return index
        return None

    def dependents(self, head: int, *relations: str) -> list[int]:
        children = self.children[head]
        return [i for i in children if self._relations[i] in relations] if children else []

    def lemma(self, index: int) -> str:
        return self._lemmas[index]

    def is_word_start(self, index: int) -> bool:
        """Whether a white-space separated word starts here (for counting words)."""
        return self._starts[index]

    @cached_property
    def _starts(self) -> tuple[bool, ...]:
        return tuple(map(self._is_word_start, range(len(self.tokens))))

    def _is_word_start(self, index: int) -> bool:
        if index and not self.tokens[index - 1].space_after:
            opens = self.tokens[index - 1].text in ATTACHING | {'"', "'"}
            return opens and _has_letter(self.tokens[index].text)
        return _has_letter(self.tokens[index].text)

    def text(self, kept: Iterable[int], said_as: Mapping[int, str] | None = None) -> str:
        """The kept tokens as running text, spaced as in the source; `said_as` words anew.

        Commas survive only between words that were neighbours across them in the source;
        brackets and quotation marks only in pairs whose inner neighbours are kept.
        """
        indices = self._punctuation.standing(kept)
        parts: list[str] = []
        previous = -1
        for index, after in zip(indices, [*indices[1:], -1][: len(indices)], strict=True):
            if self._needs_comma(previous, index):
                parts.append(",")
            if previous >= 0 and self._space_between(previous, index):
                parts.append(" ")
            parts.append((said_as or {}).get(index) or self._said(index, after))
            previous = index
        return "".join(parts).strip()

    @cached_property
    def _punctuation(self) -> Signs:
        return Signs([token.text for token in self.tokens], self._signs)

    def _needs_comma(self, left: int, right: int) -> bool:
        """Whether two words now stand side by side that a comma parted in the source."""
        if left < 0 or not self._asides or left in self._signs or right in self._signs:
            return False
        if right == left + 1 and self.tokens[right].pos in {"VERB", "AUX"}:
            return False  # "the regional authority said", whatever the tree says
        if right > left + 1 and self.tokens[left].text.lower() == "that":
            return False  # "said that [by May,] it would"
        for stretch, last, is_before in self._asides:
            if is_before and right in stretch and left not in stretch:
                return True
            if not is_before and right > last and left in stretch:
                return True
        return False

    def _said(self, index: int, after: int) -> str:
        """The token's own text; "an ambitious plan" without its adjective is "a plan"."""
        text = self.tokens[index].text
        if text.lower() in {"a", "an"} and after > index + 1:
            return text[0] + article_before(self.tokens[after].text)[1:]
        return text

    def _space_between(self, left: int, right: int) -> bool:
        if right == left + 1:
            return self.tokens[left].space_after
        if self.tokens[left].text in ATTACHING:
            return False
        if any(left == q[0] or right == q[-1] for q in self.quotations):
            return False
        right_text = self.tokens[right].text
        return not (right_text[0] in LEFT_ATTACHED or right_text.lower() in CLITICS)

    def is_punctuation(self, index: int) -> bool:
        return index in self._signs

    def is_whole_name(self, index: int) -> bool:
        """ "Nick Gibb", of which `index` is the first word."""
        is_name = self.tokens[index].pos == "PROPN" and self.child(index, "flat") is not None
        return is_name and self.child(index, "det") is None


def _has_letter(text: str) -> bool:
    return any(character.isalnum() for character in text) or text in {"%", "&"}
