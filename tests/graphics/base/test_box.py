"""Boxes: whether they overlap."""

import numpy as np

from scoutview.graphics.base.box import Box


def test_a_box_overlaps_any_of_others_where_it_overlaps_one_of_them() -> None:
    rng = np.random.default_rng(0)
    groups = [[Box(*sides) for sides in rng.integers(0, 6, (4, 4)).tolist()] for _ in range(300)]
    told = {(box.overlaps_any(others), any(map(box.overlaps, others))) for box, *others in groups}
    assert told == {(True, True), (False, False)}
    assert not Box(0, 0, 5, 5).overlaps_any(())
