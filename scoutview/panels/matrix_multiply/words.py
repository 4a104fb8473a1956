"""What a matrix product costs, and how one cell of it comes about, in words. Arithmetic only."""

from collections.abc import Mapping, Sequence
from html import escape

import numpy as np

from scoutview.graphics.base.numbers import count
from scoutview.graphics.base.site_words import site_words
from scoutview.panels.matrix_multiply.layout_plan import Part
from scoutview.panels.matrix_multiply.product_plan import (
    Product,
    Term,
    column_words,
    inner_words,
    number_text,
    row_words,
    terms_of,
    where,
)

# Source: Brown et al. 2020, "Language Models are Few-Shot Learners", tables 2.1 and D.1: 175 billion weights, and about
# two operations per weight and token, a multiplication and an addition.
GPT3 = "GPT-3, with 175 billion weights: about 175 billion of each for every token (Brown et al. 2020)."
GPT3_SHORT = "GPT-3: about 175 billion a token (Brown et al. 2020)."

Operations = Mapping[str, tuple[int, int]]  # part -> (multiplications, additions)


def costs(operations: Operations, product: Product | None, own: bool) -> tuple[str, ...]:
    """The line that counts: the whole of it first, then ever shorter versions."""
    multiplications, additions = (sum(parts[kind] for parts in operations.values()) for kind in (0, 1))
    parts: list[str] = []
    if own and product is not None:
        parts.append(f"These two matrices: {_both(product.multiplications(), product.additions())}.")
    if operations:
        here = "" if own or product is None else _share(operations.get(product.name))
        parts.append(f"One forward pass of this model with this probe: {_both(multiplications, additions)}{here}.")
    short = f"{count(multiplications)} multiplications a forward pass." if operations else ""
    tokens = 0 if product is None or own else tokens_of(product)
    if operations and tokens:
        each = count(round(multiplications / tokens))
        parts.append(f"For each of its {count(tokens)} tokens: {each} multiplications.")
        short = f"{each} multiplications a token."
    first = short
    if own and product is not None:
        first = f"{count(product.multiplications())} multiplications, {count(product.additions())} additions."
    return (" ".join([*parts, GPT3]), f"{first} {GPT3_SHORT}".strip(), first or GPT3_SHORT)


def site_hint(name: str, inner: int, columns: int) -> str:
    """How large a weight matrix is, or how many kernels of how many numbers a convolution has."""
    if name.rpartition(".")[2].startswith("convolution"):
        return f"{count(columns)} kernels of {count(inner)} numbers"
    return f"{count(inner)} × {count(columns)}"


def tokens_of(product: Product) -> int:
    """How many tokens of a text the rows are; 0 where they are something else, or only one of a text."""
    is_text = any(product.row_labels) and product.row_pictures is None and product.patches is None
    return product.shape[0] if is_text and product.shape[0] > 1 else 0


def cell_finding(product: Product, cell: tuple[int, int], *, own: bool) -> str:
    """What is added up to what; where outputs have names of their own or make a picture, what that is."""
    inner, total = count(product.shape[1]), number_text(float(product.result[cell]))
    stands_for = _score(product, cell) or _piece(product, cell)
    if stands_for:
        return f"{inner} products{' and the bias' if product.has_bias else ''} add up to {total}: {stands_for}."
    given, learned = _factors(product, cell, own=own)
    return f"{inner} {given} times {inner} {learned}, added up{' with the bias' if product.has_bias else ''}: {total}."


def _factors(product: Product, cell: tuple[int, int], *, own: bool) -> tuple[str, str]:
    """What is multiplied, in plain words."""
    row, column = cell
    if product.patches is not None:
        maps = len(product.patches.maps)
        return "pixels" if maps == 1 else f"numbers of {maps} maps", f"learned numbers of kernel {column}"
    learned = f"numbers of column {column_words(product, column)}" if own else "learned numbers"
    return f"numbers of {row_words(product, row).replace('row “', '“')}", learned


def _score(product: Product, cell: tuple[int, int]) -> str:
    row, column = cell
    if not any(product.column_labels) or product.patches is not None:
        return ""
    is_highest = product.shape[2] > 1 and int(np.argmax(product.result[row])) == column
    highest = f", the highest of {count(product.shape[2])}" if is_highest else ""
    label = product.column_labels[column]
    name = f"answer {label}" if label.isdigit() else column_words(product, column)
    return f"the score of {name}{highest}"


def _piece(product: Product, cell: tuple[int, int]) -> str:
    """Where all outputs of the row together are a picture: of which one."""
    if product.row_pictures is None:
        return ""
    kind, _, name = product.row_labels[cell[0]].partition(" ")
    return f"one of {count(product.shape[2])} numbers that make this {name if kind == 'label' else 'picture'}"


def sum_heading(product: Product, cell: tuple[int, int]) -> tuple[str, ...]:
    """Which row and which column meet, then shorter."""
    row, column = row_words(product, cell[0]), column_words(product, cell[1])
    return f"{row} × column {column}", f"{row.removeprefix('row ')} × column {column}", f"{cell[0]} × {cell[1]}"


def sum_sentences(
    product: Product, cell: tuple[int, int], listed: Sequence[int], *, with_finding: bool = True
) -> tuple[tuple[str, ...], ...]:
    """How a cell is made of its row and its column, and which of the products are seen; then in fewer words.

    Without `with_finding` what the finding says is left out: that stands over the picture.
    """
    inner = product.shape[1]
    added = f"All {count(inner)} products{' and the bias' if product.has_bias else ''} add up to the cell."
    made = ("Each number of the row times the number at the same place in the column.", added)
    if len(listed) == inner:
        return made, (added,)
    which = f"the {len(listed)} largest" if _are_largest(product, cell, listed) else f"{len(listed)} of them"
    below = f"Below: {which}, the other {count(inner - len(listed))} as one number."
    return ((*made, below), made, (added,)) if with_finding else ((made[0], below), (below,))


def _are_largest(product: Product, cell: tuple[int, int], listed: Sequence[int]) -> bool:
    sizes = np.abs(np.nan_to_num(product.left[cell[0]] * product.top[:, cell[1]]))
    return bool(sizes[list(listed)].min() >= np.delete(sizes, list(listed)).max())


def row_name(label: str) -> str:
    """The name of a row beside its numbers; a sign such as = in quotes, as it is none of the calculation."""
    return label if not label or any(map(str.isalnum, label)) else f"“{label}”"


def picture_words(product: Product) -> tuple[str, ...]:
    """What the pictures of the rows are, then shorter; without room for any, the names of the rows must do."""
    numbers, shorter = f"{count(product.shape[2])} numbers", ("drawn as a picture", "")
    if product.row_pictures is None:
        return shorter
    down, across = product.row_pictures.shape[1:]
    return f"{numbers}, turned into {down} × {across} pixels", f"{numbers}, drawn as a picture", *shorter


def sum_labels(product: Product, cell: tuple[int, int]) -> tuple[tuple[str, ...], str]:
    """What stands in the two lines of the sum, at their left: of what they are, then shorter; and the products."""
    row, column = row_words(product, cell[0]).replace("row “", "“"), column_words(product, cell[1])
    return (f"{row} × column {column}", f"× column {column}", ""), "= products"


def rest_words(note: str) -> tuple[str, ...]:
    """What a summand that is no single product stands for, then shorter."""
    short = note.removesuffix("s").removesuffix(" product")
    return note, short, short.removesuffix(" more")


def part_words(product: Product, part: Part) -> str:
    """Which number of which matrix."""
    name, row, column = part
    if name == "result":
        return f"{product.names[2]}, {where(product, row, column)}"
    if name == "left":
        return f"{product.names[0]}, {row_words(product, row)}, number {inner_words(product, column)}"
    return f"{product.names[1]}, number {inner_words(product, row)}, column {column_words(product, column)}"


def short_part_words(product: Product, part: Part) -> str:
    """The same where there is little room: the matrix, row and column."""
    name, row, column = part
    return f"{product.names[('left', 'top', 'result').index(name)]} {row}, {column}"


def _share(share: tuple[int, int] | None) -> str:
    return f", of them {count(share[0])} and {count(share[1])} here" if share else ""


def _both(multiplications: int, additions: int) -> str:
    return f"{count(multiplications)} multiplications and {count(additions)} additions"


IN_WORDS = (
    "<p>Each cell of the result belongs to one row of A and one column of B. Go along both at the same time: multiply "
    "the first number of the row by the first of the column, the second by the second, and so on. The sum of all "
    "products is the cell.</p>"
)


def cell_formula(product: Product, cell: tuple[int, int], listed: Sequence[int]) -> str:
    """The formula of a cell, then the same with its numbers, as rich text."""
    bias = " + bias<sub>j</sub>" if product.has_bias else ""
    inner = product.shape[1]
    numbers = " + ".join(_term(term) for term in terms_of(product, *cell, listed))
    total = number_text(float(product.result[cell]))
    return (
        f"{IN_WORDS}<p style='font-size:large'>c<sub>ij</sub> = Σ<sub>k</sub> a<sub>ik</sub> b<sub>kj</sub>{bias}, "
        f"summed over all {count(inner)} k</p>"
        f"<p>{escape(site_words(product.name))}, {escape(where(product, *cell))}:</p><p>{numbers} = <b>{total}</b></p>"
    )


def _term(term: Term) -> str:
    if term.factors is None:
        return f"{_in_brackets(term.value)} ({term.note})"
    return " · ".join(_in_brackets(factor) for factor in term.factors)


def _in_brackets(value: float) -> str:
    return f"({number_text(value)})" if value < 0 else number_text(value)


def patch_captions(product: Product, channel: int, column: int) -> dict[str, tuple[str, str]]:
    """What stands over each part of a convolution's picture: a name, and its size."""
    patches = product.patches
    if patches is None:
        return {}
    maps, rows, columns = patches.maps.shape
    kernel = "{} × {}".format(*patches.kernel)
    given = "picture" if maps == 1 else f"input map {channel}"
    return {
        "map": (given, f"{rows} × {columns}"),
        "patch": ("patch", kernel),
        "kernel": (f"kernel {column}", "learned"),
        "products": ("products", ""),
        "output": (f"output map {column}", "{} × {}".format(*patches.output)),
        "inputs": ("input maps", f"{maps}"),
        "outputs": ("output maps", f"{product.shape[2]}, one for each kernel"),
    }


def patch_part_words(product: Product, part: Part, channel: int, cell: tuple[int, int]) -> str:
    """Which number of a convolution's picture, or which of its maps."""
    name, row, column = part
    given = "picture" if product.patches is None or len(product.patches.maps) == 1 else f"input map {channel}"
    return {
        "map": f"{given}, pixel {row},{column}",
        "patch": f"patch, {row},{column}",
        "kernel": f"kernel {cell[1]}, {row},{column}",
        "products": f"product, {row},{column}",
        "output": f"output map {cell[1]}, pixel {row},{column}",
        "inputs": f"input map {column}",
        "outputs": f"output map {column}",
    }[name]


def term_words(product: Product, terms: Sequence[Term], formed: int) -> list[tuple[str, ...]]:
    """The sum behind a pixel in a few lines: the products that are seen, those of other maps, the bias.

    Each line in words, then ever shorter.
    """
    if product.patches is None:
        return []
    area = product.patches.area
    lines: list[tuple[str, ...]] = []
    if formed:
        seen = terms[: min(formed, area)]
        plural, value = "s" if len(seen) > 1 else "", number_text(sum(term.value for term in seen))
        lines.append((f"{len(seen)} product{plural}: {value}", f"{len(seen)} term{plural}: {value}", value))
    for term in terms[area:formed]:
        if term.note == "bias":
            value = number_text(term.value)
            lines.append((f"+ bias: {value}", f"+ {value}"))
        else:
            others = len(product.patches.maps) - 1
            value = number_text(term.value)
            lines.append((f"+ {others} {'map' if others == 1 else 'maps'}: {value}", f"+ {value}"))
    return lines
