"""A brief as an editor reads it: the house format as text, Markdown and an HTML fragment."""

import re
from html import escape
from typing import Literal

from service.brief import Brief

Format = Literal["text", "json", "markdown", "html"]

# What CommonMark and GitHub's extensions read as markup in the middle of a line …
_MARKUP = re.compile(r"[\\`*_{}\[\]<>#|~&!$@]|:(?=/)|(?<=\bwww)\.")
# … and at its start: list items, setext underlines, thematic breaks.
_OPENING = re.compile(r"^(\d{1,9}(?=[.)])|(?=[-+=]))")


def as_text(brief: Brief) -> str:
    """The house format, ending in a line break. Lines that were withheld leave no trace here."""
    blocks = [_one_line(line.text) for line in (brief.headline_question, brief.headline) if line]
    if brief.synopsis:
        blocks.append(f"Synopsis\n{_one_line(brief.synopsis.text)}")
    if brief.takeaways:
        takeaways = "\n".join(
            f"- {_one_line(t.label)}: {_one_line(t.text)}" for t in brief.takeaways
        )
        blocks.append(f"Key Takeaways\n{takeaways}")
    return "\n\n".join(blocks) + "\n"


def as_markdown(brief: Brief) -> str:
    """The same as Markdown; whatever the article brought that Markdown would read is escaped."""
    blocks = []
    if brief.headline_question:
        blocks.append(f"# {_markdown(brief.headline_question.text)}")
    if brief.headline:
        level = "##" if brief.headline_question else "#"
        blocks.append(f"{level} {_markdown(brief.headline.text)}")
    if brief.synopsis:
        blocks.append(f"## Synopsis\n\n{_markdown(brief.synopsis.text)}")
    if brief.takeaways:
        takeaways = "\n".join(
            f"- **{_markdown(t.label)}:** {_markdown(t.text)}" for t in brief.takeaways
        )
        blocks.append(f"## Key Takeaways\n\n{takeaways}")
    return "\n\n".join(blocks) + "\n"


def as_html(brief: Brief, top: int = 1) -> str:
    """The same as one <article> element, to be placed in a page; all text is escaped.

    `top`, 1 to 5, is the level of the highest heading: 2 for a page that has a title of its own.
    """
    under = f"h{top + 1}"
    parts = []
    if brief.headline_question:
        parts.append(f"<h{top}>{_html(brief.headline_question.text)}</h{top}>")
    if brief.headline:
        level = under if brief.headline_question else f"h{top}"
        parts.append(f"<{level}>{_html(brief.headline.text)}</{level}>")
    if brief.synopsis:
        parts.append(f"<{under}>Synopsis</{under}>\n<p>{_html(brief.synopsis.text)}</p>")
    if brief.takeaways:
        items = "\n".join(
            f"<li><strong>{_html(t.label)}:</strong> {_html(t.text)}</li>" for t in brief.takeaways
        )
        parts.append(f"<{under}>Key Takeaways</{under}>\n<ul>\n{items}\n</ul>")
    body = "\n".join(parts)
    return f'<article class="standfirst">\n{body}\n</article>\n'


def _one_line(text: str) -> str:
    # A line break of the article's would start a line of the house format.
    return " ".join(text.split())


def _markdown(text: str) -> str:
    escaped = _MARKUP.sub(r"\\\g<0>", _one_line(text))
    return _OPENING.sub(r"\1\\", escaped)


def _html(text: str) -> str:
    return escape(_one_line(text))
