"""What a pronoun can mean in its own sentence, and whether that was kept."""

from collections.abc import Collection, Mapping, Sequence

from service.document import Entity
from service.writing.embedded.grammar.people import is_human, is_surely_human
from service.writing.embedded.grammar.tree import Tree
from service.writing.embedded.naming.pronoun_words import (
    PERSONAL,
    POSSESSIVE,
    announces,
    is_told_of,
    leads,
    quoted,
    verbs_of,
)


class OwnSentence:
    """The sentences of one document; `entities` by sentence."""

    def __init__(self, entities: Mapping[int, Sequence[Entity]]) -> None:
        self._by_sentence = entities

    def has_antecedent(self, sentence: int, tree: Tree, index: int, kept: Collection[int]) -> bool:
        """Whether a subject that can be meant stands before the pronoun among the kept words."""
        token = tree.tokens[index]
        word = token.text.lower()
        kind = PERSONAL.get(word) or POSSESSIVE.get(word) or "thing"
        verbs = verbs_of(tree, index)
        for earlier in kept:
            other = tree.tokens[earlier]
            if other.pos not in {"PROPN", "NOUN"}:
                continue
            if earlier >= index and not announces(tree, index, earlier):
                continue
            shares_verb = other.head in verbs and token.tag != "PRP$"
            is_subject = other.relation.startswith("nsubj") and not shares_verb
            if not is_subject and not is_told_of(tree, index, earlier):
                continue
            if self._fits(sentence, tree, earlier, kind) or _is_beside_own(tree, earlier, index):
                return True
        is_led = token.tag == "PRP$" or not leads(tree, index)
        return is_led and self._all_kept(sentence, tree, index, kept)

    def is_only_noun(self, tree: Tree, index: int, kept: Collection[int]) -> bool:
        """Whether its clause's subject is the one noun before a possessive "its", and was kept:
        "Dorian made its landfall", which an entity model takes for a man."""
        if tree.tokens[index].text.lower() != "its":
            return False
        before = [i for i in range(index) if tree.tokens[i].pos in {"PROPN", "NOUN", "PRON"}]
        heads = [i for i in before if tree.tokens[i].relation not in {"compound", "flat"}]
        is_one = len(heads) == 1 and heads[0] in kept and tree.tokens[heads[0]].pos == "PROPN"
        return is_one and tree.tokens[heads[0]].relation == "nsubj"

    def loses_antecedent(self, sentence: int, tree: Tree, kept: Collection[int]) -> bool:
        """Whether a kept pronoun means somebody or something of its own sentence that was left
        out: "A letter [sent to Ana Roos] said her passport …"."""
        for index in set(kept) - quoted(tree, kept):
            word = tree.tokens[index].text.lower()
            kind = PERSONAL.get(word) or POSSESSIVE.get(word)
            if kind is None or tree.tokens[index].pos != "PRON":
                continue
            if leads(tree, index):
                continue  # It means what the sentence before is about.
            if tree.tokens[index].relation == "expl" or self.has_antecedent(
                sentence, tree, index, kept
            ):
                continue
            nouns = self._nouns_before(sentence, tree, index)
            if nouns and nouns[-1] not in kept:
                return True
        return False

    def _all_kept(self, sentence: int, tree: Tree, index: int, kept: Collection[int]) -> bool:
        """Whether the reader can choose among the same nouns as in the article: "praised Fowler
        for his return", "backed Verizon despite it tabling less", with nothing left out that the
        pronoun could mean."""
        nouns = self._nouns_before(sentence, tree, index)
        return bool(nouns) and all(i in kept for i in nouns)

    def _nouns_before(self, sentence: int, tree: Tree, index: int) -> list[int]:
        """The nouns before a pronoun that it could mean."""
        word = tree.tokens[index].text.lower()
        kind = POSSESSIVE.get(word) or PERSONAL.get(word) or "thing"
        is_owner = tree.tokens[index].tag == "PRP$"
        verbs = frozenset() if is_owner else verbs_of(tree, index)
        return [
            i
            for i in range(index)
            if tree.tokens[i].pos in {"PROPN", "NOUN"}
            and tree.tokens[i].head not in verbs
            and tree.tokens[i].relation not in {"compound", "flat", "nmod:desc"}
            and self._fits(sentence, tree, i, kind)
        ]

    def _fits(self, sentence: int, tree: Tree, noun: int, kind: str) -> bool:
        """Whether the noun can be what a pronoun of that kind means, by number and by sort."""
        token = tree.tokens[noun]
        lemma = tree.lemma(noun)
        sort = next(
            (e.kind for e in self._by_sentence.get(sentence, []) if token.span.overlaps(e.span)),
            None,
        )
        is_one = token.tag == "NNPS" and sort in {"place", "organization"}  # "the United States"
        is_plural = (token.tag in {"NNS", "NNPS"} and not is_one) or bool(
            tree.dependents(noun, "conj")
        )
        if kind == "group":
            return is_plural or not is_surely_human(lemma)
        if is_plural:
            return False
        if token.pos == "PROPN" or sort is not None:
            return sort in {None, "person"} if kind == "person" else sort != "person"
        return is_human(lemma) if kind == "person" else not is_surely_human(lemma)


def _is_beside_own(tree: Tree, noun: int, pronoun: int) -> bool:
    """ "Jan Osei and his son": the two are many, and he is the one named."""
    is_own = tree.tokens[pronoun].tag == "PRP$" and tree.tokens[pronoun].text.lower() != "their"
    owned = tree.tokens[pronoun].head
    is_next = tree.tokens[owned].relation == "conj" and tree.tokens[owned].head == noun
    return is_own and is_next and tree.tokens[noun].pos == "PROPN"
