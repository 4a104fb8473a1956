"""The steps of a trajectory, and the track on which they lie."""

import pytest

from scoutview.graphics.widgets.steps_plan import Steps, plan_track


def test_the_newest_step_is_shown_until_another_is_chosen() -> None:
    assert Steps(12, 50).text() == "step 12 of 50"
    assert Steps(12, 50, chosen=3).text() == "step 4 of 50"
    assert Steps(12, 50, chosen=30).shown == 11
    assert Steps(51, 51, first=0, chosen=0).text() == "step 0 of 50"
    assert Steps(12, 50).choice_of(11) is None
    assert Steps(12, 50, chosen=10).moved(1) is None
    assert Steps(12, 50, chosen=5).moved(-9) == 0
    assert Steps().text() == ""
    named = Steps(12, 50, noun="denoising step")
    assert (named.named, named.short.text()) == ("denoising step 12", "denoising 12 of 50")


@pytest.mark.parametrize("total", [1, 2, 50, 161])
def test_a_place_on_the_track_leads_back_to_its_step(total: int) -> None:
    plan = plan_track(400, 32, total, 90)
    assert [plan.place_at(plan.x(place)) for place in range(total)] == list(range(total))
    assert plan.place_at(-50) == 0
    assert plan.place_at(900) == total - 1
