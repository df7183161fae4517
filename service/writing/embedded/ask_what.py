"""Questions for what a clause tells of: what was said of whom, how many, how much."""

from collections.abc import Iterator

from service.writing.embedded.clauses import is_negated
from service.writing.embedded.reasons import CHANGES
from service.writing.embedded.lexicon import SPEECH
from service.writing.embedded.question_form import QUESTION_WORDS, Question, question_of, turned
from service.writing.embedded.shorten import Deletion, options
from service.writing.embedded.surface import is_clean
from service.writing.embedded.tree import Tree
from service.writing.embedded.turn import Ground, inside

CURRENCIES = frozenset("$ £ € ₹ US$ A$ C$ NZ$ Rs euros dollars pounds rupees yen".split())
# What one can do "about" a thing.
SAYING = frozenset(
    """say claim find reveal admit warn report believe predict suggest tell insist announce confirm
    argue conclude estimate think discover show""".split()
)
TOPIC_WORDS = 8
# Things that have something in them to tell.
CONTENTFUL = frozenset(
    """accolade accusation advice agreement allegation appeal apology bill call change claim award comment condition
    deal decision demand evidence finding guideline law measure message offer order plan plea pledge
    policy prediction programme project promise proposal reform rule ruling sanction scheme strategy
    target test threat verdict vow warning""".split()
)
PRIZES = frozenset("accolade award medal prize title".split())
# How far something rose hangs on its verb so.
SIZES = ("obj", "obl", "obl:unmarked", "obl:npmod", "obl:tmod", "nmod")
FEWEST_ASKED = 10
# What is done with money.
PAYING = frozenset(
    """pay cost earn keep collect fetch raise spend give pledge donate lose save invest borrow owe fine receive make
    offer buy sell lend cut demand seek""".split()
)


def said_about(ground: Ground, deletion: Deletion) -> Iterator[Question]:
    """ "MPs found that deaths in custody …" as "What Did MPs Find About Deaths in Custody?"."""
    tree, root = ground.tree, ground.clause.root
    told = tree.child(root, "ccomp")
    if tree.lemma(root) not in SAYING or told is None or ground.is_reported or is_negated(tree, root):
        return
    topic = _topic(tree, told)
    for text, kept in turned(ground, deletion, told, fewest=3) if topic else ():
        asked = f"what {text} about {topic}"
        if len(asked.split()) in QUESTION_WORDS:
            yield question_of(ground, "said", asked, kept, tree.subtrees[told])


def _topic(tree: Tree, told: int) -> str:
    """What the clause is about, called by name: its subject, or what is done where its subject is
    a pronoun; "" where neither has a name of its own."""
    subject = tree.child(told, "nsubj", "nsubj:pass")
    if subject is None:
        return ""
    if tree.tokens[subject].pos == "PRON":
        found = [i for i in _done_to(tree, told) if _has_name(tree, i)]
        return _named(tree, found[0]) if found else ""
    if tree.tokens[subject].pos not in {"NOUN", "PROPN"}:
        return ""
    return _named(tree, subject)


def _done_to(tree: Tree, verb: int) -> list[int]:
    inner = [verb, *tree.dependents(verb, "xcomp")]
    return [i for one in inner for i in tree.dependents(one, "obj", "obl")]


def _has_name(tree: Tree, index: int) -> bool:
    return any(tree.tokens[i].pos == "PROPN" for i in tree.subtrees[index])


def _named(tree: Tree, noun: int) -> str:
    """The noun with what stands before and with it, "" where a reader could not tell which."""
    trailing = tree.dependents(noun, "appos", "acl:relcl", "acl", "parataxis", "case", "cc", "conj")
    trailing = [i for i in trailing if i > noun or tree.tokens[i].relation == "case"]
    if tree.dependents(noun, "conj"):
        trailing = [i for i in trailing if tree.tokens[i].relation not in {"cc", "conj"}]
    left = {i for top in trailing for i in tree.subtrees[top] if not _is_beside(tree, noun, top)}
    words = [i for i in tree.subtrees[noun] if i not in left]
    if any(tree.tokens[i].pos == "PRON" and tree.tokens[i].tag != "PRP$" for i in words):
        return ""
    spoken = [i for i in words if not tree.is_punctuation(i)]
    articles = {tree.lemma(i) for i in tree.dependents(noun, "det")}
    is_bare = len(spoken) - len(articles) == 1
    if is_bare and tree.tokens[noun].pos == "NOUN" and (articles - {"a", "an"} or len(spoken) == 1):
        return ""
    if articles & {"any", "no", "all", "some", "this", "that", "these", "those", "each"}:
        return ""
    text = inside(tree.text(words))
    return text if len(text.split()) <= TOPIC_WORDS and is_clean(text + ".") else ""


def _is_beside(tree: Tree, noun: int, top: int) -> bool:
    """ "US company [Fannie Mae]": the name itself, with no comma before it."""
    return tree.tokens[top].relation == "appos" and tree.subtrees[top][0] == noun + 1


def what_thing(ground: Ground, deletion: Deletion) -> Iterator[Question]:
    """ "The cabinet approved rules under which …" as "What Rules Did the Cabinet Approve?": what
    the plan, the rules or the deal are is what the article tells."""
    tree = ground.tree
    thing = _object(tree, ground.clause.root)
    if thing is None or tree.lemma(thing) not in CONTENTFUL or is_negated(tree, ground.clause.root):
        return
    if tree.child(thing, "conj", "nummod", "appos", "nmod:poss") is not None or _is_pointed_at(tree, thing):
        return
    words = [*tree.dependents(thing, "amod", "compound"), thing]
    for text, kept in turned(ground, deletion, thing, fewest=3):
        word = "which" if tree.lemma(thing) in PRIZES else "what"
        asked = f"{word} {tree.text(sorted(words))} {text}"
        if len(asked.split()) in QUESTION_WORDS and is_clean(asked + "."):
            yield question_of(ground, "what", asked, kept, tree.subtrees[thing])


def _is_pointed_at(tree: Tree, thing: int) -> bool:
    """ "this deal", "no plan": known already, or not there."""
    return any(
        tree.lemma(i) in {"this", "that", "no", "any"} for i in tree.dependents(thing, "det")
    )


def counted_and_paid(ground: Ground, deletion: Deletion) -> Iterator[Question]:
    yield from _how_many_did(ground, deletion)
    yield from _by_how_much(ground, deletion)
    yield from _how_many_things(ground, deletion)
    yield from _how_much(ground, deletion)


def _how_many_did(ground: Ground, deletion: Deletion) -> Iterator[Question]:
    """ "214 people were killed …" as "How Many People Were Killed …?": the subject's own count."""
    tree, subject = ground.tree, ground.subject
    number = tree.child(subject, "nummod")
    article = tree.child(subject, "det")
    if (article is not None and tree.lemma(article) not in {"a", "an"}) or tree.lemma(ground.clause.root) in SPEECH:
        return  # "the two sides": known already.
    if number is None or tree.tokens[subject].tag != "NNS" or tree.dependents(subject, "conj"):
        return
    counted = set(tree.subtrees[number]) | {i for i in tree.subtrees[subject] if i < number}
    found = options(tree, ground.clause, QUESTION_WORDS.stop - 2, deletion)
    for length, option in found.items():
        kept = option.kept
        if length >= QUESTION_WORDS.start - 1 and number in kept:
            rest = tree.text([i for i in sorted(kept) if i not in counted], ground.said_as)
            text = f"how many {rest}"
            if len(text.split()) in QUESTION_WORDS and is_clean(text + "."):
                yield question_of(ground, "many", text, tuple(sorted(kept)))


def _how_many_things(ground: Ground, deletion: Deletion) -> Iterator[Question]:
    """ "Rautenberg recalls 412,000 cars" as "How Many Cars Does Rautenberg Recall?"."""
    tree = ground.tree
    thing = _object(tree, ground.clause.root)
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
    tree, root = ground.tree, ground.clause.root
    if tree.lemma(root) not in CHANGES or is_negated(tree, root):
        return
    sizes = [i for i in tree.dependents(root, *SIZES) if i > root and _is_share(tree, i)]
    counts = [i for i in tree.dependents(root, *SIZES) if i > root and tree.tokens[i].pos == "NUM"]
    if counts and counts != sizes:
        return  # "rose 7,000 to 10%": by which?
    for size in sizes[:1]:
        for text, kept in turned(ground, deletion, size, fewest=3):
            if len(text.split()) + 2 in QUESTION_WORDS:
                yield question_of(ground, "many", f"how much {text}", kept, tree.subtrees[size])


def _is_share(tree: Tree, index: int) -> bool:
    return bool({tree.lemma(i) for i in tree.subtrees[index]} & {"%", "percent", "cent"})


def who_died(ground: Ground) -> Iterator[Question]:
    """ "British ventriloquist Ray Alan has died" as "Who Was British Ventriloquist Ray Alan?"."""
    tree, root, subject = ground.tree, ground.clause.root, ground.subject
    is_person = tree.tokens[subject].pos == "PROPN" and tree.child(subject, "flat") is not None
    found = tree.child(root, "xcomp")
    is_dead = found is not None and tree.lemma(found) == "dead" and tree.lemma(root) == "find"
    if not (tree.lemma(root) == "die" or is_dead) or is_negated(tree, root) or not is_person:
        return
    for more in ((), ("appos",)):
        trailing = tree.dependents(
            subject, "acl:relcl", "acl", "parataxis", "conj", "nummod", "cc", *more
        )
        left = {i for top in trailing for i in tree.subtrees[top]}
        name = tuple(i for i in tree.subtrees[subject] if i not in left)
        text = f"who was {inside(tree.text(name).strip(' ,'))}"
        if len(text.split()) in QUESTION_WORDS and is_clean(text + "."):
            yield question_of(ground, "obituary", text, name, (root,))


def _is_many(number: str) -> bool:
    """Whether it is worth asking: "two mines" is not."""
    digits = "".join(c for c in number if c.isdigit())
    return (bool(digits) and int(digits) >= FEWEST_ASKED) or "illion" in number


def _object(tree: Tree, verb: int) -> int | None:
    """The object of the verb or of the infinitive it governs: "began vaccinating [people]"."""
    own = tree.child(verb, "obj")
    inner = tree.child(verb, "xcomp")
    return own if own is not None or inner is None else tree.child(inner, "obj")


def _how_much(ground: Ground, deletion: Deletion) -> Iterator[Question]:
    """ "Mr Gates pledged $750m …" as "How Much Did Mr Gates Pledge …?"."""
    tree = ground.tree
    paid = _object(tree, ground.clause.root)
    if paid is None or tree.lemma(tree.tokens[paid].head) not in PAYING:
        return
    sums = [paid, *tree.dependents(paid, "nmod")]
    is_sum = tree.tokens[paid].text in CURRENCIES or tree.lemma(paid) in {"total", "sum", "amount"}
    if not is_sum or not any(tree.tokens[i].text in CURRENCIES for i in sums):
        return
    if tree.child(paid, "acl", "acl:relcl", "conj") is not None:
        return
    for text, kept in turned(ground, deletion, paid, fewest=4):
        if len(text.split()) + 2 in QUESTION_WORDS:
            yield question_of(ground, "many", f"how much {text}", kept, tree.subtrees[paid])
