import pytest

from tests.writing.trees import document, sentence, tree


def test_the_notation_says_where_each_word_hangs_and_how() -> None:
    parsed = sentence("[nsubj The/DT *bank/NN] *cut/VBD [obj its/PRP$ main/JJ *rates/NNS] .")

    rows = [(t.text, t.lemma, t.pos, t.tag, t.head, t.relation) for t in parsed.tokens]

    assert rows == [
        ("The", "the", "DET", "DT", 1, "det"),
        ("bank", "bank", "NOUN", "NN", 2, "nsubj"),
        ("cut", "cut", "VERB", "VBD", -1, "root"),
        ("its", "its", "PRON", "PRP$", 5, "nmod:poss"),
        ("main", "main", "ADJ", "JJ", 5, "amod"),
        ("rates", "rate", "NOUN", "NNS", 2, "obj"),
        (".", ".", "PUNCT", ".", 2, "punct"),
    ]


def test_words_are_spaced_as_in_print() -> None:
    parsed = sentence(
        """[nsubj The/DT [compound two_/CD -_/HYPH *year/NN] *plan/NN] , he/PRP:nsubj *said/VBD ,
        [ccomp does/VBZ n't/RB *pay/VB ( [obj " *costs/NNS " ]
        [obl of/IN *$/$ [nummod 4_/CD:compound *bn/CD]] ) ] ."""
    )

    assert parsed.text == 'The two-year plan, he said, doesn\'t pay ("costs" of $4bn).'


def test_every_span_of_a_document_shows_its_words() -> None:
    made = document(
        "He/PRP:nsubj *left/VBD .",
        "[nsubj Anna/NNP *Kovacs/NNP] *stayed/VBD .",
        mentions={"Anna Kovacs": "person"},
    )

    shown = [made.text[t.span.start : t.span.end] for s in made.sentences for t in s.tokens]
    named = [made.text[e.span.start : e.span.end] for e in made.entities]

    assert shown == [t.text for s in made.sentences for t in s.tokens]
    assert named == ["Anna Kovacs"]
    assert made.entities[0].sentence == 1


@pytest.mark.parametrize(
    "notation",
    [
        "[nsubj It/PRP] *rained/VBD",
        "*It/PRP *rained/VBD",
        "[nsubj *It/PRP *rained/VBD",
        "a/PRP *b/NN",
    ],
    ids=["no head", "two heads", "left open", "no relation"],
)
def test_a_slip_of_the_pen_is_refused(notation: str) -> None:
    with pytest.raises(ValueError, match=r"head|open|relation"):
        tree(notation)
