"""What a circuit says: the names of its parts, what they do, and a forward pass told step by step. Arithmetic only."""

from collections.abc import Mapping
from html import escape

from scoutview.graphics.base.numbers import count, likelihood
from scoutview.panels.circuit.plan import ADDING, Circuit, Part, PartChanges

NAMES = {
    "embedding": "Embedding",
    "position": "Position",
    "equals": "“=”",
    "norm": "Norm",
    "unembedding": "Unembedding",
}
KINDS = {"attention": "Attention", "recurrence": "Recurrence", "mlp": "MLP", "norm": "Norm"}
LARGE = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
SIZE_DIGITS = 4
IN_CELLS = 10_000_000  # from here on a cell says millions and billions
HEADERS = {"weights": "weights", "does": "", "multiplications": "multiplications"}
OFF = "It is off: what it computes is not passed on."
UPWARDS = "Read upwards: tokens go in, each part adds to the thick line, the answer comes out at the top."
IN_WORDS = (
    "<p>Each token is a row of numbers: the residual stream. A part of a block reads the stream and adds its own "
    "result to it; nothing is ever overwritten. After the last block the unembedding turns the stream into a score for "
    "everything that may come.</p>"
)
FORMULA = "<p style='font-size:large'>{}, &nbsp; in each block<br>p = softmax(unembedding(x))</p>"
IN_TURN, BESIDE = "x ← x + {}(x), &nbsp; x ← x + MLP(x)", "x ← x + {}(x) + MLP(x)"
CONVOLVED = (
    "<p>Before it reads, a part mixes the tokens before each one into it, number by number: a causal convolution, "
    "x + w<sub>1</sub> ⊙ (one before) + w<sub>2</sub> ⊙ (two before) + …</p>"
)
COUNTED = (
    "<p>Counted are the multiplications in matrix products, convolutions and attention; a lookup has none, those of "
    "norms and of the softmax are left out. The weights of a part include those of the norm that it reads through, "
    "in the picture also those of its convolution.</p>"
)


def amount(number: int, digits: int = 3) -> str:
    """A count in words from a million on: "4.1 million", "175 billion"; below it all its digits."""
    for size, word in LARGE:
        if number >= size:
            return f"{number / size:.{digits}g} {word}"
    return count(number)


def size_of(weights: int) -> str:
    """How large a model is, with the digits that another can be compared by: "174.6 billion"."""
    return amount(weights, SIZE_DIGITS)


def times_as_many(one: Circuit, other: Circuit) -> int:
    """How often the weights of one are those of the other, computed from the sizes that are said."""
    return round(_as_said(one.weights) / _as_said(other.weights)) if other.weights else 0


def _as_said(number: int) -> float:
    return float(f"{number:.{SIZE_DIGITS}g}") if number >= LARGE[-1][0] else number


def part_name(part: Part) -> str:
    return KINDS.get(part.kind) or NAMES.get(part.name, part.name)


def numbered_name(part: Part) -> str:
    """Its name, and its block where it has one."""
    return part_name(part) if part.block < 0 else f"{part_name(part)} {part.block}"


def place_of(part: Part) -> str:
    """Which part, in a headline."""
    if part.block < 0:
        return part_name(part)
    return f"Block {part.block}: {'MLP' if part.kind == 'mlp' else part_name(part).lower()}"


def does(part: Part) -> str:
    """What a part does, in a few plain words."""
    units = count(part.units)
    if part.kind == "attention":
        return f"{units} {'head looks' if part.units == 1 else 'heads look'} back"
    if part.kind == "lookup":
        return {"embedding": "tokens become numbers", "position": "adds each token's place"}.get(
            part.name, f"{count(part.numbers)} numbers of its own"
        )
    if part.kind == "unembedding" and not part.weights:
        return "scores by the same table"
    return {
        "mlp": f"{units} neurons for each token",
        "recurrence": f"{units} memories go along the text",
        "unembedding": f"numbers become {units} scores",
    }.get(part.kind, "evens out sizes")


def briefly(part: Part) -> str:
    """The same in fewer words."""
    units = count(part.units)
    if part.kind == "lookup":
        return {"embedding": "token to numbers", "position": "adds the place"}.get(part.name, "its own")
    if part.kind == "unembedding" and not part.weights:
        return "scores"
    return {
        "attention": "looks back",
        "recurrence": f"{units} memories",
        "mlp": f"{units} neurons",
        "unembedding": f"{units} scores",
    }.get(part.kind, "evens out")


def _before(part: Part) -> str:
    return "the token before" if part.reach == 1 else f"the {count(part.reach)} tokens before"


def weights_in_cell(weights: int) -> str:
    return count(weights) if weights < IN_CELLS else amount(weights)


def total_in_cell(weights: int) -> str:
    return count(weights) if weights < IN_CELLS else size_of(weights)


def shape_in_cell(part: Part) -> str:
    return f"{count(part.rows)} × {count(part.numbers)}"


def multiplications_in_cell(part: Part) -> str:
    """What is not counted, a norm's own, is not said to be none."""
    return "–" if part.kind == "norm" else weights_in_cell(part.multiplications)


def shape_in_words(rows: int, numbers: int) -> str:
    """ "6 tokens × 128 numbers"."""
    return f"{count(rows)} {'token' if rows == 1 else 'tokens'} × {count(numbers)} numbers"


def hint_of(part: Part) -> str:
    """What the mouse can do with a part."""
    opens = {"attention": "Attention", "norm": ""}.get(part.kind, "Matrix multiply")
    opens = "Embedding lookup" if part.name == "embedding" else opens
    if not opens:
        return f"{place_of(part)}: {does(part)}. It has no matrix that could be opened."
    leaves = f"; {shape_in_words(part.rows, part.numbers)} leave it" if part.numbers else ""
    mixed = f", after mixing in {_before(part)}" if part.reach else ""
    told = f"{place_of(part)}: {does(part)}{mixed}{leaves}."
    return f"{told} Click: open it in {opens}. Right-click: its matrices, switch it off."


def hidden_blocks(circuit: Circuit, first: int, last: int) -> tuple[str, str]:
    """How many blocks are left out, and how many weights they hold."""
    parts = circuit.parts[first : last + 1]
    blocks = len({part.block for part in parts})
    word = "block" if blocks == 1 else "blocks"
    return f"{blocks} more {word}, built alike", weights_in_cell(sum(part.weights for part in parts))


def headline(circuit: Circuit, step: int) -> str:
    """What is computed at a step."""
    number = circuit.part_at(step)
    if number is not None:
        return place_of(circuit.parts[number])
    if step == 0:
        return _tokens(circuit)
    return _answer(circuit)


def counter(circuit: Circuit, step: int) -> str:
    """The multiplications so far."""
    so_far, total = circuit.multiplications_until(step), circuit.multiplications
    if so_far == total:
        return f"{amount(total)} multiplications in all"
    return f"{amount(so_far)} multiplications so far" if so_far else "no multiplication so far"


def sentence(circuit: Circuit, step: int, changes: PartChanges) -> str:
    """What happens at a step, and what leaves it."""
    number = circuit.part_at(step)
    if number is None:
        return _ends(circuit, step)
    part = circuit.parts[number]
    if changes.off:
        return OFF
    return f"{_leaves(circuit, part)} {_happens(circuit, part)}{_changed(changes)}"


def _changed(changes: PartChanges) -> str:
    return f" Changed here: {', '.join(changes.changed)}." if changes.changed else ""


def _happens(circuit: Circuit, part: Part) -> str:
    if part.kind == "attention":
        through = "one head" if part.units == 1 else f"{count(part.units)} heads"
        return f"Each token {_mixed(part)}reads from itself and earlier ones, through {through}."
    if part.kind == "lookup":
        own = "A learned vector stands for it" if circuit.joins(part) and part.name != "embedding" else ""
        of = "each place in the text" if part.name == "position" else "each token"
        return f"{own or f'A learned vector is looked up for {of}'}."
    return {
        "recurrence": f"Each token {_mixed(part)}replaces a share of {count(part.units)} memories, and reads them.",
        "mlp": f"Each token {_mixed(part) or 'by itself '}goes through {count(part.units)} neurons{_beside(part)}.",
        "unembedding": f"A score for each of the {count(part.units)} that may come.",
    }.get(part.kind, "The numbers of each token are brought to one size.")


def _beside(part: Part) -> str:
    return ", beside attention rather than after it" if part.beside else ""


def _mixed(part: Part) -> str:
    """What a part does before it reads, where it reads through a convolution."""
    if not part.reach:
        return ""
    before = "the one before it" if part.reach == 1 else f"the {count(part.reach)} before it"
    return f"takes in a part of {before} (a causal convolution), then "


def _leaves(circuit: Circuit, part: Part) -> str:
    shape = shape_in_words(part.rows, part.numbers)
    added = part.kind in ADDING or (part.name == "position" and not circuit.joins(part))
    return f"{shape} are added to the stream." if added else f"{shape} leave it."


def _ends(circuit: Circuit, step: int) -> str:
    if step == 0:
        return "The text, cut into the pieces that the model knows. From here on each is a row of numbers."
    return "The scores become probabilities, which add up to 100 %."


def _tokens(circuit: Circuit) -> str:
    return f"{count(len(circuit.tokens))} {'token' if len(circuit.tokens) == 1 else 'tokens'}"


def _answer(circuit: Circuit) -> str:
    name, probability = circuit.outcomes[0] if circuit.outcomes else ("", 0.0)
    return f"Answer: “{name}”, {likelihood(probability)}"


def finding(circuit: Circuit, step: int, changes: Mapping[int, PartChanges]) -> str:
    """The one sentence made of this frame's numbers."""
    number = circuit.part_at(step)
    if number is not None:
        part, changed = circuit.parts[number], changes.get(number, PartChanges())
        told = OFF if changed.off else f"{_happens(circuit, part)}{_changed(changed)}"
        return f"{place_of(part)}. {told} {counter(circuit, step).capitalize()}."
    if step == 0:
        return f"{_tokens(circuit)} go in: from here on each is a row of numbers."
    name = circuit.outcomes[0][0] if circuit.outcomes else ""
    made = f"{count(circuit.weights)} learned numbers turn {_tokens(circuit)} into “{name}”"
    changed_parts = [change for each in changes.values() for change in filter(None, (each.off, *each.changed))]
    with_changes = f", with {', '.join(dict.fromkeys(changed_parts))}" if changed_parts else ""
    cost = f"{amount(circuit.multiplications)} multiplications"
    return f"{made}{with_changes}: {cost}."


def known_finding(circuit: Circuit, here: Circuit | None) -> str:
    """How large a published model is, beside the one that was asked."""
    size = f"{circuit.title} has {circuit.layers} blocks and {size_of(circuit.weights)} weights"
    times = times_as_many(circuit, here) if here is not None else 0
    return f"{size}, {amount(times)} times as many as this model." if times else f"{size}."


def known_sentence(circuit: Circuit) -> str:
    """What a published model is drawn from."""
    return f"Figures: {circuit.source}. Nothing here was computed."


def formula_of(circuit: Circuit | None) -> str:
    """What a block does, of a model that is known, or of a transformer."""
    recurs = circuit is not None and any(part.kind == "recurrence" for part in circuit.parts)
    adds = BESIDE if circuit is not None and any(part.beside for part in circuit.parts) else IN_TURN
    return FORMULA.format(adds.format("recurrence" if recurs else "attention"))


def circuit_formula(circuit: Circuit) -> str:
    """The parts with all digits of their numbers, as rich text."""
    rows = "".join(_formula_row(circuit, each) for part in circuit.parts for each in part.apart())
    columns = ("part", "weights", "leaves it", "multiplications") if circuit.is_here else ("part", "weights")
    head = "".join(f"<th align='{'left' if column == 'part' else 'right'}'>{column}</th>" for column in columns)
    sums = [f"<b>{count(circuit.weights)}</b>"]
    if circuit.is_here:
        sums += ["", f"<b>{count(circuit.multiplications)}</b>"]
    table = f"<table cellpadding='3'><tr>{head}</tr>{rows}<tr><td>all</td>{_cells(sums)}</tr></table>"
    convolved = CONVOLVED if any(part.through for part in circuit.parts) else ""
    return f"{IN_WORDS}{formula_of(circuit)}{convolved}{table}{_end_of_formula(circuit)}"


def _end_of_formula(circuit: Circuit) -> str:
    if not circuit.is_here:
        told = f"published: {size_of(circuit.published)} weights; counted from layers, width and vocabulary: "
        return f"<p>{circuit.title}, {told}{count(circuit.weights)}. {escape(circuit.source)}.</p>"
    chances = ", ".join(f"“{escape(name)}” {likelihood(probability)}" for name, probability in circuit.outcomes)
    return f"{COUNTED}<p>The likeliest at this step of the training: {chances}.</p>"


def _formula_row(circuit: Circuit, part: Part) -> str:
    cells = [count(part.weights)]
    if circuit.is_here:
        cells += [shape_in_cell(part), "–" if part.kind == "norm" else count(part.multiplications)]
    return f"<tr><td>{escape(part.name)}</td>{_cells(cells)}</tr>"


def _cells(cells: list[str]) -> str:
    return "".join(f"<td align='right'>{cell}</td>" for cell in cells)
