"""What is said of a lookup: its vectors, one number of their sum written out, the number under the pointer."""

import re
from collections.abc import Sequence

from scoutview.graphics.base.numbers import MINUS, count, three_digits
from scoutview.graphics.base.token_label import token_label
from scoutview.language import as_written, tr

DECIMALS = (2, 3, 4, 5)


def strip_labels(row: int, rows: int, position: int) -> tuple[tuple[str, ...], ...]:
    """What each of the three vectors is, from long to short."""
    return (
        (tr("row {row} of {rows}").format(row=count(row), rows=count(rows)), tr("row {row}").format(row=count(row))),
        (tr("+ position {position}").format(position=position), tr("+ pos. {position}").format(position=position)),
        (tr("= enters the model"), tr("= the input")),
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
    numbers = tr("{number} numbers each").format(number=count(columns))
    if len(values) == 3:
        told = addition(values)
        return (
            tr("number {column}:  {sum}").format(column=column, sum=told),
            tr("no. {column}: {sum}").format(column=column, sum=told),
            told,
            *_shorter(values[-1], told),
        ), (
            numbers,
            tr("{number} each").format(number=count(columns)),
        )
    picked: tuple[str, ...] = (
        tr("row {row} of {rows}: {number} numbers").format(row=count(row), rows=count(rows), number=count(columns)),
        tr("row {row}: {number} numbers").format(row=count(row), number=count(columns)),
        tr("row {row}").format(row=count(row)),
    )
    if labelled:
        picked = (tr("%n numbers", "", columns, one="1 number"),)
    if position < 0:
        return picked, (tr("not in this text: no position is added"), tr("not in this text"))
    if not positions:
        return picked, (
            tr("this model adds no position: the row itself enters it"),
            tr("no position is added here"),
            tr("no position"),
        )
    return (picked,)


def number_in_table(name: str, row: int, column: int, value: float) -> tuple[str, ...]:
    """The lines of a read-out."""
    token = (
        tr("“{token}”, row {row}").format(token=token_label(name), row=count(row))
        if name
        else tr("row {row}").format(row=count(row))
    )
    return (
        three_digits(value),
        tr("{token}, number {column}").format(token=token, column=count(column)),
        tr("Click: look it up (↑ ↓ with the focus)"),
    )


def number_in_vectors(column: int, columns: int, row: int, position: int, values: Sequence[float]) -> tuple[str, ...]:
    """The lines of a read-out: this number of the row, and what is added to it."""
    lines = [
        tr("number {column} of {columns}").format(column=count(column), columns=count(columns)),
        tr("row {row}: {number}").format(row=count(row), number=three_digits(values[0])),
    ]
    if len(values) == 3:
        lines += [
            tr("+ position {position}: {number}").format(position=position, number=three_digits(values[1])),
            tr("= input: {number}").format(number=three_digits(values[2])),
        ]
    return (*lines, tr("Click: show the lookup again (Enter with the focus)"))


def _shorter(total: float, told: str) -> tuple[str, ...]:
    """The sum as it was `told` without the noughts in front, then what it comes to."""
    return re.sub(r"\b0([.,])", r"\1", told), f"= {_written(total, DECIMALS[0])}"


def _sum(values: Sequence[float], decimals: int, equals: str) -> str:
    first, second, third = (_written(value, decimals) for value in values)
    sign = MINUS if second.startswith(MINUS) else "+"
    return f"{first} {sign} {second.removeprefix(MINUS)} {equals} {third}"


def _written(value: float, decimals: int) -> str:
    text = f"{value:.{decimals}f}"
    return as_written(text.replace("-", MINUS) if float(text) else text.replace("-", ""))
