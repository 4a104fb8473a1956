"""GPT-J: one norm feeds attention and the MLP beside it, neighbouring numbers turn together, the head has a bias.

Source: transformers, models/gptj/modeling_gptj.py.
"""

from __future__ import annotations

from collections.abc import Mapping

from torch import Tensor

from scoutview.checkpoints.families.configuration import Configuration
from scoutview.checkpoints.families.mapped import Mapped, Naming, head_of, head_size_of, mapped, spec_of
from scoutview.checkpoints.families.stored_weights import StoredWeights
from scoutview.checkpoints.families.words import ACTIVATIONS, turns_of
from scoutview.checkpoints.stored_file import CheckpointError
from scoutview.language import tr

PREFIXES = ("transformer.",)
PASSABLE = (r"h\.\d+\.attn\.(bias|masked_bias|embed_positions)",)
OUTER = {"embedding": "wte", "norm": "ln_f", "unembedding": "lm_head"}
INNER = {
    "norm_1": "ln_1",
    "attention.query": "attn.q_proj",
    "attention.key": "attn.k_proj",
    "attention.value": "attn.v_proj",
    "attention.output": "attn.out_proj",
    "mlp.expand": "mlp.fc_in",
    "mlp.contract": "mlp.fc_out",
}


def gptj(configuration: Configuration, tensors: Mapping[str, Tensor]) -> Mapped:
    weights = StoredWeights(tensors, PREFIXES)
    width, heads = configuration.whole("n_embd", 4096), configuration.whole("n_head", 16)
    head_size, blocks = head_size_of(width, heads), configuration.blocks("n_layer", 28)
    if configuration.is_told("rotary_dim") and "rotary_dim" not in configuration:
        raise CheckpointError(tr("The configuration does not tell how many numbers of a head turn, the “rotary_dim”."))
    turns = turns_of(configuration.whole("rotary_dim", 64), 10_000.0, pairs="neighbours")
    head, told = head_of(configuration, weights, tied=False, head="lm_head.weight", embedding="wte.weight")
    spec = spec_of(
        family="GPT-J",
        vocabulary=configuration.whole("vocab_size", 50_400),
        context=configuration.whole("n_positions", 2048),
        width=width,
        blocks=blocks,
        heads=heads,
        key_heads=heads,
        head_size=head_size,
        mlp_width=configuration.whole("n_inner", 4 * width),
        activation=configuration.word("activation_function", ACTIVATIONS, "gelu_new"),
        epsilon=configuration.number("layer_norm_epsilon", 1e-5),
        parallel="one norm",
        positions="rotary",
        rotaries=(turns,),
        rotary_of=(0,) * blocks,
        biases=("expand", "contract", "unembedding"),
        score_scale=head_size**-0.5,
        head=head,
    )
    return mapped(spec, weights, Naming(OUTER, INNER, "h.{}.", PASSABLE), (told,))
