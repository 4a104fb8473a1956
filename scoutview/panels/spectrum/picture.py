"""The spectrum of the frame on screen as bars, and of the whole run as a picture that shares their axis."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtGui import QFontMetricsF, QImage, QPainter, QResizeEvent
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base import numbers
from scoutview.graphics.base.box import Box
from scoutview.graphics.base.image import image_from_levels, levels_of_magnitude
from scoutview.graphics.base.look import Look, font
from scoutview.graphics.widgets.zoom import HINT, ZoomChooser
from scoutview.graphics.widgets.zoom_plan import WHOLE, Zoom
from scoutview.language import tr
from scoutview.panels.spectrum.painting import SpectrumPainting
from scoutview.panels.spectrum.plan import (
    SpectrumPlan,
    is_wide,
    plan_labels,
    plan_spectrum,
    top_of,
    turned,
    turned_back,
)
from scoutview.panels.spectrum.run_plan import NO_RUN, SpectrumRun
from scoutview.panels.spectrum.words import bar_names, faded_name, reading

FEWEST_FREQUENCIES = 4  # side by side, where nothing nearer is shown
SHORTEST = 1 / 40  # part of the run


class SpectrumSpot(NamedTuple):
    """A place in the picture: a frequency, at a step of the run or (None) in the bars."""

    frequency: int
    step: int | None


@dataclass(frozen=True, eq=False)
class Spectrum:
    """What is drawn of the frame on screen: `shares` (F,), the sentence about them, the frequencies brought out.

    The sentence is given from long to short.
    """

    step: int
    shares: np.ndarray
    sentences: tuple[str, ...]
    bright: tuple[int, ...]


class SpectrumPicture(ZoomChooser):
    """A part is a SpectrumSpot: a click on the picture means its step, one on a bar its frequency."""

    equal = False

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._spectrum: Spectrum | None = None
        self._run: SpectrumRun = NO_RUN
        self._chosen: int | None = None
        self._image: tuple[SpectrumPlan, QImage] | None = None  # of the run's rows, with what it was made for
        self.setToolTip(
            "\n".join(
                (
                    tr("Click the picture: go to this step. Click a bar: mark its frequency. Arrow keys do the same."),
                    " ".join((HINT, tr("Over the bars: frequencies only."))),
                )
            )
        )
        self.hovered.connect(lambda _: self.update())

    def show_spectrum(self, spectrum: Spectrum, chosen: int | None) -> None:
        """Draw this, with one of its frequencies marked where one was chosen."""
        self._spectrum, self._chosen = spectrum, chosen
        if isinstance(self._under, SpectrumSpot) and self._under.frequency > len(spectrum.shares):
            self._under = None
        self.setAccessibleName(spectrum.sentences[0])
        self.update()

    def show_run(self, run: SpectrumRun) -> None:
        """Draw this; what the mouse is on becomes the row that is there now."""
        self._run, self._image = run, None
        if isinstance(self._under, SpectrumSpot) and self._under.step is not None:
            row = run.row_at(self._under.step)
            self._under = None if row is None else SpectrumSpot(self._under.frequency, int(run.steps[row]))
        self.update()

    def set_look(self, look: Look) -> None:
        self._image = None
        super().set_look(look)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._image = None

    def plan_now(self) -> SpectrumPlan:
        return self._plan_with(self.turned_to_keep(self.zoom))

    def _plan_with(self, zoom: Zoom) -> SpectrumPlan:
        assert self._spectrum is not None
        end = max(self._run.end, self._spectrum.step)
        metrics = QFontMetricsF(font("label_strong"))  # of the cursor's own
        label = max(metrics.horizontalAdvance(text) for text in (numbers.count(end), tr("step 0")))
        top = top_of(self._spectrum.shares, self._run.shares)
        size = (self.design_width(), self.design_height())
        return plan_spectrum(
            size,
            len(self._spectrum.shares),
            end,
            top,
            label=label,
            scale=self.look.scale,
            zoom=zoom,
            says=not self.look.says_finding,
            flags=bool(self._run.marks),
        )

    @property
    def is_upright(self) -> bool:
        """Whether the waves stand side by side, and not one over the other."""
        return not is_wide(self.design_width(), self.design_height())

    def _whole(self) -> SpectrumPlan | None:
        return None if self._spectrum is None else self._plan_with(WHOLE)

    def zoom_room(self) -> Box | None:
        whole = self._whole()
        return None if whole is None else whole.picture or whole.bars

    def zoom_reach(self) -> Box | None:
        """The bars too, and what is between them and the picture."""
        whole = self._whole()
        if whole is None or whole.picture is None:
            return None if whole is None else whole.bars
        left, top = min(whole.bars.x, whole.picture.x), min(whole.bars.y, whole.picture.y)
        right, bottom = max(whole.bars.right, whole.picture.right), max(whole.bars.bottom, whole.picture.bottom)
        return Box(left, top, right - left, bottom - top)

    def zoom_shape(self) -> tuple[int, ...]:
        return (0 if self._spectrum is None else len(self._spectrum.shares),)

    def zoom_least(self) -> tuple[float, float]:
        whole = self._whole()
        if whole is None:
            return 1.0, 1.0
        frequencies = min(1.0, FEWEST_FREQUENCIES / max(1, whole.frequencies))
        steps = 1.0 if whole.picture is None else SHORTEST
        return (frequencies, steps) if whole.upright else (steps, frequencies)

    def zoom_axes(self, point: QPointF) -> tuple[bool, bool]:
        """Over the bars there are no steps."""
        whole = self._whole()
        if whole is None or not whole.bars.contains(point.x(), point.y()):
            return True, True
        return whole.upright, not whole.upright

    def turned_to_keep(self, zoom: Zoom) -> Zoom:
        whole = self._whole()
        return zoom if whole is None or whole.upright else turned_back(zoom)

    def turned_to_show(self, zoom: Zoom) -> Zoom:
        whole = self._whole()
        return zoom if whole is None or whole.upright else turned(zoom)

    def part_at(self, point: QPointF) -> SpectrumSpot | None:
        if self._spectrum is None:
            return None
        plan, x, y = self.plan_now(), point.x(), point.y()
        if plan.picture is not None and plan.picture.contains(x, y):
            row = self._run.row_at(plan.step_at(x, y))
            return None if row is None else SpectrumSpot(plan.frequency_at(x, y), int(self._run.steps[row]))
        reach = Box(plan.bars.x, plan.bars.y - 20, plan.bars.width, plan.bars.height + 20)
        if not plan.upright:
            reach = plan.bars._replace(width=plan.bars.width + 34)
        return SpectrumSpot(plan.frequency_at(x, y), None) if reach.contains(x, y) else None

    def move_choice(self, rows: int, columns: int) -> None:
        """Along the frequencies from the chosen one, along the steps from the frame on screen."""
        if self._spectrum is None:
            return
        upright = self.plan_now().upright
        along, steps = (columns, rows) if upright else (-rows, columns)
        frequency, count = self._chosen or 0, len(self._spectrum.shares)
        if along:
            first = int(self._spectrum.shares.argmax()) + 1
            moved = min(max(frequency + along, 1), count) if frequency else first
            if moved != frequency:
                self.chosen.emit(SpectrumSpot(moved, None))
        elif len(self._run.steps):
            step = self._neighbour_of(self._spectrum.step, steps)
            if step is not None:
                self.chosen.emit(SpectrumSpot(frequency or 1, step))

    def _neighbour_of(self, step: int, by: int) -> int | None:
        """The next shown step after, or before, this one."""
        steps = self._run.steps
        others = steps[steps > step] if by > 0 else steps[steps < step][::-1]
        return int(others[0]) if len(others) else None

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        if self._spectrum is None or not len(self._spectrum.shares) or width < 110 or height < 60:
            return
        plan = self.plan_now()
        on = SpectrumPainting(painter, self.look, plan)
        on.paint_share_axis()
        on.paint_frequency_axis()
        self._paint_now(on)
        self._paint_run(on)
        self._paint_words(on)

    def _paint_now(self, on: SpectrumPainting) -> None:
        shown, under = self._spectrum, self._under
        assert shown is not None
        hovered = under.frequency if isinstance(under, SpectrumSpot) else None
        on.paint_bars(shown.shares.tolist(), shown.bright, self._chosen, hovered)
        metrics = QFontMetricsF(font("label_strong"))
        named = list(dict.fromkeys([*([] if self._chosen is None else [self._chosen]), *shown.bright]))
        named = [number for number in named if number in on.plan.shown]
        names, faded = bar_names(named, shown.shares, long=True), dict[int, float]()
        if on.plan.has_names(max(map(metrics.horizontalAdvance, names), default=0.0)):
            gone = self._run.faded(shown.step, shown.shares).items()
            faded = {number: most for number, most in gone if number in on.plan.shown and number not in named}
        else:
            names = bar_names(named, shown.shares, long=False)
        names += [faded_name(number, most) for number, most in faded.items()]
        named += faded
        sizes = [(metrics.horizontalAdvance(name), 13.0) for name in names]
        places = plan_labels(on.plan, shown.shares, named, sizes)
        on.paint_names(dict(zip(named, names, strict=True)), places, self._chosen, faded)

    def _paint_run(self, on: SpectrumPainting) -> None:
        assert self._spectrum is not None
        run = self._run
        if on.plan.picture is None:
            return
        if len(run.steps):
            self._paint_rows(on)
        on.paint_coming(run.newest)
        if self._chosen is not None:
            on.paint_column(self._chosen)
        if not on.plan.upright:
            on.paint_flags(run.marks)
        on.paint_steps(self._spectrum.step)
        if run.filled < 1:
            on.paint_note(tr("filling, {percent} %").format(percent=int(100 * run.filled)))
        under = self._under
        if isinstance(under, SpectrumSpot) and under.step is not None:
            spans = dict(self._run.spans())
            on.paint_cell(on.plan.cell(under.frequency, under.step, spans[under.step]))

    def _paint_rows(self, on: SpectrumPainting) -> None:
        """A row reaches to the next one, the last to the newest frame."""
        if self._image is None or self._image[0] != on.plan:
            levels = levels_of_magnitude(self._run.shares, on.plan.share.high)
            seen = levels[:, on.plan.shown.start - 1 : on.plan.shown.stop - 1]
            levels = np.repeat(seen, on.plan.band_pixels(), axis=1)  # a column as wide as the band of its bar
            shown = levels if on.plan.upright else np.ascontiguousarray(levels.T[::-1])
            self._image = on.plan, image_from_levels(shown, self.look.theme.magnitude)
        _, image = self._image
        on.paint_rows(image, self._run.spans())
        on.paint_values(self._run.shares, self._run.spans())

    def _paint_words(self, on: SpectrumPainting) -> None:
        shown, under = self._spectrum, self._under
        assert shown is not None
        sentences, chosen = ("",) if self.look.says_finding else shown.sentences, ""  # who holds it does
        if self._chosen is not None:
            chosen = reading(self._chosen, float(shown.shares[self._chosen - 1]), None)
        if isinstance(under, SpectrumSpot):
            sentences = (reading(under.frequency, self._share_at(under), under.step),)
        on.paint_words(sentences, chosen)

    def _share_at(self, spot: SpectrumSpot) -> float:
        assert self._spectrum is not None
        row = None if spot.step is None else self._run.row_at(spot.step)
        shares = self._spectrum.shares if row is None else self._run.shares[row]
        return float(shares[spot.frequency - 1])
