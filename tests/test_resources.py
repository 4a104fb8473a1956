"""What ships: a sample recording per lab, each with its frames, its story and its opening answers."""

import re
from pathlib import Path

import pytest

from scoutview.app import sample_recordings
from scoutview.labs.registry import LABS, lab_named
from scoutview.recording.reader import Recording
from scoutview.resources import resource
from scoutview.window.start.thumbnails import Thumbnails
from tools.make_samples import MOST_BYTES, shipped_bytes

SHIPPED = [lab for lab in LABS if lab.sample is not None]
NAMES = [lab.name for lab in SHIPPED]


def test_every_lab_that_declares_a_sample_has_it_and_its_thumbnail_and_all_are_small() -> None:
    samples = sample_recordings()
    assert list(samples) == NAMES
    thumbnails = Thumbnails(samples, LABS)
    assert list(thumbnails) == NAMES
    for lab in SHIPPED:
        sample = thumbnails[lab.name]
        drawn = (sample.points, sample.picture, sample.curves, sample.photos, sample.board, sample.wires)
        assert lab.thumbnail is None or any(each is not None for each in drawn)
    assert all(path.stat().st_size < 8e6 for path in samples.values())
    assert resource("icon.svg").exists()


def test_all_that_ships_is_small_and_the_readme_says_how_small() -> None:
    size = shipped_bytes()
    assert sum(path.stat().st_size for path in sample_recordings().values()) < size <= MOST_BYTES
    readme = (Path(__file__).parents[1] / "README.md").read_text("utf-8")
    (told,) = re.findall(r"come along: (\d+) MB in all", readme)
    assert abs(int(told) - size / 1e6) < 1


@pytest.mark.parametrize("name", [lab.name for lab in SHIPPED if not lab.trained_elsewhere])
def test_a_sample_goes_from_the_untrained_model_to_a_good_one(name: str) -> None:
    with Recording.open(sample_recordings()[name]) as sample:
        sample.verify()
        declared = lab_named(name).sample
        assert declared is not None
        assert len(sample) >= min(16, declared.frames)
        assert sample.steps[0] == 0
        # in denoising most of the loss is noise that nobody could tell from the picture
        assert sample[-1].metrics["validation_loss"] < sample[0].metrics["validation_loss"] / 1.5
        assert sample.training_state() is not None


@pytest.mark.parametrize("name", [lab.name for lab in SHIPPED if lab.trained_elsewhere])
def test_a_sample_of_a_lab_with_nothing_to_train_has_one_frame(name: str) -> None:
    with Recording.open(sample_recordings()[name]) as sample:
        sample.verify()
        assert sample.steps.tolist() == [0]
        assert sample.training_state() is None


@pytest.mark.parametrize("lab", SHIPPED, ids=NAMES)
def test_a_sample_opens_with_the_answers_that_recordings_keep(lab: type) -> None:
    with Recording.open(sample_recordings()[lab.name]) as sample:
        kept = {question.name for _, _, question, _ in sample.kept_answers()}
    assert set(lab(lab.Settings(), {}).kept_questions()) <= kept
    assert lab.kept_trajectories <= kept
