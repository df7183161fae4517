"""Which of the nouns that editors bring to labels ("Response", "Forecast") may stand over a line.

A word that the sentence has not could say what the line does not ("No Fines" over "could face
fines"). So each may stand only over lines that have what it speaks of.
"""

from collections.abc import Collection, Sequence

from service.writing.embedded.grammar.clauses import SUBJECTS, is_negated
from service.writing.embedded.grammar.tree import Tree
from service.writing.embedded.labelling.label_lines import LabelledLine
from service.writing.embedded.labelling.label_words import LabelWord

MONTHS = frozenset(
    """january february march april may june july august september october november december
    monday tuesday wednesday thursday friday saturday sunday""".split()
)
MONEY = frozenset("$£€₹¥")
# A noun and the verbs that it is another word for; the label's other word names who does it.
SPOKEN = {
    "Response": "respond react reply answer dismiss reject deny defend counter",
    "Reaction": "respond react reply answer dismiss reject deny defend welcome",
    "View": "say believe think feel describe argue suggest insist maintain",
    "Claim": "claim allege accuse assert",
    "Advice": "advise urge recommend warn",
    "Explanation": "explain blame",
    "Comment": "say tell comment remark",
    "Statement": "say state announce confirm",
}
# And nouns for what a line tells of, by the lemmas that tell it.
TOLD = {
    "Plan": "plan intend aim want hope seek propose",
    "Plans": "plan intend aim want hope seek propose",
    "Aim": "aim intend want hope seek",
    "Target": "aim target goal",
    "Forecast": "forecast predict expect estimate project",
    "Outlook": "forecast predict expect outlook",
    "Impact": "affect hit damage hurt suffer impact",
    "Effect": "affect effect",
    "Cause": "cause blame because due",
    "Reason": "because due reason",
    "Role": "play star appoint serve",
    "Condition": "if unless provide",
}
TIMED = frozenset("Date Deadline Schedule Timetable Timing".split())
# Of these a reader asks when.
DATED = frozenset(
    """begin start open launch hold schedule set publish release resume expire end close meet take
    arrive return vote play face unveil marry appear announce decide finish premiere due""".split()
)
COUNTED = frozenset("Numbers Figures Size Total".split())
PRICED = frozenset("Cost Price Funding".split())


def is_told_of(line: LabelledLine, word: str, own: Sequence[LabelWord]) -> bool:
    """Whether the line tells what `word` names; `own` are the label's words of the sentence."""
    tree, kept = line.tree, line.kept
    if word in SPOKEN:
        verbs = frozenset(SPOKEN[word].split())
        return any(tree.lemma(i) in verbs and _says(tree, i, own) for i in kept)
    if word in TOLD:
        lemmas = frozenset(TOLD[word].split())
        return any(tree.lemma(i) in lemmas and not is_negated(tree, i) for i in kept)
    if word in TIMED:
        is_dated = any(_is_day(tree, i) or _is_year(tree, i) for i in kept)
        is_dated = is_dated and any(tree.lemma(i) in DATED for i in kept)
        return is_dated and any(tree.tokens[w.token].relation in SUBJECTS for w in own)
    if word in COUNTED:
        return any(tree.dependents(word.token, "nummod") for word in own)
    return word in PRICED and any(set(tree.tokens[i].text) & MONEY for i in kept)


def _says(tree: Tree, verb: int, own: Sequence[LabelWord]) -> bool:
    """Whether one of the words is the name of who speaks, or its noun. Whoever "did not respond",
    or "was accused", said nothing."""
    speakers = {i for head in tree.dependents(verb, "nsubj") for i in _named(tree, head)}
    return not is_negated(tree, verb) and any(word.token in speakers for word in own)


def _named(tree: Tree, head: int) -> Collection[int]:
    return (head, *tree.dependents(head, "flat", "appos", "conj"))


def _is_day(tree: Tree, index: int) -> bool:
    """ "May", not "may"."""
    return tree.tokens[index].pos == "PROPN" and tree.tokens[index].text.lower() in MONTHS


def _is_year(tree: Tree, index: int) -> bool:
    text = tree.tokens[index].text
    return len(text) == len("1999") and text.isdigit() and text[:2] in {"18", "19", "20"}
