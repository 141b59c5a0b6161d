"""The model: a small encoder with three heads (the shape of BERT, Devlin et al., NAACL 2019).

A tag and two edges for each word; an arc from each content word to its cue; an arc from each cue
word to its source (biaffine scores after Dozat and Manning, ICLR 2017).
"""

import math
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from quotes.detect.trained.encode import CASES, POSITIONS, QUOTE_STATES
from quotes.detect.trained.layout import INNER_TAGS, TAGS

VOCABULARY, WIDTH, LAYERS, HEADS, INNER, LONGEST = 30_522, 384, 6, 12, 1_536, 512
_ARC_WIDTH = 192
_DROPOUT = 0.1
# Arcs know how far apart two pieces stand: exactly up to 4, then by powers of about 1.4.
_BUCKETS = 20
_EXACT = 4


class Layer(nn.Module):
    """Self-attention and a feed-forward net, each with its residual and norm behind it."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.attended = nn.Linear(WIDTH, WIDTH)
        self.attended_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.inner = nn.Linear(WIDTH, INNER)
        self.outer = nn.Linear(INNER, WIDTH)
        self.outer_norm = nn.LayerNorm(WIDTH, eps=1e-12)

    def forward(self, hidden: Tensor, mask: Tensor | None) -> Tensor:
        """Read (batch, length, width) with a mask that is added to the scores of attention."""
        batch, length, _ = hidden.shape
        qkv = self.qkv(hidden)
        if torch.onnx.is_in_onnx_export():
            read = _attend_exported(*qkv.chunk(3, dim=-1))
        else:
            heads = qkv.view(batch, length, 3, HEADS, WIDTH // HEADS)
            query, key, value = heads.permute(2, 0, 3, 1, 4).unbind(0)
            read = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask)
            read = read.transpose(1, 2).reshape(batch, length, WIDTH)
        hidden = self.attended_norm(hidden + self.attended(read))
        return self.outer_norm(hidden + self.outer(functional.gelu(self.inner(hidden))))


def _attend_exported(query: Tensor, key: Tensor, value: Tensor) -> Tensor:
    """Attend by ONNX Runtime's own kernel; windows are read one by one, so nothing is masked."""
    read: Tensor = torch.onnx.ops.symbolic(
        "com.microsoft::MultiHeadAttention",
        (query, key, value),
        {"num_heads": HEADS},
        dtype=query.dtype,
        shape=query.shape,
        version=1,
    )
    return read


class Arcs(nn.Module):
    """Scores from each piece to each piece: content, bias of the target, and distance."""

    def __init__(self) -> None:
        super().__init__()
        self.dependent = nn.Linear(WIDTH, _ARC_WIDTH)
        self.head = nn.Linear(WIDTH, _ARC_WIDTH)
        self.head_bias = nn.Linear(_ARC_WIDTH, 1)
        self.distance = nn.Embedding(2 * _BUCKETS + 1, 1)
        nn.init.zeros_(self.distance.weight)

    def forward(self, hidden: Tensor) -> Tensor:
        """Return scores of shape (batch, from, to)."""
        dependent, head = self.dependent(hidden), functional.gelu(self.head(hidden))
        scores = dependent @ head.transpose(1, 2) / math.sqrt(_ARC_WIDTH)
        at = torch.arange(hidden.shape[1], device=hidden.device)
        apart = at[None, :] - at[:, None]
        far = torch.log(apart.abs().clamp(min=1).float() / _EXACT) / math.log(math.sqrt(2))
        buckets = torch.where(apart.abs() <= _EXACT, apart.abs(), _EXACT + far.ceil().long()).clamp(
            max=_BUCKETS
        )
        bias = self.distance(_BUCKETS + apart.sign() * buckets)[..., 0]
        return scores + self.head_bias(head).transpose(1, 2) + bias


class ReaderModel(nn.Module):
    """The whole reader, from pieces and features to scores."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces = nn.Embedding(VOCABULARY, WIDTH)
        self.places = nn.Embedding(LONGEST, WIDTH)
        self.cases = nn.Embedding(len(CASES), WIDTH)
        self.quote_states = nn.Embedding(len(QUOTE_STATES), WIDTH)
        self.positions = nn.Embedding(len(POSITIONS), WIDTH)
        for added in (self.cases, self.quote_states, self.positions):
            nn.init.normal_(added.weight, std=0.02)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.dropout = nn.Dropout(_DROPOUT)
        self.tags = nn.Linear(WIDTH, len(TAGS))
        self.edges = nn.Linear(WIDTH, 2)
        self.said = nn.Linear(WIDTH, 1)
        self.inner = nn.Linear(WIDTH, len(INNER_TAGS))
        self.to_cue = Arcs()
        self.to_source = Arcs()

    def forward(
        self, pieces: Tensor, features: Tensor, words: Tensor
    ) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor, Tensor]:
        """Score windows.

        Args:
            pieces: Ids, 0 where a shorter window is filled up; shape (batch, length).
            features: Case, quote state and position; shape (batch, length, 3).
            words: 1 for the first piece of a word, else 0; shape (batch, length).

        Returns:
            Tag scores (batch, length, tags), edge scores (batch, length, 2), arc scores to cues
            and to sources (batch, length, length), and scores of words said (batch, length, 1) and
            of inner tags. Arcs lead to first pieces of words; those to sources also to the
            window's marker, for no source.
        """
        exported = torch.onnx.is_in_onnx_export()
        mask = None if exported else torch.where(pieces[:, None, None, :] == 0, -1e4, 0.0)
        at = torch.arange(pieces.shape[1], device=pieces.device)
        hidden = (
            self.pieces(pieces)
            + self.places(at)
            + self.cases(features[..., 0])
            + self.quote_states(features[..., 1])
            + self.positions(features[..., 2])
        )
        hidden = self.dropout(self.norm(hidden))
        for layer in self.layers:
            hidden = layer(hidden, mask)
        hidden = self.dropout(hidden)
        no_word = torch.where(words == 0, -1e4, 0.0)[:, None, :]
        no_word_but_marker = torch.where((words == 0) & (at > 0), -1e4, 0.0)[:, None, :]
        return (
            self.tags(hidden),
            self.edges(hidden),
            self.to_cue(hidden) + no_word,
            self.to_source(hidden) + no_word_but_marker,
            self.said(hidden),
            self.inner(hidden),
        )

    def load_encoder(self, weights: Path) -> None:
        """Begin with the published weights of the encoder (a ``model.safetensors`` of BERT)."""
        given = load_file(weights)
        own = self.state_dict()

        def put(name: str, value: Tensor) -> None:
            own[name].copy_(value)

        put("pieces.weight", given["embeddings.word_embeddings.weight"])
        kind = given["embeddings.token_type_embeddings.weight"][0]
        put("places.weight", given["embeddings.position_embeddings.weight"] + kind)
        for end in ("weight", "bias"):
            put(f"norm.{end}", given[f"embeddings.LayerNorm.{end}"])
            for number in range(LAYERS):
                old, new = f"encoder.layer.{number}", f"layers.{number}"
                qkv = [given[f"{old}.attention.self.{n}.{end}"] for n in ("query", "key", "value")]
                put(f"{new}.qkv.{end}", torch.cat(qkv))
                put(f"{new}.attended.{end}", given[f"{old}.attention.output.dense.{end}"])
                norm = given[f"{old}.attention.output.LayerNorm.{end}"]
                put(f"{new}.attended_norm.{end}", norm)
                put(f"{new}.inner.{end}", given[f"{old}.intermediate.dense.{end}"])
                put(f"{new}.outer.{end}", given[f"{old}.output.dense.{end}"])
                put(f"{new}.outer_norm.{end}", given[f"{old}.output.LayerNorm.{end}"])
