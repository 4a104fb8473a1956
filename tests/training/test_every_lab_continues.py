import pytest

from scoutview.training.trainer import Trainer
from tests.every_lab import NAMES_AND_VARIANTS, skip_if_trained_elsewhere, small_lab, some_every_day, trained


@pytest.mark.parametrize("name", some_every_day(NAMES_AND_VARIANTS, 9))
def test_training_on_from_a_saved_state_gives_the_same_bits(name):
    skip_if_trained_elsewhere(name)
    lab, through = trained(name)
    first = Trainer(lab)
    for _ in first.steps(5):
        pass
    elsewhere = type(lab)(small_lab(name).settings, lab.assets())
    rest = [step.frame for step in Trainer(elsewhere, state=first.state()).steps(12)]
    assert [frame.step for frame in rest] == list(range(6, 13))
    for frame in rest:
        expected = through[frame.step]
        assert expected.step == frame.step
        assert frame.metrics == expected.metrics
        for weight, array in frame.weights.items():
            assert array.tobytes() == expected.weights[weight].tobytes()
