"""BERT kinds, which see both sides of a word: BERT, RoBERTa and DistilBERT; norms after, a masked word as the question.

Sources: transformers, models/{bert,roberta,distilbert}/modeling_*.py.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import torch
from torch import Tensor

from scoutview.checkpoints.families.configuration import Configuration
from scoutview.checkpoints.families.mapped import Mapped, Naming, Place, head_of, head_size_of, mapped, spec_of
from scoutview.checkpoints.families.stored_weights import StoredWeights
from scoutview.checkpoints.families.words import ACTIVATIONS
from scoutview.checkpoints.stored_file import CheckpointError
from scoutview.language import tr

OLD_ENDINGS = {"LayerNorm.gamma": "LayerNorm.weight", "LayerNorm.beta": "LayerNorm.bias"}
PASSABLE = (r"embeddings\.position_ids", r"embeddings\.token_type_ids", r"pooler\.dense\.(weight|bias)")
LINEAR = ("query", "key", "value", "output", "expand", "contract", "unembedding")
EMBEDDINGS = {
    "embedding": "embeddings.word_embeddings",
    "position": "embeddings.position_embeddings",
    "token_type": "embeddings.token_type_embeddings",
    "embedding_norm": "embeddings.LayerNorm",
}
INNER = {
    "attention.query": "attention.self.query",
    "attention.key": "attention.self.key",
    "attention.value": "attention.self.value",
    "attention.output": "attention.output.dense",
    "norm_1": "attention.output.LayerNorm",
    "mlp.expand": "intermediate.dense",
    "mlp.contract": "output.dense",
    "norm_2": "output.LayerNorm",
}
DISTIL_INNER = {
    "attention.query": "attention.q_lin",
    "attention.key": "attention.k_lin",
    "attention.value": "attention.v_lin",
    "attention.output": "attention.out_lin",
    "norm_1": "sa_layer_norm",
    "mlp.expand": "ffn.lin1",
    "mlp.contract": "ffn.lin2",
    "norm_2": "output_layer_norm",
}
HEADLESS = tr("These weights have no head that says words: the model makes vectors of a text, and no predictions.")


@dataclass(frozen=True)
class WordHead:
    """Where the head is: the product and the norm before it, its matrix, and its bias under one or two names."""

    product: str
    norm: str
    matrix: str
    biases: tuple[str, ...]

    def places(self, bias: str) -> dict[str, Place]:
        return {
            "transform.expand": self.product,
            "transform.norm": self.norm,
            "unembedding.weight": self.matrix,
            "unembedding.bias": bias,
        }


BERT_HEAD = WordHead(
    "cls.predictions.transform.dense",
    "cls.predictions.transform.LayerNorm",
    "cls.predictions.decoder.weight",
    ("cls.predictions.bias", "cls.predictions.decoder.bias"),
)
ROBERTA_HEAD = WordHead(
    "lm_head.dense", "lm_head.layer_norm", "lm_head.decoder.weight", ("lm_head.bias", "lm_head.decoder.bias")
)
DISTIL_HEAD = WordHead("vocab_transform", "vocab_layer_norm", "vocab_projector.weight", ("vocab_projector.bias",))


def bert(configuration: Configuration, tensors: Mapping[str, Tensor]) -> Mapped:
    weights = StoredWeights(tensors, ("bert.",), OLD_ENDINGS)
    naming = Naming(EMBEDDINGS, INNER, "encoder.layer.{}.", (*PASSABLE, r"cls\.seq_relationship\.(weight|bias)"))
    return _any(configuration, weights, _values(configuration, "BERT", 30_522), BERT_HEAD, naming)


def roberta(configuration: Configuration, tensors: Mapping[str, Tensor]) -> Mapped:
    """Its first token has the position after that of padding; its head's activation is the exact GELU always."""
    weights = StoredWeights(tensors, ("roberta.",), OLD_ENDINGS)
    values = _values(configuration, "RoBERTa", 50_265)
    offset = configuration.whole("pad_token_id", 1, least=0) + 1
    values |= {"context": configuration.whole("max_position_embeddings", 512) - offset, "position_offset": offset}
    naming = Naming(EMBEDDINGS, INNER, "encoder.layer.{}.", PASSABLE)
    return _any(configuration, weights, values, ROBERTA_HEAD, naming, head_activation="gelu")


def distilbert(configuration: Configuration, tensors: Mapping[str, Tensor]) -> Mapped:
    """Without token types; its norms keep from dividing by 0 as BERT's do, whatever its configuration says."""
    weights = StoredWeights(tensors, ("distilbert.",), OLD_ENDINGS)
    values = {
        "family": "DistilBERT",
        "vocabulary": configuration.whole("vocab_size", 30_522),
        "context": configuration.whole("max_position_embeddings", 512),
        "width": configuration.whole("dim", 768),
        "blocks": configuration.blocks("n_layers", 6),
        "heads": configuration.whole("n_heads", 12),
        "mlp_width": configuration.whole("hidden_dim", 3072),
        "activation": configuration.word("activation", ACTIVATIONS, "gelu"),
        "epsilon": 1e-12,
    }
    naming = Naming(EMBEDDINGS, DISTIL_INNER, "transformer.layer.{}.", PASSABLE)
    return _any(configuration, weights, values, DISTIL_HEAD, naming)


def _values(configuration: Configuration, family: str, vocabulary: int) -> dict[str, object]:
    """What BERT and RoBERTa share."""
    configuration.refuse("position_embedding_type", unless=("absolute",), because=tr("only absolute ones are known."))
    configuration.refuse("is_decoder", unless=(False,), because=tr("BERT kinds that see both sides are opened."))
    return {
        "family": family,
        "vocabulary": configuration.whole("vocab_size", vocabulary),
        "context": configuration.whole("max_position_embeddings", 512),
        "width": configuration.whole("hidden_size", 768),
        "blocks": configuration.blocks("num_hidden_layers", 12),
        "heads": configuration.whole("num_attention_heads", 12),
        "mlp_width": configuration.whole("intermediate_size", 3072),
        "activation": configuration.word("hidden_act", ACTIVATIONS, "gelu"),
        "epsilon": configuration.number("layer_norm_eps", 1e-12),
        "token_types": configuration.whole("type_vocab_size", 2),
    }


def _any(
    configuration: Configuration,
    weights: StoredWeights,
    values: dict[str, object],
    words: WordHead,
    naming: Naming,
    *,
    head_activation: str = "",
) -> Mapped:
    width, heads = values["width"], values["heads"]
    assert isinstance(width, int)
    assert isinstance(heads, int)
    head_size = head_size_of(width, heads)
    shared = {
        "key_heads": heads,
        "head_size": head_size,
        "norm_places": "after",
        "embedding_norm": True,
        "final_norm": False,
        "biases": LINEAR,
        "score_scale": head_size**-0.5,
        "causal": False,
    }
    if not any(name.startswith((words.product, words.matrix)) for name in weights.names()):
        return mapped(spec_of(**shared, **values, head="none"), weights, naming, (HEADLESS,))
    embedding = f"{EMBEDDINGS['embedding']}.weight"
    head, told = head_of(configuration, weights, tied=True, head=words.matrix, embedding=embedding)
    spec = spec_of(**shared, **values, head=head, head_transform=head_activation or values["activation"])
    outer = {**naming.outer, **words.places(_one_bias(weights, words.biases))}
    return mapped(spec, weights, Naming(outer, naming.inner, naming.block, naming.passable), (told,))


def _one_bias(weights: StoredWeights, names: tuple[str, ...]) -> str:
    """The name under which it is there; both names are of one bias."""
    there = [name for name in names if name in weights]
    for other in there[1:]:
        if not torch.equal(weights.look(there[0]), weights.look(other)):
            raise CheckpointError(
                tr("“{one}” and “{other}” should be the same bias, and they are not.").format(one=there[0], other=other)
            )
        weights.leave(other)
    return there[0] if there else names[0]
