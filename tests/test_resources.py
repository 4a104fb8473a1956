"""What ships: a sample recording per lab, each with its frames, its story and its opening answers."""

import pytest

from scoutview.app import sample_recordings
from scoutview.labs.registry import LABS
from scoutview.recording.reader import Recording
from scoutview.resources import resource
from scoutview.window.start.thumbnails import thumbnails_of

NAMES = [lab.name for lab in LABS]


def test_every_lab_has_a_sample_and_a_thumbnail_and_all_are_small() -> None:
    samples = sample_recordings()
    assert list(samples) == NAMES
    assert list(thumbnails_of(samples)) == NAMES
    assert sum(path.stat().st_size for path in samples.values()) < 20e6
    assert resource("icon.svg").exists()


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_goes_from_the_untrained_model_to_a_good_one(name: str) -> None:
    with Recording.open(sample_recordings()[name]) as sample:
        sample.verify()
        assert len(sample) >= 20
        assert sample.steps[0] == 0
        assert sample[-1].metrics["validation_loss"] < sample[0].metrics["validation_loss"] / 3
        assert sample.training_state() is not None


@pytest.mark.parametrize("lab", LABS, ids=NAMES)
def test_a_sample_opens_with_answers_to_every_plain_question(lab: type) -> None:
    with Recording.open(sample_recordings()[lab.name]) as sample:
        kept = {question.name for _, _, question, _ in sample.kept_answers()}
    assert set(lab.questions()) - lab.trajectories <= kept
