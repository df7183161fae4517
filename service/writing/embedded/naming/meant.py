"""What a pronoun means where the coreference network is sure of it, and how to say that instead."""

from collections.abc import Collection, Sequence
from functools import cached_property

from service.document import Document, Entity
from service.writing.embedded.grammar.tree import Tree
from service.writing.embedded.naming.agreement import is_of_kind
from service.writing.embedded.naming.coreference import Meaning, Meanings, load_coreference_model
from service.writing.embedded.naming.coreference_pairs import Pairs
from service.writing.embedded.naming.mentions import NOUN, Mention, mentions
from service.writing.embedded.naming.names import Names
from service.writing.embedded.naming.noun_phrases import phrase
from service.writing.embedded.naming.spoken import is_spoken

# A rule's answer stands where the network gives it so much. Of the pronouns of dev articles and of
# others left out that stay in their sentences 4% mean nothing that stands there, 12% by the rule
# alone; of those that the network refuses nearly half meant what does.
ALLOWED = 0.4
# Nobody else whom the sentence tells of is meant.
CERTAIN = 0.95
# Verbs that only a plural goes with.
OF_MANY = frozenset("are were have do aren't weren't haven't don't 're 've ’re ’ve".split())


class Meant:
    """What the pronouns of one document mean; the network is asked of a pronoun at most once."""

    def __init__(self, document: Document, trees: Sequence[Tree | None], names: Names) -> None:
        self._document, self._trees, self._names = document, trees, names
        self._model = load_coreference_model()

    @cached_property
    def _pairs(self) -> Pairs:
        found = mentions(self._document, self._trees, self._names)
        return Pairs(self._document, self._trees, found)

    @cached_property
    def _meanings(self) -> Meanings:
        return Meanings(self._document, self._pairs, self._model)

    def likeliest(self, sentence: int, token: int) -> Meaning | None:
        """None where it can mean nothing that the article names."""
        index = self._meanings.mention(sentence, token)
        return self._meanings.likeliest(index) if index is not None else None

    def sure(self, sentence: int, token: int) -> Meaning | None:
        """The likeliest meaning if that is right often enough."""
        found = self.likeliest(sentence, token)
        return found if found is not None and found.share >= self._model.sure[found.sort] else None

    def is_same(self, sentence: int, first: int, then: int) -> bool:
        """Whether two pronouns of one class and one sentence mean the same, as far as is known."""
        one, other = self.likeliest(sentence, first), self.likeliest(sentence, then)
        if one is None or other is None or one.key == other.key:
            return True
        return other.sort in {"he", "she"} and other.share < ALLOWED

    def stays(
        self, sentence: int, token: int, kept: Collection[int], by_rule: bool = False
    ) -> bool:
        """Whether what the pronoun means is among the kept words of its own sentence: surely, and
        before it; or likely, where a rule says so."""
        index = self._meanings.mention(sentence, token)
        if index is None:
            return by_rule
        shares = self._meanings.of(index)
        tree = self._pairs.tree(index)
        rivals = tree.children[tree.tokens[token].head] if tree.tokens[token].tag != "PRP$" else ()
        keys = {
            m.key
            for m in self._pairs.mentions[: None if by_rule else index]
            if m.sentence == sentence
            and m.token in kept
            and m.token not in rivals  # "Ida Roos hurt her", "In the years that Ida Roos she ruled"
        }
        if not by_rule and self._stands_before(sentence, token, kept, keys):
            return False  # "Ida Roos she left"
        inside = sum(s for i, s in shares.items() if self._pairs.mentions[i].key in keys)
        return inside >= (ALLOWED if by_rule else self._model.sure[self._pairs.of_class(index)])

    def _stands_before(
        self, sentence: int, token: int, kept: Collection[int], keys: Collection[str]
    ) -> bool:
        """Whether no word would be left between one of the mentions and the pronoun."""
        tree = self._trees[sentence]
        last = max((i for i in kept if i < token), default=-1)
        return tree is not None and any(
            max((i for i in tree.subtrees[m.token] if i in kept), default=-2) == last
            for m in self._pairs.mentions
            if m.sentence == sentence and m.key in keys
        )

    def _is_noun(self, mention: Mention) -> bool:
        """Whether it is no name: "the chancellor", "the Kenyan"."""
        tree = self._trees[mention.sentence]
        is_definite = tree is not None and tree.child(mention.token, "det") is not None
        return mention.entity is None or (
            mention.entity.kind in {"person", "other"} and is_definite
        )

    def allows(self, sentence: int, token: int, name: str) -> bool:
        """Whether what a rule names is likely meant."""
        found = self.likeliest(sentence, token)
        if found is None:
            return False
        said = self._said(found.mention)
        is_same = found.key.split()[-1:] == name.lower().split()[-1:]
        return (is_same or (said is not None and said[0] == name)) and found.share >= ALLOWED

    def named(self, sentence: int, token: int) -> tuple[str, tuple[int, ...]] | None:
        """What to say instead, and the sentences that tell it; None where that would be a guess."""
        found = self.sure(sentence, token)
        tree = self._trees[sentence]
        if found is None or tree is None:
            return None
        if is_spoken(self._document, self._trees, sentence, token):
            return None
        is_they = tree.tokens[token].text.lower() == "they"
        is_many = self._pairs.mentions[found.mention].is_many
        if is_they and not is_many and not _may_be_one(tree, token):
            return None
        if self._is_told_here(found) or self._is_one_of_two(found):
            return None
        said = self._said(found.mention)
        is_person = self._pairs.mentions[found.mention].kind in {"person", "human"}
        return said if is_person or found.sort not in {"he", "she"} else None

    def called(self, sentence: int, token: int) -> tuple[str, tuple[int, ...]] | None:
        """The name that a noun like "the company" points at, and the sentences that tell it; None
        where it points at none, or that would be a guess."""
        index = self._meanings.mention(sentence, token)
        if index is None or not self._pairs.points(index):
            return None
        found = self._meanings.likeliest(index)
        if found is None or found.share < self._model.sure[NOUN]:
            return None
        same = [m for m in self._pairs.mentions if m.key == found.key]
        is_here = any(m.sentence == sentence for m in same)  # "The striker, Fowler's friend, …"
        if is_here or not is_of_kind(self._pairs.mentions[index], same):
            return None
        if self._pairs.descriptions.is_anothers(self._pairs.tree(index), token, found.key):
            return None
        if is_spoken(self._document, self._trees, sentence, token):
            return None
        return self._said(found.mention)

    def _is_told_here(self, found: Meaning) -> bool:
        """Whether a name would be said twice ("Roos's work Roos is praised for"), or beside a noun
        that tells of the same person ("The champion appealed Osei's suspension")."""
        pronoun = self._pairs.mentions[found.pronoun]
        own = [(i, m) for i, m in enumerate(self._pairs.mentions) if m.sentence == pronoun.sentence]
        if any(m.key == found.key for i, m in own if i > found.pronoun):
            return True
        could = self._meanings.of(found.pronoun)
        return (
            found.sort in {"he", "she"}
            and found.share < CERTAIN
            and any(
                m.kind != "thing" and self._is_noun(m)
                for i, m in own
                if i < found.pronoun and i in could and m.key != found.key
            )
        )

    def _is_one_of_two(self, found: Meaning) -> bool:
        """ "Osei and Kovacs met. He …": either, whoever is named first."""
        tree = self._pairs.tree(found.mention)
        one = self._pairs.mentions[found.mention]
        token = tree.tokens[one.token]
        head = token.head if token.relation == "conj" else one.token
        members = {head, *tree.dependents(head, "conj")} - {one.token}
        could = (self._pairs.mentions[i] for i in self._meanings.of(found.pronoun))
        return found.sort in {"he", "she"} and any(
            m.sentence == one.sentence and m.token in members and m.kind in {"person", "human"}
            for m in could
        )

    def _said(self, index: int) -> tuple[str, tuple[int, ...]] | None:
        """The name, if any mention has it; else "the" and the noun."""
        tree = self._pairs.tree(index)
        mention = self._pairs.mentions[index]
        if mention.is_group:
            return self._group(mention, tree)
        entity = mention.entity
        if entity is None and "|" not in mention.key:
            same = (m for m in self._pairs.mentions if m.key == mention.key and m.entity)
            entity = next((m.entity for m in same), None)
        if entity is None:
            said = phrase(tree, mention.token)
            return (said, (mention.sentence,)) if said else None
        name = self._names.called(entity)
        is_counted = mention.is_many and tree.child(mention.token, "nummod", "det") is not None
        if name is None or is_counted or self._is_half(entity):
            return None
        if mention.entity is not None and mention.kind == "person" and self._is_noun(mention):
            return None  # "The Filipino" without its article.
        if entity.kind == "person" and " of " in name[0]:
            return None  # An office.
        if entity.kind == "person" and not (
            name[0][:1].isupper() and name[0].split()[-1][:1].isupper()
        ):
            return None
        return name[0], tuple(sorted({mention.sentence, name[1]}))

    def _is_half(self, entity: Entity) -> bool:
        """Whether the name goes on before what was found of it: "[Constitution] Party"."""
        tree = self._trees[entity.sentence]
        tokens = tree.tokens if tree is not None else ()
        first = next((i for i, t in enumerate(tokens) if t.span.overlaps(entity.span)), 0)
        is_name = first > 0 and tokens[first - 1].pos == "PROPN"
        return is_name and tokens[first - 1].relation == "compound" and entity.kind != "person"

    def _group(self, mention: Mention, tree: Tree) -> tuple[str, tuple[int, ...]] | None:
        """ "Kofi Osei and Ida Roos": two names, and nothing that was left unnamed."""
        members = [mention.token, *tree.dependents(mention.token, "conj")]
        named = {
            m.token: i
            for i, m in enumerate(self._pairs.mentions)
            if m.sentence == mention.sentence and m.entity is not None and not m.is_group
        }
        told = [self._said(named[i]) for i in members if i in named]
        names = [one for one in told if one is not None]
        if len(members) != 2 or len(names) != len(members):
            return None
        sources = {sentence for _, sentences in names for sentence in sentences}
        return " and ".join(name for name, _ in names), tuple(sorted(sources))


def _may_be_one(tree: Tree, subject: int) -> bool:
    """Whether the subject's verbs would be the same for one: "They scored", "They would go"."""
    verb = tree.tokens[subject].head
    if verb < 0 or not tree.tokens[subject].relation.startswith("nsubj"):
        return False
    verbs = [verb, *tree.dependents(verb, "conj")]
    told = [i for v in verbs for i in (v, *tree.dependents(v, "aux", "aux:pass", "cop"))]
    return not any(
        tree.tokens[i].text.lower() in OF_MANY or tree.tokens[i].tag == "VBP" for i in told
    )
