"""The lead baseline: what an editor gets by copying the top of the story."""

import re
from collections.abc import Sequence

from eval.metrics.words import FUNCTION_WORDS
from service.article import BriefRequest
from service.document import Document, Sentence
from service.draft import Draft, Line, Takeaway

_QUESTION_WORDS = 12
_TAKEAWAY_WORDS = 16


class LeadWriter:
    """Writes the first sentences, in order, as every line: the least a writer must beat.

    Its lines are the article's own words, so they are true; each over-long one has its first
    words as an alternate, so that it is not withheld for length alone.
    """

    name = "lead@1"

    def write(self, documents: Sequence[Document], request: BriefRequest) -> list[Draft]:
        return [self._draft(document, request) for document in documents]

    def _draft(self, document: Document, request: BriefRequest) -> Draft:
        lead = document.sentences[0]
        opening = " ".join(_capital(word) for word in _first_words(lead, _QUESTION_WORDS))
        return Draft(
            writer=self.name,
            headline_questions=(Line(f"{opening}?", (lead.span,)),),
            headlines=(Line(opening, (lead.span,)),),
            synopses=_synopses(document.sentences, request.synopsis_words),
            takeaways=tuple(
                _ways_to_say(sentence) for sentence in document.sentences[: request.takeaways]
            ),
            coverage=1.0,
        )


def _synopses(sentences: Sequence[Sentence], most_words: int) -> tuple[Line, ...]:
    """As many leading sentences as fit, then the first alone."""
    fitting = [sentences[0]]
    for sentence in sentences[1:]:
        if sum(len(s.text.split()) for s in [*fitting, sentence]) > most_words:
            break
        fitting.append(sentence)
    whole = Line(" ".join(s.text for s in fitting), tuple(s.span for s in fitting))
    first = Line(sentences[0].text, (sentences[0].span,))
    return (whole,) if whole == first else (whole, first)


def _ways_to_say(sentence: Sentence) -> tuple[Takeaway, ...]:
    label = _label(sentence)
    whole = Takeaway(label, sentence.text, (sentence.span,))
    if len(sentence.text.split()) <= _TAKEAWAY_WORDS:
        return (whole,)
    opening = " ".join(_first_words(sentence, _TAKEAWAY_WORDS))
    return (whole, Takeaway(label, f"{opening}.", (sentence.span,)))


def _label(sentence: Sentence) -> str:
    """The first two words that carry content, in Title Case."""
    words = re.findall(r"[^\W_](?:[\w'’-]*[^\W_])?", sentence.text)
    content = [word for word in words if word.lower() not in FUNCTION_WORDS]
    return " ".join(_capital(word) for word in (content or words)[:2]) or "Lead"


def _first_words(sentence: Sentence, count: int) -> list[str]:
    return sentence.text.rstrip(".!?\"'”’").rstrip().split()[:count]


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]
