"""Hypothesis strategies: sentences nobody wrote, with any tree over them."""

from dataclasses import replace

from hypothesis import settings
from hypothesis import strategies as st

from service.document import Sentence, Span, Token
from service.reading.tokens import words_of

# A first call loads tables and weights; no test here is about time.
UNTIMED = settings(deadline=None, max_examples=25)
_WORDS = st.sampled_from(
    """Rain fell ministers talks storm Lisbon the of and seven is not 40 2.5 U.S. anti-noise don't
    Osei's however Ministry who rose to port 7.30am £3m ending co-operate""".split()
)
_PAIRS = st.sampled_from([("“", "”"), ('"', '"'), ("(", ")"), ("[", "]")])
_PUNCTUATION = frozenset(",.;:!?()[]“”\"'‘’-–—")


def _phrases(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    several = st.lists(inner, min_size=1, max_size=4).map(" ".join)
    parted = st.tuples(inner, st.sampled_from([", ", "; ", ": ", " – "]), inner).map("".join)
    enclosed = st.tuples(_PAIRS, several).map(lambda found: f"{found[0][0]}{found[1]}{found[0][1]}")
    return st.one_of(several, parted, enclosed)


# Straight quotation marks inside straight ones cannot be told apart, by a reader either. There is
# no full stop at the end: it is no part of what one keeps of a sentence, every line gets its own.
texts = st.recursive(_WORDS, _phrases, max_leaves=14).filter(lambda text: text.count('"') <= 2)


@st.composite
def sentences(draw: st.DrawFn) -> Sentence:
    """Any text of `texts`, its words hung on each other at random."""
    text = draw(texts)
    places = words_of(text)
    order = draw(st.permutations(range(len(places))))
    heads = {order[0]: -1}
    for rank, index in enumerate(order[1:], start=1):
        heads[index] = order[draw(st.integers(0, rank - 1))]
    tokens = tuple(
        Token(
            span=Span(start, end),
            text=text[start:end],
            lemma=text[start:end].lower(),
            pos="PUNCT" if text[start:end] in _PUNCTUATION else "NOUN",
            tag="NN",
            head=heads[index],
            relation="root" if heads[index] < 0 else "dep",
            space_after=text[end : end + 1] == " ",
        )
        for index, (start, end) in enumerate(places)
    )
    return Sentence(Span(0, len(text)), 0, text, tokens)


_RELATIONS = """nsubj obj obl nmod amod advmod conj cc appos acl acl:relcl advcl xcomp ccomp mark
    case det nummod compound aux punct parataxis nsubj:pass aux:pass cop flat""".split()
_TAGS = "NN NNS NNP VBD VBZ VBN VBG VB MD JJ RB IN DT PRP PRP$ CD WDT CC TO".split()
_POS = "NOUN PROPN VERB AUX ADJ ADV ADP DET PRON NUM CCONJ PART SCONJ".split()


@st.composite
def parsed_sentences(draw: st.DrawFn) -> Sentence:
    """As `sentences`, with any tags and relations: what a parser may make of noise."""
    plain = draw(sentences())
    rng = draw(st.randoms(use_true_random=False))
    root = next(i for i, token in enumerate(plain.tokens) if token.head < 0)
    tokens = []
    has_subject = False
    for token in plain.tokens:
        if token.pos == "PUNCT":
            tokens.append(token)
        elif token.head < 0:
            tag = rng.choice(("VBD", "VBZ", "VBN"))
            tokens.append(replace(token, pos="VERB", tag=tag))
        else:
            # Without a subject there is no clause, and nothing to see.
            needed = token.head == root and not has_subject
            has_subject = has_subject or needed
            relation = "nsubj" if needed else rng.choice(_RELATIONS)
            tokens.append(
                replace(token, pos=rng.choice(_POS), tag=rng.choice(_TAGS), relation=relation)
            )
    return replace(plain, tokens=tuple(tokens))
