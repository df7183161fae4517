"""A document made ready for writing."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt

from service.document import Document
from service.writing.embedded.choosing.salience import Salience
from service.writing.embedded.grammar.tree import Tree
from service.writing.embedded.grammar.words import Weights, content
from service.writing.embedded.naming.pronouns import Referents
from service.writing.embedded.shortening.edges import is_optional
from service.writing.embedded.shortening.edges_held import line_loses_if_unwanted
from service.writing.embedded.shortening.shorten import Deletion
from service.writing.embedded.shortening.wording import UNKNOWN, Likelihood, Wording, WordingModel

# Beyond this a "sentence" is a list or a crawl's glue, and its tree is not to be trusted.
LONGEST_SENTENCE_TOKENS = 120


@dataclass(frozen=True, slots=True)
class Reading:
    """A document made ready for writing: trees (None where too long or unparsed), referents,
    word weights and what the salience model makes of it; `choice` is each sentence's log-odds
    for a takeaway; `wordings` has those sentences that the wording model was asked about."""

    document: Document
    trees: tuple[Tree | None, ...]
    referents: Referents
    weights: Weights
    salience: Salience
    choice: npt.NDArray[np.float64]
    wordings: Mapping[int, Wording] = field(default_factory=dict)

    @classmethod
    def of(cls, document: Document, salience: Salience) -> "Reading":
        trees = tuple(
            Tree(s) if 0 < len(s.tokens) <= LONGEST_SENTENCE_TOKENS else None
            for s in document.sentences
        )
        return cls(
            document,
            trees,
            Referents(document, trees),
            Weights([content(s.text) for s in document.sentences]),
            salience,
            salience.chosen("takeaway"),
        )

    def worded(self, model: WordingModel, sentences: Iterable[int]) -> "Reading":
        """With the wordings of these sentences."""
        trees = {i: tree for i in sentences if (tree := self.trees[i]) is not None}
        found = zip(trees, model.read(list(trees.values())), strict=True)
        return replace(self, wordings={i: wording for i, wording in found if wording is not None})

    def deletion(self, sentence: int) -> Deletion:
        """What may be left out of a sentence to make takeaways of it."""
        odds = self.salience.kept(sentence, "takeaway")
        return Deletion(odds.__getitem__, is_optional, line_loses_if_unwanted)

    def best_sentences(self, most: int) -> list[int]:
        """Those with a tree, best-liked first."""
        ranked = np.argsort(-self.choice, kind="stable").tolist()
        return [i for i in ranked if self.trees[i] is not None][:most]

    @property
    def title(self) -> frozenset[str]:
        """Content stems of the article's title; none where it has none."""
        return content(self.document.title or "")

    def likelihood(self, sentence: int, kept: Collection[int]) -> Likelihood:
        """Of keeping exactly these tokens; UNKNOWN where the wording model was not asked."""
        wording = self.wordings.get(sentence)
        return wording.likelihood(kept) if wording is not None else UNKNOWN
