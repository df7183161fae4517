"""The same in fewer words: "agreed" for "has agreed", "$14m" for "a total of $14m".

Nothing is left out that says something, so that a line one word too long need lose nothing else.
What somebody is quoted as saying stays as it is.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from service.writing.embedded.grammar.branches import case_of, is_time
from service.writing.embedded.grammar.lexicon import SPEECH
from service.writing.embedded.grammar.rules import once_per_token
from service.writing.embedded.grammar.tree import Tree
from service.writing.embedded.grammar.verbs import inflected

# None of them means more than the word that may stand for it.
PHRASES: dict[tuple[str, ...], str] = {
    ("in", "the", "wake", "of"): "after",
    ("in", "order", "to"): "to",
    ("prior", "to"): "before",
    ("at", "the", "age", "of"): "aged",
    ("in", "the", "course", "of"): "during",
    ("on", "the", "grounds", "that"): "because",
    ("despite", "the", "fact", "that"): "although",
    ("in", "connection", "with"): "over",
    ("in", "relation", "to"): "over",
    ("on", "behalf", "of"): "for",
}
# After "the".
KNOWN: dict[tuple[str, ...], str] = {
    ("United", "States"): "US",
    ("United", "Kingdom"): "UK",
    ("United", "Nations"): "UN",
    ("European", "Union"): "EU",
}
# Before a number.
COUNTED: dict[tuple[str, ...], str] = {
    ("a", "total", "of"): "",
    ("more", "than"): "over",
    ("in", "excess", "of"): "over",
}
ALL = (*PHRASES.items(), *COUNTED.items(), *KNOWN.items())
# By the first word in lower case.
OPENED: dict[str, tuple[tuple[tuple[str, ...], str], ...]] = {
    first: tuple(pair for pair in ALL if pair[0][0].lower() == first)
    for first in {phrase[0].lower() for phrase, _ in ALL}
}
PERCENT = ("per", "cent"), ("percent",)
# Beside these a perfect tells of a time that is not over.
LASTING = frozenset("already yet never ever always long just now still so not n't n’t".split())
# "has led the party" may still lead it.
STATES = frozenset(
    """be have know live work serve own hold keep lead run remain stay need want like love
    believe play manage teach stand sit exist belong get enjoy suffer dominate""".split()
)
TOLD = frozenset({"root", "parataxis", "ccomp", "conj", "advcl"})


@dataclass(frozen=True, slots=True)
class Saving:
    """The tokens that one of them, `at`, says `text` for, one word or none; the others are not
    written."""

    at: int
    text: str
    tokens: frozenset[int]

    @property
    def unsaid(self) -> frozenset[int]:
        return self.tokens - {self.at} if self.text else self.tokens


def savings(tree: Tree) -> tuple[Saving, ...]:
    """All that the sentence can save, no two of the same token."""
    quoted = {i for stretch in tree.quotations for i in stretch}
    found: list[Saving] = []
    for saving in (*_perfects(tree), *_phrases(tree), *_percents(tree)):
        taken = {i for one in found for i in one.tokens}
        if not saving.tokens & (quoted | taken):
            found.append(saving)
    return tuple(found)


def _phrases(tree: Tree) -> Iterator[Saving]:
    words = [token.text for token in tree.tokens]
    for start, word in enumerate(words):
        for phrase, text in OPENED.get(word.lower(), ()):
            end = start + len(phrase)
            said = tuple(w if w[:1].isupper() and start else w.lower() for w in words[start:end])
            is_known = phrase not in KNOWN or words[start - 1 : start] == ["the"]
            if said == phrase and is_known and (phrase not in COUNTED or _is_number(tree, end)):
                yield Saving(start, text, frozenset(range(start, end)))


def _is_number(tree: Tree, index: int) -> bool:
    return index < len(tree.tokens) and tree.tokens[index].tag in {"CD", "$"}


def _percents(tree: Tree) -> Iterator[Saving]:
    """ "20 per cent" is "20%"."""
    words = [token.text.lower() for token in tree.tokens]
    for index, word in enumerate(words):
        for sign in PERCENT:
            end = index + 1 + len(sign)
            if word.replace(".", "").isdigit() and tuple(words[index + 1 : end]) == sign:
                yield Saving(index, f"{word}%", frozenset(range(index, end)))


def _perfects(tree: Tree) -> Iterator[Saving]:
    """ "has agreed" is "agreed", "have been found" is "were found": of what is over and told."""
    for verb, token in enumerate(tree.tokens):
        helpers = tree.dependents(verb, "aux", "aux:pass")
        is_perfect = token.tag == "VBN" and token.pos == "VERB" and token.relation in TOLD
        if not is_perfect or not helpers or not _is_over(tree, verb):
            continue
        have, *others = helpers
        if tree.lemma(have) != "have" or tree.tokens[have].tag not in {"VBZ", "VBP"}:
            continue
        if not others and (past := inflected(tree.lemma(verb), "VBD")):
            yield Saving(verb, past, frozenset({have, verb}))
        elif len(others) == 1 and tree.tokens[others[0]].text.lower() == "been":
            past = "was" if tree.tokens[have].tag == "VBZ" else "were"
            if tree.tokens[others[0]].relation == "aux:pass":
                yield Saving(others[0], past, frozenset({have, others[0]}))


@once_per_token
def _is_over(tree: Tree, verb: int) -> bool:
    """Whether what the verb tells in the perfect is over as well in the past."""
    if tree.lemma(verb) in STATES and tree.child(verb, "aux:pass") is None:
        return False
    if any(tree.lemma(i) == "since" for i in tree.subtrees[verb]):
        return False
    for index in tree.children[verb]:
        words = {tree.tokens[i].text.lower() for i in (index, *tree.children[index])}
        if words & LASTING or (case_of(tree, index) == "for" and is_time(tree, index)):
            return False
        is_joined = tree.tokens[index].relation == "conj" and tree.tokens[index].tag == "VBN"
        if is_joined and tree.child(index, "aux", "aux:pass") is None:
            return False  # It shares the "has".
    is_shared = tree.tokens[verb].relation == "conj" and tree.lemma(verb) not in SPEECH
    return not is_shared
