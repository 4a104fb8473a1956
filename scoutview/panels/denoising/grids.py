"""What the grids of the denoising panel show: clean pictures over a training, and a real picture's way to noise."""

from collections.abc import Mapping, Sequence

import numpy as np

from scoutview.graphics.base.numbers import count
from scoutview.graphics.widgets.picture_grid import Pictures
from scoutview.panels.denoising.equation import NOISE_TOP, brightness
from scoutview.panels.denoising.plan import GRID_COLUMNS

Answers = Mapping[int, Mapping[str, np.ndarray]]  # by training step: "strip" and "strip_steps"

HEADINGS = ("clean picture: training step ↓, denoising step →", "training ↓  denoising →")


def spread_steps(total: int) -> tuple[int, ...]:
    """The steps, from 0, that stand for all `total` of them in a row of pictures."""
    return tuple(np.unique(np.round(np.linspace(0, max(1, total) - 1, GRID_COLUMNS)).astype(int)).tolist())


def grid_columns(answers: Answers, total: int) -> tuple[int, ...]:
    """The denoising steps of the columns: those that were answered, else those that will be."""
    return next((tuple(answer["strip_steps"].tolist()) for answer in answers.values()), spread_steps(total))


def training_grid(rows: Sequence[int], answers: Answers, columns: Sequence[int], run_step: int, shown: int) -> Pictures:
    """A row for each of these training steps; `run_step` is the frame on screen, `shown` its denoising step."""
    cells = [picture for step in rows for picture in _strip(answers.get(step), len(columns))]
    arrived = sum(step in answers for step in rows)
    return Pictures(
        cells,
        len(columns),
        HEADINGS,
        f"filling, {round(100 * arrived / len(rows))} %" if arrived < len(rows) else "",
        row_labels=tuple(f"step {count(step)}" for step in rows),
        column_labels=tuple(str(step + 1) for step in columns),
        row=max((number for number, step in enumerate(rows) if step <= run_step), default=None),
        column=_nearest(columns, shown),
    )


def noising_strip(pictures: np.ndarray, shown: int) -> Pictures:
    """Some of the noisy pictures (steps, H, W), spread evenly."""
    steps = spread_steps(len(pictures))
    return Pictures(
        [pictures[step] for step in steps],
        len(steps),
        ("the way to noise",),
        column_labels=tuple(str(step) for step in steps),
        column=_nearest(steps, shown),
        signed_top=NOISE_TOP,
    )


def _strip(answer: Mapping[str, np.ndarray] | None, columns: int) -> Sequence[np.ndarray | None]:
    return [None] * columns if answer is None else [brightness(picture) for picture in answer["strip"]]


def _nearest(steps: Sequence[int], step: int) -> int | None:
    """The column of the step nearest to this one."""
    return min(range(len(steps)), key=lambda each: abs(steps[each] - step), default=None) if step >= 0 else None
