"""Words in a plot over steps: values beside their curves, names of points, and stretches named below the steps."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from scoutview.graphics.base.backing import dim_behind
from scoutview.graphics.base.box import Box
from scoutview.graphics.base.look import font, text_width
from scoutview.graphics.plots.bands_plan import named_once, plan_bands
from scoutview.graphics.plots.clutter_plan import Clutter, dense
from scoutview.graphics.plots.plot_painting import PlotPainting
from scoutview.graphics.plots.plot_places import Named, PlotPlaces, Series, StepReading
from scoutview.graphics.plots.plot_plan import Covered, emptiest, kept_inside
from scoutview.language import tr

LARGE_NAMES_FROM = 600.0  # design pixels of width, in which stretches have larger names
STRIP = 4.0  # how thick the line of a stretch is; its name stands below
LABEL = "caption_strong"
LABEL_HEIGHT, VALUE_HEIGHT, NOTE_HEIGHT = 20.0, 18.0, 16.0
BESIDE_DOT = 9.0  # from the middle of a dot to its value
PITCH, SHIFTS = 18.5, (0, 1, -1, 2, -2, 3, -3)  # of lines, and how many of them a value may stand below its dot
ZOOMED = tr("zoomed: double click shows all")
SMALL = 80.0  # of a room that is lower, every corner is needed
PLACES = 24  # along a curve, that are tried for its name
ASIDE = 7.0  # from a point to its name


@dataclass(frozen=True)
class Band:
    """A stretch of steps with a name, from long to short, and what it means in a sentence.

    Of those that matter the longest is named first. Neighbours that are part of the same `broader` one are joined under
    its name where not all have room for their own.
    """

    start: int
    end: int
    names: tuple[str, ...]
    sentence: str = ""
    matters: bool = False
    broader: tuple[str, ...] = ()


@dataclass(frozen=True)
class CurveNote:
    """A word beside a point of a curve."""

    step: int
    value: float
    word: str


def paint_bands(on: PlotPainting, bands: Sequence[Band], top: float, chosen: float | None) -> None:
    """Each stretch as a thick line with its name below; the one that holds the chosen step stands out."""
    shown = [band for band in bands if band.end >= on.x.low and band.start <= on.x.high]
    role = "caption" if on.room.width >= LARGE_NAMES_FROM else "label"
    named = _named_bands(on, shown, role, chosen)
    if any(name is None for _, _, name in named):
        named = _named_bands(on, _joined(shown), role, chosen)
    here = next((each for each in reversed(range(len(named))) if _began(named[each][0], chosen)), None)
    for each, (band, (left, right), name) in enumerate(named):
        _paint_strip(on, QRectF(left, top, max(STRIP, right - left - 2), STRIP), "text2" if each == here else "axis")
        if name is not None:
            place = QPointF(name[0], top + STRIP + 15)
            on.say(place, band.names[name[1]], role, "text" if each == here else "text2")


def _named_bands(
    on: PlotPainting, bands: Sequence[Band], role: str, chosen: float | None
) -> list[tuple[Band, tuple[float, float], tuple[float, int] | None]]:
    """Of each stretch where it reaches from and to, and where which of its names stands."""
    spans = [(max(on.place(band.start), on.x.start), min(on.place(band.end), on.x.end)) for band in bands]
    here = next((each for each in reversed(range(len(bands))) if _began(bands[each], chosen)), None)
    widths = [[text_width(name, role) for name in band.names] for band in bands]
    lengths = {end - start: each for each, (start, end) in enumerate(spans) if bands[each].matters}
    names = plan_bands(spans, widths, here, (on.x.start, on.x.end), lengths[max(lengths)] if lengths else None)
    return list(zip(bands, spans, names, strict=True))


def _joined(bands: Sequence[Band]) -> list[Band]:
    """With neighbours of the same broader stretch as one."""
    found: list[Band] = []
    for broader, group in groupby(bands, key=lambda band: band.broader):
        part = list(group)
        whole = replace(part[0], end=part[-1].end, names=broader, matters=any(band.matters for band in part))
        found += [whole] if broader else part
    return found


def _began(band: Band, step: float | None) -> bool:
    return step is not None and band.start <= step


def _paint_strip(on: PlotPainting, bar: QRectF, colour: str) -> None:
    on.painter.setPen(Qt.PenStyle.NoPen)
    on.painter.setBrush(on.look.colour(colour))
    on.painter.drawRoundedRect(bar, STRIP / 2, STRIP / 2)


def paint_notes(on: PlotPainting, notes: Sequence[CurveNote], clutter: Clutter) -> list[Box]:
    """A word beside its point where nothing else is; of points close together the lowest is named. Where they stand."""
    shown = [note for note in notes if on.shows(note.step)]
    metrics = QFontMetricsF(font("label"))
    apart = max((metrics.horizontalAdvance(note.word) for note in shown), default=0.0) + 2 * ASIDE
    said: list[Box] = []
    for each in named_once([on.place(note.step) for note in shown], [note.value for note in shown], apart):
        note = shown[each]
        boxes = _around(on.place(note.step), float(on.y.place(note.value)), metrics.horizontalAdvance(note.word))
        box = clutter.first_free(boxes)
        if box is not None:
            on.say(QPointF(box.x, box.y + 13), note.word, "label", "mark")
            clutter.add_box(box)
            said.append(box)
    return said


def _around(x: float, y: float, width: float) -> list[Box]:
    """Below a point, then beside it and somewhat lower."""
    below = Box(x - width / 2, y + ASIDE, width, NOTE_HEIGHT)
    sides = (x + ASIDE, x - ASIDE - width)
    return [below, *(Box(left, y + down, width, NOTE_HEIGHT) for down in (-8.0, 2.0, 10.0) for left in sides)]


def label_boxes(series: Sequence[Series], curves: Sequence[np.ndarray], clutter: Clutter) -> list[Box | None]:
    """Where the name of each series stands beside its curve; None where it has no place."""
    metrics, boxes = QFontMetricsF(font(LABEL)), []
    for number, each in enumerate(series):
        others = [curve for other, curve in enumerate(curves) if other != number]
        box = clutter.beside(curves[number], others, metrics.horizontalAdvance(each.word), LABEL_HEIGHT)
        boxes.append(box)
        if box is not None:
            clutter.add_box(box)
    return boxes


def value_boxes(places: PlotPlaces, reading: StepReading, covered: Covered) -> list[tuple[Named, str, Box]]:
    """Where the value of each curve at a step stands: at its dot, so that it is read as that of no other step.

    At the right, at the left, or there somewhat lower or higher: the first where least is covered, and no other value.
    """
    room, x = places.room, places.place(reading.step)
    edge, found = room.right + places.margins.right - 2, list[tuple[Named, str, Box]]()
    for series, value, text in reading.lines:
        top, width = places.height(value) - VALUE_HEIGHT / 2, text_width(text, LABEL)
        lefts = (x + BESIDE_DOT, x - BESIDE_DOT - width)
        boxes = [Box(left, top + shift * PITCH, width, VALUE_HEIGHT) for shift in SHIFTS for left in lefts]
        free = [
            box
            for box in boxes
            if 0 <= box.x <= edge - width
            and room.y - VALUE_HEIGHT / 2 - 1 <= box.y <= room.bottom - VALUE_HEIGHT / 2 + 1
            and not any(box.overlaps(other) for _, _, other in found)
        ]
        if free and places.y.end - 1 <= places.height(value) <= places.y.start + 1:
            found.append((series, text, min(free, key=covered)))
    return found


def paint_labels(
    on: PlotPainting,
    reading: StepReading,
    names: Sequence[tuple[Series, Box | None]],
    values: Sequence[tuple[Named, str, Box]],
) -> None:
    """A dot on each curve with its value, and the name of each beside it where no value is in its way."""
    taken = [box for _, _, box in values]
    paint_names(on, [(series, box) for series, box in names if box and not any(map(box.overlaps, taken))])
    for _, _, box in values:
        _clear(on.painter, on, box)
    for series, text, box in values:
        on.say(QPointF(box.x, box.y + 14), text, LABEL, series.role)
    on.paint_dots(reading)


def name_boxes(
    series: Sequence[Series], curves: Sequence[np.ndarray], taken: Sequence[np.ndarray], room: Box
) -> list[tuple[Series, Box | None]]:
    """Where a name alone stands above or below each curve that is seen in the room, the farther right the better.

    On no other line of the `taken` ones, nor on another name; None where there is no such place.
    """
    measured, named = Covered(taken), list[tuple[Series, Box | None]]()
    for each, curve in zip(series, curves, strict=True):
        seen, width = _inside(curve, room), text_width(each.word, LABEL)
        boxes = _along(seen, width, room) if len(seen) else []
        others = [box for _, box in named if box]
        free = (box for box in boxes if not measured(box) and not any(box.overlaps(other) for other in others))
        if len(seen):
            named.append((each, next(free, None)))
    return named


def _along(points: np.ndarray, width: float, room: Box) -> Iterator[Box]:
    """Boxes above and below the points of a curve, from right to left; then the corners of the room."""
    for right in np.linspace(room.right - 4, room.x + width + 4, PLACES).tolist():
        heights = points[(points[:, 0] >= right - width) & (points[:, 0] <= right), 1]
        if len(heights):
            for top in (float(heights.min()) - LABEL_HEIGHT - 5, float(heights.max()) + 5):
                if room.y <= top <= room.bottom - LABEL_HEIGHT and right - width >= room.x:
                    yield Box(right - width, top, width, LABEL_HEIGHT)
    for left in (room.right - width - 4, room.x + 4):
        for top in (room.y + 2, room.bottom - LABEL_HEIGHT - 2):
            yield Box(left, top, width, LABEL_HEIGHT)


def _inside(curve: np.ndarray, room: Box) -> np.ndarray:
    """The points of a line in the room, close together."""
    points = dense(curve)
    low, high = (room.x, room.y), (room.right, room.bottom)
    return points[((points >= low) & (points <= high)).all(axis=1)]


def paint_names(on: PlotPainting, boxes: Sequence[tuple[Series, Box | None]]) -> None:
    """The name of each curve beside it."""
    for series, box in boxes:
        if box is not None:
            _clear(on.painter, on, box)
            on.say(QPointF(box.x, box.y + 15), series.word, LABEL, series.role)


def paint_zoomed(on: PlotPainting, curves: Sequence[np.ndarray]) -> list[Box]:
    """On screen, that only a part is shown, and how to see all: in a corner without curves; where it stands."""
    if on.axes.is_whole or on.look.picture:
        return []
    room, measured = on.room, Covered(curves)
    width = text_width(ZOOMED, "label")
    lefts, tops = (room.right - width - 6, room.x + 6), (room.y + 4, room.bottom - NOTE_HEIGHT - 4)
    corners = [Box(left, top, width, NOTE_HEIGHT) for top in tops for left in lefts]
    free = [box for box in corners if not measured(box)] if room.height > SMALL and 2 * width < room.width else []
    for box in free[:1]:
        on.say(QPointF(box.x, box.y + 13), ZOOMED, "label", "text3")
    return free[:1]


def paint_tag(on: PlotPainting, step: float, words: Sequence[str], curves: Sequence[np.ndarray]) -> None:
    """What is under the mouse, beside its line."""
    text = ", ".join(words)
    width, x, room = text_width(text, "label"), on.place(step), on.room
    tops = (room.bottom - 24, room.y + 6, room.middle_y)
    boxes = [Box(left, top, width, 18) for top in tops for left in (x + 8, x - 8 - width)]
    box = kept_inside(emptiest(boxes, curves, room), room)
    _clear(on.painter, on, box)
    on.say(QPointF(box.x, box.y + 14), text, "label", "text2")


def _clear(painter: QPainter, on: PlotPainting, box: Box) -> None:
    """A ground of its own for a word: no line runs through it."""
    dim_behind(painter, on.look, QRectF(box.x - 1, box.y, box.width + 2, box.height), 1.0)
    painter.setPen(QPen())
