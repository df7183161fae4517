"""What completes a noun or a verb stays with it, and what is told besides need not."""

import pytest

from service.writing.embedded.shortening.edges_held import (
    completes,
    line_loses_if_likely,
    line_loses_if_unwanted,
    synopsis_loses,
)
from tests.writing.tables import FIRM, table
from tests.writing.trees import tree

SOLD = "*sold/VBD [obj *oil/NN]"

COMPLETING = table(
    ("at talks", "*ended/VBD [obj his/PRP$:nmod:poss *attendance/NN [nmod at/IN *talks/NNS]]"),
    ("of a bank", "*met/VBD [obj a/DT *head/NN [nmod of/IN a/DT *bank/NN]]"),
    ("to sell oil", "*dropped/VBD [obj a/DT *plan/NN [acl to/TO *sell/VB [obj *oil/NN]]]"),
    ("selling oil", "*sued/VBD [obj a/DT *man/NN [acl *selling/VBG [obj *oil/NN]]]"),
    ("who sold oil", f"*met/VBD [obj *people/NNS [acl:relcl who/WP:nsubj {SOLD}]]"),
    ("who sold oil", f"*met/VBD [obj the/DT *man/NN [acl:relcl who/WP:nsubj {SOLD}]]"),
    ("of fraud", "was/VBD:aux:pass *accused/VBN [obl of/IN *fraud/NN]"),
    ("to losing", "*came/VBD close/RB [advcl to/TO:mark *losing/VBG]"),
    ("on winning", "will/MD:aux *focus/VB [advcl on/IN:mark *winning/VBG]"),
    ("on gas", "*relies/VBZ [obl on/IN *gas/NN]"),
    ("on gas", "*relies/VBZ heavily/RB [obl on/IN *gas/NN]"),
    ("to Ana", f"{SOLD} [obl to/IN *Ana/NNP]"),
    ("on gas", "is/VBZ:cop *dependent/JJ [obl on/IN *gas/NN]"),
)
BESIDES = table(
    ("in May", "*ended/VBD [obj his/PRP$:nmod:poss *attendance/NN [nmod in/IN *May/NNP]]"),
    ("in Delft", "*ended/VBD [obj an/DT *allowance/NN [nmod in/IN *Delft/NNP]]"),
    ("in Delft", "*met/VBD [obj a/DT *head/NN [nmod in/IN *Delft/NNP]]"),
    ("built in Korea", "*bought/VBD [obj a/DT *ship/NN [acl *built/VBN [obl in/IN *Korea/NNP]]]"),
    ("who sold oil", f"*met/VBD [obj a/DT *man/NN [acl:relcl who/WP:nsubj {SOLD}]]"),
    ("who sold oil", f"*met/VBD [obj *Ana/NNP , [acl:relcl who/WP:nsubj {SOLD}]]"),
    ("on Monday", "*closed/VBD [obl on/IN *Monday/NNP]"),
    ("by waiting", "*won/VBD [advcl by/IN:mark *waiting/VBG]"),
    ("after a fire", "*closed/VBD [obl after/IN a/DT *fire/NN]"),
    ("for years", "*relied/VBD [obl on/IN *gas/NN] [obl for/IN *years/NNS]"),
    ("in Delft", f"{SOLD} [obl in/IN *Delft/NNP]"),
    ("on Monday", "was/VBD:cop *late/JJ [obl on/IN *Monday/NNP]"),
    ("in court", "*vowed/VBD [obl in/IN *court/NN] [xcomp to/TO *leave/VB]"),
)


@pytest.mark.parametrize(("words", "notation"), COMPLETING)
def test_what_completes_its_head_stays_whatever_the_models_think(words: str, notation: str) -> None:
    parsed = tree(f"{FIRM} {notation} .")
    [top] = [i for i, part in enumerate(parsed.subtrees) if parsed.text(part) == words]

    assert completes(parsed, top)
    assert not line_loses_if_unwanted(parsed, top)
    assert not line_loses_if_likely(parsed, top)


@pytest.mark.parametrize(("words", "notation"), BESIDES)
def test_what_is_told_besides_completes_nothing(words: str, notation: str) -> None:
    parsed = tree(f"{FIRM} {notation} .")
    [top] = [i for i, part in enumerate(parsed.subtrees) if parsed.text(part) == words]

    assert not completes(parsed, top)


ROOM = table(
    ("in Delft", "*met/VBD [obj a/DT *head/NN [nmod in/IN *Delft/NNP]]"),
    ("built in Korea", "*bought/VBD [obj a/DT *ship/NN [acl *built/VBN [obl in/IN *Korea/NNP]]]"),
    ("who sold oil", f"*met/VBD [obj a/DT *man/NN [acl:relcl who/WP:nsubj {SOLD}]]"),
    ("with water", f"{SOLD} [obl with/IN *water/NN]"),
    ("to win", "*took/VBD [obj two/CD *hours/NNS] [advcl to/TO:mark *win/VB]"),
    ("coach", "*met/VBD [obj coach/NN:nmod:desc *Roos/NNP]"),
    ("and salt", "*sold/VBD [obj *oil/NN [conj and/CC *salt/NN]]"),
)
NO_ROOM = table(
    ("in May", "*met/VBD [obj a/DT *head/NN [nmod in/IN *May/NNP]]"),
    ("in Delft", f"{SOLD} [obl in/IN *Delft/NNP]"),
    ("on Monday", "*closed/VBD [obl on/IN *Monday/NNP]"),
    ("who sold oil", f"*met/VBD [obj *Ana/NNP , [acl:relcl who/WP:nsubj {SOLD}]]"),
    ("because Jo fell", f"{SOLD} [advcl because/IN:mark [nsubj *Jo/NNP] *fell/VBD]"),
)


@pytest.mark.parametrize(("words", "notation"), ROOM)
def test_a_synopsis_has_room_for_what_a_noun_or_a_name_is(words: str, notation: str) -> None:
    parsed = tree(f"{FIRM} {notation} .")
    [top] = [i for i, part in enumerate(parsed.subtrees) if parsed.text(part) == words]

    assert not synopsis_loses(lambda *_: True)(parsed, top)


@pytest.mark.parametrize(("words", "notation"), NO_ROOM)
def test_a_synopsis_loses_what_its_rule_lets_go(words: str, notation: str) -> None:
    parsed = tree(f"{FIRM} {notation} .")
    [top] = [i for i, part in enumerate(parsed.subtrees) if parsed.text(part) == words]

    assert synopsis_loses(lambda *_: True)(parsed, top)
    assert not synopsis_loses(lambda *_: False)(parsed, top)
