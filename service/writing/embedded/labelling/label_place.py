"""Where in its sentence a label's words stand: what tells whether it names what the line is about.

Readers would print "Road Bridges" over "The council closed the bridges after a heavy storm" as well
as "Heavy Storm"; editors name what the main clause tells. training/label_point.py learns from their
labels which places they take words from.
"""

from service.writing.embedded.grammar.relations import plain
from service.writing.embedded.grammar.tree import Tree
from service.writing.embedded.labelling.label_lines import Label, LabelledLine

# Deeper than this is deep.
DEEP = 4
# Of a way to the root so many relations tell.
FIRST = 3


def place_features(line: LabelledLine, label: Label) -> dict[str, float]:
    """How far from the root of the sentence its words stand, and on which ways to it, by name."""
    own = [word.token for word in label.words if word.token >= 0]
    ways = sorted((_way(line.tree, token) for token in own), key=len)
    nearest = ways[0]
    found = {
        "depth:nearest": float(len(nearest)),
        "depth:furthest": float(len(ways[-1])),
        f"depth:{min(len(nearest), DEEP)}": 1.0,
        "place": sum(line.features[token][3] for token in own) / len(own),
        f"way:{'>'.join(nearest[:FIRST])}": 1.0,
    }
    for relation in nearest:
        found[f"in:{relation}"] = 1.0
    if nearest:
        found[f"clause:{nearest[-1]}"] = 1.0
    return found


def _way(tree: Tree, index: int) -> list[str]:
    """The relations from the token up to the root."""
    way = []
    while tree.tokens[index].head >= 0:
        way.append(plain(tree.tokens[index].relation))
        index = tree.tokens[index].head
    return way
