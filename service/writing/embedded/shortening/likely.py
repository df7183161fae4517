"""The ways to shorten a sentence that the wording model finds likeliest, made whole by the tree.

The model proposes which words to keep, as an editor would. The tree then puts back what the kept
words cannot do without (a subject, a "not", who says so), so that what comes out is a clause of
clauses.py with branches left out, like the ways of shorten.py.
"""

from collections.abc import Iterator, Sequence

from service.writing.embedded.grammar.clauses import Clause, clauses
from service.writing.embedded.grammar.tree import Tree
from service.writing.embedded.shortening.edges_held import line_loses_if_likely
from service.writing.embedded.shortening.shorten import Deletion, MayGo, Shortened
from service.writing.embedded.shortening.wording import Wording

# Ways asked of the model; most of them come out the same when made whole.
MOST_WAYS = 40
# The model leaves out "He", which an editor would have named: the ways it is asked for may be
# shorter by so many words than the ways wanted.
PUT_BACK = 2


def likely(
    tree: Tree,
    words: range,
    deletion: Deletion,
    wording: Wording,
    rules: Sequence[MayGo] = (line_loses_if_likely,),
) -> Iterator[Shortened]:
    """Ways to say the clauses of the sentence in a number of words within `words`, each once,
    without branches that may go by one of the rules."""
    asked = range(max(words.start - PUT_BACK, 1), words.stop)
    found = [_Completion(tree, clause, rule) for clause in clauses(tree) for rule in rules]
    seen: set[tuple[int, frozenset[int]]] = set()
    for way in wording.likeliest(tree, asked, MOST_WAYS) if found else []:
        for completion in found:
            kept = completion.whole(way)
            key = (completion.clause.root, kept)
            if not kept or key in seen:
                continue
            seen.add(key)
            length = sum(tree.is_word_start(i) for i in kept if not tree.is_punctuation(i))
            if length in words:
                yield completion.shortened(kept, length, deletion)


class _Completion:
    """Puts back into a way through one clause what it cannot do without."""

    def __init__(self, tree: Tree, clause: Clause, may_go: MayGo) -> None:
        self.tree = tree
        self.may_go = may_go
        self.clause = clause
        self.heads = frozenset((clause.root, *clause.borrowed))
        within = {i for head in self.heads for i in tree.subtrees[head]}
        for index in clause.excluded - self.heads:
            within -= set(tree.subtrees[index]) - self._of_root(index)
        self.outside = frozenset(range(len(tree.tokens))) - within
        self._needs = [self._needed(index) for index in range(len(tree.tokens))]

    def _of_root(self, index: int) -> set[int]:
        """A relative clause stands under its antecedent and is not excluded with it."""
        under = self.tree.subtrees[index]
        return set(self.tree.subtrees[self.clause.root]) if self.clause.root in under else set()

    def whole(self, way: tuple[int, ...]) -> frozenset[int]:
        """The tokens of the way and all they need; none where they reach out of the clause."""
        kept = {*way, *self.heads}
        waiting = list(kept)
        while waiting:
            for index in self._needs[waiting.pop()]:
                if index not in kept:
                    kept.add(index)
                    waiting.append(index)
        return frozenset() if kept & self.outside else frozenset(kept)

    def _needed(self, index: int) -> tuple[int, ...]:
        """The tokens beside it that it cannot do without."""
        tree = self.tree
        below = (i for i in tree.children[index] if i not in self.outside)
        needed = [i for i in below if not tree.is_punctuation(i) and not self.may_go(tree, i)]
        if index not in self.heads:
            needed.append(tree.tokens[index].head)
        return tuple(needed)

    def shortened(self, kept: frozenset[int], length: int, deletion: Deletion) -> Shortened:
        tree = self.tree
        dropped = [
            child
            for index in kept
            for child in tree.children[index]
            if child not in kept and child not in self.outside and not tree.is_punctuation(child)
        ]
        signs = (i for i in range(len(tree.tokens)) if tree.is_punctuation(i))
        return Shortened(
            self.clause.kind,
            self.clause.root,
            tuple(sorted({*kept, *signs})),
            length,
            deletion.score(tree, kept),
            len(dropped),
            sum(deletion.is_bold(tree, i) for i in dropped),
        )
