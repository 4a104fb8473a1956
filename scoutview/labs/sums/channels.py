"""What a network that writes sums digit by digit can be asked."""

from scoutview.labs.shared_channels import (
    ATTENTION,
    LEARNING_CHANNELS,
    RESIDUAL_STREAM,
    TOKEN_TABLE,
    TRANSFORMER,
    prediction_channels,
)
from scoutview.observation import Channel


def digit_sum_channels() -> tuple[Channel, ...]:
    """Of the sum asked, with the answer that the network writes itself."""
    written = "written_sum"
    return (
        Channel("tokens", ("position",), "the sum as the network reads it, its own digits among them"),
        Channel("token_ids", ("position",), "their rows in the table", question="tokens"),
        Channel("vocabulary", ("token",), "all tokens: digits, + and ="),
        *TOKEN_TABLE,
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
