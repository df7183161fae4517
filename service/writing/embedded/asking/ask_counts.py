"""Questions for the numbers of a clause: how many, how much, for how much."""

import re
from collections.abc import Iterator

from service.writing.embedded.asking.ask_what import object_of
from service.writing.embedded.asking.grounds import intention
from service.writing.embedded.asking.question_form import (
    QUESTION_WORDS,
    Question,
    holds,
    question_of,
    turned,
)
from service.writing.embedded.asking.reasons import CHANGES
from service.writing.embedded.grammar.branches import case_of, is_set_off, is_time
from service.writing.embedded.grammar.clauses import is_negated
from service.writing.embedded.grammar.lexicon import SPEECH
from service.writing.embedded.grammar.surface import is_clean
from service.writing.embedded.grammar.tree import Tree
from service.writing.embedded.grammar.turn import Ground
from service.writing.embedded.grammar.verb_classes import FATES, HARMS
from service.writing.embedded.shortening.shorten import Deletion, options

CURRENCIES = frozenset("$ £ € ₹ US$ A$ C$ NZ$ Rs euro euros dollars pounds rupees yen".split())
# How far something rose hangs on its verb so.
SIZES = ("obj", "obl", "obl:unmarked", "obl:npmod", "obl:tmod", "nmod")
FEWEST_ASKED = 10
# "Shares were up 5%".
LEVELS = frozenset("up down higher lower".split())
# What is told by its size: "a 100% tax", "a £2m fine".
LEVIES = frozenset(
    """bid bill bonus deal deficit discount donation fee fine grant hike levy loan loss payout
    penalty prize profit rebate saving shortfall subsidy takeover tax""".split()
)
# What one goes up or down by.
STEPS = frozenset(
    "rise fall drop increase jump decline decrease cut surge slump growth boost".split()
)
SHARES = frozenset("% percent cent".split())
FRACTIONS = frozenset("half third quarter fifth tenth".split())
# What is done with money.
PAYING = frozenset(
    """pay cost earn keep collect fetch raise spend give pledge donate lose save invest borrow owe
    fine receive make offer buy sell lend cut demand seek total face award charge inject invest need
    splash""".split()
)


def counted_and_paid(ground: Ground, deletion: Deletion) -> Iterator[Question]:
    yield from _how_many_did(ground, deletion)
    yield from _how_many_in_all(ground, deletion)
    yield from _by_how_much(ground, deletion)
    yield from _how_many_things(ground, deletion)
    yield from _how_big(ground, deletion)
    yield from _how_much(ground, deletion)


def _how_many_did(ground: Ground, deletion: Deletion) -> Iterator[Question]:
    """ "214 people were killed …" as "How Many People Were Killed …?": the subject's own count."""
    tree, subject = ground.tree, ground.subject
    number = tree.child(subject, "nummod")
    harmed = tree.child(ground.clause.root, "obj")
    if tree.lemma(ground.clause.root) in HARMS and harmed is not None:
        return  # How many were killed, not how many bombs killed them.
    article = tree.child(subject, "det")
    if (article is not None and tree.lemma(article) not in {"a", "an"}) or tree.lemma(
        ground.clause.root
    ) in SPEECH:
        return  # "the two sides": known already.
    if (
        number is None
        or tree.tokens[subject].tag not in {"NNS", "NNPS"}
        or tree.dependents(subject, "conj")
    ):
        return
    is_few = not _is_many(tree.text(tree.subtrees[number]))
    if is_few and tree.lemma(ground.clause.root) not in FATES | HARMS:
        return  # How many were arrested is not what a reader asks of two.
    counted = set(tree.subtrees[number]) | {i for i in tree.subtrees[subject] if i < number}
    found = options(tree, ground.clause, QUESTION_WORDS.stop - 2, deletion)
    for length, option in found.items():
        kept = option.kept
        if length >= QUESTION_WORDS.start - 1 and number in kept:
            rest = tree.text([i for i in sorted(kept) if i not in counted], ground.said_as)
            text = f"how many {rest}"
            if len(text.split()) in QUESTION_WORDS and is_clean(text + "."):
                yield question_of(ground, "many", text, tuple(sorted(kept)))


def _how_many_in_all(ground: Ground, deletion: Deletion) -> Iterator[Question]:
    """ "A total of 179 cases are …" as "How Many Cases Are …?"."""
    tree, subject = ground.tree, ground.subject
    counted = next(iter(tree.dependents(subject, "nmod")), None)
    if tree.lemma(subject) not in {"total", "record"} or counted is None:
        return
    number = tree.child(counted, "nummod")
    if number is None or case_of(tree, counted) != "of":
        return
    gone = {i for i in tree.subtrees[subject] if i <= tree.subtrees[number][-1]}
    for option in options(tree, ground.clause, QUESTION_WORDS.stop + 2, deletion).values():
        rest = [i for i in sorted(option.kept) if i not in gone]
        text = f"how many {tree.text(rest, ground.said_as)}".replace(" is ", " are ", 1)
        is_whole = holds(tree, option.kept, ground.clause.root)
        if is_whole and len(text.split()) in QUESTION_WORDS and is_clean(text + "."):
            yield question_of(ground, "many", text, tuple(rest), gone)


def _how_many_things(ground: Ground, deletion: Deletion) -> Iterator[Question]:
    """ "Rautenberg recalls 412,000 cars" as "How Many Cars Does Rautenberg Recall?"."""
    tree = ground.tree
    thing = object_of(tree, ground.clause.root)
    if thing is None or tree.tokens[thing].tag != "NNS":
        return
    if tree.lemma(ground.clause.root) == "leave":
        return  # "left 800 people dead"
    number = tree.child(thing, "nummod")
    if number is None or tree.child(thing, "det", "nmod:poss") is not None:
        return
    if not _is_many(tree.text(tree.subtrees[number])):
        return
    if tree.child(thing, "nmod", "acl", "acl:relcl", "conj", "appos") is not None:
        return
    named = [*tree.dependents(thing, "amod", "compound"), thing]
    words = [i for i in named if i == thing or tree.tokens[i].tag in {"JJ", "NN", "NNP"}]
    for text, kept in turned(ground, deletion, thing, fewest=3):
        asked = f"how many {tree.text(words)} {text}"
        if len(asked.split()) in QUESTION_WORDS:
            yield question_of(ground, "many", asked, kept, tree.subtrees[thing])


def _by_how_much(ground: Ground, deletion: Deletion) -> Iterator[Question]:
    """ "Admissions rose 80% …" as "How Much Did Admissions Rise …?"."""
    tree, future = ground.tree, intention(ground)
    root = future if future is not None else ground.clause.root
    if tree.lemma(root) not in CHANGES - {"report", "post"} | LEVELS or is_negated(tree, root):
        return
    sizes = [i for i in tree.dependents(root, *SIZES) if i > root and _is_share(tree, i)]
    counts = [i for i in tree.dependents(root, *SIZES) if i > root and tree.tokens[i].pos == "NUM"]
    if counts and counts != sizes:
        return  # "rose 7,000 to 10%": by which?
    for size in sizes[:1]:
        for text, kept in turned(ground, deletion, size, future, fewest=3):
            if len(text.split()) + 2 in QUESTION_WORDS:
                yield question_of(ground, "many", f"how much {text}", kept, tree.subtrees[size])


def _how_big(ground: Ground, deletion: Deletion) -> Iterator[Question]:
    """ "Norbank has reported a 60% rise in profit" as "How Big a Rise in Profit Has Norbank
    Reported?"."""
    tree, root = ground.tree, ground.clause.root
    rise = object_of(tree, root)
    if rise is None or tree.lemma(rise) not in STEPS | LEVIES or is_negated(tree, root):
        return
    asides = [i for i in tree.children[rise] if i > rise and is_set_off(tree, i)]
    others = tree.dependents(rise, "nmod:poss", "conj", "acl", "acl:relcl")
    if any(i not in asides for i in others):
        return
    size = [i for i in tree.dependents(rise, "compound", "nummod", "amod") if _is_size(tree, i)]
    article = tree.child(rise, "det")
    if len(size) != 1 or size[0] > rise or article is None or tree.lemma(article) != "a":
        return
    gone = {article, *tree.subtrees[size[0]]}
    ends = [i for i in tree.dependents(rise, "nmod") if case_of(tree, i) in {"to", "from"}]
    gone.update(i for top in (*asides, *ends) for i in tree.subtrees[top])
    words = [i for i in tree.subtrees[rise] if i not in gone]
    for text, kept in turned(ground, deletion, rise, fewest=2):
        asked = f"how big a {tree.text(words)} {text}"
        if len(asked.split()) in QUESTION_WORDS and is_clean(asked + "."):
            yield question_of(ground, "many", asked, kept, tree.subtrees[rise])


def _is_share(tree: Tree, index: int) -> bool:
    is_part = tree.lemma(index) in FRACTIONS and tree.tokens[index].pos == "NOUN"
    return is_part or any(tree.lemma(i) in SHARES for i in tree.subtrees[index])


def _is_size(tree: Tree, index: int) -> bool:
    """ "60%", "£2m"."""
    return _is_share(tree, index) or any(
        tree.tokens[i].text in CURRENCIES for i in tree.subtrees[index]
    )


def _is_many(number: str) -> bool:
    """Whether it is worth asking: "two mines" is not."""
    digits = "".join(c for c in number if c.isdigit())
    if bool(digits) and int(digits) >= FEWEST_ASKED:
        return True
    words = set(re.split(r"[\s-]", number.lower()))
    return "illion" in number or any(w.endswith(("teen", "ty")) for w in words)


def _how_much(ground: Ground, deletion: Deletion) -> Iterator[Question]:
    """ "Mr Gates pledged $750m …" as "How Much Did Mr Gates Pledge …?"."""
    tree, root = ground.tree, ground.clause.root
    yield from _sold_for(ground, deletion)
    paid = object_of(tree, root)
    if paid is None or tree.lemma(tree.tokens[paid].head) not in PAYING:
        return
    sums = [paid, *tree.dependents(paid, "nmod")]
    is_sum = tree.tokens[paid].text in CURRENCIES or tree.lemma(paid) in {"total", "sum", "amount"}
    if not is_sum or not any(tree.tokens[i].text in CURRENCIES for i in sums):
        return
    if tree.child(paid, "acl", "acl:relcl", "conj") is not None:
        return
    purpose = [i for i in tree.dependents(paid, "nmod") if case_of(tree, i) == "in"]
    purpose = [i for i in purpose if not is_time(tree, i)]
    spent = f" {tree.text(tree.subtrees[purpose[0]])}" if purpose else ""
    for text, kept in turned(ground, deletion, paid, fewest=3 if spent else 4):
        is_last = all(i < paid for i in kept if not tree.is_punctuation(i))
        asked = f"how much {text}{spent if is_last else ''}"
        if len(asked.split()) in QUESTION_WORDS:
            yield question_of(ground, "many", asked, kept, tree.subtrees[paid])


def _sold_for(ground: Ground, deletion: Deletion) -> Iterator[Question]:
    """ "A coin has sold for £2m" as "How Much Has a Coin Sold For?"."""
    tree, root = ground.tree, ground.clause.root
    if tree.lemma(root) not in {"sell", "go", "buy", "auction", "sign"} or is_negated(tree, root):
        return
    for price in tree.dependents(root, "obl"):
        if tree.tokens[price].text not in CURRENCIES or case_of(tree, price) != "for":
            continue
        for text, kept in turned(ground, deletion, price, fewest=3):
            first, _, last = text.partition(f" {tree.tokens[root].text} ")
            verb = tree.tokens[root].text
            is_last = not last or tree.child(root, "obj") is not None
            asked = f"how much {text} for" if is_last else f"how much {first} {verb} for {last}"
            if len(asked.split()) in QUESTION_WORDS:
                yield question_of(ground, "many", asked, kept, tree.subtrees[price])
