"""GPT-2, and nanoGPT, which uses its names for other shapes and another activation.

Sources: transformers, models/gpt2/modeling_gpt2.py; Karpathy, nanoGPT, model.py.
D width, M neurons.
"""

from __future__ import annotations

from collections.abc import Mapping

from torch import Tensor

from scoutview.checkpoints.families.configuration import Configuration
from scoutview.checkpoints.families.mapped import (
    Mapped,
    Naming,
    Place,
    head_of,
    head_size_of,
    mapped,
    part_of_columns,
    part_of_rows,
    spec_of,
    turned_round,
)
from scoutview.checkpoints.families.stored_weights import StoredWeights
from scoutview.checkpoints.families.words import ACTIVATIONS
from scoutview.checkpoints.stored_file import CheckpointError
from scoutview.language import tr

PREFIXES = ("transformer.",)
PASSABLE = (r"h\.\d+\.attn\.bias", r"h\.\d+\.attn\.masked_bias")
LINEAR = ("query", "key", "value", "output", "expand", "contract")
OUTER = {"embedding": "wte", "position": "wpe", "norm": "ln_f", "unembedding": "lm_head"}


def gpt2(configuration: Configuration, tensors: Mapping[str, Tensor]) -> Mapped:
    """As transformers writes it: products stored as (in, out), the tanh GELU."""
    weights = StoredWeights(tensors, PREFIXES)
    width, heads = configuration.whole("n_embd", 768), configuration.whole("n_head", 12)
    head_size = head_size_of(width, heads)
    head, told = head_of(configuration, weights, tied=True, head="lm_head.weight", embedding="wte.weight")
    spec = spec_of(
        family="GPT-2",
        vocabulary=configuration.whole("vocab_size", 50_257),
        context=configuration.whole("n_positions", 1024),
        width=width,
        blocks=configuration.blocks("n_layer", 12),
        heads=heads,
        key_heads=heads,
        head_size=head_size,
        mlp_width=configuration.whole("n_inner", 4 * width),
        activation=configuration.word("activation_function", ACTIVATIONS, "gelu_new"),
        epsilon=configuration.number("layer_norm_epsilon", 1e-5),
        biases=LINEAR,
        score_scale=head_size**-0.5 if configuration.truth("scale_attn_weights", True) else 1.0,
        scaled_by_block=configuration.truth("scale_attn_by_inverse_layer_idx", False),
        head=head,
    )
    inner: dict[str, Place] = {
        "norm_1": "ln_1",
        "norm_2": "ln_2",
        "attention.output.weight": turned_round("attn.c_proj.weight", width, width),
        "attention.output.bias": "attn.c_proj.bias",
        "mlp.expand.weight": turned_round("mlp.c_fc.weight", spec.mlp_width, width),
        "mlp.expand.bias": "mlp.c_fc.bias",
        "mlp.contract.weight": turned_round("mlp.c_proj.weight", width, spec.mlp_width),
        "mlp.contract.bias": "mlp.c_proj.bias",
    }
    for number, part in enumerate(("query", "key", "value")):
        inner[f"attention.{part}.weight"] = part_of_columns(
            "attn.c_attn.weight", (width, 3 * width), number * width, width
        )
        inner[f"attention.{part}.bias"] = part_of_rows("attn.c_attn.bias", (3 * width,), number * width, width)
    _refuse_the_other(weights, (width, 3 * width), "GPT-2")
    return mapped(spec, weights, Naming(OUTER, inner, "h.{}.", PASSABLE), (told,))


def nanogpt(configuration: Configuration, tensors: Mapping[str, Tensor]) -> Mapped:
    """As nanoGPT writes it: products stored as (out, in), the exact GELU, perhaps no biases at all."""
    weights = StoredWeights(tensors, PREFIXES)
    width, heads = configuration.whole("n_embd"), configuration.whole("n_head")
    head_size = head_size_of(width, heads)
    biased = configuration.truth("bias")
    head, told = head_of(configuration, weights, tied=True, head="lm_head.weight", embedding="wte.weight")
    spec = spec_of(
        family="nanoGPT",
        vocabulary=configuration.whole("vocab_size"),
        context=configuration.whole("block_size"),
        width=width,
        blocks=configuration.blocks("n_layer"),
        heads=heads,
        key_heads=heads,
        head_size=head_size,
        mlp_width=4 * width,
        activation="gelu",
        biases=LINEAR if biased else (),
        norm_biases=biased,
        score_scale=head_size**-0.5,
        head=head,
    )
    inner: dict[str, Place] = {
        "norm_1": "ln_1",
        "norm_2": "ln_2",
        "attention.output": "attn.c_proj",
        "mlp.expand": "mlp.c_fc",
        "mlp.contract": "mlp.c_proj",
    }
    for number, part in enumerate(("query", "key", "value")):
        for ending, shape in (("weight", (3 * width, width)), ("bias", (3 * width,))):
            inner[f"attention.{part}.{ending}"] = part_of_rows(f"attn.c_attn.{ending}", shape, number * width, width)
    _refuse_the_other(weights, (3 * width, width), "nanoGPT")
    return mapped(spec, weights, Naming(OUTER, inner, "h.{}.", PASSABLE), (told,))


def _refuse_the_other(weights: StoredWeights, shape: tuple[int, int], family: str) -> None:
    """Its square `c_proj` cannot tell which way round it is, so `c_attn` does."""
    if weights.shape("h.0.attn.c_attn.weight") == shape[::-1]:
        other = "nanoGPT" if family == "GPT-2" else "GPT-2"
        raise CheckpointError(
            tr(
                "The configuration is one of {family}, but the weights are stored the other way round, as "
                "{other} does: the two compute different things, so the configuration of the weights' own "
                "program is needed."
            ).format(family=family, other=other)
        )
