"""Encoder-decoders write parts; the embedded writer's stand behind them."""

from pathlib import Path
from threading import Event

import pytest

from eval.random_models import corpus
from service.article import Article, BriefRequest
from service.checking import check
from service.errors import WriterTimeout
from service.reading import read
from service.writing import Halted, StreamingWriter, Writer, open_writer
from service.writing.llm.loading import load
from service.writing.llm.options import hf_spec
from service.writing.llm.seq2seq import Seq2SeqWriter
from tests.writing.articles import EMPTY, PORT
from tests.writing.llm.models import LINE

REQUEST = BriefRequest(takeaways=5, headline="both")


@pytest.fixture(params=["t5", "bart", "pegasus", "mbart"])
def writer(request: pytest.FixtureRequest) -> Writer:
    return open_writer(f"hf:{request.getfixturevalue(f'{request.param}_folder')}")


def test_a_sentencepiece_tokenizer_is_loaded_from_its_folder(t5_folder: Path) -> None:
    tokenizer = load(hf_spec(str(t5_folder))).tokenizer

    tokens = tokenizer.encode("Nearly 400 jobs were cut at the port.", add_special_tokens=False)

    assert (t5_folder / "spiece.model").exists()
    assert not (t5_folder / "tokenizer.json").exists()
    assert tokenizer.unk_token_id not in tokens
    assert tokenizer.decode(tokens) == "Nearly 400 jobs were cut at the port."


def test_its_lines_come_first_and_the_embedded_ones_stand_behind(writer: Writer) -> None:
    [own] = open_writer("embedded").write([PORT], REQUEST)

    [draft] = writer.write([PORT], REQUEST)

    assert draft.synopses[0].text == LINE
    assert draft.synopses[1:] == own.synopses
    for ways, embedded in zip(draft.takeaways, own.takeaways, strict=True):
        assert (ways[0].text, ways[0].label) == (LINE, embedded[0].label)
        assert ways[0].evidence == embedded[0].evidence
        assert set(ways[1:]) <= set(embedded)
    assert draft.headline_questions == own.headline_questions
    assert draft.headlines == own.headlines


def test_checking_keeps_what_is_true_and_takes_the_embedded_line_for_the_rest(
    writer: Writer,
) -> None:
    [draft] = writer.write([PORT], REQUEST)

    brief = check(draft, PORT, REQUEST)

    texts = [takeaway.text for takeaway in brief.takeaways]
    assert texts.count(LINE) == 1
    assert len(texts) >= 3


@pytest.mark.parametrize("count", [1, pytest.param(5, marks=pytest.mark.soak)])
def test_nothing_of_it_is_said_of_an_article_that_does_not_say_it(
    writer: Writer, count: int
) -> None:
    articles = [read(Article(str(i), text)) for i, text in enumerate(corpus()[:count])]

    for document, draft in zip(articles, writer.write(articles, REQUEST), strict=True):
        brief = check(draft, document, REQUEST)
        assert LINE in str(draft)
        assert LINE not in str([brief.takeaways, brief.synopsis])


def test_the_draft_says_who_wrote_and_how_it_was_asked(writer: Writer) -> None:
    [draft] = writer.write([PORT], REQUEST)

    assert draft.writer.startswith(f"{writer.name} with embedded@")
    assert draft.prompt is not None
    assert draft.prompt.startswith("passage@1 sha256:")
    assert draft.coverage == PORT.coverage


def test_only_a_model_that_follows_instructions_is_asked_for_a_question(t5_folder: Path) -> None:
    able = open_writer(f"hf:{t5_folder}?question=true")

    [draft] = able.write([PORT], REQUEST)

    # Its line is no question, and so is none of ours.
    assert draft.headline_questions
    assert all(question.text.endswith("?") for question in draft.headline_questions)
    assert draft.prompt is not None
    assert draft.prompt.startswith("passage@1+question@1 sha256:")


def test_a_line_that_does_not_end_is_none(t5_folder: Path) -> None:
    spec = hf_spec(f"{t5_folder}?temperature=2&seed=1")
    loaded = load(spec)
    writer = Seq2SeqWriter(loaded, spec.options, open_writer("embedded"))
    endless = [5, 6, 7]

    assert writer._line(endless) is None
    assert writer._line([*endless, loaded.tokenizer.eos_token_id, 9]) is not None


def test_lines_come_as_they_are_written_and_the_last_draft_is_whole(t5_folder: Path) -> None:
    writer = open_writer(f"hf:{t5_folder}?question=true")
    assert isinstance(writer, StreamingWriter)

    drafts = list(writer.stream(PORT, REQUEST, Event()))

    [whole] = writer.write([PORT], REQUEST)
    shown = [(len(d.headline_questions) > 0, len(d.synopses) > 0, len(d.takeaways)) for d in drafts]
    count = len(whole.takeaways)
    assert shown == [
        (False, False, 0),
        (True, False, 0),
        *[(True, True, n) for n in range(count + 1)],
    ]
    assert drafts[-1] == whole
    assert all(d.takeaways == whole.takeaways[: len(d.takeaways)] for d in drafts)


def test_what_the_model_cannot_write_comes_before_it_begins(bart_folder: Path) -> None:
    writer = open_writer(f"hf:{bart_folder}")
    assert isinstance(writer, StreamingWriter)

    first = next(iter(writer.stream(PORT, REQUEST, Event())))

    [own] = open_writer("embedded").write([PORT], REQUEST)
    assert (first.headline_questions, first.headlines) == (own.headline_questions, own.headlines)
    assert (first.synopses, first.takeaways) == ((), ())


def test_who_stops_listening_frees_the_model(t5_folder: Path) -> None:
    writer, halt = open_writer(f"hf:{t5_folder}"), Event()
    assert isinstance(writer, StreamingWriter)

    stream = writer.stream(PORT, REQUEST, halt)
    next(stream)
    halt.set()
    with pytest.raises(Halted):
        list(stream)

    assert writer.write([PORT], REQUEST)[0].takeaways


def test_a_model_that_takes_too_long_times_out(t5_folder: Path) -> None:
    with pytest.raises(WriterTimeout):
        open_writer(f"hf:{t5_folder}?timeout_s=0.001").write([PORT], REQUEST)


def test_an_article_without_sentences_gives_an_empty_draft(writer: Writer) -> None:
    [draft] = writer.write([EMPTY], REQUEST)

    assert (draft.takeaways, draft.synopses) == ((), ())
