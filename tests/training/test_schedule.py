import pytest

from scoutview.training.schedule import Patience, is_frame, spacing_for, thinned


@pytest.mark.parametrize("planned", [500, 1000, 3000, 20_000, 1_000_000])
def test_a_run_has_about_two_hundred_frames(planned):
    spacing = spacing_for(planned)
    frames = [step for step in range(planned + 1) if is_frame(step, spacing)]
    assert frames[:51] == list(range(51))
    assert 150 < len(frames) < 260


def test_a_short_run_keeps_every_step():
    assert [spacing_for(planned) for planned in (1, 50, 100, 200)] == [1, 1, 1, 1]


def test_thinning_drops_every_second_frame_of_the_evenly_spaced_part():
    steps = [*range(51), *range(60, 201, 10)]
    spacing, gone = thinned(steps, 10, kept={70, 130})
    assert spacing == 20
    assert gone == [90, 110, 150, 170, 190]


def test_thinning_again_and_again_leaves_the_first_the_newest_and_the_kept_longest():
    steps, spacing, kept = [*range(51), *range(55, 301, 5)], 5, {35, 165}
    dense_was_touched = False
    for _ in range(100):
        spacing, gone = thinned(steps, spacing, kept)
        if not gone:
            break
        later = [step for step in steps if 50 < step < 300 and step not in kept]
        dense_was_touched |= any(step <= 50 for step in gone)
        assert not (later and dense_was_touched)
        steps = [step for step in steps if step not in gone]
    assert steps == [0, 35, 165, 300]


def test_the_frames_left_by_thinning_are_those_of_the_wider_schedule():
    steps = [step for step in range(1000) if is_frame(step, 6)]
    spacing, gone = thinned(steps, 6, kept=())
    assert sorted(set(steps) - set(gone) - {steps[-1]}) == [step for step in range(990) if is_frame(step, spacing)]


def test_short_waits_are_no_reason_for_wider_spacing():
    patience = Patience()
    assert not any(patience.is_over(second / 10, 0.009) for second in range(200))


def test_waiting_for_more_than_a_tenth_of_two_seconds_is():
    patience = Patience()
    answers = [patience.is_over(second / 10, 0.02) for second in range(11)]
    assert answers == [False] * 10 + [True]
    assert not patience.is_over(1.1, 0.15)


def test_waits_of_long_ago_are_forgotten():
    patience = Patience()
    assert not patience.is_over(0.0, 0.19)
    assert not patience.is_over(2.1, 0.19)
