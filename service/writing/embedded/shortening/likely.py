"""The ways to shorten a sentence that the wording model finds likeliest, made whole by the tree.

The model proposes which words to keep, as an editor would. The tree then puts back what the kept
words cannot do without (a subject, a "not", who says so), so that what comes out is a clause of
clauses.py with branches left out, like the ways of shorten.py.
"""

from collections.abc import Iterator, Sequence
from functools import reduce
from operator import or_

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
    held = [_held(tree, rule) for rule in rules]
    found = [_Completion(tree, clause, under) for clause in clauses(tree) for under in held]
    seen: set[tuple[int, int]] = set()
    for way in wording.likeliest(tree, asked, MOST_WAYS) if found else []:
        for completion in found:
            whole = completion.whole(way)
            key = (completion.clause.root, whole)
            if not whole or key in seen:
                continue
            seen.add(key)
            kept = frozenset(i for i in range(len(tree.tokens)) if whole >> i & 1)
            length = sum(tree.is_word_start(i) for i in tree.words if i in kept)
            if length in words:
                yield completion.shortened(kept, length, deletion)


def _held(tree: Tree, may_go: MayGo) -> list[list[int]]:
    """For each token what is under it that may not go by the rule."""
    return [
        [i for i in under if not tree.is_punctuation(i) and not may_go(tree, i)]
        for under in tree.children
    ]


class _Completion:
    """Puts back into a way through one clause what it cannot do without. Thousands of ways come out
    as a few: they are told apart as whole numbers, in which bit i stands for token i."""

    def __init__(self, tree: Tree, clause: Clause, held: Sequence[Sequence[int]]) -> None:
        self.tree = tree
        self.clause = clause
        self.heads = frozenset((clause.root, *clause.borrowed))
        within = {i for head in self.heads for i in tree.subtrees[head]}
        for index in clause.excluded - self.heads:
            within -= set(tree.subtrees[index]) - self._of_root(index)
        self.outside = frozenset(range(len(tree.tokens))) - within
        self._beside = [self._needed(i, held[i]) for i in range(len(tree.tokens))]
        self._closures: dict[int, int] = {}
        self._needs = [self._closure(i) for i in range(len(tree.tokens))]
        self._least = reduce(or_, (self._needs[i] for i in self.heads))
        self._far = sum(1 << i for i in self.outside)

    def _of_root(self, index: int) -> set[int]:
        """A relative clause stands under its antecedent and is not excluded with it."""
        under = self.tree.subtrees[index]
        return set(self.tree.subtrees[self.clause.root]) if self.clause.root in under else set()

    def whole(self, way: tuple[int, ...]) -> int:
        """The tokens of the way and all they need; none where they reach out of the clause."""
        kept = self._least
        for index in way:
            kept |= self._needs[index]
        return 0 if kept & self._far else kept

    def _closure(self, token: int) -> int:
        """The token and all that it cannot do without."""
        found, waiting = 1 << token, [token]
        while waiting:
            for index in self._beside[waiting.pop()]:
                if index in self._closures:
                    found |= self._closures[index]
                elif not found >> index & 1:
                    found |= 1 << index
                    waiting.append(index)
        self._closures[token] = found
        return found

    def _needed(self, index: int, held: Sequence[int]) -> list[int]:
        """What it cannot do without of its own branches, and what it hangs on; what is outside is
        not asked."""
        if index in self.outside:
            return []
        needed = [i for i in held if i not in self.outside]
        return needed if index in self.heads else [*needed, self.tree.tokens[index].head]

    def shortened(self, kept: frozenset[int], length: int, deletion: Deletion) -> Shortened:
        tree = self.tree
        dropped = [
            child
            for index in kept
            for child in tree.children[index]
            if child not in kept and child not in self.outside and not tree.is_punctuation(child)
        ]
        signs = set(range(len(tree.tokens))).difference(tree.words)
        return Shortened(
            self.clause.kind,
            self.clause.root,
            tuple(sorted({*kept, *signs})),
            length,
            deletion.score(tree, kept),
            len(dropped),
            sum(deletion.is_bold(tree, i) for i in dropped),
        )
