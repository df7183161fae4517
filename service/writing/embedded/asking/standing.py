"""Whether a question stands alone above its article."""

from service.writing.embedded.grammar.people import is_human
from service.writing.embedded.grammar.turn import Ground


def stands_alone(ground: Ground, kept: tuple[int, ...]) -> bool:
    """Whether nothing in the question points at what it does not say: "such an instruction", "they"
    who are not its subject."""
    tree, subject = ground.tree, ground.subject
    tags = {tree.tokens[i].tag for i in (subject, *tree.dependents(subject, "conj"))}
    is_plural = bool(tags & {"NNS", "NNPS"}) or tree.child(subject, "conj") is not None
    for index in kept:
        word, token = tree.tokens[index].text.lower(), tree.tokens[index]
        if index in ground.said_as or token.relation not in {"nsubj", "nsubj:pass"}:
            continue
        if (word == "they" and not is_plural) or (word in {"he", "she", "it"} and is_plural):
            return False
    return not any(tree.lemma(i) == "such" for i in kept) and not _points_out(ground, kept)


def _points_out(ground: Ground, kept: tuple[int, ...]) -> bool:
    """ "Why Is the Union Calling [Him] a Bully?": at nobody it names."""
    tree = ground.tree
    pointing = [i for i in kept if tree.tokens[i].text.lower() in {"him", "them"}]
    pointing = [i for i in pointing if i not in ground.said_as]
    return any(
        not any(tree.tokens[j].pos == "PROPN" or is_human(tree.lemma(j)) for j in kept if j < i)
        for i in pointing
    )
