"""Draws every panel of the sample recordings, and the window with each lab, for somebody to look at.

`make screenshots` draws all in both themes and at two sizes; `python -m tools.screenshots picture FILE LAB STEP` draws
one of the pictures of the README.
"""

import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer

from scoutview.app import build_application, build_window, sample_recordings
from scoutview.cli import main
from scoutview.graphics.base.theme import THEMES
from scoutview.labs.registry import LABS
from scoutview.panels.registry import panels_for

SIZES = ("1280x720", "3840x2160")
WINDOW_SIZES = ((1280, 800), (3840, 2160))
PATIENCE_MS = 20_000
STILL_MS = 1500  # a history fills and a trajectory ends after everything else


def draw_all(folder: Path) -> int:
    """One picture per lab, panel, theme and size; the worst exit status of all."""
    folder.mkdir(parents=True, exist_ok=True)
    worst = 0
    samples = sample_recordings()
    for lab in (lab for lab in LABS if lab.name in samples):
        recording = str(samples[lab.name])
        for panel in panels_for(lab.channels):
            for theme in THEMES:
                for size in SIZES:
                    picture = folder / f"{lab.name}_{panel.name}_{theme}_{size}.png"
                    options = ["--panel", panel.name, "--theme", theme, "--size", size, "-o", str(picture)]
                    worst = max(worst, main(["export", recording, *options]))
    return worst


def draw_window(path: Path, lab: str, theme: str, size: tuple[int, int], step: int | None = None) -> None:
    """The whole window with a lab's sample at a step, the last one unless told."""
    with tempfile.TemporaryDirectory() as scratch:
        window, session = build_window(Path(scratch))
        if window.look.theme.name != theme:
            window.dress.toggle_theme()
        window.resize(*size)
        window.show()
        if lab:
            window.runs.choose_lab(lab)
            _wait(PATIENCE_MS, session.settled)
            if step is not None:
                session.timeline.go_to(step)
                _wait(PATIENCE_MS, session.settled)
        _wait(STILL_MS)
        window.grab().save(str(path))
        window.close()
        session.close()
        window.deleteLater()


def _wait(most_ms: int, signal: object = None) -> None:
    loop = QEventLoop()
    QTimer.singleShot(most_ms, loop.quit)
    if signal is not None:
        signal.connect(loop.quit)  # type: ignore[attr-defined]
    loop.exec()


def draw_windows(folder: Path) -> None:
    for lab in ("", *sample_recordings()):
        for theme in THEMES:
            for size in WINDOW_SIZES:
                draw_window(folder / f"window_{lab or 'start'}_{theme}_{size[0]}x{size[1]}.png", lab, theme, size)


def run(arguments: list[str]) -> int:
    application = build_application()  # one for all pictures
    if arguments[0] == "picture":
        path, lab, step = arguments[1:]
        draw_window(Path(path), lab, "dark", (1280, 800), step=int(step))
        status = 0
    else:
        folder = Path(arguments[0])
        status = draw_all(folder)
        draw_windows(folder)
    application.processEvents()
    return status


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
