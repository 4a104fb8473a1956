"""What is said of a channel and of what it is made of."""

from html import escape
from math import isnan

from scoutview.graphics.base.numbers import MINUS, count, ordinal, percent, three_digits
from scoutview.graphics.base.site_words import block_number
from scoutview.panels.made_of.plan import BY_LOSS, BY_WEIGHT, Drawn, Made, SourceChannel, Unit

NOTHING_YET = "What a channel is made of appears here as soon as there is a network."
NOTEWORTHY = 0.02  # of its answer: what costs less is not worth a sentence
GROUPS = {
    True: {"loss": ("it loses most without", "loses without"), "weight": ("drive it most", "drive it")},
    False: {"loss": ("it gains most without", "gains without"), "weight": ("suppress it most", "suppress it")},
}
NOT_A_PHOTO = ("drawn to excite it most: no photo", "drawn, no photo")
MEASURING = "Now each channel of the layer before is switched off, one at a time …"
KEYS = (
    ("added", "subtracted; wider: more weight"),
    ("added", "subtracted; width: weight"),
    ("+", "−; wider: more weight"),
    ("added", "subtracted"),
)
MEANING = {
    BY_LOSS: (
        "Bold numbers: what its answer loses. Line widths: weights.",
        "Numbers: what it loses. Widths: weights.",
        "numbers: losses, widths: weights",
    ),
    BY_WEIGHT: ("Bold numbers and line widths: weights.", "Numbers and widths: weights.", "both: weights"),
}
IN_WORDS = (
    "<p>Between two ReLU6 this network only multiplies and adds. So what leads from a channel of the layer before into "
    "this one is a single weight: a projection times an expansion. A weight says what could matter. What does matter "
    "is seen by switching a channel off and looking at what the answer loses.</p>"
)
_FORMULA = (
    "<p style='font-size:large'>weight = expansion · projection<br>"
    "lost = answer − answer with one channel at 0</p>"
    "<p>It is measured on one picture, and ranks are those on it; on another one other channels may matter. The "
    f"sentence names one that people see something in where at least {percent(NOTEWORTHY)} of the answer is lost "
    "without it: that bound is a convention, no measurement. A name in quotes is what people see in a picture, and no "
    "proof. What passes around the block before, where it is skipped, is left out.</p>"
    "<p>Source: Olah, Cammarata, Schubert, Goh, Petrov, Carter 2020, Zoom In: An Introduction to Circuits.</p>"
)


def brief_layer(layer: str) -> str:
    """ "12" for `block.12.depthwise`, the layer's own name where it has no number."""
    return block_number(layer) or layer


def brief_unit(unit: Unit) -> str:
    """ "12/417"."""
    return f"{brief_layer(unit[0])}/{unit[1]}"


def unit_names(unit: Unit, drawn: Drawn) -> tuple[str, ...]:
    """A channel in words, from long to short: "block 12, channel 417: “wheels”"."""
    seen = drawn.words.get(unit, "")
    number = brief_layer(unit[0])
    whole = f"block {number}, channel {unit[1]}" if number.isdecimal() else f"{number}, channel {unit[1]}"
    if not seen:
        return whole, brief_unit(unit)
    return f"{whole}: “{seen}”", f"{brief_unit(unit)}: “{seen}”", brief_unit(unit)


def source_names(unit: Unit, drawn: Drawn) -> tuple[str, ...]:
    """The same beside its small picture."""
    seen = drawn.words.get(unit, "")
    return (f"{brief_unit(unit)} “{seen}”", brief_unit(unit)) if seen else (brief_unit(unit),)


def signed(value: float) -> str:
    """With its sign, three digits."""
    return three_digits(value) if value < 0 or isnan(value) else f"+{three_digits(value)}"


def change_without(lost: float) -> str:
    """What switching off does to the answer: "−1.68"."""
    return f"{MINUS}{three_digits(lost)}" if lost > 0 else f"+{three_digits(-lost)}"


def weight_words(source: SourceChannel) -> tuple[str, ...]:
    """From long to short."""
    weight = signed(source.weight)
    return f"weight {weight} ({ordinal(source.weight_rank)})", f"weight {weight}", weight


def loss_words(source: SourceChannel) -> tuple[str, ...]:
    """From long to short; nothing where it is not measured yet."""
    if not source.lost_rank:
        return ("",)
    change = change_without(source.lost)
    return f"without it {change} ({ordinal(source.lost_rank)})", f"without it {change}", change


def readout_lines(made: Made, source: SourceChannel, drawn: Drawn) -> tuple[str, ...]:
    """The exact numbers of one channel, its name first."""
    lines = [
        unit_names((made.source, source.channel), drawn)[0],
        f"weight {signed(source.weight)}: {ordinal(source.weight_rank)} of {count(made.sources)} as a driving one",
    ]
    if source.lost_rank:
        share = percent(abs(made.share_of_answer(source)))
        lines.append(
            f"switched off: {change_without(source.lost)} of {three_digits(made.whole)} ({share}), "
            f"{ordinal(source.lost_rank)} of {count(made.sources)}"
        )
    return tuple(lines)


def answer_words(made: Made) -> tuple[str, ...]:
    """Under the large picture, from long to short."""
    if made.lost is None:
        return NOT_A_PHOTO
    answer = f"its answer to {made.measured_on}: {three_digits(made.whole)}"
    return answer, f"its answer: {three_digits(made.whole)}"


def made_finding(made: Made | None, drawn: Drawn) -> str:
    """What it loses without the one channel that costs most, or without a named one that is worth a sentence."""
    if made is None or not made.sources:
        return ""
    if made.lost_order is None:
        first = made.told(int(made.order[0]))
        name = brief_unit((made.source, first.channel))
        return f"The strongest weight into it, {signed(first.weight)}, is that of {name}."
    most = made.told(int(made.lost_order[0]))
    if not made.share_of_answer(most) > 0:
        return f"No channel before it costs it anything when switched off, on {made.measured_on}."
    named = next((each for each in made.shown(BY_LOSS) if each.drives and _name(made, each, drawn)), None)
    if named is not None and made.share_of_answer(named) >= NOTEWORTHY:
        rank = "" if named.lost_rank == 1 else f"{ordinal(named.lost_rank)} "
        return (
            f"Without “{_name(made, named, drawn)}” ({brief_unit((made.source, named.channel))}) it loses "
            f"{percent(made.share_of_answer(named))} of its answer, the {rank}most of {count(made.sources)} channels."
        )
    name = brief_unit((made.source, most.channel))
    return (
        f"Without {name} it loses {percent(made.share_of_answer(most))} of its answer, the most of "
        f"{count(made.sources)} channels."
    )


def _name(made: Made, source: SourceChannel, drawn: Drawn) -> str:
    return drawn.words.get((made.source, source.channel), "")


def made_formula(made: Made | None, drawn: Drawn) -> str:
    """In words, and with this channel's numbers."""
    if made is None or not made.sources:
        return f"{IN_WORDS}{_FORMULA}"
    first = made.told(int((made.order if made.lost_order is None else made.lost_order)[0]))
    lines = "; ".join(escape(line) for line in readout_lines(made, first, drawn))
    where = f" Measured on {escape(made.measured_on)}." if made.measured_on else ""
    return f"{IN_WORDS}<p>{escape(unit_names(made.unit, drawn)[0])}. Of the layer before, {lines}.{where}</p>{_FORMULA}"
