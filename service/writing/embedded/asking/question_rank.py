"""What tells how near a question comes to an editor's."""

from service.writing.embedded.asking.question_form import Question
from service.writing.embedded.grammar.tree import Tree
from service.writing.embedded.grammar.words import content
from service.writing.embedded.reading import Reading

# Of a question's kind its words tell nothing: that is the business of KIND_SCORES.
FEATURES = (
    "words", "short", "long", "choice", "synopsis", "question", "lead", "second", "named",
    "named_subject", "signs", "numbers", "times", "title", "untitled", "mass", "odds_kept",
    "odds_dropped", "share", "likelihood", "worst_step", "way", "cuts", "later",
)  # fmt: skip
# What an article is about it tells by its third sentence.
OPENING = 2
WEIGHTS = "question.json"


def question_features(
    reading: Reading, sentence: int, tree: Tree, question: Question
) -> tuple[float, ...]:
    """FEATURES of a question about one sentence, whose tree is `tree`."""
    words = question.text.split()
    odds = reading.salience.kept(sentence, "question")
    spoken = tree.words
    kept = [i for i in spoken if i in question.kept]
    left = [i for i in spoken if i not in question.kept]
    likelihood = reading.likelihood(sentence, kept)
    title = reading.title
    asked = content(question.text)
    return (
        len(words) / 10, max(0, 9 - len(words)), max(0, len(words) - 12),
        *(float(reading.salience.chosen(line)[sentence]) for line in _LINES),
        sentence == 0, sentence == 1,
        question.names_subject or any(tree.tokens[i].pos == "PROPN" for i in kept),
        question.names_subject, any(c in question.text for c in '"“”()'),
        sum(any(c.isdigit() for c in word) for word in words), question.times,
        reading.weights.overlap(title, asked) if title else 0.0, not title,
        reading.weights.mass(asked) / len(words),
        sum(odds[i] for i in kept) / max(len(kept), 1),
        sum(odds[i] for i in left) / max(len(left), 1), len(kept) / max(len(spoken), 1),
        likelihood.mean, likelihood.worst, likelihood.total,
        question.cuts, sentence > OPENING,
    )  # fmt: skip


_LINES = ("takeaway", "synopsis", "question")
