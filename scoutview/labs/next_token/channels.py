"""What can be asked of a transformer that goes on with a text; each group belongs to one panel."""

from __future__ import annotations

from collections.abc import Mapping

from scoutview.labs.shared_channels import (
    ATTENTION,
    LEARNING_CHANNELS,
    NEURONS,
    RESIDUAL_STREAM,
    SAMPLING,
    TRANSFORMER,
    prediction_channels,
)
from scoutview.observation import Channel

HEADS: tuple[Channel, ...] = (
    Channel("head_pattern_names", ("pattern",), "the patterns that each head is measured for", question="attention"),
    Channel(
        "head_pattern_scores",
        ("pattern", "layer", "head"),
        "mean attention on what the pattern looks at, on held-out text; induction on random tokens that come twice",
        "0 to 1",
        "head_patterns",
    ),
    Channel("head_pattern_chance", ("pattern",), "score of a head that looks at all alike", "0 to 1", "head_patterns"),
    Channel(
        "head_effect",
        ("layer", "head"),
        "loss on held-out text with the head off, minus that as it is; nan until its turn",
        "nats per token",
        "head_effects",
    ),
    Channel("head_base_loss", (), "loss on that text as it is", "nats per token", "head_effects"),
)

ORDERS, SPEED = "orders", "speed"  # questions: what can be computed when, and how fast this machine does it
SERIAL_OR_PARALLEL: tuple[Channel, ...] = (
    Channel("order_tokens", ("position",), "the text as the model reads it", question=ORDERS),
    Channel("order_models", ("order",), "architectures, the recorded one among them", question=ORDERS),
    Channel("order_recorded", ("order",), "1 for the one that was recorded", question=ORDERS),
    Channel("order_answer", (), "what the recorded model says after the last token", question=ORDERS),
    Channel("order_answer_probability", (), "how surely", "probability", ORDERS),
    Channel("order_products", ("order",), "products that wait for each other, for this text", question=ORDERS),
    Channel("order_long_text", (), "tokens of a long text", question=ORDERS),
    Channel("order_long_steps", ("order",), "steps that wait for each other, for such a text", question=ORDERS),
    Channel("order_long_products", ("order",), "products that do, for such a text", question=ORDERS),
    Channel("order_of_stages", ("order stage",), "the architecture that each stage belongs to", question=ORDERS),
    Channel("order_stages", ("order stage",), "what is computed, of each token", question=ORDERS, worded=True),
    Channel("order_kinds", ("order stage",), "lookup, product, or scan: a multiply-add", question=ORDERS),
    Channel("order_recurs", ("order stage",), "1 where it waits for itself at the token before", question=ORDERS),
    Channel("order_steps", ("order stage", "position"), "the earliest step of each, from 1", "steps", ORDERS),
    Channel("speed_models", ("raced model",), "architectures whose training was timed here", question=SPEED),
    Channel("speed_weights", ("raced model",), "their weights, without a table of positions", "weights", SPEED),
    Channel("speed_lengths", ("raced length",), "lengths of the texts", "tokens", SPEED),
    Channel(
        "speed_tokens",
        ("raced model", "raced length"),
        "trained in a second on this machine; nan where not measured",
        "tokens/s",
        SPEED,
    ),
    Channel("speed_busy", (), "share of the time that the machine did something else", "0 to 1", SPEED),
    Channel("speed_cores", (), "cores that computed", "cores", SPEED),
    Channel("speed_device", (), "the graphics card that did, if one did", question=SPEED),
    Channel("speed_points", (), "how many of these numbers there will be", question=SPEED),
)

INSIDE = (*RESIDUAL_STREAM, *SAMPLING, *NEURONS, *HEADS, *SERIAL_OR_PARALLEL)
TRAJECTORIES: frozenset[str] = frozenset({"continuation", "head_effects", "neuron_places", "neuron_search", SPEED})
# no probe changes their answers
ABOUT_MODEL: frozenset[str] = frozenset(
    {"known_transformers", "head_patterns", "head_effects", "neuron_search", "neuron_precision", SPEED}
)

OF_ATTENTION = ("attention", "attention_steps", "head_ablation", "head_patterns", "head_effects")
OF_STREAM = ("residual_stream", "logit_lens", "logit_attribution")
OF_NEURONS = ("neuron", "neuron_places", "neuron_search", "neuron_precision")
OF_CIRCUIT = ("circuit", "known_transformers")
NO_ATTENTION = "{} has no attention: what it knows of earlier tokens is in its memory, which it changes at each token."
NO_STREAM = "An LSTM has no residual stream: each layer hands on its cells, and adds to nothing."
NO_NEURONS = "An LSTM has no MLP, whose neurons are shown here; its cells are in the matrix multiply panel."
NO_CIRCUIT = "An LSTM has no stream that its parts add to, which is what is drawn here: they stand one after the other."


def lacking_in(architecture: str) -> Mapping[str, str]:
    """The questions that a model of this architecture cannot answer, and why."""
    if architecture == "mingru":
        return dict.fromkeys(OF_ATTENTION, NO_ATTENTION.format("A minGRU"))
    if architecture == "lstm":
        attention = dict.fromkeys(OF_ATTENTION, NO_ATTENTION.format("An LSTM"))
        others = ((OF_STREAM, NO_STREAM), (OF_NEURONS, NO_NEURONS), (OF_CIRCUIT, NO_CIRCUIT))
        return attention | {question: why for questions, why in others for question in questions}
    return {}


def next_token_channels() -> tuple[Channel, ...]:
    """All that can be asked, in the order of the page of channels."""
    tokens, vocabulary, vectors, plane = "tokens", "vocabulary", "input_vectors", "embedding_map"
    near, prediction = "neighbours", "prediction"
    return (
        Channel("tokens", ("position",), "the text as the model reads it; a leading space belongs to its token"),
        Channel("token_ids", ("position",), "their numbers in the vocabulary", question=tokens),
        Channel("vocabulary", ("token",), "all tokens"),
        Channel("vocabulary_counts", ("token",), "how often training has each; 0: never", "times", vocabulary),
        Channel("token_kinds", ("token",), "the kind of each, by its place among the kinds", question=vocabulary),
        Channel("token_kind_names", ("kind",), "the kinds: of words, letters, or parts of words", question=vocabulary),
        Channel("embedding", ("token", "width"), "the learned table: one vector per token"),
        Channel("input_vectors", ("position", "width"), "what enters the model: a token's row plus its position's"),
        Channel("position_vectors", ("position", "width"), "the learned vector of each position", question=vectors),
        Channel(
            "embedding_map",
            ("token", "axis"),
            "by how alike each token is to each kind, itself left out; with under 3 kinds, the principal components",
        ),
        Channel("embedding_map_variance", ("axis",), "share of the variance along each component, else nan", "", plane),
        Channel(
            "token_kind_likeness",
            ("kind",),
            "mean cosine of two tokens of a kind, minus that of one of it and one of another; nan for under 4 tokens",
            question=plane,
        ),
        Channel("token_kind_likeness_shuffled", ("kind",), "the most of 49 kinds dealt out by chance", "", plane),
        Channel("neighbour_of", (), "the token whose neighbours these are", question=near),
        Channel("neighbours", ("rank",), "tokens with the most alike vectors, among those that training has"),
        Channel("neighbour_cosines", ("rank",), "cosine of the angle between the vectors", question=near),
        *ATTENTION,
        Channel("logits", ("position", "token"), "the model's answer before the softmax"),
        Channel("probabilities", ("position", "token"), "of each token to come next", "sums to 1 over tokens"),
        *prediction_channels("what may come next", "the text asked", "the token after which is predicted"),
        Channel("prompt_tokens", ("position",), "the text asked, as the model reads it", question=prediction),
        *TRANSFORMER,
        *INSIDE,
        *LEARNING_CHANNELS,
    )
