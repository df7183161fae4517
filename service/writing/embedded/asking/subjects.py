"""Who or what a clause is about: its subject, the name or the office beside it."""

from service.writing.embedded.grammar.branches import is_set_off
from service.writing.embedded.grammar.clauses import SUBJECTS
from service.writing.embedded.grammar.people import is_human
from service.writing.embedded.grammar.tellings import name_beside
from service.writing.embedded.grammar.tree import Tree

# Words of a name that a headline has no room for.
LONG_NAME = 6


def title_of(tree: Tree, subject: int) -> str:
    """The name right beside the noun, "" where another word parts them."""
    several, letters = _last_office(tree, subject), _letters(tree, subject)
    if several is not None:
        return tree.text(tree.subtrees[several]).strip(" ,")
    if letters is not None:
        return tree.tokens[letters].text
    words = [i for i in tree.dependents(subject, "appos", "flat") if i > subject]
    is_place = tree.tokens[subject].pos == "PROPN" and tree.child(subject, "nmod") is not None
    is_number = bool(words) and tree.tokens[words[0]].pos == "NUM"  # "Terminal 3"
    if not words or is_place or is_number:
        return ""
    start = min(i for i in tree.subtrees[words[0]] if not tree.is_punctuation(i))
    is_beside = all(tree.is_punctuation(i) for i in range(subject + 1, start))
    return name_beside(tree, subject) if is_beside else ""


def _letters(tree: Tree, subject: int) -> int | None:
    """ "the Department for Housing, Planning and Roads ([Depro])": what so long a name is called
    in short."""
    name = tree.child(subject, "appos")
    if name is None or tree.tokens[name - 1].text != "(" or tree.tokens[subject].pos != "PROPN":
        return None
    long = [i for i in tree.subtrees[subject] if i < name and not tree.is_punctuation(i)]
    is_short = len(tree.children[name]) <= len("()") and tree.tokens[name].pos == "PROPN"
    return name if is_short and len(long) >= LONG_NAME else None


def names_of_others(tree: Tree, subject: int) -> dict[int, str]:
    """The whole names of people beside what they are: "gave it to [retired rival] Ana Roos"."""
    own = tree.subtrees[subject]
    found = {}
    for noun, token in enumerate(tree.tokens):
        if noun in own or token.pos != "NOUN" or not is_human(token.lemma):
            continue
        name, own_word = tree.child(noun, "appos"), tree.child(noun, "det", "nmod:poss")
        if name is None or tree.child(name, "flat") is None or own_word is not None:
            continue
        called = name_beside(tree, noun)
        if called and tree.subtrees[name][0] == noun + 1 and not tree.is_punctuation(noun + 1):
            found[noun] = called
    return found


def _last_office(tree: Tree, subject: int) -> int | None:
    """The name that ends "singer and lyricist [Ana Roos]": one person of two offices."""
    other, name = tree.child(subject, "conj"), tree.child(subject, "appos")
    if other is None or name is None or {tree.tokens[i].tag for i in (subject, other)} != {"NN"}:
        return None
    is_bare = tree.child(subject, "det") is None and tree.child(other, "det") is None
    words = tree.subtrees[name]
    is_name = all(tree.tokens[i].pos == "PROPN" for i in words) and len(words) > 1
    return name if is_bare and is_name and words[0] == tree.subtrees[other][-1] + 1 else None


def brackets(tree: Tree) -> set[int]:
    """The tops of what stands in brackets."""
    opened = False
    inside: set[int] = set()
    for index, token in enumerate(tree.tokens):
        opened = (opened or token.text == "(") and token.text != ")"
        if opened and token.text != "(":
            inside.add(index)
    return {i for i in inside if tree.tokens[i].head not in inside}


def noun_group(tree: Tree, head: int) -> list[int]:
    """The noun without what trails after a comma."""
    return [
        i
        for i in tree.subtrees[head]
        if not any(
            i in tree.subtrees[c]
            for c in tree.dependents(head, "appos", "acl:relcl", "parataxis", "nummod")
            if c > head
        )
    ]


def own_words(tree: Tree, head: int) -> list[int]:
    """The noun and what stands before or with it, without what trails and without others beside
    it."""
    tops = tree.dependents(head, "appos", "acl:relcl", "acl", "parataxis", "conj", "cc")
    left = {i for top in tops for i in tree.subtrees[top]}
    return [i for i in tree.subtrees[head] if i not in left]


def subject_of(tree: Tree, root: int) -> int | None:
    """The clause's subject. Of two side by side, as "movie Robots" may be misread, the second; of
    two with a comma between, as "in Nevada, United States," may be, the first; else None of two."""
    every = tree.dependents(root, *SUBJECTS)
    # "The builder, [Norbank,] said"; not "According to police, [45 people in Lahore,] Pakistan".
    found = [i for i in every if i == every[0] or not is_set_off(tree, i)]
    before = [i for i in found if i < root] or found
    if not before:
        return tree.child(root, *SUBJECTS)
    first, *others = before
    if not others:
        return first
    if len(others) > 1:
        return None
    start = tree.subtrees[others[0]][0]
    if start > 0 and any(tree.is_punctuation(i) for i in (start - 1, start)):
        return first
    return others[0] if beside(tree, others[0], root) is not None else None


def beside(tree: Tree, subject: int, root: int) -> int | None:
    """The other subject whose words end where this one's begin."""
    start = tree.subtrees[subject][0]
    others = (i for i in tree.dependents(root, *SUBJECTS) if i != subject)
    return next((i for i in others if _last_word_to(tree, i, start) + 1 == start), None)


def _last_word_to(tree: Tree, head: int, end: int) -> int:
    """The last word of the phrase, which a parser may have given a comma further on."""
    words = [i for i in tree.subtrees[head] if not (tree.is_punctuation(i) and i > end)]
    return words[-1]
