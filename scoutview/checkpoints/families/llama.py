"""Llama and its kin: Mistral with windows, Qwen2 with biases, Qwen3 with heads of one length.

Sources: transformers, models/{llama,mistral,qwen2,qwen3}/modeling_*.py and configuration_*.py.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from torch import Tensor

from scoutview.checkpoints.families.configuration import Configuration
from scoutview.checkpoints.families.mapped import Mapped, Naming, head_of, mapped, spec_of
from scoutview.checkpoints.families.stored_weights import StoredWeights
from scoutview.checkpoints.families.words import ACTIVATIONS, ROTARY_TABLES, rotary_of

PREFIXES = ("model.",)
LAYER_TYPES = ("full_attention", "sliding_attention")
OUTER = {"embedding": "embed_tokens", "norm": "norm", "unembedding": "lm_head"}
INNER = {
    "norm_1": "input_layernorm",
    "norm_2": "post_attention_layernorm",
    "attention.query": "self_attn.q_proj",
    "attention.key": "self_attn.k_proj",
    "attention.value": "self_attn.v_proj",
    "attention.output": "self_attn.o_proj",
    "attention.query_norm": "self_attn.q_norm",
    "attention.key_norm": "self_attn.k_norm",
    "mlp.gate": "mlp.gate_proj",
    "mlp.expand": "mlp.up_proj",
    "mlp.contract": "mlp.down_proj",
}
MLP = ("gate", "expand", "contract")
ATTENTION = ("query", "key", "value", "output")


@dataclass(frozen=True)
class Kin:
    """What a configuration means where it does not tell; the defaults of transformers' class for it.

    Attributes:
        key_heads: heads of keys and values; 0: as many as heads.
        head_size: 0: the width divided by the heads.
        biases: sites that always have one.
        asks_bias: whether `attention_bias` is read.
    """

    family: str
    vocabulary: int
    mlp_width: int
    context: int
    key_heads: int = 0
    head_size: int = 0
    biases: tuple[str, ...] = ()
    asks_bias: bool = False
    head_norm: str = ""


LLAMA = Kin("Llama", 32_000, 11_008, 2048, asks_bias=True)
MISTRAL = Kin("Mistral", 32_000, 14_336, 4096 * 32, key_heads=8)
QWEN2 = Kin("Qwen2", 151_936, 22_016, 32_768, key_heads=32, biases=ATTENTION[:3])
QWEN3 = Kin("Qwen3", 151_936, 22_016, 32_768, key_heads=32, head_size=128, asks_bias=True, head_norm="rms")


def llama(configuration: Configuration, tensors: Mapping[str, Tensor]) -> Mapped:
    """Its `pretraining_tp` only says how products were once split."""
    biases = MLP if configuration.truth("mlp_bias", False) else ()
    return _kin(configuration, tensors, LLAMA, biases, ())


def mistral(configuration: Configuration, tensors: Mapping[str, Tensor]) -> Mapped:
    """A window that is null is none; one that is not told is 4,096."""
    blocks = configuration.blocks("num_hidden_layers", 32)
    windows = (
        () if _is_null(configuration, "sliding_window") else (configuration.whole("sliding_window", 4096),) * blocks
    )
    return _kin(configuration, tensors, MISTRAL, (), windows)


def qwen2(configuration: Configuration, tensors: Mapping[str, Tensor]) -> Mapped:
    return _kin(configuration, tensors, QWEN2, (), _windows_above(configuration))


def qwen3(configuration: Configuration, tensors: Mapping[str, Tensor]) -> Mapped:
    return _kin(configuration, tensors, QWEN3, (), _windows_above(configuration))


def _is_null(configuration: Configuration, name: str) -> bool:
    """Told to be nothing, which is not the same as not told."""
    return configuration.is_told(name) and name not in configuration


def _windows_above(configuration: Configuration) -> tuple[int, ...]:
    """Windows from some block on, where they are used at all, or in the blocks that are listed."""
    blocks = configuration.blocks("num_hidden_layers", 32)
    if not configuration.truth("use_sliding_window", False) or _is_null(configuration, "sliding_window"):
        return ()
    window = configuration.whole("sliding_window", 4096)
    first = configuration.whole("max_window_layers", 28, least=0)
    kinds = configuration.words("layer_types", LAYER_TYPES, blocks)
    if kinds is None:
        kinds = tuple(LAYER_TYPES[block >= first] for block in range(blocks))
    return tuple(window if kind == "sliding_attention" else 0 for kind in kinds)


def _kin(
    configuration: Configuration,
    tensors: Mapping[str, Tensor],
    kin: Kin,
    mlp_biases: tuple[str, ...],
    windows: tuple[int, ...],
) -> Mapped:
    weights = StoredWeights(tensors, PREFIXES)
    width, heads = configuration.whole("hidden_size", 4096), configuration.whole("num_attention_heads", 32)
    blocks = configuration.blocks("num_hidden_layers", 32)
    head_size = configuration.whole("head_dim", kin.head_size or max(1, width // heads))
    attention = ATTENTION if kin.asks_bias and configuration.truth("attention_bias", False) else kin.biases
    head, told = head_of(configuration, weights, tied=False, head="lm_head.weight", embedding="embed_tokens.weight")
    spec = spec_of(
        family=kin.family,
        vocabulary=configuration.whole("vocab_size", kin.vocabulary),
        context=configuration.whole("max_position_embeddings", kin.context),
        width=width,
        blocks=blocks,
        heads=heads,
        key_heads=configuration.whole("num_key_value_heads", kin.key_heads or heads),
        head_size=head_size,
        mlp_width=configuration.whole("intermediate_size", kin.mlp_width),
        activation=configuration.word("hidden_act", ACTIVATIONS, "silu"),
        gated=True,
        norm="rms",
        epsilon=configuration.number("rms_norm_eps", 1e-6),
        norm_biases=False,
        head_norm=kin.head_norm,
        positions="rotary",
        rotaries=(rotary_of(configuration, head_size),),
        rotary_of=(0,) * blocks,
        windows=windows,
        biases=(*attention, *mlp_biases),
        score_scale=head_size**-0.5,
        head=head,
    )
    return mapped(spec, weights, Naming(OUTER, INNER, "layers.{}.", ROTARY_TABLES), (told,))
