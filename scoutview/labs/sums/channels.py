"""What a network that writes sums digit by digit can be asked."""

from scoutview.labs.shared_channels import (
    ATTENTION,
    LEARNING_CHANNELS,
    RESIDUAL_STREAM,
    TRANSFORMER,
    prediction_channels,
)
from scoutview.observation import Channel


def digit_sum_channels() -> tuple[Channel, ...]:
    """Of the sum asked, with the answer that the network writes itself."""
    near, written = "neighbours", "written_sum"
    return (
        Channel("tokens", ("position",), "the sum as the network reads it, its own digits among them"),
        Channel("token_ids", ("position",), "their rows in the table", question="tokens"),
        Channel("vocabulary", ("token",), "all tokens: digits, + and ="),
        Channel("embedding", ("token", "width"), "the learned table: one vector per token"),
        Channel("input_vectors", ("position", "width"), "what enters the network at each token"),
        Channel("position_vectors", ("position", "width"), "the learned vector of each position", "", "input_vectors"),
        Channel("embedding_map", ("token", "axis"), "along the two principal components of the table"),
        Channel("embedding_map_variance", ("axis",), "share of the variance along each", question="embedding_map"),
        Channel("neighbour_of", (), "the token whose neighbours these are", question=near),
        Channel("neighbours", ("rank",), "tokens with the most alike vectors"),
        Channel("neighbour_cosines", ("rank",), "cosine of the angle between the vectors", question=near),
        *ATTENTION,
        Channel("logits", ("position", "token"), "the network's answer before the softmax"),
        Channel("probabilities", ("position", "token"), "of each token to come next", "sums to 1 over tokens"),
        *prediction_channels("what may come next", "the sum asked", "the token after which is predicted"),
        Channel("prompt_tokens", ("position",), "the sum, as the network reads it", question="prediction"),
        Channel("written_digits", ("place",), "the digits that it writes, ones first", question=written),
        Channel("right_digits", ("place",), "the right ones", question=written),
        Channel("digit_likelihoods", ("place",), "how likely what it writes is to it", "probability", written),
        *TRANSFORMER,
        *RESIDUAL_STREAM,
        *LEARNING_CHANNELS,
    )
