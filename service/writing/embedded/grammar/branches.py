"""What is true of a branch of a sentence, whether or not it may be left out.

A branch is named by its top token: `index` stands for all of its subtree.
"""

import re

from service.writing.embedded.grammar.lexicon import (
    CIRCUMSTANCE_MARKS,
    DAYS,
    DEGREES,
    EXCEPTIONS,
    LIMITING,
    NARROWED,
    NARROWING,
    OFFICERS,
    RANKS,
    REFUSALS,
    TIME_WORDS,
)
from service.writing.embedded.grammar.rules import once_per_token
from service.writing.embedded.grammar.tree import Tree

# Longer branches tell more than a time.
MOST_TIME_WORDS = 6
# "agreed [to keep it open]": nothing is agreed without it.
WANTING = frozenset(
    """agree decide plan vow pledge promise refuse vote hope intend try attempt seek begin start
    continue decline want need fail threaten offer manage""".split()
)
_LIMITING = frozenset({"amod", "det", "advmod", "nummod", "det:predet"})
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")


@once_per_token
def is_bound(tree: Tree, index: int) -> bool:
    """Whether the branch stays whatever its relation: part of a quotation or of a bracket, a word
    that holds its clause to the noun ("at which"), part of a title, an exception, what a "but"
    turns on, or what keeps a claim narrow."""
    relation, tag = tree.tokens[index].relation, tree.tokens[index].tag
    return (
        cuts_quotation(tree, index)
        or splits_brackets(tree, index)
        or tag in {"WDT", "WP", "WP$", "WRB"}
        or _opens_title(tree, index)
        or _is_turned_on(tree, index)
        or _completes(tree, index)
        or (relation in {"amod", "compound"} and tree.lemma(tree.tokens[index].head) in OFFICERS)
        or any(tree.lemma(i) in EXCEPTIONS for i in tree.subtrees[index])
        or (relation.split(":")[0] in NARROWING and widens_claim(tree, index))
    )


def _completes(tree: Tree, index: int) -> bool:
    """ "the third firm [to thank it]", "a box office [double]" which no parser takes for a noun,
    "…, a job [he has done since 1972]": without it the rest says something else or nothing."""
    token = tree.tokens[index]
    if token.relation == "advcl":
        sign = tree.child(index, "mark")
        is_to = sign is not None and tree.lemma(sign) == "to"
        is_wanted = tree.lemma(token.head) in WANTING
        return is_to and (is_wanted or is_under_superlative(tree, index))
    if token.relation.startswith("acl"):
        words = [i for i in tree.subtrees[token.head] if i not in tree.subtrees[index]]
        aside = [tree.lemma(i) for i in words if not tree.is_punctuation(i)]
        return (
            len(aside) == len(("a", "job"))
            and aside[0] in {"a", "an"}
            and (is_set_off(tree, token.head))
        )
    return token.relation == "advmod" and token.tag == "JJ" and not tree.children[index]


def is_numeral(tree: Tree, index: int) -> bool:
    return tree.tokens[index].tag == "CD" and not case_of(tree, index)


def is_hyphenated(tree: Tree, index: int) -> bool:
    tokens = tree.tokens
    before = index > 0 and tokens[index - 1].tag == "HYPH"
    after = index + 1 < len(tokens) and tokens[index + 1].tag == "HYPH"
    return before or after


def splits_brackets(tree: Tree, index: int) -> bool:
    """Whether the subtree is some, not all, of what stands between two brackets."""
    signs = [token.text for token in tree.tokens[: tree.subtrees[index][0]]]
    return signs.count("(") > signs.count(")")


def widens_claim(tree: Tree, index: int) -> bool:
    """Whether what the subtree narrows is under a word like "first", "all" or "not"."""
    if follows_comma(tree, index) or _tells_of_known(tree, index):
        return False
    head = tree.tokens[index].head
    while head >= 0:
        token = tree.tokens[head]
        if tree.lemma(head) in REFUSALS or _is_limited(tree, head):
            return True
        for child in tree.children[head]:
            other = tree.tokens[child]
            is_limit = child != index and other.relation in _LIMITING
            if is_limit and (other.text.lower() in NARROWED or _is_most(tree, child)):
                return True
        if token.relation in {"ccomp", "conj", "parataxis", "advcl", "appos"}:
            return False
        head = token.head
    return False


def _is_most(tree: Tree, index: int) -> bool:
    """ "latest", "most senior"."""
    return any(tree.tokens[i].tag in {"JJS", "RBS"} for i in (index, *tree.children[index]))


def _tells_of_known(tree: Tree, index: int) -> bool:
    """ "failed to sue the producer [who booked the flight]": the same producer without it."""
    if not tree.tokens[index].relation.startswith("acl"):
        return False
    head = tree.tokens[index].head
    determiners = {tree.lemma(i) for i in tree.dependents(head, "det")}
    others = tree.dependents(head, "amod", "nummod", "advmod")
    is_ranked = any(_is_most(tree, i) or tree.lemma(i) in RANKS | NARROWED for i in others)
    is_one = "the" in determiners and tree.tokens[head].tag == "NN"
    return is_one and not is_ranked and tree.child(head, "cop") is None


def _is_limited(tree: Tree, verb: int) -> bool:
    """ "No bank sold gold [on Monday]", "Few banks …", "sold no oil …"."""
    parts = tree.dependents(verb, "nsubj", "nsubj:pass", "obj")
    limits = {tree.tokens[i].text.lower() for part in parts for i in (part, *tree.children[part])}
    return bool(limits & LIMITING)


def cuts_quotation(tree: Tree, index: int) -> bool:
    """Whether leaving the subtree out would leave a quotation that nobody said."""
    inner = [i for i in tree.subtrees[index] if not tree.is_punctuation(i)]
    for quotation in tree.quotations:
        touched = sum(i in quotation for i in inner)
        words = sum(not tree.is_punctuation(i) for i in quotation)
        if 0 < touched < words:
            return True
    return False


def has_object(tree: Tree, head: int) -> bool:
    return tree.child(head, "obj", "ccomp", "xcomp", "nsubj:pass") is not None


def is_time(tree: Tree, index: int) -> bool:
    return any(
        tree.lemma(i) in TIME_WORDS or _YEAR.fullmatch(tree.tokens[i].text)
        for i in tree.subtrees[index]
    )


def tells_circumstance(tree: Tree, clause: int) -> bool:
    """Whether the clause says when or why, and the head would hold without it: "while rain fell",
    "after leaving"; not "as telling", "only after" or "as long as"."""
    marks = tree.dependents(clause, "mark")
    if len(marks) != 1 or is_awaited(tree, clause):
        return False
    opening = {tree.lemma(i) for i in tree.subtrees[clause][:3]}
    is_finite = tree.child(clause, "nsubj", "nsubj:pass", "expl") is not None
    mark = tree.lemma(marks[0])
    is_told = mark in CIRCUMSTANCE_MARKS and not opening & DEGREES
    return is_told and (is_finite or mark in {"after", "before"})


def is_awaited(tree: Tree, clause: int) -> bool:
    """ "will pay [when a court agrees]": what is to come first is a condition."""
    helpers = tree.dependents(tree.tokens[clause].head, "aux", "mark")
    is_to_come = any(tree.tokens[i].tag in {"MD", "TO"} for i in helpers)
    opening = {tree.lemma(i) for i in tree.dependents(clause, "mark", "advmod")}
    return is_to_come and bool(opening & {"when", "after", "once", "while", "as"})


def is_distant_time(tree: Tree, index: int) -> bool:
    """ "in 2016", "last year", "in December": without it the reader takes today's news for then.
    "On Friday" and "yesterday" are the day of the paper."""
    subtree = tree.subtrees[index]
    if len(subtree) > MOST_TIME_WORDS or not is_time(tree, index):
        return False
    return not any(tree.lemma(i) in DAYS for i in subtree)


def is_under_superlative(tree: Tree, index: int) -> bool:
    """Whether the sentence ranks something: "for the second time [in 12 years]"."""
    inside = set(tree.subtrees[index])
    return any(
        i not in inside
        and (token.text.lower() in RANKS or token.tag in {"JJS", "RBS"})
        and token.text.lower() not in {"least", "most"}
        and not (token.text.lower() == "last" and tree.lemma(token.head) in TIME_WORDS)
        for i, token in enumerate(tree.tokens)
    )


def case_of(tree: Tree, index: int) -> str:
    case = tree.child(index, "case")
    return tree.lemma(case) if case is not None else ""


def follows_comma(tree: Tree, index: int) -> bool:
    start = tree.subtrees[index][0]
    return _is_break(tree, start) or (start > 0 and _is_break(tree, start - 1))


@once_per_token
def is_set_off(tree: Tree, index: int) -> bool:
    """Whether commas, dashes or brackets (or an end of the sentence) stand on both sides: what
    the writer has marked as an aside."""
    subtree = tree.subtrees[index]
    if subtree[-1] - subtree[0] + 1 != len(subtree):
        return False
    words = [i for i in subtree if not tree.is_punctuation(i)]
    if not words:
        return False
    before, after = words[0] - 1, words[-1] + 1
    opens = before < 0 or _is_break(tree, before)
    closes = after >= len(tree.tokens) or _is_break(tree, after) or after == len(tree.tokens) - 1
    return opens and closes and not (before < 0 and after >= len(tree.tokens))


def _opens_title(tree: Tree, index: int) -> bool:
    """ "new film, Beyond the Sea, …": a preposition with a capital inside a sentence begins part of
    a name."""
    first = next((i for i in tree.subtrees[index] if not tree.is_punctuation(i)), 0)
    token = tree.tokens[first]
    return token.pos in {"ADP", "SCONJ"} and token.text[:1].isupper() and first > 1


def _is_turned_on(tree: Tree, index: int) -> bool:
    """ "planned to stab her during a sleepover but decided to do it the next day": of two verbs
    that a "but" sets against each other, neither can lose when, where or how."""
    verb = tree.tokens[index].head
    while verb >= 0 and tree.tokens[verb].pos == "VERB":
        pair = [verb, *tree.dependents(verb, "conj")]
        if any(tree.lemma(i) == "but" for one in pair for i in tree.dependents(one, "cc")):
            return tree.tokens[index].relation.startswith(("obl", "advmod"))
        verb = tree.tokens[verb].head if tree.tokens[verb].relation in {"xcomp", "conj"} else -1
    return False


def _is_break(tree: Tree, index: int) -> bool:
    token = tree.tokens[index]
    return token.text in {",", "–", "—", "(", ")", ";", "--"} or (
        token.text == "-" and token.space_after
    )
