"""A brief on its way to readers: house formats with a disclosure, ninjs and schema.org.

Every form says that a machine wrote it and whether a person has looked (EU AI Act, Article 50),
in words for readers and in IPTC's digital source type for machines:

- written, and not changed by anybody: trainedAlgorithmicMedia, approved or not. Approval is
  editorial responsibility, not authorship.
- with at least one line changed by a person: compositeWithTrainedAlgorithmicMedia.
"""

import json
from dataclasses import dataclass
from datetime import datetime
from html import escape
from typing import Any, Final

from service.brief import Brief
from service.formats.recorded import brief_of
from service.formats.render import as_html, as_markdown, as_text
from service.formats.response import DigitalSourceType, SummaryBody

EXPORT_MEDIA: Final = {
    "text": "text/plain",
    "markdown": "text/markdown",
    "html": "text/html",
    "json": "application/json",
    "ninjs": "application/json",
    "jsonld": "application/ld+json",
}
_NINJS: Final = "http://www.iptc.org/std/ninjs/ninjs-schema_3.3.json#"
_SOURCE_TYPES: Final = "http://cv.iptc.org/newscodes/digitalsourcetype/"
_SCHEMA_ORG: Final[dict[DigitalSourceType, str]] = {
    "trainedAlgorithmicMedia": "https://schema.org/TrainedAlgorithmicMediaDigitalSource",
    "compositeWithTrainedAlgorithmicMedia": (
        "https://schema.org/CompositeWithTrainedAlgorithmicMediaDigitalSource"
    ),
}
# ninjs knows three: what an editor has not let go is withheld, what was pulled is cancelled.
_PUB_STATUS: Final = {
    "draft": "withheld",
    "edited": "withheld",
    "approved": "usable",
    "rejected": "canceled",
    "withdrawn": "canceled",
}


@dataclass(frozen=True, slots=True)
class Exported:
    """A brief on record, with what exports say of it. `edited`: a person has changed a line."""

    id: str
    version: int
    state: str
    edited: bool
    body: SummaryBody
    text: str
    title: str | None
    created_at: datetime
    updated_at: datetime
    reviewed_by: str | None = None
    reviewed_at: datetime | None = None

    @property
    def brief(self) -> Brief:
        return brief_of(self.body, self.text)


def disclosure(exported: Exported) -> str:
    """The line that tells readers who wrote this."""
    if exported.state == "approved":
        seen = "edited and approved" if exported.edited else "checked and approved"
        return f"Written with the help of AI, {seen} by an editor."
    if exported.edited:
        return "Written with the help of AI and edited by an editor; not yet approved."
    return "Written by AI; not yet checked by an editor."


def export(exported: Exported, form: str) -> str:
    """The brief in one of EXPORT_MEDIA's forms."""
    said = disclosure(exported)
    match form:
        case "text":
            return f"{as_text(exported.brief)}\n{said}\n"
        case "markdown":
            return f"{as_markdown(exported.brief)}\n*{said}*\n"
        case "html":
            note = f'<p class="ai-disclosure"><small>{escape(said)}</small></p>\n</article>'
            return as_html(exported.brief, top=2).replace("</article>", note)
        case "ninjs":
            return _json(ninjs(exported))
        case "jsonld":
            return _json(jsonld(exported))
        case _:
            return _json(recorded(exported))


def recorded(exported: Exported) -> dict[str, Any]:
    """The brief as the contract has it, with what its record says of it."""
    review = {
        "brief": exported.id,
        "version": exported.version,
        "state": exported.state,
        "edited": exported.edited,
        "reviewed_by": exported.reviewed_by,
        "reviewed_at": exported.reviewed_at.isoformat() if exported.reviewed_at else None,
    }
    body = exported.body.model_dump(mode="json")
    return body | {"review": review, "disclosure": disclosure(exported)}


def ninjs(exported: Exported) -> dict[str, Any]:
    """IPTC ninjs 3.3. Headlines and bodies by role; the disclosure as a note of its own."""
    brief = exported.brief
    headlines = [
        {"role": role, "contentType": "text/plain", "value": line.text}
        for role, line in (("question", brief.headline_question), ("statement", brief.headline))
        if line is not None
    ]
    descriptions = [{"role": "disclosure", "value": disclosure(exported)}]
    if brief.synopsis is not None:
        descriptions.insert(0, {"role": "summary", "value": brief.synopsis.text})
    source_type = exported.body.provenance.digital_source_type
    return {
        "uri": f"urn:standfirst:brief:{exported.id}",
        "standard": {"name": "ninjs", "version": "3.3", "schema": _NINJS},
        "type": "text",
        "representationType": "partial",
        "version": str(exported.version),
        "firstCreated": exported.created_at.isoformat(),
        "versionCreated": exported.updated_at.isoformat(),
        "pubStatus": _PUB_STATUS[exported.state],
        "language": brief.language,
        "headlines": headlines,
        "descriptions": descriptions,
        "bodies": [
            {
                "role": "brief",
                "contentType": "text/html",
                "charCount": len(as_text(brief)),
                "wordCount": len(as_text(brief).split()),
                "value": as_html(brief, top=2),
            }
        ],
        "digitalSourceType": {"name": source_type, "uri": _SOURCE_TYPES + source_type},
        "altIds": [{"role": "article", "value": exported.body.id}],
    }


def jsonld(exported: Exported) -> dict[str, Any]:
    """A schema.org NewsArticle, to be merged into the page's own: `abstract` is the synopsis."""
    brief, made = exported.brief, exported.body.provenance
    headline = brief.headline_question or brief.headline
    found: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "identifier": exported.body.id,
        "headline": exported.title or (headline.text if headline else None),
        "alternativeHeadline": headline.text if headline and exported.title else None,
        "abstract": brief.synopsis.text if brief.synopsis else None,
        "inLanguage": brief.language,
        "dateModified": exported.updated_at.isoformat(),
        "digitalSourceType": _SCHEMA_ORG[made.digital_source_type],
        "creditText": disclosure(exported),
    }
    return {name: value for name, value in found.items() if value is not None}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
