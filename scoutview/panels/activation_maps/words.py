"""What is said about a picture's way through a network."""

import numpy as np

from scoutview.graphics.base.numbers import count, likelihood, three_digits
from scoutview.graphics.base.site_words import site_words
from scoutview.panels.activation_maps.plan import PICTURE, Flow, MapSpot, Shape, pooling_words
from scoutview.panels.activation_maps.sum_plan import PixelSum

IN_WORDS = (
    "<p>Each layer slides small grids of weights, its kernels, over the maps of the layer before. At every place it "
    "multiplies what lies under a kernel with its weights, adds all up and adds a bias; in the ReLU what is negative "
    "becomes 0. What one kernel gives at all places is one map, a channel. Where the next maps are smaller, only the "
    "largest of 2 × 2 (or more) pixels goes on. The last layer multiplies all that is left with weights, without a "
    "ReLU.</p>"
)
_SOURCE = (
    "<p>Source: LeCun, Bottou, Bengio, Haffner 1998, Gradient-Based Learning Applied to Document Recognition. A "
    "channel is called dead here where no validation picture makes it active anywhere, nor does this one.</p>"
)


def maps_words(shape: Shape, dead: int, pooled: int = 1) -> tuple[str, ...]:
    """What a layer is, from long to short; `pooled` of how many pixels in a row one is left before it."""
    channels, height, width = shape
    short = f"{count(channels)} units" if height == width == 1 else f"{count(channels)} maps"
    long = short if height == width == 1 else f"{short} of {height} × {width}"
    words = (long, short, count(channels))
    if dead:
        words = (f"{long}, {dead} dead", f"{short}, {dead} dead", f"{dead} dead")
    return words if pooled == 1 else (*(f"{pooling_words(pooled)} → {each}" for each in words[:2]), *words)


def pointer_words(reading: str) -> str:
    """What is read under the pointer, where it stands beside the title of another number's sum."""
    return f"under the pointer: {reading}" if reading else ""


def spot_words(flow: Flow, spot: MapSpot) -> str:
    """The number under the pointer: where it stands, and what it is."""
    if spot.stage == PICTURE:
        return f"the picture, row {spot.row}, column {spot.column}: {three_digits(flow.value(spot))}"
    if spot.stage == len(flow.maps):
        return f"{flow.outcomes[spot.channel]}: {likelihood(flow.value(spot))}"
    place = place_words(flow.names[spot.stage], spot[1:], flow.shapes[spot.stage][1:])
    if flow.is_dead(spot.stage, spot.channel):
        return f"{place}: 0, a dead channel: no validation picture makes it active"
    return f"{place}: {three_digits(flow.value(spot))}"


def place_words(layer: str, place: tuple[int, int, int], size: tuple[int, int]) -> str:
    """The name of one number of a layer."""
    channel, row, column = place
    if size == (1, 1):
        return f"{site_words(layer)}, {channel}"
    return f"{site_words(layer)}, channel {channel}, row {row}, column {column}"


def finding(flow: Flow, told: PixelSum | None) -> str:
    """What the number whose sum is shown stands for, and what the network says."""
    best = int(np.nan_to_num(flow.probabilities).argmax())
    answer = f"the model says {flow.outcomes[best]} ({likelihood(float(flow.probabilities[best]))})."
    part = "" if told is None or told.answer else _lit_words(told)
    sentence = f"{part}; {answer}" if part else f"T{answer[1:]}"
    return f"The picture: {flow.own}. {sentence}" if flow.own else sentence


def _lit_words(told: PixelSum) -> str:
    """What a number says of its map, or of its unit, as it goes on into the next layer."""
    what, number = told.place[0], three_digits(told.activation)
    if told.is_whole:
        return f"Unit {what} is at {number}" if told.activation else f"Unit {what} stays silent"
    if told.activation > 0:
        return f"The outlined map is strongest at its pattern (here {number})"
    return "The outlined map is strongest at its pattern (here it does not)"


def formula(told: PixelSum | None, size: tuple[int, int]) -> str:
    """The formula with this number's terms in it."""
    if told is None:
        return IN_WORDS + _formula("kernel", rectified=True) + _SOURCE
    pairs = sorted(
        zip(told.inputs.ravel().tolist(), told.kernel.ravel().tolist(), strict=True),
        key=lambda each: -abs(each[0] * each[1]),
    )
    terms = " + ".join(f"{three_digits(value)} × {three_digits(weight)}" for value, weight in pairs[:9])
    more = f" + … ({count(len(pairs) - 9)} more products)" if len(pairs) > 9 else ""
    total = three_digits(told.value)
    written = IN_WORDS + _formula(told.weights_name, rectified=told.rectified)
    kept = f"; the ReLU leaves {three_digits(told.activation)}" if told.rectified else ""
    softmax = ""
    if told.answer:
        softmax = (
            "<p style='font-size:large'>probability = e<sup>score</sup> / Σ e<sup>scores</sup></p><p>The softmax: e to "
            f"the power of {total} is {likelihood(told.answer.probability)} of the same of all answers, added up.</p>"
        )
    return (
        f"{written}<p>{place_words(told.layer, told.place, size)}: {terms}{more}, and the bias "
        f"{three_digits(told.bias)}, gives {total}{kept}.</p>{softmax}{_SOURCE}"
    )


def _formula(weights: str, *, rectified: bool) -> str:
    total = f"Σ {'patch' if weights == 'kernel' else 'input'} × {weights} + bias"
    return f"<p style='font-size:large'>answer = {f'max(0, {total})' if rectified else total}</p>"


def sum_titles(told: PixelSum) -> tuple[str, ...]:
    """What the sum is over its blocks, from long to short."""
    if told.answer:
        score = f"the score (logit) of “{told.answer.name}”"
        share = likelihood(told.answer.probability)
        return (
            f"How this number is made: {score}. Softmax turns all scores into probabilities: {share}",
            f"How {score} is made. Softmax turns all scores into probabilities: {share}",
            f"How {score} is made; softmax makes it {share}",
            score,
        )
    what, number = told.place[0], three_digits(told.value)
    terms = "inputs × weights" if told.is_whole else "patch × kernel"
    this = f"This number of unit {what}" if told.is_whole else f"This pixel of map {what}"
    if told.rectified and told.value < 0:
        this, becomes = f"{this} = {three_digits(told.activation)}", "what is negative becomes 0"
        return (
            f"{this}: {terms}, added up with a bias, are {number}; {becomes}",
            f"{this}: its sum is {number}; {becomes}",
            f"{this}: {number} is negative, so it becomes 0",
            f"{this}: {number} becomes 0",
            f"{number} becomes 0",
        )
    return (
        f"{this}: {terms}, added up with a bias = {number}",
        f"{this}: {terms}, added up = {number}",
        f"{this} = {number}",
        number,
    )


def sum_place(told: PixelSum) -> str:
    """Where the number stands that a sum made: "convolution 1, row 5, column 13"; nothing of an answer."""
    if told.answer:
        return ""
    _, row, column = told.place
    return site_words(told.layer) if told.is_whole else f"{site_words(told.layer)}, row {row}, column {column}"
