"""The editor of a probe that is a photo: one that comes along, by its number, a file, or what is pasted."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QBuffer, QIODevice, QMimeData, Qt
from PySide6.QtGui import QFontMetricsF, QGuiApplication, QImage, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QComboBox, QFileDialog, QPushButton, QStyle, QStyleOptionComboBox, QWidget

from scoutview.errors import UserError
from scoutview.graphics.base.look import Look
from scoutview.graphics.base.wrapping import both_ends, first_fitting
from scoutview.labs.lab import Lab
from scoutview.language import tr
from scoutview.probe import PhotoProbe, Probe
from scoutview.window.probes.probe_editor import ProbeEditor

NOTHING_TO_PASTE = tr("There is no photo on the clipboard: copy one, or its file, and paste it here.")
PASTED = tr("pasted photo")


class PhotoList(QComboBox):
    """A list whose last row may be what the user brought along, said as far as it has room."""

    def __init__(self, names: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self._count, self._own = 0, ""
        self.show_names(names)

    def show_names(self, names: Sequence[str]) -> None:
        """These from the first row on, in place of all that were there."""
        if [self.itemText(row) for row in range(self._count)] == list(names):
            return
        self.clear()
        self._count, self._own = len(names), ""
        self.addItems(names)

    def show_own(self, said: str) -> None:
        """The row after those that were there at first, in place of the one that was shown before."""
        self._own = said
        self.removeItem(self._count)
        self.addItem(said)
        self.setItemData(self._count, said, Qt.ItemDataRole.ToolTipRole)
        self._shorten()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._shorten()

    def _shorten(self) -> None:
        if self._own:
            option = QStyleOptionComboBox()
            self.initStyleOption(option)
            field = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
            room = self.style().subControlRect(field[0], option, field[1], self).width()
            metrics = QFontMetricsF(self.font())
            name = first_fitting((self._own, self._own.rpartition(", ")[0] or self._own), room, metrics)
            self.setItemText(self._count, both_ends(name, room, metrics))


def numbered(lab: Lab[Any, Any]) -> list[str]:
    """The photos that come along, in the words of the list."""
    return [f"{number}: {name}" for number, name in enumerate(lab.photo_names(), lab.probe_entry.counts_from)]


class PhotoEditor(ProbeEditor):
    """The shipped photos in a list, and buttons for the user's own."""

    wished_width = 420.0

    def __init__(self, lab: Lab[Any, Any], look: Look, parent: QWidget | None = None) -> None:
        super().__init__(lab, look, parent)
        self._shown: Probe = lab.default_probe()
        self._own: PhotoProbe | None = None  # what the list has besides those that come along
        self.choice = PhotoList(numbered(lab), self)
        self.choice.setAccessibleName(tr("Photo"))
        self.choice.setToolTip(
            tr("A photo that comes with ScoutView, or your own; drop one on the window  (↑ and ↓ step)")
        )
        self.choice.currentIndexChanged.connect(self._ask_with)
        self.row.addWidget(self.choice, 1)
        for word, tooltip, action in (
            (tr("Photo…"), tr("Ask with a photo of your own: a file; or drop it on the window"), self._open_file),
            (tr("Paste"), tr("Ask with the photo on the clipboard  (Ctrl+V anywhere but in a text field)"), self.paste),
        ):
            button = QPushButton(word, self)
            button.setToolTip(tooltip)
            button.clicked.connect(action)
            self.row.addWidget(button)
        anywhere = Qt.ShortcutContext.WindowShortcut  # but where one types: text fields take the key first
        QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self, self.paste, context=anywhere)
        self.set_look(look)

    def take_lab(self, lab: Lab[Any, Any]) -> None:
        super().take_lab(lab)
        self.choice.blockSignals(True)
        self.choice.show_names(numbered(lab))
        self.choice.blockSignals(False)

    def show_probe(self, probe: Probe) -> None:
        assert isinstance(probe, PhotoProbe)
        self._shown = probe
        self.choice.blockSignals(True)
        count = len(self.lab.photo_names())
        if probe.pixels:
            self._own = probe
            self.choice.show_own(probe.own)
        self.choice.setCurrentIndex(count if probe.pixels else probe.number - 1)
        self.choice.blockSignals(False)

    def text(self) -> str:
        return self.lab.format_probe(self._shown)

    def focus(self) -> None:
        self.choice.setFocus()

    def paste(self) -> None:
        """Ask with what was copied: a picture, a file, or the path of one."""
        copied = QGuiApplication.clipboard().mimeData() or QMimeData()  # some systems have none while it is empty
        paths = [url.toLocalFile() for url in copied.urls() if url.isLocalFile()] if copied.hasUrls() else []
        if paths:
            self.choose_text(paths[0])
        elif copied.hasImage():
            self._ask_with_picture(QGuiApplication.clipboard().image())
        elif copied.hasText() and copied.text().strip():
            self.choose_text(copied.text().strip())
        else:
            self.refused.emit(NOTHING_TO_PASTE)

    def _ask_with(self, index: int) -> None:
        if index < len(self.lab.photo_names()):
            self.choose(PhotoProbe(number=index + 1))
        elif self._own is not None:
            self.choose(self._own)

    def _ask_with_picture(self, image: QImage) -> None:
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs want bytes, Qt a text
        try:
            probe = self.lab.photo_probe(bytes(buffer.data().data()), PASTED)
        except UserError as error:
            self.refused.emit(str(error))
            return
        self.choose(probe)

    def _open_file(self) -> None:
        kinds = tr("Photos (*.jpg *.jpeg *.png *.webp *.tif *.tiff *.bmp *.gif);;All files (*)")
        chosen, _ = QFileDialog.getOpenFileName(self, tr("Ask with a photo"), "", kinds)
        if chosen:
            self.choose_text(chosen)
