"""The numbers of a panel are those that it was given, of this frame and of many."""

from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from scoutview.export.feeding import Feeder
from scoutview.export.numbers_behind import write_numbers
from scoutview.export.numbers_csv import csv_text
from scoutview.export.numbers_shown import HISTORY, Kept, Numbers, keeping, padded
from scoutview.export.picture import SLIDE, Picture
from scoutview.graphics.base.look import Look
from scoutview.graphics.base.theme import LIGHT
from scoutview.labs.registry import lab_of_recording
from scoutview.observation import Channel, History, HistoryRequest, Question
from scoutview.observing.answer import Asker
from scoutview.panels.panel import Panel
from scoutview.panels.registry import panel_named, panels_for
from scoutview.recording.reader import Recording
from tests.every_lab import NAMES, some_every_day
from tests.folder_of_runs import LEARNED, record
from tests.small_runs import LAST, copy_of, recording_of


def numbers_of(recording: Recording, panel_class: type[Panel]) -> Numbers:
    lab = lab_of_recording(recording)
    kept = Kept()
    picture = Picture([keeping(panel_class, kept)], SLIDE, LIGHT)
    (panel,) = picture.panels
    Feeder(recording, lab, lab.default_probe()).feed(panel, LAST)
    return kept.numbers(panel, lab.channels, lab.trajectories)


@pytest.mark.parametrize("name", some_every_day(NAMES, 3, turn=1))
def test_every_panel_has_numbers_that_can_be_written(qtbot: QtBot, tmp_path: Path, name: str) -> None:
    with Recording.open(recording_of(name)) as recording:
        lab = lab_of_recording(recording)
        for panel_class in panels_for(lab.channels):
            if lab.trained_elsewhere and panel_class.tells_of_training:
                continue
            numbers = numbers_of(recording, panel_class)
            path = tmp_path / f"{panel_class.name}.npz"
            write_numbers(numbers.arrays, numbers.channels, path)
            with np.load(path) as arrays:
                assert panel_class.needs & set(arrays) or "train_loss" in arrays  # some live on curves alone


def test_they_are_what_the_model_answers_at_that_frame(qtbot: QtBot) -> None:
    with Recording.open(recording_of("next_token")) as recording:
        lab = lab_of_recording(recording)
        asker = Asker(lab)
        asker.load(recording.frame_at(LAST))
        answers = asker.answer_all(lab.default_probe())
        numbers = numbers_of(recording, panel_named("attention"))
        (deciding,) = numbers.arrays[f"{HISTORY}head_ablation_steps"].tolist()
        asker.load(recording.frame_at(deciding))
        decided = asker.answer_all(lab.default_probe())
    assert {"tokens", "token_ids", "attention"} <= set(numbers.arrays)
    here = {name: array for name, array in numbers.arrays.items() if not name.startswith(HISTORY)}
    assert all(np.array_equal(array, answers[name]) for name, array in here.items())
    assert np.array_equal(numbers.arrays[f"{HISTORY}ablated_surprisal"][0], decided["ablated_surprisal"])


def test_those_without_a_change_are_told_under_names_of_their_own(qtbot: QtBot) -> None:
    with Recording.open(recording_of("next_token")) as recording:
        lab = lab_of_recording(recording)
        probe, plain = lab.default_probe(), numbers_of(recording, panel_named("prediction"))
        kept = Kept()
        picture = Picture([keeping(panel_named("prediction"), kept)], SLIDE, LIGHT)
        Feeder(recording, lab, probe.with_interventions(("block 0 mlp off",))).feed(picture.panels[0], LAST)
        numbers = kept.numbers(picture.panels[0], lab.channels, lab.trajectories)
    before = numbers.arrays["unchanged_outcome_probabilities"]
    np.testing.assert_array_equal(before, plain.arrays["outcome_probabilities"])
    assert not np.array_equal(before, numbers.arrays["outcome_probabilities"])
    assert set(numbers.arrays) == {channel.name for channel in numbers.channels}


def test_a_trajectory_and_a_history_have_a_first_axis_of_steps(qtbot: QtBot) -> None:
    with Recording.open(recording_of("denoising")) as recording:
        numbers = numbers_of(recording, panel_named("denoising"))
        dims = {channel.name: channel.dims for channel in numbers.channels}
        assert dims["noisy"] == ("step", "row", "column")
        assert dims["history_strip"] == ("step", "column", "row", "column2")
        assert dims["history_denoising_strip_steps"] == ("step",)
        steps = numbers.arrays["history_denoising_strip_steps"]
        assert set(steps.tolist()) <= set(recording.steps.tolist())
        assert len(numbers.arrays["history_strip"]) == len(steps) > 1


class OfManyFrames(Panel):
    """It wants a trajectory at two frames."""

    title = "Of many frames"
    request = HistoryRequest(Question("denoising"), (0, 12))

    def histories(self) -> tuple[HistoryRequest, ...]:
        return (self.request,)


def test_steps_of_a_trajectory_and_steps_of_the_run_are_different_axes(qtbot: QtBot) -> None:
    panel, kept = OfManyFrames(Look()), Kept()
    qtbot.addWidget(panel)
    kept.histories[panel.request] = History(panel.request, {12: {"alpha": np.ones(3)}, 0: {"alpha": np.zeros(3)}})
    numbers = kept.numbers(panel, [Channel("alpha", (), question="denoising")], {"denoising"})
    assert {channel.name: channel.dims for channel in numbers.channels} == {
        "history_denoising_steps": ("step",),
        "history_alpha": ("step", "local_step"),
    }
    assert numbers.arrays["history_denoising_steps"].tolist() == [0, 12]
    assert numbers.arrays["history_alpha"].tolist() == [[0, 0, 0], [1, 1, 1]]
    told = csv_text(numbers.arrays, numbers.channels).splitlines()
    assert told[0] == "channel,step,step_label,local_step,value"
    assert told[-1] == "history_alpha,1,12,2,1.0"


def test_a_panel_that_asks_nothing_has_the_curves(qtbot: QtBot) -> None:
    with Recording.open(recording_of("digits")) as recording:
        numbers, curves = numbers_of(recording, panel_named("learning_curves")), recording.curves()
    assert np.array_equal(numbers.arrays["curves_steps"], curves.steps)
    assert np.array_equal(numbers.arrays["validation_loss"], curves.metrics["validation_loss"])
    assert {channel.unit for channel in numbers.channels if channel.name == "train_loss"} == {
        "nats of surprise per picture"
    }


def test_a_panel_that_compares_runs_has_the_curves_of_all_of_them(qtbot: QtBot, tmp_path: Path) -> None:
    own = copy_of("digits", tmp_path, "own.scout")
    record(tmp_path / "other.scout", steps=range(3), learning_rate=0.25)
    with Recording.open(own) as recording:
        numbers = numbers_of(recording, panel_named("runs"))
        losses = recording.curves().metrics["validation_loss"]
    arrays = numbers.arrays
    assert arrays["run_names"].tolist() == ["other", "own"]
    assert arrays["setting_learning_rate"][0] == "0.25"
    assert (arrays["run_weights"][0], arrays["run_tokens_per_step"][0]) == (LEARNED, 32)
    assert np.isnan(arrays["run_flops_per_step"]).all()  # nobody counts those of a kernel
    assert np.array_equal(arrays["run_validation_loss"][1], losses)
    assert np.isfinite(arrays["run_validation_loss"][0]).tolist() == [True] * 3 + [False] * (len(losses) - 3)
    assert np.array_equal(arrays["validation_loss"], losses)
    rows = [row for row in csv_text(arrays, numbers.channels).splitlines() if row.startswith("run_validation_loss,")]
    assert len(rows) == 2 * len(losses)
    assert ",other," in rows[0]


def test_what_two_panels_share_is_told_once(qtbot: QtBot) -> None:
    with Recording.open(recording_of("next_token")) as recording:
        one, other = (numbers_of(recording, panel_named(name)) for name in ("attention", "embedding"))
    names = [channel.name for channel in (one | other).channels]
    assert len(names) == len(set(names)) == len((one | other).arrays)
    assert {"attention", "embedding", "tokens"} <= set(names)


def test_answers_of_different_lengths_are_filled_up_with_nothing() -> None:
    stack = padded([np.array([1, 2, 3]), np.array([4])])
    np.testing.assert_array_equal(stack, [[1, 2, 3], [4, np.nan, np.nan]])
    assert padded([np.array(["a"]), np.array(["bb", "c"])]).tolist() == [["a", ""], ["bb", "c"]]
    assert padded([np.array([1, 2]), np.array([3, 4])]).dtype == np.int64
