"""The timeline bar moves its timeline, by mouse."""

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from scoutview.export.picture import PictureSize
from scoutview.frame import Curves, Mark
from scoutview.graphics.base import numbers
from scoutview.graphics.base.look import Look, text_width
from scoutview.graphics.base.theme import LIGHT
from scoutview.measure import Measure
from scoutview.timeline import Timeline
from scoutview.window.timeline.bar import FEW_WORDS, WORDS, TimelineBar, held_in_words
from scoutview.window.timeline.loss_words import LossReadout
from tests.export.words_drawn import words_drawn

STEPS = list(range(0, 1001, 10))
EVALUATED = (200, 400, 600)
LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton


@pytest.fixture
def bar(qtbot: QtBot) -> TimelineBar:
    line = Timeline()
    bar = TimelineBar(line, Look())
    qtbot.addWidget(bar)
    bar.resize(1280, 108)
    bar.show()
    line.on_change = bar.refresh
    losses = np.linspace(4, 1, len(STEPS))
    metrics = {"train_loss": losses, "validation_loss": losses + 0.5, "validation_accuracy": losses / 8}
    marks = (Mark("overfitting begins", 500),)
    bar.show_curves(Curves(np.array(STEPS), np.array(STEPS) / 50.0, metrics, marks=marks, planned_steps=2000))
    line.set_run(STEPS, marks, 2000)
    return bar


def mouse(bar: TimelineBar, kind: QEvent.Type, step: float, button: Qt.MouseButton = LEFT) -> None:
    place = QPointF(bar.well.axis().x(step), 30) * bar.look.scale
    moving = kind == QEvent.Type.MouseMove
    event = QMouseEvent(
        kind,
        place,
        QPointF(bar.well.mapToGlobal(place.toPoint())),
        Qt.MouseButton.NoButton if moving else button,
        button,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(bar.well, event)


def drag(bar: TimelineBar, first: float, last: float, button: Qt.MouseButton = LEFT) -> None:
    mouse(bar, QEvent.Type.MouseButtonPress, first, button)
    mouse(bar, QEvent.Type.MouseMove, (first + last) / 2, button)
    mouse(bar, QEvent.Type.MouseMove, last, button)
    mouse(bar, QEvent.Type.MouseButtonRelease, last, button)


def test_a_drag_scrubs_to_the_nearest_recorded_frame(bar: TimelineBar) -> None:
    line = bar._timeline
    mouse(bar, QEvent.Type.MouseButtonPress, 204)
    assert (line.step, line.following) == (200, False)
    mouse(bar, QEvent.Type.MouseMove, 337)
    assert line.step == 340
    mouse(bar, QEvent.Type.MouseMove, 1700)  # not trained yet
    assert (line.step, line.following) == (1000, True)
    mouse(bar, QEvent.Type.MouseButtonRelease, 1700)
    mouse(bar, QEvent.Type.MouseMove, 100, Qt.MouseButton.NoButton)
    assert line.step == 1000


def test_a_drag_with_the_right_button_loops_over_a_range(bar: TimelineBar) -> None:
    drag(bar, 600, 200, RIGHT)
    first, last = bar._timeline.loop or (0, 0)
    assert (abs(first - 200) <= 3, abs(last - 600) <= 3) == (True, True)
    assert bar.loop.isChecked()
    assert bar._timeline.step == 1000
    bar.loop.click()
    assert bar._timeline.loop is None


def test_the_pill_holds_and_follows_and_counts_what_came_since(bar: TimelineBar) -> None:
    line = bar._timeline
    assert "following" in bar.pill.text()
    bar.pill.click()
    assert "held" in bar.pill.text()
    line.set_run([*STEPS, 1010, 1020], line.marks, 2000)
    assert (line.step, bar.pill.text()) == (1000, "held · 2 newer frames")
    bar.pill.click()
    assert (line.step, bar.pill.isChecked()) == (1020, True)


def test_the_pill_has_room_for_the_unit_of_what_is_newer(bar: TimelineBar) -> None:
    for newer in (1, 999, 1_000, 10_000, 100_000):
        assert all("newer frame" in words for words in held_in_words(newer))
        assert text_width(held_in_words(newer)[-1], "label") < (FEW_WORDS if newer < 10_000 else WORDS)
    assert text_width(held_in_words(1_000)[0], "label") < WORDS


def test_the_pill_of_a_narrow_bar_leaves_room_to_the_well(bar: TimelineBar) -> None:
    bar.pill.click()
    bar._timeline.set_run([*STEPS, 1010, 1020], bar._timeline.marks, 2000)
    wide = bar.pill.width()
    bar.resize(900, bar.height())
    assert bar.pill.width() == wide - (WORDS - FEW_WORDS)
    assert bar.pill.text() == "2 newer frames"
    bar.resize(1280, bar.height())
    assert (bar.pill.width(), bar.pill.text()) == (wide, "held · 2 newer frames")


def test_the_pill_of_a_training_that_is_over_says_that_this_is_the_last_step(bar: TimelineBar) -> None:
    bar.show_ended(True)
    assert bar.pill.text() == bar.pill.accessibleName() == "last step"
    assert "training that is over" in bar.pill.toolTip()
    bar.back.click()
    assert bar.pill.text() == "held · 1 newer frame"
    bar.show_ended(False)
    bar.pill.click()
    assert bar.pill.text() == "following"
    assert bar.pill.toolTip().startswith("Following the newest frame")


def test_the_buttons_do_what_they_say(bar: TimelineBar) -> None:
    line = bar._timeline
    bar.back.click()
    assert line.step == 990
    bar.forth.click()
    assert line.step == 1000
    bar.play.click()
    assert (line.playing, line.step) == (True, 0)
    bar.play.click()
    assert not line.playing
    seen = set()
    for _ in range(7):
        bar.speed.click()
        seen.add(bar.speed.text())
    assert seen == {"¼×", "½×", "1×", "2×", "4×", "8×", "16×"}


def test_the_tooltip_names_step_values_and_a_near_mark(bar: TimelineBar, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda place, text, widget: told.append(text))
    mouse(bar, QEvent.Type.MouseMove, 500, Qt.MouseButton.NoButton)
    mouse(bar, QEvent.Type.MouseMove, 100, Qt.MouseButton.NoButton)
    assert told[0].splitlines() == [
        "step 500",
        "training loss 2.50",
        "validation loss 3.00",
        "validation accuracy 31 %",
        "overfitting begins",
    ]
    assert "overfitting" not in told[1]


def test_an_empty_timeline_draws_and_takes_no_click(qtbot: QtBot) -> None:
    bar = TimelineBar(Timeline(), Look(LIGHT))
    qtbot.addWidget(bar)
    bar.resize(900, 108)
    bar.show()
    drag(bar, 0, 1)
    drag(bar, 0, 1, RIGHT)
    assert (bar._timeline.step, bar._timeline.loop, bar.pill.isVisible()) == (None, None, False)
    assert not bar.grab().isNull()


def test_a_moved_cursor_moves_on_screen_and_a_refresh_is_the_same_picture(bar: TimelineBar) -> None:
    before = bar.well.grab().toImage()
    bar._timeline.go_to(300)
    moved = bar.well.grab().toImage()
    x = round(bar.well.axis().x(300))
    assert moved.pixelColor(QPoint(x, 4)) == bar.look.colour("accent")  # the handle above the well
    bar._timeline.last()
    assert bar.well.grab().toImage() == before != moved


def shown_losses(bar: TimelineBar, train: np.ndarray, validation: np.ndarray) -> None:
    metrics = {"train_loss": train, "validation_loss": validation}
    bar.show_curves(Curves(np.array(STEPS), np.array(STEPS) / 50.0, metrics, planned_steps=1000))


def coloured(bar: TimelineBar, role: str, step: float, rows: range) -> bool:
    """Whether something of a loss's colour is drawn at a step, in these rows of the well."""
    image, wanted = bar.well.grab().toImage(), bar.look.colour(role).hue()
    x = round(bar.well.axis().x(step))
    found = (image.pixelColor(x + aside, y + 10) for y in rows for aside in range(-4, 5))
    return any(abs(colour.hue() - wanted) < 12 and colour.saturation() > 100 for colour in found)


def test_a_loss_of_zero_runs_along_the_floor_of_the_well_and_a_gap_is_dotted(bar: TimelineBar) -> None:
    falling = np.linspace(4, 1, len(STEPS))
    shown_losses(bar, np.where(np.array(STEPS) > 700, 0.0, falling), falling)
    assert coloured(bar, "train", 850, range(40, 46))
    missing = np.where((np.array(STEPS) > 300) & (np.array(STEPS) < 600), np.nan, falling)
    shown_losses(bar, missing, np.full(len(STEPS), 1.0))
    assert coloured(bar, "train", 400, range(40, 46))
    assert not coloured(bar, "train", 400, range(4, 24))  # no line over the gap
    assert coloured(bar, "train", 450, range(26, 39))  # its words


def logged_at_some_steps(validation: np.ndarray) -> Curves:
    """Curves of frames most of which have no validation loss: a loop of one's own gave it where it evaluated."""
    steps, known = np.array(STEPS), np.isin(STEPS, EVALUATED)
    logged = Measure("validation_loss", steps[known], validation[known])
    metrics = {"train_loss": np.linspace(4, 1, len(steps)), "validation_loss": np.where(known, validation, np.nan)}
    return Curves(steps, steps / 50.0, metrics, planned_steps=1000, measures=(logged,))


def test_a_loss_that_was_logged_at_some_steps_runs_from_one_to_the_next(bar: TimelineBar) -> None:
    bar.show_curves(logged_at_some_steps(np.full(len(STEPS), 2.0)))
    (_, validation) = bar.well.plan(bar.well.axis()).curves
    assert len(validation.pieces) == 1
    assert not validation.missing
    bar.show_curves(logged_at_some_steps(np.where(np.array(STEPS) == EVALUATED[1], np.nan, 2.0)))
    assert [gap.word for gap in bar.well.plan(bar.well.axis()).curves[1].missing] == [
        "not a number"
    ]  # it was logged so


def test_at_a_step_without_an_evaluation_the_loss_of_the_one_before_is_read(bar: TimelineBar) -> None:
    bar.show_curves(logged_at_some_steps(np.array(STEPS) / 1000))
    readout = bar.findChild(LossReadout)
    assert readout is not None
    bar._timeline.go_to(EVALUATED[1] + 100)
    words = [word.text for word in words_drawn(PictureSize(readout.width(), 64), readout.draw)]
    assert "not a number" not in words
    assert numbers.loss(EVALUATED[1] / 1000) in words
    bar._timeline.go_to(0)
    assert len(words_drawn(PictureSize(readout.width(), 64), readout.draw)) == 4  # nothing was evaluated by then


def test_a_run_without_losses_reads_the_step_alone(bar: TimelineBar) -> None:
    bar.show_curves(Curves(np.array(STEPS), np.array(STEPS) / 50.0, {}))
    readout = bar.findChild(LossReadout)
    assert readout is not None
    assert [word.text for word in words_drawn(PictureSize(readout.width(), 64), readout.draw)] == ["step", "1,000"]


@pytest.mark.parametrize("value", [np.nan, np.inf, 0.0, 3.2e28, 1.3e-5])
def test_losses_of_any_size_are_read_whole(bar: TimelineBar, value: float) -> None:
    odd = np.full(len(STEPS), value)
    shown_losses(bar, odd, odd)
    readout = bar.findChild(LossReadout)
    assert readout is not None
    drawn = words_drawn(PictureSize(readout.width(), 64), readout.draw)
    assert all(word.is_whole(1) for word in drawn)
    assert len(drawn) == 5  # step and its number, loss and both of them


@pytest.mark.parametrize(("train", "validation"), [(0.034, 2.44), (0.68, 0.66), (0.0001, 0.0002)])
def test_both_losses_stand_well_apart(bar: TimelineBar, train: float, validation: float) -> None:
    shown_losses(bar, np.full(len(STEPS), train), np.full(len(STEPS), validation))
    readout = bar.findChild(LossReadout)
    assert readout is not None
    *_, first, second = words_drawn(PictureSize(readout.width(), 64), readout.draw)
    assert second.box.left() - first.box.right() >= 12
    assert second.is_whole(1)


def test_a_click_too_many_at_the_end_trains_nothing_and_one_that_begins_there_does(
    bar: TimelineBar,
) -> None:
    line, trained = bar._timeline, []
    bar.go_on = lambda: trained.append(line.step) if line.held_count == 0 else line.move(1)
    line.move(-2)
    for _ in range(4):  # as fast as a double click: two of them lead to the end
        QTest.mouseClick(bar.forth, LEFT)
    assert (line.held_count, trained) == (0, [])
    QTest.qWait(QApplication.doubleClickInterval() + 20)
    for _ in range(3):
        QTest.mouseClick(bar.forth, LEFT)
    assert len(trained) == 3


def test_a_run_with_nothing_to_move_has_words_alone(bar: TimelineBar) -> None:
    bar.set_caption("Nothing is trained here.")
    whole = bar.height()
    bar.show_words_alone(True)
    bar.refresh()
    parts = (bar.back, bar.play, bar.forth, bar.loop, bar.speed, bar.key, bar.well, bar.readout, bar.pill)
    assert not any(part.isVisible() for part in parts)
    assert bar.caption.isVisible()
    assert bar.height() < 0.6 * whole
    bar.show_words_alone(False)
    bar.refresh()
    assert all(part.isVisible() for part in parts)
    assert bar.height() == whole
