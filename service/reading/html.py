"""An HTML page → the text of its article, with the title and date that the page itself states."""

import logging
import re
from dataclasses import dataclass
from datetime import datetime

import trafilatura
from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from service.errors import ArticleTooLong, InvalidArticle

# An article's page is up to ten times its text; trafilatura walks some trees by recursion.
MAX_CHARACTERS = 5_000_000
MAX_DEPTH = 200

_UNSEEN = etree.XPath(
    "//comment() | //processing-instruction()"
    "| //script | //style | //template | //noscript | //iframe | //object | //svg |"
    " //figcaption"
    "| //*[@hidden or @aria-hidden='true']"
    "| //*[contains(translate(translate(@style, ' ', ''), 'DISPLAYNOEVIT', 'displaynoevit'), "
    "'display:none')"
    "  or contains(translate(translate(@style, ' ', ''), 'VISBLTYHDEN', 'visbltyhden'), "
    "'visibility:hidden')]"
    "| //*[contains(concat(' ', normalize-space(@class), ' '), ' sr-only ')"
    "  or contains(concat(' ', normalize-space(@class), ' '), ' visually-hidden ')"
    "  or contains(concat(' ', normalize-space(@class), ' '), ' hidden ')]"
)
_TITLES = tuple(
    etree.XPath(path)
    for path in (
        "//meta[@property='og:title']/@content",
        "//meta[@name='twitter:title']/@content",
        "//h1[1]//text()",
        "//head/title//text()",
    )
)
_DATES = tuple(
    etree.XPath(path)
    for path in (
        "//meta[@property='article:published_time']/@content",
        "//meta[@itemprop='datePublished']/@content",
        "//*[@itemprop='datePublished']/@datetime",
        "//article//time/@datetime",
    )
)
_LINKED_DATA = etree.XPath("//script[@type='application/ld+json']/text()")
# Not parsed as JSON: a page may nest it without end.
_LINKED_DATE = re.compile(r'"datePublished"\s*:\s*"([^"]{8,40})"')
_SITE = re.compile(r"\s+[|–—·-]\s+[^|–—·]{2,40}\Z")

# It warns through logging of every page that holds nothing; here that is an error of our own.
logging.getLogger("trafilatura").addHandler(logging.NullHandler())


@dataclass(frozen=True, slots=True)
class Page:
    """`text` has one paragraph a line. `title` and `published_at` are what the page states."""

    text: str
    title: str | None
    published_at: datetime | None


def extract(page: str) -> Page:
    """The article of a page, without navigation, comments, scripts and what readers do not see.

    Nothing is fetched. `page` holds no lone surrogates and no NUL.
    Raises: ArticleTooLong beyond MAX_CHARACTERS or MAX_DEPTH; InvalidArticle
    "no_article_in_html".
    """
    if len(page) > MAX_CHARACTERS:
        raise ArticleTooLong(
            f"the page has {len(page):,} characters; at most {MAX_CHARACTERS:,} are read"
        )
    tree = _parse(page)
    title, published_at = _title(tree), _date(tree)
    for element in _UNSEEN(tree):
        _drop(element)
    # Tables hold figures on most pages, the whole article on some old ones.
    text = _article(tree, tables=False) or _article(tree, tables=True)
    if not text:
        raise InvalidArticle("no_article_in_html", "the page holds no text of an article")
    return Page(text, title, published_at)


def _parse(page: str) -> HtmlElement:
    parser = HTMLParser(encoding="utf-8", huge_tree=True)
    try:
        tree = document_fromstring(page.encode(), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as empty:
        raise InvalidArticle("no_article_in_html", "the page has no elements") from empty
    depth = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > MAX_DEPTH:
            raise ArticleTooLong(f"elements nested more than {MAX_DEPTH} deep")
    return tree


def _drop(element: "etree._Element") -> None:
    """Removes an element and keeps the text that follows it."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    parent.remove(element)


def _article(tree: HtmlElement, *, tables: bool) -> str | None:
    found = trafilatura.bare_extraction(
        tree, include_comments=False, include_tables=tables, with_metadata=False
    )
    # A dict comes only where one is asked for.
    text = None if found is None or isinstance(found, dict) else found.text
    return (text or "").strip() or None


def _title(tree: HtmlElement) -> str | None:
    for path in _TITLES:
        title = " ".join(" ".join(map(str, path(tree))).split())
        if title:
            return _SITE.sub("", title)[:1000] or None
    return None


def _date(tree: HtmlElement) -> datetime | None:
    stated = [str(value) for path in _DATES for value in path(tree)]
    for script in _LINKED_DATA(tree):
        stated += _LINKED_DATE.findall(str(script))
    for value in stated:
        try:
            return datetime.fromisoformat(value.strip())
        except ValueError:
            continue
    return None
