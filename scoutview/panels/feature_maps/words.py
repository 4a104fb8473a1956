"""What is said of the maps of a layer."""

from scoutview.graphics.base.numbers import count, three_digits
from scoutview.graphics.base.site_words import block_number, site_words
from scoutview.panels.feature_maps.plan import CAPPED, AnsweringMaps

NOTHING_YET = "The maps appear here as soon as there is a picture."
_IN_WORDS = (
    "<p>Each channel of a layer looks everywhere on the picture for one thing of its own, and writes down how much of "
    "it there is: a map of numbers. Bright is where it answered; dark is where it found nothing.</p>"
)
_CAPPED = (
    "<p>map[channel] = min(max(products added up + bias, 0), 6): a ReLU6, so that every number is between 0 and 6.</p>"
)
_PLAIN = "<p>map[channel] = products added up + bias, after a norm where one follows; below 0 there is no light.</p>"
_RECTIFIED = "<p>map[channel] = max(products added up + bias, 0), after a norm where one follows: a ReLU.</p>"


def layer_in_words(layer: str) -> str:
    """ "block 3" for its depthwise layer; other layers by their own names."""
    number = block_number(layer)
    return f"block {number}" if number else site_words(layer)


def map_words(channel: int, strongest: float) -> tuple[str, str]:
    """Below a map: its channel, and how strongly that answers."""
    return count(channel), three_digits(strongest)


def large_words(layer: str, channel: int, strongest: float, top: float) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Over the large map and below it, each from long to short."""
    where = layer_in_words(layer)
    over = f"{where}, channel {count(channel)}", f"channel {count(channel)}", count(channel)
    strong = three_digits(strongest)
    below = (
        f"bright is where it answers, at most {strong} of {three_digits(top)}",
        f"answers up to {strong} of {three_digits(top)}",
        f"up to {strong}",
    )
    return over, below


def maps_findings(layer: str, maps: AnsweringMaps) -> tuple[str, ...]:
    """Which channel of the layer answers most, from long to short; and how many do, where it is not alone."""
    if not len(maps.channels):
        return ("",)
    best = maps.best
    strongest, channel, where = maps.strongest[best], count(maps.channels[best]), layer_in_words(layer)
    if strongest <= 0:
        return ("Nothing in it answers to this picture.",)
    if len(maps.full) > 1:
        many = f"{count(len(maps.full))}{' or more' if maps.are_all_full else ''}"
        whole = f"{many} of {count(maps.whole)} channels of {where}"
        most = f"reach {count(int(CAPPED))}, the most there can be"
        return (
            f"{whole} {most}. Channel {channel} does so over the largest part.",
            f"{many} channels {most}; {channel} over the largest part.",
        )
    of = f" of {count(int(CAPPED))}" if maps.capped else ""
    named = f"Channel {channel} of {where} answers most to this picture: {three_digits(strongest)}{of}."
    return f"{named} It is one of {count(maps.whole)}.", named


def scale_words(top: float, *, rectified: bool) -> str:
    """What the numbers are, and where light is full, of maps that nothing caps."""
    full = f"Light is full at {three_digits(top)}, the layer's strongest answer to a recorded picture at this frame."
    return f"{_RECTIFIED if rectified else _PLAIN}<p>{full}</p>"


def maps_formula(layer: str, side: tuple[int, int] | None, whole: int, scale: str = _CAPPED) -> str:
    """In words, with the size of these maps; `scale` says what their numbers are."""
    if side is None:
        return _IN_WORDS
    size = f"{layer_in_words(layer).capitalize()}: {count(whole)} channels, maps of {side[0]} × {side[1]} numbers."
    return f"{_IN_WORDS}{scale}<p>{size} Between the numbers of a map its light is drawn as straight lines.</p>"
