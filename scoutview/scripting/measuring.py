"""Measures a recording: calls a function with what each frame gives, and keeps its numbers in the file."""

from __future__ import annotations

import sys
import zlib
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import numpy as np
from tqdm import tqdm

from scoutview.frame import Arrays
from scoutview.labs.asked import (
    asked_probe,
    asked_question,
    check_choices,
    heeded,
    text_of_question,
    words_of_probe,
)
from scoutview.labs.registry import lab_of_recording
from scoutview.language import tr, translated
from scoutview.measure import MOST_LETTERS, Measure
from scoutview.observing.frame_asker import FrameAsker
from scoutview.probe import Probe
from scoutview.recording.files import check_writable
from scoutview.recording.gathering import FROM_WEIGHTS, Function, Gathering
from scoutview.recording.measured import MeasureError
from scoutview.recording.reader import Recording
from scoutview.recording.writer import RecordingWriter

WEIGHTS = "weights"
ALIKE = 1e-4  # of a number, within which a function gives the same again
SHOWN_FROM_S = 1.0  # work that takes longer tells how far it is

ArraysAt = Callable[[int], Arrays]  # what the function is called with, by the step of a frame


def measure(
    run: Recording | str | Path,
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
    """What a function gives at each frame, kept in the recording as a curve, or a heat map over training.

    Called again it measures only the frames that are new. Interrupted it keeps what it has, unless it is to replace a
    measure; with any other error the file is as before.

    Args:
        run: a recording or its path. What is open sees the measure after a `refresh`.
        name: of the measure.
        function: is called with read-only numpy arrays by name, and gives a number or a row of numbers, always as many.
        of: the weights of a frame by their names, floating-point ones as float32; or a question in its written form,
            such as "attention_steps layer=1", whose channels the function is called with, as the model answers at that
            frame.
        probe: what the question is asked with, or its written form; unless told the lab's own.
        every: at least so many steps lie between two frames that are measured.
        title: what people read of it, if not the name.
        unit: of the numbers.
        rows: the names of a row's numbers, in their order.
        replace: in the place of the measure of this name.
        choices: of the question, layer=1 for instance.

    Raises:
        MeasureError: the function fails or gives no number, or there is another measure of this name.
        UserError: nothing of this kind can be asked; the file cannot be read or written; somebody is writing it.
    """
    path = run.path if isinstance(run, Recording) else Path(run)
    if every < 1:
        raise MeasureError(tr("“every” should be a number of steps, 1 or more, not {every}.").format(every=every))
    check_writable(path)
    with Recording.open(path) as recording:
        there = {each.name: each for each in recording.measures()}
        before = None if replace else there.get(name)
        arrays_at, origin = _given(recording, of, probe, choices)
        gathering = Gathering(name, function, before, rows=rows, title=title, unit=unit, origin=origin)
        steps = _spread(recording.steps, every)
        if before is not None:
            _check_told(before, title=title, unit=unit, rows=tuple(map(str, rows)), origin=origin)
            _check_function(gathering, before, np.intersect1d(recording.steps, before.steps), arrays_at)
            steps = np.setdiff1d(steps, before.steps)
        try:
            _gather(gathering, steps, arrays_at)
        except KeyboardInterrupt:
            if not replace:
                _keep(path, gathering)
            raise
    _keep(path, gathering, replace=replace)
    with Recording.open(path) as recording:
        return next(each for each in recording.measures() if each.name == name)


# what the function is called with


def _given(recording: Recording, of: str, probe: Probe | str | None, choices: dict[str, Any]) -> tuple[ArraysAt, str]:
    """What the function is called with, and words for where the numbers come from."""
    if of == WEIGHTS:
        return lambda step: recording.frame_at(step).weights, FROM_WEIGHTS
    lab = lab_of_recording(recording)
    asked = probe if isinstance(probe, Probe) else asked_probe(lab, probe)
    question = asked_question(lab, of, choices)
    frames, told = FrameAsker(recording, lab), f"{text_of_question(question)} of {words_of_probe(lab, asked)}"

    def answer(step: int) -> Arrays:
        found = frames.answers(step, asked, [question])[question]
        check_choices([question], heeded(question))
        return found

    return answer, _short(f"computed from {told} at each frame")


def _short(text: str) -> str:
    """One that is too long ends with a number that tells it from others."""
    if len(text) <= MOST_LETTERS:
        return text
    number = f"… ({zlib.crc32(text.encode()):08x})"
    return text[: MOST_LETTERS - len(number)] + number


# the frames


def _spread(steps: np.ndarray, every: int) -> np.ndarray:
    """The first of these steps, and each that is so far behind the last one chosen."""
    chosen = list[int]()
    for step in steps.tolist():
        if not chosen or step >= chosen[-1] + every:
            chosen.append(step)
    return np.array(chosen, np.int64)


def _gather(gathering: Gathering, steps: np.ndarray, arrays_at: ArraysAt) -> None:
    shown = sys.stderr.isatty() or "ipykernel" in sys.modules
    told = tr("measuring {name}").format(name=gathering.name)
    for step in tqdm(steps.tolist(), told, leave=False, disable=not shown, delay=SHOWN_FROM_S, unit="frame"):
        gathering.take(step, arrays_at(step))


def _check_told(before: Measure, **told: Any) -> None:
    """Whether a measure that is there is what was said now."""
    if any(value and value != getattr(before, name) for name, value in told.items()):
        raise MeasureError(
            tr("There is another “{name}” already, {origin}: give this one another name, or say replace=True.").format(
                name=before.name, origin=translated(before.origin)
            )
        )


def _check_function(gathering: Gathering, before: Measure, steps: np.ndarray, arrays_at: ArraysAt) -> None:
    """Whether a function gives again what was measured at the newest frame that is still there."""
    if not len(steps):
        return
    step = int(steps[-1])
    gathering.take(step, arrays_at(step))
    (again,), (known,) = gathering.drain().values, before.values[before.steps == step]
    if not np.allclose(again, known, rtol=ALIKE, atol=ALIKE * float(np.abs(known).max())):
        raise MeasureError(
            tr(
                "“{name}” was measured by another function, with other numbers at step {step:,}: give this "
                "one another name, or say replace=True."
            ).format(name=before.name, step=step)
        )


def _keep(path: Path, gathering: Gathering, *, replace: bool = False) -> None:
    if len(gathering):
        with closing(RecordingWriter.reopen(path)) as writer:
            writer.add_measures([gathering.drain()], replace=replace)
