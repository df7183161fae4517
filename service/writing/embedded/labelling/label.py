"""What a takeaway may be labelled: two or three words that name its fact and say no more than it.

The label model says which words an editor would choose; the rules here say which of its proposals
are whole, and claim nothing that the line does not; a judge, which of those readers would print.
"""

from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from typing import NamedTuple

from service.writing.embedded.grammar.clauses import is_negated
from service.writing.embedded.grammar.lexicon import KEPT_ADVERBS, SPEECH, TIME_WORDS
from service.writing.embedded.grammar.surface import SMALL_WORDS
from service.writing.embedded.grammar.tree import Tree
from service.writing.embedded.grammar.words import stem
from service.writing.embedded.labelling.label_denied import denial_of, is_denied, is_undone
from service.writing.embedded.labelling.label_lines import Label, LabelledLine, LabelModel
from service.writing.embedded.labelling.label_pairs import MOST, belongs, is_whole_name
from service.writing.embedded.labelling.label_printable import LabelJudge
from service.writing.embedded.labelling.label_vocabulary import is_told_of
from service.writing.embedded.labelling.label_words import Form, LabelWord

DANGLING = frozenset(
    """if latter former least most many much more how other such same own only than over
    about an in on at mr mrs ms long second third fourth latest previous earlier current certain
    various several recent similar whole entire new""".split()
)
# Under these a verb does not say what happened: "to be sold", "may sell".
UNREAL_TAGS = frozenset({"MD", "TO"})
# "Hold Taken": a participle that tells nothing of what befell the noun.
LIGHT_VERBS = frozenset(
    """ask become bring call carry cast cause come contain do enjoy establish experience express
    face feel follow garner get give go have hear hold include involve keep know leave like make
    mark mean meet name need place play put reach receive represent see set show spend
    stand start stay take tell turn use want""".split()
)
# "Year Husband": what is told of a year is not about it.
PERIODS = frozenset(
    "hour day night morning afternoon evening week weekend month year today yesterday".split()
)
# "Evidence Lack": nothing is labelled by how much of it there is.
AMOUNTS = frozenset("lack half number end part bit lot majority rest".split())
# Of first labels worth less readers would print one in six.
FAIR = -1.0
# Beyond these the model itself does not believe in them.
MOST_PROPOSALS = 12
# Log-probability of a phrase that the model did not propose.
UNPROPOSED = -8.0
# "Great Thing": these name nothing.
EMPTY = frozenset("kind sort thing way".split())
# A label ends in what it names, or in what befell it.
ENDS = frozenset({"NOUN", "PROPN"})


class JudgedLabel(NamedTuple):
    """`worth`: log-odds, in a way, that readers would print it."""

    text: str
    worth: float

    @property
    def is_poor(self) -> bool:
        return self.worth < FAIR


def labels(
    lines: Sequence[LabelledLine], model: LabelModel, judge: LabelJudge
) -> list[list[JudgedLabel]]:
    """For each line its labels, best first, no two alike."""
    ranked = zip(lines, model.ranked(lines), strict=True)
    offered = [(line, proposals(line, own)) for line, own in ranked]
    worths = judge.worths(offered)
    return [_best_first(own, worth) for (_, own), worth in zip(offered, worths, strict=True)]


def _best_first(offered: Sequence[Label], worths: Sequence[float]) -> list[JudgedLabel]:
    found: dict[str, JudgedLabel] = {}
    for label, worth in zip(offered, worths, strict=True):
        if label.text not in found or found[label.text].worth < worth:
            found[label.text] = JudgedLabel(label.text, worth)
    return sorted(found.values(), key=lambda label: -label.worth)


def proposals(line: LabelledLine, ranked: Sequence[Label]) -> list[Label]:
    """The likeliest that the model proposes, and what the line itself offers, as far as it is
    fit."""
    likeliest = islice((one for one in ranked if is_fit(line, one)), MOST_PROPOSALS)
    return [*likeliest, *(one for one in _phrases(line) if is_fit(line, one))]


def _phrases(line: LabelledLine) -> Iterator[Label]:
    """The line's own noun phrases, longer ones first: for where the model's proposals all fail."""
    tree = line.tree
    plain = {w.token: w for w in line.words if w.form == Form.PLAIN and w.token in line.kept}
    heads = [i for i in plain if tree.tokens[i].pos in ENDS and not _is_modifier(tree, i)]
    found = []
    for head in heads:
        first = head
        while first - 1 in plain and _is_modifier(tree, first - 1) and head - first < MOST - 1:
            first -= 1
        words = tuple(plain[i] for i in range(first, head + 1))
        found.append(Label((*denial_of(tree, head), *words), UNPROPOSED))
    yield from sorted(found, key=lambda label: -len(label.words))


def _is_modifier(tree: Tree, index: int) -> bool:
    return tree.tokens[index].relation in {"amod", "compound", "nummod"}


def is_fit(line: LabelledLine, label: Label) -> bool:
    """Whether the label is well formed, rests on a word of the line, says nothing twice, and does
    not say that something happened which the line does not."""
    own = [word for word in label.words if word.token >= 0]
    # What refuses many, and is soon told, comes first.
    return (
        any(word.token in line.kept for word in own)
        and len({word.token for word in own}) == len(own)
        and all(_is_seen(line, word) for word in own)
        and all(is_told_of(line, word.text, own) for word in label.words if word.token < 0)
        and all(belongs(line.tree, before, word) for before, word in pairwise(own))
        and all(_has_its_noun(line.tree, word, own) for word in own)
        and all(_befell(line.tree, before, word) for before, word in pairwise(label.words))
        and len({stem(word.text) for word in label.words}) == len(label.words)
        and _ends_well(line.tree, label.words[-1])
        and all(is_whole_name(line.tree, word, own) for word in own)
        and not _is_name(line.tree, own)
        and not _is_only_when(line.tree, own)
        and not is_undone(line.tree, own)
        and is_well_formed(label.text)
    )


def is_well_formed(text: str) -> bool:
    words = text.split()
    if not 1 <= len(words) <= MOST or not words[0][:1].isalnum() or len(text) < 4:
        return False
    if not all(_is_capital(word) or word.lower() in SMALL_WORDS for word in words):
        return False
    if words[0].lower() in DANGLING:
        return False
    if words[0].lower() in SMALL_WORDS or words[-1].lower() in SMALL_WORDS:
        return False
    return (
        not any(c in text for c in ',.;:"“”()‘')
        and not text.endswith("%")
        and not any(w[0] in "'’" for w in words)
        and (any(c.isalpha() for c in text))
    )


def _is_capital(word: str) -> bool:
    return word[0].isdigit() or any(character.isupper() for character in word[:2])


def _is_name(tree: Tree, own: Sequence[LabelWord]) -> bool:
    """A person's name says whom a line is about, not what it tells."""
    tokens = {word.token for word in own}
    return any(
        tree.tokens[i].relation == "flat" and tree.tokens[i].head in tokens for i in tokens
    ) and all(tree.tokens[i].pos == "PROPN" for i in tokens)


def _is_seen(line: LabelledLine, word: LabelWord) -> bool:
    """Whether a reader finds the word in the line; a name from the rest of the sentence may stand
    over it too."""
    return word.token in line.kept or line.tree.tokens[word.token].pos == "PROPN"


def _ends_well(tree: Tree, word: LabelWord) -> bool:
    if word.form in {Form.VOCABULARY, Form.NOUN, Form.SINGULAR, Form.PARTICIPLE}:
        return True
    if word.form == Form.POSSESSIVE:
        return False
    token = tree.tokens[word.token]
    if tree.lemma(word.token) in EMPTY:
        return False
    is_amount = tree.lemma(word.token) in AMOUNTS and tree.child(word.token, "nmod") is not None
    return (token.pos in ENDS and not is_amount) or token.tag == "VBN"


def _befell(tree: Tree, before: LabelWord, word: LabelWord) -> bool:
    """A participle after a noun says that it befell it: "Bomb Dropped" only where a bomb was."""
    if not _is_participle(tree, word):
        return True
    verb, noun = word.token, before.token
    if noun < 0 or before.form not in {Form.PLAIN, Form.SINGULAR}:
        return False
    token = tree.tokens[noun]
    is_done_to = token.relation in {"obj", "nsubj:pass"} and token.head == verb
    is_active = tree.child(verb, "aux:pass") is None
    # "City Joined" of who joined City, "Liverpool Stunned" of who stunned them.
    is_doer = is_active and (token.relation == "nsubj:pass" or token.pos == "PROPN")
    is_whole = " " in word.text or tree.child(verb, "compound:prt") is None
    return is_done_to and not is_doer and is_whole and _is_told(tree, verb)


def _is_participle(tree: Tree, word: LabelWord) -> bool:
    is_one = word.form == Form.PLAIN and tree.tokens[word.token].tag == "VBN"
    return word.form == Form.PARTICIPLE or (word.token >= 0 and is_one)


def _is_told(tree: Tree, verb: int) -> bool:
    """Whether the verb says by itself what happened: no modal, no "to", no denial."""
    if is_negated(tree, verb) or tree.lemma(verb) in SPEECH or is_denied(tree, verb):
        return False
    if tree.lemma(verb) in LIGHT_VERBS or tree.tokens[verb].tag not in {"VBD", "VBN"}:
        return False
    if tree.dependents(verb, "xcomp", "ccomp"):
        return False
    if any(tree.lemma(i) in KEPT_ADVERBS for i in tree.dependents(verb, "advmod")):
        return False
    return not any(tree.tokens[i].tag in UNREAL_TAGS for i in tree.dependents(verb, "aux", "mark"))


def _has_its_noun(tree: Tree, word: LabelWord, own: Sequence[LabelWord]) -> bool:
    """ "Box" of "box office", "Third" of "third firm" and "Robbed" of "were robbed" are nothing
    without their nouns; a name is."""
    token = tree.tokens[word.token]
    is_part = token.relation in {"amod", "nummod"} or (
        token.relation == "compound" and token.pos != "PROPN"
    )
    others = {other.token for other in own if other is not word}
    if token.pos == "NUM" and any(i not in others for i in tree.dependents(word.token, "compound")):
        return False  # "90 million switches" are no "Million Switches".
    is_part_of_two = word.token > 0 and tree.tokens[word.token - 1].pos == "NUM"
    if token.pos == "NUM" and is_part_of_two and word.token - 1 not in others:
        return False  # "Four Five Seconds" are no "Five Seconds".
    if token.pos == "NUM" and word.text.isdigit():
        # "Bosworth, 21, plays Darin's wife" is no "21 Wife", "open since 2000" no "2000 Ideas".
        is_counted = token.relation == "nummod" or tree.tokens[token.head].pos == "NUM"
        return is_counted and token.head in others
    if is_part or (token.lemma.lower() in PERIODS and word is own[0]):
        return token.head in others
    if word.form == Form.PLAIN and token.tag == "NNS" and token.relation == "nmod":
        return word is own[-1]  # "protections against viruses" are "Virus Protections".
    if word.form == Form.PLAIN and word is not own[-1]:
        # "The conviction was fair, he said": a predicate is a claim.
        return token.pos not in {"ADJ", "VERB"}
    # "Owned Mobile": people own one.
    return word.form != Form.PARTICIPLE or word is own[-1]


def _is_only_when(tree: Tree, own: Sequence[LabelWord]) -> bool:
    """ "Tuesday Evening", "Last Week" name no fact."""
    nouns = [w for w in own if tree.tokens[w.token].pos in {"NOUN", "PROPN"}]
    return bool(nouns) and all(tree.lemma(w.token) in TIME_WORDS | {"time", "end"} for w in nouns)
