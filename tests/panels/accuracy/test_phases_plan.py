import itertools
from dataclasses import replace

import numpy as np

from scoutview.frame import Curves, Mark
from scoutview.labs.grokking.phases import SumCounts, story
from scoutview.panels.accuracy.phases_plan import (
    AT_ONCE,
    BUILDING,
    BY_HEART,
    LOST,
    NOT_THE_RULE,
    ONLY_RULE,
    REGAINING,
    TIDYING,
    dips,
    phase_at,
    phases,
)


def run(*marks: tuple[str, int], train: list[float] | None = None, validation: list[float] | None = None) -> Curves:
    steps = np.arange(0, 1001, 100)
    generalised = dict(marks).get("generalised", np.inf)
    metrics = {
        "train_accuracy": np.ones(len(steps)) if train is None else np.array(train),
        "validation_accuracy": ((steps >= generalised) * 1.0 if validation is None else np.array(validation)),
    }
    return Curves(steps, steps / 50.0, metrics, tuple(Mark(*mark) for mark in marks))


def names(curves: Curves) -> list[tuple[str, ...]]:
    return [phase.names for phase in phases(curves)]


def test_the_marks_of_a_run_that_groks_make_four_phases_that_meet() -> None:
    curves = run(("memorised", 100), ("generalised", 500), ("cleaned up", 700))
    assert names(curves) == [BY_HEART, NOT_THE_RULE, TIDYING, ONLY_RULE]
    bounds = [(phase.start, phase.end) for phase in phases(curves)]
    assert bounds == [(0, 100), (100, 500), (500, 700), (700, 1000)]


def test_a_run_that_never_generalises_is_shown_as_what_it_is() -> None:
    assert names(run(("memorised", 100))) == [BY_HEART, NOT_THE_RULE]
    assert names(run()) == [BY_HEART]


def test_the_rule_is_built_from_where_it_first_shows_even_where_it_sinks_again() -> None:
    rising = [0, 0.01, 0.02, 0.33, 0.04, 0.6, 0.97, 0.97, 0.97, 0.97, 0.97]
    grows = run(("memorised", 100), validation=rising)
    assert [(phase.names, phase.start) for phase in phases(grows)] == [
        (BY_HEART, 0),
        (NOT_THE_RULE, 100),
        (BUILDING, 300),
    ]
    has_it = run(("memorised", 100), ("generalised", 700), validation=[*rising[:7], 0.99, 1, 1, 1])
    assert names(has_it) == [BY_HEART, NOT_THE_RULE, BUILDING, TIDYING]
    at_once = run(("memorised", 300), ("generalised", 700), validation=[*rising[:7], 0.99, 1, 1, 1])
    assert names(at_once) == [BY_HEART, BUILDING, TIDYING], "it never knew its sums alone"


def test_while_nothing_is_reached_nobody_says_that_others_are_guessed_when_they_are_not() -> None:
    rising = [0.01, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.8, 0.9]
    assert names(run(train=rising, validation=[0.8 * right for right in rising])) == [AT_ONCE]
    assert names(run(train=rising, validation=[0.2 * right for right in rising])) == [BY_HEART]


def test_the_phase_and_the_story_of_a_step_say_the_same_of_the_rule() -> None:
    rising = [0, 0.01, 0.02, 0.33, 0.04, 0.6, 0.97, 0.99, 1, 1, 1]
    curves = run(("memorised", 100), ("generalised", 700), validation=rising)
    curves = replace(curves, metrics={**curves.metrics, "key_frequencies": np.full(len(curves), 30.0)})
    told = {
        NOT_THE_RULE: "It knows its sums, not the rule",
        BUILDING: "It is building the rule",
        TIDYING: "It is tidying",
    }
    for step in curves.steps[1:].tolist():
        phase = phase_at(curves, step)
        assert phase is not None
        assert told[phase.names] in story(curves, step, SumCounts(100, 200, 56)), step


def test_with_most_of_the_sums_the_rule_is_learned_at_once() -> None:
    assert names(run(("memorised", 100), ("generalised", 100))) == [AT_ONCE, TIDYING]
    assert names(run(("generalised", 100))) == [AT_ONCE, TIDYING]


def test_after_a_collapse_nobody_says_that_only_the_rule_is_left() -> None:
    marks = ("memorised", 100), ("generalised", 500), ("cleaned up", 700)
    validation = [0, 0, 0, 0, 0, 0.99, 1, 1, 1, 0.02, 0.02]
    curves = run(*marks, validation=validation)
    assert names(curves) == [BY_HEART, NOT_THE_RULE, TIDYING, ONLY_RULE, LOST]
    assert [(phase.start, phase.end) for phase in phases(curves)][-2:] == [(700, 900), (900, 1000)]
    assert phase_at(curves, 1000).names == LOST


def test_what_was_lost_for_a_while_goes_on_when_it_is_back() -> None:
    marks = ("memorised", 100), ("generalised", 300), ("cleaned up", 700)
    validation = [0, 0, 0, 0.99, 1, 0.3, 0.6, 0.7, 0.995, 0.8, 1]
    curves = run(*marks, validation=validation)
    told = [BY_HEART, NOT_THE_RULE, TIDYING, LOST, REGAINING, ONLY_RULE]  # 0.8 is a dip, no collapse
    assert names(curves) == told
    assert [phase.start for phase in phases(curves)] == [0, 100, 300, 500, 600, 800]
    early = run(*marks, validation=[0, 0, 0, 0.99, 0.3, 0.995, 1, 1, 1, 1, 1])
    assert names(early) == [BY_HEART, NOT_THE_RULE, TIDYING, LOST, TIDYING, ONLY_RULE]


def test_at_every_frame_of_a_collapse_the_phase_agrees_with_the_curve() -> None:
    marks = ("memorised", 100), ("generalised", 300), ("cleaned up", 500)
    validation = [0, 0, 0, 0.99, 1, 1, 0.02, 0.97, 0.98, 0.4, 0.98]
    curves = run(*marks, validation=validation)
    told = [phase_at(curves, int(step)).names for step in curves.steps]
    assert told[6:] == [LOST, REGAINING, REGAINING, LOST, REGAINING]
    for phase, right in zip(told[4:], validation[4:], strict=True):
        assert phase != ONLY_RULE or right >= 0.5
        assert (phase == LOST) == (right < 0.5)


def test_without_frames_there_is_no_phase() -> None:
    assert phases(Curves(np.zeros(0, np.int64), np.zeros(0), {})) == []
    assert phase_at(Curves(np.zeros(0, np.int64), np.zeros(0), {}), 3) is None


def test_a_step_belongs_to_the_phase_that_began_last() -> None:
    curves = run(("memorised", 100), ("generalised", 500))
    assert [phase_at(curves, step).names for step in (0, 99, 100, 499, 500, 1000)] == [
        BY_HEART,
        BY_HEART,
        NOT_THE_RULE,
        NOT_THE_RULE,
        TIDYING,
        TIDYING,
    ]


def test_a_spike_is_named_at_its_deepest_point() -> None:
    train = [0.1, 1, 1, 0.9, 0.4, 0.95, 1, 1, 1, 0.8, 1]
    validation = [0, 0, 0, 0, 0.1, 0.3, 0.99, 1, 1, 0.44, 1]
    curves = run(("loss spike", 300), ("generalised", 600), ("loss spike 2", 900), train=train, validation=validation)
    assert dips(curves) == [(400, 0.4), (900, 0.44)]


def test_a_spike_that_is_not_over_is_named_as_far_as_it_has_come() -> None:
    curves = run(("loss spike", 900), train=[0.1, *[1.0] * 8, 0.7, 0.5])
    assert dips(curves) == [(1000, 0.5)]


def test_a_spike_of_which_nothing_is_known_has_no_deepest_point() -> None:
    assert dips(run(("loss spike", 300), train=[np.nan] * 11)) == []
    train = [0.1, 1, 1, 0.9, np.nan, 0.6, 1, 1, 1, 1, 1]
    assert dips(run(("loss spike", 300), train=train)) == [(500, 0.6)]


def test_marks_in_another_order_still_make_phases_that_follow_each_other() -> None:
    for marks in (
        [("cleaned up", 300), ("generalised", 500), ("memorised", 100)],
        [("generalised", 200), ("memorised", 600)],
        [("cleaned up", 300)],
    ):
        bounds = [(phase.start, phase.end) for phase in phases(run(*marks))]
        assert bounds[0][0] == 0
        assert bounds[-1][1] == 1000
        assert all(before[1] == after[0] <= after[1] for before, after in itertools.pairwise(bounds))
