"""What is said of a residual stream: who moved a score, and what the pointer reads."""

from collections.abc import Mapping
from math import isfinite

import numpy as np

from scoutview.graphics.base.numbers import MINUS, exact_likelihood, three_digits
from scoutview.graphics.base.sentence import capital
from scoutview.graphics.base.token_label import token_label
from scoutview.panels.residual_stream.plan import adding_up, few_decimals, shares_of_kinds, stage_words


def earlier_words(many: int) -> tuple[str, ...]:
    """How many tokens of the text stand before those that have room, from long to short."""
    tokens = "token" if many == 1 else "tokens"
    return f"{many} earlier {tokens} not shown", f"{many} earlier not shown", f"{many} earlier", f"{many} …"


def cell_in_numbers(seen: Mapping[str, np.ndarray], cell: tuple[int, int]) -> tuple[str, ...]:
    """The lines of a read-out for (stage, position)."""
    stages, tokens = seen["stream_norms"].shape if seen else (0, 0)
    stage, position = cell
    if stage >= stages or position >= tokens:
        return ()
    said, share = token_label(str(seen["lens_tokens"][cell])), float(seen["lens_probabilities"][cell])
    return (
        f"“{token_label(str(seen['stream_tokens'][position]))}” after {stage_words(str(seen['stream_stages'][stage]))}",
        f"would say “{said}”: {exact_likelihood(share)}",
        f"the vector is {three_digits(float(seen['stream_norms'][cell]))} long",
        f"what was added: {three_digits(float(seen['stream_added'][cell]))} long",
    )


def says_in_words(seen: Mapping[str, np.ndarray], position: int) -> str:
    """From which part on the model says what it says in the end after this token, and what it would say before."""
    said = [str(token) for token in seen["lens_tokens"][:, position]]
    name, last = f"“{token_label(said[-1])}”", position == len(seen["stream_tokens"]) - 1
    after = "" if last else f"After “{token_label(str(seen['stream_tokens'][position]))}” "
    first = next((stage + 1 for stage in range(len(said) - 1, -1, -1) if said[stage] != said[-1]), 0)
    if first == 0:
        told = f"every part says {name}, from the {stage_words(str(seen['stream_stages'][0]))} on."
    else:
        again = said[-1] in said[:first]
        if first < len(said) - 1:
            start = f"from {stage_words(str(seen['stream_stages'][first]))} on the model says {name}"
            start += " again" if again else ""
        else:
            start = f"{'the last part returns to' if again else 'only the last part says'} {name}"
        told = f"{start}; before it, the model would say “{token_label(said[first - 1])}”."
    return after + told if after else capital(told)


def length_in_words(seen: Mapping[str, np.ndarray], cell: tuple[int, int]) -> str:
    """How long the vector of a token is after a part."""
    place, token = stage_words(str(seen["stream_stages"][cell[0]])), token_label(str(seen["stream_tokens"][cell[1]]))
    return f"After {place}, the vector of “{token}” is {three_digits(float(seen['stream_norms'][cell]))} long."


def part_in_numbers(seen: Mapping[str, np.ndarray], part: str) -> tuple[str, ...]:
    """The lines of a read-out for a part that moved the score, by its name."""
    names = [str(name) for name in seen["attribution_parts"]] if seen else []
    if part not in names:
        return ()
    values, total = seen["attribution_logits"].tolist(), float(seen["attributed_logit"])
    value, decimals = values[names.index(part)], few_decimals(values) + 1
    words, token = stage_words(part), token_label(str(seen["attributed_token"]))
    return (
        f"{capital(words)}: {signed(value, decimals)}",
        f"of the score {fixed(total, decimals)} of “{token}”",
        "Click: open it. Right click: off, or on again",
    )


def top_in_numbers(seen: Mapping[str, np.ndarray], row: int) -> tuple[str, ...]:
    """The lines of a read-out for one of the likeliest tokens at the chosen cell."""
    if not seen or row >= len(seen["lens_top"]):
        return ()
    share, logit = float(seen["lens_top_probabilities"][row]), float(seen["lens_top_logits"][row])
    return (
        f"“{token_label(str(seen['lens_top_tokens'][row]))}”: {exact_likelihood(share)}",
        f"score {three_digits(logit)}",
        "Click: who moved this score",
    )


def moved_in_words(names: list[str], values: list[float], token: str) -> tuple[str, ...]:
    """Who moved the score of a token most, up and down, and what attention and the MLPs did; from long to short.

    The sums are those of the amounts as they are written, which add up.
    """
    if not values or not isfinite(sum(values)):
        return ("",)
    decimals = few_decimals(values)
    written = adding_up(values, decimals)
    highest, lowest = (values.index(most(values)) for most in (max, min))
    up, down = (f"{stage_words(names[place])} ({signed(written[place], decimals)})" for place in (highest, lowest))
    if written[highest] > 0:
        lowered = f"{down} lowers it most" if written[lowest] < 0 else "hardly anything lowers it"
        strongest = f"{capital(up)} raises “{token}” most, {lowered}."
    else:
        strongest = f"Hardly anything raises “{token}”, {down} lowers it most."
    attention, mlps, rest = (fixed(amount, decimals) for amount in shares_of_kinds(names, written))
    back = "recurrence" if any(name.endswith(".recurrence") for name in names) else "attention"
    parts = f"{back.title()} adds {attention} itself, the MLPs {mlps}, all else {rest}: {fixed(sum(values), decimals)}."
    return f"{strongest} {parts} But the MLPs work on what {back} brought.", f"{strongest} {parts}", strongest


def fixed(value: float, decimals: int) -> str:
    """With so many decimals, and a true minus; what is rounded to 0 has none."""
    return f"{round(value, decimals) + 0.0:.{decimals}f}".replace("-", MINUS)


def signed(value: float, decimals: int) -> str:
    """The same with a plus where it is more than 0."""
    return f"{'+' * (round(value, decimals) > 0)}{fixed(value, decimals)}"


def moved_titles(name: str) -> tuple[str, ...]:
    """What stands over the parts that moved the score of a token of this name, from long to short."""
    return f"What moved the score of “{name}”", f"What moved “{name}”", "What moved it"


def sum_names(name: str) -> tuple[str, ...]:
    """What these parts together are called, from long to short."""
    return f"sum: the score of “{name}”", f"score of “{name}”", "the score"
