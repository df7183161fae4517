"""A deterministic Writer for tests, ours and users': no model, no judgement."""

from collections.abc import Sequence

from service.article import BriefRequest
from service.document import Document, Sentence
from service.draft import Draft, Line, Takeaway


class FakeWriter:
    """Writes the article's own first sentences, in order, as every line.

    It keeps the Writer contract and nothing more: its lines are true and dull.
    """

    name = "fake@1"

    def write(self, documents: Sequence[Document], request: BriefRequest) -> list[Draft]:
        return [self._draft(document, request) for document in documents]

    def _draft(self, document: Document, request: BriefRequest) -> Draft:
        if not document.sentences:
            return Draft(self.name, (), (), (), (), coverage=0.0)
        facts = document.sentences[: request.takeaways]
        lead = document.sentences[0]
        return Draft(
            writer=self.name,
            headline_questions=(Line(f"What {_words(lead, 2, 8)}?", (lead.span,)),),
            headlines=(Line(_words(lead, 0, 8), (lead.span,)),),
            synopses=(Line(lead.text, (lead.span,)),),
            takeaways=tuple(
                (Takeaway(f"Fact {number}", fact.text, (fact.span,)),)
                for number, fact in enumerate(facts, start=1)
            ),
            coverage=1.0,
        )


def _words(sentence: Sentence, start: int, end: int) -> str:
    return " ".join(sentence.text.rstrip(".").split()[start:end])
