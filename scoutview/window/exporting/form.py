"""The fields of the export dialog, those that mean something for what was chosen; and what is kept of the choices."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields, replace

from PySide6.QtCore import QSettings, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from scoutview.errors import UserError
from scoutview.export.picture import SLIDE, PictureSize
from scoutview.export.picture_plan import MOST_PANELS
from scoutview.graphics.base.look import Look
from scoutview.language import tr
from scoutview.panels.panel import Panel
from scoutview.timeline import Timeline
from scoutview.window.exporting.fields import ROW, form_in, row_label
from scoutview.window.exporting.film_fields import FilmFields
from scoutview.window.exporting.format import FORMATS, Format, Kind, Subject, formats_of
from scoutview.window.exporting.on_screen import OpenTalk
from scoutview.window.exporting.page_fields import PageFields
from scoutview.window.exporting.picture_fields import SizeChooser, ThemeChooser
from scoutview.window.exporting.slide_fields import SlideFields
from scoutview.window.exporting.what import WhatChooser
from scoutview.window.exporting.wish import ExportWish, FilmWish, PageWish

KEY = "export"


@dataclass(frozen=True)
class ExportChoices:
    """Choices that are about taste, and not about what is on screen."""

    format: int = 0  # its place among all formats
    size: int = 0  # its place among the sizes
    width: int = 1920
    height: int = 1080
    theme: str = ""  # that of the screen
    footer: bool = True
    transparent: bool = False
    outlines: bool = False
    frames_per_second: float = 20.0
    hold_s: float = 1.0


def choices_of(store: QSettings) -> ExportChoices:
    """Those kept; what is damaged, or from another version, is as at first."""
    try:
        kept = json.loads(str(store.value(KEY, "{}")))
    except ValueError:
        kept = {}
    kept = kept if isinstance(kept, dict) else {}
    first = ExportChoices()
    fitting = {
        field.name: kept[field.name]
        for field in fields(ExportChoices)
        if type(kept.get(field.name)) is type(getattr(first, field.name))
    }
    return ExportChoices(**fitting)


def keep_choices(store: QSettings, choices: ExportChoices) -> None:
    store.setValue(KEY, json.dumps(asdict(choices)))


class ExportForm(QWidget):
    """What, as what, how large, in which theme, with which words; for films, slides and a page which frames."""

    changed = Signal()

    def __init__(
        self,
        panels: Sequence[Panel],
        talk: OpenTalk | None,
        timeline: Timeline,
        window_size: PictureSize,
        look: Look,
    ) -> None:
        super().__init__()
        self._window_size = window_size
        self._formats: tuple[Format, ...] = ()
        self._wanted = FORMATS[0]  # by the user, who may meanwhile look at what cannot become that
        self._was_window = False
        self._choices = ExportChoices()
        self.what = WhatChooser(panels, talk, look, self)
        self.kind = QComboBox(self)
        self.size_px = SizeChooser(look, self)
        self.theme = ThemeChooser(self)
        self.title, self.caption = QLineEdit(self), QLineEdit(self)
        self.footer = QCheckBox(tr("A line with lab, step, seed and settings"), self)
        self.transparent = QCheckBox(tr("No ground behind it"), self)
        self.outlines = QCheckBox(tr("Letters as shapes, which need no font"), self)
        self.film, self.slides = FilmFields(timeline, look, self), SlideFields(timeline, look, self)
        self.page = PageFields(timeline, look, self)
        self._name_fields()
        self._lay_out(look)
        self._connect()

    def _connect(self) -> None:
        self.what.changed.connect(self._refresh)
        self.kind.currentIndexChanged.connect(self._choose_format)
        for edit in (self.title, self.caption):
            edit.textChanged.connect(lambda _: self.changed.emit())
        for box in (self.footer, self.transparent, self.outlines):
            box.toggled.connect(lambda _: self.changed.emit())
        self.theme.currentIndexChanged.connect(lambda _: self.changed.emit())
        for part in (self.size_px, self.film, self.slides, self.page):
            part.changed.connect(self.changed)

    def _name_fields(self) -> None:
        tooltips = {
            self.kind: (tr("Kind of file"), tr("What programs can do with it")),
            self.theme: (tr("Theme"), tr("Light for paper and bright rooms, dark for dark ones")),
            self.title: (tr("Title"), tr("Your own words instead of the panel's title")),
            self.caption: (tr("Caption"), tr("Your own sentence under the title: what should one see?")),
            self.footer: (tr("Footer"), tr("So that anybody can make the same picture again")),
            self.transparent: (tr("Transparent"), tr("For slides that have a ground of their own")),
            self.outlines: (
                tr("Text"),
                tr("The same in every program; otherwise text stays text, in a font that is there"),
            ),
        }
        for field, (name, tooltip) in tooltips.items():
            field.setAccessibleName(name)
            field.setToolTip(tooltip)

    def _lay_out(self, look: Look) -> None:
        self._form = form = form_in(self, look)
        form.setContentsMargins(0, 0, look.px(8), 0)
        rows: tuple[tuple[str, QWidget], ...] = (
            (tr("What", "to export"), self.what),
            (tr("As", "this kind of file"), self.kind),
            (tr("Size"), self.size_px),
            (tr("Theme"), self.theme),
            (tr("Title"), self.title),
            (tr("Caption"), self.caption),
            (tr("Footer"), self.footer),
            (tr("Transparent"), self.transparent),
            (tr("Text"), self.outlines),
        )
        for box in (self.footer, self.transparent, self.outlines):
            box.setMinimumHeight(look.px(ROW))
        for words, field in rows:
            form.addRow(row_label(words, look, self), field)
        for part in (self.film, self.slides, self.page):
            form.addRow(part)

    @property
    def format(self) -> Format:
        return self._formats[self.kind.currentIndex()]

    def wish(self) -> ExportWish:
        """What the form says.

        Raises:
            UserError: something does not fit; the sentence says what.
        """
        subject, chosen = self.what.subject, self.format
        size = self.size_px.pixels() if chosen.has_size else (SLIDE.width, SLIDE.height)
        wish = ExportWish(chosen, (), size, self.theme.theme(), subject=subject)
        if subject is not Subject.WINDOW:
            transparent = self.transparent.isChecked() and chosen.kind is Kind.STILL
            outlines = self.outlines.isChecked() and chosen.has_letters
            wish = replace(wish, footer=self.footer.isChecked(), transparent=transparent, outlines=outlines)
        return self._with_panels(wish) if subject is Subject.PANELS else wish

    def _with_panels(self, wish: ExportWish) -> ExportWish:
        names = tuple(panel.name for panel in self.what.panels())
        if not names:
            raise UserError(tr("No panel is chosen: tick at least one."))
        if len(names) > MOST_PANELS:
            sentence = tr("A picture holds 1 to {most} panels, not {chosen}: tick fewer.")
            raise UserError(sentence.format(most=MOST_PANELS, chosen=len(names)))
        return replace(
            wish,
            panels=names,
            title=self.title.text().strip(),
            caption=self.caption.text().strip(),
            film=self.film.wish() if wish.format.moves else FilmWish(),
            slides=self.slides.steps() if wish.format.kind is Kind.SLIDES else (),
            page=self.page.wish() if wish.format.kind is Kind.PAGE else PageWish(),
        )

    def restore(self, choices: ExportChoices, theme: str) -> None:
        """As it was the last time; `theme` is that of the screen."""
        self._choices = choices
        self._wanted = FORMATS[choices.format if 0 <= choices.format < len(FORMATS) else 0]
        self.size_px.restore(choices.size, choices.width, choices.height)
        self.theme.restore(choices.theme, theme)
        self.footer.setChecked(choices.footer)
        self.transparent.setChecked(choices.transparent)
        self.outlines.setChecked(choices.outlines)
        self.film.restore(choices.frames_per_second, choices.hold_s)
        self._refresh()

    def choices(self, wish: ExportWish) -> ExportChoices:
        """What is to be remembered once this wish was granted; what it says nothing about stays as it was."""
        chosen = replace(self._choices, theme=wish.theme or self._choices.theme)
        if wish.format.kind in (Kind.STILL, Kind.FILM, Kind.FOLDER):
            chosen = replace(chosen, size=self.size_px.choice.currentIndex())
            if self.size_px.is_exact:
                chosen = replace(chosen, width=wish.size[0], height=wish.size[1])
        if wish.subject is not Subject.WINDOW:
            chosen = replace(chosen, footer=wish.footer)
        if wish.subject is not Subject.WINDOW and wish.format.kind is Kind.STILL:
            chosen = replace(chosen, transparent=wish.transparent)
        if wish.format.has_letters:
            chosen = replace(chosen, outlines=wish.outlines)
        if wish.subject is Subject.PANELS:
            chosen = replace(chosen, format=FORMATS.index(wish.format))
        if wish.format.moves:
            chosen = replace(chosen, frames_per_second=wish.film.frames_per_second, hold_s=wish.film.hold_s)
        return chosen

    def _choose_format(self) -> None:
        self._wanted = self.format
        self._refresh()

    def _fill_formats(self) -> None:
        """Those that fit what was chosen, the wanted one among them if it does."""
        formats = formats_of(self.what.subject)
        self.kind.blockSignals(True)
        if formats != self._formats:
            self._formats = formats
            self.kind.clear()
            self.kind.addItems([f"{each.name}  ·  {each.purpose}" for each in formats])
        self.kind.setCurrentIndex(formats.index(self._wanted) if self._wanted in formats else 0)
        self.kind.blockSignals(False)

    def _refresh(self) -> None:
        """Show what means something, and hide the rest."""
        subject, chosen = self.what.subject, self.what.panels()
        self._fill_formats()
        is_window = subject is Subject.WINDOW
        if is_window != self._was_window:
            self._was_window = is_window
            self.size_px.show_base(self._window_size if is_window else SLIDE, exact=not is_window)
        self.film.offer_own_steps(chosen[0].local_steps() if len(chosen) == 1 else 0)
        self.film.offer_hold(self.format.kind is Kind.FILM)
        self.theme.offer_own(subject)
        self._show_rows(subject, self.format)
        self.show_usual_words()
        self.changed.emit()

    def show_usual_words(self) -> None:
        """What a panel alone says of the frame on screen, where the user writes nothing."""
        chosen = self.what.panels()
        alone = chosen[0] if len(chosen) == 1 else None
        self.title.setPlaceholderText(alone.title if alone else "")
        self.caption.setPlaceholderText((alone.finding() or alone.explanation()) if alone else "")

    def take_newest(self) -> None:
        """What is made of the whole run ends with the newest frame there is."""
        for part in (self.film, self.slides, self.page):
            part.range.take_newest()

    def _show_rows(self, subject: Subject, chosen: Format) -> None:
        drawn, of_panels = chosen.is_drawn, subject is Subject.PANELS
        shown = {
            self.size_px: chosen.has_size,
            self.theme: drawn,
            self.title: drawn and of_panels,
            self.caption: drawn and of_panels,
            self.footer: drawn and subject is not Subject.WINDOW,
            self.transparent: chosen.kind is Kind.STILL and subject is not Subject.WINDOW,
            self.outlines: chosen.has_letters,
            self.film: chosen.moves,
            self.slides: chosen.kind is Kind.SLIDES and of_panels,
            self.page: chosen.kind is Kind.PAGE and of_panels,
        }
        for field, is_shown in shown.items():
            self._form.setRowVisible(field, is_shown)
