"""What the page of its weights says is so."""

import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from scoutview.labs.modular.probe import PointProbe
from scoutview.observation import Question
from tests.every_lab import asker_at, trained

PAGE = Path(__file__).parents[3] / "docs" / "weights_modular.md"


def test_the_page_of_the_weights_computes_what_the_network_says_and_what_its_connections_cost() -> None:
    names: dict[str, Any] = {}
    exec(re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)[0], names)  # the page's code
    lab, asker = asker_at("modular", -1)
    probe = lab.default_probe()
    assert isinstance(probe, PointProbe)
    activity, wiring = Question("wiring_activity"), Question("wiring")
    answer = asker.answer(probe, [activity, wiring])
    weights = trained("modular")[1][-1].weights
    assert any(seats.tolist() != sorted(seats.tolist()) for name, seats in weights.items() if name.startswith("seats"))
    said = names["said"](weights, np.array(probe.point, np.float32))
    np.testing.assert_allclose(said, answer[activity]["wiring_activity"][-2:], atol=1e-5)
    assert names["cost"](weights) == pytest.approx(float(answer[wiring]["wiring_cost"]), rel=1e-5)
