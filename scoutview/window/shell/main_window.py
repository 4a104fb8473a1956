"""The main window: builds its rooms, connects them, and shows the start page or the panels of a lab."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSettings, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from scoutview.graphics.base.look import Look
from scoutview.graphics.base.stylesheet import stylesheet
from scoutview.labs.lab import Lab
from scoutview.language import tr
from scoutview.panels.panel import Panel
from scoutview.session import Session
from scoutview.talks.drafts import Drafts
from scoutview.window.base.at_hand import AtHand
from scoutview.window.base.dress import Dress
from scoutview.window.base.messages import MessageCard, NotesLine, OfferCard
from scoutview.window.base.overlays import Overlays
from scoutview.window.base.scaling import SMALLEST_SIZE
from scoutview.window.base.series import TalkSeries
from scoutview.window.base.windows import Keyboard, is_in_sight, room_needed, take_place
from scoutview.window.docks.dock import PanelDock
from scoutview.window.docks.dock_area import DockArea, answers_on_screen
from scoutview.window.exporting.exports import Exports
from scoutview.window.exporting.on_screen import OnScreen
from scoutview.window.help.first_use import FirstUse
from scoutview.window.probes.intervention_bar import InterventionBar
from scoutview.window.runs.drops import Drops
from scoutview.window.runs.recent import Recent
from scoutview.window.runs.runs import Runs
from scoutview.window.shell.actions import Actions, Doers
from scoutview.window.shell.first_view import FirstView, FirstViewShower
from scoutview.window.shell.lists import Listing
from scoutview.window.shell.opening import Opening
from scoutview.window.shell.pages import Pages
from scoutview.window.shell.run_view import RunView
from scoutview.window.shell.top_strip import TopStrip
from scoutview.window.start.start_page import StartPage
from scoutview.window.start.thumbnails import Sample
from scoutview.window.start.tour_links import tours_of
from scoutview.window.sweeps.sweeps import Sweeps
from scoutview.window.talks.draft_offer import offer_draft
from scoutview.window.talks.talks import Talks
from scoutview.window.timeline.bar import TimelineBar


class MainWindow(QWidget):
    """Shows a session. Everything the user does goes through its rooms; it keeps no state of the run.

    `area` has the panels, `dress` the look; `runs`, `talks` and `exports` do what their names say. `tours` are talks
    that ship, by their titles, and `series` has those that are chapters.
    """

    def __init__(
        self,
        *,
        session: Session,
        panels: Sequence[type[Panel]],
        labs: Sequence[type[Lab[Any, Any]]],
        store: QSettings,
        samples: Mapping[str, Path],
        thumbnails: Mapping[str, Sample],
        tours: Mapping[str, Path],
        series: TalkSeries,
        drafts: Drafts,
    ) -> None:
        super().__init__()
        self.session, self.panels, self.store = session, panels, store
        series.setParent(self)
        self.labs = {lab.name: lab for lab in labs}
        self.dress = Dress(store, self)
        self.setObjectName("window")
        self.setWindowTitle("ScoutView")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setMinimumSize(*SMALLEST_SIZE)
        links = tours_of(tours, labs)
        self._build_parts(StartPage(labs, samples, thumbnails, self.look, tours=links, series=series))
        self._build_rooms(samples, drafts, series)
        self._lay_out()
        self.first_use = FirstUse(self._parts(), store, self.look, self)
        self.commands = self._actions(tours, drafts.folder)
        self.keyboard.claim(self.commands.claimed())
        self._connect()
        self._connect_rooms()
        self._restyle()
        self._show_timeline()
        take_place(self, store.value("geometry"))
        self.setFocus()

    def _build_parts(self, start_page: StartPage) -> None:
        """In the order in which Tab goes through them."""
        self.strip = TopStrip(list(self.labs.values()), self.look, self)
        self.messages, self.notices = MessageCard(self.look, self), MessageCard(self.look, self, leaves=True)
        self.offers, self.notes = OfferCard(self.look, self), NotesLine("note", self)
        self.start_page = start_page
        self.area = DockArea(self.session, self.panels, self.store, self.look, self)
        self.strip.in_sight = lambda: answers_on_screen(self.area.docks)
        self.pages = Pages(self.start_page, self.area, self)
        self.bar = TimelineBar(self.session.timeline, self.look, self)
        self.bar.go_on = self.session.go_on
        self.keyboard = Keyboard(self)
        self.at_hand = AtHand(self.keyboard)

    def _build_rooms(self, samples: Mapping[str, Path], drafts: Drafts, series: TalkSeries) -> None:
        session, labs, dress, docks = self.session, self.labs, self.dress, self.area.docks
        self._place_of_talk = QVBoxLayout()  # empty until there is one
        place = self._place_of_talk
        self.talks = Talks(
            session, self.area, dress, panels=self.panels, drafts=drafts, series=series, place=place, window=self
        )
        self.exports = Exports(OnScreen(session, docks, dress, self.talks.open_talk_now), self.store, self)
        self.interventions = InterventionBar(session, self.look, self)
        self.recent = Recent(self.store)
        self.runs = Runs(
            session,
            labs,
            samples=samples,
            store=self.store,
            dress=dress,
            chosen_lab=lambda: self.start_page.chosen,
            is_at_start=lambda: self.pages.is_at_start,
            window=self,
        )
        self.sweeps = Sweeps(session, self.runs.wanted_settings, dress, self)
        parts = (self.strip, self.bar, self.notes, self.interventions)
        self.view = RunView(session, *parts, runs=self.runs, window=self)
        self.drops = Drops(session, labs, self)

    def _lay_out(self) -> None:
        self._layout = QVBoxLayout(self)
        self._layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # larger text must not grow the window
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        for widget in (self.strip, self.interventions):
            self._layout.addWidget(widget)
        self._layout.addWidget(self.pages, 1)
        self._layout.addLayout(self._place_of_talk)
        self._layout.addWidget(self.bar)
        overlays = Overlays(self.pages)
        overlays.add(self.exports.bar, self.notices, self.offers, self.messages)
        overlays.in_sight = self.strip.in_sight
        overlays.add_note(self.notes, self.strip.place_of_probe)
        self.strip.popover_turned.connect(overlays.place)
        self.keyboard.clicked.connect(
            lambda: QTimer.singleShot(0, overlays, overlays.place)
        )  # other controls may be there

    def _parts(self) -> Mapping[str, Callable[[], QWidget | None]]:
        """Of which the first words tell."""
        return {
            "timeline": lambda: self.bar,
            "lab": lambda: self.strip.picker,
            "probe": lambda: self.strip.editor,
            "panels": lambda: self.area.host,
            "train": lambda: self.strip.main_button,
            "talk": lambda: self.talks.strip,
        }

    def _actions(self, tours: Mapping[str, Path], drafts: Path) -> Actions:
        parts = (self.session, self.dress, self.strip, self.bar, self.interventions)
        rooms = (self.area, self.runs, self.talks, self.sweeps)
        tell = self.notices.show_message
        first_words = self.first_use.begin_again
        doers = Doers(*parts, *rooms, self.toggle_start_page, self.at_hand.show_all, first_words, self.escape, tell)
        lists = Listing(doers, list(self.labs.values()), tours, self.recent).lists()
        commands, panels = lambda: self.commands, self.panels
        opening = Opening(doers, commands, panels=panels, drafts=drafts, store=self.store, window=self)
        return Actions(self, doers, lists, opening.pages())

    def _connect(self) -> None:
        """What one part tells, and this one does."""
        self.session.run_changed.connect(self._show_run)
        self.dress.changed.connect(self._restyle)
        asked = (self.dress.text_size_changed, self.talks.height_changed, self.pages.turned)
        for changed in (*asked, self.area.shares.rows_changed):
            changed.connect(self.fit)
        self.strip.lab_chosen.connect(self.runs.return_to_lab)
        self.session.busy_changed.connect(lambda: self.strip.busy.show_busy(self.session.is_busy))
        self.area.key_pressed.connect(self.keyPressEvent)
        self.area.probe_written.connect(self.view.ask_text)
        self.area.intervention_written.connect(self.interventions.toggle)
        self.area.setting_chosen.connect(self.runs.change_setting)
        self.runs.setting_refused.connect(self.area.show_curves_again)
        self.area.run_chosen.connect(lambda path: self.session.open(Path(path), same_probe=True))
        self.pages.turned.connect(self._show_timeline)
        self.pages.turned.connect(self.view.show_training)  # at the start a lab can be trained
        self.pages.leaving.connect(self._keep_docks)
        self.keyboard.clicked.connect(self.area.note_click)
        self.keyboard.clicked.connect(self.first_use.note_use)
        self.pages.turned.connect(self.first_use.note_page)

    def _connect_rooms(self) -> None:
        """What one room asks of another."""
        rooms = (self.runs, self.talks, self.exports, self.sweeps, self.drops)
        for message in (self.session.message, *(room.message for room in rooms)):
            message.connect(self.messages.show_message)
        told = (self.session, self.runs, self.talks, self.sweeps, self.dress)
        for notice in (part.notice for part in told):
            notice.connect(self.notices.show_message)
        self.session.files_moved.connect(self._offer_to_find)
        self.dress.notice_over.connect(self.notices.take_back)
        self.talks.opened.connect(self.recent.note)
        self.area.export_asked.connect(self.exports.ask_for_panel)
        self.talks.export_asked.connect(self.exports.ask_for_talk)
        for talk_wanted in (self.drops.talk_dropped, self.runs.talk_chosen):
            talk_wanted.connect(self.talks.open_talk)
        self.runs.other_chosen.connect(self.drops.take)
        self.drops.probe_dropped.connect(self.view.ask_text)
        self.drops.folder_dropped.connect(self.runs.open_folder)
        self.session.run_changed.connect(self.exports.bar.dismiss)  # after the docks of the run before are kept
        self.start_page.lab_chosen.connect(lambda _: self.view.show_training())
        self.start_page.sample_asked.connect(self.runs.choose_lab)
        self.start_page.open_asked.connect(self.runs.choose_recording)
        self.start_page.runs_asked.connect(self.runs.show_runs)
        self.start_page.back_asked.connect(self.show_run)
        self.start_page.tours.chosen.connect(self.talks.present_file)
        if self.start_page.series is not None:
            self.start_page.series.go_on_asked.connect(self.talks.go_on_with_series)
            self.start_page.series.contents_asked.connect(self.talks.show_contents)

    # what is on screen

    @property
    def docks(self) -> Mapping[str, PanelDock]:
        """Those of the lab on screen, by the names of their panels."""
        return self.area.docks

    @property
    def look(self) -> Look:
        return self.dress.look

    def open_first(self, path: Path | None, view: FirstView | None = None) -> None:
        """The recording that is named, else the one shown last; the start page where there is none to be read.

        `view` is how it is shown first.
        """
        if view is not None:
            FirstViewShower(view, self.session, self.area, self)
        self.runs.open_first(path)
        offer_draft(self.talks, self.offers)
        if self.session.loading:
            self.pages.show_panels()
            for told in (self.session.message, self.session.training_changed):
                told.connect(self._leave_empty_page)

    def toggle_start_page(self) -> None:
        """The start page, or back from it to the run that is open."""
        if not self.pages.is_at_start:
            self.pages.show_start_page()
        else:
            self.show_run()

    def show_run(self) -> None:
        """The run that is open, if there is one."""
        if self.session.lab is not None:
            self.pages.show_panels()
            self._take_keys()

    def _leave_empty_page(self) -> None:
        if self.session.lab is None and not self.session.loading:
            self.pages.show_start_page()

    def _show_run(self) -> None:
        lab, path = self.session.lab, self.session.path
        assert lab is not None
        assert path is not None
        told = self.runs.provenance(path)
        self.setWindowTitle(f"{lab.title} · {told.title()} · ScoutView")
        self.recent.note(path)
        self.view.show_lab()
        self.start_page.show_open_run(lab.name, lab.title, told.definite)
        self.pages.show_lab(lab)
        if self.runs.is_of_folder(path):
            QTimer.singleShot(0, self.area, self.area.show_comparison)  # once the panels stand where they were left
        QTimer.singleShot(0, self.session.ask)
        self._take_keys()
        self._show_training()

    def _offer_to_find(self) -> None:
        """Beside the sentence that tells of a file that has moved."""

        def find() -> None:
            if self.runs.find_files():
                self.messages.hide()

        self.messages.offer(tr("Find it…"), tr("Choose the folder where it is now; it is known by its content"), find)

    def _show_timeline(self) -> None:
        """With the run that is open: the start page has its room for labs and tours."""
        self.bar.setVisible(not self.pages.is_at_start)

    def _show_training(self) -> None:
        self.view.show_training()
        self.commands.refresh()

    def _keep_docks(self) -> None:
        """As they stand where none of them has all of the area."""
        self.area.leave_maximised()
        self.area.keep()

    def escape(self) -> None:
        """Out of what is open: a probe that is none, a message, the start page, a maximised panel, full screen."""
        self.strip.give_up_probe()
        cards = (self.first_use.card, self.messages, self.notices, self.notes)
        told = next((card for card in cards if card.isVisible()), None)
        if told is not None:
            told.hide()
        elif self.pages.is_at_start and self.session.lab is not None:
            self.show_run()
        elif self.exports.bar.dismiss() or self.area.leave_maximised():
            pass
        elif self.isFullScreen():
            self.showNormal()
        self._take_keys(always=True)

    def _take_keys(self, *, always: bool = False) -> None:
        """Single keys play the timeline again, unless one is typing."""
        focused = self.focusWidget()
        if always or not (self.keyboard.is_typed_into(focused) or self.talks.uses_keys(focused)):
            self.setFocus()

    # look

    def fit(self) -> None:
        """Take the scale that the window's size and its parts leave."""
        at_start = self.pages.is_at_start
        page = room_needed([self.start_page]) if at_start else self.area.room_needed()
        bars = (self.strip,) if at_start else (self.strip, self.bar)
        around = room_needed((*bars, *self.talks.shown_parts()))
        width, height = max(page[0], around[0]), page[1] + around[1]
        self.dress.fit((self.width(), self.height()), (width / self.look.scale, height / self.look.scale))

    def _restyle(self) -> None:
        look = self.look
        self.setStyleSheet(stylesheet(look))
        for part in (self.strip, self.interventions, self.exports.bar, self.start_page, self.bar):
            part.set_look(look)
        for card in (self.messages, self.notices, self.offers):
            card.set_look(look)
        self.first_use.set_look(look)
        self.area.set_look(look)
        self.talks.set_look(look)
        self._show_training()

    # events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that no focused control wanted."""
        if not self.commands.press(event):
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forth: bool) -> bool:
        """Tab passes by what nobody sees."""
        passed = list[QWidget | None]()
        while super().focusNextPrevChild(forth):
            widget = self.focusWidget()
            if widget in passed or widget is None or is_in_sight(widget, self):
                return True
            passed.append(widget)
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not (self.talks.may_close() and self.exports.may_close() and self.sweeps.may_close()):
            event.ignore()
            return
        self.talks.close()
        self.exports.close()
        self.sweeps.close()
        self._keep_docks()
        self.store.setValue("geometry", self.saveGeometry())
        self.store.sync()
        event.accept()
