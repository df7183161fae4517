"""Encoder-decoders write parts; the embedded writer's stand behind them."""

from pathlib import Path

import pytest

from eval.random_models import corpus
from service.article import Article, BriefRequest
from service.checking import check
from service.reading import read
from service.writing import Writer, open_writer
from service.writing.llm.loading import load
from service.writing.llm.options import hf_spec
from service.writing.llm.seq2seq import Seq2SeqWriter
from tests.writing.articles import EMPTY, PORT
from tests.writing.llm.models import LINE

REQUEST = BriefRequest(takeaways=5, headline="both")


@pytest.fixture(params=["t5", "bart"])
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


def test_nothing_of_it_is_said_of_an_article_that_does_not_say_it(writer: Writer) -> None:
    articles = [read(Article(str(i), text)) for i, text in enumerate(corpus()[:2])]

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


def test_an_article_without_sentences_gives_an_empty_draft(writer: Writer) -> None:
    [draft] = writer.write([EMPTY], REQUEST)

    assert (draft.takeaways, draft.synopses) == ((), ())
