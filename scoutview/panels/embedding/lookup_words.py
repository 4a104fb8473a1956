"""What is said of a lookup: its vectors, one number of their sum written out, the number under the pointer."""

import re
from collections.abc import Sequence

from scoutview.graphics.base.numbers import MINUS, count, three_digits
from scoutview.graphics.base.token_label import token_label

DECIMALS = (2, 3, 4, 5)


def strip_labels(row: int, rows: int, position: int) -> tuple[tuple[str, ...], ...]:
    """What each of the three vectors is, from long to short."""
    return (
        (f"row {count(row)} of {count(rows)}", f"row {count(row)}"),
        (f"+ position {position}", f"+ pos. {position}"),
        ("= enters the model", "= the input"),
    )


def addition(values: Sequence[float]) -> str:
    """ "0.12 + 0.30 = 0.42": as few decimals as let the written numbers add up."""
    decimals = next((each for each in DECIMALS if _add_up(values, each)), DECIMALS[-1])
    return _sum(values, decimals, "=" if _add_up(values, decimals) else "≈")


def _add_up(values: Sequence[float], decimals: int) -> bool:
    one, other, total = (round(value, decimals) for value in values)
    return round(one + other - total, decimals + 1) == 0


def foot_lines(
    column: int,
    values: Sequence[float],
    shape: tuple[int, int],
    row: int,
    position: int,
    *,
    positions: bool,
    labelled: bool = False,
) -> tuple[tuple[str, ...], ...]:
    """The lines below the vectors, each from long to short: the sum in one number, or why there is none.

    Which row it is is left out where the vectors are `labelled`.
    """
    rows, columns = shape
    numbers = f"{count(columns)} numbers each"
    if len(values) == 3:
        told = addition(values)
        return (f"number {column}:  {told}", f"no. {column}: {told}", told, *_shorter(values[-1], told)), (
            numbers,
            f"{count(columns)} each",
        )
    picked: tuple[str, ...] = (
        f"row {count(row)} of {count(rows)}: {count(columns)} numbers",
        f"row {count(row)}: {count(columns)} numbers",
        f"row {count(row)}",
    )
    if labelled:
        picked = (numbers.removesuffix(" each"),)
    if position < 0:
        return picked, ("not in this text: no position is added", "not in this text")
    if not positions:
        return picked, (
            "this model adds no position: the row itself enters it",
            "no position is added here",
            "no position",
        )
    return (picked,)


def number_in_table(name: str, row: int, column: int, value: float) -> tuple[str, ...]:
    """The lines of a read-out."""
    token = f"“{token_label(name)}”, row {count(row)}" if name else f"row {count(row)}"
    return three_digits(value), f"{token}, number {count(column)}", "Click: look it up (↑ ↓ with the focus)"


def number_in_vectors(column: int, columns: int, row: int, position: int, values: Sequence[float]) -> tuple[str, ...]:
    """The lines of a read-out: this number of the row, and what is added to it."""
    lines = [f"number {count(column)} of {count(columns)}", f"row {count(row)}: {three_digits(values[0])}"]
    if len(values) == 3:
        lines += [f"+ position {position}: {three_digits(values[1])}", f"= input: {three_digits(values[2])}"]
    return (*lines, "Click: show the lookup again (Enter with the focus)")


def _shorter(total: float, told: str) -> tuple[str, ...]:
    """The sum as it was `told` without the noughts in front, then what it comes to."""
    return re.sub(r"\b0\.", ".", told), f"= {_written(total, DECIMALS[0])}"


def _sum(values: Sequence[float], decimals: int, equals: str) -> str:
    first, second, third = (_written(value, decimals) for value in values)
    sign = MINUS if second.startswith(MINUS) else "+"
    return f"{first} {sign} {second.removeprefix(MINUS)} {equals} {third}"


def _written(value: float, decimals: int) -> str:
    text = f"{value:.{decimals}f}"
    return text.replace("-", MINUS) if float(text) else text.replace("-", "")
