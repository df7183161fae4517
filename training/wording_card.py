"""The model card of the wording model, written from its scores on articles it never saw.

python -m training.wording_card briefs.jsonl.gz service/weights
"""

import logging
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from service.reading.syntax import load_syntax
from service.writing.embedded.shortening.wording_model import FILE, TrainedWording
from training.briefs import load_briefs, parsed, prefixes
from training.cards import ENCODER, UNSCORED, numbers, rows, stated
from training.recipe import run
from training.wording import Shortening, evaluate, lessons

CARD = "wording.card.md"
TEXT = """# Model card: wording

After each word of a sentence, the probability of every word that an editor would write next when
saying it in fewer: a pointer network of two transformer layers, {weights:,} weights in half
precision ({megabytes:.1f} MB). It reads the states of the syntax model's encoder
([card](syntax.card.md)), which stays as it is. A beam search asks it for short ways to say a
sentence, the tree puts back what those cannot do without
([`likely.py`](../writing/embedded/shortening/likely.py)), and rules keep claims from growing wider
([`edges_likely.py`](../writing/embedded/shortening/edges_likely.py)).
Made by `python -m training.wording`: eight epochs at most, the best by `dev`, seed 1, about ten
minutes on two cores.

## Sources

| what | licence |
|---|---|
{encoder}
{rows}

Articles with briefs that careful readers wrote ({stated}). No article's text is in the weights'
file or the repository.

{scores}
## Limits

- News reports in English. It has learnt what these editors leave out.
- A probable way may still say more than the sentence; the rules and the checker judge that.
- Sentences beyond 110 words are not in its lessons.
"""
SCORES = """## Scores on {lines} lines of test articles

| what | score |
|---|---|
| log-probability of a step, mean over lines | {surprise:.3f} |
| its exponent: ways on that are as good as open at each word | {perplexity:.2f} |
"""

log = logging.getLogger("training.wording_card")


def scores(model: TrainedWording, shortenings: Sequence[Shortening]) -> str:
    """The card's part on what the model is worth on these lines; logs it."""
    lines = sum(one.is_whole for one in shortenings)
    if not lines:
        log.warning("no line of test: the card has no scores")
        return UNSCORED
    surprise = evaluate(model, shortenings)
    log.info("test: %.4f a step", -surprise)
    return SCORES.format(lines=lines, surprise=-surprise, perplexity=float(np.exp(surprise)))


def main(data: Path, out: Path, sources: str = "") -> None:
    """Scores the weights in `out` on `test` and writes their card beside them."""
    chosen, syntax, model = prefixes(sources), load_syntax(), TrainedWording.load(out)
    articles = load_briefs(data, "test", chosen)
    text = TEXT.format(
        weights=numbers(out, FILE),
        megabytes=(out / FILE).stat().st_size / 1e6,
        encoder=ENCODER,
        rows=rows(data, chosen),
        stated=stated(data, chosen),
        scores=scores(model, [one for a in articles for one in lessons(parsed(a, syntax))]),
    )
    (out / CARD).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    run(main)
