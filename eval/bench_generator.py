"""How long a generator of DistilBART-CNN-12-6's shape takes over one article: the yardstick beside
which `make bench` puts the embedded writer.

Weights are random, so that nothing is downloaded: speed is that of the shape (its published
config.json), and what it writes is nonsense. transformers is needed (the `llm` extra).
"""

from statistics import median
from time import perf_counter

from service.reading.syntax import use_threads

# Tokens of English news a word, with BART's vocabulary: 1.3 to 1.4.
TOKENS_A_WORD = 1.35
WINDOW = 1024
WRITTEN, BEAMS = 60, 4


def generation_s(words: float, repeats: int, *, scale: int = 1) -> float:
    """Median seconds on one thread to write 60 tokens with 4 beams about an article of so many
    words. `scale`: the shape's sizes are divided by it, for a test of the measure itself."""
    import torch
    from transformers import BartConfig, BartForConditionalGeneration

    use_threads(1)
    torch.manual_seed(0)
    config = BartConfig(
        vocab_size=50_264 // scale,
        d_model=1024 // scale,
        encoder_layers=12,
        decoder_layers=6,
        encoder_attention_heads=16,
        decoder_attention_heads=16,
        encoder_ffn_dim=4096 // scale,
        decoder_ffn_dim=4096 // scale,
    )
    model = BartForConditionalGeneration(config)
    model.train(mode=False)
    tokens = torch.randint(4, config.vocab_size, (1, min(round(words * TOKENS_A_WORD), WINDOW)))

    def once() -> float:
        began = perf_counter()
        written = model.generate(
            tokens,
            attention_mask=torch.ones_like(tokens),
            min_new_tokens=WRITTEN,
            max_new_tokens=WRITTEN,
            num_beams=BEAMS,
            do_sample=False,
        )
        if written.shape[1] != WRITTEN + 1:
            raise ValueError(f"{written.shape[1] - 1} tokens were written, not {WRITTEN}")
        return perf_counter() - began

    once()
    return median(once() for _ in range(repeats))
