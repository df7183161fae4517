"""Draft → Brief."""

from service.article import BriefRequest
from service.brief import Brief
from service.document import Document
from service.draft import Draft


def check(draft: Draft, document: Document, request: BriefRequest) -> Brief:
    """The lines of the draft that hold, each with its evidence, and a verdict.

    What fails is replaced by the draft's next alternate or withheld, and `findings` says so.
    Raises nothing: a draft without a single good line is a brief without lines.
    """
    raise AssertionError("being built")
