"""What is said of the maps of a layer."""

from scoutview.graphics.base.numbers import count, three_digits
from scoutview.graphics.base.sentence import capital
from scoutview.graphics.base.site_words import block_number, site_words
from scoutview.language import tr
from scoutview.panels.feature_maps.plan import CAPPED, AnsweringMaps

NOTHING_YET = tr("The maps appear here as soon as there is a picture.")
_IN_WORDS = tr(
    "<p>Each channel of a layer looks everywhere on the picture for one thing of its own, and writes down how much of "
    "it there is: a map of numbers. Bright is where it answered; dark is where it found nothing.</p>"
)
_CAPPED = tr(
    "<p>map[channel] = min(max(products added up + bias, 0), 6): a ReLU6, so that every number is between 0 and 6.</p>"
)
_PLAIN = tr(
    "<p>map[channel] = products added up + bias, after a norm where one follows; below 0 there is no light.</p>"
)
_RECTIFIED = tr("<p>map[channel] = max(products added up + bias, 0), after a norm where one follows: a ReLU.</p>")


def layer_in_words(layer: str) -> str:
    """ "block 3" for its depthwise layer; other layers by their own names."""
    number = block_number(layer)
    return tr("block {number}").format(number=number) if number else site_words(layer)


def map_words(channel: int, strongest: float) -> tuple[str, str]:
    """Below a map: its channel, and how strongly that answers."""
    return count(channel), three_digits(strongest)


def large_words(layer: str, channel: int, strongest: float, top: float) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Over the large map and below it, each from long to short."""
    where = layer_in_words(layer)
    over = (
        tr("{layer}, channel {number}").format(layer=where, number=count(channel)),
        tr("channel {number}").format(number=count(channel)),
        count(channel),
    )
    strong = three_digits(strongest)
    below = (
        tr("bright is where it answers, at most {number} of {top}").format(number=strong, top=three_digits(top)),
        tr("answers up to {number} of {top}").format(number=strong, top=three_digits(top)),
        tr("up to {number}").format(number=strong),
    )
    return over, below


def maps_findings(layer: str, maps: AnsweringMaps) -> tuple[str, ...]:
    """Which channel of the layer answers most, from long to short; and how many do, where it is not alone."""
    if not len(maps.channels):
        return ("",)
    best = maps.best
    strongest, channel, where = maps.strongest[best], count(maps.channels[best]), layer_in_words(layer)
    if strongest <= 0:
        return (tr("Nothing in it answers to this picture."),)
    if len(maps.full) > 1:
        return _findings_of_full(where, channel, maps)
    named = (
        tr("Channel {channel} of {layer} answers most to this picture: {number} of {top}.")
        if maps.capped
        else tr("Channel {channel} of {layer} answers most to this picture: {number}.")
    ).format(channel=channel, layer=where, number=three_digits(strongest), top=count(int(CAPPED)))
    one_of = tr("It is one of {number}.").format(number=count(maps.whole))
    return f"{named} {one_of}", named


def _findings_of_full(where: str, channel: str, maps: AnsweringMaps) -> tuple[str, ...]:
    """Of a layer with more than one channel that answers as much as there can be."""
    many = count(len(maps.full))
    if maps.are_all_full:
        many = tr("{number} or more").format(number=many)
    texts = (
        tr(
            "{many} of {whole} channels of {layer} reach {top}, the most there can be. Channel {channel} does so over "
            "the largest part."
        ),
        tr("{many} channels reach {top}, the most there can be; {channel} over the largest part."),
    )
    told = {"many": many, "whole": count(maps.whole), "layer": where, "top": count(int(CAPPED)), "channel": channel}
    return tuple(text.format(**told) for text in texts)


def scale_words(top: float, *, rectified: bool) -> str:
    """What the numbers are, and where light is full, of maps that nothing caps."""
    full = tr("Light is full at {top}, the layer's strongest answer to a recorded picture at this frame.").format(
        top=three_digits(top)
    )
    return f"{_RECTIFIED if rectified else _PLAIN}<p>{full}</p>"


def maps_formula(layer: str, side: tuple[int, int] | None, whole: int, scale: str = _CAPPED) -> str:
    """In words, with the size of these maps; `scale` says what their numbers are."""
    if side is None:
        return _IN_WORDS
    size = tr("{layer}: {number} channels, maps of {height} × {width} numbers.").format(
        layer=capital(layer_in_words(layer)), number=count(whole), height=side[0], width=side[1]
    )
    between = tr("Between the numbers of a map its light is drawn as straight lines.")
    return f"{_IN_WORDS}{scale}<p>{size} {between}</p>"
