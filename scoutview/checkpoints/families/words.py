"""Words of configurations that several families share: activations, and how positions turn."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from scoutview.checkpoints.families.configuration import Configuration
from scoutview.checkpoints.stored_file import CheckpointError
from scoutview.language import tr
from scoutview.models.language_spec import Rotary, SpecError

# What files may hold beside weights: the frequencies of turned positions, which are computed here.
ROTARY_TABLES = (r"layers\.\d+\.self_attn\.rotary_emb\.inv_freq", r"rotary_emb\.inv_freq")
ACTIVATIONS: Mapping[str, str] = {
    "gelu": "gelu",
    "gelu_python": "gelu",
    "gelu_new": "tanh gelu",
    "gelu_fast": "tanh gelu",
    "gelu_pytorch_tanh": "tanh gelu",
    "relu": "relu",
    "silu": "silu",
    "swish": "silu",
}
SCALINGS = {"default": "none", "linear": "linear", "llama3": "llama3"}
DROPPED = tr("only models that are trained in 16 or 32 bits, and whole, are opened.")


def refuse_what_is_not_whole(configuration: Configuration) -> None:
    """Quantised weights and cross-attention are nothing that is opened."""
    configuration.refuse("quantization_config", unless=(), because=DROPPED)
    configuration.refuse("add_cross_attention", unless=(False,), because=tr("it reads from a second model."))
    configuration.refuse(
        "is_encoder_decoder", unless=(False,), because=tr("it has two halves, and only one-part models are.")
    )


def rotary_of(
    configuration: Configuration,
    head_size: int,
    *,
    theta: float = 10_000.0,
    share: float = 1.0,
    theta_name: str = "rope_theta",
    share_name: str = "partial_rotary_factor",
) -> Rotary:
    """How positions turn, in either way to write it; `theta` and `share` of a head are the family's defaults.

    `rope_parameters` is how transformers 5 writes it; before, it was `rope_scaling` and names beside it.

    Raises:
        CheckpointError: it is a kind of scaling that ScoutView does not know.
    """
    inside = configuration.inner("rope_scaling") or configuration.inner("rope_parameters") or Configuration({})
    theta = inside.number("rope_theta", configuration.number(theta_name, theta))
    share = inside.number("partial_rotary_factor", configuration.number(share_name, share))
    return turning(inside, configuration, head_size, theta=theta, share=share)


def turning(
    inside: Configuration, configuration: Configuration, head_size: int, *, theta: float, share: float = 1.0
) -> Rotary:
    """One kind of turning out of what is told `inside`."""
    name = "rope_type" if "rope_type" in inside else "type"
    if not (0 < share <= 1):
        raise CheckpointError(
            tr("The configuration says that {share:g} of each head turns: a share up to 1 should.").format(share=share)
        )
    scaling = inside.word(name, SCALINGS, "default")
    values: dict[str, float | int] = {}
    if scaling != "none":
        values["factor"] = inside.number("factor")
    if scaling == "llama3":
        context = configuration.whole("max_position_embeddings", 2048)
        values |= {
            "low": inside.number("low_freq_factor"),
            "high": inside.number("high_freq_factor"),
            "original": inside.whole("original_max_position_embeddings", context),
        }
    return turns_of(int(head_size * share), theta, scaling=scaling, **values)


def turns_of(numbers: int, theta: float, **values: Any) -> Rotary:
    """What these describe. Raises CheckpointError where they describe no positions."""
    try:
        return Rotary(numbers, theta, **values)
    except SpecError as error:
        raise CheckpointError(tr("The configuration describes no positions: {error}").format(error=error)) from error
