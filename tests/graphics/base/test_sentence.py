"""Sentences begin with a large letter, and names in them keep theirs."""

import pytest

from scoutview.graphics.base.sentence import capital


@pytest.mark.parametrize(
    ("words", "begun"), [("head 1.3 of the MLP", "Head 1.3 of the MLP"), ("", ""), ("“the” is", "“the” is"), ("ä", "Ä")]
)
def test_only_the_first_letter_changes(words: str, begun: str) -> None:
    assert capital(words) == begun
