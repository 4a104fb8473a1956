"""The formula of a circuit, and all its numbers to the last digit, as rich text. Arithmetic only."""

from html import escape

from scoutview.graphics.base.numbers import count, percent
from scoutview.panels.circuit.plan import Circuit, Part
from scoutview.panels.circuit.words import amount, shape_in_cell

IN_WORDS = (
    "<p>Each token is a row of numbers: the residual stream. A part of a block reads the stream and adds its own "
    "result to it; nothing is ever overwritten. After the last block the unembedding turns the stream into a score for "
    "everything that may come.</p>"
)
FORMULA = (
    "<p style='font-size:large'>x ← x + attention(x), &nbsp; x ← x + MLP(x), &nbsp; in each block<br>"
    "p = softmax(unembedding(x))</p>"
)
COUNTED = (
    "<p>Counted are the multiplications in matrix products and in attention; a lookup has none, those of norms and of "
    "the softmax are left out. The weights of a part include those of the norm that it reads through.</p>"
)


def circuit_formula(circuit: Circuit) -> str:
    """The parts with all digits of their numbers, as rich text."""
    rows = "".join(_formula_row(circuit, part) for part in circuit.parts)
    columns = ("part", "weights", "leaves it", "multiplications") if circuit.is_here else ("part", "weights")
    head = "".join(f"<th align='{'left' if column == 'part' else 'right'}'>{column}</th>" for column in columns)
    sums = [f"<b>{count(circuit.weights)}</b>"]
    if circuit.is_here:
        sums += ["", f"<b>{count(circuit.multiplications)}</b>"]
    table = f"<table cellpadding='3'><tr>{head}</tr>{rows}<tr><td>all</td>{_cells(sums)}</tr></table>"
    return f"{IN_WORDS}{FORMULA}{table}{_end_of_formula(circuit)}"


def _end_of_formula(circuit: Circuit) -> str:
    if not circuit.is_here:
        told = f"published: {amount(circuit.published, 4)} weights; counted from layers, width and vocabulary: "
        return f"<p>{circuit.title}, {told}{count(circuit.weights)}. {escape(circuit.source)}.</p>"
    chances = ", ".join(f"“{escape(name)}” {percent(probability)}" for name, probability in circuit.outcomes)
    return f"{COUNTED}<p>The likeliest at this step of the training: {chances}.</p>"


def _formula_row(circuit: Circuit, part: Part) -> str:
    cells = [count(part.weights)]
    if circuit.is_here:
        cells += [shape_in_cell(part), "–" if part.kind == "norm" else count(part.multiplications)]
    return f"<tr><td>{escape(part.name)}</td>{_cells(cells)}</tr>"


def _cells(cells: list[str]) -> str:
    return "".join(f"<td align='right'>{cell}</td>" for cell in cells)
