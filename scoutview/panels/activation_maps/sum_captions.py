"""What is written over the blocks of a sum and in their cells, as much as has room."""

from collections.abc import Sequence
from math import isfinite

from scoutview.graphics.base.look import text_width
from scoutview.graphics.base.numbers import MINUS, count, in_cell, three_digits
from scoutview.language import as_written, tr
from scoutview.panels.activation_maps.sum_plan import PixelSum

PRODUCTS = tr("products")


def sum_captions(
    told: PixelSum, number: int, width: float, tops: Sequence[float], *, numbered: bool
) -> tuple[Sequence[str], Sequence[str], Sequence[str]]:
    """What each block of this input is, from long to short.

    `tops` end the colours of the weights and the products; they are told only where cells are not `numbered`.
    """
    names, weights = told.input_names(number), told.weights_name
    entering = names if told.is_whole else (tr("patch of {names}").format(names=names[0]), *names)
    if numbered:
        learned = tr("%n learned numbers", "", told.kernel[number].size, one="1 learned number")
        return entering, (f"{weights}: {learned}", learned, weights), (PRODUCTS,)
    of_weights, of_products = signed_names(((weights, tops[0]), (PRODUCTS, tops[1])), width)
    return entering, (of_weights,), (of_products,)


def signed_names(blocks: Sequence[tuple[str, float]], width: float) -> list[str]:
    """What blocks are and what their colours mean: all in the longest form in which each finds room."""
    ends = [(name, three_digits(top)) for name, top in blocks]
    forms = (
        [tr("{name}: blue −{end}, orange {end}").format(name=name, end=end) for name, end in ends],
        [tr("{name}; colour scale −{end} to {end}").format(name=name, end=end) for name, end in ends],
        [tr("{name}; colour scale ±{end}").format(name=name, end=end) for name, end in ends],
        [tr("{name}; colours ±{end}").format(name=name, end=end) for name, end in ends],
        [f"{name}, ±{end}" for name, end in ends],
    )
    fitting = (form for form in forms if all(text_width(text, "tick") <= width for text in form))
    return next(fitting, [name for name, _ in ends])


def cell_text(value: float, *, short: bool = False) -> str:
    """A number in a cell: two decimals below 10; a short one is never longer than "−.25". "–" for no number."""
    if not isfinite(value):
        return in_cell(value)
    if value == round(value) and abs(value) < 100:
        return count(int(value))
    size = round(abs(value), 2)
    if size < 1:
        return in_cell(value)
    if not short:
        wide = 2 if size < 10 else 1
        return as_written(f"{value:.{wide}f}".replace("-", MINUS)) if size < 100 else three_digits(value)
    return as_written(f"{value:.{1 if round(abs(value), 1) < 10 else 0}f}".replace("-", MINUS))
