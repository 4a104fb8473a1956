"""What is said of a neuron and the examples that it answers to most."""

from scoutview.graphics.base.numbers import count, three_digits
from scoutview.graphics.base.sentence import capital
from scoutview.graphics.base.site_words import site_words
from scoutview.graphics.base.token_label import token_label
from scoutview.language import tr
from scoutview.panels.answering.plan import StrongestExamples

NOTHING_YET = tr("The examples appear here as soon as there is a frame.")
NONE = tr("In this model no activation function stands before a product, so nothing is called a neuron.")
_FORMULA = tr(
    "<p>A neuron is one number that an activation function lets through: how much of something the layer before found. "
    "The model is given all the recorded examples, and those stand first to which this number is largest.</p>"
    "<p style='font-size:large'>answer = max over places of activation(products added up + bias)</p>"
    "<p>Unless one is chosen it is the neuron of the last layer that answers most to any example. That it answers to "
    "these does not say what it does to the answer of the model: switch it off to see that.</p>"
)


def neuron_words(neuron: tuple[int, int]) -> str:
    """As interventions name it."""
    return tr("neuron {layer}.{number}").format(layer=neuron[0], number=neuron[1])


def layer_words(layer: int, site: str, neurons: int) -> str:
    """In the list of layers."""
    return tr("{layer}: {number} into {site}").format(layer=count(layer), number=count(neurons), site=site_words(site))


def example_words(told: StrongestExamples, rank: int) -> str:
    """What the row of an example is called."""
    named = _example(told.examples[rank])
    if told.has_tokens:
        return f"…{told.piece(rank)}".replace("\n", "↵").rstrip()
    return f"{named}: “{told.words[rank]}”" if told.words[rank] else named


def rows_title(told: StrongestExamples) -> str:
    """Over the rows."""
    return tr("{neuron} answers most to these recorded examples").format(neuron=neuron_words(told.neuron))


def answering_findings(told: StrongestExamples) -> tuple[str, ...]:
    """From long to short."""
    named, best = capital(neuron_words(told.neuron)), told.values[0]
    if best <= 0:
        return (
            tr("{neuron} answers to none of the recorded examples.").format(neuron=named),
            tr("{neuron} answers to none.").format(neuron=named),
        )
    where = _example(told.examples[0])
    if told.has_tokens:
        where = tr("{example}, at “{token}”").format(
            example=where, token=token_label(str(told.tokens[0, told.place(0)]))
        )
    strongest = tr("{neuron} answers most to {example}: {number}").format(
        neuron=named, example=where, number=three_digits(best)
    )
    return (
        tr("{strongest}; to what is asked {number}.").format(strongest=strongest, number=three_digits(told.here)),
        f"{strongest}.",
        f"{named}: {three_digits(best)}.",
    )


def answering_formula(told: StrongestExamples | None) -> str:
    """In words, and with this neuron's numbers."""
    if told is None:
        return _FORMULA
    rows = "".join(
        f"<tr><td>{_example(example)}&nbsp;</td><td align='right'>{three_digits(value)}</td></tr>"
        for example, value in zip(told.examples, told.values, strict=True)
    )
    many = told.layers[told.neuron[0]][1]
    size = tr("%n neurons enter {site}.", "", many, one="1 neuron enters {site}.").format(site=site_words(told.site))
    return f"{_FORMULA}<p>{size} {capital(neuron_words(told.neuron))}:</p><table>{rows}</table>"


def _example(number: int) -> str:
    return tr("example {number}").format(number=count(number))
