"""What a model said: named arrays with their axes and units, at one frame or at many."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from scoutview.errors import UserError
from scoutview.frame import Arrays, read_only
from scoutview.language import as_written, tr
from scoutview.observation import Channel
from scoutview.scripting.printed_table import PrintedTable, PrintsAsTable

HEADS = (tr("channel"), tr("axes"), tr("unit"), tr("what it is"))
NUMBER = "{:.4g}"
MOST_LETTERS = 100  # of a probe: a picture's pixels are many


class Answer(PrintsAsTable, Mapping[str, np.ndarray]):
    """Read-only arrays by channel name; text is numpy's `<U`. Printed it tells axes, sizes and units.

    `step` is that of the frame, `probe` the written form of what was asked with, `channels` what is known of each
    array. Channels of a trajectory whose steps are all there have a first axis `step`.
    """

    def __init__(self, arrays: Arrays, channels: Mapping[str, Channel], step: int, probe: str) -> None:
        self._arrays = arrays
        self.channels = {name: channels.get(name) or _undeclared(name, array) for name, array in arrays.items()}
        self.step, self.probe = step, probe

    def __getitem__(self, name: str) -> np.ndarray:
        return self._arrays[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._arrays)

    def __len__(self) -> int:
        return len(self._arrays)

    @property
    def _table(self) -> PrintedTable:
        return PrintedTable(self._title, HEADS, self._rows())

    @property
    def _title(self) -> str:
        asked = " ".join(self.probe.split())
        asked = asked if len(asked) <= MOST_LETTERS else f"{asked[:MOST_LETTERS]}…"
        return tr("Step {step:,}, asked with {asked}:").format(step=self.step, asked=asked)

    def _rows(self) -> list[tuple[str, ...]]:
        return [_row(self.channels[name], _axes(array, self.channels[name])) for name, array in self.items()]


class AnswersOverFrames(PrintsAsTable, Mapping[str, np.ndarray]):
    """The answers to the same at many frames: `steps` (frames,), `answers` one by one, and by channel name stacked.

    A channel's array has a first axis `frame` before its own.
    """

    def __init__(self, answers: Sequence[Answer]) -> None:
        self.answers = tuple(answers)
        self.steps = read_only(np.array([answer.step for answer in answers], np.int64))

    def __getitem__(self, name: str) -> np.ndarray:
        """The channel at all frames.

        Raises:
            UserError: its size is another one at some of them.
        """
        arrays = [answer[name] for answer in self.answers]
        if len({array.shape for array in arrays}) > 1:
            raise UserError(
                tr("{name} has another size at some of these frames: take it of each, from .answers.").format(name=name)
            )
        return read_only(np.stack(arrays))

    def __iter__(self) -> Iterator[str]:
        names = (dict.fromkeys(answer) for answer in self.answers)
        return iter([name for name in next(names, {}) if all(name in answer for answer in self.answers)])

    def __len__(self) -> int:
        return sum(1 for _ in self)

    @property
    def _table(self) -> PrintedTable:
        return PrintedTable(self._title, HEADS, self._rows())

    @property
    def _title(self) -> str:
        if not self.answers:
            return tr("No frames were asked.")
        return tr("{count:,} frames, steps {first:,} to {last:,}, each with:").format(
            count=len(self.answers), first=self.steps[0], last=self.steps[-1]
        )

    def _rows(self) -> list[tuple[str, ...]]:
        if not self.answers:
            return []
        first = self.answers[0]
        frames = [f"frame {len(self.answers):,}"]
        axes = {name: [*frames, *_sized(first[name], first.channels[name])] for name in self}
        return [_row(first.channels[name], _in_brackets(sized)) for name, sized in axes.items()]


def _undeclared(name: str, array: np.ndarray) -> Channel:
    """What a lab answers beside what it declares."""
    return Channel(name, tuple(f"axis {number}" for number in range(array.ndim)))


def _row(channel: Channel, axes: str) -> tuple[str, ...]:
    return channel.name, axes, channel.unit, channel.description


def _sized(array: np.ndarray, channel: Channel) -> list[str]:
    """Its axes with their sizes; a trajectory's has one of steps first."""
    names = ("step", *channel.dims) if array.ndim > len(channel.dims) else channel.dims
    return [f"{name} {size:,}" for name, size in zip(names, array.shape, strict=True)]


def _in_brackets(axes: Sequence[str]) -> str:
    return f"({', '.join(axes)})"


def _axes(array: np.ndarray, channel: Channel) -> str:
    """(layer 4, head 2); of a single number or text what it is."""
    if array.ndim:
        return _in_brackets(_sized(array, channel))
    return as_written(NUMBER.format(array.item())) if array.dtype.kind == "f" else repr(array.item())
