"""The program that draws for scripts and notebooks, whose own program then needs no Qt, whichever it has itself.

`python -m scoutview.export.drawing`, with the wire as its stdin and stdout; it ends when its wire does. The other side
is `scripting/drawing_program.py`.
"""

import os
import signal
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from scoutview.errors import UsageError
from scoutview.export.feeding import Feeder
from scoutview.export.offscreen import offscreen_application
from scoutview.export.panel_choice import fed_panels, restore_choices
from scoutview.export.picture import Picture, PictureSize, PictureWords
from scoutview.export.stamp import footer
from scoutview.export.still import still_format
from scoutview.graphics.base.theme import THEMES
from scoutview.labs.asked import asked_probe
from scoutview.labs.registry import lab_of_recording
from scoutview.language import tr
from scoutview.observing.frame_asker import FrameAsker
from scoutview.observing.wire import Message, Wire, values_of_error
from scoutview.plugins.allowed import take_allowed
from scoutview.recording.reader import Recording


class Drawer:
    """Draws one picture after the other; the recording drawn last stays open, its answers in memory. GUI thread."""

    def __init__(self) -> None:
        self._frames: FrameAsker | None = None
        self._file: tuple[Path, int, int] | None = None  # which one is open

    def reply(self, message: Message) -> Message:
        """The content of the file that is asked for, and what is chosen in its panels; or what went wrong."""
        began_s = time.thread_time()
        told: dict[str, Any] = {}
        arrays = []
        try:
            content, told["choices"] = self._drawn(message.values)
            arrays = [{"content": np.frombuffer(content, np.uint8)}]
        except Exception as error:
            told["error"] = values_of_error(error)
        return Message({**told, "spent_s": time.thread_time() - began_s}, arrays)

    def close(self) -> None:
        if self._frames is not None:
            self._frames.recording.close()
            self._frames = self._file = None

    def _drawn(self, asked: Mapping[str, Any]) -> tuple[bytes, Mapping[str, Any]]:
        encode = still_format(Path(f"picture{asked['ending']}"))
        if asked["theme"] not in THEMES:
            sentence = tr("There is no theme “{name}”: there are {names}.")
            raise UsageError(sentence.format(name=asked["theme"], names=", ".join(sorted(THEMES))))
        frames = self._frames_of(Path(asked["path"]))
        lab = frames.lab
        size = PictureSize(*asked["size"]).times(asked["scale"])
        picture = Picture(
            fed_panels(asked["panels"], lab), size, THEMES[asked["theme"]], transparent=asked["transparent"]
        )
        restore_choices(picture, asked["choices"])
        probe = asked_probe(lab, asked["probe"], asked["interventions"])
        feeder = Feeder(frames.recording, lab, probe, frames)
        for panel in picture.panels:
            frame = feeder.feed(panel, asked["step"])
        below = footer(lab, frame.step, frame.weights, probe, whole=asked["footer"])
        content = encode(picture, PictureWords(asked["title"], asked["caption"], below))
        return content, {panel.name: dict(panel.view_settings()) for panel in picture.panels}

    def _frames_of(self, path: Path) -> FrameAsker:
        """What asks this recording as it is now."""
        file = _identity(path)
        if self._frames is None or self._file != file:
            self.close()
            recording = Recording.open(path)
            try:
                lab = lab_of_recording(recording)
            except BaseException:
                recording.close()
                raise
            self._frames, self._file = FrameAsker(recording, lab), file
        elif self._frames.recording.refresh():
            self._frames.forget()
        return self._frames


def _identity(path: Path) -> tuple[Path, int, int] | None:
    """Which file this is; None where there is none, so that opening it tells."""
    try:
        status = path.stat()
    except OSError:
        return None
    return path, status.st_dev, status.st_ino


def main() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a notebook's interruption is the notebook's, which then ends this
    wire = Wire(os.dup(0), os.dup(1))
    os.dup2(2, 1)  # what a library prints must not come between
    take_allowed(sys.argv[1:])
    application, drawer = offscreen_application(), Drawer()
    while True:
        try:
            wire.send(drawer.reply(wire.receive()))
        except (EOFError, OSError):  # whoever asked is gone
            break
        application.processEvents()
    os._exit(0)  # a library's threads need no farewell


if __name__ == "__main__":
    main()
