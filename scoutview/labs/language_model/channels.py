"""What can be asked of a language model that others trained, and why some of them cannot be asked some of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from scoutview.labs.shared_channels import (
    ATTENTION,
    LEARNING_CHANNELS,
    NEURONS,
    RESIDUAL_STREAM,
    SAMPLING,
    TOKEN_TABLE,
    TRANSFORMER,
    prediction_channels,
)
from scoutview.models.language_spec import LanguageModelSpec
from scoutview.observation import Channel

CONTINUATION, VOCABULARY = "continuation", "vocabulary"
OF_NEURONS = ("neuron", "neuron_places", "neuron_search", "neuron_precision")
TRAJECTORIES = frozenset({CONTINUATION, "neuron_places", "neuron_search"})
ABOUT_MODEL = frozenset({VOCABULARY, "embedding", "embedding_map", "known_transformers"})
OF_SAMPLING = ("sampling", CONTINUATION, "continued_text")
OF_STREAM = ("residual_stream", "logit_lens", "logit_attribution")
OF_CIRCUIT = ("circuit", "known_transformers")
OF_ABLATION = ("head_ablation",)
OF_ANSWERS = ("prediction", *OF_SAMPLING, *OF_STREAM, *OF_CIRCUIT, *OF_ABLATION, *OF_NEURONS)
MOST_WORK = 2e9  # numbers of the weights times heads that are switched off one after the other

NO_HEAD = "This model has no head in its file: it makes vectors of words, and says none."
FILLS_IN = "This model reads a text both ways and says what stands at a word: it does not go on with a text."
NORM_AFTER = (
    "In this model a norm follows each sum, so what leaves a block is no plain sum of what its parts add, and nobody's"
    " share in a score can be told."
)
NO_MLP = "The blocks of this model have no MLP, whose neurons are shown here."
BENT = (
    "In this model scores are capped, or fall with the distance, before they become shares: these steps leave that out."
)
MANY_HEADS = "Switching off each of its {} heads in turn would take minutes in a model of this size."


def language_model_channels() -> tuple[Channel, ...]:
    """All that some model can be asked."""
    return (
        Channel("tokens", ("position",), "the text as the model's own tokenizer makes it, special tokens included"),
        Channel("token_ids", ("position",), "their numbers in the vocabulary", question="tokens"),
        Channel(VOCABULARY, ("token",), "all tokens; bytes that are no whole character are spelled"),
        *TOKEN_TABLE,
        *ATTENTION,
        *prediction_channels("what may stand there", "the text asked", "the token after which, or at which, is asked"),
        Channel("prompt_tokens", ("position",), "the text asked, as the model reads it", question="prediction"),
        *TRANSFORMER,
        *RESIDUAL_STREAM,
        *NEURONS,
        *SAMPLING,
        *LEARNING_CHANNELS,
    )


def lacking_in(spec: LanguageModelSpec) -> Mapping[str, str]:
    """The questions that such a model cannot answer, and why."""
    lacking: dict[str, str] = {}

    def without(questions: Iterable[str], why: str) -> None:
        for question in questions:
            lacking.setdefault(question, why)

    if spec.head == "none":
        without(OF_ANSWERS, NO_HEAD)
    if not spec.causal:
        without((*OF_SAMPLING, *OF_ABLATION), FILLS_IN)
    if not spec.stream_is_sum or spec.head_transform:
        without((*OF_STREAM, *OF_CIRCUIT, *OF_NEURONS), NORM_AFTER)
    if not spec.mlp_width:
        without(OF_NEURONS, NO_MLP)
    if spec.score_cap or spec.positions == "alibi":
        without(("attention_steps",), BENT)
    heads = spec.blocks * spec.heads
    if heads * weights_of_blocks(spec) > MOST_WORK:
        without(OF_ABLATION, MANY_HEADS.format(f"{heads:,}"))
    return lacking


def weights_of_blocks(spec: LanguageModelSpec) -> int:
    """About how many numbers the products in all blocks are."""
    attention = 2 * spec.width * spec.head_size * (spec.heads + spec.key_heads)
    return spec.blocks * (attention + (3 if spec.gated else 2) * spec.width * spec.mlp_width)
