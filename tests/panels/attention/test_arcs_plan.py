"""Where shares lie: over the top of their own curve, under it or on it, and on no other."""

import numpy as np
import pytest

from scoutview.graphics.base.box import Box
from scoutview.panels.attention.arcs_plan import curve_of, share_places
from scoutview.panels.attention.head_plan import Arc, arcs_of, plan_head

WEIGHTS = np.array([0.10, 0.05, 0.02, 0.0, 0.08, 0.03, 0.16, 0.23, 0.05, 0.11, 0.17, 0.0])


@pytest.mark.parametrize(("row", "tokens"), [(10, 12), (11, 12), (7, 8)])
@pytest.mark.parametrize("picture", [True, False])
def test_a_share_lies_over_its_curve_under_or_on_it_and_touches_no_other(row: int, tokens: int, picture: bool) -> None:
    plan = plan_head(1000, 480, [40.0] * tokens, picture)
    curves = [curve_of(plan, row, arc) for arc in arcs_of(WEIGHTS[:tokens], row)]
    widths = [40.0 if curve.weight >= 0.1 else 0.0 for curve in curves]
    places = share_places(curves, widths, Box(0, 0, 1012, plan.y))
    placed = [(curve, box) for curve, box in zip(curves, places, strict=True) if box is not None]
    assert max(curves, key=lambda curve: curve.weight) in [curve for curve, _ in placed]
    assert len(placed) >= 2
    for curve, box in placed:
        assert curve.weight >= 0.1
        on_it, (x, y) = curve.touches(box).any(), curve.top
        is_over = box.x + box.width / 2 == pytest.approx(x) and box.bottom == pytest.approx(y - 4)
        below = [other for other in curves if other is not curve and curve.spans(other)]
        is_under = not below and y < box.y and box.bottom < curve.base
        assert on_it or is_over or is_under or curve.is_loop
        assert not any(other.touches(box).any() for other in curves if other is not curve)
        assert not any(box.overlaps(other) for each, other in placed if each is not curve)


def test_few_tokens_leave_their_curves_the_room_for_shares_and_the_lower_one_has_its_share_below() -> None:
    plan = plan_head(676, 294, [20.0] * 3)
    upper, lower = (curve_of(plan, 2, arc) for arc in (Arc(0, 0.97), Arc(1, 0.92, 0.675)))
    over, under = share_places([upper, lower], [105.0, 105.0], Box(0, 0, 660, plan.y))
    assert over is not None
    assert under is not None
    assert over.bottom < upper.top[1]
    assert lower.base - lower.height < under.y
    assert under.bottom < lower.base
    assert upper.parts(over) == lower.parts(under) == ((0.0, 1.0),)


def test_a_curve_gives_way_to_the_share_on_it_alone() -> None:
    plan = plan_head(1000, 480, [40.0] * 12, True)
    curve = curve_of(plan, 11, arcs_of(np.eye(12)[2], 11)[0])
    assert curve.parts(None) == ((0.0, 1.0),)
    assert curve.parts(share_places([curve], [40.0], Box(0, 0, 1012, plan.y))[0]) == ((0.0, 1.0),)  # over it
    x, y = curve.at(np.array([0.75]))[0].tolist()
    (begins, before), (after, ends) = curve.parts(Box(x - 20, y - 9, 40, 18))
    assert (begins, ends) == (0.0, 1.0)
    assert before < 0.75 < after
    assert np.allclose(curve.between(0.0, before)[[0, -1]], curve.at(np.array([0.0, before])))
    assert np.allclose(curve.between(0.0, 1.0), curve.corners)
