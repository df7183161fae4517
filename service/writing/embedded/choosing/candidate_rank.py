"""What tells how close a candidate comes to something an editor wrote."""

from collections.abc import Collection

from service.writing.embedded.grammar.clauses import is_negated
from service.writing.embedded.grammar.tree import Tree
from service.writing.embedded.grammar.words import content
from service.writing.embedded.reading import Reading
from service.writing.embedded.shortening.shorten import Shortened

FEATURES = (
    "choice", "shortening", "words", "brief", "long", "untouched", "dropped", "kept_share",
    "conjunct", "relative", "adverbial", "number", "name", "quote", "negated",
    "reports", "opens_with_name", "opens_with_article", "lead", "mass", "subject_words",
    "copula", "passive", "unnamed_subject", "bold", "odds_kept", "odds_dropped", "synopsis",
    "question", "rank", "opens_with_quote", "likelihood", "worst_step", "way", "pronoun_resolved",
)  # fmt: skip
WEIGHTS = "rank.json"


def candidate_features(
    reading: Reading, sentence: int, tree: Tree, short: Shortened, text: str
) -> tuple[float, ...]:
    tokens = [tree.tokens[i] for i in short.kept]
    share = len(short.kept) / max(len(tree.tokens), 1)
    subject = tree.child(short.root, "nsubj", "nsubj:pass")
    kept = set(short.kept)
    likelihood = reading.likelihood(sentence, kept)
    subject_words = (
        sum(1 for i in tree.subtrees[subject] if i in kept) if subject is not None else 0
    )
    return (
        float(reading.choice[sentence]), short.score, short.words, short.words < 9,
        short.words > 14, short.dropped == 0, short.dropped, share,
        short.kind == "conjunct", short.kind == "relative", short.kind == "adverbial",
        any(t.pos == "NUM" for t in tokens), sum(t.pos == "PROPN" for t in tokens),
        '"' in text or "“" in text, is_negated(tree, short.root),
        tree.lemma(short.root) in {"say", "tell", "add"}, tokens[0].pos == "PROPN",
        tokens[0].pos == "DET", sentence == 0,
        reading.weights.mass(content(text)) / max(short.words, 1), subject_words,
        tree.child(short.root, "cop") is not None, tree.child(short.root, "aux:pass") is not None,
        is_unnamed(tree, subject) and subject not in dict(short.instead), short.bold,
        *_odds(reading, sentence, tree, kept),
        float(reading.salience.chosen("synopsis")[sentence]),
        float(reading.salience.chosen("question")[sentence]),
        float((reading.choice > reading.choice[sentence]).sum()), text[0] in '"“',
        likelihood.mean, likelihood.worst, likelihood.total,
    )  # fmt: skip


def _odds(
    reading: Reading, sentence: int, tree: Tree, kept: Collection[int]
) -> tuple[float, float]:
    """Mean log-odds of the words kept, and of those left out."""
    odds = reading.salience.kept(sentence, "takeaway")
    told = [odds[i] for i in kept if not tree.is_punctuation(i)]
    left = [odds[i] for i in range(len(odds)) if i not in kept and not tree.is_punctuation(i)]
    return sum(told) / max(len(told), 1), sum(left) / max(len(left), 1)


def is_unnamed(tree: Tree, subject: int | None) -> bool:
    """ "The fees", "The group": which, only the sentence before can tell."""
    if subject is None or tree.tokens[subject].pos != "NOUN":
        return False
    children = [i for i in tree.children[subject] if not tree.is_punctuation(i)]
    return any(tree.lemma(i) in {"the", "this", "that", "these", "those"} for i in children) and (
        len(children) == 1
    )
