"""What leaves the house says who wrote it."""

import json
from datetime import UTC, datetime
from typing import Any

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


@pytest.mark.parametrize("form", ["text", "markdown", "html"])
@pytest.mark.parametrize(
    ("state", "edited", "said"),
    [
        ("draft", False, "Written by AI; not yet checked by an editor."),
        ("edited", True, "Written with the help of AI and edited by an editor; not yet approved."),
        ("approved", False, "Written with the help of AI, checked and approved by an editor."),
        ("approved", True, "Written with the help of AI, edited and approved by an editor."),
    ],
)
def test_every_form_for_readers_says_it(form: str, state: str, edited: bool, said: str) -> None:
    assert said in export(exported(state, edited=edited), form)


@pytest.mark.parametrize("form", EXPORT_MEDIA)
def test_every_form_holds_every_line(form: str) -> None:
    written = export(exported(), form)

    assert "Did Rain Fall in Leeds?" in written
    assert "Rain fell in Leeds and roads were shut." in written
    if form != "jsonld":
        assert "Schools closed." in written


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


def test_ninjs_keeps_its_own_names() -> None:
    """Those of the properties of ninjs 3.3 that are used, and their types."""
    written: dict[str, Any] = json.loads(export(exported(), "ninjs"))

    assert set(written) == {
        "uri", "standard", "type", "representationType", "version", "firstCreated",
        "versionCreated", "pubStatus", "language", "headlines", "descriptions", "bodies",
        "digitalSourceType", "altIds",
    }  # fmt: skip
    assert written["type"] == "text"
    assert written["representationType"] in ("full", "partial")
    assert isinstance(written["version"], str)
    assert all(set(h) <= {"role", "contentType", "value"} for h in written["headlines"])
    assert all(set(d) <= {"role", "contentType", "value"} for d in written["descriptions"])
    [body] = written["bodies"]
    assert set(body) == {"role", "contentType", "charCount", "wordCount", "value"}


def test_schema_org_knows_the_title_from_the_question() -> None:
    with_title, without = jsonld(exported(title="Floods")), jsonld(exported())

    assert with_title["headline"] == "Floods"
    assert with_title["alternativeHeadline"] == "Did Rain Fall in Leeds?"
    assert without["headline"] == "Did Rain Fall in Leeds?"
    assert with_title["abstract"] == "Rain fell in Leeds and roads were shut."
    assert with_title["creditText"] == disclosure(exported())
