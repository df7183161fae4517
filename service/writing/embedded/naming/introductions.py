"""A takeaway introduces whom it names for the first time in its brief: "Ida Roos said" for "Ms Roos
said", "Judge Ida Roos ruled" for "Ida Roos ruled".

An article introduces its people once; a line cut from its middle calls them by what is left. Of our
own lines that begin with a "Mr Roos" whom nothing above them names readers found one in six fit to
print, of the others four in five.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from service.writing.embedded.grammar.sound import is_sound
from service.writing.embedded.grammar.surface import is_clean, sentence_case, without_conversions
from service.writing.embedded.grammar.tree import Tree
from service.writing.embedded.reading import Reading
from service.writing.embedded.shortening.shorten import Shortened


@dataclass(frozen=True, slots=True)
class Introduced:
    """The words of a line that tells who somebody is; `sources` are the sentences that say so."""

    text: str
    sources: tuple[int, ...]


def introduced(
    reading: Reading, sentence: int, short: Shortened, known: str, most: int
) -> Introduced | None:
    """The kept words of a sentence with those introduced whom `known`, what stands above the line,
    does not name, in at most `most` words; None where there is nobody to introduce or no room."""
    tree, kept = reading.trees[sentence], short.kept
    resolution = reading.referents.resolve(sentence, kept)
    if tree is None or resolution is None:
        return None
    said_as = {**dict(short.instead), **resolution.said_as}
    named, sources, gone = dict(said_as), set(resolution.sentences), set[int]()
    for mention in reading.referents.full_names.mentions(sentence, tree, kept):
        if mention.token in named or _is_known(mention.called.known, known):
            continue
        # The title's place takes the name, so that the signs before it stay.
        named[min((mention.token, *mention.titles))] = mention.called.full
        gone |= {mention.token} if mention.titles else set()
        sources.add(mention.sentence)
    own = frozenset(kept) - gone
    offices = frozenset(
        i for name in _strangers(tree, own, known) for i in _office(tree, name, own)
    )
    for words in (own | offices, own):
        told = without_conversions(tree.text(sorted(words - short.unsaid), named))
        text = sentence_case(told).replace(" 's", "'s")
        is_other = words != frozenset(kept) or named != said_as
        is_fit = is_other and len(text.split()) <= most and is_clean(text)
        if is_fit and is_sound(tree, words, short.root):
            return Introduced(text, tuple(sorted(sources)))
    return None


def _strangers(tree: Tree, kept: frozenset[int], known: str) -> Iterator[int]:
    """The heads of whole names whose last names nothing above the line has."""
    for index in kept:
        parts = tree.dependents(index, "flat")
        is_name = tree.tokens[index].pos == "PROPN" and bool(parts) and parts[-1] in kept
        if is_name and not _is_known(tree.tokens[parts[-1]].text, known):
            yield index


def _office(tree: Tree, name: int, kept: frozenset[int]) -> frozenset[int]:
    """The words right before a name that say what its bearer is and that the line left out."""
    told = [i for i in tree.dependents(name, "nmod:desc") if i < name and i not in kept]
    words = frozenset(i for top in told for i in tree.subtrees[top])
    if not words or set(range(min(words), name)) - words - kept:
        return frozenset()
    is_plain = not any(tree.is_punctuation(i) for i in range(min(words), name))
    return words if is_plain else frozenset()


def _is_known(name: str, known: str) -> bool:
    return re.search(rf"\b{re.escape(name)}\b", known) is not None
