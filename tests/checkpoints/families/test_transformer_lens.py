"""TransformerLens files: models of transformers in its layout, and one of attention alone against einsums."""

from typing import Any

import pytest
import torch
from torch import Tensor

from scoutview.checkpoints.families.registry import model_of
from scoutview.checkpoints.stored_file import CheckpointError
from tests.checkpoints.families.cases import CASES, GPT2, LLAMA
from tests.checkpoints.families.oracle import CLOSE, Oracle, oracle, transformers

__all__ = ["transformers"]

FROM_GPT2 = {
    "n_layers": 3,
    "d_model": 24,
    "n_ctx": 24,
    "d_head": 8,
    "n_heads": 3,
    "d_mlp": 40,
    "d_vocab": 37,
    "d_vocab_out": 37,
    "act_fn": "gelu_new",
    "normalization_type": "LN",
    "positional_embedding_type": "standard",
    "attn_only": False,
    "use_attn_scale": True,
    "attn_scale": 8**0.5,
    "attn_scores_soft_cap": -1.0,
    "attention_dir": "causal",
    "n_key_value_heads": None,
    "eps": 1e-5,
}
FROM_LLAMA = {
    **FROM_GPT2,
    "d_model": 36,
    "n_ctx": 64,
    "n_heads": 6,
    "n_key_value_heads": 2,
    "d_mlp": 44,
    "act_fn": "silu",
    "gated_mlp": True,
    "normalization_type": "RMS",
    "positional_embedding_type": "rotary",
    "rotary_dim": 8,
    "rotary_base": 900,
    "rotary_adjacent_pairs": False,
    "eps": 1e-6,
}


def from_gpt2(theirs: Oracle, *, norms: bool = True) -> dict[str, Tensor]:
    """A GPT-2's weights in this layout, with the masks that it keeps."""
    old = {name.removeprefix("transformer."): each for name, each in theirs.tensors.items()}
    new = {"embed.W_E": old["wte.weight"], "pos_embed.W_pos": old["wpe.weight"], "unembed.W_U": old["wte.weight"].T}
    new |= {"ln_final.w": old["ln_f.weight"], "ln_final.b": old["ln_f.bias"], "unembed.b_U": torch.zeros(37)}
    for block in range(GPT2["n_layer"]):
        before, after = f"h.{block}.", f"blocks.{block}."
        for number in ("1", "2"):
            new[f"{after}ln{number}.w"] = old[f"{before}ln_{number}.weight"]
            new[f"{after}ln{number}.b"] = old[f"{before}ln_{number}.bias"]
        for number, part in enumerate("QKV"):
            columns = slice(24 * number, 24 * (number + 1))
            weight = old[f"{before}attn.c_attn.weight"][:, columns]  # (D, H d)
            new[f"{after}attn.W_{part}"] = weight.unflatten(1, (3, 8)).permute(1, 0, 2)  # (H, D, d)
            new[f"{after}attn.b_{part}"] = old[f"{before}attn.c_attn.bias"][columns].unflatten(0, (3, 8))
        new[f"{after}attn.W_O"] = old[f"{before}attn.c_proj.weight"].unflatten(0, (3, 8))  # (H, d, D)
        new[f"{after}attn.b_O"] = old[f"{before}attn.c_proj.bias"]
        new |= {f"{after}attn.mask": torch.ones(24, 24).tril(), f"{after}attn.IGNORE": torch.tensor(-torch.inf)}
        for theirs_named, named in (("c_fc", "in"), ("c_proj", "out")):
            new[f"{after}mlp.W_{named}"] = old[f"{before}mlp.{theirs_named}.weight"]
            new[f"{after}mlp.b_{named}"] = old[f"{before}mlp.{theirs_named}.bias"]
    return {name: each for name, each in new.items() if norms or "ln" not in name}


def from_llama(theirs: Oracle) -> dict[str, Tensor]:
    """A Llama's weights in this layout, which has biases of zeros, and an underscore before grouped keys."""
    old = {name.removeprefix("model."): each for name, each in theirs.tensors.items()}
    new = {"embed.W_E": old["embed_tokens.weight"], "unembed.W_U": old["embed_tokens.weight"].T}
    new |= {"ln_final.w": old["norm.weight"], "unembed.b_U": torch.zeros(37)}
    for block in range(LLAMA["num_hidden_layers"]):
        before, after = f"layers.{block}.", f"blocks.{block}."
        new[f"{after}ln1.w"] = old[f"{before}input_layernorm.weight"]
        new[f"{after}ln2.w"] = old[f"{before}post_attention_layernorm.weight"]
        for part, mark in (("Q", ""), ("K", "_"), ("V", "_")):
            weight = old[f"{before}self_attn.{part.lower()}_proj.weight"]
            new[f"{after}attn.{mark}W_{part}"] = weight.unflatten(0, (-1, 8)).transpose(1, 2)
            new[f"{after}attn.{mark}b_{part}"] = torch.zeros(len(weight) // 8, 8)
        new[f"{after}attn.W_O"] = old[f"{before}self_attn.o_proj.weight"].T.unflatten(0, (6, 8))
        new[f"{after}attn.b_O"] = torch.zeros(36)
        new |= {f"{after}attn.rotary_sin": torch.zeros(64, 8), f"{after}attn.rotary_cos": torch.zeros(64, 8)}
        for theirs_named, named in (("gate_proj", "gate"), ("up_proj", "in"), ("down_proj", "out")):
            new[f"{after}mlp.W_{named}"] = old[f"{before}mlp.{theirs_named}.weight"].T
        new |= {f"{after}mlp.b_in": torch.zeros(44), f"{after}mlp.b_out": torch.zeros(36)}
    return new


def assert_equal(config: dict[str, Any], tensors: dict[str, Tensor], theirs: Oracle) -> None:
    ours = model_of(config, tensors, "TransformerLens").model().looked_at(theirs.ids)
    assert ours.logits is not None
    torch.testing.assert_close(ours.logits, theirs.logits, rtol=0, atol=CLOSE)
    for weights, others in zip(ours.weights, theirs.weights, strict=True):
        torch.testing.assert_close(weights, others, rtol=0, atol=CLOSE)


def test_gpt2_in_its_layout_says_the_same(transformers: Any) -> None:
    theirs = oracle(CASES["gpt2"])
    assert_equal(FROM_GPT2, from_gpt2(theirs), theirs)


def test_llama_in_its_layout_says_the_same(transformers: Any) -> None:
    theirs = oracle(CASES["llama"])
    assert_equal(FROM_LLAMA, from_llama(theirs), theirs)
    with pytest.raises(AssertionError):
        assert_equal({**FROM_LLAMA, "rotary_adjacent_pairs": True}, from_llama(theirs), theirs)


def test_without_weights_of_norms_the_configuration_tells_whether_there_are_norms(transformers: Any) -> None:
    tensors = from_gpt2(oracle(CASES["gpt2"]), norms=False)
    ids = oracle(CASES["gpt2"]).ids
    ones = {name: torch.full_like(each, float(name.endswith("w"))) for name, each in _norms(transformers).items()}
    with torch.no_grad():
        said = [
            model_of({**FROM_GPT2, **told}, {**tensors, **more}, "TransformerLens").model()(ids)
            for told, more in (
                ({"normalization_type": "LN"}, ones),
                ({"normalization_type": "LNPre"}, {}),
                ({"normalization_type": None}, {}),
            )
        ]
    torch.testing.assert_close(said[0], said[1])
    assert float((said[1] - said[2]).abs().max()) > 0.1
    untold = {name: value for name, value in FROM_GPT2.items() if name != "normalization_type"}
    with pytest.raises(CheckpointError, match="LNPre"):
        model_of(untold, tensors, "TransformerLens")


def _norms(_: Any) -> dict[str, Tensor]:
    return {name: each for name, each in from_gpt2(oracle(CASES["gpt2"])).items() if "ln" in name}


def test_attention_alone_without_norms_is_three_einsums() -> None:
    """Elhage et al. (2021), A Mathematical Framework for Transformer Circuits: each head adds A x W_V W_O."""
    rng = torch.Generator().manual_seed(0)
    shapes = {
        "embed.W_E": (11, 14),
        "pos_embed.W_pos": (9, 14),
        "blocks.0.attn.W_Q": (3, 14, 4),
        "blocks.0.attn.W_K": (3, 14, 4),
        "blocks.0.attn.W_V": (3, 14, 4),
        "blocks.0.attn.W_O": (3, 4, 14),
        "unembed.W_U": (14, 5),
    }
    tensors = {name: 0.3 * torch.randn(shape, generator=rng) for name, shape in shapes.items()}
    config = {"n_layers": 1, "d_model": 14, "n_ctx": 9, "d_head": 4, "n_heads": 3, "d_vocab": 11, "d_vocab_out": 5}
    mapped = model_of({**config, "attn_only": True, "normalization_type": None}, tensors, "TransformerLens")
    assert mapped.spec.biases == ()
    ids = torch.tensor([[3, 1, 4, 1, 5, 9, 2]])
    stream = tensors["embed.W_E"][ids[0]] + tensors["pos_embed.W_pos"][: ids.shape[1]]
    query, key, value = (
        torch.einsum("td,hde->hte", stream, tensors[f"blocks.0.attn.W_{part}"]) for part in ("Q", "K", "V")
    )
    scores = torch.einsum("hqe,hke->hqk", query, key) / 2
    pattern = scores.masked_fill(torch.ones(7, 7).triu(1).bool(), -torch.inf).softmax(-1)
    stream = stream + torch.einsum("hqk,hke,hed->qd", pattern, value, tensors["blocks.0.attn.W_O"])
    with torch.no_grad():
        torch.testing.assert_close(mapped.model()(ids)[0], stream @ tensors["unembed.W_U"])


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("act_fn", "solu_ln", "solu_ln"),
        ("positional_embedding_type", "shortformer", "shortformer"),
        ("positional_embedding_type", "alibi", "power of 2"),
        ("positional_embedding_type", "rotary", "rotary_adjacent_pairs"),
        ("use_NTK_by_parts_rope", True, "use_NTK_by_parts_rope"),
        ("use_local_attn", True, "window_size"),
        ("normalization_type", "BN", "BN"),
        ("final_rms", True, "final_rms"),
    ],
)
def test_what_is_not_known_is_refused(name: str, value: Any, told: str, transformers: Any) -> None:
    with pytest.raises(CheckpointError, match=told):
        model_of({**FROM_GPT2, name: value}, from_gpt2(oracle(CASES["gpt2"])), "TransformerLens")
