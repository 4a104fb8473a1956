"""Presenting: the scenes of a talk one after the other on the whole screen, each of them alive."""

import time
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QMouseEvent, QPixmap, QScreen, QShowEvent
from PySide6.QtWidgets import QAbstractSpinBox, QLineEdit, QVBoxLayout, QWidget

from scoutview.errors import UserError
from scoutview.graphics.base.look import Look
from scoutview.graphics.base.stylesheet import stylesheet
from scoutview.language import tr
from scoutview.panels.panel import Panel
from scoutview.session import Session
from scoutview.talks.talk import Talk
from scoutview.window.base.at_hand import AtHand
from scoutview.window.base.messages import MessageCard
from scoutview.window.base.overlays import Overlays
from scoutview.window.base.scaling import SMALLEST_SIZE, first_size
from scoutview.window.base.series import TalkSeries
from scoutview.window.base.windows import Keyboard, toggle_full_screen
from scoutview.window.stage.foot import StageFoot
from scoutview.window.stage.hint import (
    HEIGHT,
    NO_CHAPTER,
    ONE_SCREEN,
    WAY_BACK,
    Hint,
    Words,
    how_to_go_on,
    on_to,
    the_end,
)
from scoutview.window.stage.live_scene import LiveScene
from scoutview.window.stage.overlays import BlackScreen, KeysCard, Laser
from scoutview.window.stage.presentation_keys import PresentationKeys
from scoutview.window.stage.presenter_view import PresenterView
from scoutview.window.stage.revolving_stage import RevolvingStage
from scoutview.window.stage.screens import hall_screen, move_to, other_screen
from scoutview.window.stage.series_show import SeriesShow

TYPING = (QLineEdit, QAbstractSpinBox)  # where single keys are letters
MOST_TABS = 200  # controls of a scene that nobody sees
DRAG_PX = 8  # further than this a press is no click
PICTURE_PX = 640  # width of the pictures in the presenter view


class Presentation(QWidget):
    """Shows the scenes of a talk. Closing it ends its sessions and their threads, and then says so."""

    ended = Signal()
    hall_chosen = Signal(str)  # the name of the screen that the audience sees from now on
    trouble = Signal(str, str)  # may be emitted in any thread: a sentence and details, to be told on the screen

    def __init__(
        self,
        talk: Talk,
        path: Path,
        new_session: Callable[[], Session],
        panels: Sequence[type[Panel]],
        *,
        motion: bool = True,
        series: TalkSeries | None = None,
    ) -> None:
        """`path` is the talk's, by which its recordings are named; `series` is the one that it is a chapter of.

        Raises:
            UserError: there is nothing to present.
        """
        if not talk.scenes:
            raise UserError(tr("{name} has no scenes to present: add one to it first.").format(name=path.name))
        super().__init__()
        self.stages = RevolvingStage(talk, path, new_session, panels, motion=motion, parent=self)
        self._motion = motion
        self._pressed: QPoint | None = None  # where no control wanted the mouse
        self.pictures: dict[int, QPixmap] = {}  # of scenes that were shown beside a presenter view
        self._pictures_of = path  # the talk whose they are
        self.presenter: PresenterView | None = None
        self._started_s = time.monotonic()  # what the clock of the presenter view counts from
        self._dressed: Look | None = None  # how the parts over the stage look
        self.series = SeriesShow(series, self.stages, self) if series is not None else None
        self._build()

    def _build(self) -> None:
        self._name()
        self.setMinimumSize(*SMALLEST_SIZE)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.stages)
        self.messages = MessageCard(Look(), self)
        self._overlays = Overlays(self.stages)
        self._overlays.add(self.messages)
        self.hint = Hint(self)
        self.black, self.card, self.laser = BlackScreen(self), KeysCard(self), Laser(self)
        self.black.clicked.connect(self.toggle_black)
        self.keys, self.keyboard = PresentationKeys(self, self), Keyboard(self, TYPING)
        self.at_hand = AtHand(self.keyboard)
        self.trouble.connect(self.tell)
        self.stages.told.connect(self.tell)
        self.stages.scene_changed.connect(self._begin_scene)
        self.stages.stage_changed.connect(self._dress)
        for there in (self.stages.arrived, self.stages.rested):
            there.connect(self._place_hint)
        self.stages.arrived.connect(self._begin_scene_on_screen)
        self.stages.rested.connect(self._take_picture)
        self.stages.next_ready.connect(self._keep_next_picture)

    def start(
        self,
        number: int = 0,
        *,
        full_screen: bool = True,
        speaker: QScreen | None = None,
        hall_name: str = "",
        contents: bool = False,
    ) -> None:
        """Open at a scene, counted from 0; where there are two screens, the presenter view goes to the speaker's.

        `speaker` is that one, the first unless told; `hall_name` names the one for the audience, where it was chosen.
        With `contents` those of the series are shown first, and no scene before one is chosen there.
        """
        self._started_s = time.monotonic()
        here = speaker or QGuiApplication.primaryScreen()
        hall = hall_screen(QGuiApplication.screens(), here, hall_name) if full_screen else here
        space = hall.availableGeometry()
        self.resize(*first_size(space.width(), space.height()))
        if full_screen:
            self.setGeometry(hall.geometry())
            self.showFullScreen()
        else:
            self.show()
        if contents:
            self.toggle_contents()
        else:
            self.stages.start(number)
            self._give_hint(
                how_to_go_on(self.stages.number, len(self.stages.talk.scenes), of_series=self.series is not None)
            )
        if full_screen and len(QGuiApplication.screens()) > 1:
            self.toggle_presenter_view()
        self.activateWindow()
        self.take_keys()

    # what the speaker wants

    def press(self, event: QKeyEvent) -> bool:
        """A key of this window, or of the presenter view; False where it means nothing."""
        if event.key() not in (Qt.Key.Key_F1, Qt.Key.Key_Question, Qt.Key.Key_Escape, Qt.Key.Key_Shift):
            self.card.hide()
        if self.series is not None and self.series.contents.isVisible():
            return self.series.contents.press(event) or self.keys.press_over_contents(event)
        return self.keys.press(event)

    def next(self) -> None:
        if self.stages.number + 1 < len(self.stages.talk.scenes):
            self.go_to(self.stages.number + 1)
            return
        self.black.hide()
        if self.series is None or not self.series.next_chapter():
            self._give_hint(the_end(len(self.stages.talk.scenes), of_series=self.series is not None))

    def previous(self) -> None:
        if self.series is not None and self.stages.number == 0:
            self.black.hide()
            self.series.previous_chapter()
        else:
            self.go_to(self.stages.number - 1)

    def go_to(self, number: int) -> None:
        """The scene of this number, counted from 0, or the nearest that there is."""
        self.black.hide()
        self.stages.go_to(number)

    def last(self) -> None:
        self.go_to(len(self.stages.talk.scenes) - 1)

    def again(self) -> None:
        """Back to the scene as it was saved."""
        self.black.hide()
        self.stages.again()

    def toggle_black(self) -> None:
        self.black.setVisible(self.black.isHidden())
        self.black.raise_()

    def toggle_keys(self) -> None:
        stage = self.stages.stage
        if stage is not None:
            self.card.place(stage.look)
        elif self.series is not None:
            self.card.place(self.series.contents.look)
        self.card.setVisible(self.card.isHidden())
        self.card.raise_()

    def toggle_contents(self) -> None:
        """Those of the series: from any chapter to any other."""
        if self.series is None:
            self._give_hint(NO_CHAPTER)
            return
        self.black.hide()
        self.hint.hide()
        self.series.toggle_contents()
        self.take_keys()

    def toggle_timeline(self) -> None:
        if self.foot is not None:
            self.foot.toggle_timeline()
            self._place_hint()

    def toggle_whole_screen(self) -> None:
        toggle_full_screen(self)

    def swap_screens(self) -> None:
        """The audience sees the other screen, and the speaker this one."""
        here = self.screen()
        other = other_screen(here)
        if other is None:
            self._give_hint(ONE_SCREEN)
            return
        move_to(self, other)
        if self.presenter is not None:
            self.presenter.showNormal()
            self.presenter.open_on(here, whole=True)
        self.hall_chosen.emit(other.name())
        self.activateWindow()
        self.take_keys()

    def open_editor(self) -> None:
        """Type a probe."""
        if self.foot is not None:
            self.hint.hide()
            self.activateWindow()
            self.foot.open_editor()
            self._overlays.place()

    def laser_on(self) -> None:
        if self.stages.stage is not None:
            self.laser.show_over(self.stages.stage, self.stages.stage.look)

    def laser_off(self) -> None:
        self.laser.hide()

    def toggle_presenter_view(self) -> None:
        if self.presenter is not None:
            self.presenter.close()
            return
        keys = (self.press, self.keys.release)
        self.presenter = PresenterView(self.stages, self.pictures, *keys, self._started_s)
        self.presenter.restarted.connect(self._count_from)
        self.presenter.closed.connect(self._forget_presenter)
        self.presenter.back_wanted.connect(self.previous)
        self.presenter.forth_wanted.connect(self.next)
        other = other_screen(self.screen())
        self.presenter.open_on(other or self.screen(), whole=other is not None)
        self._take_picture()
        if (picture := self.stages.next_picture()) is not None:
            self._keep_next_picture(picture)

    def escape(self) -> None:
        """Out of what is open, and at last out of the presentation."""
        for over in (self.card, self.black, self.messages):
            if not over.isHidden():
                over.hide()
                return
        if self.series is not None and self.series.contents.isVisible() and self.stages.stage is not None:
            self.series.contents.hide()
        elif self.foot is None or not self.foot.close_editor():
            self.close()
        self.take_keys()

    def tell(self, sentence: str, details: str = "") -> None:
        """Something went wrong; the talk goes on."""
        self.messages.show_message(sentence, details)

    def show_all(self) -> None:
        """All of the plot or picture that the hand is at."""
        self.at_hand.show_all()

    def take_keys(self) -> None:
        """Single keys are the talk's again."""
        self.setFocus()

    @property
    def live(self) -> LiveScene | None:
        """What is on screen and alive; None while another scene comes."""
        return self.stages.live

    @property
    def foot(self) -> StageFoot | None:
        """Timeline and probe of what is on screen and alive."""
        return self.stages.stage.foot if self.stages.stage is not None and self.stages.live is not None else None

    # inside

    def _name(self) -> None:
        shown = self.stages.shown
        self.setWindowTitle(f"{shown.talk.title or shown.path.stem} · ScoutView")

    def _begin_scene(self) -> None:
        if self._pictures_of != self.stages.shown.path:
            self._pictures_of = self.stages.shown.path
            self.pictures.clear()
            self._name()
        self.messages.hide()
        self.take_keys()

    def _begin_scene_on_screen(self) -> None:
        """It is alive: what may be told of it is."""
        if self.stages.live is not None:
            self.stages.live.altered.connect(lambda: self._give_hint(WAY_BACK))
        following = self.series.following if self.series is not None else None
        if following is not None and self.stages.scene_after == self.stages.following:
            self._give_hint(on_to(following.number, following.title))

    def _count_from(self, started_s: float) -> None:
        self._started_s = started_s

    def _forget_presenter(self) -> None:
        if self.presenter is not None:
            self.presenter.deleteLater()
            self.presenter = None

    def _take_picture(self) -> None:
        if self.presenter is not None and self.stages.stage is not None and self.foot is not None:
            self._keep_picture(self.stages.number, self.stages.stage.grab())

    def _keep_next_picture(self, picture: QPixmap) -> None:
        if self.presenter is not None:
            self._keep_picture(self.stages.number + 1, picture)

    def _keep_picture(self, number: int, picture: QPixmap) -> None:
        self.pictures[number] = picture.scaledToWidth(PICTURE_PX, Qt.TransformationMode.SmoothTransformation)
        if self.presenter is not None:
            self.presenter.show_scene()

    def _dress(self) -> None:
        """What lies over the stage looks as it does."""
        for whole in (self.black, *([self.series.contents] if self.series is not None else [])):
            whole.setGeometry(self.rect())
        stage = self.stages.stage
        if stage is None:
            return
        if self._dressed != stage.look:
            self._dressed = stage.look
            self.messages.setStyleSheet(stylesheet(stage.look))
            self.messages.set_look(stage.look)
        if not self.card.isHidden():
            self.card.place(stage.look)
        self._place_hint()

    def _give_hint(self, words: Words) -> None:
        self._place_hint()
        self.hint.show_words(words, motion=self._motion)

    def _place_hint(self) -> None:
        """Beside the words over the timeline, where it covers nothing of a panel; at the foot where there are none."""
        stage = self.stages.stage
        if stage is None:
            return
        bar = stage.foot.bar if stage.foot is not None else None
        if bar is not None and bar.isVisible():
            room = bar.room_beside_caption()
            self.hint.place(stage.look, room.translated(bar.mapTo(self, QPoint())))
        else:
            high = stage.look.px(HEIGHT)
            self.hint.place(stage.look, QRect(0, self.height() - high, self.width(), high))

    # events

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press that no control and no picture wanted."""
        self._pressed = event.position().toPoint() if event.button() == Qt.MouseButton.LeftButton else None

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The end of a click: on with the talk."""
        pressed, self._pressed = self._pressed, None
        if pressed is not None and (event.position().toPoint() - pressed).manhattanLength() < DRAG_PX:
            self.next()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Its first click went on already."""

    def focusNextPrevChild(self, forwards: bool) -> bool:
        """Tab goes past what is not on screen: the next scene, made ahead."""
        for _ in range(MOST_TABS):
            if not super().focusNextPrevChild(forwards):
                return False
            if not self._covers(self.focusWidget()):
                return True
        return False

    def _covers(self, widget: QWidget | None) -> bool:
        """Whether nobody sees this: a part of the next scene, or of any while the contents are shown."""
        contents = self.series.contents if self.series is not None else None
        if contents is not None and contents.isVisible():
            return widget is not None and not contents.isAncestorOf(widget)
        return self.stages.hides(widget)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that no focused control wanted."""
        if not self.press(event):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if not self.keys.release(event):
            super().keyReleaseEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.stages.live is not None:
            QTimer.singleShot(0, self, self.stages.live.session.ask)  # what was hidden asked nothing

    def closeEvent(self, event: QCloseEvent) -> None:
        event.accept()
        self.keyboard.end()
        if self.presenter is not None:
            self.presenter.close()
        self.stages.close_sessions()
        self.ended.emit()
