"""Models of TransformerLens 2.x: weights by head, (head, in, out), and a configuration that says how they compute.

Sources: TransformerLens 2, components/{abstract_attention,transformer_block}.py and HookedTransformerConfig.py.
D width, M neurons, H heads, K heads of keys and values, d numbers of a head, V tokens.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from torch import Tensor

from scoutview.checkpoints.families.configuration import Configuration
from scoutview.checkpoints.families.mapped import Cut, Mapped, Naming, Place, mapped, spec_of
from scoutview.checkpoints.families.stored_weights import StoredWeights
from scoutview.checkpoints.families.words import ACTIVATIONS, turns_of
from scoutview.checkpoints.stored_file import CheckpointError
from scoutview.language import tr
from scoutview.models.language_spec import LanguageModelSpec

PASSABLE = (r"blocks\.\d+\.attn\.(mask|IGNORE|rotary_sin|rotary_cos)",)
NORMS = {"LN": "layer", "LNPre": "layer", "RMS": "rms", "RMSPre": "rms"}
POSITIONS = {"standard": "learned", "rotary": "rotary", "alibi": "alibi"}
DIRECTIONS = {"causal": True, "bidirectional": False}
ATTENTION_KINDS = ("global", "local")
BIASES = {
    "query": "attn.b_Q",
    "key": "attn.{}b_K",
    "value": "attn.{}b_V",
    "output": "attn.b_O",
    "expand": "mlp.b_in",
    "contract": "mlp.b_out",
}
NOT_KNOWN = (  # what would change the computation and is not known here
    "use_NTK_by_parts_rope",
    "use_yarn_rope",
    "post_embedding_ln",
    "use_qk_norm",
    "use_normalization_before_and_after",
    "num_experts",
    "rotary_base_local",
    "load_in_4bit",
)


def transformer_lens(configuration: Configuration, tensors: Mapping[str, Tensor]) -> Mapped:
    weights = StoredWeights(tensors)
    for name in NOT_KNOWN:
        configuration.refuse(name, unless=(False, 0), because=tr("ScoutView does not know what this changes."))
    heads, head_size = configuration.whole("n_heads"), configuration.whole("d_head")
    neurons = 0 if configuration.truth("attn_only", False) else configuration.whole("d_mlp")
    norm, with_weights = _norm(configuration, weights)
    configuration.refuse("final_rms", unless=(norm == "rms", False), because=tr("its last norm is of another kind."))
    vocabulary = configuration.whole("d_vocab")
    answers = configuration.whole("d_vocab_out", vocabulary)
    spec = spec_of(
        family="TransformerLens",
        vocabulary=vocabulary,
        context=configuration.whole("n_ctx"),
        width=configuration.whole("d_model"),
        blocks=configuration.blocks("n_layers"),
        heads=heads,
        key_heads=configuration.whole("n_key_value_heads", heads),
        head_size=head_size,
        mlp_width=neurons,
        activation=configuration.word("act_fn", ACTIVATIONS) if neurons else "relu",
        gated=bool(neurons) and configuration.truth("gated_mlp", False),
        norm=norm,
        epsilon=configuration.number("eps", 1e-5),
        norm_weights=with_weights,
        norm_biases=with_weights,
        parallel="two norms" if neurons and configuration.truth("parallel_attn_mlp", False) else "",
        **_positions(configuration, heads, head_size),
        windows=_windows(configuration),
        biases=_biases(weights, "_" if "n_key_value_heads" in configuration else "", neurons),
        score_scale=_score_scale(configuration, head_size),
        scaled_by_block=configuration.truth("scale_attn_by_inverse_layer_idx", False),
        score_cap=_cap(configuration, "attn_scores_soft_cap"),
        logit_cap=_cap(configuration, "output_logits_soft_cap"),
        answers=answers if answers != vocabulary else 0,
        causal=configuration.word("attention_dir", DIRECTIONS, "causal"),
    )
    mark = "_" if "n_key_value_heads" in configuration else ""
    return mapped(spec, weights, Naming(_outer(spec), _inner(spec, mark), "blocks.{}.", PASSABLE))


def _norm(configuration: Configuration, weights: StoredWeights) -> tuple[str, bool]:
    """Its kind, and whether it has weights: those that were folded into the next product still norm."""
    if not configuration.is_told("normalization_type"):
        raise CheckpointError(
            tr(
                "The configuration does not tell the model's “normalization_type”: without weights of norms the file"
                " cannot say whether there were none (null), or whether they were folded into the products after them"
                " (“LNPre”)."
            )
        )
    if "normalization_type" not in configuration:
        return "none", False
    kind = configuration.word("normalization_type", NORMS)
    return kind, not str(configuration.raw("normalization_type")).endswith("Pre")


def _positions(configuration: Configuration, heads: int, head_size: int) -> dict[str, object]:
    kind = configuration.word("positional_embedding_type", POSITIONS, "standard")
    if kind == "alibi" and heads & (heads - 1):
        raise CheckpointError(tr("TransformerLens and the paper disagree on ALiBi for heads that are no power of 2."))
    if kind != "rotary":
        return {"positions": kind}
    blocks = configuration.blocks("n_layers")
    pairs = "neighbours" if configuration.truth("rotary_adjacent_pairs") else "halves"
    turning, theta = configuration.whole("rotary_dim", head_size), configuration.number("rotary_base", 10_000.0)
    rotary = turns_of(turning, theta, pairs=pairs)
    return {"positions": kind, "rotaries": (rotary,), "rotary_of": (0,) * blocks}


def _windows(configuration: Configuration) -> tuple[int, ...]:
    if not configuration.truth("use_local_attn", False):
        return ()
    window, blocks = configuration.whole("window_size"), configuration.blocks("n_layers")
    kinds = configuration.words("attn_types", ATTENTION_KINDS, blocks)
    if kinds is None:
        raise CheckpointError(tr("The configuration does not tell the model's “attn_types”."))
    return tuple(window if kind == "local" else 0 for kind in kinds)


def _score_scale(configuration: Configuration, head_size: int) -> float:
    if not configuration.truth("use_attn_scale", True):
        return 1.0
    told = configuration.number("attn_scale", -1.0)
    return 1 / told if told > 0 else head_size**-0.5


def _cap(configuration: Configuration, name: str) -> float:
    """Written as -1 where there is none."""
    return max(0.0, configuration.number(name, -1.0))


def _biases(weights: StoredWeights, mark: str, neurons: int) -> Sequence[str]:
    """Sites with a bias: those that the first block has, as this library always writes them, its ancestors not."""
    there = [site for site, name in BIASES.items() if f"blocks.0.{name.format(mark)}" in weights]
    unembedding = ["unembedding"] if "unembed.b_U" in weights else []
    return tuple(site for site in there if neurons or site not in ("expand", "contract")) + tuple(unembedding)


def _outer(spec: LanguageModelSpec) -> dict[str, Place]:
    answers = spec.answers or spec.vocabulary
    return {
        "embedding.weight": "embed.W_E",
        "position.weight": "pos_embed.W_pos",
        "norm.weight": "ln_final.w",
        "norm.bias": "ln_final.b",
        "unembedding.weight": Cut("unembed.W_U", (spec.width, answers), _turned),
        "unembedding.bias": "unembed.b_U",
    }


def _inner(spec: LanguageModelSpec, mark: str) -> dict[str, Place]:
    width, heads, key_heads, size = spec.width, spec.heads, spec.key_heads, spec.head_size
    neurons = spec.mlp_width
    key, key_bias = (key_heads, width, size), (key_heads, size)
    return {
        "norm_1.weight": "ln1.w",
        "norm_1.bias": "ln1.b",
        "norm_2.weight": "ln2.w",
        "norm_2.bias": "ln2.b",
        "attention.query.weight": Cut("attn.W_Q", (heads, width, size), _by_head),
        "attention.query.bias": Cut("attn.b_Q", (heads, size), _flat),
        "attention.key.weight": Cut(f"attn.{mark}W_K", key, _by_head),
        "attention.key.bias": Cut(f"attn.{mark}b_K", key_bias, _flat),
        "attention.value.weight": Cut(f"attn.{mark}W_V", key, _by_head),
        "attention.value.bias": Cut(f"attn.{mark}b_V", key_bias, _flat),
        "attention.output.weight": Cut("attn.W_O", (heads, size, width), lambda stored: stored.flatten(0, 1).T),
        "attention.output.bias": "attn.b_O",
        "mlp.gate.weight": Cut("mlp.W_gate", (width, neurons), _turned),
        "mlp.expand.weight": Cut("mlp.W_in", (width, neurons), _turned),
        "mlp.expand.bias": "mlp.b_in",
        "mlp.contract.weight": Cut("mlp.W_out", (neurons, width), _turned),
        "mlp.contract.bias": "mlp.b_out",
    }


def _turned(stored: Tensor) -> Tensor:
    return stored.T


def _flat(stored: Tensor) -> Tensor:
    return stored.flatten()


def _by_head(stored: Tensor) -> Tensor:
    """(H, D, d) -> (H d, D)."""
    return stored.transpose(1, 2).flatten(0, 1)
