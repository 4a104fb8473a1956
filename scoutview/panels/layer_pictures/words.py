"""What is said of optimized pictures, layer by layer."""

from collections.abc import Sequence
from html import escape

from scoutview.graphics.base.numbers import count, three_digits
from scoutview.graphics.base.site_words import block_number, site_words
from scoutview.language import tr

NOTHING_YET = tr("The pictures appear here as soon as there is a network.")
CLASSES = "classifier"
IN_WORDS = tr(
    "<p>Each picture began as grey noise. Again and again it was asked which small change of its colours would make "
    "one channel of the network answer more strongly, and it was changed so (gradient ascent). Nothing in the network "
    "changes. None of these is a photo: they are what the channel likes most.</p>"
)
_METHOD = tr(
    "<p>picture ← picture + rate · gradient of the channel's mean answer, in Fourier space with decorrelated colours, "
    "moved, turned and scaled a little at each step, so that the pattern matters and not its pixels.</p>"
    "<p>Source: Olah, Mordvintsev, Schubert 2017, Feature Visualization.</p>"
)
BY_EYE = tr("The words beside a picture are what people saw in it: they were not computed.")


def layer_words(layer: str) -> tuple[str, str]:
    """Which one, from long to short: "block 3", "first layer", "names"."""
    if layer == CLASSES:
        return tr("names", "of the classes"), tr("names", "of the classes")
    if layer == "stem":
        return tr("first layer"), tr("first", "layer")
    number = block_number(layer)
    return (tr("block {number}").format(number=number), number) if number else (site_words(layer), site_words(layer))


def sight_words(sight: int, photo: int) -> tuple[str, ...]:
    """How much of the photo one number depends on, long and short; nothing where that is not known."""
    if not sight:
        return ()
    if sight >= photo:
        return tr("sees all of it"), tr("all of it")
    return tr("sees {sight} × {sight}").format(sight=sight), tr("{sight} px").format(sight=sight)


def unit_words(layer: str, channel: int, name: str, seen: str) -> tuple[str, ...]:
    """The heading of the growing picture, from long to short; `seen` is what people see in it, or nothing."""
    if layer == CLASSES:
        return tr("the name “{name}”").format(name=name), name
    where, place = layer_words(layer)
    seen_words = (f"{where}, {count(channel)}: {seen}", f"{place}/{channel}: {seen}", seen) if seen else ()
    return (
        *seen_words,
        tr("{where}, channel {channel}").format(where=where, channel=count(channel)),
        f"{place}/{channel}",
    )


def growing_words(arrived: int, total: int, answer: float) -> tuple[str, ...]:
    """How far it is, how strong its answer, and in any room that no camera saw it, from long to short."""
    number = three_digits(answer)
    long = tr("change {arrived} of {total} · its answer {number} · not a photo")
    return (
        long.format(arrived=count(arrived), total=count(total), number=number),
        tr("answer {number} · not a photo").format(number=number),
        tr("not a photo"),
    )


def layers_finding(names: Sequence[str], sights: Sequence[int], photo: int) -> str:
    """How what a channel looks at grows with depth, in numbers of this network."""
    known = [(name, sight) for name, sight in zip(names, sights, strict=True) if sight and name != CLASSES]
    if len(known) < 2:
        return ""
    first, last = known[0][1], known[-1][1]
    if last >= photo:
        whole = tr(
            "Deeper in, a channel looks at more: {first} × {first} pixels in the first layer, "
            "all of the photo at the end."
        )
        return whole.format(first=first)
    part = tr(
        "Deeper in, a channel looks at more: {first} × {first} pixels in the first layer, {last} × {last} at the end."
    )
    return part.format(first=first, last=last)


def layers_formula(name: str, answer: float | None, arrived: int, total: int) -> str:
    """In words, with the numbers of the picture that grows."""
    if answer is None:
        return f"{IN_WORDS}{_METHOD}<p>{BY_EYE}</p>"
    now = tr("{name}: after {arrived} of {total} changes it answers {answer}.").format(
        name=escape(name), arrived=count(arrived), total=count(total), answer=three_digits(answer)
    )
    return f"{IN_WORDS}<p>{now}</p>{_METHOD}<p>{BY_EYE}</p>"
