"""Universal Dependencies relations as numbers, for the networks that look at trees.

Source of the list: https://universaldependencies.org/u/dep/
"""

RELATIONS = tuple(
    """acl advcl advmod amod appos aux case cc ccomp compound conj cop csubj dep det discourse
    dislocated expl fixed flat goeswith iobj list mark nmod nsubj nummod obj obl orphan parataxis
    punct reparandum root vocative xcomp""".split()
)
_NUMBERS = {relation: number for number, relation in enumerate(RELATIONS)}


def plain(relation: str) -> str:
    """The relation without its subtype: "obl" of "obl:agent"."""
    return relation.split(":")[0]


def number(relation: str) -> int:
    """The relation's index in RELATIONS; one that is not there counts as "dep"."""
    return _NUMBERS.get(plain(relation), _NUMBERS["dep"])
