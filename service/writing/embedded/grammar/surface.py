"""From chosen words to a line that looks like the house's."""

import re
from functools import lru_cache

# Chicago-style Title Case: articles, coordinators and short prepositions stay lower inside.
SMALL_WORDS = frozenset(
    """a an and as at but by for from in into nor of off on or over per so the to up via with
    yet""".split()
)
ENDS_BADLY = frozenset(
    """a an the of to in on at by for with from and or but as that which who whose than into
    about between is was are were be been has have had will would could might its his her
    their during because dr mr mrs gen compared based including such according due set both
    pronounced whether if led""".split()
)


# Two prepositions in a row that no English sentence has: the noun between them is gone.
_DOUBLED = re.compile(
    r"\b(?:for|of|with|by|in|at|into) "
    r"(?:to|of|from|by|with|into|at(?! least| most| around| about))\b(?!-)"
)
# "had to step in to stop it": the first is no preposition.
_STEPPED_IN = re.compile(
    r"\b(?:(?:step|call|tun|mov|check|log|sign|turn|hand|phon|bring)\w*|g[ai]ve|c[ao]me|go|went|fl[ey]w"
    r"|brought) in(?= to [a-z])"
)
# A quotation that never ends; "the '90s" and "rock 'n' roll" are none.
_OPEN_QUOTE = re.compile(r"(?<![^\s(])['‘](?=[^\W\d])(?!.*\w[.,!?]?['’](?!\w))")
# ", he said,"
_ASIDE = re.compile(r",(?: [\w'’.-]+){1,5} (?:said|says|added|told),")
# A speech verb parted from what was said.
QUOTES = frozenset('"“”')
_SPOKEN = re.compile(r"\b(?:said|says|added|told|that|stated|wrote|tweeted),(?! [\"“'‘])")
# What was said, without its marks.
_UNMARKED = re.compile(
    r"\b(?:said|says|told|added|stated|wrote|tweeted|claimed)(?: [\w'’-]+){0,4}: (?![\"“'‘])"
)
# "And" that joins nothing; a quotation's "[t]he"; a sign that a crawl left for another; a word
# to a picture, "(left)"; the middle of a quotation.
_TORN = re.compile(
    # "DECLINING NUMBERS The herd": a crosshead.
    r"^(?:[A-Z]{3,} ){2,}[A-Z][a-z]"
    # "After the temple closes.": a clause that hangs on one that is gone.
    r"|^(?:After|While|When|If|Because|Although|Though|Unless|Whereas) [^,]*$"
    r"|^(?:And|But|Or|As well as|Pictured(?:,| is| are)) |\[\w\]|\?(?!$)|^[\"“‘'][a-z]"
    r"|\((?:pictured|above|below)\b|\((?:left|right|cent(?:re|er)|[LRlr])[),]"
)
# What the article itself has misprinted: "to the to the", "said said", "a'medical", "a 8-3 lead".
_MISPRINTED = re.compile(
    r"\b(?!(?:had|that) )([a-z]+(?: [a-z]+)?) \1\b|\b(?:an?|the|of|in|to|and|will|following)'[a-z]"
    r"|\ba (?:8|11|18)(?!\d)"
)
# Words that need the next one, and a stop instead.
_ORPHANS = frozenset("who whom which the an of from into their its his".split())
_STOPPED = re.compile(r"\w++(?=[,;:.])")
_STOPPED_A = re.compile(r"(?<![.\w])[aA][,;:]")

# What is told of how, and to what end, is gone: "were inhuman in how", "in an attempt", "- the
# hope of".
_OPEN_ENDED = re.compile(
    r"\b(?:(?:in|of|on|about|to|by|for|at|with|from|and) (?:how|why|when|where|what)"
    r"|in an? (?:attempt|bid|effort|move|drive)|(?:at|by|in|of|on|to|with) an? "
    r"(?:amount|basis|extent|kind|level|manner|rate|sort|way)"
    r"| [-–—] (?:an?|the) [\w'’-]+"
    # "is home to pandas", "comes at a time when", "could make the most of it"
    r"|(?:is|are|was|were) home|at a time|to try|makes? the most|casts? light"
    r"|one of the (?:keys|reasons|ways)|whenever)[.?]?$",
    re.IGNORECASE,
)
# "As a result, it fell": of what, the text before it told.
_LINKED = re.compile(
    r"^\W*(?:as a (?:result|consequence)|as such|by contrast|for (?:example|instance)|after that"
    r"|in (?:addition|contrast|light|turn|fact|view|return)"
    r"|in (?:other words|the process|that case|doing so)"
    r"|on the (?:other hand|contrary)|at the same time)\b(?! (?:of|to|for|as)\b)",
    re.IGNORECASE,
)
_CONVERTED = re.compile(
    r" ?\((?:[A-Z&]{2,7}s?|[^()]*[£$€¥]\d[^()]*|\d+(?::\d+)? GMT"
    r"|[\d.,]+ ?(?:km|miles?|kg|lbs?|feet|ft|m|metres|kilomet(?:re|er)s?))\)"
)
# What ends a line so is no longer.
_LONGEST_END = 80
# "met not only its target"
_HALF_TOLD = re.compile(
    r"\bnot (?:only|just|merely)\b(?!.*\bbut\b).*[.?]?$|\bwhat and\b", re.IGNORECASE
)


def sentence_case(text: str) -> str:
    """First letter up, a full stop at the end; the rest, and what a quotation says, as it is."""
    text = text.strip().rstrip(",;:-–— ")
    for index, character in enumerate(text):
        if character in "\"“‘'":
            break
        if character.isalpha():
            # "iPhone" and "eBay" keep their own first letter.
            if not re.match(r"[a-z]+[A-Z]", text[index:]):
                text = text[:index] + character.upper() + text[index + 1 :]
            break
        if character.isdigit():
            break
    if re.search(r"[.!?][\"”’')]*$", text):
        return text
    return f"{text}."


CLITICS = frozenset("'s ’s 'm ’m 'd ’d 're ’re 've ’ve 'll ’ll".split())


def title_case(text: str) -> str:
    """Title Case that leaves names, acronyms and numbers as the article has them."""
    words = text.split()
    last = len(words) - 1
    return " ".join(
        _title_word(word, is_edge=index in {0, last}) for index, word in enumerate(words)
    )


@lru_cache(maxsize=4096)
def _title_word(word: str, *, is_edge: bool) -> str:
    if word.lower() in SMALL_WORDS and word.islower() and not is_edge:
        return word
    parts = re.split(r"([-–/])", word)
    return "".join(
        part
        if any(c.isupper() for c in part) or (0 < i < len(parts) - 1 and part in SMALL_WORDS)
        else _capital(part)
        for i, part in enumerate(parts)
    )


def _capital(word: str) -> str:
    for index, character in enumerate(word):
        if character.isalpha():
            # "30th", "4bn", "Channel 4's", "I 'm": letters after a digit, and clitics, stay.
            if word in CLITICS or any(c.isdigit() for c in word[:index]):
                return word
            return word[:index] + character.upper() + word[index + 1 :]
    return word


def without_conversions(text: str) -> str:
    """Without the letters that a name goes by, in brackets, and amounts in other money or measures:
    "the Port Labour Board (PLB) paid £8m ($12m)". Editors keep one of ten."""
    return _CONVERTED.sub("", text)


def is_only_quoted(text: str) -> bool:
    """ "“It is over.”": somebody's words, and nobody who says them."""
    words = text.strip().rstrip(".!?")
    return (
        words[:1] in QUOTES and words[-1:] in QUOTES and not any(c in QUOTES for c in words[1:-1])
    )


def is_clean(text: str) -> bool:
    """Whether a line has no trace of the knife: stray signs, lost partners, a loose last word."""
    if re.search(r"\s[,.;:!?)]|[(“]\s|,,|,\.|(?<!\.)\.\.(?!\.)|--|^\W*[,;:)]|^\(", text):
        return False
    if (
        _is_orphaned(text)
        or _DOUBLED.search(_STEPPED_IN.sub("", text))
        or _SPOKEN.search(_ASIDE.sub("", text))
        or _OPEN_ENDED.search(text, max(0, len(text) - _LONGEST_END))
        or _HALF_TOLD.search(text)
        or _LINKED.match(text)
    ):
        return False
    if (
        text.count("[") != text.count("]")
        or text.count("(") != text.count(")")
        or text.count("“") != text.count("”")
    ):
        return False
    if _UNMARKED.search(text) or _TORN.search(text) or _MISPRINTED.search(text):
        return False
    if "\ufffd" in text or _OPEN_QUOTE.search(text):
        return False
    if not _quotes_hug_their_words(text) or _has_loose_apostrophe(text):
        return False
    words = re.findall(r"[\w'’%$£€.-]+", text.rstrip('.!?"”’'))
    return bool(words) and words[-1].lower() not in ENDS_BADLY


def _is_orphaned(text: str) -> bool:
    stopped = _STOPPED.findall(text)
    return not _ORPHANS.isdisjoint(map(str.lower, stopped)) or bool(_STOPPED_A.search(text))


def _has_loose_apostrophe(text: str) -> bool:
    """ "have plan' to cut", "her account,' he said": a quotation ends that never began. "the
    players' union" is none."""
    if "'" not in text and "’" not in text:
        return False
    ends = len(re.findall(r"(?<=[^\Ws]|[.,?!])['’](?!\w)|(?<=s)['’][.?]?$", text))
    return ends > len(re.findall(r"(?<!\w)['‘](?=\w)", text))


def _quotes_hug_their_words(text: str) -> bool:
    """Straight quotation marks come in pairs with no space on their inner side."""
    pieces = text.split('"')
    if len(pieces) % 2 == 0:
        return False
    return all(piece and piece.strip() == piece for piece in pieces[1::2])


# Acronyms that are said as words; others are spelt out letter by letter.
_SAID_AS_WORDS = frozenset("NATO FIFA UEFA UNESCO UNICEF NASA OPEC ASEAN AIDS NAFTA".split())


def article_before(word: str) -> str:
    """ "a" or "an", by the sound that the word most likely begins with."""
    lower = word.lower()
    if re.match(r"hour|honest|honour|honor|heir|x-ray|8|11(?!\d)|18(?!\d)", lower):
        return "an"
    if re.match(r"eu|one\b|one-|once|ukrain|uk\b|u[bcfhjkqrst][aeiou]|usual", lower):
        return "a"
    if re.match(r"uni(?:[tvfqcs]|on|la)", lower):
        return "a"
    if re.match(r"[A-Z]{2,}s?(?![a-z])", word) and word not in _SAID_AS_WORDS:
        return "an" if word[0] in "AEFHILMNORSX" else "a"
    return "an" if lower[:1] in set("aeiou") else "a"
