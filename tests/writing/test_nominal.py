"""The nouns of deeds that labels may bring."""

import pytest

from eval.metrics.names import known
from service.writing.embedded.labelling.nominal import NOUNS_OF, PHRASAL


@pytest.mark.parametrize("table", [NOUNS_OF, PHRASAL], ids=["verbs", "with particles"])
def test_no_noun_that_a_label_brings_is_taken_for_a_name(table: dict[str, tuple[str, ...]]) -> None:
    words = {part for nouns in table.values() for noun in nouns for part in noun.split("-")}

    assert {word for word in words if not known(word.lower())} == set()
