"""The recordings that ship, made one by one from what each lab declares."""

from pathlib import Path

import pytest

from scoutview.labs.declaration import SampleTraining
from scoutview.labs.registry import LABS
from scoutview.recording.reader import Recording
from scoutview.settings import settings_from_text
from tests.tiny_lab import TinyLab
from tools.make_samples import main, make_sample

SHIPPED = [lab for lab in LABS if lab.sample is not None]


class SampledLab(TinyLab):
    sample = SampleTraining({"seed": "4", "width": "5", "steps": "300"}, frames=30)


def test_a_sample_is_trained_as_its_lab_declares_and_keeps_some_of_its_frames(tmp_path: Path) -> None:
    path = make_sample(SampledLab, tmp_path)
    assert path == tmp_path / "tiny.scout"
    with Recording.open(path) as recording:
        recording.verify()
        assert recording.description.settings["width"] == 5
        assert (recording.description.seed, recording.description.settings["stored_weights"]) == (4, "float16")
        assert (recording.steps[0], recording.steps[-1]) == (0, 300)
        assert 10 < len(recording) <= 40
        assert recording.training_state() is not None
        assert recording.kept_answers()
    assert list(tmp_path.iterdir()) == [path]


def test_time_ends_a_sample_that_says_so(tmp_path: Path) -> None:
    class Hurried(SampledLab):
        sample = SampleTraining({"steps": "1000000"}, frames=20, seconds=0.2)

    with Recording.open(make_sample(Hurried, tmp_path)) as recording:
        assert 0 < recording.steps[-1] < 1_000_000


def test_a_lab_that_is_none_or_declares_no_sample_is_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="There is no lab “nothing”"):
        main([str(tmp_path), "nothing"])
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("lab", SHIPPED, ids=lambda lab: lab.name)
def test_what_a_sample_sets_are_settings_of_its_lab(lab: type) -> None:
    assert settings_from_text(lab.Settings, lab.sample.settings)
