"""A stepper of its own for a trajectory: play, a track that shows how far it has arrived, 'step 12 of 50'."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QPushButton, QWidget

from scoutview.graphics.base.look import Look, font, text_width
from scoutview.graphics.widgets.buttons import fit_tool
from scoutview.graphics.widgets.chooser import Chooser
from scoutview.graphics.widgets.controls import HEIGHT, Controls
from scoutview.graphics.widgets.steps_plan import HANDLE, LEAST_TRACK, PLAY_SECONDS, Steps, TrackPlan, plan_track
from scoutview.language import tr

# By what the steps of a trajectory are called: all of them, and what plays them.
_ALL = {"": tr("Steps"), "stage": tr("Stages"), "part": tr("Parts")}
_PLAYED = {"": tr("Play the steps"), "stage": tr("Play the stages"), "part": tr("Play the parts")}


class StepTrack(Chooser):
    """A part is the place of a step, from 0."""

    space_pressed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None, *, noun: str = "") -> None:
        super().__init__(look, parent)
        self._noun = noun
        self._least: float | None = None
        self.steps = Steps()
        self.setToolTip(
            tr("{steps}: drag, or the arrow keys when this has the focus; Space plays").format(steps=_ALL[noun])
        )

    def show_steps(self, steps: Steps) -> None:
        shown = replace(steps, noun=self._noun) if self._noun else steps
        if shown != self.steps:
            self.update()
        self.steps = shown
        self.setAccessibleName(self.steps.text())

    def sizeHint(self) -> QSize:
        """With room for a track beside its words, where a layout asks for it."""
        return QSize(self.look.px(LEAST_TRACK + _widest(self.steps)), self.look.px(HEIGHT))

    def plan(self) -> TrackPlan:
        room = _widest(self.named_steps())
        return plan_track(self.design_width(), self.design_height(), self.steps.total, room)

    def shorten_for(self, track: float | None) -> None:
        """For a track so long steps have a shorter name, or none: what they are is said elsewhere."""
        if track != self._least:
            self._least = track
            self.update()

    def named_steps(self) -> Steps:
        """By their whole name where that leaves room for the track."""
        least, names = self._least or LEAST_TRACK, (self.steps, self.steps.short)
        fitting = (each for each in names if self.design_width() - _widest(each) >= least)
        return next(fitting, names[-1] if self._least is None else self.steps.bare)

    def part_at(self, point: QPointF) -> int | None:
        return self.plan().place_at(point.x()) if self.steps.arrived else None

    def move_choice(self, rows: int, columns: int) -> None:
        if self.steps.arrived:
            self.chosen.emit(max(0, self.steps.shown + columns - rows))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        place = self.part_at(self.design_position(event))
        if event.buttons() & Qt.MouseButton.LeftButton and place is not None:
            self.chosen.emit(place)

    def event(self, event: QEvent) -> bool:
        # as with the arrows: Space plays the timeline unless this has the focus
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_space(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _is_space(event):
            self.space_pressed.emit()
        else:
            super().keyPressEvent(event)

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        if not self.steps.arrived:
            return
        plan, middle = self.plan(), height / 2
        handle = plan.x(self.steps.shown)
        for end, role in ((plan.track.right, "raised"), (plan.x(self.steps.arrived - 1), "axis")):
            painter.setPen(QPen(self.look.colour(role), 4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawLine(QPointF(plan.track.x, middle), QPointF(end, middle))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.look.colour("accent"))
        painter.drawEllipse(QPointF(handle, middle), HANDLE, HANDLE)
        painter.setPen(self.look.colour("text"))
        painter.setFont(font("label"))
        place = QRectF(plan.track.right + HANDLE + 6, 0, width - plan.track.right - HANDLE - 6, height)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self.named_steps().text())


class LocalStepper(Controls):
    """Says by `chosen` which step is wanted: its place from 0, or None for always the newest.

    `noun`: what its steps are called, where the steps themselves do not say: stage or part.
    """

    chosen = Signal(object)

    def __init__(
        self, look: Look, parent: QWidget | None = None, *, seconds: float = PLAY_SECONDS, noun: str = ""
    ) -> None:
        super().__init__(look, parent)
        self._noun = noun
        self._seconds = seconds  # that playing all steps takes
        self.play_button = QPushButton()
        self.play_button.setProperty("role", "ghost")
        self.play_button.clicked.connect(self.play_or_pause)
        self.track = StepTrack(look, self, noun=noun)
        self.track.chosen.connect(self._choose)
        self.track.space_pressed.connect(self.play_or_pause)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._tick)
        self.rows.addWidget(self.play_button)
        self.rows.addWidget(self.track, 1)
        self.set_look(look)

    @property
    def playing(self) -> bool:
        return self._timer.isActive()

    def set_look(self, look: Look) -> None:
        super().set_look(look)
        self.track.set_look(look)
        self.rows.setSpacing(look.px(4))
        fit_tool(self.play_button, "pause" if self.playing else "play", look)
        tip = tr("Pause") if self.playing else _PLAYED[self._noun]
        self.play_button.setToolTip(tip)
        self.play_button.setAccessibleName(tip)

    def show_steps(self, steps: Steps) -> None:
        self.track.show_steps(steps)
        self.play_button.setEnabled(steps.arrived > 1)

    def play_or_pause(self) -> None:
        """From the shown step on, or from the first one where it is the last, or where nobody has chosen one."""
        steps = self.track.steps
        if self.playing:
            self.stop()
        elif steps.arrived > 1 and self.isVisible():
            self._timer.start(max(16, round(1000 * self._seconds / max(1, steps.total))))
            self.set_look(self.look)
            if steps.untouched or steps.shown >= steps.arrived - 1:
                self.chosen.emit(0)

    def stop(self) -> None:
        if self.playing:
            self._timer.stop()
            self.set_look(self.look)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.stop()

    def _choose(self, place: int) -> None:
        self.stop()
        self.chosen.emit(self.track.steps.choice_of(place))

    def _tick(self) -> None:
        choice = self.track.steps.moved(1)
        self.chosen.emit(choice)
        if choice is None:
            self.stop()


def _widest(steps: Steps) -> float:
    """How wide the words for the last of these steps are."""
    return text_width(replace(steps, arrived=max(1, steps.total), chosen=None).text(), "label")


def _is_space(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_Space and event.modifiers() == Qt.KeyboardModifier.NoModifier
