"""The strip of a talk: its scenes in a row, and all that is done with them."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QWidget

from scoutview.graphics.base.look import Look
from scoutview.talks.drafts import Draft
from scoutview.talks.scene import Scene
from scoutview.talks.talk import Talk
from scoutview.window.exporting.format import Subject
from scoutview.window.talks.controls import SCENE_MENU, TalkControls, menu_of
from scoutview.window.talks.editing import TalkEditing
from scoutview.window.talks.scene_row import SceneRow
from scoutview.window.talks.scene_words import OneStep, SceneWords

HEIGHT = 132.0
MARGIN = 8.0  # around the strip


class TalkStrip(QWidget):
    """Edits a talk. The window shows scenes, makes them and presents: the strip asks it to.

    Numbers of scenes are counted from 0. `end` ends the thread that reads recordings.
    """

    scene_chosen = Signal(int)  # to be shown in the window
    add_wanted = Signal()  # to be answered with `add`
    retake_wanted = Signal(int)  # to be answered with `retake`
    present_wanted = Signal(int)  # from this scene
    open_wanted = Signal()  # another talk, to be answered with `open`
    export_wanted = Signal(object)  # a Subject: the talk, or the chosen scene
    message = Signal(str)  # one sentence: why something cannot be done
    notice = Signal(str)  # one sentence: what is done
    talk_opened = Signal()  # another talk is in the strip

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self.editing = TalkEditing(self)
        self.controls = TalkControls(look, self)
        self.row = SceneRow(look, self)
        self.words: SceneWords | None = None
        self._one_step = OneStep(self.editing.edited)
        self._scroll = QScrollArea(self)
        self._scroll.setWidget(self.row)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.viewport().installEventFilter(self)
        self._layout = QHBoxLayout(self)
        self._layout.addWidget(self.controls)
        self._layout.addWidget(self._scroll, 1)
        self._actions = self._talk_actions() | self._scene_actions()
        self._connect()
        self.set_look(look)
        self._refresh()

    def _talk_actions(self) -> dict[str, Callable[[], object]]:
        editing = self.editing
        return {
            "add": self.add_wanted.emit,
            "present": lambda: self.present_wanted.emit(editing.first_presented),
            "present_here": lambda: self.present_wanted.emit(max(0, editing.current)),
            "undo": editing.undo,
            "redo": editing.redo,
            "new": editing.file.begin,
            "open": self.open_wanted.emit,
            "save": editing.file.save,
            "save_as": editing.file.save_as,
            "pack": editing.file.save_with_recordings,
            "export_talk": lambda: self.export_wanted.emit(Subject.TALK),
        }

    def _scene_actions(self) -> dict[str, Callable[[], object]]:
        """Of the chosen scene."""
        editing = self.editing
        return {
            "rename": self.row.rename,
            "words": self.edit_words,
            "duplicate": editing.duplicate,
            "delete": editing.delete,
            "retake": lambda: self.retake_wanted.emit(editing.current) if editing.chosen else None,
            "earlier": lambda: editing.move(editing.current, editing.current - 1),
            "later": lambda: editing.move(editing.current, editing.current + 1),
            "find": lambda: editing.find(editing.current) if editing.chosen else None,
            "export_scene": lambda: self.export_wanted.emit(Subject.SCENE),
        }

    def _connect(self) -> None:
        editing, row = self.editing, self.row
        editing.changed.connect(self._refresh)
        editing.another_chosen.connect(row.reveal)
        editing.scene_chosen.connect(self.scene_chosen)
        editing.message.connect(self.message)
        editing.notice.connect(self.notice)
        editing.file.opened.connect(self._begin_talk)
        self.controls.wanted.connect(self.do)
        self.controls.titled.connect(lambda title: editing.edited.rename(title))
        row.wanted.connect(self.do)
        row.chosen.connect(self.choose)
        row.moved.connect(editing.move)
        row.find_wanted.connect(editing.find)
        row.renamed.connect(editing.rename)
        row.menu_wanted.connect(self._open_menu)
        row.seen.connect(self._reveal)

    # the talk

    @property
    def talk(self) -> Talk:
        """As it is now; its recordings are named by their full paths."""
        return self.editing.file.talk

    @property
    def path(self) -> Path:
        """The path of the talk, by which recordings are named; where it would be, if it has no file yet."""
        return self.editing.file.place

    @property
    def current(self) -> int:
        """The number of the chosen scene, -1 where there is none."""
        return self.editing.current

    def open(self, path: Path) -> bool:
        """Edit the talk in this file; False where it is not taken."""
        self.finish_fields()
        return self.editing.file.open(path)

    def take_up(self, draft: Draft) -> bool:
        """Edit a talk that was not saved before; False where the present one is kept."""
        self.finish_fields()
        return self.editing.file.take_up(draft)

    def save(self) -> bool:
        """Into its file; asks for one where it has none. False where it is not saved."""
        self.finish_fields()
        return self.editing.file.save()

    def close_asks(self) -> bool:
        """Whether the window may close; changes that are not saved are asked about."""
        self.finish_fields()
        return self.editing.file.may_leave()

    def end(self) -> None:
        """End the thread that reads recordings."""
        self.editing.reading.close()

    # scenes

    def add(self, scene: Scene, picture: QPixmap | None = None) -> None:
        """A new scene after the chosen one, once its fingerprint is read."""
        self.editing.add(scene, picture)

    def retake(self, number: int, scene: Scene, picture: QPixmap | None = None) -> None:
        """What this scene shows, for what the one of this number showed; its words stay."""
        self.editing.retake(number, scene, picture)

    def keep_picture(self, scene: Scene, picture: QPixmap) -> None:
        """What this scene looks like on screen."""
        self.editing.keep_picture(scene, picture)

    def choose(self, number: int) -> None:
        """Make this scene the chosen one, and have it shown."""
        self.row.finish_renaming()
        self.editing.choose(number)

    def do(self, wish: str) -> None:
        """What a key, a button or a menu asks for, by its name."""
        self.finish_fields()
        self._actions[wish]()

    def edit_words(self) -> None:
        """Caption, notes and playing of the chosen scene, in a window beside."""
        if self.editing.chosen is None:
            return
        if self.words is None:
            self.words = SceneWords(self.look, self.window())
            self.words.changed.connect(self._take_words)
            self.words.wanted.connect(self.do)
        self._one_step = OneStep(self.editing.edited)
        self._refresh_words()
        self.words.show()
        self.words.raise_()
        self.words.activateWindow()
        self.words.caption.setFocus()

    def finish_fields(self) -> None:
        """What is being typed into the strip holds."""
        self.row.finish_renaming()
        self.controls.finish_title()

    # inside

    def _take_words(self) -> None:
        if self.words is not None and self.editing.chosen is not None:
            self._one_step.change(self.current, self.words.values())

    def _begin_talk(self) -> None:
        self._one_step = OneStep(self.editing.edited)
        self.talk_opened.emit()

    def _refresh(self) -> None:
        """Show the talk as it is now."""
        self.row.show_cards(self.editing.facts.cards_of(self.talk.scenes), self.current)
        self.controls.show_talk(self.editing.file)
        self._fit_row()
        self._refresh_words()

    def _refresh_words(self) -> None:
        if self.words is not None and self.editing.chosen is not None:
            self.words.show_scene(self.editing.chosen, self.current)
        elif self.words is not None:
            self.words.close()

    def _open_menu(self, place: QPoint) -> None:
        if self.editing.chosen is not None:
            menu = menu_of(SCENE_MENU, self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.triggered.connect(lambda action: self.do(action.data()))
            menu.popup(place)

    def _reveal(self, part: QRect) -> None:
        middle = part.center()
        self._scroll.ensureVisible(middle.x(), middle.y(), part.width() // 2, 0)

    # look

    def set_look(self, look: Look) -> None:
        self.look = look
        px = look.px
        self.setFixedHeight(px(HEIGHT))
        self._layout.setContentsMargins(px(MARGIN + 12), px(4), px(MARGIN + 6), px(MARGIN + 4))
        self._layout.setSpacing(px(12))
        self.controls.set_look(look)
        self.row.set_look(look)
        if self.words is not None:
            self.words.set_look(look)
        self._fit_row()

    def _fit_row(self) -> None:
        """As wide as its cards, or as the room for them."""
        self.row.resize(self.row.sizeHint().expandedTo(QSize(self._scroll.viewport().width(), 0)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:  # of the viewport, whose width comes later than that of the strip
            self._fit_row()
        return False

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.px(480), self.look.px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            scale = self.look.scale
            margin = MARGIN * scale
            painter.setPen(QPen(self.look.colour("edge"), scale))
            painter.setBrush(self.look.colour("panel"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(margin, 0.5, -margin, -margin), 10 * scale, 10 * scale)
