"""What no synopsis says: words to a picture, to the reader, of the writer."""

import re
from collections.abc import Collection

from service.writing.embedded.grammar.clauses import FINITE
from service.writing.embedded.grammar.tree import CLITICS, Tree
from service.writing.embedded.naming.pronoun_words import quoted, stands_alone

# As they are written: "US" is no pronoun and "Me" is part of a title.
SPOKEN = frozenset(
    "I me my we our us you your We Our You Your My myself ourselves yourself".split()
)
# "Worst nightmare: a swarm …"
MOST_LABEL_WORDS = 4
MOST_TITLE_WORDS = 2
_QUOTED = re.compile(r"[\"“‘'](.+?)[\"”’'](?!\w)")
COUNTING = frozenset({"both", "neither", "either", "former", "latter", "others"})
SUBJECT = ("nsubj", "nsubj:pass")


def is_caption(tree: Tree) -> bool:
    """ "Terrified: Ana, 11, and Jo are in hiding", "Best of friends: …": a few words that name
    nobody, a colon, and what the picture shows."""
    colon = next((i for i, t in enumerate(tree.tokens[: MOST_LABEL_WORDS + 1]) if t.text == ":"), 0)
    if not colon:
        return False
    before = tree.tokens[:colon]
    return not any(
        t.pos in {"PROPN", "NUM", "PRON"} or t.tag in {"VBZ", "VBP", "MD"} for t in before
    )


def opens_quoted(text: str) -> bool:
    """ "'Everybody loves Harry,' said a rival"; the name of a film is no quotation."""
    found = _QUOTED.match(text)
    return found is not None and (
        found[1][-1:] in ",.!?" or len(found[1].split()) > MOST_TITLE_WORDS
    )


def speaks(tree: Tree, kept: Collection[int]) -> bool:
    """ "I picked him", "as we know", "when you apply", outside what somebody is quoted for."""
    return any(_is_spoken(tree, i) for i in set(kept) - quoted(tree, kept))


def _is_spoken(tree: Tree, index: int) -> bool:
    """Not the "you" of "pay-as-you-go" nor the "I" of "I'm a Celebrity"."""
    token = tree.tokens[index]
    words = SPOKEN if index else SPOKEN | {word.capitalize() for word in SPOKEN}
    if token.text not in words or token.pos != "PRON":
        return False
    after = [t.text for t in tree.tokens[index + 1 :] if t.text.lower() not in CLITICS]
    is_joined = index > 0 and tree.tokens[index - 1].tag == "HYPH"
    return not is_joined and not (after and after[0][:1].isupper())


def counts_others(tree: Tree, kept: Collection[int]) -> bool:
    """ "Both agreed", "The latter left": of those told of before, in so many sentences."""
    return any(
        tree.lemma(i) in COUNTING and stands_alone(tree, i) for i in set(kept) - quoted(tree, kept)
    )


def is_misprinted(tree: Tree, root: int, kept: Collection[int]) -> bool:
    """ "The new safeguards has led": what the article itself has wrong."""
    subject = tree.child(root, *SUBJECT)
    helpers = [i for i in tree.dependents(root, "aux", "aux:pass", "cop") if i in kept]
    verb = min([*helpers, root])
    if subject is None or subject > verb or tree.tokens[subject].tag != "NNS":
        return False
    if tree.dependents(subject, "nummod", "conj") or tree.lemma(subject).endswith("s"):
        return False
    is_plural = tree.tokens[subject].text.islower() and tree.tokens[subject].text.endswith("s")
    is_near = not any(tree.tokens[i].tag in FINITE for i in range(subject, verb))
    return is_plural and is_near and tree.tokens[verb].tag == "VBZ"


def is_known_to_article(tree: Tree, root: int) -> bool:
    """ "The rocker", "The supermarket chain", "The actor's charm": what only the article can name.
    Of 23 marked synopses that opened so readers would have printed one."""
    subject = tree.child(root, *SUBJECT)
    if subject is None:
        return False
    owner = tree.child(subject, "nmod:poss")
    return any(
        tree.tokens[i].tag == "NN"
        and any(tree.lemma(d) == "the" for d in tree.dependents(i, "det"))
        and tree.child(i, "flat", "appos", "acl:relcl", "nmod") is None
        for i in (subject, *((owner,) if owner is not None else ()))
    )
