import numpy as np

from scoutview.recording.curves import GrowingCurves


def test_a_step_again_replaces_it_and_all_that_follow():
    curves = GrowingCurves()
    for step in range(10):
        curves.add(step, step / 2, {"loss": step})
    before = curves.snapshot()
    curves.add(7, 99.0, {"accuracy": 0.5})
    after = curves.snapshot()
    assert after.steps.tolist() == list(range(8))
    assert after.seconds[-1] == 99
    np.testing.assert_array_equal(after.metrics["loss"], [0, 1, 2, 3, 4, 5, 6, np.nan])
    np.testing.assert_array_equal(after.metrics["accuracy"], [np.nan] * 7 + [0.5])
    assert before.steps.tolist() == list(range(10))
    assert before.metrics["loss"].tolist() == list(range(10))


def test_frames_let_go_leave_the_others():
    curves = GrowingCurves()
    for step in range(100):
        curves.add(step, step, {"loss": step})
    curves.keep(curves.steps % 2 == 0)
    curves.add(100, 100, {"loss": 100})
    assert curves.steps.tolist() == list(range(0, 101, 2))
    assert curves.snapshot().metrics["loss"].tolist() == list(range(0, 101, 2))
