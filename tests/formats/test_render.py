"""Text, Markdown and HTML: the words of the brief, and nothing that their reader would obey."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from service.brief import CheckedLine
from service.formats.render import as_html, as_markdown, as_text
from tests.formats.briefs import RAIN, brief_of, leeds_brief

HOSTILE = {
    "script": "<script>alert(1)</script>",
    "image": '<img src=x onerror="alert(1)">',
    "link": "[click](javascript:alert(1))",
    "picture": "![x](http://example.com/x.png)",
    "backticks": "a `code` and ```fence",
    "emphasis": "*bold* _italic_ **both** ~~gone~~",
    "entity": "AT&amp;T and &lt;b&gt;",
    "heading": "# not a heading #",
    "bullet": "- not a list",
    "number": "1988. A good year",
    "bracketed number": "7) seven",
    "rule": "---",
    "setext": "=== ===",
    "quote": "> said he",
    "table": "a | b",
    "bare address": "see https://example.com or www.example.com",
    "mention": "@someone at a@b.example",
    "line breaks": "one\n\n# two\n- three",
    "backslash": "ends in \\",
}


class _Page(HTMLParser):
    """The elements, with their attributes' names, and the words of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[str] = []
        self.words: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(" ".join([tag, *(name for name, _ in attrs)]))

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())


PLAIN_ELEMENTS = _Page(as_html(brief_of("plain"))).elements
PLAIN_MARKDOWN_ELEMENTS = _Page(MarkdownIt().render(as_markdown(brief_of("plain")))).elements


def plain_text(words: str) -> str:
    line = " ".join(words.split())
    takeaway = f"{line}: {line}"
    return f"{line} {line} Synopsis {line} Key Takeaways {takeaway} {takeaway}"


def test_the_text_is_the_house_format() -> None:
    brief = leeds_brief(headline=CheckedLine("Rain Falls in Leeds", (RAIN,)))

    text = as_text(brief)

    assert text == (
        "Did Rain Fall in Leeds?\n\n"
        "Rain Falls in Leeds\n\n"
        "Synopsis\nRain fell in Leeds and roads were shut.\n\n"
        "Key Takeaways\n- Schools: Schools closed.\n"
    )


def test_markdown_marks_headings_and_labels() -> None:
    assert as_markdown(leeds_brief()) == (
        "# Did Rain Fall in Leeds?\n\n"
        "## Synopsis\n\nRain fell in Leeds and roads were shut.\n\n"
        "## Key Takeaways\n\n- **Schools:** Schools closed.\n"
    )


def test_html_is_one_article_element() -> None:
    assert as_html(leeds_brief()) == (
        '<article class="standfirst">\n'
        "<h1>Did Rain Fall in Leeds?</h1>\n"
        "<h2>Synopsis</h2>\n<p>Rain fell in Leeds and roads were shut.</p>\n"
        "<h2>Key Takeaways</h2>\n<ul>\n"
        "<li><strong>Schools:</strong> Schools closed.</li>\n</ul>\n"
        "</article>\n"
    )


def test_a_lone_statement_is_the_first_heading() -> None:
    brief = leeds_brief(
        headline_question=None, headline=CheckedLine("Rain Falls in Leeds", (RAIN,))
    )

    assert as_markdown(brief).startswith("# Rain Falls in Leeds\n")
    assert "<h1>Rain Falls in Leeds</h1>" in as_html(brief)


def test_lines_that_were_withheld_leave_no_trace() -> None:
    brief = leeds_brief(headline_question=None, synopsis=None, takeaways=())

    assert as_text(brief) == as_markdown(brief) == "\n"
    assert as_html(brief) == '<article class="standfirst">\n\n</article>\n'


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE.keys())
def test_what_the_article_brought_is_words_in_every_format(words: str) -> None:
    brief = brief_of(words)

    page = _Page(as_html(brief))
    from_markdown = _Page(MarkdownIt().render(as_markdown(brief)))

    assert page.elements == PLAIN_ELEMENTS
    assert from_markdown.elements == PLAIN_MARKDOWN_ELEMENTS
    assert page.text == from_markdown.text == plain_text(words)
    assert len(as_text(brief).splitlines()) == len(as_text(brief_of("plain")).splitlines())


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1))
def test_any_words_stay_words_in_html(words: str) -> None:
    page = _Page(as_html(brief_of(words)))

    assert page.elements == PLAIN_ELEMENTS
    assert page.text == " ".join(plain_text(words).split())


@given(st.text(st.sampled_from(" ab19.)(:/\\`*_{}[]<>#|~&!$@+-=\"';?w\n"), min_size=1))
def test_any_punctuation_stays_words_in_markdown(words: str) -> None:
    brief = brief_of(f"x {words}" if not words.strip() else words)

    page = _Page(MarkdownIt().render(as_markdown(brief)))

    assert page.elements == PLAIN_MARKDOWN_ELEMENTS
    assert page.text == plain_text(brief.synopsis.text if brief.synopsis else "")


def test_bare_addresses_and_mentions_are_no_links_on_github() -> None:
    markdown = as_markdown(brief_of("see https://a.example, www.a.example or @someone"))

    assert "https\\://" in markdown
    assert "www\\.a" in markdown
    assert "\\@someone" in markdown
