"""What to export, as what, and how it should look; with a small picture of it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from scoutview.errors import UserError
from scoutview.export.page_plan import size_in_words
from scoutview.graphics.base.look import Look
from scoutview.graphics.widgets.buttons import main_button
from scoutview.language import tr
from scoutview.recording.files import check_folder
from scoutview.window.base.naming import free_name, with_ending
from scoutview.window.exporting.form import ExportForm
from scoutview.window.exporting.format import Kind, Subject
from scoutview.window.exporting.preview import ExportPreview
from scoutview.window.exporting.wish import ExportWish

PREVIEW_MS = 200  # after the last change
PREVIEW_PX = 1920  # the longer side of what is drawn for the preview; a smaller export is drawn as it is
PREVIEW_SIZE = (400.0, 225.0)
MADE_BESIDE = (Kind.FILM, Kind.FOLDER, Kind.SLIDES, Kind.PAGE)
BESIDE = tr("Made beside the window, at low priority: you can go on meanwhile, and so can a training.")


class Exporter(Protocol):
    """What the dialog needs done. All but the first raise UserError with a sentence for the user."""

    def name(self, wish: ExportWish) -> str: ...  # of the file, unless the user says otherwise
    def picture(self, wish: ExportWish) -> QImage: ...
    def page_bytes(self, wish: ExportWish) -> float: ...  # the most that a page may take, about
    def copy(self, wish: ExportWish) -> None: ...
    def taken(self, wish: ExportWish) -> Callable[[Path], None]: ...  # as it is now; writes it where one wants it


class ExportDialog(QDialog):
    """Closes once a file is written or begun; what is refused is said in the dialog, and nothing typed is lost.

    What is saved is what there was when *Save* was pressed, however long the user looks for a name.
    """

    saved = Signal(object, object)  # the path that was chosen, the choices to be remembered

    def __init__(
        self, exporter: Exporter, form: ExportForm, folder: Path, look: Look, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Export"))
        self._exporter, self._folder = exporter, folder
        self.form = form
        self.preview = ExportPreview(look, self)
        self.note, self.refusal = QLabel(self), QLabel(self)
        self._soon = QTimer(self, singleShot=True, interval=PREVIEW_MS)
        self._lay_out(look)
        self._connect()
        self._refresh()
        self.saving.setFocus()

    def _lay_out(self, look: Look) -> None:
        px = look.px
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[px(20)] * 4)
        layout.setSpacing(px(12))
        columns = QHBoxLayout()
        columns.setSpacing(px(20))
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self.form)
        columns.addWidget(area, 1)
        side = QVBoxLayout()
        side.setSpacing(px(8))
        self.preview.setFixedSize(px(PREVIEW_SIZE[0]), px(PREVIEW_SIZE[1]))
        side.addWidget(self.preview)
        side.addWidget(self.note)
        side.addStretch(1)
        columns.addLayout(side)
        layout.addLayout(columns, 1)
        layout.addWidget(self.refusal)
        layout.addLayout(self._button_row())
        for line, role in ((self.note, "label"), (self.refusal, "error")):
            line.setProperty("role", role)
            line.setWordWrap(True)
        self.refusal.hide()
        self.resize(px(920), px(540))

    def _button_row(self) -> QHBoxLayout:
        # made after the form, so that Tab comes to them after it
        self.copying, self.saving = QPushButton(tr("Copy"), self), main_button(tr("Save…"))
        cancel = QPushButton(tr("Cancel"), self)
        cancel.setToolTip(tr("Close without writing anything  (Esc)"))
        cancel.clicked.connect(self.reject)
        self.copying.setToolTip(tr("The picture to the clipboard, as pixels and as a drawing  (Ctrl+C)"))
        self.copying.setShortcut("Ctrl+C")
        self.saving.setToolTip(tr("Choose a name, and write it  (Enter)"))
        row = QHBoxLayout()
        row.addWidget(self.copying)
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self.saving)
        return row

    def _connect(self) -> None:
        self.form.changed.connect(self._refresh)
        self.copying.clicked.connect(self._copy)
        self.saving.clicked.connect(self._save)
        self._soon.timeout.connect(self.draw_preview)

    def _refresh(self) -> None:
        self._refuse("")
        self.note.clear()
        kind, of_talk = self.form.format.kind, self._is_of_talk
        self.copying.setVisible(kind is Kind.STILL and not of_talk)
        if kind in MADE_BESIDE or of_talk:
            self.note.setText(BESIDE)
        self._soon.start()

    @property
    def _is_of_talk(self) -> bool:
        return self.form.what.subject in (Subject.SCENE, Subject.TALK)

    def show_anew(self) -> None:
        """The panels on screen have other answers by now."""
        self.form.show_usual_words()
        self._soon.start()

    def draw_preview(self) -> None:
        """Show what the fields stand for; films, slides and a page by the frame on screen."""
        talk, subject = self.form.what.talk, self.form.what.subject
        if not self.form.format.is_drawn:
            self.preview.show_sentence(tr("All numbers that are drawn, with the names of their axes."))
            return
        if talk is not None and self._is_of_talk:
            self.preview.show_sentence(talk.outcome(subject, self.form.format))
            return
        try:
            wish = _small(self.form.wish())
            self.preview.show_image(self._exporter.picture(wish), wish.theme)
            if wish.format.kind is Kind.PAGE:
                size = size_in_words(self._exporter.page_bytes(wish))
                told = tr("At most about {size}.").format(size=size)
                self.note.setText(f"{told} {BESIDE}")
        except UserError as error:
            self.preview.show_sentence(str(error))

    def _refuse(self, sentence: str) -> None:
        self.refusal.setText(sentence)
        self.refusal.setVisible(bool(sentence))

    def _copy(self) -> None:
        try:
            self._exporter.copy(self.form.wish())
        except UserError as error:
            self._refuse(str(error))
        else:
            self.note.setText(tr("Copied: paste it into your slides."))

    def _save(self) -> None:
        self.form.take_newest()
        try:
            wish = self.form.wish()
            write = self._exporter.taken(wish)
            target = self._ask_target(wish)
            if target is None:
                return
            check_folder(target)  # else a program beside the window would find out much later
            write(target)
        except UserError as error:
            self._refuse(str(error))
            return
        self.saved.emit(target, self.form.choices(wish))
        self.accept()

    def _ask_target(self, wish: ExportWish) -> Path | None:
        name = self._exporter.name(wish)
        if wish.format.kind is Kind.FOLDER:
            folder = QFileDialog.getExistingDirectory(self, tr("Where the folder of pictures goes"), str(self._folder))
            return free_name(Path(folder), name) if folder else None
        kinds = f"{wish.format.name} (*{wish.format.ending})"
        path, _ = QFileDialog.getSaveFileName(self, tr("Export"), str(self._folder / name), kinds)
        return with_ending(Path(path), wish.format.ending) if path else None


def _small(wish: ExportWish) -> ExportWish:
    """The same picture, with fewer pixels where it has many."""
    factor = min(1.0, PREVIEW_PX / max(wish.size))
    return replace(wish, size=(round(wish.size[0] * factor), round(wish.size[1] * factor)))
