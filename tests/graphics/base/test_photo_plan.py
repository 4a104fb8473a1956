"""A map laid over a photo."""

import numpy as np
from torch import from_numpy
from torch.nn import functional as F

from scoutview.graphics.base.photo_plan import coloured_photo, enlarged_map, key_of_coloured_photo, lit_photo
from scoutview.graphics.base.theme import DARK

RED = np.full((8, 12, 3), (200, 20, 20), np.uint8)
GROUND = (20, 24, 31)


def test_a_map_is_enlarged_as_torch_does_it() -> None:
    values = np.random.default_rng(0).normal(size=(3, 5)).astype(np.float32)
    asked = F.interpolate(from_numpy(values)[None, None], (11, 20), mode="bilinear", align_corners=False)[0, 0]
    np.testing.assert_allclose(enlarged_map(values, (11, 20)), asked.numpy(), atol=1e-5)


def test_what_is_lit_keeps_its_colours_and_the_rest_goes_into_the_ground() -> None:
    lit = lit_photo(RED, np.array([[1.0, 0.0]]), GROUND)
    assert lit[0, 0].tolist() == [200, 20, 20]
    unlit = lit[0, -1].astype(int)
    assert np.abs(unlit - GROUND).max() < 25
    assert unlit.max() - unlit.min() < 20, "no colour is left"


def test_both_signs_have_the_colours_of_the_table_and_nothing_leaves_the_photo_on_its_way_into_the_ground() -> None:
    blue, orange = DARK.signed[0].astype(int), DARK.signed[-1].astype(int)
    over = coloured_photo(RED, np.array([[-1.0, 0.0, 1.0]]), DARK.signed, GROUND).astype(int)
    assert np.abs(over[0, 0] - blue).max() < 40
    assert np.abs(over[0, -1] - orange).max() < 40
    middle = over[0, 6]
    assert middle[0] > middle[1] + 25, "and still red"
    assert middle.max() < 0.6 * RED.max(), "half of it has gone into a dark ground"
    assert coloured_photo(RED, np.zeros((1, 1)), DARK.signed, (255, 255, 255)).min() > 120, "or into a light one"


def test_numbers_beyond_the_ends_count_as_the_ends() -> None:
    assert (lit_photo(RED, np.array([[7.0]]), GROUND) == RED).all()
    whole = coloured_photo(RED, np.array([[5.0]]), DARK.signed, GROUND)
    assert (whole == coloured_photo(RED, np.array([[1.0]]), DARK.signed, GROUND)).all()


def test_its_key_has_the_colours_that_a_map_has_on_an_even_grey() -> None:
    grey = np.full((4, 4, 3), 127, np.uint8)
    key = key_of_coloured_photo(DARK.signed, GROUND).astype(int)
    for share, at in ((-1.0, 0), (1.0, 255), (0.0, 127)):
        over = coloured_photo(grey, np.array([[share]]), DARK.signed, GROUND)[0, 0].astype(int)
        assert np.abs(key[at] - over).max() <= 3
    assert np.ptp(key[127]) < 12, "where nothing changes it is clear, not a colour of its own"
