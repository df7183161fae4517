"""Whether a question can be printed over its article: what tells it.

Readers marked thousands of questions beside their articles (training/question_printable.py); here
is what they seem to have seen: the question word and the form of the deed it asks about, how much
the question names, and how much of what it asks the article tells.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from service.writing.embedded.asking.asked import OPENING, Asked
from service.writing.embedded.asking.question_rank import FEATURES, question_features
from service.writing.embedded.grammar.tree import Tree
from service.writing.embedded.grammar.words import content
from service.writing.embedded.reading import Reading
from service.writing.embedded.shortening.wording import OF_A_LINE

# Of each question the log-odds that readers would print it.
WEIGHTS = "question_printable.json"
# Kinds that ask in the same words.
WORDS = {"explained": "why", "presumed": "why", "achieved": "how"}
# So many sentences may answer a question.
ANSWERING = 25


@dataclass(frozen=True, slots=True)
class Told:
    """What an article tells, and of whom: how often it has each name, the commonest names, the
    names of its title and opening, and the content stems of its first sentences."""

    reading: Reading
    names: Mapping[str, int]
    ranked: tuple[str, ...]
    opening: frozenset[str]
    sentences: tuple[frozenset[str], ...]

    @classmethod
    def by(cls, reading: Reading) -> "Told":
        sentences = reading.document.sentences
        names = Counter(t.text for s in sentences for t in s.tokens if t.pos == "PROPN")
        ranked = sorted(names, key=lambda name: (-names[name], name))[:3]
        opening = {t.text for s in sentences[: OPENING + 1] for t in s.tokens if t.pos == "PROPN"}
        title = {w for w in (reading.document.title or "").split() if w[:1].isupper()}
        told = tuple(content(s.text) for s in sentences[:ANSWERING])
        return cls(reading, names, tuple(ranked), frozenset(opening | title), told)


def question_tells(told: Told, asked: Asked) -> dict[str, float]:
    """What tells whether readers would print it, by name; what is not named is 0."""
    reading, question, sentence = told.reading, asked.question, asked.sentence
    row = question_features(reading, sentence, asked.tree, question)
    odds = reading.salience.chosen("question")
    return {
        **{f"rank:{name}": float(value) for name, value in zip(FEATURES, row, strict=True)},
        "distance": float(odds.max() - odds[sentence]),
        "form": question.score,
        "line": OF_A_LINE.of(reading.likelihood(sentence, question.kept)),
        **_form(asked),
        **_shared(told, asked),
        **_names(told, asked),
    }


def _form(asked: Asked) -> dict[str, float]:
    """The kind of question, where the article tells it, its first word, the form of the verb, and
    what of the sentence is left to answer it."""
    question, tree = asked.question, asked.tree
    word = WORDS.get(question.kind, question.kind)
    place = ("lead", "second")[asked.sentence] if asked.sentence <= OPENING else "late"
    verb = _verb(tree, [i for i in question.asked if not tree.is_punctuation(i)])
    answer = set(question.kept) - set(question.asked)
    words = sum(not tree.is_punctuation(i) for i in answer)
    return {
        f"kind:{question.kind}:{place}": 1.0,
        f"opens:{question.text.split()[0].lower()}": 1.0,
        f"{word}:tag:{tree.tokens[verb].tag}": 1.0,
        "within": float(verb != tree.root),
        f"{word}:answer": float(words > 0),
        f"{word}:answer_words": min(words, 12) / 6,
    }


def _verb(tree: Tree, words: list[int]) -> int:
    """The top of the clause that the words are of."""
    inside = set(words)
    tops = [i for i in words if tree.tokens[i].head not in inside]
    verbs = [i for i in tops if tree.tokens[i].pos in {"VERB", "AUX", "ADJ"}]
    return next(iter(verbs or tops), tree.root)


def _shared(told: Told, asked: Asked) -> dict[str, float]:
    """How much of what is asked the title, the lead and other sentences share."""
    overlap, wanted = told.reading.weights.overlap, content(asked.question.text)
    others = (one for i, one in enumerate(told.sentences) if i != asked.sentence)
    shares = sorted((overlap(wanted, one) for one in others), reverse=True)
    title = told.reading.title
    return {
        "shared": shares[0] if shares else 0.0,
        "shared_by_three": sum(shares[:3]),
        "lead_shares": overlap(wanted, told.sentences[0]),
        "title_told": len(title & wanted) / max(len(title), 1),
    }


def _names(told: Told, asked: Asked) -> dict[str, float]:
    """Whom it names, and how much of the article is about them."""
    tokens = asked.tree.tokens
    words = {w.strip("?,.'’\"“”()").removesuffix("'s") for w in asked.question.text.split()}
    own = words & told.names.keys()
    return {
        "names:none": float(not own),
        "names:first": float(not own.isdisjoint(told.ranked[:1])),
        "names:of_three": float(not own.isdisjoint(told.ranked)),
        "names:opening": float(not own.isdisjoint(told.opening)),
        "names:share": sum(told.names[n] for n in own) / max(sum(told.names.values()), 1),
        "names:often": min(max((told.names[n] for n in own), default=0), 6) / 6,
        "names:count": min(sum(tokens[i].pos == "PROPN" for i in asked.question.asked), 4),
    }
