"""Shows how the run on screen stands: in the strip at the top, the bar of the timeline and the line of notes."""

import time

from PySide6.QtCore import QObject, QTimer

from scoutview.errors import UserError
from scoutview.graphics.base.fonts import missing_in_words
from scoutview.session import Session
from scoutview.window.base.messages import NotesLine
from scoutview.window.probes.intervention_bar import InterventionBar
from scoutview.window.runs.main_step import MainStep
from scoutview.window.runs.origin import Origin
from scoutview.window.runs.runs import Runs
from scoutview.window.shell.commands import in_words
from scoutview.window.shell.top_strip import TopStrip
from scoutview.window.timeline.bar import TimelineBar
from scoutview.window.timeline.run_words import caption, is_over, run_status

AGE_MS = 20_000  # how often it is told anew how old a run is


class RunView(QObject):
    """Follows the session. Everything it shows is asked anew, so it keeps nothing.

    `runs` tells what the main button does now, and whose run is on screen.
    """

    def __init__(
        self,
        session: Session,
        strip: TopStrip,
        bar: TimelineBar,
        notes: NotesLine,
        interventions: InterventionBar,
        *,
        runs: Runs,
        window: QObject,
    ) -> None:
        super().__init__(window)
        self._session, self._runs = session, runs
        self._strip, self._bar, self._interventions, self._notes = strip, bar, interventions, notes
        session.probe_changed.connect(self.show_probe)
        session.timeline_changed.connect(self.show_timeline)
        session.curves_changed.connect(self.show_curves)
        session.training_changed.connect(self.show_training)
        strip.probe_chosen.connect(session.set_probe)
        strip.probe_refused.connect(self.show_refusal)
        interventions.refused.connect(self.show_refusal)
        aging = QTimer(self, interval=AGE_MS)
        aging.timeout.connect(self._show_origin)
        aging.start()

    def show_lab(self) -> None:
        """Another lab, or another run of it."""
        if self._session.lab is not None and self._session.probe is not None:
            self._strip.show_lab(self._session.lab, self._session.probe)

    def show_probe(self) -> None:
        if self._session.probe is not None:
            self._strip.show_probe(self._session.probe)
        self._interventions.refresh()
        self.show_refusal("")

    def show_refusal(self, sentence: str) -> None:
        """Why something cannot be asked, until it can; without a sentence, what there is to know of the probe."""
        session = self._session
        told = [sentence] if sentence else [*session.notes, missing_in_words(session.probe_text)]
        self._notes.say(told, leaves=not sentence)

    def ask_text(self, text: str) -> None:
        """Ask with the probe of this written form, or show why it cannot be asked."""
        try:
            self._session.set_probe_text(text)
        except UserError as error:
            self.show_refusal(str(error))

    def show_timeline(self) -> None:
        self._bar.refresh()
        self._show_state()

    def show_curves(self) -> None:
        self._bar.show_curves(self._session.curves)
        self._strip.show_status(run_status(self._session))
        self._show_main_button()

    def show_training(self) -> None:
        """The state of the training, and what the main button does about it."""
        self._show_main_button()
        self._show_origin()
        self._strip.show_status(run_status(self._session))
        self._show_state()

    def _show_origin(self) -> None:
        """Whose run it is, and how old."""
        if self._session.path is None:
            return
        told, live, now_s = self._runs.provenance(self._session.path), self._runs.live(), time.time()
        tag, sentence = told.tag(now_s, live), told.sentence(now_s, live)
        self._strip.show_origin(tag, sentence, is_own=told.origin is Origin.OWN)

    def _show_state(self) -> None:
        lab = self._session.lab
        self._bar.show_words_alone(lab is not None and bool(lab.standing_still))
        self._bar.show_ended(is_over(self._session))
        self._bar.set_caption(*caption(self._session))

    def _show_main_button(self) -> None:
        step = self._runs.main_step()
        told = step.value
        tooltip = f"{told.tooltip}  ({in_words('Ctrl+T')})"
        self._strip.set_main_button(
            self._runs.main_words(), told.icon, tooltip, enabled=step not in (MainStep.NOTHING, MainStep.TRAINED)
        )
