"""The model card of the wording model, written from its scores on articles it never saw.

python -m training.wording_card briefs.jsonl.gz service/weights
"""

import sys
from pathlib import Path

import numpy as np
import typer

from service.reading.syntax import load_syntax
from service.writing.embedded.shortening.wording_model import FILE, TrainedWording
from training.briefs import load_briefs, parsed, sha256
from training.wording import evaluate, lessons

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

Articles with briefs written for this project by careful readers (format: `training/briefs.py`;
sha256 {sha256}): BBC 2004-05 and 2010s, CNN, Indian press, Wikinews. The briefs and these weights
are the project's own, Apache-2.0; no article's text is in the weights' file or the repository.

## Scores on {lines} lines of test articles

| what | score |
|---|---|
| log-probability of a step, mean over lines | {surprise:.3f} |
| its exponent: ways on that are as good as open at each word | {perplexity:.2f} |

## Limits

- News reports in English. It has learnt what these editors leave out.
- A probable way may still say more than the sentence; the rules and the checker judge that.
- Sentences beyond 110 words are not in its lessons.
"""


def main(data: Path, out: Path) -> None:
    """Scores the weights in `out` on `test` and writes their card beside them."""
    syntax = load_syntax()
    shortenings = [
        one for article in load_briefs(data, "test") for one in lessons(parsed(article, syntax))
    ]
    model = TrainedWording.load(out)
    surprise = evaluate(model, shortenings)
    text = TEXT.format(
        weights=sum(parameter.numel() for parameter in model.network.parameters()),
        megabytes=(out / FILE).stat().st_size / 1e6,
        sha256=sha256(data),
        lines=sum(one.is_whole for one in shortenings),
        surprise=-surprise,
        perplexity=float(np.exp(surprise)),
    )
    (out / CARD).write_text(text, encoding="utf-8")
    sys.stderr.write(f"test: {-surprise:.4f} a step\n")


if __name__ == "__main__":
    typer.run(main)
