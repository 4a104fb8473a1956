"""What is said about a channel, its optimized picture and the real ones."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from scoutview.graphics.base.numbers import count, three_digits

DRAWN = "drawn to excite it"  # what the literature calls an optimized picture
UNSEEN = "validation picture"
NEARLY = 0.01  # share by which two answers may differ and be called the same
IN_WORDS = (
    "<p>A channel is one feature that the layer looks for everywhere in a picture. Starting from an even grey, the "
    "picture is changed little by little so that the channel answers more strongly: the weights stay as they are, "
    "only the picture learns.</p>"
)
_FORMULA = (
    "<p style='font-size:large'>picture ← picture + rate × ∂ answer / ∂ picture</p>"
    "<p>The answer is the channel's number in the middle of its map; only the part of the picture is shown that this "
    "number depends on. The picture is built of waves rather than of pixels; where a channel sees 9 pixels or more, it "
    "is shifted at random for the first quarter of the changes, so that no single pixel matters. Then the changes are "
    "larger. Edges and ink cost a little, measured against the strongest answer to a real picture: what the channel "
    "does not ask for stays empty paper, and what it asks for becomes ink.</p>"
    "<p>The channel that is shown first is one that is not dead and whose nine most exciting pictures are "
    "most of one class; of several the one that answers most strongly.</p>"
)
_SOURCE = (
    "<p>Sources: Olah, Mordvintsev, Schubert 2017, Feature Visualization; Mahendran, Vedaldi 2015, Understanding Deep "
    "Image Representations by Inverting Them (edges and ink).</p>"
)


@dataclass(frozen=True)
class Real:
    """The real pictures that excite a channel most: the strongest answer, nan where unknown, and their classes.

    `at_edge`: the strongest sees zeros beyond the sides of its picture; `dead`: none of them excites it; `kind`: what
    one of them is.
    """

    best: float = math.nan
    labels: tuple[str, ...] = ()
    at_edge: bool = False
    dead: bool = False
    kind: str = UNSEEN


def objective_formula(name: str, objectives: np.ndarray, real: Real, at: int, steps: int) -> str:
    """Gradient ascent with this frame's numbers."""
    start, now, end = (three_digits(float(objectives[place])) for place in (0, at, -1))
    best = f" The strongest answer anywhere on a {real.kind} is {three_digits(real.best)}."
    compared = "" if real.dead else compared_words(name, objectives, real, at, steps)
    return (
        f"{IN_WORDS}{_FORMULA}<p>{name}: the answer was {start} at the start, is {now} at change {at} and {end} at "
        f"change {len(objectives) - 1}.{best if math.isfinite(real.best) else ''} {compared}</p>{_SOURCE}"
    )


def noun_of(map_size: Sequence[int]) -> str:
    """What one of a layer is called: a channel answers at places of a map, a unit with a single number."""
    return "unit" if max(map_size) == 1 else "channel"


def feature_finding(named: str, objectives: np.ndarray, real: Real, at: int, steps: int) -> str:
    """What "channel 3" looks for, as the real pictures that it likes most tell, or how far its picture is."""
    if real.dead:
        only = "only the picture made for it does" if objectives[at] > 0 else "nor was one made that does"
        return f"{named.capitalize()} is dead: no {real.kind} makes it active, {only}."
    if at == 0 and steps > 1:
        return f"The picture begins as even grey; {steps - 1} changes will show what {named} looks for."
    if at < steps - 1:
        return f"After {at} of {steps - 1} changes the picture begins to show what {named} looks for."
    drawn = bool(real.labels) and all(map(str.isdigit, real.labels))
    looks = f"{named.capitalize()} looks for {'strokes' if drawn else 'patterns'} like these"
    return f"{looks}: {_favourites(real.labels)}." if real.labels else f"{looks}."


def class_words(label: str) -> str:
    """A picture of this class, in words: "a 0", "an 8", "an 11", and the name where classes have one."""
    if not label.isdigit():
        return f"“{label}”"
    eleven = len(label) % 3 == 2 and label.startswith(("11", "18"))  # thousands too
    return f"{'an' if eleven or label.startswith('8') else 'a'} {label}"


def _classes_words(label: str) -> str:
    """Several of them: "8s"."""
    return f"{label}s" if label.isdigit() else class_words(label)


def _favourites(labels: Sequence[str]) -> str:
    """Which classes the real pictures have: one, most of them one, or several."""
    classes = sorted(set(labels), key=lambda each: (-labels.count(each), each))
    often, many = labels.count(classes[0]), len(labels)
    if many == 1:
        return f"the one real picture it likes is {class_words(classes[0])}"
    if 2 * often > many:
        which = f"all {many}" if often == many else f"{often} of the {many}"
        return f"{which} real pictures it likes most are {_classes_words(classes[0])}"
    return f"the {many} real pictures it likes most are of {len(classes)} kinds"


def compared_words(name: str, objectives: np.ndarray, real: Real, at: int, steps: int) -> str:
    """How the optimized picture at change `at` of `steps` compares with real ones, and why."""
    now = float(objectives[at])
    if not math.isfinite(real.best):
        return ""
    return (
        f"{name} answers {three_digits(now)} to the optimized picture, {_compared(now, real.best)} to the best real "
        f"one ({three_digits(real.best)}){_why(now, real, at, steps)}."
    )


def _compared(now: float, best: float) -> str:
    if abs(now - best) < NEARLY * abs(best):
        return "as much as"
    if now < best:
        return "less than"
    return f"{three_digits(now / best)} times as much as" if best > 0 else "more than"


def _why(now: float, real: Real, at: int, steps: int) -> str:
    """Why one of the two is above the other."""
    if abs(now - real.best) < NEARLY * abs(real.best):
        return ""
    if now > real.best:
        return ", not made for it"
    if at < steps - 1:
        return f" after {at} of {steps - 1} changes"
    if real.at_edge:
        return ", which has it at its edge, and this is made for the middle"
    return ": edges and ink cost it some, or the ascent ended on a lower hill"


def real_headings(named: str, *, in_parts: bool) -> tuple[str, ...]:
    """Over what is real, from long to short; under each stands its class."""
    likes, framed = "real pictures it likes most", ("; framed: what it sees" if in_parts else "")
    whole = f"real pictures that {named} likes most"
    return f"{whole}{framed}", f"{likes}{framed}", whole, likes, "real pictures", "real"


def channels_headings(layer: str, many: str, dead: Sequence[int], *, in_parts: bool) -> tuple[str, ...]:
    """Over all of a layer, `many` "32 channels", from long to short; dead ones are named by their numbers."""
    named, number = f"dead: {', '.join(map(str, dead))}", f"{len(dead)} dead"
    ends = (f" · {named}", f" · {number}", f" · {number}") if dead else ("", "", "")
    what = f"left {DRAWN}, right the best real {'part' if in_parts else 'picture'}"
    return (
        *(f"all {many} of {layer}: {what}{end}" for end in ends[:2]),
        *(f"{many}: {what}{end}" for end in ends[:2]),
        *(f"{many}: drawn | best real{end}" for end in ends[:2]),
        f"drawn | real{ends[2]}",
        "drawn | real",
    )


def answer_words(noun: str, answer: float, best: float) -> tuple[tuple[str, ...], ...]:
    """How strongly it answers to the picture, and to the best real one, each from long to short."""
    lines = [(f"the {noun}'s answer: {three_digits(answer)}", f"its answer: {three_digits(answer)}")]
    if math.isfinite(best):
        lines.append((f"to the best real picture: {three_digits(best)}", f"to a real picture: {three_digits(best)}"))
    return tuple(lines)


def drawing_words(arrived: int, total: int) -> tuple[str, ...]:
    """In place of all channels while they are drawn, which comes after the large picture."""
    percent = f", {100 * arrived // total} %" if arrived < total else ""
    return f"all channels: drawing{percent}", f"drawing{percent}"


def sight_words(part: tuple[int, ...], whole: tuple[int, ...]) -> tuple[str, ...]:
    """Which part (rows, columns) of a whole picture the channel sees, from long to short; nothing where it sees all."""
    if part == whole:
        return ()
    height, width = part
    return f"the {height} × {width} pixels it sees", f"{height} × {width} pixels"


def pixel_words(picture: np.ndarray, row: int, column: int) -> str:
    """One pixel of a picture, read: its brightness, or how much red, green and blue it has in bytes."""
    pixel = picture[row, column]
    read = three_digits(float(pixel)) if pixel.ndim == 0 else " · ".join(count(int(each)) for each in pixel)
    return f"row {row}, column {column}: {read}"
