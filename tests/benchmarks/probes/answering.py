"""Milliseconds from a move of the cursor, or another probe, to panels painted: in the window, with any build.

Arguments: a recording; `scrub`, `blank`, `ask` or `continue`; how often. Prints medians and 99th percentiles, on the
clock and of the processor: `shown_...` until every panel on screen is painted, a trajectory as far as it has come, and
`whole_...` until trajectories are whole, too.
"""

import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from scoutview.app import build_application, build_window  # isort: skip  # before numpy: it says how many threads that has

import numpy as np
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QWidget

MOST_S = 60.0
WARMING = 3  # moves that do not count
TEXT = "Once upon a time there was a little dog who lived in a big house near the old river"


class Window:
    """The window on its default view, 1280x800, with this recording."""

    def __init__(self, folder: Path, path: Path) -> None:
        self.application = build_application()
        self._ends = ExitStack()
        self.window, self.session = build_window(folder, **self._elsewhere())
        self.window.resize(1280, 800)
        self.window.show()
        wait(0.3)
        session = self.session
        session.warm_up()
        session.open(path)
        assert wait(MOST_S, lambda: session.path == path and len(session.curves) > 1 and not session.loading)
        wait(5)  # torch, and the histories

    def close(self) -> None:
        self.window.close()
        self.session.close()
        self._ends.close()

    def _elsewhere(self) -> dict[str, Any]:
        """The program that answers, as the window is started with it; an older build has none."""
        try:
            from scoutview.app import closing_programs, memory_is_scarce
        except ImportError:
            return {}
        _, askers = self._ends.enter_context(closing_programs(answers=memory_is_scarce()))
        return {"askers": askers}

    def times(self, act: Callable[[], object]) -> list[float]:
        """Of one move: shown on the clock and of the processor, whole on the clock and of the processor."""
        session, loop, patience = self.session, QEventLoop(), QTimer(singleShot=True)
        settled: list[bool] = []

        def note_settled() -> None:
            settled.append(True)
            loop.quit()

        def note_served() -> None:
            if self._is_newest_shown():
                loop.quit()

        session.settled.connect(note_settled)
        session._audience.served.connect(note_served)
        patience.timeout.connect(loop.quit)
        patience.start(int(1000 * MOST_S))
        before, began_s, spent_s = self._paints(), time.perf_counter(), time.process_time()
        act()
        found = []
        for _ in range(2):
            if not settled:
                loop.exec()
            QApplication.processEvents()  # paints what was shown
            found += [1000 * (time.perf_counter() - began_s), 1000 * (time.process_time() - spent_s)]
            while not settled and patience.isActive():
                loop.exec()
        session.settled.disconnect(note_settled)
        session._audience.served.disconnect(note_served)
        assert patience.isActive(), "it did not come to rest"
        assert self._paints() > before, "nothing was painted"
        return found

    def _is_newest_shown(self) -> bool:
        """Whether what was asked last is on screen; an older session asks by itself."""
        asking: Any = self.session if hasattr(self.session, "_shown_number") else self.session._asking
        return bool(asking._shown_number == asking._number)

    def _paints(self) -> int:
        return sum(self.paints_of(dock.panel) for dock in self.window.docks.values())

    def paints_of(self, panel: QWidget) -> int:
        """How often its parts were painted, whichever of them have room."""
        return sum(getattr(part, "paint_count", 0) for part in panel.findChildren(QWidget))


def wait(most_s: float, until: Callable[[], bool] = lambda: False) -> bool:
    """Run the event loop until the condition holds; whether it does."""
    loop, timer, end_s = QEventLoop(), QTimer(), time.monotonic() + most_s
    timer.timeout.connect(lambda: loop.quit() if until() or time.monotonic() > end_s else None)
    timer.start(20)
    loop.exec()
    return until()


def scrub(on: Window, count: int) -> list[list[float]]:
    """Moves to random frames."""
    timeline = on.session.timeline
    steps = [timeline.steps[each] for each in np.random.default_rng(0).permutation(len(timeline.steps) - 1)[:count]]
    return [on.times(lambda step=step: timeline.go_to(step)) for step in steps]


def scrub_blank(on: Window, count: int) -> list[list[float]]:
    """The same with canvases that draw nothing: what a move takes before and beside all painting."""
    try:
        from scoutview.graphics.base.canvas import Canvas
    except ImportError:  # before there were rooms
        from scoutview.graphics.canvas import Canvas
    Canvas.draw = lambda self, painter: None
    return scrub(on, count)


def ask(on: Window, count: int) -> list[list[float]]:
    """Other probes of the kind that this lab has."""
    return [on.times(lambda text=text: on.session.set_probe_text(text)) for text in probes(on.session, count)]


def probes(session: Any, count: int) -> list[str]:
    """Written forms, each another than the one before."""
    rng, lab = np.random.default_rng(0), session.lab.name
    if lab == "grokking":
        return [f"{a}+{b}" for a, b in rng.integers(0, 113, (count, 2))]
    if lab == "digits":
        return [f"validation:{number}" for number in rng.permutation(session.lab.validation_count())[:count]]
    if lab == "denoising":
        return [f"label={number % 10},seed={number}" for number in range(1, count + 1)]
    return [" ".join(rng.permutation(TEXT.split())[: 4 + number % 9].tolist()) for number in range(count)]


def continue_text(on: Window, count: int) -> list[list[float]]:
    """From *Continue* in the panel of the next token until its first token is painted."""
    on.window.docks["next_token"].raise_()
    wait(2)
    return [first_token(on, on.window.docks["next_token"].panel) for _ in range(count)]


def first_token(on: Window, panel: Any) -> list[float]:
    on.times(panel._sample_again)  # other choices: nothing of the text before is kept
    before, began_s, spent_s = on.paints_of(panel), time.perf_counter(), time.process_time()
    panel._toggle_continuing()
    while panel.local_steps() < 1 or on.paints_of(panel) == before:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        if panel.local_steps() < 1:
            before = on.paints_of(panel)
    found = [1000 * (time.perf_counter() - began_s), 1000 * (time.process_time() - spent_s)]
    wait(0.3)
    on.times(panel._toggle_continuing)
    return [*found, *found]


def main(path: str, what: str, count: int) -> None:
    measure = {"scrub": scrub, "blank": scrub_blank, "ask": ask, "continue": continue_text}[what]
    with tempfile.TemporaryDirectory() as folder, closing(Window(Path(folder), Path(path))) as on:
        found = np.array(measure(on, WARMING + count)[WARMING:])
    names = [f"{until}_{of}" for until in ("shown", "whole") for of in ("ms", "cpu_ms")]
    numbers = {"count": float(len(found))}
    for name, values in zip(names, found.T, strict=True):
        numbers |= {f"{name}_p50": float(np.median(values)), f"{name}_p99": float(np.percentile(values, 99))}
    sys.stdout.write(json.dumps(numbers) + "\n")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
