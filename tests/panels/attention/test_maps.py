"""All heads as small maps in one picture."""

import numpy as np

from scoutview.graphics.base.look import Look
from scoutview.graphics.base.theme import LIGHT
from scoutview.panels.attention.maps import attention_table, map_levels


def test_each_entry_of_each_head_is_where_its_layer_and_head_say() -> None:
    attention = np.zeros((2, 3, 4, 4), np.float32)
    attention[1, 2, 3, 0] = 1.0
    levels = map_levels(attention, 1)
    assert levels.shape == (8, 12)
    assert levels[1 * 4 + 3, 2 * 4 + 0] == 255
    assert (levels == 255).sum() == 1


def test_what_cannot_be_looked_at_is_not_drawn_and_a_zero_that_can_is() -> None:
    attention = np.zeros((1, 1, 3, 3), np.float32)
    attention[0, 0, :, 0] = 1.0
    levels = map_levels(attention, 1)
    assert levels.tolist() == [[255, 0, 0], [255, 1, 0], [255, 1, 1]]
    assert attention_table(Look(LIGHT))[0].tolist() == [255, 255, 255]


def test_a_thin_diagonal_survives_the_pooling_of_64_tokens() -> None:
    attention = np.eye(64, dtype=np.float32)[None, None]
    pooled = map_levels(attention, 3)
    assert pooled.shape == (22, 22)
    assert (pooled.diagonal() == 255).all()


def test_not_a_number_is_drawn_as_nothing_looked_at() -> None:
    assert map_levels(np.full((1, 1, 2, 2), np.nan, np.float32), 1).max() == 1
