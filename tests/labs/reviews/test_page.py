"""What the page of its weights says is so."""

import re
from pathlib import Path
from typing import Any

import numpy as np

from scoutview.labs.reviews.lab import Reviews
from scoutview.labs.reviews.settings import ReviewSettings
from scoutview.observation import Question
from tests.every_lab import asker_at, trained

PAGE = Path(__file__).parents[3] / "docs" / "weights_reviews.md"
TEXT = "the soup is not bad. i loved the wine."


def test_the_page_of_the_weights_computes_states_and_logits() -> None:
    names: dict[str, Any] = {}
    exec(re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)[0], names)  # the page's code
    lab, asker = asker_at("reviews", -1)
    questions = [Question("logits"), Question("vocabulary"), *(Question.of("states", layer=layer) for layer in (0, 1))]
    logits, vocabulary, *layers = asker.answer(lab.parse_probe(TEXT), questions).values()
    weights = trained("reviews")[1][-1].weights
    kept, scores = names["read"](weights, vocabulary["vocabulary"].tolist(), TEXT)
    np.testing.assert_allclose(scores, logits["logits"], atol=1e-4)
    for own, answer in zip(kept, layers, strict=True):
        np.testing.assert_allclose(own.T, answer["states"], atol=1e-5)


def test_it_has_as_many_weights_as_the_page_says() -> None:
    count = sum(weight.numel() for weight in Reviews(ReviewSettings()).untrained_model().parameters())
    assert f"{count:,} numbers" in PAGE.read_text(encoding="utf-8")
