"""What every Writer owes, whatever is behind it."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from service.article import BriefRequest, HeadlineForm
from service.document import Document
from service.draft import Draft, Line, Takeaway
from service.errors import UnknownWriter, WriterError
from service.writing import Writer, open_writer
from tests.writing.articles import ARTICLES, EMPTY, FLOOD, HALF_PARSED, PORT, UNPARSED

REQUEST = BriefRequest(headline="both")


@pytest.fixture(params=["fake", "embedded"], scope="module")
def writer(request: pytest.FixtureRequest) -> Writer:
    return open_writer(request.param)


@pytest.fixture(params=list(ARTICLES.values()), ids=list(ARTICLES))
def document(request: pytest.FixtureRequest) -> Document:
    article: Document = request.param
    return article


def lines(draft: Draft) -> Iterator[Line | Takeaway]:
    yield from (*draft.headline_questions, *draft.headlines, *draft.synopses)
    for ways in draft.takeaways:
        yield from ways


def test_no_documents_no_drafts(writer: Writer) -> None:
    assert writer.write([], REQUEST) == []


def test_each_document_gets_one_draft_in_order_whatever_stands_beside_it(writer: Writer) -> None:
    documents = [*ARTICLES.values(), PORT]

    together = writer.write(documents, REQUEST)

    alone = [draft for document in documents for draft in writer.write([document], REQUEST)]
    assert together == alone
    assert len(together) == len(documents)


def test_the_same_document_gets_the_same_draft(writer: Writer, document: Document) -> None:
    assert writer.write([document], REQUEST) == writer.write([document], REQUEST)


def test_a_draft_names_its_writer(writer: Writer, document: Document) -> None:
    [draft] = writer.write([document], REQUEST)

    assert draft.writer == writer.name
    assert "@" in draft.writer


def test_all_evidence_is_sentences_of_the_document_in_reading_order(
    writer: Writer, document: Document
) -> None:
    [draft] = writer.write([document], REQUEST)

    spans = {sentence.span for sentence in document.sentences}
    for line in lines(draft):
        assert line.evidence
        assert set(line.evidence) <= spans
        assert list(line.evidence) == sorted(set(line.evidence))


def test_lines_have_the_form_of_the_house(writer: Writer, document: Document) -> None:
    [draft] = writer.write([document], REQUEST)

    for ways in draft.takeaways:
        assert ways
        for takeaway in ways:
            assert 6 <= len(takeaway.text.split()) <= 16
            assert 1 <= len(takeaway.label.split()) <= 3
            assert takeaway.text[-1] in '.!?”"'
    assert all(question.text.endswith("?") for question in draft.headline_questions)
    assert not any(headline.text.endswith(".") for headline in draft.headlines)


def test_lines_hold_no_control_characters_and_no_loose_white_space(
    writer: Writer, document: Document
) -> None:
    [draft] = writer.write([document], REQUEST)

    for line in lines(draft):
        texts = [line.text, line.label] if isinstance(line, Takeaway) else [line.text]
        assert all(text == " ".join(text.split()) and text.isprintable() for text in texts)


@pytest.mark.parametrize("most", [28, 45, 80])
def test_a_synopsis_has_no_more_words_than_asked_for(writer: Writer, most: int) -> None:
    drafts = writer.write([PORT, FLOOD], BriefRequest(synopsis_words=most))

    assert all(len(s.text.split()) <= most for draft in drafts for s in draft.synopses)


def test_coverage_is_what_the_writer_saw(writer: Writer, document: Document) -> None:
    [draft] = writer.write([document], REQUEST)

    assert draft.coverage == (1.0 if writer.name.startswith("fake") else document.coverage)


@pytest.mark.parametrize("spec", ["embedded", "fake"])
def test_a_document_without_sentences_gives_an_empty_draft(spec: str) -> None:
    [draft] = open_writer(spec).write([EMPTY], REQUEST)

    assert list(lines(draft)) == []


def test_where_nothing_could_be_parsed_the_embedded_writer_has_nothing_to_say() -> None:
    [draft] = open_writer("embedded").write([UNPARSED], REQUEST)

    assert list(lines(draft)) == []
    assert draft.coverage == 0


def test_the_embedded_writer_rests_on_parsed_sentences_alone() -> None:
    [draft] = open_writer("embedded").write([HALF_PARSED], REQUEST)

    parsed = {s.span for s in HALF_PARSED.sentences if s.tokens}
    assert draft.takeaways
    assert all(set(line.evidence) <= parsed for line in lines(draft))


@pytest.mark.parametrize(
    ("form", "questions", "statements"),
    [("question", True, False), ("statement", False, True), ("both", True, True)],
)
def test_the_embedded_writer_gives_the_headlines_asked_for(
    form: HeadlineForm, questions: bool, statements: bool
) -> None:
    [draft] = open_writer("embedded").write([PORT], BriefRequest(headline=form))

    assert bool(draft.headline_questions) is questions
    assert bool(draft.headlines) is statements


def test_the_embedded_writer_labels_no_two_facts_alike_and_repeats_no_line() -> None:
    for draft in open_writer("embedded").write(list(ARTICLES.values()), REQUEST):
        first = [ways[0] for ways in draft.takeaways]
        assert len({takeaway.label.lower() for takeaway in first}) == len(first)
        assert len({takeaway.text for takeaway in first}) == len(first)
        for ways in draft.takeaways:
            assert len({takeaway.text for takeaway in ways}) == len(ways)


def test_the_embedded_writer_offers_more_facts_where_more_are_asked_for() -> None:
    writer = open_writer("embedded")

    [few] = writer.write([PORT], BriefRequest(takeaways=3))
    [many] = writer.write([PORT], BriefRequest(takeaways=8))

    assert len(few.takeaways) <= len(many.takeaways)
    assert len(many.takeaways) >= 4


def test_the_embedded_writer_turns_the_news_into_a_question() -> None:
    [draft] = open_writer("embedded").write([PORT], REQUEST)

    texts = {question.text for question in draft.headline_questions}
    assert any(text.startswith(("Will the Port Authority", "Why Will the Port")) for text in texts)


_SCRIPT = """
import sys
from service.article import BriefRequest
from service.writing import open_writer
from tests.writing.articles import ARTICLES
print(open_writer("embedded").write(list(ARTICLES.values()), BriefRequest(headline="both")))
open_writer("openai:http://127.0.0.1:9/v1#m")
print(*sys.modules)
"""


def printed(seed: str) -> list[str]:
    """What another process says: its drafts, and what it has imported."""
    return subprocess.run(
        [sys.executable, "-c", _SCRIPT],
        env={"PYTHONHASHSEED": seed, "OMP_NUM_THREADS": "1"},
        cwd=Path(__file__).parents[2],
        capture_output=True,
        check=True,
        text=True,
    ).stdout.splitlines()


@pytest.fixture(scope="module")
def elsewhere() -> list[str]:
    return printed("1")


def test_a_draft_does_not_depend_on_the_process_that_makes_it(elsewhere: list[str]) -> None:
    request = BriefRequest(headline="both")

    here = open_writer("embedded").write(list(ARTICLES.values()), request)

    assert str(here) == elsewhere[0]


@pytest.mark.soak
def test_a_draft_does_not_depend_on_the_seed_of_hashes(elsewhere: list[str]) -> None:
    assert all(printed(seed)[0] == elsewhere[0] for seed in ("2", "3", "4"))


def test_the_embedded_writer_and_the_remote_one_import_no_transformers(
    elsewhere: list[str],
) -> None:
    imported = set(elsewhere[1].split())

    assert "torch" in imported
    assert imported & {"transformers", "llguidance", "accelerate"} == set()


@pytest.mark.parametrize("spec", ["", "Embedded", "embedded ", "nope", "../weights", "fake:1"])
def test_an_unknown_spec_names_no_writer(spec: str) -> None:
    with pytest.raises(UnknownWriter) as refusal:
        open_writer(spec)

    assert refusal.value.code == "unknown_writer"
    assert not isinstance(refusal.value, WriterError)


@pytest.mark.parametrize("module", ["service.writing", "service.writing.embedded"])
def test_importing_a_writer_loads_no_torch(module: str) -> None:
    script = f"import sys, {module}; sys.exit('torch' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
