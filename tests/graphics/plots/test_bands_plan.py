"""Names of stretches, and which points are named."""

import itertools

from scoutview.graphics.plots.bands_plan import GAP, OVERHANG, named_once, plan_bands

ROOM = (0.0, 400.0)


def test_a_name_is_in_the_middle_of_its_stretch_and_as_long_as_it_fits() -> None:
    assert plan_bands([(0, 200), (200, 400)], [[100, 50], [300, 60]], None, ROOM) == [(50, 0), (270, 1)]


def test_the_chosen_stretch_has_its_longest_name_however_short_it_is() -> None:
    spans, widths = [(0.0, 300.0), (300.0, 310.0), (310.0, 400.0)], [[110.0, 40.0], [200.0, 60.0], [80.0]]
    plans = plan_bands(spans, widths, 1, ROOM)
    assert plans[1] == (200, 0)
    assert plans[0] == (80, 0), "moved aside for it"
    assert plans[2] is None
    assert plan_bands(spans, widths, 0, ROOM)[1] is None


def test_a_stretch_has_a_shorter_name_where_the_edge_would_push_a_long_one_under_its_neighbour() -> None:
    spans, widths = [(0.0, 300.0), (300.0, 340.0), (340.0, 400.0)], [[110.0], [80.0, 40.0], [150.0, 50.0]]
    assert plan_bands(spans, widths, 2, ROOM) == [(95, 0), (300, 1), (350, 1)]
    assert [plan and plan[1] for plan in plan_bands(spans, [[110.0], [80.0, 40.0], [100.0, 50.0]], 0, ROOM)] == [
        0,
        1,
        1,
    ]
    none_fits = [[110.0], [80.0, 40.0], [150.0, 100.0]]
    assert plan_bands(spans, none_fits, 2, ROOM)[2] == (250, 0), "then it is said in full"


def test_no_two_names_touch_and_none_leaves_the_room() -> None:
    spans = [(0.0, 60.0), (60.0, 100.0), (100.0, 350.0), (350.0, 400.0)]
    widths = [[90.0, 50.0], [70.0, 30.0], [200.0], [120.0, 60.0]]
    for chosen, matters in itertools.product((None, 0, 1, 2, 3), repeat=2):
        plans = plan_bands(spans, widths, chosen, ROOM, matters)
        ends = sorted((plan[0], plan[0] + widths[n][plan[1]]) for n, plan in enumerate(plans) if plan)
        assert ends[0][0] >= 0
        assert ends[-1][1] <= 400
        assert all(before[1] + GAP <= after[0] for before, after in itertools.pairwise(ends))


def test_all_are_named_shortly_before_one_is_named_at_length() -> None:
    spans, widths = [(0.0, 200.0), (200.0, 300.0), (300.0, 400.0)], [[180.0, 60.0], [150.0, 50.0], [120.0, 60.0]]
    assert [plan and plan[1] for plan in plan_bands(spans, widths, 1, ROOM)] == [1, 0, 1]


def test_the_stretch_that_matters_most_is_named_beside_the_chosen_one() -> None:
    spans = [(71.0, 270.0), (270.0, 352.0), (352.0, 369.0), (369.0, 400.0)]
    widths = [[135.0, 84.0], [184.0, 76.0, 48.0], [150.0, 75.0, 47.0], [122.0, 90.0]]
    room = (71.0, 400.0)
    assert plan_bands(spans, [[135.0], [184.0], [150.0], [122.0]], 3, room)[1] is None
    assert [plan and plan[1] for plan in plan_bands(spans, widths, 3, room, matters=1)] == [0, 2, None, 1]
    wide = [(start * 3, end * 3) for start, end in spans]
    assert [plan and plan[1] for plan in plan_bands(wide, widths, 3, (213, 1210), matters=1)] == [0, 0, 2, 0]


def test_a_name_that_is_not_chosen_stays_at_its_stretch() -> None:
    assert plan_bands([(100, 120)], [[20 + 2 * OVERHANG + 1]], None, ROOM) == [None]
    assert plan_bands([(100, 120)], [[20 + 2 * OVERHANG]], None, ROOM) == [(100 - OVERHANG, 0)]


def test_of_points_close_together_the_lowest_is_named() -> None:
    assert named_once([10, 40, 200], [0.8, 0.5, 0.9], apart=50) == [1, 2]
    assert named_once([10, 40, 200], [0.8, 0.5, 0.9], apart=20) == [1, 0, 2]
    assert named_once([], [], apart=50) == []


def test_a_name_that_would_reach_under_both_neighbours_gives_way_to_a_shorter_one() -> None:
    spans, widths = [(0.0, 150.0), (150.0, 204.0), (204.0, 400.0)], [[90.0], [150.0, 94.0, 65.0], [100.0]]
    assert plan_bands(spans, widths, 2, ROOM)[1] == (144.5, 2)
    assert plan_bands(spans, [[90.0], [150.0, 94.0, 72.0], [100.0]], 2, ROOM)[1] == (141, 2), "the least that there is"
    assert plan_bands(spans, [[90.0], [150.0, 70.0, 40.0], [100.0]], 2, ROOM)[1] == (142, 1)
