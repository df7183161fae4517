"""Pronouns that point at nothing in their line."""

import re

from service.checking.miss import Miss, shown
from service.checking.text.words import is_content, plain, words

_THIRD = re.compile(r"(?i:\b(?:he|she|they|him|them|his|her|hers|their|theirs)\b)")
_OPENING = re.compile(
    r"(?P<pronoun>It|Its|Itself|His|Her|Their|Theirs)\b"
    r"|(?P<pointing>This|That|These|Those|Such)\s+(?:(?:also|only|now|then|still)\s+)?"
    r"(?:is|are|was|were|will|would|has|have|had|may|might|can|could|should|must|does|did|do"
    r"|comes?|came|marks?|marked|means?|meant|follows?|followed|makes?|made|includes?|included"
    r"|brings?|brought|takes|took|gives?|gave|happens?|happened|leaves|left|shows?|showed)\b"
)
_BE = r"(?:is|was|'s|will be|would be|has been|had been|may be|might be|could be|can be|remains)"
_EXPLETIVE = re.compile(
    rf"It {_BE}(?: (?:not|now|still|also|yet|already|too|very|so|\w+ly))* (?:"
    # "It is thought that", "It was the first time", "It is illegal to", "It was Smith who"
    r"(?:un)?(?:clear|likely|known|lawful|fair|usual|common|safe|wise|certain)\b|(?:im)?possible\b"
    r"|(?:thought|believed|said|reported|understood|hoped|expected|feared|estimated|claimed"
    r"|alleged|announced|revealed|confirmed|decided|agreed|assumed|argued|suggested|noted|rumoured"
    r"|rumored|disclosed)\b|(?:il)?legal\b|important\b|necessary\b|essential\b|vital\b|hard\b"
    r"|difficult\b|easy\b|easier\b|harder\b|time\b|wrong\b|right\b|better\b|best\b|good\b|bad\b"
    r"|rare\b|early\b|late\b|soon\b|no\b|the (?:first|second|third|fourth|fifth|last|only)\b"
    r"|[^.]{1,60}? (?:who|whom|which|that) )"
    r"|It (?:seems|appears|emerged|transpired|turns? out|turned out|follows)\b"
    r"|It (?:will |would |could |may |might |has |had |can )?(?:takes?|took|taken|costs?) .*\bto\b"
    r"|It (?:rained|snowed|is raining|was raining|is snowing|was snowing)\b"
)
_FIRST = re.compile(
    r"\bI(?='|\s(?:am|was|have|had|will|would|think|said|believe|do|did|can|could|want|know|feel)\b)"
    r"|(?<!-)\b(?:[Ww]e|[Oo]ur|[Oo]urs|[Mm]y|me|us)\b(?!-)"
)
_QUOTED = re.compile(r"\"[^\"]*\"|(?<!\w)'[^\"]*?'(?!\w)")
# "After his arrest, Smith said …": the noun may come after a clause that cannot stand alone.
_CLAUSE_FIRST = re.compile(
    r"(?:After|Before|When|While|As|If|Although|Though|Since|Despite|With|In|On|At|During|Until"
    r"|Following|Because|For|By|Unlike|Without|Once|Like|Through|Besides)\b"
    r"[^,]*,\s+(?:[Tt]he\s+|[Aa]n?\s+)?[^\W\d_]*[A-Z]"
)


def misses(text: str) -> list[Miss]:
    """A hard miss for the first pronoun that has no noun before it, or that is the writer's own
    ("we"); quotations may keep theirs."""
    flat = _QUOTED.sub(lambda found: "Q" * len(found.group()), plain(text))
    for pronoun in (_opening(flat), _third(flat), _first(flat)):
        if pronoun:
            return [Miss("form", f"{shown(pronoun)} has nothing to refer to", "hard")]
    return []


def _opening(text: str) -> str:
    found = _OPENING.match(text)
    if not found or _EXPLETIVE.match(text):
        return ""
    return found["pronoun"] or found["pointing"]


def _third(text: str) -> str:
    found = _THIRD.search(text)
    if not found or _CLAUSE_FIRST.match(text):
        return ""
    before = [word for word in words(text[: found.start()]) if is_content(word)]
    # A number, year or adverb is nobody: "In 2004, he resigned", "Yesterday she left".
    nouns = [word for word in before if word.text.isalpha() and not word.text.endswith("ly")]
    nouns = [word for word in nouns if word.text.lower() not in ("yesterday", "today", "meanwhile")]
    return "" if nouns else found.group()


def _first(text: str) -> str:
    found = _FIRST.search(text)
    return found.group() if found else ""
