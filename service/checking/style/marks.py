"""Characters and signs that no line may carry: markup, addresses, controls, loose brackets."""

import re
import unicodedata

from service.checking.miss import Miss, shown
from service.checking.text.words import plain

# Zero-width joiners spell words in some scripts; the rest hides or turns text around.
_ALLOWED_FORMAT = "\u200c\u200d"
_MARKUP = re.compile(
    r"</?[A-Za-z!][^>]*>?|&(?:#\d+|#x[0-9a-f]+|[a-z]{2,8});|\*\*|__|```|~~|\]\(|\[\[|\{\{|\}\}"
    r"|<\||\|>|^\s*(?:#{1,6}\s|[-*•]\s|\d+[.)]\s|>)",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"\b[a-z][a-z0-9+.-]{1,15}://\S+|\bwww\.\S+|\b[\w.+-]{1,64}@[\w-]{1,64}\.[\w.]{2,}"
    r"|\b[\w-]{1,64}\.(?:com|org|net|io|co|info|biz|ru|cn|xyz|html?|php)/\S*|\bjavascript:",
    re.IGNORECASE,
)
_BRACKETS = {")": "(", "]": "[", "}": "{"}


def misses(text: str) -> list[Miss]:
    """Hard misses only."""
    found: list[Miss] = []
    if hidden := [c for c in text if _is_hidden(c)]:
        names = ", ".join(dict.fromkeys(f"U+{ord(c):04X}" for c in hidden[:5]))
        found.append(Miss("form", f"control characters or line breaks: {names}", "hard"))
    for what, pattern in (("markup", _MARKUP), ("an address", _ADDRESS)):
        if match := pattern.search(text):
            found.append(Miss("form", f"{what}: {shown(match.group().strip())}", "hard"))
    if loose := _loose(plain(text)):
        found.append(Miss("form", f"{shown(loose)} has no partner", "hard"))
    return found


def _is_hidden(character: str) -> bool:
    category = unicodedata.category(character)
    return category in ("Cc", "Cs", "Co", "Cn", "Zl", "Zp") or (
        category == "Cf" and character not in _ALLOWED_FORMAT
    )


def _loose(text: str) -> str:
    """A bracket or double quotation mark without its partner; "" where all are paired."""
    if text.count('"') % 2:
        return '"'
    opened: list[str] = []
    for character in text:
        if character in _BRACKETS.values():
            opened.append(character)
        elif character in _BRACKETS and (not opened or opened.pop() != _BRACKETS[character]):
            return character
    return opened[0] if opened else ""
