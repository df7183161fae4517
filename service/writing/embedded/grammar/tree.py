"""A sentence as a dependency tree, and text again from the words one keeps of it."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from functools import cached_property

from service.document import Sentence, Token
from service.writing.embedded.grammar.surface import article_before

OPENING = frozenset("([{“‘")
CLOSING = {")": "(", "]": "[", "}": "{", "”": "“", "’": "‘"}
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
            stretch = tuple(i for i in self.subtrees[index] if not self.is_punctuation(i))
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
            if self.tokens[index].relation in relations:
                return index
        return None

    def dependents(self, head: int, *relations: str) -> list[int]:
        return [i for i in self.children[head] if self.tokens[i].relation in relations]

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
        indices = self._without_loose_punctuation(sorted(set(kept)))
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

    def _needs_comma(self, left: int, right: int) -> bool:
        """Whether two words now stand side by side that a comma parted in the source."""
        if left < 0 or self.is_punctuation(left) or self.is_punctuation(right):
            return False
        if right == left + 1 and self.tokens[right].pos in {"VERB", "AUX"}:
            return False  # "the regional authority said", whatever the tree says
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

    def _without_loose_punctuation(self, indices: list[int]) -> list[int]:
        words = {i for i in indices if not self.is_punctuation(i)}
        # A comma hangs on either of the phrases it parts, so it may be outside what was kept.
        commas = {i for i, t in enumerate(self.tokens) if t.text == "," and self._holds(i, words)}
        kept = [
            i
            for i in sorted({*indices, *commas})
            if i in words or i in commas or (self._holds(i, words) and self.tokens[i].text != ",")
        ]
        return self._balanced(kept)

    def is_punctuation(self, index: int) -> bool:
        return index in self._signs

    def _holds(self, index: int, words: set[int]) -> bool:
        """Whether the sign at `index` still stands between (or beside) what it stood beside."""
        before = self._neighbour(index, -1)
        after = self._neighbour(index, 1)
        text = self.tokens[index].text
        if text in OPENING:
            return after in words
        if text in CLOSING:
            return before in words
        if text in {'"', "'"}:
            return (before is None or before in words) or (after is None or after in words)
        if before not in words and text == "," and after in words:
            return self._opens_what_follows(index, words)
        return before in words and after in words

    def _opens_what_follows(self, index: int, words: set[int]) -> bool:
        """Whether a comma after a dropped branch belongs to what comes next: "meet in Seoul [next
        week], according to …". It closed the branch if another sign had opened it."""
        for back in range(index - 1, -1, -1):
            if back in words:
                return True
            if self.is_punctuation(back) and self.tokens[back].text not in {"(", ")"}:
                return False
        return False

    def _neighbour(self, index: int, step: int) -> int | None:
        index += step
        while 0 <= index < len(self.tokens):
            if not self.is_punctuation(index):
                return index
            index += step
        return None

    def _balanced(self, indices: list[int]) -> list[int]:
        """Without brackets and quotation marks that have lost their partner."""
        loose: set[int] = set()
        open_at: dict[str, list[int]] = {}
        for index in indices:
            if not self.is_punctuation(index):
                continue
            text = self.tokens[index].text
            if text in OPENING:
                open_at.setdefault(text, []).append(index)
            elif text in CLOSING:
                partner = open_at.get(CLOSING[text])
                if partner:
                    partner.pop()
                else:
                    loose.add(index)
            elif text == '"':
                straight = open_at.setdefault(text, [])
                if straight:
                    straight.pop()
                else:
                    straight.append(index)
        for still_open in open_at.values():
            loose.update(still_open)
        return [i for i in indices if i not in loose]


def _has_letter(text: str) -> bool:
    return any(character.isalnum() for character in text) or text in {"%", "&"}
