"""Language models of any family: their specs in JSON, weights as they are stored, what can be seen on the way."""

import json
import subprocess
import sys
from dataclasses import replace
from typing import Any

import pytest
import torch
from torch import Tensor
from torch.nn import functional as F

from scoutview.models.language_model import LanguageModel, language_model, unfilled
from scoutview.models.language_parts import Norm, widened
from scoutview.models.language_spec import LanguageModelSpec, Rotary, SpecError
from scoutview.models.rotary import distance_penalty, turned

SPEC = LanguageModelSpec(
    family="Small",
    vocabulary=31,
    context=20,
    width=18,
    blocks=2,
    heads=6,
    key_heads=2,
    head_size=8,
    mlp_width=22,
    gated=True,
    activation="silu",
    norm="rms",
    norm_biases=False,
    positions="rotary",
    rotaries=(Rotary(8),),
    rotary_of=(0, 0),
    windows=(0, 4),
    score_scale=8**-0.5,
    logit_cap=9.0,
    head="tied",
)
IDS = torch.arange(11)[None]


def weights(spec: LanguageModelSpec, spread: float = 0.3) -> dict[str, Tensor]:
    rng = torch.Generator().manual_seed(0)
    return {name: spread * torch.randn(each.shape, generator=rng) for name, each in unfilled(spec).named_parameters()}


def test_a_spec_comes_back_from_json() -> None:
    assert LanguageModelSpec.from_json(json.loads(json.dumps(SPEC.to_json()))) == SPEC


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("norm", "batch"),
        ("heads", 0),
        ("heads", 4.0),
        ("heads", True),
        ("key_heads", 4),
        ("blocks", 10**9),
        ("epsilon", float("nan")),
        ("windows", [1]),
        ("windows", "44"),
        ("windows", [-1, 2]),
        ("rotaries", []),
        ("rotaries", [{"numbers": 7}]),
        ("rotaries", [{"numbers": 80}]),
        ("rotary_of", [0, 5]),
        ("rotary_of", [0, -1]),
        ("positions", "learned"),
        ("causal", False),
        ("gated", 1),
        ("surprise", 1),
    ],
)
def test_json_that_describes_no_model_is_refused(name: str, value: Any) -> None:
    with pytest.raises(SpecError, match=r"\.$"):
        LanguageModelSpec.from_json({**SPEC.to_json(), name: value})


def test_weights_are_taken_as_they_are() -> None:
    state = weights(SPEC)
    model = language_model(SPEC, state)
    own = dict(model.named_parameters())
    assert all(own[name].data_ptr() == each.data_ptr() for name, each in state.items())
    assert model.unembedding is not None
    assert model.unembedding.weight is model.embedding.weight


def test_a_model_without_one_of_its_weights_is_none() -> None:
    with pytest.raises(RuntimeError, match="norm"):
        language_model(SPEC, {name: each for name, each in weights(SPEC).items() if name != "norm.weight"})


@pytest.mark.parametrize("stored", [torch.bfloat16, torch.float16])
def test_weights_in_16_bits_are_multiplied_in_32(stored: torch.dtype, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scoutview.models.language_parts.WIDENED_AT_ONCE", 100)
    state = {name: each.to(stored) for name, each in weights(SPEC).items()}
    widened = language_model(SPEC, {name: each.float() for name, each in state.items()})
    with torch.no_grad():
        torch.testing.assert_close(language_model(SPEC, state)(IDS), widened(IDS), rtol=0, atol=2e-6)


def test_weights_are_widened_in_the_same_memory() -> None:
    """Fresh memory for each of 30 blocks' weights would be 400 MB for a model of 135 million weights."""
    first, second = torch.ones(5, 7, dtype=torch.bfloat16), torch.full((7, 3), 2.0, dtype=torch.float16).T
    with torch.no_grad():
        place = widened(first).data_ptr()
        again = widened(second)
        assert again.data_ptr() == place
        torch.testing.assert_close(again, second.float())
    assert widened(first).data_ptr() != widened(first.clone()).data_ptr()


def test_gradients_pass_through_weights_in_16_bits() -> None:
    state = {name: each.to(torch.bfloat16) for name, each in weights(SPEC).items()}
    model = language_model(SPEC, state)
    model(IDS).square().mean().backward()
    right = language_model(SPEC, {name: each.float() for name, each in state.items()})
    right(IDS).square().mean().backward()
    for (name, weight), (_, other) in zip(model.named_parameters(), right.named_parameters(), strict=True):
        assert weight.grad is not None, name
        assert other.grad is not None, name
        torch.testing.assert_close(weight.grad.float(), other.grad, rtol=0.02, atol=1e-3)


def test_what_was_kept_while_only_asking_is_of_use_to_gradients() -> None:
    spec = replace(SPEC, rotaries=(Rotary(8, 77.0),), windows=(3, 5))  # that no other test asks for
    model = language_model(spec, weights(spec))
    with torch.inference_mode():
        model(IDS)
    model(IDS).sum().backward()
    assert model.embedding.weight.grad is not None


def test_the_stream_is_the_sum_of_what_its_parts_add() -> None:
    seen = language_model(SPEC, weights(SPEC)).looked_at(IDS)
    torch.testing.assert_close(seen.added.cumsum(0), seen.stream)
    assert seen.stages == ("embedding", "block.0.attention", "block.0.mlp", "block.1.attention", "block.1.mlp")


def test_heads_write_what_attention_adds() -> None:
    model = language_model(SPEC, weights(SPEC))
    seen = model.looked_at(IDS)
    with torch.no_grad():
        written = model.blocks[1].attention.written_by_heads(seen.reads[1].flatten(2))  # (B, T, H, D)
    torch.testing.assert_close(written.sum(2), seen.added[3])


def test_attention_is_asked_for_with_what_its_products_made() -> None:
    model = language_model(SPEC, weights(SPEC))
    with torch.no_grad():
        made = {name: output for name, _, _, output in model.products(IDS)}
    for block, attention in enumerate(model.attentions):
        again = attention.weights(made[f"block.{block}.attention.query"], made[f"block.{block}.attention.key"])
        torch.testing.assert_close(again, model.looked_at(IDS).weights[block])


def test_what_a_hook_changes_is_seen() -> None:
    model = language_model(SPEC, weights(SPEC))
    before = model.looked_at(IDS)
    handle = model.blocks[0].attention.output.register_forward_hook(lambda _module, _given, made: 0 * made)
    after = model.looked_at(IDS)
    handle.remove()
    torch.testing.assert_close(after.stream[1], before.stream[0])
    assert not torch.equal(after.stream[-1], before.stream[-1])


def test_logits_are_capped_after_the_product() -> None:
    model = language_model(SPEC, weights(SPEC, 1.0))
    with torch.no_grad():
        *_, (name, _, _, scores) = model.products(IDS)
        logits = model(IDS)
    assert name == "unembedding"
    assert float(scores.abs().max()) > SPEC.logit_cap
    torch.testing.assert_close(logits, SPEC.logit_cap * torch.tanh(scores / SPEC.logit_cap))


@pytest.mark.parametrize("kind", ["layer", "rms", "rms of 1 + w"])
def test_a_norm_passes_the_parts_of_a_stream_on(kind: str) -> None:
    norm = Norm(12, kind, 1e-5, weights=True, biases=True, device="cpu")
    with torch.no_grad():
        for weight in norm.parameters():
            weight.copy_(torch.randn(12, generator=torch.Generator().manual_seed(1)))
        parts = torch.randn(4, 3, 12, generator=torch.Generator().manual_seed(2))
        bias = 0 if norm.bias is None else norm.bias
        torch.testing.assert_close(norm.passed(parts, parts.sum(0)).sum(0) + bias, norm(parts.sum(0)))


def test_turned_vectors_keep_their_length_and_what_they_are_at_a_distance() -> None:
    """A score depends on how far apart two tokens are, not on where they are."""
    vector = torch.randn(1, 1, 1, 8, generator=torch.Generator().manual_seed(1)).expand(1, 1, 9, 8)
    for pairs in ("halves", "neighbours"):
        made = turned(vector, Rotary(6, pairs=pairs))
        torch.testing.assert_close(made.norm(dim=-1), vector.norm(dim=-1))
        scores = (made @ made.transpose(-2, -1))[0, 0]
        torch.testing.assert_close(scores[4, 1], scores[8, 5])
        assert abs(float(scores[4, 1] - scores[4, 2])) > 1e-3


def test_the_penalty_of_distance_halves_from_head_to_head() -> None:
    """Press et al. (2021): of 8 heads 1/2, 1/4, ..., 1/256 for each token in between."""
    penalty = distance_penalty(8, 4, torch.device("cpu"))
    torch.testing.assert_close(penalty[:, 3, 2], -(0.5 ** torch.arange(1.0, 9.0)))
    torch.testing.assert_close(penalty[0, 3], torch.tensor([-1.5, -1.0, -0.5, 0.0]))


def test_attention_alone_is_what_torch_computes() -> None:
    spec = replace(SPEC, windows=(), positions="none", rotaries=(), rotary_of=(), mlp_width=0, gated=False, blocks=1)
    model = language_model(spec, weights(spec))
    seen = model.looked_at(IDS)
    with torch.no_grad():
        made = {name: output for name, _, _, output in model.products(IDS)}
        query, key, value = (
            made[f"block.0.attention.{part}"].unflatten(-1, (-1, 8)).transpose(1, 2)
            for part in ("query", "key", "value")
        )
        read = F.scaled_dot_product_attention(query, key, value, is_causal=True, enable_gqa=True)
    torch.testing.assert_close(seen.reads[0].transpose(1, 2), read)
    assert not seen.neurons


def test_a_shape_without_memory_needs_no_compiler() -> None:
    """Building on the device “meta” in torch's own way loads 800 modules."""
    code = (
        "import sys; from tests.models.test_language_model import SPEC, LanguageModel, unfilled;"
        "assert all(each.is_meta for each in unfilled(SPEC).parameters());"
        "print(sum(name.startswith(('torch._dynamo', 'torch._inductor', 'sympy')) for name in sys.modules))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "0"


def test_on_its_own_a_model_has_memory() -> None:
    assert not any(each.is_meta for each in LanguageModel(SPEC).parameters())
