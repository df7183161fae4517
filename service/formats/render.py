"""A brief as an editor reads it: the house format as text, Markdown and an HTML fragment."""

import re
from html import escape
from typing import Literal

from service.brief import Brief

Format = Literal["text", "json", "markdown", "html"]


def as_text(brief: Brief) -> str:
    """The house format, ending in a line break. Lines that were withheld leave no trace here."""
    blocks = [line.text for line in (brief.headline_question, brief.headline) if line]
    if brief.synopsis:
        blocks.append(f"Synopsis\n{brief.synopsis.text}")
    if brief.takeaways:
        takeaways = "\n".join(f"- {t.label}: {t.text}" for t in brief.takeaways)
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


def as_html(brief: Brief) -> str:
    """The same as one <article> element, to be placed in a page; all text is escaped."""
    parts = []
    if brief.headline_question:
        parts.append(f"<h1>{escape(brief.headline_question.text)}</h1>")
    if brief.headline:
        level = "h2" if brief.headline_question else "h1"
        parts.append(f"<{level}>{escape(brief.headline.text)}</{level}>")
    if brief.synopsis:
        parts.append(f"<h2>Synopsis</h2>\n<p>{escape(brief.synopsis.text)}</p>")
    if brief.takeaways:
        items = "\n".join(
            f"<li><strong>{escape(t.label)}:</strong> {escape(t.text)}</li>"
            for t in brief.takeaways
        )
        parts.append(f"<h2>Key Takeaways</h2>\n<ul>\n{items}\n</ul>")
    body = "\n".join(parts)
    return f'<article class="standfirst">\n{body}\n</article>\n'


def _markdown(text: str) -> str:
    return re.sub(r"([\\`*_{}\[\]<>#|~&!])", r"\\\1", text)
