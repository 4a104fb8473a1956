"""What is said of a residual stream: who moved a score, and what the pointer reads."""

from collections.abc import Mapping
from math import isfinite

import numpy as np

from scoutview.graphics.base.numbers import MINUS, exact_likelihood, three_digits
from scoutview.graphics.base.sentence import capital
from scoutview.graphics.base.token_label import token_label
from scoutview.language import as_written, tr
from scoutview.panels.residual_stream.plan import adding_up, few_decimals, shares_of_kinds, stage_words


def earlier_words(many: int) -> tuple[str, ...]:
    """How many tokens of the text stand before those that have room, from long to short."""
    return (
        tr("%n earlier tokens not shown", "", many, one="1 earlier token not shown"),
        tr("{many} earlier not shown").format(many=many),
        tr("{many} earlier").format(many=many),
        f"{many} …",
    )


def cell_in_numbers(seen: Mapping[str, np.ndarray], cell: tuple[int, int]) -> tuple[str, ...]:
    """The lines of a read-out for (stage, position)."""
    stages, tokens = seen["stream_norms"].shape if seen else (0, 0)
    stage, position = cell
    if stage >= stages or position >= tokens:
        return ()
    said, share = token_label(str(seen["lens_tokens"][cell])), float(seen["lens_probabilities"][cell])
    return (
        tr("“{token}” after {part}").format(
            token=token_label(str(seen["stream_tokens"][position])),
            part=stage_words(str(seen["stream_stages"][stage])),
        ),
        tr("would say “{said}”: {share}").format(said=said, share=exact_likelihood(share)),
        tr("the vector is {length} long").format(length=three_digits(float(seen["stream_norms"][cell]))),
        tr("what was added: {length} long").format(length=three_digits(float(seen["stream_added"][cell]))),
    )


def says_in_words(seen: Mapping[str, np.ndarray], position: int) -> str:
    """From which part on the model says what it says in the end after this token, and what it would say before."""
    said = [str(token) for token in seen["lens_tokens"][:, position]]
    name = tr("“{token}”").format(token=token_label(said[-1]))
    last = position == len(seen["stream_tokens"]) - 1
    first = next((stage + 1 for stage in range(len(said) - 1, -1, -1) if said[stage] != said[-1]), 0)
    if first == 0:
        words = tr("every part says {name}, from the {part} on.")
    elif first < len(said) - 1:
        words = (
            tr("from {part} on the model says {name} again; before it, the model would say “{earlier}”.")
            if said[-1] in said[:first]
            else tr("from {part} on the model says {name}; before it, the model would say “{earlier}”.")
        )
    elif said[-1] in said[:first]:
        words = tr("the last part returns to {name}; before it, the model would say “{earlier}”.")
    else:
        words = tr("only the last part says {name}; before it, the model would say “{earlier}”.")
    told = words.format(
        name=name, part=stage_words(str(seen["stream_stages"][first])), earlier=token_label(said[first - 1])
    )
    if last:
        return capital(told)
    return tr("After “{token}” {told}").format(token=token_label(str(seen["stream_tokens"][position])), told=told)


def length_in_words(seen: Mapping[str, np.ndarray], cell: tuple[int, int]) -> str:
    """How long the vector of a token is after a part."""
    place, token = stage_words(str(seen["stream_stages"][cell[0]])), token_label(str(seen["stream_tokens"][cell[1]]))
    return tr("After {part}, the vector of “{token}” is {length} long.").format(
        part=place, token=token, length=three_digits(float(seen["stream_norms"][cell]))
    )


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
        tr("of the score {score} of “{token}”").format(score=fixed(total, decimals), token=token),
        tr("Click: open it. Right click: off, or on again"),
    )


def top_in_numbers(seen: Mapping[str, np.ndarray], row: int) -> tuple[str, ...]:
    """The lines of a read-out for one of the likeliest tokens at the chosen cell."""
    if not seen or row >= len(seen["lens_top"]):
        return ()
    share, logit = float(seen["lens_top_probabilities"][row]), float(seen["lens_top_logits"][row])
    return (
        tr("“{token}”: {share}").format(
            token=token_label(str(seen["lens_top_tokens"][row])), share=exact_likelihood(share)
        ),
        tr("score {logit}").format(logit=three_digits(logit)),
        tr("Click: who moved this score"),
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
        strongest = (
            tr("{up} raises “{token}” most, {down} lowers it most.")
            if written[lowest] < 0
            else tr("{up} raises “{token}” most, hardly anything lowers it.")
        )
    else:
        strongest = tr("Hardly anything raises “{token}”, {down} lowers it most.")
    strongest = strongest.format(up=capital(up), token=token, down=down)
    attention, mlps, rest = (fixed(amount, decimals) for amount in shares_of_kinds(names, written))
    parts, but = (
        (
            tr("Recurrence adds {back} itself, the MLPs {mlps}, all else {rest}: {total}."),
            tr("But the MLPs work on what recurrence brought."),
        )
        if any(name.endswith(".recurrence") for name in names)
        else (
            tr("Attention adds {back} itself, the MLPs {mlps}, all else {rest}: {total}."),
            tr("But the MLPs work on what attention brought."),
        )
    )
    parts = parts.format(back=attention, mlps=mlps, rest=rest, total=fixed(sum(values), decimals))
    return f"{strongest} {parts} {but}", f"{strongest} {parts}", strongest


def fixed(value: float, decimals: int) -> str:
    """With so many decimals, and a true minus; what is rounded to 0 has none."""
    return as_written(f"{round(value, decimals) + 0.0:.{decimals}f}".replace("-", MINUS))


def signed(value: float, decimals: int) -> str:
    """The same with a plus where it is more than 0."""
    return f"{'+' * (round(value, decimals) > 0)}{fixed(value, decimals)}"


def moved_titles(name: str) -> tuple[str, ...]:
    """What stands over the parts that moved the score of a token of this name, from long to short."""
    return (
        tr("What moved the score of “{name}”").format(name=name),
        tr("What moved “{name}”").format(name=name),
        tr("What moved it"),
    )


def sum_names(name: str) -> tuple[str, ...]:
    """What these parts together are called, from long to short."""
    return (
        tr("sum: the score of “{name}”").format(name=name),
        tr("score of “{name}”").format(name=name),
        tr("the score"),
    )
