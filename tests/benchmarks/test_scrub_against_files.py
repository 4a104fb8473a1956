"""A random frame to painted panels, against what one would write by hand: torch.load, a forward pass, matplotlib."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest
import torch

from scoutview.labs.registry import lab_of_recording
from scoutview.recording.reader import Recording
from scoutview.session import Session
from scoutview.window.shell.main_window import MainWindow
from tests.benchmarks.test_scrubbing import LONG, MOVES, frame_times_ms, long_run
from tests.benchmarks.window import open_window, wait

pytestmark = [pytest.mark.benchmark, pytest.mark.timeout(900)]

ROUNDS, BY_HAND = 3, 8
AT_60_HZ_MS = 16.0  # a picture of a screen at 60 Hz


class ByHand:
    """The same numbers as the default view: the table, its map, attention of all heads, probabilities, curves."""

    def __init__(self, path: Path, folder: Path) -> None:
        pytest.importorskip("matplotlib").use("agg")
        from matplotlib import pyplot

        folder.mkdir()
        with Recording.open(path) as recording:
            self._lab = lab_of_recording(recording)
            steps = recording.steps[:: len(recording) // 40]
            for step in steps:
                weights = recording.frame_at(int(step)).weights
                torch.save(
                    {name: torch.from_numpy(array.copy()) for name, array in weights.items()}, folder / f"{step}.pt"
                )
            self._losses = dict(recording.curves().metrics)
        self._files = sorted(folder.iterdir())
        self._model = self._lab.build_model(torch.Generator().manual_seed(0))
        heads = self._lab.settings.layers * self._lab.settings.heads
        self._figure, self._axes = pyplot.subplots(2, max(4, (heads + 1) // 2), figsize=(12.8, 8))

    def show(self, number: int) -> float:
        """Milliseconds from the file to the picture."""
        from scoutview.observation import Question

        started = time.perf_counter()
        self._model.load_state_dict(torch.load(self._files[number % len(self._files)]))
        wanted = [Question(name) for name in ("embedding", "attention", "probabilities")]
        with torch.inference_mode():
            answers = self._lab.observe(self._model, self._lab.default_probe(), wanted)
        for axis in self._axes.flat:
            axis.clear()
        attention = answers[wanted[1]]["attention"]
        for axis, head in zip(self._axes.flat, attention.reshape(-1, *attention.shape[2:]), strict=False):
            axis.imshow(head)
        probabilities = answers[wanted[2]]["probabilities"][-1]
        self._axes.flat[-1].barh(range(15), np.sort(probabilities)[-15:])
        self._axes.flat[-2].plot(self._losses["train_loss"])
        self._figure.canvas.draw()
        return 1000 * (time.perf_counter() - started)


def test_scrubbing_against_files_and_matplotlib(measured: Callable[..., None], tmp_path: Path) -> None:
    path = long_run(tmp_path / "long.scout", LONG)
    by_hand, ratios, times = ByHand(path, tmp_path / "files"), [], []
    with opened(path, tmp_path / "home") as (window, session):
        for number in range(ROUNDS):
            ours = frame_times_ms(window, session, number)
            theirs = [by_hand.show(each) for each in range(BY_HAND)]
            ratios.append(float(np.median(ours) / np.median(theirs)))
            times.append(ours)
    row, remark = f"scrub {LONG:,} frames / torch.load + forward + matplotlib", f"median {np.median(times):.1f} ms"
    measured(row, ratios, "≤ 0.1", ROUNDS * MOVES, remark)
    note_slowest(measured, "all panels of the default view", times, goal="")


def test_scrubbing_one_panel(measured: Callable[..., None], tmp_path: Path) -> None:
    """Each panel of the default view by itself, maximised."""
    path = long_run(tmp_path / "long.scout", LONG)
    with opened(path, tmp_path / "home") as (window, session):
        docks = [dock for dock in window.docks.values() if dock.panel.is_on_screen()]
        for dock in docks:
            dock.maximise_asked.emit()
            wait(1)
            assert dock.panel.is_on_screen()
            assert not any(one.panel.is_on_screen() for one in docks if one is not dock)
            times = [frame_times_ms(window, session, number) for number in range(ROUNDS)]
            note_slowest(measured, f"the painted panel, {dock.panel.title}", times, goal="≤ 1")
            dock.maximise_asked.emit()


@contextmanager
def opened(path: Path, folder: Path) -> Iterator[tuple[MainWindow, Session]]:
    """A window that shows this run, and has come to rest."""
    with open_window(folder) as (window, session):
        session.open(path)
        wait(60, lambda: len(session.curves) == LONG)
        wait(3)
        yield window, session


def note_slowest(measured: Callable[..., None], what: str, times: list[list[float]], goal: str) -> None:
    """The row of a 99th percentile; `times` in milliseconds, a list for each round."""
    ratios = [float(np.percentile(each, 99)) / AT_60_HZ_MS for each in times]
    remark = f"median {np.median(times):.1f}, 99th percentile {np.percentile(times, 99):.1f} ms"
    row = f"scrub: 99th percentile until {what} / {AT_60_HZ_MS:g} ms"
    measured(row, ratios, goal, sum(map(len, times)), remark)
