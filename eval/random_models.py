"""Causal models of any size with random weights and a really trained tokenizer, written to a
folder as any model is: what a benchmark of speed needs, and nothing that a quality figure could."""

from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import torch
from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers
from transformers import PreTrainedTokenizerFast, Qwen3Config, Qwen3ForCausalLM

from eval.bench_articles import reference_texts

CHATML = (
    "{% for m in messages %}<|im_start|>{{ m['role'] }}\n{{ m['content'] }}<|im_end|>\n{% endfor %}"
    "{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"
)
TURNS = ("<|endoftext|>", "<|im_start|>", "<|im_end|>")


@dataclass(frozen=True, slots=True)
class Shape:
    """The sizes of a Qwen3-shaped model. `vocabulary` counts the model's rows, of which the
    tokenizer has as many as the corpus can fill."""

    hidden: int
    layers: int
    heads: int
    kv_heads: int
    vocabulary: int
    inner: int
    head: int = 64
    window: int = 16_384


# Sizes of Qwen3's family, by their published configurations; "100M" is ours.
SHAPES = {
    "tiny": Shape(64, 1, 4, 2, 2048, 128, head=16),
    "100M": Shape(768, 12, 12, 4, 32_000, 2048),
    "0.6B": Shape(1024, 28, 16, 8, 151_936, 3072, head=128),
    "1.7B": Shape(2048, 28, 16, 8, 151_936, 6144, head=128),
    "8B": Shape(4096, 36, 32, 8, 151_936, 12_288, head=128),
}


def corpus() -> list[str]:
    """The reference articles: English news to learn words from."""
    return reference_texts(Path(str(files("eval") / "references")))


def write_bpe(
    folder: Path,
    specials: tuple[str, ...],
    *,
    size: int = 2000,
    template: str | None = None,
    **named: str,
) -> PreTrainedTokenizerFast:
    """A byte-level BPE tokenizer trained on the corpus; `named`: which special is what."""
    bpe = Tokenizer(models.BPE())
    bpe.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    bpe.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=size,
        special_tokens=list(specials),
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
    )
    bpe.train_from_iterator(corpus(), trainer)
    tokenizer = PreTrainedTokenizerFast(tokenizer_object=bpe)  # type: ignore[no-untyped-call]
    tokenizer.add_special_tokens({f"{name}_token": token for name, token in named.items()})
    tokenizer.chat_template = template
    tokenizer.save_pretrained(folder)
    return tokenizer


def write_causal(
    folder: Path, shape: Shape, *, seed: int = 0, dtype: torch.dtype = torch.float32
) -> Path:
    """A model of that shape in `folder`."""
    size = min(shape.vocabulary - 40, 20_000)
    tokenizer = write_bpe(folder, TURNS, size=size, template=CHATML, eos=TURNS[2], pad=TURNS[0])
    torch.manual_seed(seed)
    config = Qwen3Config(
        vocab_size=shape.vocabulary,
        hidden_size=shape.hidden,
        intermediate_size=shape.inner,
        num_hidden_layers=shape.layers,
        num_attention_heads=shape.heads,
        num_key_value_heads=shape.kv_heads,
        head_dim=shape.head,
        max_position_embeddings=shape.window,
        eos_token_id=tokenizer.eos_token_id,
        pad_token_id=tokenizer.pad_token_id,
        bos_token_id=None,
        tie_word_embeddings=True,
    )
    model = Qwen3ForCausalLM(config)
    model.to(dtype)  # type: ignore[arg-type]  # the stubs forget `self`
    model.save_pretrained(folder)
    return folder
