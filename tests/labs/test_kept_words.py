"""Answers that a recording keeps are English, so in another language those with words of ours are asked."""

import pytest

from scoutview import language
from scoutview.labs.registry import LABS

WORDED = [lab for lab in LABS if lab.name in ("next_token", "othello")]


@pytest.mark.parametrize("lab", WORDED, ids=lambda lab: lab.name)
def test_words_are_not_kept_in_another_language(lab: type) -> None:
    built = lab(lab.Settings())
    kept = built.kept_questions()
    assert "prediction" in kept
    language.speak("de")
    try:
        left = built.kept_questions()
    finally:
        language.speak("en")
    assert "prediction" not in left
    assert set(left) < set(kept)
    assert len(left) > len(kept) / 2
