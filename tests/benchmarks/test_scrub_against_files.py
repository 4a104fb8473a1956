"""A random frame to painted panels, against what one would write by hand: torch.load, a forward pass, matplotlib."""

import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import torch

from scoutview.labs.registry import lab_of_recording
from scoutview.recording.reader import Recording
from tests.benchmarks.test_scrubbing import LONG, MOVES, frame_times_ms, long_run
from tests.benchmarks.window import open_window, wait

pytestmark = [pytest.mark.benchmark, pytest.mark.timeout(900)]

ROUNDS, BY_HAND = 3, 8


class ByHand:
    """The same numbers as the default view: the table, its map, attention of all heads, probabilities, curves."""

    def __init__(self, path: Path, folder: Path) -> None:
        pytest.importorskip("matplotlib").use("agg")
        from matplotlib import pyplot

        folder.mkdir()
        with Recording.open(path) as recording:
            description = recording.description
            self._lab = lab_of_recording(description.lab, description.settings, recording.assets)
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


def test_scrubbing_against_files_and_matplotlib(
    measured: Callable[..., None], report: Callable[[str, str, str], None], tmp_path: Path
) -> None:
    path = long_run(tmp_path / "long.scout", LONG)
    by_hand, ratios, times = ByHand(path, tmp_path / "files"), [], []
    with open_window(tmp_path / "home") as (window, session):
        session.open(path)
        wait(60, lambda: len(session.curves) == LONG)
        wait(3)
        for number in range(ROUNDS):
            ours = frame_times_ms(window, session, number)
            theirs = [by_hand.show(each) for each in range(BY_HAND)]
            ratios.append(float(np.median(ours) / np.median(theirs)))
            times += ours
    remark = f"p50 {np.median(times):.1f}, p99 {np.percentile(times, 99):.1f} ms"
    measured(f"scrub {LONG:,} frames / torch.load + forward + matplotlib", ratios, "≤ 0.1", ROUNDS * MOVES, remark)
    report("scrub: 99th percentile to painted panels", f"{np.percentile(times, 99):.1f} ms", "≤ 16 ms")
