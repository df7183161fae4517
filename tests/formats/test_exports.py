"""What leaves the house says who wrote it."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import jsonschema_rs
import pytest

from service.formats.exports import EXPORT_MEDIA, Exported, disclosure, export, jsonld, ninjs
from service.formats.recorded import brief_of
from service.formats.response import summary_body
from tests.formats.briefs import TEXT, leeds_brief, leeds_summary

MADE = datetime(2025, 9, 5, 9, tzinfo=UTC)
CHANGED = datetime(2025, 9, 5, 10, tzinfo=UTC)


def exported(state: str = "draft", *, edited: bool = False, title: str | None = None) -> Exported:
    body = summary_body(leeds_summary())
    if edited:
        mixed = body.provenance.model_copy(
            update={"digital_source_type": "compositeWithTrainedAlgorithmicMedia"}
        )
        body = body.model_copy(update={"provenance": mixed})
    return Exported("brf_1", 3, state, edited, body, TEXT, title, MADE, CHANGED)


def test_a_brief_comes_back_from_its_record_as_it_was() -> None:
    assert brief_of(summary_body(leeds_summary()), TEXT) == leeds_brief()


@pytest.mark.parametrize("form", EXPORT_MEDIA)
@pytest.mark.parametrize(
    ("state", "edited", "said"),
    [
        ("draft", False, "Written by AI; not yet checked by an editor."),
        ("edited", True, "Written with the help of AI and edited by an editor; not yet approved."),
        ("approved", False, "Written with the help of AI, checked and approved by an editor."),
        ("approved", True, "Written with the help of AI, edited and approved by an editor."),
    ],
)
def test_every_form_says_it(form: str, state: str, edited: bool, said: str) -> None:
    assert said in export(exported(state, edited=edited), form)


@pytest.mark.parametrize("form", EXPORT_MEDIA)
def test_every_form_holds_every_line(form: str) -> None:
    written = export(exported(), form)

    assert "Did Rain Fall in Leeds?" in written
    assert "Rain fell in Leeds and roads were shut." in written
    if form != "jsonld":
        assert "Schools closed." in written


def test_json_tells_who_has_judged_the_brief() -> None:
    judged = replace(exported("approved"), reviewed_by="News desk", reviewed_at=CHANGED)
    written = json.loads(export(judged, "json"))

    assert written["review"] == {
        "brief": "brf_1",
        "version": 3,
        "state": "approved",
        "edited": False,
        "reviewed_by": "News desk",
        "reviewed_at": "2025-09-05T10:00:00+00:00",
    }
    assert written["provenance"]["writer"] == judged.body.provenance.writer


def test_a_fragment_leaves_the_first_heading_to_its_page() -> None:
    written = export(exported(), "html")

    assert "<h1>" not in written
    assert "<h2>Did Rain Fall in Leeds?</h2>" in written
    assert "<h3>Key Takeaways</h3>" in written


@pytest.mark.parametrize("edited", [False, True])
def test_machines_are_told_by_iptcs_words(edited: bool) -> None:
    kind = "compositeWithTrainedAlgorithmicMedia" if edited else "trainedAlgorithmicMedia"
    made = exported("approved", edited=edited)

    assert ninjs(made)["digitalSourceType"] == {
        "name": kind,
        "uri": f"http://cv.iptc.org/newscodes/digitalsourcetype/{kind}",
    }
    term = kind[0].upper() + kind[1:]
    assert jsonld(made)["digitalSourceType"] == f"https://schema.org/{term}DigitalSource"


@pytest.mark.parametrize(
    ("state", "status"),
    [
        ("draft", "withheld"),
        ("edited", "withheld"),
        ("approved", "usable"),
        ("rejected", "canceled"),
        ("withdrawn", "canceled"),
    ],
)
def test_ninjs_lets_go_only_what_was_approved(state: str, status: str) -> None:
    assert ninjs(exported(state))["pubStatus"] == status


TEXT_TYPE: dict[str, Any] = {"type": "string"}
MOMENT = {"type": "string", "format": "date-time"}
ADDRESS = {"type": "string", "format": "uri"}
COUNT = {"type": "integer"}


def closed(*required: str, **properties: object) -> dict[str, Any]:
    """A JSON Schema object of these properties and no others."""
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": properties,
        "required": list(required),
    }


def texts(**more: object) -> dict[str, Any]:
    item = closed("value", role=TEXT_TYPE, contentType=TEXT_TYPE, value=TEXT_TYPE, **more)
    return {"type": "array", "items": item}


# Of ninjs 3.3, whose schema https://www.iptc.org/std/ninjs has: the properties used, in its terms.
NINJS = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    **closed(
        "uri",
        uri=ADDRESS,
        standard=closed(name={"const": "ninjs"}, version={"const": "3.3"}, schema=ADDRESS),
        type={"const": "text"},
        representationType={"enum": ["full", "partial"]},
        version=TEXT_TYPE,
        firstCreated=MOMENT,
        versionCreated=MOMENT,
        pubStatus={"enum": ["usable", "withheld", "canceled"]},
        language=TEXT_TYPE,
        headlines=texts(),
        descriptions=texts(),
        bodies=texts(charCount=COUNT, wordCount=COUNT),
        digitalSourceType=closed(name=TEXT_TYPE, uri=ADDRESS),
        altIds={"type": "array", "items": closed(role=TEXT_TYPE, value=TEXT_TYPE)},
    ),
}


@pytest.mark.parametrize("state", ["draft", "edited", "approved", "rejected", "withdrawn"])
def test_ninjs_is_valid(state: str) -> None:
    written: dict[str, Any] = json.loads(export(exported(state), "ninjs"))
    schema = jsonschema_rs.validator_for(NINJS, validate_formats=True)

    assert [error.message for error in schema.iter_errors(written)] == []
    assert not schema.is_valid(written | {"byline": "AI"})


def test_schema_org_knows_the_title_from_the_question() -> None:
    with_title, without = jsonld(exported(title="Floods")), jsonld(exported())

    assert with_title["headline"] == "Floods"
    assert with_title["alternativeHeadline"] == "Did Rain Fall in Leeds?"
    assert without["headline"] == "Did Rain Fall in Leeds?"
    assert with_title["abstract"] == "Rain fell in Leeds and roads were shut."
    assert with_title["creditText"] == disclosure(exported())
