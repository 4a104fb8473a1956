"""What is said of a neuron and the examples that it answers to most."""

from scoutview.graphics.base.numbers import count, three_digits
from scoutview.graphics.base.site_words import site_words
from scoutview.graphics.base.token_label import token_label
from scoutview.panels.answering.plan import StrongestExamples

NOTHING_YET = "The examples appear here as soon as there is a frame."
NONE = "In this model no activation function stands before a product, so nothing is called a neuron."
_FORMULA = (
    "<p>A neuron is one number that an activation function lets through: how much of something the layer before found. "
    "The model is given all the recorded examples, and those stand first to which this number is largest.</p>"
    "<p style='font-size:large'>answer = max over places of activation(products added up + bias)</p>"
    "<p>Unless one is chosen it is the neuron of the last layer that answers most to any example. That it answers to "
    "these does not say what it does to the answer of the model: switch it off to see that.</p>"
)


def neuron_words(neuron: tuple[int, int]) -> str:
    """As interventions name it."""
    return f"neuron {neuron[0]}.{neuron[1]}"


def layer_words(layer: int, site: str, neurons: int) -> str:
    """In the list of layers."""
    return f"{count(layer)}: {count(neurons)} into {site_words(site)}"


def example_words(told: StrongestExamples, rank: int) -> str:
    """What the row of an example is called."""
    named = f"example {count(told.examples[rank])}"
    if told.has_tokens:
        return f"…{told.piece(rank)}".replace("\n", "↵").rstrip()
    return f"{named}: “{told.words[rank]}”" if told.words[rank] else named


def rows_title(told: StrongestExamples) -> str:
    """Over the rows."""
    return f"{neuron_words(told.neuron)} answers most to these recorded examples"


def answering_findings(told: StrongestExamples) -> tuple[str, ...]:
    """From long to short."""
    named, best = neuron_words(told.neuron).capitalize(), told.values[0]
    if best <= 0:
        return (f"{named} answers to none of the recorded examples.", f"{named} answers to none.")
    where = f"example {count(told.examples[0])}"
    if told.has_tokens:
        where = f"{where}, at “{token_label(str(told.tokens[0, told.place(0)]))}”"
    strongest = f"{named} answers most to {where}: {three_digits(best)}"
    return (
        f"{strongest}; to what is asked {three_digits(told.here)}.",
        f"{strongest}.",
        f"{named}: {three_digits(best)}.",
    )


def answering_formula(told: StrongestExamples | None) -> str:
    """In words, and with this neuron's numbers."""
    if told is None:
        return _FORMULA
    rows = "".join(
        f"<tr><td>example {count(example)}&nbsp;</td><td align='right'>{three_digits(value)}</td></tr>"
        for example, value in zip(told.examples, told.values, strict=True)
    )
    size = f"{count(told.layers[told.neuron[0]][1])} neurons enter {site_words(told.site)}."
    return f"{_FORMULA}<p>{size} {neuron_words(told.neuron).capitalize()}:</p><table>{rows}</table>"
