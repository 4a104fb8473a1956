"""A run that is open in a script or a notebook."""

from __future__ import annotations

import json
import operator
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any, Self, SupportsIndex, overload

import numpy as np

from scoutview.errors import UserError
from scoutview.frame import Mark
from scoutview.labs.registry import is_opened, lab_of_recording
from scoutview.language import tr
from scoutview.measure import Measure
from scoutview.probe import Probe
from scoutview.recording.gathering import Function
from scoutview.recording.reader import Recording
from scoutview.scripting.answer import AnswersOverFrames
from scoutview.scripting.channel_list import ChannelList, QuestionList, channels_of
from scoutview.scripting.drawing_program import SHARED, DrawingProgram
from scoutview.scripting.measuring import WEIGHTS, measure
from scoutview.scripting.run_asking import RunAsking
from scoutview.scripting.run_frame import RunFrame
from scoutview.scripting.run_picture import RunPicture
from scoutview.scripting.window_program import OpenedWindow, open_window

WhichFrame = RunFrame | SupportsIndex | None
WhichFrames = slice | Iterable[RunFrame | SupportsIndex] | None


def open_run(path: str | Path) -> Run:
    """A recording, finished or growing, to be asked from Python; close it, or open it in a `with`.

    Raises:
        UserError: there is none, or it is damaged; of a checkpoint, or a folder of them, how it becomes one.
    """
    path = Path(path)
    if path.is_dir() or (path.is_file() and path.suffix.lower() != ".scout"):
        if is_opened(path):
            told = tr(
                "{name} is no recording yet: `scoutview open {path} -o RUN.scout` makes one of it, which can be opened"
                " here."
            )
            raise UserError(told.format(name=path.name, path=path))
        if path.is_dir() and (inside := sorted(path.glob("*.scout"))):
            raise UserError(
                tr("{name} is a folder of recordings: open one of them, such as {path}.").format(
                    name=path.name, path=inside[0]
                )
            )
    return Run(Recording.open(path), SHARED)


class Run:
    """A recording: `len`, iteration and `run[i]` give its frames, negative numbers from the end, slices several.

    What is known of it is as new as the last `refresh`, so that nothing changes while one computes. One thread at a
    time.
    """

    def __init__(self, recording: Recording, drawing: DrawingProgram) -> None:
        self._recording, self._drawing = recording, drawing

    # what is in it

    @property
    def path(self) -> Path:
        return self._recording.path

    @property
    def lab(self) -> str:
        """The name of its lab."""
        return self._recording.description.lab

    @property
    def settings(self) -> Mapping[str, bool | int | float | str]:
        """What it was trained with, by name, the seed among it."""
        return MappingProxyType(dict(self._recording.description.settings))

    @property
    def state(self) -> str:
        """training, paused, finished, stopped, failed, or interrupted where the writer died."""
        return self._recording.state

    @property
    def steps(self) -> np.ndarray:
        """Those of its frames, (frames,) int64, increasing, read-only."""
        return self._recording.steps

    @property
    def curves(self) -> dict[str, np.ndarray]:
        """Of all frames, each (frames,) and read-only: `step`, `seconds` of training, and the metrics by name.

        Metrics are float64, nan where a frame has none. No weights are read.
        """
        curves = self._recording.curves()
        return {"step": curves.steps, "seconds": curves.seconds, **dict(sorted(curves.metrics.items()))}

    @property
    def loss_unit(self) -> str:
        """What the losses among its curves count: "nats of surprise per token"; raises UserError as `channels`."""
        return self.asking.lab.loss_unit

    @property
    def marks(self) -> tuple[Mark, ...]:
        """Named steps."""
        return self._recording.marks

    @property
    def channels(self) -> ChannelList:
        """All arrays that its model can answer with, by name: axes, unit, what it is, and the question that brings it.

        Raises:
            UserError: this version does not know its lab.
        """
        return channels_of(self.asking.lab)

    @property
    def questions(self) -> QuestionList:
        """What can be asked, by name, and the channels that each question brings.

        Raises:
            UserError: as `channels`.
        """
        return QuestionList(self.asking.lab)

    @cached_property
    def asking(self) -> RunAsking:
        """Its lab and what asks its model; raises UserError as `channels`."""
        return RunAsking(self._recording, lab_of_recording(self._recording))

    # frames

    def __len__(self) -> int:
        return len(self._recording)

    @overload
    def __getitem__(self, index: SupportsIndex) -> RunFrame: ...
    @overload
    def __getitem__(self, index: slice) -> list[RunFrame]: ...
    def __getitem__(self, index: SupportsIndex | slice) -> RunFrame | list[RunFrame]:
        if isinstance(index, slice):
            return [self[number] for number in range(len(self))[index]]
        number = operator.index(index)
        if not -len(self) <= number < len(self):
            raise IndexError(
                tr("There is no frame {number}: the recording has {count:,}, numbered from 0.").format(
                    number=number, count=len(self)
                )
            )
        return RunFrame(self, self._recording[number])

    def __iter__(self) -> Iterator[RunFrame]:
        return (self[number] for number in range(len(self)))

    def at(self, step: int) -> RunFrame:
        """The newest frame at or before this step; the first where there is none."""
        return self[self._recording.position_of(step)]

    def refresh(self) -> bool:
        """Take in what was written since; True where there was anything. Frames that one has stay what they are.

        Raises:
            UserError: the file can no longer be read.
        """
        news = self._recording.refresh()
        if news and "asking" in self.__dict__:
            self.asking.forget()
        return news

    def history(
        self,
        probe: str | Probe | None,
        *questions: str,
        frames: WhichFrames = None,
        interventions: str | Sequence[str] = (),
        **choices: Any,
    ) -> AnswersOverFrames:
        """The same asked at many frames, as `RunFrame.ask` does; all of them, unless `frames` says which.

        `frames` is a slice, or frames or their numbers: `run[::10]`, `slice(-50, None)`.

        Raises:
            UserError: as `RunFrame.ask`.
        """
        asking = self.asking
        asked, texts = asking.probe(probe, interventions), asking.questions(questions, choices)
        return AnswersOverFrames([asking.answer(frame.step, asked, texts) for frame in self._chosen(frames)])

    def measure(
        self,
        name: str,
        function: Function,
        *,
        of: str = WEIGHTS,
        probe: Probe | str | None = None,
        every: int = 1,
        title: str = "",
        unit: str = "",
        rows: Sequence[str] = (),
        replace: bool = False,
        **choices: int | float | str,
    ) -> Measure:
        """What a function gives at each frame, as `measuring.measure` tells: kept in the file, and here from now on."""
        told = {"title": title, "unit": unit, "rows": rows, "replace": replace, **choices}
        found = measure(self._recording, name, function, of=of, probe=probe, every=every, **told)  # type: ignore[arg-type]
        self.refresh()
        return found

    @property
    def measures(self) -> dict[str, Measure]:
        """Numbers along the run with steps of their own, by name: what a training logged, and what was measured."""
        return {each.name: each for each in self._recording.measures()}

    # pictures and windows

    def picture(
        self,
        *panels: str,
        probe: str | Probe | None = None,
        frame: WhichFrame = None,
        interventions: str | Sequence[str] = (),
        choices: Mapping[str, Mapping[str, Any]] = MappingProxyType({}),
        size: tuple[int, int] = (1280, 720),
        scale: float = 1.0,
        theme: str = "light",
        title: str = "",
        caption: str = "",
        footer: bool = True,
        transparent: bool = False,
        shown: str = ".png",
    ) -> RunPicture:
        """Panels as a picture, which a notebook shows by itself; drawn by a program of its own, without a screen.

        Args:
            panels: their names, one to six; they share the picture.
            probe: as `RunFrame.ask` takes it; and so are `interventions`.
            frame: or its number; None: the newest.
            choices: made in a panel, by its name, as `RunPicture.choices` has them; what does not fit is passed over.
            size: in pixels; `scale`, 1 to 4, makes it of so many times more, at the same width on the page.
            theme: "light" or "dark".
            title, caption: your own words; without, what a panel says itself.
            footer: a line that says where it came from.
            transparent: without a ground.
            shown: ".svg" has a notebook show letters and lines instead of pixels.

        Raises:
            UserError: there is no such picture.
        """
        asked, step = self.asking.probe(probe, interventions), self._one(frame).step
        told = {"probe": self.asking.lab.format_probe(asked), "interventions": asked.interventions, "step": step}
        shows = {"path": str(self.path.absolute()), "panels": panels, "choices": dict(choices)}
        looks = {"size": size, "scale": scale, "theme": theme, "transparent": transparent}
        wish = {**told, **shows, **looks, "title": title, "caption": caption, "footer": footer}
        name = tr("{panels} at step {step:,}, {width} × {height}").format(
            panels=", ".join(panels), step=step, width=size[0], height=size[1]
        )
        return RunPicture(lambda ending: self._drawing.draw({**wish, "ending": ending}, self), shown, name, size[0])

    def panel(
        self,
        name: str,
        *,
        probe: str | Probe | None = None,
        frame: WhichFrame = None,
        interventions: str | Sequence[str] = (),
        choices: Mapping[str, Any] = MappingProxyType({}),
    ) -> OpenedWindow:
        """Open the window beside the script, this panel over all of it; returns once it is there.

        Probe and interventions are as `RunFrame.ask` takes them; without a frame the newest one is followed. `choices`
        are the panel's, as `RunPicture.choices` has them.

        Raises:
            UserError: something of it is not there, or there is no screen.
        """
        asked = self.asking.probe(probe, interventions)
        words = [str(self.path.absolute()), f"--panel={name}", f"--probe={self.asking.lab.format_probe(asked)}"]
        words += [f"--intervene={text}" for text in asked.interventions]
        words += [f"--frame=step={self._one(frame).step}"] if frame is not None else []
        words += [f"--view={name}={json.dumps(dict(choices))}"] if choices else []
        return open_window(words, tr("the window of {name}").format(name=self.path.name))

    def _one(self, frame: WhichFrame) -> RunFrame:
        return frame if isinstance(frame, RunFrame) else self[-1 if frame is None else frame]

    def _chosen(self, frames: WhichFrames) -> list[RunFrame]:
        if frames is None or isinstance(frames, slice):
            return self[frames or slice(None)]
        return [frame if isinstance(frame, RunFrame) else self[frame] for frame in frames]

    # its end

    def close(self) -> None:
        """Let go of the file, and of the program that draws."""
        self._drawing.leave(self)
        self._recording.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __repr__(self) -> str:
        return tr("{name}: {lab}, {state}, {frames}, steps {first:,} to {last:,}").format(
            name=self.path.name,
            lab=self.lab,
            state=self.state,
            frames=tr("%n frames", "", len(self), one="1 frame"),
            first=self.steps[0],
            last=self.steps[-1],
        )
