"""What the article says somebody denies, or that nothing shows, told as what is so or as what he
says himself."""

from collections.abc import Iterator, Sequence

from service.checking.facts.beside import Beside, Fault, parted
from service.checking.facts.certainty_words import CLAIM_NOUNS, OWNED
from service.checking.facts.polarity_words import NEGATORS, is_negative
from service.checking.text.words import is_content, stems

_DENIALS = frozenset("denied denies deny denying refuted refutes refute refuting".split())
# What they refuse is a claim only where one of these nouns follows.
_DISMISSALS = frozenset(
    """rejected rejects reject rejecting dismissed dismisses dismiss dismissing disputed disputes
    dispute disputing rubbished""".split()
)
_CLAIMS = CLAIM_NOUNS | frozenset("reports report charge charges idea notion rumours".split())
_PROOFS = frozenset("evidence proof indication indications sign signs suggestion".split())
# "Was denied a visa", "did not deny that".
_UNDONE = NEGATORS | frozenset("was were been being is are be hardly without".split())
# Words between a denial and the noun or the "that" behind it: "all of the media reports that".
_NOUN_WITHIN = 5
# Words of a clause without "that" among which its verb begins ("the firm and its owner had").
_VERB_WITHIN = 6
_HELPING = frozenset(
    """is are was were be been has have had will would may might could can should did does do
    ever""".split()
)
_SUBJECTS = frozenset("he she it they i we there his her its their any".split())
# Behind one of these another clause begins.
_JOINTS = frozenset("and but who which while as after before when because".split())
# Words of a line between who speaks and the verb; of the article between who denies and the denial.
_SPEAKER_WITHIN = 3
_SPEAKS = frozenset(
    """said says say saying told tells claimed claims claim added adds admitted admits confirmed
    confirms confirm acknowledged acknowledges conceded stated states insisted insists maintained
    maintains explained announced argued argues asserted asserts believes believed thinks thought
    warned warns revealed reveals stressed""".split()
)
# What keeps a line from being a plain statement, whoever denies.
_OPEN = OWNED | _SPEAKS | frozenset("if whether could might may".split())
# Content words of a clause that the line must have, and what share of them; as for what is claimed
# (attribution.py).
_FEWEST, _MOST = 2, 0.6


def denied_clause(beside: Beside) -> Iterator[Fault]:
    """The line has the clause behind "denied that" or "no evidence that" and denies nothing:
    "said that he had taken money" for "denied that he had taken money"."""
    for denial, start in _openers(beside):
        clause = range(start, _end(beside, start))
        if not _is_told(beside, clause) or _denies(beside, clause):
            continue
        if not _is_kept_open(beside, denial, clause):
            told = [i for i in beside.chain if is_content(beside.line.words[i])]
            there = beside.words_of(range(max(denial - _SPEAKER_WITHIN, 0), start))
            yield Fault("negation", min(told), max(told), there)


def denied_places(beside: Beside) -> frozenset[int]:
    """The sentence's words that stand in such a clause."""
    clauses = (range(start, _end(beside, start)) for _, start in _openers(beside))
    return frozenset(k for clause in clauses for k in clause)


def _openers(beside: Beside) -> Iterator[tuple[int, int]]:
    """Where the sentence denies, and where the clause begins that it denies."""
    forms = beside.said_forms
    for j, form in enumerate(forms):
        if form == "no" and forms[j + 1 : j + 2] and forms[j + 1] in _PROOFS:
            start = _clause_start(beside, j + 1)
        elif form in _DENIALS or form in _DISMISSALS:
            if not _UNDONE.isdisjoint(forms[max(j - 2, 0) : j]):
                continue
            noun = _noun(beside, j)
            start = _clause_start(beside, noun if noun else j)
            if noun is None and form not in _DENIALS and forms[j + 1 : j + 2] != ("that",):
                continue
        else:
            continue
        if start is not None:
            yield j, start


def _noun(beside: Beside, denial: int) -> int | None:
    """The "claims" that are denied, which stand before any "that"."""
    for k in range(denial + 1, min(denial + 1 + _NOUN_WITHIN, len(beside.said_forms))):
        form = beside.said_forms[k]
        if parted(beside.said, k - 1, k) or form == "that" or form in _JOINTS:
            return None
        if form in _CLAIMS:
            return k
    return None


def _clause_start(beside: Beside, opener: int) -> int | None:
    """The first word of the clause behind a denial or a noun; None where none follows."""
    forms = beside.said_forms
    after = range(opener + 1, min(opener + 1 + _VERB_WITHIN, len(forms)))
    if not after or parted(beside.said, opener, opener + 1):
        return None
    first = forms[opener + 1]
    if first == "that":
        return opener + 2
    if first in ("of", "to", "for"):
        return opener + 2 if _is_gerund(forms[opener + 2 : opener + 3]) else None
    if _is_gerund((first,)) or first in _SUBJECTS:
        return opener + 1
    for k in after:
        if parted(beside.said, k - 1, k) or forms[k] in _JOINTS:
            return None
        if forms[k] in _HELPING and k > opener + 1:
            return opener + 1
    return None


def _is_gerund(forms: Sequence[str]) -> bool:
    return any(form.endswith("ing") and len(form) > 4 for form in forms)


def _end(beside: Beside, start: int) -> int:
    """Where the clause ends: at a stop, or where another begins behind "but"."""
    for k in range(start + 1, len(beside.said_forms)):
        if parted(beside.said, k - 1, k) or beside.said_forms[k] == "but":
            return k
    return len(beside.said_forms)


def _is_told(beside: Beside, clause: range) -> bool:
    """Whether the line has most of the clause, and how it begins."""
    ours = frozenset[str]().union(*(stems(word.text) for word in beside.line.words))
    content = [k for k in clause if beside.is_content(k)]
    met = [k for k in content if stems(beside.said.words[k].text) & ours]
    return met[:1] == content[:1] and len(met) >= max(_FEWEST, _MOST * len(content))


def _denies(beside: Beside, clause: range) -> bool:
    """Whether the line has a denial that is not one of the clause's own, or leaves one of those
    out: who denies that he would not pay may say that he would."""
    denied = any(beside.said_forms[k] in NEGATORS for k in clause)
    return (denied and not beside.has(NEGATORS)) or any(
        (is_negative(form) or form in _DENIALS or form in _DISMISSALS)
        and beside.chain.get(i) not in clause
        for i, form in enumerate(beside.forms)
    )


def _is_kept_open(beside: Beside, denial: int, clause: range) -> bool:
    """Whether the line leaves the clause somebody else's, or open; not by what the sentence says
    of the denial itself ("…, the agency said"), nor where he speaks who denies."""
    for i, form in enumerate(beside.forms):
        there = beside.chain.get(i)
        if form not in _OPEN or there in clause:
            continue
        if form in _SPEAKS and _is_denier(beside, i, denial):
            continue
        outside = there is not None and (there < denial or there >= clause.stop)
        if not outside or _is_told_again(beside, clause):
            return True
    return False


def _is_denier(beside: Beside, verb: int, denial: int) -> bool:
    """Whether the line's verb has for its subject whoever denies in the sentence."""
    for i in range(verb - 1, max(verb - 1 - _SPEAKER_WITHIN, -1), -1):
        if i in beside.chain and is_content(beside.line.words[i]):
            near = range(max(denial - _SPEAKER_WITHIN, 0), denial)
            return beside.chain[i] in near and not parted(beside.said, beside.chain[i], denial)
    return False


def _is_told_again(beside: Beside, clause: range) -> bool:
    """Whether the sentence says some of the clause once more behind it."""
    own = frozenset[str]().union(
        *(stems(beside.said.words[k].text) for k in clause if beside.is_content(k))
    )
    after = range(clause.stop, len(beside.said_forms))
    return any(stems(beside.said.words[k].text) & own for k in after if beside.is_content(k))
