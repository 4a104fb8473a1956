"""What the page of its weights says is so."""

import re
from pathlib import Path
from typing import Any

import numpy as np

from scoutview.observation import Question
from tests.every_lab import asker_at, trained

PAGE = Path(__file__).parents[3] / "docs" / "weights_skills.md"


def test_the_page_of_the_weights_computes_the_models_logits() -> None:
    names: dict[str, Any] = {}
    exec(re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)[0], names)  # the page's code
    lab, asker = asker_at("skills", -1)
    probe = lab.parse_probe("skill=3,bits=011010011")
    answer = asker.answer(probe, [Question("logits")])[Question("logits")]
    weights = trained("skills")[1][-1].weights
    np.testing.assert_allclose(names["logits"](weights, 3, "011010011"), answer["logits"], atol=1e-5)
