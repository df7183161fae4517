"""Questions for what a clause tells of: what was said of whom, how many, how much."""

from collections.abc import Iterator
from dataclasses import replace

from service.writing.embedded.asking.question_form import (
    QUESTION_WORDS,
    Question,
    question_of,
    turned,
)
from service.writing.embedded.grammar.branches import case_of, is_set_off
from service.writing.embedded.grammar.clauses import FINITE, is_negated
from service.writing.embedded.grammar.lexicon import QUANTITIES
from service.writing.embedded.grammar.people import is_human
from service.writing.embedded.grammar.surface import is_clean
from service.writing.embedded.grammar.tree import Tree
from service.writing.embedded.grammar.turn import Ground, inside
from service.writing.embedded.grammar.verb_classes import FINDING
from service.writing.embedded.shortening.shorten import Deletion

# What one can do "about" a thing.
SAYING = frozenset(
    """say claim find reveal admit warn report believe predict suggest tell insist announce confirm
    argue deny conclude estimate think discover show allege declare vow""".split()
)
AGREEING = frozenset("agree pledge promise vow decide undertake".split())
TOPIC_WORDS = 8
VAGUENESS = 0.7  # Of "about England", which may be anything.
LOOSENESS = 0.6  # Of "agreed on the bridge", beside why it was agreed.
CONCERNING = frozenset("about of with on over for".split())
# "such values", "my heart": which, a reader cannot tell.
VAGUE = frozenset("such more enough many several certain other only how my our your what".split())
# "its", and the "which" of a relative clause.
OWN = frozenset({"PRP$", "WP", "WDT"})
# Things that have something in them to tell.
CONTENTFUL = frozenset(
    """accolade accusation advice agreement allegation appeal apology bill call change claim award
    comment condition deal decision demand evidence finding guideline law measure message
    offer order plan plea pledge policy prediction programme project promise proposal reform
    rule ruling sanction scheme strategy target test threat verdict vow warning""".split()
)
PRIZES = frozenset("accolade award medal prize title".split())


def told_about(ground: Ground, deletion: Deletion) -> Iterator[Question]:
    yield from _said_about(ground, deletion)
    yield from _agreed_about(ground, deletion)


def _said_about(ground: Ground, deletion: Deletion) -> Iterator[Question]:
    """ "MPs found that deaths in custody …" as "What Did MPs Find About Deaths in Custody?"."""
    tree, root = ground.tree, ground.clause.root
    told = tree.child(root, "ccomp")
    is_said = tree.lemma(root) in SAYING and not is_negated(tree, root)
    if not is_said or told is None or ground.is_reported:
        return
    hearer = tree.child(root, "obj", "iobj")
    if hearer is not None and tree.lemma(root) not in {"tell", "warn"}:
        return  # The object is another thing said.
    has_hearer = hearer is not None or tree.child(root, "nsubj:pass") is not None
    if tree.lemma(root) == "tell" and not has_hearer:
        return
    topic = _topic(tree, told)
    if topic.startswith("their ") and is_one_person(tree, ground.subject):
        return  # "Ana said [their] display": whose?
    for text, kept in turned(ground, deletion, told, fewest=3) if topic else ():
        if any(
            tree.tokens[i].tag in FINITE and tree.tokens[i].head != root for i in kept if i > root
        ):
            continue  # What a wrong tree left of what was said.
        asked = f"what {text} about {topic}"
        if len(asked.split()) in QUESTION_WORDS:
            question = question_of(ground, "said", asked, kept, tree.subtrees[told])
            yield replace(question, score=question.score - VAGUENESS * _is_bare_name(topic))


def _agreed_about(ground: Ground, deletion: Deletion) -> Iterator[Question]:
    """ "Chad and Mali agreed to keep the bridge open" as "What Did Chad and Mali Agree on the
    Bridge?"."""
    tree, root = ground.tree, ground.clause.root
    deed, thing = tree.child(root, "xcomp"), object_of(tree, root)
    if tree.lemma(root) not in AGREEING or is_negated(tree, root):
        return
    if deed is None or thing is None or thing < deed:
        return
    topic = _named(tree, thing) if tree.tokens[thing].pos == "NOUN" else ""
    about = "on" if tree.lemma(root) == "agree" else "about"
    for text, kept in turned(ground, deletion, deed, fewest=3) if topic else ():
        asked = f"what {text} {about} {topic}"
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


def _topic(tree: Tree, told: int) -> str:
    """What the clause is about, called by name: its subject, or what is done where its subject is
    a pronoun; "" where neither has a name of its own."""
    subject = tree.child(told, "nsubj", "nsubj:pass", "csubj")
    if subject is None:
        return ""
    if tree.tokens[subject].tag == "VBG":
        return _deed(tree, subject)
    if tree.tokens[subject].pos == "PRON":
        found = [i for i in _done_to(tree, told) if _has_name(tree, i)]
        return _named(tree, found[0]) if found else ""
    if tree.tokens[subject].pos not in {"NOUN", "PROPN"}:
        return ""
    return _named(tree, subject)


def _deed(tree: Tree, gerund: int) -> str:
    """ "that [leaving the club] would be wrong", where no more is told of it than its object."""
    words = tree.subtrees[gerund]
    is_told = tree.child(gerund, "obj") is not None and words[0] == gerund
    is_short = len(words) <= TOPIC_WORDS and all(tree.tokens[i].pos != "PRON" for i in words)
    return inside(tree.text(words)) if is_told and is_short else ""


def _done_to(tree: Tree, verb: int) -> list[int]:
    inner = [verb, *tree.dependents(verb, "xcomp")]
    found = [i for one in inner for i in tree.dependents(one, "obj", "obl")]
    # "is proud of Ana"
    ways = CONCERNING if tree.tokens[verb].pos == "ADJ" else {"about"}
    return [i for i in found if tree.tokens[i].relation == "obj" or case_of(tree, i) in ways]


def _has_name(tree: Tree, index: int) -> bool:
    return any(tree.tokens[i].pos == "PROPN" for i in tree.subtrees[index])


def _named(tree: Tree, noun: int) -> str:
    """The noun with what stands before and with it, with what trails where there is room; "" where
    a reader could not tell which."""
    articles = {tree.lemma(i) for i in tree.dependents(noun, "det")}
    if tree.child(noun, "nummod") is not None or tree.lemma(noun) in QUANTITIES | {"%"}:
        return ""  # "214 people": which, a reader could not tell.
    if articles & {"any", "no", "all", "some", "this", "that", "these", "those", "each"}:
        return ""
    if any(
        tree.lemma(i) in VAGUE for i in tree.dependents(noun, "amod", "nmod:poss", "det:predet")
    ):
        return ""
    clauses = tree.dependents(noun, "acl", "acl:relcl")
    loose = [i for i in clauses if not is_set_off(tree, i)]
    named = _topic_words(tree, noun, ())
    bare = [i for i in named if not _is_loose_of(tree, noun, i)]
    for words in (_topic_words(tree, noun, (*loose,)), named, bare):
        if _cuts_name(tree, words[0]):
            return ""
        text = inside(tree.text(words))
        if len(text.split()) <= TOPIC_WORDS and is_clean(text + "."):
            break
    else:
        return ""
    if any(tree.tokens[i].pos == "PRON" and tree.tokens[i].tag not in OWN for i in words):
        return ""
    spoken = [i for i in words if not tree.is_punctuation(i)]
    if len(spoken) - len(articles) == 1 and tree.tokens[noun].pos == "NOUN":
        return ""  # "a reason", "values"
    return text


def _cuts_name(tree: Tree, start: int) -> bool:
    """ "Norbank [Steel said]": a name begins before the topic does."""
    before = tree.tokens[start - 1].pos if start else ""
    return before == tree.tokens[start].pos == "PROPN"


def _topic_words(tree: Tree, noun: int, kept: tuple[int, ...]) -> list[int]:
    trailing = tree.dependents(noun, "appos", "acl:relcl", "acl", "parataxis")
    trailing = [i for i in trailing if i > noun and i not in kept]
    trailing += tree.dependents(noun, "case")
    left = {i for top in trailing for i in tree.subtrees[top] if not _is_beside(tree, noun, top)}
    return [i for i in tree.subtrees[noun] if i not in left]


def _is_loose_of(tree: Tree, noun: int, index: int) -> bool:
    """Part of what narrows the noun with any word but "of": "bid [for the election]"."""
    loose = [i for i in tree.dependents(noun, "nmod") if i > noun and case_of(tree, i) != "of"]
    return any(index in tree.subtrees[i] for i in loose)


def _is_beside(tree: Tree, noun: int, top: int) -> bool:
    """ "US company [Fannie Mae]": the name itself, with no comma before it."""
    return tree.tokens[top].relation == "appos" and tree.subtrees[top][0] == noun + 1


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
    for text, kept in turned(ground, deletion, thing, fewest=3):
        word = "which" if tree.lemma(thing) in PRIZES else "what"
        asked = f"{word} {tree.text(sorted(words))} {text}"
        if len(asked.split()) in QUESTION_WORDS and is_clean(asked + "."):
            yield question_of(ground, "what", asked, kept, tree.subtrees[thing])


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
