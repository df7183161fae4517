import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.document import Sentence, Span, Token
from service.reading.syntax import Parse, load_syntax

VISIT = (
    "South Korean Defence Minister Ahn Gyu-back was praised by his Japanese counterpart, "
    "Gen Nakatani, who visited Seoul on Monday."
)


def sentence(text: str, start: int = 0) -> Sentence:
    return Sentence(Span(start, start + len(text)), 0, text)


def parse(text: str) -> Parse:
    [found] = load_syntax().parse([sentence(text)])
    return found


def arcs(tokens: tuple[Token, ...]) -> set[tuple[str, str, str]]:
    """(relation, governor, dependent), the root governed by ""."""
    return {(t.relation, tokens[t.head].text if t.head >= 0 else "", t.text) for t in tokens}


def assert_tree(tokens: tuple[Token, ...]) -> None:
    roots = [token for token in tokens if token.head == -1]
    assert len(roots) == 1
    assert all((token.relation == "root") == (token.head == -1) for token in tokens)
    for token in tokens:
        steps = 0
        while token.head != -1:
            token, steps = tokens[token.head], steps + 1
            assert steps <= len(tokens)


@settings(deadline=None, max_examples=20)
@given(st.lists(st.text(max_size=80) | st.text(alphabet="Aa .,'’-5$", max_size=80), max_size=8))
def test_any_text_becomes_one_tree_of_its_words(texts: list[str]) -> None:
    parses = load_syntax().parse([sentence(text) for text in texts])

    assert len(parses) == len(texts)
    for text, found in zip(texts, parses, strict=True):
        assert bool(found.tokens) == bool(text.strip())
        if found.tokens:
            assert_tree(found.tokens)
        assert all(text[t.span.start : t.span.end] == t.text for t in found.tokens)
        spans = [span for span, _ in found.entities]
        assert all(a.end <= b.start for a, b in pairwise(spans))
        edges = {t.span.start for t in found.tokens} | {t.span.end for t in found.tokens}
        assert all(span.start in edges and span.end in edges for span in spans)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The council approved the budget on Tuesday.",
            {
                ("root", "", "approved"),
                ("nsubj", "approved", "council"),
                ("obj", "approved", "budget"),
                ("det", "budget", "the"),
            },
            id="subject and object",
        ),
        pytest.param(
            "The bridge was closed by the police after a fire.",
            {
                ("nsubj:pass", "closed", "bridge"),
                ("aux:pass", "closed", "was"),
                ("obl:agent", "closed", "police"),
            },
            id="passive with agent",
        ),
        pytest.param(
            "The company, which makes trains, will cut 400 jobs.",
            {
                ("nsubj", "cut", "company"),
                ("acl:relcl", "company", "makes"),
                ("nsubj", "makes", "which"),
                ("aux", "cut", "will"),
                ("obj", "cut", "jobs"),
                ("nummod", "jobs", "400"),
            },
            id="relative clause",
        ),
        pytest.param(
            "Maria Lopez, the mayor of Lima, resigned.",
            {
                ("nsubj", "resigned", "Maria"),
                ("flat", "Maria", "Lopez"),
                ("appos", "Maria", "mayor"),
                ("nmod", "mayor", "Lima"),
            },
            id="apposition",
        ),
        pytest.param(
            "The storm flooded roads and destroyed two schools.",
            {
                ("nsubj", "flooded", "storm"),
                ("obj", "flooded", "roads"),
                ("conj", "flooded", "destroyed"),
                ("cc", "destroyed", "and"),
                ("obj", "destroyed", "schools"),
            },
            id="verbs in coordination",
        ),
        pytest.param(
            "The minister said that taxes would not rise.",
            {
                ("root", "", "said"),
                ("ccomp", "said", "rise"),
                ("mark", "rise", "that"),
                ("nsubj", "rise", "taxes"),
                ("advmod", "rise", "not"),
            },
            id="reported speech",
        ),
        pytest.param(
            "France's government set up a fund.",
            {
                ("nmod:poss", "government", "France"),
                ("case", "France", "'s"),
                ("compound:prt", "set", "up"),
            },
            id="possessor and particle",
        ),
    ],
)
def test_relations_a_rewriter_needs_are_found(
    text: str, expected: set[tuple[str, str, str]]
) -> None:
    assert expected <= arcs(parse(text).tokens)


def test_tags_and_lemmas_are_those_of_the_word_in_its_sentence() -> None:
    tokens = parse("The ministers didn't meet, but talks began.").tokens

    found = {token.text: (token.pos, token.tag, token.lemma) for token in tokens}
    assert found["ministers"] == ("NOUN", "NNS", "minister")
    assert found["did"] == ("AUX", "VBD", "do")
    assert found["n't"] == ("PART", "RB", "not")
    assert found["meet"] == ("VERB", "VB", "meet")
    assert found["began"] == ("VERB", "VBD", "begin")


def test_named_mentions_have_kinds_and_whole_names() -> None:
    text = "Angela Merkel met officials of the European Union in Berlin on Monday."

    found = {(text[span.start : span.end], kind) for span, kind in parse(text).entities}

    assert found >= {
        ("Angela Merkel", "person"),
        ("European Union", "organization"),
        ("Berlin", "place"),
        ("Monday", "time"),
    }


def test_mentions_neither_begin_nor_end_with_loose_words() -> None:
    text = "This year's summit in Kenya follows a meeting held in the December of last year."

    found = [text[span.start : span.end] for span, _ in parse(text).entities]

    assert "This year" in found
    assert "Kenya" in found
    assert not any(name.endswith((" of", "'s")) or name.startswith("the ") for name in found)


def test_a_sentence_is_parsed_alike_alone_and_in_company() -> None:
    texts = [VISIT, "Yes.", "The council approved the budget.", " ", VISIT * 3]

    together = load_syntax().parse([sentence(text) for text in texts])

    assert together == [parse(text) for text in texts]
    assert load_syntax().parse([]) == []


def test_parsing_twice_gives_the_same() -> None:
    assert parse(VISIT) == parse(VISIT)


def test_spans_count_from_where_the_sentence_stands() -> None:
    text = "Rain fell."

    [found] = load_syntax().parse([sentence(text, start=100)])

    assert [t.span for t in found.tokens] == [Span(100, 104), Span(105, 109), Span(109, 110)]


def test_spans_follow_the_offsets_of_a_repaired_sentence() -> None:
    document = "Ra\u200bin\n\nfell."
    offsets = (0, 1, 3, 4, 5, 7, 8, 9, 10, 11)
    repaired = Sentence(Span(0, 12), 0, "Rain fell.", offsets=offsets)

    [found] = load_syntax().parse([repaired])

    assert [document[t.span.start : t.span.end] for t in found.tokens] == [
        "Ra\u200bin",
        "fell",
        ".",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "word " * 400,
        "one, two; " * 120,
        "x" * 5000,
        "a-" * 500,
        "\ud800 broken \udfff",
        "한국 " * 200,
    ],
    ids=["no pauses", "pauses", "one long word", "hyphens", "lone surrogates", "another script"],
)
def test_sentences_beyond_the_window_are_still_one_tree(text: str) -> None:
    tokens = parse(text).tokens

    assert_tree(tokens)
    assert "".join(token.text for token in tokens) == "".join(text.split())


def test_the_model_loads_from_another_folder(tmp_path: Path) -> None:
    code = "from service.reading.syntax import load_syntax as l; print(l().parse([]))"

    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True
    )

    assert done.stdout == "[]\n"
