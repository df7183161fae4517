"""Who says so without a name: witnesses for the police, and what somebody calls a thing as what it
is."""

from collections.abc import Iterator, Sequence

from service.checking.facts.beside import Beside, Fault, parted
from service.checking.facts.certainty_words import SAYS
from service.checking.text.words import stems

# Those who may be called by each other's names.
_GROUPS = (
    "police officers officer detectives officials official authorities ministers ministry"
    " government council councillors spokesman spokeswoman spokesperson department agency",
    "witnesses witness eyewitnesses onlookers bystanders neighbours neighbors residents locals"
    " villagers survivors",
    "prosecutors prosecutor",
    "doctors doctor medics surgeons nurses hospital paramedics",
    "scientists researchers experts academics professors economists analysts analyst",
    "relatives family parents mother father widow",
    "campaigners activists protesters critics opponents",
    "unions union workers",
    "farmers",
    "shareholders investors",
    "pupils students",
    "lawyers lawyer solicitor attorney",
)
_KINDS = {form: kind for kind, forms in enumerate(_GROUPS) for form in forms.split()}
_SAYS = frozenset("said says say told reported added warned confirmed".split())
# Words from who says so to the verb, and the other way round: "police in Leeds have said".
_REACH = 4
_CALLS = frozenset("called calls calling described describes branded labelled dubbed".split())
_BE = frozenset("is are was were be been being".split())
_BEFORE_JUDGEMENT = frozenset("a an as".split())
# With one of these the line tells that somebody says so.
_TOLD = (
    SAYS | _CALLS | _SAYS | frozenset("according view opinion seen regarded call saying".split())
)
# Words from the verb to what it judges, and on to how.
_JUDGED_WITHIN = 8


def another_sayer(beside: Beside) -> Iterator[Fault]:
    """The line lets others say so whom the sentence does not have."""
    theirs = set(_sayers(beside.said_forms))
    kinds = {_KINDS[beside.said_forms[j]] for j in theirs}
    for i in _sayers(beside.forms):
        form = beside.forms[i]
        there = any(_KINDS.get(other) == _KINDS[form] for other in beside.said_forms)
        named = any(w.capitalised for w in beside.line.words[max(i - 3, 0) : i])
        if theirs and not there and not named and _KINDS[form] not in kinds:
            yield Fault("attribution", i, i, beside.word(min(theirs)))


def _sayers(forms: Sequence[str]) -> Iterator[int]:
    """Where somebody without a name stands next to a verb of saying."""
    for v, form in enumerate(forms):
        if form in _SAYS:
            near = range(v - 1, max(v - 1 - _REACH, -1), -1)
            found = next((k for k in near if forms[k] in _KINDS), None)
            if found is not None and not any(f in _SAYS for f in forms[found + 1 : v]):
                yield found


def called(beside: Beside) -> Iterator[Fault]:
    """The line says that something is what the sentence says somebody called it."""
    if beside.has(_TOLD) or '"' in beside.line.text:
        return
    for j, form in enumerate(beside.said_forms):
        if form not in _CALLS or not _BE.isdisjoint(beside.said_forms[max(j - 2, 0) : j]):
            continue
        after = range(j + 1, _end(beside, j))
        at = next((k for k in after if beside.said_forms[k] in _BEFORE_JUDGEMENT), None)
        if at is None:
            continue
        whom = _places(beside, range(j + 1, at))
        judged = _places(beside, range(at + 1, after.stop))
        if whom and judged and not _BE.isdisjoint(beside.forms[max(whom) + 1 : min(judged)]):
            first = max(j - _REACH, 0)
            yield Fault("attribution", min(whom), max(judged), beside.words_of(range(first, j + 1)))


def _end(beside: Beside, verb: int) -> int:
    """Where ends what somebody is called: at a stop, or soon."""
    last = min(verb + 1 + _JUDGED_WITHIN, len(beside.said_forms))
    return next((k for k in range(verb + 1, last) if parted(beside.said, k - 1, k)), last)


def _places(beside: Beside, there: range) -> list[int]:
    """Where the line has what the sentence says there; [] where it lacks the first of it."""
    content = [k for k in there if beside.is_content(k)]
    found = []
    for k in content:
        wanted = stems(beside.said.words[k].text)
        at = next((i for i, w in enumerate(beside.line.words) if wanted & stems(w.text)), None)
        if at is None and k == content[0]:
            return []
        if at is not None:
            found.append(at)
    return found
