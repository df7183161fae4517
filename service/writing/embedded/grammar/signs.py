"""Which punctuation stays beside the words that one keeps of a sentence."""

from collections.abc import Iterable, Sequence

OPENING = frozenset("([{“‘")
CLOSING = {")": "(", "]": "[", "}": "{", "”": "“", "’": "‘"}


class Signs:
    """Punctuation of one sentence; `signs` are its indices, all other tokens are words."""

    def __init__(self, texts: Sequence[str], signs: frozenset[int]) -> None:
        self._texts = texts
        self._signs = signs
        self._commas = frozenset(i for i, text in enumerate(texts) if text == ",")
        words = [None, *(i for i in range(len(texts)) if i not in signs), None]
        # The words before and after it.
        self._beside: dict[int, tuple[int | None, int | None]] = {}
        before = 0
        for index in range(len(texts)):
            is_word = words[before + 1] == index
            if index in signs or index in self._commas:
                self._beside[index] = words[before], words[before + 1 + is_word]
            before += is_word

    def standing(self, kept: Iterable[int]) -> list[int]:
        """The kept tokens in reading order, without signs that have lost what they stood between,
        and with the commas that have not, though they hang on a phrase that is gone."""
        chosen = set(kept)
        words = chosen - self._signs
        others = (chosen & self._signs) - self._commas
        held = {i for i in (*others, *self._commas) if self._holds(i, words)}
        return self._balanced(sorted(words | held)) if held else sorted(words)

    def _holds(self, index: int, words: set[int]) -> bool:
        """Whether the sign at `index` still stands between (or beside) what it stood beside."""
        before, after = self._beside[index]
        text = self._texts[index]
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
            if back in self._signs and self._texts[back] not in {"(", ")"}:
                return False
        return False

    def _balanced(self, indices: list[int]) -> list[int]:
        """Without brackets and quotation marks that have lost their partner."""
        loose: set[int] = set()
        open_at: dict[str, list[int]] = {}
        for index in indices:
            if index not in self._signs:
                continue
            text = self._texts[index]
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
        return [i for i in indices if i not in loose] if loose else indices
