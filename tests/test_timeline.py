"""The timeline, live and recorded."""

import pytest

from scoutview.frame import Mark
from scoutview.timeline import Timeline


def timeline(count: int = 11, every: int = 10) -> Timeline:
    line = Timeline()
    line.set_run(range(0, count * every, every), [Mark("overfitting begins", 30), Mark("memorised", 70)], 200)
    return line


def test_a_run_is_followed_to_its_newest_frame() -> None:
    line = timeline()
    assert (line.step, line.following) == (100, True)
    line.set_run(range(0, 150, 10))
    assert (line.step, line.held_count) == (140, 0)


def test_a_held_frame_stays_while_newer_ones_come_and_counts_them() -> None:
    line = timeline()
    line.move(-3)
    line.set_run(range(0, 150, 10))
    assert (line.step, line.following, line.held_count) == (70, False, 7)
    line.follow()
    assert (line.step, line.following, line.held_count) == (140, True, 0)


def test_moving_stops_at_both_ends_and_the_end_follows_again() -> None:
    line = timeline()
    line.move(-1000)
    assert (line.step, line.following) == (0, False)
    line.move(1000)
    assert (line.step, line.following) == (100, True)


def test_a_step_between_frames_means_the_newest_before_it() -> None:
    line = timeline()
    line.go_to(57)
    assert line.step == 50
    line.go_to(-5)
    assert line.step == 0


def test_a_frame_that_was_let_go_gives_way_to_the_newest_before_it() -> None:
    line = timeline()
    line.go_to(50)
    line.set_run(range(0, 110, 20))
    assert (line.step, line.following) == (40, False)


def test_playing_moves_by_time_and_speed_and_ends_at_the_newest_frame() -> None:
    line = timeline()
    line.first()
    line.toggle_play()
    line.tick(0.05)
    assert line.step == 0
    line.tick(0.05)
    assert line.step == 10
    line.faster()
    line.tick(0.2)
    assert line.step == 50
    line.tick(60)
    assert (line.step, line.playing, line.following) == (100, False, True)


def test_playing_from_the_end_starts_over() -> None:
    line = timeline()
    line.toggle_play()
    assert (line.step, line.playing) == (0, True)


def test_a_loop_returns_to_its_beginning_and_stays_inside() -> None:
    line = timeline()
    line.set_loop(60, 20)
    line.toggle_play()
    assert line.step == 20
    seen = set()
    for _ in range(40):
        line.tick(0.1)
        seen.add(line.step)
    assert seen == {20, 30, 40, 50, 60}
    line.toggle_loop()
    assert line.loop is None


def test_a_loop_that_passes_the_newest_frame_does_not_follow_it() -> None:
    line = timeline()
    line.toggle_loop()
    line.first()
    line.toggle_play()
    following = set()
    for _ in range(40):
        line.tick(0.1)
        following.add((line.step == line.steps[-1], line.following))
    assert following == {(True, False), (False, False)}


def test_frames_that_come_while_playing_do_not_move_the_cursor() -> None:
    line = timeline()
    line.first()
    line.toggle_play()
    line.set_run(range(0, 150, 10))
    assert line.step == 0


def test_marks_are_jumped_to_in_order() -> None:
    line = timeline()
    line.first()
    line.next_mark()
    assert line.step == 30
    line.next_mark()
    assert line.step == 70
    line.next_mark()
    assert line.step == 70
    line.previous_mark()
    assert line.step == 30


@pytest.mark.parametrize("action", ["toggle_play", "follow", "first", "last", "next_mark", "toggle_loop"])
def test_without_frames_nothing_happens(action: str) -> None:
    line = Timeline()
    getattr(line, action)()
    line.tick(1.0)
    assert (line.step, line.playing, line.loop) == (None, False, None)


def test_every_change_is_told_once() -> None:
    line = timeline()
    told: list[int] = []
    line.on_change = lambda: told.append(1)
    line.move(-1)
    line.faster()
    line.set_run(range(0, 150, 10))
    assert len(told) == 3


def test_speed_stays_between_a_quarter_and_sixteen() -> None:
    line = timeline()
    for _ in range(20):
        line.slower()
    assert line.speed == 0.25
    for _ in range(20):
        line.faster()
    assert line.speed == 16.0
