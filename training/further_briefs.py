"""Briefs of news that has none: language-model readers wrote them after the editors' guide, of
`train` articles in the files beside the briefs file.

`training/marks/briefs.jsonl.gz` holds no article text. Of each article: `id`; `sentences`, how many
the reader of the service finds; `takeaways`, five of `label`, `from` and `said`; `synopsis`, one
`said` for each of its sentences; `synopsis_from`; `question`, a `said`. `from` are sentence
numbers. What is `said` is told word by word: `[sentence, token]` where the word stands in the
article, null for a word of the readers' own.
"""

import gzip
import json
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from pathlib import Path

from service.document import Document
from service.writing.embedded.grammar.words import content
from training.alignment import line_words
from training.briefs import BriefedArticle, EditorsTakeaway
from training.salience_told import news

BRIEFS = Path(__file__).parent / "marks" / "briefs.jsonl.gz"
# Stands for a word of the readers' own: in no article.
OWN_WORD = "ownword"

Place = tuple[int, int]
Said = Sequence[Place | None]


def further_briefs(data: Path, path: Path = BRIEFS) -> Iterator[BriefedArticle]:
    """The briefed articles, parsed. One that is split otherwise today is left out.

    Raises: KeyError or ValueError on a file that is not in its format.
    """
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        records = {record["id"]: record for record in map(json.loads, lines)}
    for document, _ in news(data):
        record = records.get(document.id)
        if record is not None and record["sentences"] == len(document.sentences):
            yield BriefedArticle(
                document=document,
                source="news without briefs",
                headline_question=_text(document, record["question"]),
                synopsis=" ".join(f"{_text(document, said)}." for said in record["synopsis"]),
                synopsis_sources=tuple(record["synopsis_from"]),
                takeaways=tuple(
                    EditorsTakeaway(t["label"], _text(document, t["said"]), tuple(t["from"]))
                    for t in record["takeaways"]
                ),
                false=(),
            )


def said_in(document: Document, text: str, sources: Sequence[int]) -> list[Place | None]:
    """Where the words of a line stand in its source sentences: in their order in the sentence that
    has most of them, what is left in the others."""
    words = line_words(text)
    said: list[Place | None] = [None] * len(words)
    rest = {i for i in sources if document.sentences[i].tokens}
    while rest:
        blocks = {i: _blocks(document, i, words, said) for i in rest}
        best = max(sorted(rest), key=lambda i: sum(size for _, _, size in blocks[i]))
        for token, word, size in blocks[best]:
            said[word : word + size] = [(best, token + step) for step in range(size)]
        rest.remove(best)
    return said


def _blocks(
    document: Document, sentence: int, words: Sequence[str], said: Said
) -> list[tuple[int, int, int]]:
    """(token, word, length) of the runs of words that the sentence has and nothing told yet."""
    tokens = [token.text.lower() for token in document.sentences[sentence].tokens]
    left = [word if said[i] is None else "" for i, word in enumerate(words)]
    found = SequenceMatcher(None, tokens, left, autojunk=False).get_matching_blocks()
    return [(block.a, block.b, block.size) for block in found if block.size]


def asked_in(document: Document, question: str) -> list[Place | None]:
    """Where the subject matter of a question stands: for each of its words that has any, the first
    word of the article with the same stem."""
    places: dict[str, Place] = {}
    for i, sentence in enumerate(document.sentences):
        for j, token in enumerate(sentence.tokens):
            for stem in content(token.text):
                places.setdefault(stem, (i, j))
    stems = [sorted(content(word)) for word in line_words(question)]
    return [next((places[s] for s in own if s in places), None) for own in stems if own]


def _text(document: Document, said: Said) -> str:
    words = [
        document.sentences[at[0]].tokens[at[1]].text if at is not None else OWN_WORD for at in said
    ]
    line = " ".join(words)
    return line[:1].upper() + line[1:]
