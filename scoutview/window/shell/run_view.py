"""Shows how the run on screen stands: in the strip at the top, the bar of the timeline and the line of notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from scoutview.errors import UserError
from scoutview.graphics.base.fonts import missing_in_words, readable
from scoutview.window.timeline.caption import caption
from scoutview.window.timeline.run_status import run_status

if TYPE_CHECKING:
    from scoutview.window.shell.main_window import MainWindow


class RunView(QObject):
    """Follows the session. Everything it shows is asked anew, so it keeps nothing."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._session = window, window.session
        self._session.probe_changed.connect(self.show_probe)
        self._session.timeline_changed.connect(self.show_timeline)
        self._session.curves_changed.connect(self.show_curves)
        self._session.training_changed.connect(self.show_training)
        self._session.settled.connect(self.show_token_count)

    def show_probe(self) -> None:
        if self._session.probe is not None:
            self._window.strip.show_probe(self._session.probe)
        self._window.interventions.refresh()
        self.show_refusal("")

    def show_refusal(self, sentence: str) -> None:
        """Why something cannot be asked; without a sentence, what there is to know of the probe."""
        sentences = [sentence] if sentence else [*self._session.notes, missing_in_words(self._session.probe_text)]
        notes = self._window.notes
        notes.setText(readable("  ".join(filter(None, sentences))))
        notes.setVisible(bool(notes.text()))

    def ask_text(self, text: str) -> None:
        """Ask with the probe of this written form, or show why it cannot be asked."""
        try:
            self._session.set_probe_text(text)
        except UserError as error:
            self.show_refusal(str(error))

    def show_token_count(self) -> None:
        """How many tokens the probe is, once any panel was told them."""
        for dock in self._window.docks.values():
            observation = self._session.shown_to(dock.panel).observation
            if observation is not None and "tokens" in observation and observation.probe == self._session.probe:
                self._window.strip.show_token_count(len(observation["tokens"]))
                return

    def show_timeline(self) -> None:
        self._window.bar.refresh()
        self._window.bar.set_caption(*caption(self._session))

    def show_curves(self) -> None:
        self._window.bar.show_curves(self._session.curves)
        self._window.strip.show_status(run_status(self._session))

    def show_training(self) -> None:
        """The state of the training, and what the main button does about it."""
        strip, training = self._window.strip, self._session.training
        state = training.state if training is not None else ""
        if state in ("starting", "training"):
            strip.set_main_button("Pause", "pause", "Pause the training  (Ctrl+T)")
        elif state == "paused":
            word = "Train" if training is not None and training.step == 0 else "Resume"
            strip.set_main_button(word, "play", f"{word} the model on screen  (Ctrl+T)")
        else:
            known = self._session.lab is not None or self._window.is_at_start
            strip.set_main_button("Train", "play", "Train a new model with these settings  (Ctrl+T)", enabled=known)
        strip.show_status(run_status(self._session))
        self._window.bar.set_caption(*caption(self._session))
