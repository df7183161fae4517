"""Whether a question can be printed over its article: what tells it.

Readers marked thousands of questions beside their articles (training/question_printable.py); here
is what they seem to have seen: the question word and the deed it asks about, what was cut off, how
much the question names, and whether the article seems to answer it.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from service.writing.embedded.asking.headline import OPENING, Asked
from service.writing.embedded.asking.reasons_told import reason_for, reasons_told
from service.writing.embedded.asking.question_rank import FEATURES, question_features
from service.writing.embedded.choosing.printable import Cut, printable_features
from service.writing.embedded.grammar.clauses import SUBJECTS
from service.writing.embedded.grammar.tree import Tree
from service.writing.embedded.grammar.words import content
from service.writing.embedded.reading import Reading
from service.writing.embedded.shortening.shorten import Shortened
from service.writing.embedded.shortening.wording import OF_A_LINE

# Of each question the log-odds that readers would print it, and that the article answers it.
WEIGHTS, HONEST_WEIGHTS = "question_printable.json", "question_honest.json"
# Kinds that ask in the same words.
WORDS = {"explained": "why", "presumed": "why", "achieved": "how"}
# So many sentences may answer a question.
ANSWERING = 25


@dataclass(frozen=True, slots=True)
class Told:
    """What an article tells, and of whom: how often it has each name, the names of its title and
    opening, and the content stems of its first sentences."""

    names: Mapping[str, int]
    opening: frozenset[str]
    sentences: tuple[frozenset[str], ...]

    @classmethod
    def by(cls, reading: Reading) -> "Told":
        sentences = reading.document.sentences
        names = Counter(t.text for s in sentences for t in s.tokens if t.pos == "PROPN")
        opening = {t.text for s in sentences[: OPENING + 1] for t in s.tokens if t.pos == "PROPN"}
        title = {w for w in (reading.document.title or "").split() if w[:1].isupper()}
        told = tuple(content(s.text) for s in sentences[:ANSWERING])
        return cls(names, frozenset(opening | title), told)


def question_tells(reading: Reading, told: Told, asked: Asked) -> dict[str, float]:
    """What tells whether readers would print it, by name; what is not named is 0."""
    question, tree, sentence = asked.question, asked.tree, asked.sentence
    found: dict[str, float] = defaultdict(float)
    row = question_features(reading, sentence, tree, question)
    for name, value in zip(FEATURES, row, strict=True):
        found[f"rank:{name}"] = float(value)
    odds = reading.salience.chosen("question")
    found["distance"] = float(odds.max() - odds[sentence])
    found["form"] = question.score
    found["line"] = OF_A_LINE.of(reading.likelihood(sentence, question.kept))
    _form(asked, found)
    _deed(asked, found)
    _answers(reading, told, asked, found)
    _names(told, asked, found)
    words = [i for i in question.asked if not tree.is_punctuation(i)]
    short = Shortened("main", _verb(tree, words), tuple(words), len(words), 0.0, 0, 0)
    cut = Cut(tree, short, {}, reading.wordings.get(sentence))
    found.update(printable_features(cut))
    return found


def _form(asked: Asked, found: dict[str, float]) -> None:
    """The kind of question, its first and last words, and where the article tells it."""
    kind, words = asked.question.kind, asked.question.text.rstrip("?").lower().split()
    word = WORDS.get(kind, kind)
    place = ("lead", "second")[asked.sentence] if asked.sentence <= OPENING else "late"
    for name in (
        f"kind:{kind}", f"kind:{kind}:{place}", f"word:{word}", f"word:{word}:{place}",
        f"place:{place}", f"opens:{words[0]}", f"opens:{words[0]} {words[1]}", f"ends:{words[-1]}",
    ):  # fmt: skip
        found[name] = 1.0


def _deed(asked: Asked, found: dict[str, float]) -> None:
    """What is asked about: the verb, who does it, to what."""
    tree, inside = asked.tree, set(asked.question.asked)
    word = WORDS.get(asked.question.kind, asked.question.kind)
    verb = _verb(tree, [i for i in asked.question.asked if not tree.is_punctuation(i)])
    found[f"verb:{tree.lemma(verb)}"] = found[f"{word}:verb:{tree.lemma(verb)}"] = 1.0
    found[f"{word}:tag:{tree.tokens[verb].tag}"] = 1.0
    found["within"] = float(verb != tree.root)
    subject, thing = tree.child(verb, *SUBJECTS), tree.child(verb, "obj")
    if subject is not None:
        token = tree.tokens[subject]
        found[f"{word}:subject:{token.tag}"] = 1.0
        found[f"{word}:passive"] = float(token.relation == "nsubj:pass")
        if token.pos != "PROPN":
            found[f"subject_is:{tree.lemma(subject)}"] = 1.0
    if thing is not None:
        found[f"{word}:object"] = float(thing in inside)
        found["object_gone"] = float(thing not in asked.question.kept)
        if thing in inside and tree.tokens[thing].pos != "PROPN":
            found[f"object_is:{tree.lemma(thing)}"] = 1.0


def _verb(tree: Tree, words: list[int]) -> int:
    """The top of the clause that the words are of."""
    inside = set(words)
    tops = [i for i in words if tree.tokens[i].head not in inside]
    verbs = [i for i in tops if tree.tokens[i].pos in {"VERB", "AUX", "ADJ"}]
    return next(iter(verbs or tops), tree.root)


def _answers(reading: Reading, told: Told, asked: Asked, found: dict[str, float]) -> None:
    """Whether the article seems to answer it: in the clause itself, by a reason, by how much of
    what is asked other sentences share."""
    question = asked.question
    word = WORDS.get(question.kind, question.kind)
    answer = set(question.kept) - set(question.asked)
    answer = {i for i in answer if not asked.tree.is_punctuation(i)}
    found[f"{word}:answer"] = float(bool(answer))
    found[f"{word}:answer_words"] = min(len(answer), 12) / 6
    reason = reason_for(reading, asked.sentence, reasons_told(reading))
    found[f"{word}:reason"] = float(reason is not None)
    found[f"{word}:reason_within"] = float(reason == asked.sentence)
    found[f"{word}:reason_next"] = float(reason == asked.sentence + 1)
    wanted = content(question.text)
    shares = sorted(
        (
            reading.weights.overlap(wanted, sentence)
            for index, sentence in enumerate(told.sentences)
            if index != asked.sentence
        ),
        reverse=True,
    )
    found["shared"] = found[f"{word}:shared"] = shares[0] if shares else 0.0
    found["shared_by_three"] = sum(shares[:3])
    found["lead_shares"] = reading.weights.overlap(wanted, told.sentences[0])
    found["sentences"] = min(len(reading.document.sentences), 40) / 20
    found["quoted"] = float(any(sign in asked.tree.sentence.text for sign in '"“'))
    title = reading.title
    found["title_told"] = len(title & wanted) / max(len(title), 1)


def _names(told: Told, asked: Asked, found: dict[str, float]) -> None:
    """Whom it names, and how much of the article is about them."""
    tokens = asked.tree.tokens
    words = {w.strip("?,.'’\"“”()").removesuffix("'s") for w in asked.question.text.split()}
    own = words & told.names.keys()
    ranked = sorted(told.names, key=lambda name: (-told.names[name], name))
    found["names:none"] = float(not own)
    found["names:first"] = float(not own.isdisjoint(ranked[:1]))
    found["names:of_three"] = float(not own.isdisjoint(ranked[:3]))
    found["names:opening"] = float(not own.isdisjoint(told.opening))
    found["names:share"] = sum(told.names[n] for n in own) / max(sum(told.names.values()), 1)
    found["names:often"] = min(max((told.names[n] for n in own), default=0), 6) / 6
    found["names:count"] = min(sum(tokens[i].pos == "PROPN" for i in asked.question.asked), 4)
