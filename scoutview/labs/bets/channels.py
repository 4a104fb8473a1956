"""What a network that judges bets can be asked."""

from scoutview.labs.shared_channels import (
    ATTENTION,
    LEARNING_CHANNELS,
    RESIDUAL_STREAM,
    TOKEN_TABLE,
    TRANSFORMER,
    prediction_channels,
)
from scoutview.observation import Channel


def bet_channels() -> tuple[Channel, ...]:
    """Of the bet asked, and of what the network makes of it."""
    bet = "bet"
    return (
        Channel("tokens", ("position",), "the bet as the network reads it"),
        Channel("token_ids", ("position",), "their rows in the table", question="tokens"),
        Channel("vocabulary", ("token",), "all tokens: numbers, how a bet ended, the question"),
        *TOKEN_TABLE,
        *ATTENTION,
        Channel("logits", ("answer",), "the network's answer before the softmax"),
        Channel("probabilities", ("answer",), "of each answer", "sums to 1 over answers"),
        *prediction_channels("bad bet, good bet", "the bet asked", "4: the answer is read at “good?”"),
        Channel("bet_terms", ("term",), "chance of ten, what is won, what is lost", question=bet),
        Channel("bet_ending", (), "how it ended: 0 lost, 1 won", question=bet),
        Channel("bet_expected", (), "what ten plays bring on average", question=bet),
        Channel("bet_is_good", (), "the right answer: 1 a good bet, 0 a bad one, -1 for an even one", question=bet),
        Channel("bet_said_good", ("ending",), "how likely a good bet, had it lost and had it won", "probability", bet),
        Channel("bet_is_unseen", (), "whether training never sees this bet", question=bet),
        Channel("bet_agreement", (), "share of outcomes in the data that agree with the right answer", "0 to 1", bet),
        Channel("bet_planted", (), "whether outcomes were made to agree so often", question=bet),
        *TRANSFORMER,
        *RESIDUAL_STREAM,
        *LEARNING_CHANNELS,
    )
