"""Beside the scenes of a talk: its title, its file, and the buttons."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget

from scoutview.graphics.base.look import Look
from scoutview.graphics.widgets.buttons import ghost_button, put_icon
from scoutview.graphics.widgets.text_line import TextLine
from scoutview.language import tr
from scoutview.window.talks.file import TalkFile

WIDTH = 256.0
# Wish, words and key of what the menus offer; an empty wish is a line between.
TALK_MENU = (
    ("new", tr("New talk"), ""),
    ("open", tr("Open a talk…"), ""),
    ("", "", ""),
    ("save", tr("Save"), tr("Ctrl+S")),
    ("save_as", tr("Save as…"), ""),
    ("pack", tr("Save with recordings…"), ""),
    ("", "", ""),
    ("export_talk", tr("Export talk…"), ""),
)
SCENE_MENU = (
    ("words", tr("Caption and notes…"), "F4"),
    ("rename", tr("Rename"), "F2"),
    ("retake", tr("Replace with what is on screen"), ""),
    ("find", tr("Find its recording…"), ""),
    ("", "", ""),
    ("duplicate", tr("Duplicate"), tr("Ctrl+Shift+D")),
    ("earlier", tr("Move left"), tr("Alt+Left")),
    ("later", tr("Move right"), tr("Alt+Right")),
    ("delete", tr("Delete"), tr("Del")),
    ("", "", ""),
    ("present_here", tr("Present from here"), ""),
    ("export_scene", tr("Export scene…"), ""),
)


class TalkControls(QWidget):
    """Emits what the user wants; the strip does it."""

    wanted = Signal(str)
    titled = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self.title = QLineEdit(self)
        self.title.setPlaceholderText(tr("Title of the talk"))
        self.title.setAccessibleName(tr("Title of the talk"))
        self.title.editingFinished.connect(self.finish_title)
        self._kept_title = ""
        self.add = self._button(tr("Add scene"), "add", tr("What is on screen now becomes a scene of the talk"))
        tip = tr("Show the talk full screen, from the scene that you picked, else from the first  (F5)")
        self.present = self._button(tr("Present"), "present", tip)
        self.undo = self._tool("undo", tr("Undo  (Ctrl+Z)"))
        self.redo = self._tool("redo", tr("Redo  (Ctrl+Shift+Z)"))
        self.more = ghost_button(tr("New talk, open, save, export"), self._open_menu, self)
        self.more.setAccessibleName(tr("Menu of the talk"))
        self.menu = menu_of(TALK_MENU, self)
        self.menu.triggered.connect(lambda action: self.wanted.emit(action.data()))
        self.file_name = TextLine(look, "label", parent=self)
        self._lay_out()
        self.set_look(look)

    def _button(self, word: str, wish: str, tooltip: str) -> QPushButton:
        button = QPushButton(f" {word}", self)
        button.setToolTip(tooltip)
        button.clicked.connect(lambda: self.wanted.emit(wish))
        return button

    def _tool(self, wish: str, tooltip: str) -> QToolButton:
        return ghost_button(tooltip, lambda: self.wanted.emit(wish), self)

    def _lay_out(self) -> None:
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(self.title)
        self._buttons, self._tools = QHBoxLayout(), QHBoxLayout()
        for button in (self.add, self.present):
            self._buttons.addWidget(button, 1)
        for tool in (self.undo, self.redo, self.more):
            self._tools.addWidget(tool)
        self._tools.addWidget(self.file_name, 1)
        self._layout.addLayout(self._buttons)
        self._layout.addLayout(self._tools)

    def set_look(self, look: Look) -> None:
        self.look = look
        px = look.px
        self.setFixedWidth(px(WIDTH))
        self._layout.setSpacing(px(4))
        self._buttons.setSpacing(px(6))
        self._tools.setSpacing(px(2))
        put_icon(self.add, "plus", look, "text")
        put_icon(self.present, "play", look, "text")
        put_icon(self.more, "more", look)
        self.file_name.set_look(look)
        self._draw_arrows()

    def _draw_arrows(self) -> None:
        for tool, name in ((self.undo, "undo"), (self.redo, "redo")):
            put_icon(tool, name, self.look, "text2" if tool.isEnabled() else "axis")

    def show_talk(self, file: TalkFile) -> None:
        """Title, file and what can be done."""
        if file.talk.title != self._kept_title or not self.title.hasFocus():
            self._kept_title = file.talk.title
            self.title.setText(file.talk.title)
        mark = " •" if file.edited.is_changed else ""
        self.file_name.set_text(tr("copying the recordings…") if file.is_packing else f"{file.name}{mark}")
        place = str(file.path or tr("In no file yet"))
        self.file_name.setToolTip(tr("{place}: not saved").format(place=place) if mark else place)
        for part in (self.title, self.more, self.add):
            part.setEnabled(not file.is_packing)
        self.undo.setEnabled(file.edited.can_undo and not file.is_packing)
        self.redo.setEnabled(file.edited.can_redo and not file.is_packing)
        self.present.setEnabled(bool(file.talk.scenes))
        for action in self.menu.actions():
            if action.data() == "export_talk":
                action.setEnabled(bool(file.talk.scenes))
        self._draw_arrows()

    def finish_title(self) -> None:
        """What was typed holds."""
        title = self.title.text().strip()
        if title != self._kept_title:
            self._kept_title = title
            self.titled.emit(title)

    def _open_menu(self) -> None:
        self.menu.popup(self.more.mapToGlobal(self.more.rect().topLeft()))


def menu_of(entries: tuple[tuple[str, str, str], ...], parent: QWidget) -> QMenu:
    """A menu whose actions carry their wish; keys are named, and dealt with by whoever has the keyboard."""
    menu = QMenu(parent)
    for wish, words, key in entries:
        if not wish:
            menu.addSeparator()
            continue
        action = QAction(f"{words}\t{key}" if key else words, menu)
        action.setData(wish)
        menu.addAction(action)
    return menu
