"""What a network that does sums can be asked."""

from scoutview.labs.shared_channels import (
    ATTENTION,
    LEARNING_CHANNELS,
    TRANSFORMER,
    prediction_channels,
)
from scoutview.observation import Channel


def sum_channels() -> tuple[Channel, ...]:
    """Of the sum asked, of all sums, and of the waves that the answers are made of."""
    tokens, vectors, plane, near = "tokens", "input_vectors", "embedding_map", "neighbours"
    total, answers, spectrum, circle = "sum", "answers", "spectrum", "circle"
    algorithm, progress = "algorithm", "progress"
    return (
        Channel("tokens", ("position",), "the sum as the network reads it"),
        Channel("token_ids", ("position",), "their rows in the table; -1 for “=”, which has none", question=tokens),
        Channel("answer_id", (), "the row of the right answer", question=tokens),
        Channel("vocabulary", ("number",), "the numbers, written"),
        Channel("embedding", ("number", "width"), "the learned table: one vector per number"),
        Channel("input_vectors", ("position", "width"), "what enters the network at each token"),
        Channel("position_vectors", ("row", "width"), "of each position; none for unordered pairs", question=vectors),
        Channel("embedding_map", ("number", "axis"), "along the strongest frequency's cosine and sine, 0 to the right"),
        Channel("embedding_map_variance", ("axis",), "share of the table's variance in each wave", "", plane),
        Channel("embedding_map_turns", (), "that frequency: so often the numbers go round the map", "", plane),
        Channel("neighbour_of", (), "the number whose neighbours these are", question=near),
        Channel("neighbours", ("rank",), "numbers with the most alike vectors"),
        Channel("neighbour_cosines", ("rank",), "cosine of the angle between the vectors", question=near),
        *ATTENTION,
        Channel("logits", ("answer",), "the network's answer before the softmax"),
        Channel("probabilities", ("answer",), "of each number to be the answer", "sums to 1 over answers"),
        *prediction_channels("the numbers that may be the answer", "the sum asked", "2: the answer is read at “=”"),
        Channel("is_training_sum", (), "whether training saw the sum asked", question="prediction"),
        Channel("addends", ("addend",), "a and b", question=total),
        Channel("modulus", (), "the sums start again at 0 here", question=total),
        Channel("sign", (), "1 for a + b, -1 for a - b", question=total),
        Channel("right_answer", (), "of the sum asked", question=total),
        Channel("model_answer", (), "the network's likeliest answer to it", question=total),
        Channel("model_answer_probability", (), "how likely that is to the network", "probability", total),
        Channel("answers", ("a", "b"), "the network's answer to every sum"),
        Channel("answer_probabilities", ("a", "b"), "its confidence in that answer", "probability", answers),
        Channel("right_answers", ("a", "b"), "the right answer to every sum", question=answers),
        Channel("training_sums", ("a", "b"), "which sums training sees", question=answers),
        Channel("spectrum", ("frequency",), "power of frequencies 1, 2, ... in the embedding"),
        Channel("key_frequencies", ("key",), "the fewest that hold at least 90 % of it, strongest first", "", spectrum),
        Channel("circle_frequency", (), "the frequency shown", question=circle),
        Channel("circle", ("number", "axis"), "each number along the cosine and sine direction of a frequency"),
        Channel("algorithm_frequencies", ("key",), "the waves that the logits are fitted with", question=algorithm),
        Channel("algorithm_amplitudes", ("key",), "how strong each is in the logits of all sums", "logits", algorithm),
        Channel("algorithm_explained", (), "share of the logits' variance they explain", "0 to 1", algorithm),
        Channel("progress_frequencies", ("key",), "the waves kept, or taken away", question=progress),
        Channel("restricted_loss", (), "loss on all sums of these waves alone", "nats per sum", progress),
        Channel("excluded_loss", (), "loss on the training sums without them", "nats per sum", progress),
        *TRANSFORMER,
        *LEARNING_CHANNELS,
    )
