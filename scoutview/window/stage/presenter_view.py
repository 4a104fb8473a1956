"""The presenter view, for the speaker's own screen: notes, what comes next, the clock."""

import time
from collections.abc import Callable, Mapping
from datetime import datetime

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent, QScreen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from scoutview.graphics.base.look import Look, font
from scoutview.graphics.base.stylesheet import stylesheet
from scoutview.graphics.base.theme import DARK
from scoutview.language import tr
from scoutview.talks.scene import Scene, task_in_words
from scoutview.window.base.scaling import interface_scale
from scoutview.window.stage.revolving_stage import RevolvingStage, SceneOf

SECOND_MS = 1000
FIRST_SIZE = (1100, 700)
NOTES_PX, CLOCK_PX = 26, 30  # at 1280x800
NOTES_SHARE, SIDE_SHARE = 3, 2


class PresenterView(QWidget):
    """Follows a presentation and steers it: it has the same keys.

    `pictures` are those of scenes, by their numbers; `press` and `release` do what a key means, if it does.
    `started_s` is when the presentation began, of the monotonic clock.
    """

    closed = Signal()
    back_wanted = Signal()
    forth_wanted = Signal()
    restarted = Signal(float)  # the clock counts from this time on, of the monotonic clock

    def __init__(
        self,
        stages: RevolvingStage,
        pictures: Mapping[int, QPixmap],
        press: Callable[[QKeyEvent], bool],
        release: Callable[[QKeyEvent], bool],
        started_s: float,
    ) -> None:
        super().__init__()
        self._stages, self._pictures, self._press, self._release = stages, pictures, press, release
        self._started_s = started_s
        self.look = Look(DARK)
        self.setObjectName("window")
        self.setWindowTitle(tr("Presenter view · ScoutView"))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._build()
        self._connect()
        self.set_look(self.look)
        self.show_scene()
        self._show_time()

    def _build(self) -> None:
        self.place, self.clock = QLabel(self), QLabel(self)
        self.elapsed = QPushButton(self)
        self.elapsed.setToolTip(tr("Time since the start: click to begin again from 0"))
        self.title, self.notes, self.task = QLabel(self), QLabel(self), QLabel(self)
        self.title.setProperty("role", "finding")
        self.task.setProperty("role", "task")
        for label in (self.place, self.clock, self.title, self.notes, self.task):
            label.setTextFormat(Qt.TextFormat.PlainText)
        for label in (self.title, self.notes, self.task):
            label.setWordWrap(True)
        self.notes.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._scroll = QScrollArea(self)
        self._scroll.setWidget(self.notes)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.present, self.coming = (
            ScenePicture(tr("On screen", "scene"), self),
            ScenePicture(tr("Next", "scene"), self),
        )
        self.back, self.forth = QPushButton(tr("Previous", "scene"), self), QPushButton(tr("Next", "scene"), self)
        self.back.setToolTip(tr("The scene before  (←, Page Up)"))
        self.forth.setToolTip(tr("The next scene  (→, Page Down)"))
        self.forth.setProperty("role", "main")
        for button in (self.back, self.forth):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keyboard is the talk's
        self.elapsed.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # the only one that no key means
        self._lay_out()

    def _lay_out(self) -> None:
        top, bottom, middle, side = QHBoxLayout(), QHBoxLayout(), QHBoxLayout(), QVBoxLayout()
        top.addWidget(self.place, 1)
        top.addWidget(self.elapsed)
        top.addWidget(self.clock)
        text = QVBoxLayout()
        text.addWidget(self.title)
        text.addWidget(self._scroll, 1)
        text.addWidget(self.task)
        side.addWidget(self.present, 1)
        side.addWidget(self.coming, 1)
        middle.addLayout(text, NOTES_SHARE)
        middle.addLayout(side, SIDE_SHARE)
        bottom.addStretch(1)
        bottom.addWidget(self.back)
        bottom.addWidget(self.forth)
        self._rows = QVBoxLayout(self)
        self._rows.addLayout(top)
        self._rows.addLayout(middle, 1)
        self._rows.addLayout(bottom)
        self._layouts = (top, bottom, middle, side, text, self._rows)

    def _connect(self) -> None:
        self._stages.scene_changed.connect(self.show_scene)
        self.elapsed.clicked.connect(self.restart_clock)
        self.back.clicked.connect(lambda: self.back_wanted.emit())
        self.forth.clicked.connect(lambda: self.forth_wanted.emit())
        self._timer = QTimer(self, interval=SECOND_MS)
        self._timer.timeout.connect(self._show_time)
        self._timer.start()

    def open_on(self, screen: QScreen, *, whole: bool) -> None:
        """On this screen, all of it or a window."""
        self.setScreen(screen)
        room = screen.availableGeometry()
        self.resize(min(FIRST_SIZE[0], room.width()), min(FIRST_SIZE[1], room.height()))
        self.move(room.topLeft())
        if whole:
            self.showMaximized()
        else:
            self.show()
        self.setFocus()

    # what it shows

    def show_scene(self) -> None:
        """The scene on screen and the one after it."""
        stages, number, scene = self._stages, self._stages.number, self._stages.shown.scene
        self.place.setText(place_in_full(stages.shown))
        self.title.setText(scene.title)
        self.notes.setText(scene.notes or tr("No notes for this scene."))
        self.task.setText(task_in_words(scene.task))
        self.task.setVisible(bool(scene.task))
        self._scroll.verticalScrollBar().setValue(0)
        self.present.show_scene(scene, self._pictures.get(number))
        after = stages.scene_after
        ends = after is not None and after == stages.following
        self.coming.heading = tr("Next chapter") if ends else tr("Next", "scene")
        self.coming.show_scene(after.scene if after is not None else None, self._pictures.get(number + 1))
        self.back.setEnabled(stages.scene_before is not None)
        self.forth.setEnabled(after is not None)

    def restart_clock(self) -> None:
        """Count from 0 again."""
        self._started_s = time.monotonic()
        self.restarted.emit(self._started_s)
        self._show_time()

    def _show_time(self) -> None:
        self.elapsed.setText(minutes_of(time.monotonic() - self._started_s))
        self.clock.setText(f"{datetime.now():%H:%M}")

    def set_look(self, look: Look) -> None:
        self.look = look
        times = "".join(
            f"{selector} {{ font-size: {look.px(pixels)}px; }}"
            for selector, pixels in (
                ("QLabel#notes", NOTES_PX),
                ("QLabel#clock", CLOCK_PX),
                ("QPushButton#clock", CLOCK_PX),
                ("QLabel#place", CLOCK_PX),
            )
        )
        for part, name in (
            (self.notes, "notes"),
            (self.clock, "clock"),
            (self.elapsed, "clock"),
            (self.place, "place"),
        ):
            part.setObjectName(name)
        self.setStyleSheet(stylesheet(look) + times)
        for layout in self._layouts:
            layout.setSpacing(look.px(16))
            layout.setContentsMargins(0, 0, 0, 0)
        self._rows.setContentsMargins(*[look.px(24)] * 4)
        self.forth.setMinimumWidth(look.px(140))
        for card in (self.present, self.coming):
            card.set_look(look)

    # events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._press(event):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if not self._release(event):
            super().keyReleaseEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        scale = interface_scale(self.width(), self.height(), 1.0)
        if scale != self.look.scale:
            self.set_look(Look(DARK, scale))

    def closeEvent(self, event: QCloseEvent) -> None:
        self._timer.stop()
        event.accept()
        self.closed.emit()


class ScenePicture(QWidget):
    """A scene in small: its picture once it was shown, until then its caption, or its title where it has none."""

    def __init__(self, heading: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.heading = heading
        self.look = Look(DARK)
        self.scene: Scene | None = None
        self.picture: QPixmap | None = None

    def set_look(self, look: Look) -> None:
        self.look = look
        self.update()

    def show_scene(self, scene: Scene | None, picture: QPixmap | None) -> None:
        """None: the talk is at its end."""
        self.scene, self.picture = scene, picture
        words = f"{scene.title}. {scene.caption}" if scene is not None else tr("the end of the talk")
        self.setAccessibleName(f"{self.heading}: {words}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(380), self.look.px(240))

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
            scale = self.look.scale
            painter.scale(scale, scale)
            width, height = self.width() / scale, self.height() / scale
            title = self.scene.title if self.scene is not None else tr("the end of the talk")
            painter.setFont(font("caption"))
            painter.setPen(self.look.colour("text2"))
            painter.drawText(QRectF(0, 0, width, 24), Qt.AlignmentFlag.AlignVCenter, f"{self.heading}: {title}")
            ground = QRectF(0.5, 28, width - 1, max(1.0, height - 29))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.look.colour("panel"))
            painter.drawRoundedRect(ground, 8, 8)
            self._paint_inside(painter, ground.adjusted(8, 8, -8, -8))

    def _paint_inside(self, painter: QPainter, room: QRectF) -> None:
        if self.picture is not None:
            size = self.picture.size().scaled(room.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
            target = QRectF(0, 0, size.width(), size.height())
            target.moveCenter(room.center())
            painter.drawPixmap(target, self.picture, QRectF(self.picture.rect()))
        elif self.scene is not None:
            painter.setFont(font("finding"))
            painter.setPen(self.look.colour("text"))
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(room.adjusted(8, 8, -8, -8), flags, self.scene.caption or self.scene.title)


def place_in_full(shown: SceneOf) -> str:
    """Which scene of how many it is, and of which chapter."""
    number, scenes, chapter = shown.number + 1, len(shown.talk.scenes), shown.talk.chapter
    if chapter is not None:
        return tr("Chapter {chapter}, scene {number} of {scenes}").format(chapter=chapter, number=number, scenes=scenes)
    return tr("Scene {number} of {scenes}").format(number=number, scenes=scenes)


def minutes_of(seconds: float) -> str:
    """Minutes and seconds, "12:07"; with hours from the first on."""
    minutes, left = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{left:02}" if hours else f"{minutes}:{left:02}"
