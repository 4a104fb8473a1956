"""A cell of a matrix product leads to the weight that it shows, in every lab."""

import pytest

from scoutview.observation import Observation, Question
from scoutview.panels.matrix_multiply.shown_plan import ShownMatrices
from tests.every_lab import TRAINED_HERE, asker_at
from tests.panels.test_every_panel import answer


@pytest.mark.parametrize("name", TRAINED_HERE)
def test_a_cell_is_the_weight_that_is_opened(name: str) -> None:
    lab, asker = asker_at(name, -1)
    probe, shown, arrays = lab.default_probe(), ShownMatrices(), {}
    for question in (Question("sites"), Question("operations")):
        arrays |= answer(name, -1, probe, question)
    shown.take(Observation(0, probe, arrays))
    for site in shown.sites:
        product = answer(name, -1, probe, Question.of("matrix_product", site=site))["product_weight"]
        inner, column = (side // 2 for side in product.shape)
        named, row, place = shown.weight_at(site, inner, column)
        asked = Question.of("one_weight", site=named, row=row, column=place)
        value = float(next(iter(asker.unfold(probe, asked)))["weight_value"])
        assert value == pytest.approx(float(product[inner, column]), abs=1e-12), site
