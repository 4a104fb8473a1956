"""The smoke test: starts the real window, shows every lab and every panel once, counts what was painted, and trains."""

import json
import sys
from collections import Counter

from PySide6.QtCore import QElapsedTimer, QObject, QTimer
from PySide6.QtWidgets import QApplication

from scoutview.graphics.base.canvas import Canvas
from scoutview.panels.panel import Panel
from scoutview.panels.registry import panels_for
from scoutview.session import Session
from scoutview.window.shell.main_window import MainWindow

PATIENCE_MS = 30_000  # for one panel
POLL_MS = 15


class SmokeTest(QObject):
    """Opens each lab's sample, raises each of its panels until it has painted an observation, then trains the first."""

    def __init__(self, window: MainWindow, session: Session) -> None:
        super().__init__(window)
        self._window, self._session = window, session
        shown = {name: lab for name, lab in window.labs.items() if not lab.begins_with_file}  # with a sample
        self._labs = list(shown)
        self._panels: list[str] = []
        self._patience = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self.labs: list[str] = []
        self.trained_to = 0  # the newest step on screen
        fed = {panel for lab in shown.values() for panel in panels_for(lab.channels)}
        self.paints: Counter[str] = Counter({panel.name: 0 for panel in window.panels if panel in fed})
        self.problems: list[str] = []
        session.message.connect(lambda sentence, _: self.problems.append(sentence))

    @property
    def complete(self) -> bool:
        """Every lab was shown, every panel painted, a step was trained, and nothing was complained about."""
        shown = self.labs == self._labs and min(self.paints.values()) > 0
        return shown and self.trained_to > 0 and not self.problems

    def start(self) -> None:
        """Begin; the application ends when all was shown or something took too long."""
        self._open_next_lab()
        self._timer.start(POLL_MS)

    def report(self, first_paint_s: float, *, as_json: bool) -> None:
        """Say on stdout what was shown."""
        facts = {
            "first_paint_s": round(first_paint_s, 3),
            "labs": self.labs,
            "panels": dict(self.paints),
            "trained_to": self.trained_to,
        }
        if as_json:
            sys.stdout.write(json.dumps(facts) + "\n")
        else:
            panels = ", ".join(f"{name} {count}" for name, count in self.paints.items())
            sys.stdout.write(
                f"First paint after {first_paint_s:.2f} s. Labs: {', '.join(self.labs)}.\nPaints: {panels}.\n"
                f"Trained to step {self.trained_to}.\n"
            )
        for problem in self.problems:
            sys.stderr.write(f"{problem}\n")

    def _open_next_lab(self) -> None:
        self._window.runs.choose_lab(self._labs[len(self.labs)])
        self._patience.start()

    def _look(self) -> None:
        if self._patience.elapsed() > PATIENCE_MS:
            waited_for = [*self._panels, *self._labs[len(self.labs) :], "the training"][0]
            self.problems.append(f"Nothing was painted of {waited_for} within {PATIENCE_MS / 1000:.0f} s.")
            self._end()
        elif self._panels:
            self._look_at_panel(self._panels[0])
        elif self.labs == self._labs:
            self._look_at_training()
        elif self._lab_is_open():
            self._panels = list(self._window.docks)

    def _lab_is_open(self) -> bool:
        lab = self._session.lab
        return lab is not None and lab.name == self._labs[len(self.labs)] and not self._session.loading

    def _look_at_panel(self, name: str) -> None:
        panel = self._window.docks[name].panel
        if not panel.is_on_screen():
            self._window.area.show_panel(name)
            self._session.ask()
        elif self._session.shown_to(panel).observation is not None and _paints(panel) > 0:
            self.paints[name] += _paints(panel)
            self._panels.pop(0)
            self._patience.start()
            if not self._panels:
                self._finish_lab()

    def _finish_lab(self) -> None:
        self.labs.append(self._labs[len(self.labs)])
        if len(self.labs) < len(self._labs):
            self._open_next_lab()
        else:
            first = self._window.labs[self._labs[0]]
            self._session.train_new(first.name, first.Settings())

    def _look_at_training(self) -> None:
        steps = self._session.curves.steps
        if self._session.state == "training" and len(steps) and steps[-1] > 0:
            self.trained_to = int(steps[-1])
            self._end()

    def _end(self) -> None:
        self._timer.stop()
        self._window.close()
        QApplication.quit()


def _paints(panel: Panel) -> int:
    return sum(canvas.paint_count for canvas in panel.findChildren(Canvas))
