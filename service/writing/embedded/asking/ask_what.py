"""Questions for what a clause tells of: what was said of whom, how many, how much."""

from collections.abc import Iterator
from dataclasses import replace

from service.writing.embedded.asking.question_form import (
    QUESTION_WORDS,
    Question,
    question_of,
    turned,
    without_subject,
)
from service.writing.embedded.asking.topics import names_whole, topics_of
from service.writing.embedded.grammar.clauses import FINITE, is_negated
from service.writing.embedded.grammar.people import is_human
from service.writing.embedded.grammar.surface import is_clean
from service.writing.embedded.grammar.tree import Tree
from service.writing.embedded.grammar.turn import Ground
from service.writing.embedded.grammar.verb_classes import FINDING
from service.writing.embedded.shortening.shorten import Deletion

# What one can do "about" a thing.
SAYING = frozenset(
    """say claim find reveal admit warn report believe predict suggest tell insist announce confirm
    argue rule deny conclude estimate think discover show allege declare vow""".split()
)
# What is said before these is heard.
FORUMS = frozenset(
    "committee conference court hearing inquest inquiry jury juror panel tribunal".split()
)
AGREEING = frozenset("agree pledge promise vow decide undertake".split())
VAGUENESS = 0.7  # Of "about England", which may be anything.
LOOSENESS = 0.6  # Of "agreed on the bridge", beside why it was agreed.
# Things that have something in them to tell.
CONTENTFUL = frozenset(
    """accolade accusation advice agreement allegation appeal apology bill call change claim award
    clue comment condition deal decision demand evidence finding guideline law measure
    message offer order plan plea pledge policy prediction procedure programme project promise
    proposal reform rule ruling sanction scheme strategy target test threat verdict vow
    warning""".split()
)
# What such a thing is, is news when it first comes about.
MADE_KNOWN = frozenset(
    """adopt agree announce approve discover draft find implement impose introduce issue make
    propose publish reach reveal set uncover unveil""".split()
)
PRIZES = frozenset("accolade award medal prize title".split())


def told_about(ground: Ground, deletion: Deletion) -> Iterator[Question]:
    yield from _said_about(ground, deletion)
    yield from _agreed_about(ground, deletion)


def _said_about(ground: Ground, deletion: Deletion) -> Iterator[Question]:
    """ "MPs found that deaths in custody …" as "What Did MPs Find About Deaths in Custody?"."""
    tree, root = ground.tree, ground.clause.root
    told = tree.child(root, "ccomp")
    is_said = tree.lemma(root) in SAYING or _is_heard(ground)
    is_said = is_said and not is_negated(tree, root)
    if not is_said or told is None or ground.is_reported:
        return
    hearer = tree.child(root, "obj", "iobj")
    if hearer is not None and tree.lemma(root) not in {"tell", "warn"}:
        return  # The object is another thing said.
    has_hearer = hearer is not None or tree.child(root, "nsubj:pass") is not None
    if tree.lemma(root) == "tell" and not has_hearer:
        return
    topics = topics_of(tree, told)
    if is_one_person(tree, ground.subject):  # "Ana said [their] display": whose?
        topics = [topic for topic in topics if not topic.startswith("their ")]
    ways = list(turned(ground, deletion, told, fewest=3)) if topics else []
    # What a wrong tree left of what was said.
    ways = [way for way in ways if not _has_other_verb(tree, root, way[1])]
    for topic in topics:
        found = [(f"what {text} about {topic}", kept) for text, kept in ways]
        found = [one for one in found if len(one[0].split()) in QUESTION_WORDS]
        for asked, kept in found:
            question = question_of(ground, "said", asked, kept, tree.subtrees[told])
            yield replace(question, score=question.score - VAGUENESS * _is_bare_name(topic))
        if found:
            return  # In fewer words only where there is no room for more.


def _has_other_verb(tree: Tree, root: int, kept: tuple[int, ...]) -> bool:
    return any(
        tree.tokens[i].tag in FINITE and tree.tokens[i].head != root for i in kept if i > root
    )


def _is_heard(ground: Ground) -> bool:
    """ "the court heard": what is told in public."""
    tree, root = ground.tree, ground.clause.root
    return tree.lemma(root) == "hear" and tree.lemma(ground.subject) in FORUMS


def _agreed_about(ground: Ground, deletion: Deletion) -> Iterator[Question]:
    """ "Chad and Mali agreed to keep the bridge open" as "What Did Chad and Mali Agree on the
    Bridge?"."""
    tree, root = ground.tree, ground.clause.root
    deed, thing = tree.child(root, "xcomp"), object_of(tree, root)
    if tree.lemma(root) not in AGREEING or is_negated(tree, root):
        return
    if deed is None or thing is None or thing < deed:
        return
    topics = names_whole(tree, thing) if tree.tokens[thing].pos == "NOUN" else []
    about = "on" if tree.lemma(root) == "agree" else "about"
    for text, kept in turned(ground, deletion, deed, fewest=3) if topics else ():
        asked = f"what {text} {about} {topics[0]}"
        if len(asked.split()) in QUESTION_WORDS and is_clean(asked + "."):
            question = question_of(ground, "what", asked, kept, tree.subtrees[deed])
            yield replace(question, score=question.score - LOOSENESS)


def is_one_person(tree: Tree, subject: int) -> bool:
    is_named = tree.tokens[subject].pos == "PROPN" and tree.child(subject, "flat") is not None
    is_one = tree.tokens[subject].tag in {"NN", "NNP"} and tree.child(subject, "conj") is None
    return is_one and (is_named or is_human(tree.lemma(subject)))


def _is_bare_name(topic: str) -> bool:
    words = [word for word in topic.split() if word.lower() != "the"]
    return len(words) <= len(("United", "States")) and all(word[:1].isupper() for word in words)


def what_thing(ground: Ground, deletion: Deletion) -> Iterator[Question]:
    """ "The cabinet approved rules under which …" as "What Rules Did the Cabinet Approve?": what
    the plan, the rules or the deal are is what the article tells."""
    tree = ground.tree
    thing = object_of(tree, ground.clause.root)
    if thing is None or tree.lemma(thing) not in CONTENTFUL or is_negated(tree, ground.clause.root):
        return
    if tree.lemma(ground.clause.root) in {"say", "tell", "believe", "think"}:
        return
    if any(tree.tokens[i].tag != "PRP$" for i in tree.dependents(thing, "nmod:poss")):
        return  # "the court's decision" is known by whose it is.
    if tree.child(thing, "conj", "nummod", "appos") is not None or _is_pointed_at(tree, thing):
        return
    named = [*tree.dependents(thing, "amod", "compound"), thing]
    words = [i for i in tree.subtrees[thing] if any(i in tree.subtrees[j] for j in named[:-1])]
    words.append(thing)  # "three-year" and all
    if any(tree.tokens[i].tag == "$" for i in words):
        return  # "a $6bn (£3bn) deal"
    for text, kept in turned(ground, deletion, thing, fewest=3):
        word = "which" if tree.lemma(thing) in PRIZES else "what"
        asked = f"{word} {tree.text(sorted(words))} {text}"
        if len(asked.split()) in QUESTION_WORDS and is_clean(asked + "."):
            yield question_of(ground, "what", asked, kept, tree.subtrees[thing])


def what_came(ground: Ground, deletion: Deletion) -> Iterator[Question]:
    """ "New rules have been approved by MPs" as "What New Rules Have Been Approved by MPs?"."""
    tree, subject = ground.tree, ground.subject
    articles = {tree.lemma(i) for i in tree.dependents(subject, "det")}
    is_open = tree.lemma(subject) in CONTENTFUL | {"lead"} and not articles - {"a", "an"}
    is_open = is_open and tree.lemma(ground.clause.root) in MADE_KNOWN
    if not is_open or tree.tokens[subject].relation != "nsubj:pass":
        return
    more = ("nmod", "nmod:poss", "nummod", "acl", "acl:relcl", "appos", "conj")
    if tree.child(subject, *more) is not None or is_negated(tree, ground.clause.root):
        return
    words = [i for i in tree.subtrees[subject] if tree.tokens[i].relation != "det"]
    for kept, rest in without_subject(ground, deletion):
        asked = f"what {tree.text(words)} {tree.text(rest, ground.said_as)}"
        if len(asked.split()) in QUESTION_WORDS and is_clean(asked + "."):
            yield question_of(ground, "what", asked, tuple(rest), kept)


def what_found(ground: Ground, deletion: Deletion) -> Iterator[Question]:
    """ "Researchers have found bacteria in bottled water" as "What Have Researchers Found in
    Bottled Water?"."""
    tree, root = ground.tree, ground.clause.root
    thing = tree.child(root, "obj")
    if thing is None or tree.lemma(root) not in FINDING or is_negated(tree, root):
        return
    if thing < root or tree.tokens[thing].pos != "NOUN" or _is_pointed_at(tree, thing):
        return
    for text, kept in turned(ground, deletion, thing, fewest=QUESTION_WORDS.start - 1):
        if any(tree.tokens[i].pos == "PROPN" for i in kept) or len(kept) > QUESTION_WORDS.start:
            yield question_of(ground, "what", f"what {text}", kept, tree.subtrees[thing])


def _is_pointed_at(tree: Tree, thing: int) -> bool:
    """ "this deal", "no plan": known already, or not there."""
    return any(
        tree.lemma(i) in {"this", "that", "no", "any"} for i in tree.dependents(thing, "det")
    )


def object_of(tree: Tree, verb: int) -> int | None:
    """The object of the verb or of the infinitive it governs: "began vaccinating [people]"."""
    own = tree.child(verb, "obj")
    inner = tree.child(verb, "xcomp")
    return own if own is not None or inner is None else tree.child(inner, "obj")
