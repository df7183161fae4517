"""What a binding allows is what its schema allows, whoever else was bound by it before."""

from pathlib import Path

import pytest
import torch

from service.article import BriefRequest
from service.errors import WriterError
from service.writing.llm.binding import Binder, Binding
from service.writing.llm.contract import Schema, schema
from service.writing.llm.loading import Loaded, load
from service.writing.llm.options import hf_spec

ROWS = [schema(BriefRequest(takeaways=3), 4), schema(BriefRequest(headline="both"), 30)]
SMALL: Schema = {"type": "string", "maxLength": 3, "pattern": "^[ab]+$"}


@pytest.fixture(scope="module")
def loaded(causal_folder: Path) -> Loaded:
    return load(hf_spec(str(causal_folder)))


@pytest.fixture(scope="module")
def binder(loaded: Loaded) -> Binder:
    return binder_of(loaded)


def binder_of(loaded: Loaded) -> Binder:
    return Binder(loaded.tokenizer, loaded.vocabulary, [end_of(loaded)])


def end_of(loaded: Loaded) -> int:
    return int(loaded.tokenizer.eos_token_id)


def walked(binding: Binding, vocabulary: int, steps: int, *, seed: int, told: bool) -> list[str]:
    """Which tokens each row allowed at each step of a random walk, and was given."""
    chance = torch.Generator().manual_seed(seed)
    rows = len(binding._matchers)
    ids, allowed = torch.zeros((rows, 1), dtype=torch.long), []
    for _ in range(steps):
        scores = torch.rand((rows, vocabulary), generator=chance)
        masked = binding(ids, scores)  # type: ignore[arg-type]
        assert torch.equal(masked.isinf(), masked != scores)
        allowed.append(str(masked.isfinite().nonzero().tolist()))
        ids = torch.cat([ids, masked.argmax(1, keepdim=True)], dim=1)
        if told:
            stops = binding.following(ids, None)
            assert not stops.any()
    return allowed


def test_masks_are_the_same_worked_out_ahead_or_when_they_are_asked_for(
    binder: Binder, loaded: Loaded
) -> None:
    def walk(told: bool) -> list[str]:
        return walked(binder.bind(ROWS), loaded.vocabulary, 60, seed=1, told=told)

    assert walk(told=True) == walk(told=False)


def test_what_earlier_answers_have_learnt_changes_no_later_one(loaded: Loaded) -> None:
    worn = binder_of(loaded)
    for seed in range(40):  # more than share one matcher
        walked(worn.bind(ROWS), loaded.vocabulary, 12, seed=seed, told=True)

    masks = [
        walked(binder.bind(ROWS), loaded.vocabulary, 60, seed=99, told=True)
        for binder in (worn, binder_of(loaded))
    ]

    assert masks[0] == masks[1]


def test_only_so_many_schemas_are_remembered(loaded: Loaded) -> None:
    binder = binder_of(loaded)

    for sentences in range(1, 20):
        binder.bind([schema(BriefRequest(), sentences)])

    assert len(binder._known) == 8


def test_a_row_that_has_ended_may_be_padded_with_anything(binder: Binder, loaded: Loaded) -> None:
    binding = binder.bind([SMALL, SMALL])
    [quote, a] = (loaded.tokenizer.encode(text)[0] for text in ('"', "a"))
    end = end_of(loaded)
    columns = [[quote, quote], [a, a], [quote, a], [end, quote], [5, end]]
    ids, finite = torch.zeros((2, 1), dtype=torch.long), []

    for column in columns:
        masked = binding(ids, torch.zeros(2, loaded.vocabulary))  # type: ignore[arg-type]
        finite.append(masked.isfinite().sum(1).tolist())
        ids = torch.cat([ids, torch.tensor([column]).T], dim=1)
        binding.following(ids, None)
    last = binding(ids, torch.zeros(2, loaded.vocabulary))  # type: ignore[arg-type]

    assert finite[0] == finite[0][::-1]
    assert finite[3] == [1, 3]  # the first can but end; the second has room for a, b or its end
    assert finite[4] == [loaded.vocabulary, 1]
    assert last.isfinite().all()


def test_a_schema_that_cannot_be_kept_is_an_error(binder: Binder, loaded: Loaded) -> None:
    binding = binder.bind([{"type": "no such type"}])

    with pytest.raises(WriterError, match="cannot bind"):
        binding(torch.zeros((1, 1), dtype=torch.long), torch.zeros(1, loaded.vocabulary))  # type: ignore[arg-type]
