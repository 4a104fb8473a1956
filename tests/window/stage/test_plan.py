"""Where the parts of a presented scene stand."""

import itertools

import pytest

from scoutview.graphics.base.box import Box
from scoutview.window.stage.live_scene import speed_for
from scoutview.window.stage.plan import plan_stage, shared_out

SIZES = [(900, 600), (1280, 720), (1920, 1080), (1024, 768), (3840, 2160)]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("panels", range(1, 10))
def test_no_part_covers_another_or_leaves_the_screen(size: tuple[int, int], panels: int) -> None:
    foot = 100 * size[1] / 1080
    plan = plan_stage(size, foot, panels, 2)
    parts = [plan.title, *plan.caption_lines, *plan.panels]
    assert len(plan.panels) == len(plan.scales) == panels
    for part in parts:
        assert part.x >= 0
        assert part.y >= 0
        assert part.right <= size[0]
        assert part.bottom <= size[1] - foot
    assert not any(one.overlaps(other) for one, other in itertools.combinations(parts, 2))


def test_two_panels_share_the_width_and_three_are_one_large_and_two() -> None:
    body = Box(0, 0, 1000, 400)
    left, right = shared_out(body, 2, 0)
    assert (left.height, left.width, right.x) == (400, 500, 500)
    large, upper, lower = shared_out(body, 3, 0)
    assert large.width > upper.width == lower.width
    assert large.height == 400
    assert upper.height == lower.height == 200


def test_panels_are_drawn_larger_on_a_larger_screen_and_smaller_in_company() -> None:
    alone = plan_stage((1920, 1080), 140, 1, 1).scales[0]
    assert plan_stage((3840, 2160), 280, 1, 1).scales[0] == pytest.approx(2 * alone, rel=0.02)
    assert plan_stage((1920, 1080), 140, 4, 1).scales[0] < plan_stage((1920, 1080), 140, 2, 1).scales[0] < alone
    assert plan_stage((900, 600), 108, 9, 1).scales[0] == 1.0  # never under what can be read


@pytest.mark.parametrize(("frames", "speed"), [(0, 0.5), (50, 0.5), (51, 1), (100, 1), (399, 4), (10**6, 16)])
def test_a_scene_plays_as_slowly_as_ten_seconds_allow(frames: int, speed: float) -> None:
    assert speed_for(frames) == speed


def test_a_scene_without_title_and_number_leaves_their_line_to_the_panels() -> None:
    bare, titled = (plan_stage((1280, 800), 108, 2, 0, titled=titled) for titled in (False, True))
    assert bare.panels[0].y < 20 < titled.panels[0].y
    assert bare.panels[0].bottom == titled.panels[0].bottom
    assert 0 < plan_stage((1280, 800), 108, 2, 1, titled=False).caption_lines[0].y < titled.title.bottom
