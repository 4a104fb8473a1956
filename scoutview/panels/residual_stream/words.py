"""What the pointer reads of a residual stream: a cell, a part that moved a score, a token that might be said."""

from collections.abc import Mapping

import numpy as np

from scoutview.graphics.base.numbers import exact_percent, three_digits
from scoutview.graphics.base.token_label import token_label
from scoutview.panels.residual_stream.plan import stage_words


def cell_in_numbers(seen: Mapping[str, np.ndarray], cell: tuple[int, int]) -> tuple[str, ...]:
    """The lines of a read-out for (stage, position)."""
    stages, tokens = seen["stream_norms"].shape if seen else (0, 0)
    stage, position = cell
    if stage >= stages or position >= tokens:
        return ()
    said, share = token_label(str(seen["lens_tokens"][cell])), float(seen["lens_probabilities"][cell])
    return (
        f"“{token_label(str(seen['stream_tokens'][position]))}” after {stage_words(str(seen['stream_stages'][stage]))}",
        f"would say “{said}”: {exact_percent(share)}",
        f"the vector is {three_digits(float(seen['stream_norms'][cell]))} long",
        f"what was added: {three_digits(float(seen['stream_added'][cell]))} long",
    )


def part_in_numbers(seen: Mapping[str, np.ndarray], part: str) -> tuple[str, ...]:
    """The lines of a read-out for a part that moved the score, by its name."""
    names = [str(name) for name in seen["attribution_parts"]] if seen else []
    if part not in names:
        return ()
    value, total = float(seen["attribution_logits"][names.index(part)]), float(seen["attributed_logit"])
    words, token = stage_words(part), token_label(str(seen["attributed_token"]))
    return (
        f"{words[:1].upper()}{words[1:]}: {'+' * (value > 0)}{three_digits(value)}",
        f"of the score {three_digits(total)} of “{token}”",
        "Click: open it. Right click: off, or on again",
    )


def top_in_numbers(seen: Mapping[str, np.ndarray], row: int) -> tuple[str, ...]:
    """The lines of a read-out for one of the likeliest tokens at the chosen cell."""
    if not seen or row >= len(seen["lens_top"]):
        return ()
    share, logit = float(seen["lens_top_probabilities"][row]), float(seen["lens_top_logits"][row])
    return (
        f"“{token_label(str(seen['lens_top_tokens'][row]))}”: {exact_percent(share)}",
        f"score {three_digits(logit)}",
        "Click: who moved this score",
    )
