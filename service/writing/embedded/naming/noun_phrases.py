"""What a noun that was spoken of is called when it is spoken of again: "the rescue helicopter"."""

from service.writing.embedded.grammar.tree import Tree

LONGEST = 5
DETERMINERS = frozenset({"the", "a", "an", "this", "that", "these", "those"})
# "The man was held" tells nothing; "some", "each" and "other" pick from what is not told.
VAGUE = frozenset(
    """man woman person people thing one other someone something somebody anyone everyone lot
    number part kind sort way time day year month week moment majority rest some many few several
    most all each every no any half dozen hundred thousand million billion case thing matter fact
    point issue guy""".split()
)
REFUSED = frozenset(
    """other another such same own more many much some several most few all each every no any next
    last first second former latter least further own certain various only new""".split()
)


def phrase(tree: Tree, noun: int) -> str | None:
    """ "the" and the noun with what stands before it and the "of" after it; None where that would
    not be understood."""
    token = tree.tokens[noun]
    if token.pos != "NOUN" or tree.dependents(noun, "conj"):
        return None
    before = [i for i in tree.subtrees[noun] if i < noun]
    if before and before != list(range(before[0], noun)):
        return None
    article = next(
        (i for i in before if tree.tokens[i].head == noun and _is_article(tree, i)), None
    )
    own = [i for i in before if i != article]
    if not _is_plain(tree, own) or len(own) + 1 > LONGEST:
        return None
    if tree.lemma(noun) in VAGUE and not any(tree.tokens[i].pos in {"NOUN", "ADJ"} for i in own):
        return None
    is_owned = any(tree.tokens[i].relation == "nmod:poss" for i in own)
    if article is None and not is_owned and token.tag == "NN":
        return None
    words = [*own, noun, *_of(tree, noun)]
    first = tree.tokens[words[0]]
    if words[0] == 0 and first.pos not in {"NOUN", "NUM", "PROPN"}:
        return None  # "Local officials": whether it keeps its capital cannot be told.
    text = tree.text(words)
    text = text[0].lower() + text[1:] if words[0] == 0 and first.pos != "PROPN" else text
    is_counted = any(tree.tokens[i].relation == "nummod" for i in own)
    return f"the {text}" if (article is not None or is_counted) and not is_owned else text


def _is_article(tree: Tree, index: int) -> bool:
    return tree.tokens[index].relation == "det" and tree.lemma(index) in DETERMINERS


def _is_plain(tree: Tree, words: list[int]) -> bool:
    """Whether nothing in it points elsewhere or is a clause."""
    allowed = {"NOUN", "PROPN", "ADJ", "NUM", "PUNCT", "PART", "DET", "VERB"}
    return all(
        tree.tokens[i].pos in allowed
        and tree.lemma(i) not in REFUSED
        and tree.tokens[i].text not in {",", "(", ")", '"', "“", "”", ":", ";"}
        for i in words
    ) and not any(tree.tokens[i].pos == "DET" and tree.lemma(i) not in {"the", "a"} for i in words)


def _of(tree: Tree, noun: int) -> list[int]:
    """ "of Delft", right after it and short."""
    for child in tree.dependents(noun, "nmod"):
        words = list(tree.subtrees[child])
        is_next = words[0] == noun + 1 and words == list(range(words[0], words[-1] + 1))
        is_plain = all(tree.tokens[i].pos not in {"PRON", "PUNCT", "VERB"} for i in words)
        if is_next and is_plain and tree.lemma(words[0]) == "of" and len(words) <= LONGEST:
            return words
    return []
