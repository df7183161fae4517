"""What a document says that the bearers of its names are: "the Chelsea striker Jan Osei"."""

from collections.abc import Mapping, Sequence

from service.writing.embedded.grammar.tree import Tree
from service.writing.embedded.naming.mentions import Mention

# "striker Jan Osei", "Jan Osei, the striker", "the striker, Jan Osei".
_BESIDE = ("nmod:desc", "appos", "flat")
# "The foreign secretary" is not her shadow.
_LESSER = frozenset({"shadow", "deputy", "vice", "assistant"})
_OWN = ("amod", "compound", "nmod:desc", "nmod:unmarked", "amod:desc")


class Descriptions:
    """The nouns by which one document describes whom it names, ready to be asked for."""

    def __init__(self, mentions: Sequence[Mention], trees: Mapping[int, Tree]) -> None:
        self._nouns: dict[str, set[str]] = {}
        self._words: dict[str, set[str]] = {}
        for mention in mentions:
            if mention.key and not mention.is_group:
                self._describe(mention, trees[mention.sentence])

    def _describe(self, mention: Mention, tree: Tree) -> None:
        token = mention.token
        near = [token, *tree.dependents(token, *_BESIDE)]
        if tree.tokens[token].relation in _BESIDE:
            near.append(tree.tokens[token].head)
        head = tree.tokens[token].head
        if tree.tokens[token].relation == "nsubj" and tree.child(head, "cop") is not None:
            near.append(head)  # "Jan Osei is a striker"
        nouns = self._nouns.setdefault(mention.key, set(mention.key.split("|")[0].split()))
        words = self._words.setdefault(mention.key, set(mention.key.split("|")[0].split()))
        for noun in near:
            nouns.add(tree.lemma(noun).lower())
            words.update(own_words(tree, noun))

    def told(self, tree: Tree, noun: int, keys: Sequence[str]) -> list[list[float]]:
        """Of each key whether its bearer is called by that noun, and whether by one beside which
        stands what stands beside this one."""
        lemma, words = tree.lemma(noun).lower(), own_words(tree, noun)
        return [
            [float(self.tells(key, lemma)) for key in keys],
            [float(not words.isdisjoint(self._words.get(key, ()))) for key in keys],
        ]

    def is_anothers(self, tree: Tree, noun: int, key: str) -> bool:
        """Whether the article calls so, by the noun and all that stands beside it, another than
        the bearer of the key, and not that one: "the home secretary" is who was called that; or
        calls that one the shadow of it."""
        lemma, words = tree.lemma(noun).lower(), own_words(tree, noun)
        if self.tells(key, lemma) and not _LESSER.isdisjoint(self._words[key] - words):
            return True
        bearers = {
            k
            for k, nouns in self._nouns.items()
            # "The chancellor" is no name of its own.
            if "|" not in k and k != lemma and lemma in nouns and words <= self._words[k]
        }
        return bool(bearers) and key not in bearers

    def tells(self, key: str, noun: str) -> bool:
        """Whether the bearer of the key is called by that noun."""
        return noun in self._nouns.get(key, ())


def own_words(tree: Tree, noun: int) -> frozenset[str]:
    """The lemmas of what stands before a noun: "former", "Leeds"."""
    return frozenset(tree.lemma(i).lower() for i in tree.dependents(noun, *_OWN))
