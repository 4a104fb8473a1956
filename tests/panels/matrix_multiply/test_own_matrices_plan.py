"""What people type into matrices of their own."""

import pytest

from scoutview.errors import UserError
from scoutview.panels.matrix_multiply.own_matrices_plan import OwnMatrices, number_from


@pytest.mark.parametrize(
    ("text", "number"), [("2", 2.0), (" -0,5 ", -0.5), ("−3", -3.0), ("1e3", 1000.0), (".25", 0.25)]
)
def test_numbers_are_read_as_people_type_them(text: str, number: float) -> None:
    assert number_from(text) == number


@pytest.mark.parametrize("text", ["abc", "", "1 2", "nan", "1e9", "--3"])
def test_other_texts_are_refused_in_one_sentence(text: str) -> None:
    with pytest.raises(UserError) as refusal:
        number_from(text)
    assert str(refusal.value).endswith(".")
    assert "\n" not in str(refusal.value)


def test_a_wrong_text_is_kept_beside_the_number_it_would_replace() -> None:
    wrong = OwnMatrices().typed(("left", 0, 1), "abc")
    assert wrong.product().left.tolist() == [[1, 2, 3], [4, 5, 6]]
    assert wrong.text(("left", 0, 1)) == "abc"
    assert "abc" in wrong.complaint(("left", 0, 1))
    right = wrong.typed(("left", 0, 1), "20")
    assert right.product().left[0].tolist() == [1, 20, 3]
    assert right.wrong == {}
    assert right.complaint(("left", 0, 1)) == ""


def test_a_smaller_size_loses_no_number() -> None:
    from dataclasses import replace

    typed = OwnMatrices().typed(("top", 2, 1), "42")
    small = replace(typed, rows=1, inner=1, columns=1)
    assert small.product().result.tolist() == [[7]]
    assert replace(small, rows=2, inner=3, columns=2).product().top[2, 1] == 42


def test_own_matrices_survive_being_kept_as_settings() -> None:
    typed = OwnMatrices(3, 2, 4).typed(("top", 1, 3), "-2.5")
    assert OwnMatrices.from_settings(typed.to_settings()) == typed
    with pytest.raises(ValueError, match="sizes"):
        OwnMatrices.from_settings({**typed.to_settings(), "rows": 7})
