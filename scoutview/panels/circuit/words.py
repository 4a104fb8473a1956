"""What a circuit says: the names of its parts, what they do, and a forward pass told step by step. Arithmetic only."""

from collections.abc import Mapping
from html import escape

from scoutview.graphics.base.numbers import count, likelihood
from scoutview.graphics.base.sentence import capital, quoted
from scoutview.language import as_written, tr
from scoutview.panels.circuit.plan import ADDING, Circuit, Part, PartChanges

NAMES = {
    "embedding": tr("Embedding"),
    "position": tr("Position"),
    "equals": "“=”",
    "norm": tr("Norm"),
    "unembedding": tr("Unembedding"),
}
KINDS = {"attention": tr("Attention"), "recurrence": tr("Recurrence"), "mlp": "MLP", "norm": tr("Norm")}
IN_BLOCK = {"attention": tr("attention"), "recurrence": tr("recurrence"), "norm": tr("norm")}  # after its block
LARGE = ((1e12, tr("{amount} trillion")), (1e9, tr("{amount} billion")), (1e6, tr("{amount} million")))
SIZE_DIGITS = 4
IN_CELLS = 10_000_000  # from here on a cell says millions and billions
HEADERS = {"weights": tr("weights"), "does": "", "multiplications": tr("multiplications")}
OFF = tr("It is off: what it computes is not passed on.")
UPWARDS = tr("Read upwards: tokens go in, each part adds to the thick line, the answer comes out at the top.")
IN_WORDS = tr(
    "<p>Each token is a row of numbers: the residual stream. A part of a block reads the stream and adds its own "
    "result to it; nothing is ever overwritten. After the last block the unembedding turns the stream into a score for "
    "everything that may come.</p>"
)
FORMULA = tr("<p style='font-size:large'>{adds}, &nbsp; in each block<br>p = softmax(unembedding(x))</p>")
IN_TURN, BESIDE = "x ← x + {}(x), &nbsp; x ← x + MLP(x)", "x ← x + {}(x) + MLP(x)"
CONVOLVED = tr(
    "<p>Before it reads, a part mixes the tokens before each one into it, number by number: a causal convolution, "
    "x + w<sub>1</sub> ⊙ (one before) + w<sub>2</sub> ⊙ (two before) + …</p>"
)
COUNTED = tr(
    "<p>Counted are the multiplications in matrix products, convolutions and attention; a lookup has none, those of "
    "norms and of the softmax are left out. The weights of a part include those of the norm that it reads through, "
    "in the picture also those of its convolution.</p>"
)


def amount(number: int, digits: int = 3) -> str:
    """A count in words from a million on: "4.1 million", "175 billion"; below it all its digits."""
    for size, text in LARGE:
        if number >= size:
            return text.format(amount=as_written(f"{number / size:.{digits}g}"))
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
    block = tr("Block {number}").format(number=part.block)
    return f"{block}: {IN_BLOCK.get(part.kind) or part_name(part)}"


def does(part: Part) -> str:
    """What a part does, in a few plain words."""
    many = part.units
    if part.kind == "lookup":
        own = tr("%n numbers of its own", "", part.numbers, one="1 number of its own")
        return {"embedding": tr("tokens become numbers"), "position": tr("adds each token's place")}.get(part.name, own)
    if part.kind == "unembedding" and not part.weights:
        return tr("scores by the same table")
    return {
        "attention": tr("%n heads look back", "", many, one="1 head looks back"),
        "mlp": tr("%n neurons for each token", "", many, one="1 neuron for each token"),
        "recurrence": tr("%n memories go along the text", "", many, one="1 memory goes along the text"),
        "unembedding": tr("numbers become %n scores", "", many, one="numbers become 1 score"),
    }.get(part.kind, tr("evens out sizes"))


def briefly(part: Part) -> str:
    """The same in fewer words."""
    many = part.units
    if part.kind == "lookup":
        return {"embedding": tr("token to numbers"), "position": tr("adds the place")}.get(part.name, tr("its own"))
    if part.kind == "unembedding" and not part.weights:
        return tr("scores")
    return {
        "attention": tr("looks back"),
        "recurrence": tr("%n memories", "", many, one="1 memory"),
        "mlp": tr("%n neurons", "", many, one="1 neuron"),
        "unembedding": tr("%n scores", "", many, one="1 score"),
    }.get(part.kind, tr("evens out"))


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
    tokens = tr("%n tokens", "", rows, one="1 token")
    return tokens + " × " + tr("%n numbers", "", numbers, one="1 number")


def hint_of(part: Part) -> str:
    """What the mouse can do with a part."""
    opens = {"attention": tr("Attention"), "norm": ""}.get(part.kind, tr("Matrix multiply"))
    opens = tr("Embedding lookup") if part.name == "embedding" else opens
    told = f"{place_of(part)}: {does(part)}"
    if not opens:
        return told + ". " + tr("It has no matrix that could be opened.")
    if part.reach:
        told += tr(", after mixing in the %n tokens before", "", part.reach, one=", after mixing in the token before")
    if part.numbers:
        told += tr("; {shape} leave it").format(shape=shape_in_words(part.rows, part.numbers))
    can = tr("Click: open it in {panel}. Right-click: its matrices, switch it off.").format(panel=opens)
    return f"{told}. {can}"


def hidden_blocks(circuit: Circuit, first: int, last: int) -> tuple[str, str]:
    """How many blocks are left out, and how many weights they hold."""
    parts = circuit.parts[first : last + 1]
    blocks = len({part.block for part in parts})
    told = tr("%n more blocks, built alike", "", blocks, one="1 more block, built alike")
    return told, weights_in_cell(sum(part.weights for part in parts))


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
        return tr("{number} multiplications in all").format(number=amount(total))
    if not so_far:
        return tr("no multiplication so far")
    return tr("{number} multiplications so far").format(number=amount(so_far))


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
    return tr(" Changed here: {changes}.").format(changes=", ".join(changes.changed)) if changes.changed else ""


def _happens(circuit: Circuit, part: Part) -> str:
    many = part.units
    if part.kind == "lookup":
        if circuit.joins(part) and part.name != "embedding":
            return tr("A learned vector stands for it.")
        if part.name == "position":
            return tr("A learned vector is looked up for each place in the text.")
        return tr("A learned vector is looked up for each token.")
    if part.reach and part.kind in ADDING:
        return _happens_after_mixing(part)
    return {
        "attention": tr(
            "Each token reads from itself and earlier ones, through %n heads.",
            "",
            many,
            one="Each token reads from itself and earlier ones, through one head.",
        ),
        "recurrence": tr("Each token replaces a share of {number} memories, and reads them."),
        "mlp": tr("Each token by itself goes through {number} neurons{beside}."),
        "unembedding": tr("A score for each of the {number} that may come."),
    }.get(part.kind, tr("The numbers of each token are brought to one size.")).format(
        number=count(many), beside=_beside(part)
    )


def _happens_after_mixing(part: Part) -> str:
    """Of a part that reads through a convolution."""
    before = tr("the %n before it", "tokens", part.reach, one="the one before it")
    return {
        "attention": tr(
            "Each token takes in a part of {before} (a causal convolution), then reads from itself and earlier ones, "
            "through %n heads.",
            "",
            part.units,
            one="Each token takes in a part of {before} (a causal convolution), then reads from itself and earlier "
            "ones, through one head.",
        ),
        "recurrence": tr(
            "Each token takes in a part of {before} (a causal convolution), then replaces a share of {number} "
            "memories, and reads them."
        ),
        "mlp": tr(
            "Each token takes in a part of {before} (a causal convolution), then goes through {number} neurons{beside}."
        ),
    }[part.kind].format(before=before, number=count(part.units), beside=_beside(part))


def _beside(part: Part) -> str:
    return tr(", beside attention rather than after it") if part.beside else ""


def _leaves(circuit: Circuit, part: Part) -> str:
    shape = shape_in_words(part.rows, part.numbers)
    added = part.kind in ADDING or (part.name == "position" and not circuit.joins(part))
    told = tr("{shape} are added to the stream.") if added else tr("{shape} leave it.")
    return told.format(shape=shape)


def _ends(circuit: Circuit, step: int) -> str:
    if step == 0:
        return tr("The text, cut into the pieces that the model knows. From here on each is a row of numbers.")
    return tr("The scores become probabilities, which add up to 100 %.")


def _tokens(circuit: Circuit) -> str:
    return tr("%n tokens", "", len(circuit.tokens), one="1 token")


def _answer(circuit: Circuit) -> str:
    name, probability = circuit.outcomes[0] if circuit.outcomes else ("", 0.0)
    return tr("Answer: “{name}”, {probability}").format(name=name, probability=likelihood(probability))


def finding(circuit: Circuit, step: int, changes: Mapping[int, PartChanges]) -> str:
    """The one sentence made of this frame's numbers."""
    number = circuit.part_at(step)
    if number is not None:
        part, changed = circuit.parts[number], changes.get(number, PartChanges())
        told = OFF if changed.off else f"{_happens(circuit, part)}{_changed(changed)}"
        return f"{place_of(part)}. {told} {capital(counter(circuit, step))}."
    if step == 0:
        return tr("{tokens} go in: from here on each is a row of numbers.").format(tokens=_tokens(circuit))
    name = circuit.outcomes[0][0] if circuit.outcomes else ""
    made = tr("{number} learned numbers turn {tokens} into “{answer}”").format(
        number=count(circuit.weights), tokens=_tokens(circuit), answer=name
    )
    changed_parts = [change for each in changes.values() for change in filter(None, (each.off, *each.changed))]
    changes_told = ", ".join(dict.fromkeys(changed_parts))
    with_changes = tr(", with {changes}").format(changes=changes_told) if changed_parts else ""
    cost = tr("{number} multiplications").format(number=amount(circuit.multiplications))
    return f"{made}{with_changes}: {cost}."


def known_finding(circuit: Circuit, here: Circuit | None) -> str:
    """How large a published model is, beside the one that was asked."""
    size = tr("{model} has {blocks} blocks and {weights} weights").format(
        model=circuit.title, blocks=circuit.layers, weights=size_of(circuit.weights)
    )
    times = times_as_many(circuit, here) if here is not None else 0
    return size + (tr(", {times} times as many as this model.").format(times=amount(times)) if times else ".")


def known_sentence(circuit: Circuit) -> str:
    """What a published model is drawn from."""
    return tr("Figures: {source}. Nothing here was computed.").format(source=circuit.source)


def formula_of(circuit: Circuit | None) -> str:
    """What a block does, of a model that is known, or of a transformer."""
    recurs = circuit is not None and any(part.kind == "recurrence" for part in circuit.parts)
    adds = BESIDE if circuit is not None and any(part.beside for part in circuit.parts) else IN_TURN
    return FORMULA.format(adds=adds.format(tr("recurrence") if recurs else tr("attention")))


def circuit_formula(circuit: Circuit) -> str:
    """The parts with all digits of their numbers, as rich text."""
    rows = "".join(_formula_row(circuit, each) for part in circuit.parts for each in part.apart())
    columns = (tr("weights"), tr("leaves it"), tr("multiplications"))[: 3 if circuit.is_here else 1]
    first, every = tr("part"), tr("all")
    head = f"<th align='left'>{first}</th>" + "".join(f"<th align='right'>{column}</th>" for column in columns)
    sums = [f"<b>{count(circuit.weights)}</b>"]
    if circuit.is_here:
        sums += ["", f"<b>{count(circuit.multiplications)}</b>"]
    table = f"<table cellpadding='3'><tr>{head}</tr>{rows}<tr><td>{every}</td>{_cells(sums)}</tr></table>"
    convolved = CONVOLVED if any(part.through for part in circuit.parts) else ""
    return f"{IN_WORDS}{formula_of(circuit)}{convolved}{table}{_end_of_formula(circuit)}"


def _end_of_formula(circuit: Circuit) -> str:
    if not circuit.is_here:
        told = tr(
            "{model}, published: {published} weights; counted from layers, width and vocabulary: {counted}."
        ).format(model=circuit.title, published=size_of(circuit.published), counted=count(circuit.weights))
        return f"<p>{told} {escape(circuit.source)}.</p>"
    chances = ", ".join(f"{quoted(escape(name))} {likelihood(probability)}" for name, probability in circuit.outcomes)
    likeliest = tr("The likeliest at this step of the training: {answers}.").format(answers=chances)
    return f"{COUNTED}<p>{likeliest}</p>"


def _formula_row(circuit: Circuit, part: Part) -> str:
    cells = [count(part.weights)]
    if circuit.is_here:
        cells += [shape_in_cell(part), "–" if part.kind == "norm" else count(part.multiplications)]
    return f"<tr><td>{escape(part.name)}</td>{_cells(cells)}</tr>"


def _cells(cells: list[str]) -> str:
    return "".join(f"<td align='right'>{cell}</td>" for cell in cells)
