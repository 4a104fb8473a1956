"""What is not all there, or is something else, is refused in one sentence that names it; nothing is guessed."""

from collections.abc import Mapping
from typing import Any

import pytest
import torch
from torch import Tensor

from scoutview.checkpoints.families.mapped import HEADS_DIFFER
from scoutview.checkpoints.families.registry import model_of
from scoutview.checkpoints.stored_file import CheckpointError
from scoutview.models.language_spec import Rotary
from tests.checkpoints.families.cases import CASES
from tests.checkpoints.families.oracle import oracle, transformers

__all__ = ["transformers"]

LAYER = "model.layers.1.mlp.up_proj.weight"
INVERSE = "model.layers.0.self_attn.rotary_emb.inv_freq"


def refusal(config: Mapping[str, Any], tensors: Mapping[str, Tensor]) -> str:
    with pytest.raises(CheckpointError) as refused:
        model_of(config, tensors)
    sentence = str(refused.value)
    assert sentence.endswith(".")
    assert "\n" not in sentence
    return sentence


def test_a_weight_that_is_absent_is_named(transformers: Any) -> None:
    theirs = oracle(CASES["llama"])
    kept = {name: each for name, each in theirs.tensors.items() if name != LAYER}
    assert "layers.1.mlp.up_proj.weight" in refusal(theirs.config, kept)


def test_a_weight_that_is_left_over_is_named(transformers: Any) -> None:
    theirs = oracle(CASES["llama"])
    assert "lora_A" in refusal(theirs.config, {**theirs.tensors, "model.layers.0.lora_A": torch.zeros(2)})
    beyond = {"model.layers.3.mlp.up_proj.weight": torch.zeros(44, 36)}
    assert "layers.3.mlp.up_proj" in refusal(theirs.config, {**theirs.tensors, **beyond})


def test_what_is_not_needed_is_passed_over_by_name(transformers: Any) -> None:
    theirs = oracle(CASES["llama"])
    mapped = model_of(theirs.config, {**theirs.tensors, INVERSE: torch.zeros(4)})
    assert mapped.passed_over == (INVERSE,)


def test_a_weight_of_another_shape_is_named_with_both(transformers: Any) -> None:
    theirs = oracle(CASES["llama"])
    sentence = refusal(theirs.config, {**theirs.tensors, LAYER: torch.zeros(36, 44)})
    assert LAYER in sentence
    assert "36 × 44" in sentence
    assert "44 × 36" in sentence


def test_quantised_weights_are_refused_as_such(transformers: Any) -> None:
    theirs = oracle(CASES["llama"])
    assert "quantised" in refusal(theirs.config, {**theirs.tensors, LAYER: torch.zeros(44, 36, dtype=torch.int8)})
    assert "quantization_config" in refusal({**theirs.config, "quantization_config": {"bits": 4}}, theirs.tensors)


def test_one_weight_under_two_names_is_refused(transformers: Any) -> None:
    theirs = oracle(CASES["llama"])
    assert "same weight" in refusal(theirs.config, {**theirs.tensors, "norm.weight": torch.ones(36)})


def test_a_tied_head_is_not_needed(transformers: Any) -> None:
    theirs = oracle(CASES["llama"])
    kept = {name: each for name, each in theirs.tensors.items() if name != "lm_head.weight"}
    assert model_of(theirs.config, kept).spec == model_of(theirs.config, theirs.tensors).spec
    assert model_of(theirs.config, kept).spec.head == "tied"


def test_a_head_of_its_own_that_is_not_there_would_be_chance(transformers: Any) -> None:
    """Transformers fills it with random numbers, and goes on."""
    theirs = oracle(CASES["llama with biases"])
    kept = {name: each for name, each in theirs.tensors.items() if name != "lm_head.weight"}
    assert "chance" in refusal(theirs.config, kept)


def test_a_head_in_the_file_counts_for_more_than_what_the_configuration_says(transformers: Any) -> None:
    theirs = oracle(CASES["llama"])
    mapped = model_of(theirs.config, {**theirs.tensors, "lm_head.weight": torch.ones(37, 36)})
    assert mapped.spec.head == "own"
    assert mapped.told == (HEADS_DIFFER,)


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("model_type", "mamba", "mamba"),
        ("model_type", None, "model_type"),
        ("model_type", ["llama"], "model_type"),
        ("hidden_act", "quick_gelu", "quick_gelu"),
        ("hidden_act", 5, "hidden_act"),
        ("rope_parameters", {"rope_type": "yarn", "factor": 4.0}, "yarn"),
        ("rope_parameters", {"rope_type": "linear"}, "factor"),
        ("rope_parameters", {"rope_theta": -1}, "positions"),
        ("rope_parameters", {"partial_rotary_factor": 1.5}, "1.5"),
        ("rope_parameters", 5, "rope_parameters"),
        ("num_hidden_layers", 10**12, "num_hidden_layers"),
        ("num_hidden_layers", 900, "900 blocks"),
        ("num_hidden_layers", 4, "layers.3."),
        ("num_hidden_layers", True, "num_hidden_layers"),
        ("hidden_size", -3, "hidden_size"),
        ("hidden_size", 10**8, "embed_tokens"),
        ("num_key_value_heads", 4, "heads"),
        ("num_attention_heads", "6", "num_attention_heads"),
        ("rms_norm_eps", float("inf"), "rms_norm_eps"),
        ("rms_norm_eps", -1e-5, "below 0"),
        ("tie_word_embeddings", "yes", "tie_word_embeddings"),
        ("mlp_bias", True, "bias"),
        ("is_encoder_decoder", True, "two halves"),
    ],
)
def test_a_configuration_that_cannot_be_meant_is_refused(name: str, value: Any, told: str, transformers: Any) -> None:
    theirs = oracle(CASES["llama"])
    assert told in refusal({**theirs.config, name: value}, theirs.tensors)


@pytest.mark.parametrize(
    ("case", "name", "value"),
    [
        ("gemma 3", "use_bidirectional_attention", True),
        ("gemma 3", "attn_logit_softcapping", 50.0),
        ("gemma 2", "layer_types", ["full_attention"]),
        ("gemma 2", "final_logit_softcapping", -1.0),
        ("gpt-neo", "attention_types", [[["global", "sideways"], 2]]),
        ("gpt-neo", "attention_types", [[["global"], 10**12]]),
        ("gpt-neo", "attention_types", "global"),
        ("gpt2", "add_cross_attention", True),
        ("bert", "is_decoder", True),
        ("bert", "position_embedding_type", "relative_key"),
    ],
)
def test_what_a_family_alone_can_be_told_is_refused(case: str, name: str, value: Any, transformers: Any) -> None:
    theirs = oracle(CASES[case])
    assert refusal({**theirs.config, name: value}, theirs.tensors)


def test_two_biases_of_one_head_are_one(transformers: Any) -> None:
    theirs = oracle(CASES["bert"])
    assert "cls.predictions.decoder.bias" in theirs.tensors
    changed = {**theirs.tensors, "cls.predictions.decoder.bias": torch.ones(37)}
    assert "same bias" in refusal(theirs.config, changed)


def test_old_names_of_norms_are_known(transformers: Any) -> None:
    theirs = oracle(CASES["bert"])
    old = {
        name.replace("LayerNorm.weight", "LayerNorm.gamma").replace("LayerNorm.bias", "LayerNorm.beta"): each
        for name, each in theirs.tensors.items()
    }
    assert old.keys() != theirs.tensors.keys()
    assert model_of(theirs.config, old).state.keys() == model_of(theirs.config, theirs.tensors).state.keys()


def test_both_names_of_a_head_are_known(transformers: Any) -> None:
    theirs = oracle(CASES["gpt-neox"])
    named = "embed_out.weight" if "lm_head.weight" in theirs.tensors else "lm_head.weight"
    other = {
        named if name in ("lm_head.weight", "embed_out.weight") else name: each for name, each in theirs.tensors.items()
    }
    assert torch.equal(
        model_of(theirs.config, other).state["unembedding.weight"],
        model_of(theirs.config, theirs.tensors).state["unembedding.weight"],
    )


SCALING = {
    "factor": 8.0,
    "low_freq_factor": 1.0,
    "high_freq_factor": 4.0,
    "original_max_position_embeddings": 24,
}


@pytest.mark.parametrize(
    ("case", "old", "right"),
    [
        ("llama", {"rope_theta": 900.0}, (Rotary(8, 900.0),)),
        ("llama", {}, (Rotary(8, 10_000.0),)),
        ("llama", {"rope_scaling": None, "rope_theta": 5.0}, (Rotary(8, 5.0),)),
        (
            "llama 3",
            {"rope_theta": 500.0, "rope_scaling": {**SCALING, "rope_type": "llama3"}},
            (Rotary(8, 500.0, scaling="llama3", factor=8.0, original=24),),
        ),
        (
            "llama linear",
            {"rope_scaling": {"type": "linear", "factor": 3.0}},
            (Rotary(8, 10_000.0, scaling="linear", factor=3.0),),
        ),
        ("gpt-neox", {"rotary_emb_base": 700, "rotary_pct": 0.5}, (Rotary(8, 700.0),)),
        ("gpt-neox", {}, (Rotary(4, 10_000.0),)),
        ("phi", {"rope_theta": 700.0}, (Rotary(8, 700.0),)),
        ("phi", {"partial_rotary_factor": 0.25}, (Rotary(4, 10_000.0),)),
        (
            "gemma 3",
            {"rope_theta": 500.0, "rope_local_base_freq": 20.0, "rope_scaling": {"rope_type": "linear", "factor": 8.0}},
            (Rotary(8, 20.0), Rotary(8, 500.0, scaling="linear", factor=8.0)),
        ),
        ("gemma 3", {}, (Rotary(8, 10_000.0), Rotary(8, 1_000_000.0))),
    ],
)
def test_positions_are_read_as_transformers_4_wrote_them(
    case: str, old: dict[str, Any], right: tuple[Rotary, ...], transformers: Any
) -> None:
    theirs = oracle(CASES[case])
    config = {name: value for name, value in theirs.config.items() if not name.startswith(("rope", "partial"))}
    assert model_of({**config, **old}, theirs.tensors).spec.rotaries == right


def test_a_window_that_is_null_is_none_and_one_that_is_not_told_is_the_class_s(transformers: Any) -> None:
    theirs = oracle(CASES["mistral"])
    without = {name: value for name, value in theirs.config.items() if name != "sliding_window"}
    assert model_of(without, theirs.tensors).spec.windows == (4096,) * 3
    assert model_of({**without, "sliding_window": None}, theirs.tensors).spec.windows == ()


def test_gemma_s_first_files_mean_the_tanh_gelu(transformers: Any) -> None:
    theirs = oracle(CASES["gemma"])
    bare = {name: value for name, value in theirs.config.items() if name not in ("hidden_act", "hidden_activation")}
    for told in ({}, {"hidden_act": "gelu"}, {"hidden_act": "gelu", "hidden_activation": "gelu_pytorch_tanh"}):
        assert model_of({**bare, **told}, theirs.tensors).spec.activation == "tanh gelu"
    assert model_of({**bare, "hidden_activation": "gelu"}, theirs.tensors).spec.activation == "gelu"
