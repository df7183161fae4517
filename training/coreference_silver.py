"""Pronouns put where a name or a noun was told again, so that what they mean is known."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from service.document import Document, Entity, Sentence, Span
from service.reading.syntax import Syntax, with_syntax
from service.writing.embedded.naming.coreference_pairs import FARTHEST, Pairs
from service.writing.embedded.naming.mentions import Mention

# Of one article so many, at most; longer sentences are rarely plain.
MOST, LONGEST_TOKENS = 6, 45
# What a pronoun would leave hanging.
_HANGING = ("conj", "appos", "acl", "acl:relcl", "nmod")
_DEFINITE = frozenset({"the", "this", "these"})


@dataclass(frozen=True, slots=True)
class Masked:
    """A document up to the sentence in which a pronoun, beginning at character `start` of it,
    stands for what goes by `key`."""

    document: Document
    sentence: int
    start: int
    key: str


def masked(document: Document, pairs: Pairs, syntax: Syntax) -> Iterator[Masked]:
    """For each subject told again, at most MOST, the document with a pronoun for it."""
    chosen: dict[int, tuple[Span, str, Mention]] = {}
    for index, mention in enumerate(pairs.mentions):
        word = _word(mention)
        span = _told_again(document, pairs, index) if word else None
        if span is not None:
            chosen.setdefault(mention.sentence, (span, word, mention))
    picked = [chosen[sentence] for sentence in sorted(chosen)[:MOST]]
    sentences = [_said(document.sentences[m.sentence], span, word) for span, word, m in picked]
    parses = syntax.parse(sentences)
    for (span, _, mention), sentence, parse in zip(picked, sentences, parses, strict=True):
        entities = [e for e in document.entities if e.sentence < mention.sentence]
        entities += [Entity(at, kind, mention.sentence) for at, kind in parse.entities]
        told = (*document.sentences[: mention.sentence], with_syntax(sentence, parse))
        text = document.text[: sentence.span.start] + sentence.text
        made = replace(document, text=text, sentences=told, entities=tuple(entities))
        yield Masked(made, mention.sentence, span.start, mention.key)


def _said(sentence: Sentence, span: Span, word: str) -> Sentence:
    word = word.capitalize() if span.start == 0 else word
    text = sentence.text[: span.start] + word + sentence.text[span.end :]
    start = sentence.span.start
    return Sentence(Span(start, start + len(text)), sentence.paragraph, text)


def _told_again(document: Document, pairs: Pairs, index: int) -> Span | None:
    """Where in its sentence a subject stands that was told shortly before; None of any other."""
    mention, tree = pairs.mentions[index], pairs.tree(index)
    sentence, token = document.sentences[mention.sentence], tree.tokens[mention.token]
    is_subject = token.relation.startswith("nsubj") and sentence.offsets is None
    if not is_subject or len(tree.tokens) > LONGEST_TOKENS or mention.is_group:
        return None
    inside = tree.subtrees[mention.token]
    is_whole = list(inside) == list(range(inside[0], inside[-1] + 1))
    is_owned = any(tree.tokens[i].relation == "nmod:poss" for i in inside)
    if not is_whole or is_owned or tree.dependents(mention.token, *_HANGING):
        return None
    if mention.entity is None and tree.lemma(inside[0]) not in _DEFINITE:
        return None
    before = (m for m in pairs.mentions[:index] if mention.sentence - m.sentence < FARTHEST - 1)
    if not any(m.key == mention.key and not m.is_group for m in before):
        return None
    start = sentence.span.start
    return Span(tree.tokens[inside[0]].span.start - start, tree.tokens[inside[-1]].span.end - start)


def _word(mention: Mention) -> str:
    if mention.is_many:
        return "they"
    if mention.kind in {"person", "human"}:
        # Names of no one gender are given either, more often the commoner.
        unknown = ("he" if mention.sentence % 4 else "she") if mention.kind == "person" else ""
        return {"m": "he", "f": "she"}.get(mention.gender, unknown)
    return "it" if mention.kind in {"organization", "thing", "event", "other", "place"} else ""
