"""What is said about a picture's way through a network."""

import numpy as np

from scoutview.graphics.base.numbers import count, likelihood, three_digits
from scoutview.graphics.base.sentence import capital
from scoutview.graphics.base.site_words import site_words
from scoutview.language import tr
from scoutview.panels.activation_maps.plan import PICTURE, Flow, MapSpot, Shape, pooling_words
from scoutview.panels.activation_maps.sum_plan import PixelSum

IN_WORDS = tr(
    "<p>Each layer slides small grids of weights, its kernels, over the maps of the layer before. At every place it "
    "multiplies what lies under a kernel with its weights, adds all up and adds a bias; in the ReLU what is negative "
    "becomes 0. What one kernel gives at all places is one map, a channel. Where the next maps are smaller, only the "
    "largest of 2 × 2 (or more) pixels goes on. The last layer multiplies all that is left with weights, without a "
    "ReLU.</p>"
)
_SOURCE = tr(
    "<p>Source: LeCun, Bottou, Bengio, Haffner 1998, Gradient-Based Learning Applied to Document Recognition. A "
    "channel is called dead here where no validation picture makes it active anywhere, nor does this one.</p>"
)


def maps_words(shape: Shape, dead: int, pooled: int = 1) -> tuple[str, ...]:
    """What a layer is, from long to short; `pooled` of how many pixels in a row one is left before it."""
    channels, height, width = shape
    short = long = tr("%n units", "", channels, one="1 unit")
    if (height, width) != (1, 1):
        short = tr("%n maps", "", channels, one="1 map")
        long = tr("{maps} of {height} × {width}").format(maps=short, height=height, width=width)
    words = (long, short, count(channels))
    if dead:
        died = tr("{number} dead").format(number=dead)
        words = (f"{long}, {died}", f"{short}, {died}", died)
    return words if pooled == 1 else (*(f"{pooling_words(pooled)} → {each}" for each in words[:2]), *words)


def pointer_words(reading: str) -> str:
    """What is read under the pointer, where it stands beside the title of another number's sum."""
    return tr("under the pointer: {reading}").format(reading=reading) if reading else ""


def spot_words(flow: Flow, spot: MapSpot) -> str:
    """The number under the pointer: where it stands, and what it is."""
    if spot.stage == PICTURE:
        return tr("the picture, row {row}, column {column}: {value}").format(
            row=spot.row, column=spot.column, value=three_digits(flow.value(spot))
        )
    if spot.stage == len(flow.maps):
        return f"{flow.outcomes[spot.channel]}: {likelihood(flow.value(spot))}"
    place = place_words(flow.names[spot.stage], spot[1:], flow.shapes[spot.stage][1:])
    if flow.is_dead(spot.stage, spot.channel):
        return tr("{place}: 0, a dead channel: no validation picture makes it active").format(place=place)
    return f"{place}: {three_digits(flow.value(spot))}"


def place_words(layer: str, place: tuple[int, int, int], size: tuple[int, int]) -> str:
    """The name of one number of a layer."""
    channel, row, column = place
    if size == (1, 1):
        return f"{site_words(layer)}, {channel}"
    return tr("{layer}, channel {channel}, row {row}, column {column}").format(
        layer=site_words(layer), channel=channel, row=row, column=column
    )


def finding(flow: Flow, told: PixelSum | None) -> str:
    """What the number whose sum is shown stands for, and what the network says."""
    best = int(np.nan_to_num(flow.probabilities).argmax())
    answer = tr("the model says {answer} ({probability}).").format(
        answer=flow.outcomes[best], probability=likelihood(float(flow.probabilities[best]))
    )
    part = "" if told is None or told.answer else _lit_words(told)
    sentence = f"{part}; {answer}" if part else capital(answer)
    return (
        tr("The picture: {picture}. {sentence}").format(picture=flow.own, sentence=sentence) if flow.own else sentence
    )


def _lit_words(told: PixelSum) -> str:
    """What a number says of its map, or of its unit, as it goes on into the next layer."""
    what, number = told.place[0], three_digits(told.activation)
    if told.is_whole:
        return (
            tr("Unit {unit} is at {number}").format(unit=what, number=number)
            if told.activation
            else tr("Unit {unit} stays silent").format(unit=what)
        )
    if told.activation > 0:
        return tr("The outlined map is strongest at its pattern (here {number})").format(number=number)
    return tr("The outlined map is strongest at its pattern (here it does not)")


def formula(told: PixelSum | None, size: tuple[int, int]) -> str:
    """The formula with this number's terms in it."""
    if told is None:
        return IN_WORDS + _formula(is_whole=False, rectified=True) + _SOURCE
    pairs = sorted(
        zip(told.inputs.ravel().tolist(), told.kernel.ravel().tolist(), strict=True),
        key=lambda each: -abs(each[0] * each[1]),
    )
    terms = " + ".join(f"{three_digits(value)} × {three_digits(weight)}" for value, weight in pairs[:9])
    more = tr(" + … (%n more products)", "", len(pairs) - 9, one=" + … (1 more product)") if len(pairs) > 9 else ""
    total = three_digits(told.value)
    written = IN_WORDS + _formula(is_whole=told.is_whole, rectified=told.rectified)
    kept = tr("; the ReLU leaves {number}").format(number=three_digits(told.activation)) if told.rectified else ""
    softmax = ""
    if told.answer:
        softmax = tr(
            "<p style='font-size:large'>probability = e<sup>score</sup> / Σ e<sup>scores</sup></p><p>The softmax:"
            " e to the power of {total} is {probability} of the same of all answers, added up.</p>"
        ).format(total=total, probability=likelihood(told.answer.probability))
    sentence = tr("{place}: {products}, and the bias {bias}, gives {total}").format(
        place=place_words(told.layer, told.place, size),
        products=terms + more,
        bias=three_digits(told.bias),
        total=total,
    )
    return f"{written}<p>{sentence}{kept}.</p>{softmax}{_SOURCE}"


def _formula(*, is_whole: bool, rectified: bool) -> str:
    total = tr("Σ input × weights + bias") if is_whole else tr("Σ patch × kernel + bias")
    answer = tr("answer = {total}").format(total=f"max(0, {total})" if rectified else total)
    return f"<p style='font-size:large'>{answer}</p>"


def sum_titles(told: PixelSum) -> tuple[str, ...]:
    """What the sum is over its blocks, from long to short."""
    if told.answer:
        score = tr("the score (logit) of “{answer}”").format(answer=told.answer.name)
        share = likelihood(told.answer.probability)
        return (
            tr("How this number is made: {score}. Softmax turns all scores into probabilities: {share}").format(
                score=score, share=share
            ),
            tr("How {score} is made. Softmax turns all scores into probabilities: {share}").format(
                score=score, share=share
            ),
            tr("How {score} is made; softmax makes it {share}").format(score=score, share=share),
            score,
        )
    what, number = told.place[0], three_digits(told.value)
    terms = tr("inputs × weights") if told.is_whole else tr("patch × kernel")
    this = (
        tr("This number of unit {number}").format(number=what)
        if told.is_whole
        else tr("This pixel of map {number}").format(number=what)
    )
    if told.rectified and told.value < 0:
        this, becomes = f"{this} = {three_digits(told.activation)}", tr("what is negative becomes 0")
        return (
            tr("{this}: {terms}, added up with a bias, are {number}; {becomes}").format(
                this=this, terms=terms, number=number, becomes=becomes
            ),
            tr("{this}: its sum is {number}; {becomes}").format(this=this, number=number, becomes=becomes),
            tr("{this}: {number} is negative, so it becomes 0").format(this=this, number=number),
            tr("{this}: {number} becomes 0").format(this=this, number=number),
            tr("{number} becomes 0").format(number=number),
        )
    return (
        tr("{this}: {terms}, added up with a bias = {number}").format(this=this, terms=terms, number=number),
        tr("{this}: {terms}, added up = {number}").format(this=this, terms=terms, number=number),
        f"{this} = {number}",
        number,
    )


def sum_place(told: PixelSum) -> str:
    """Where the number stands that a sum made: "convolution 1, row 5, column 13"; nothing of an answer."""
    if told.answer:
        return ""
    _, row, column = told.place
    return (
        site_words(told.layer)
        if told.is_whole
        else tr("{layer}, row {row}, column {column}").format(layer=site_words(told.layer), row=row, column=column)
    )
