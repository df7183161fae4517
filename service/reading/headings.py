"""Lines without sentence form: headings and kickers, tables, score lists, code."""

import re

from service.document import MarkKind

_STOPPED = re.compile(r"[.!?…,;][\"'”’)\]]*\Z|[\"”]\Z")
# Longest heading in words; the first lines may be a headline.
_LONGEST, _LONGEST_HEADLINE = 14, 22
# A longer first line with such a verb, or one that asks, is the lead without its full stop.
_LONGEST_PLAIN = 12
_FINITE = re.compile(r"\b(?:is|are|was|were|has|have|had)\b|\?")
_COMPLETE = re.compile(r"[.,;][\"'”’)\]]*\Z")
# A bulleted line longer than that is an item of a list of facts.
_LONGEST_ITEM = 5
# Headlines are written in the present tense; these make a sentence that lost its full stop.
_PAST = re.compile(
    r"\b(?:said|was|were|had|told|took|went|came|gave|made|began|became|has been|have been|did|"
    r"fell|rose|won|beat|is out)\b|"
    r"\b[A-Z][\w'’-]+ [a-z]{2,}ed (?:[A-Z]|that |the |a |an |to |his |her |their |its |possession)"
)
_ASKING = re.compile(r"(?:Why|How|What|Who|Where|When|Which)\b")
_CLOCK = re.compile(
    r"\d{1,2}[:.]\d\d\b|\d{1,2} (?:January|February|March|April|May|June|July|August|"
    r"September|October|November|December)\b"
)
_SPEAKS = re.compile(r"\b(?:said|says|told|added|tweeted|wrote|asked|is|are|was|were)\b")
_SCORES = re.compile(
    r"(?:referees?|attendance|att|substitutes|subs|replacements|half-time|full-time|ht|ft|scorers?|"
    r"goals?|booked|sent off|man of the match|assistant referees?|tmo|citing commissioner|umpires?|"
    r"group [a-h]|pool [a-h])\s*:",
    re.IGNORECASE,
)
_SHEET = re.compile(r"[A-Z][\w .&'’-]{1,40}(?: ?\([\d-]{3,9}\))?: ")
_CODE = re.compile(
    r"[{};]\s*\Z|\A\s*[<{}\[\]#/*]|\A\s*(?:def|class|import|from \w+ import|function|var|let|"
    r"const|return|"
    r"public|private|elif|else|try|except)\b.*[(){};=:]|=>|==|!=|</\w+>|\w\(\)|\w+\(\w*\)\s*[:{;]"
)
_CODE_SIGN = re.compile(r"[{}()\[\];=<>_\\|*^$#@~/+]")
_ENDED = re.compile(r"[a-z)\"”’][.!?][\"'”’)\]]*\Z")
_CELLS = re.compile(r"\t|\||\s{3,}|\s·\s")
_NUMBER = re.compile(r"[^\w]*[-+–]?[$£€₹]?\d[\w.,:/%–-]*[^\w]*\Z")


def is_heading(line: str, *, opens: bool, bullet: bool) -> bool:
    """Whether a line that stands alone is no sentence. `opens`: nothing was reported before it.

    Precision first: a short line that lost its full stop is a heading only if nothing in it
    looks like a verb in the past.
    """
    words = line.split()
    if 2 <= len(words) <= 4 and all(word.strip("(").istitle() or word.isupper() for word in words):
        return True  # "P Dowd (Staffordshire)."
    if line.endswith(":"):
        return len(words) <= 4 and not _SPEAKS.search(line)
    if opens and not bullet and not _COMPLETE.search(line):
        return len(words) <= (_LONGEST_PLAIN if _FINITE.search(line) else _LONGEST_HEADLINE)
    if _STOPPED.search(line) or len(words) > (_LONGEST_ITEM if bullet else _LONGEST):
        return False
    if len(words) <= 4:
        return True
    return bool(_ASKING.match(line)) or not (_PAST.search(line) or _CLOCK.match(line))


def table(line: str) -> MarkKind | None:
    """ "table" for a row of numbers, a team sheet or a line of code."""
    words = line.split()
    if _is_row(line, words) or _is_sheet(line, words) or _is_code(line):
        return "table"
    if not _ENDED.search(line) and (len(_CELLS.findall(line)) >= 2 or _SCORES.match(line)):
        return "table"
    return None


def _is_row(line: str, words: list[str]) -> bool:
    """Mostly numbers, and too few plain words for a sentence."""
    numbers = sum(bool(_NUMBER.match(word)) for word in words)
    plain = sum(word.isalpha() and word.islower() for word in words)
    if numbers == len(words):
        return True
    most = 0 if line.endswith(".") else 4
    return numbers >= 2 and numbers * 5 >= len(words) * 2 and plain <= most


def _is_sheet(line: str, words: list[str]) -> bool:
    """'Wakefield: Grix; Caton-Brown, Lyne, Tupou': names after a colon."""
    if not _SHEET.match(line):
        return False
    commas = line.count(",") + line.count(";")
    names = sum(word[:1].isupper() or not word[:1].isalpha() for word in words)
    return commas >= 4 and names * 10 >= len(words) * 9


def _is_code(line: str) -> bool:
    signs = len(_CODE_SIGN.findall(line))
    return bool(_CODE.search(line)) and signs >= 2 and signs * 20 >= len(line)
