"""Whether an editor may publish the brief unseen."""

from service.brief import Verdict
from service.document import Document

# A few words less than all may be rounding; a paragraph is not.
_WHOLE = 0.999


def saw_all(coverage: float) -> bool:
    """Whether the writer saw the whole article."""
    return coverage >= _WHOLE


def verdict(document: Document, coverage: float, *, doubtful: bool) -> Verdict:
    """`not_recommended` for articles that are no news report (Document.cautions); `review` where
    a line was withheld without a successor or holds a doubt (`doubtful`), or where the writer
    did not see the whole article: what it missed may be the news, or its correction."""
    if document.cautions:
        return "not_recommended"
    return "review" if doubtful or not saw_all(coverage) else "publishable"
