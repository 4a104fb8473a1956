import pytest

from scoutview.errors import UsageError, UserError
from scoutview.labs.registry import lab_named
from scoutview.sweeps.variation import variation_of

TEXT = lab_named("next_token").Settings


def values(name: str, text: str) -> tuple:
    return variation_of(TEXT, name, text).values()


def test_values_are_listed_or_a_range_as_in_python() -> None:
    assert values("width", "16,24, 40") == (16, 24, 40)
    assert values("seed", "0:4") == (0, 1, 2, 3)
    assert values("seed", "0:100:25,7") == (0, 25, 50, 75, 7)
    assert values("seed", "3:0:-1") == (3, 2, 1)
    assert values("learning_rate", "0.01,2e-3") == (0.01, 0.002)
    assert values("optimizer", "muon32,adamw") == ("muon32", "adamw")


@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [
        ("widht", "3", "did you mean width"),
        ("seed", "4:0", "has no values"),
        ("seed", "0:4:0", "has no values"),
        ("seed", "", "varies over nothing"),
        ("seed", "1,,2", "varies over nothing"),
        ("seed", "1,1", "twice"),
        ("seed", "0:3,2", "twice"),
        ("seed", "-1:3", "from 0 to"),
        ("width", "16,2", "from 4 to 1,024"),
        ("width", "wide", "a whole number"),
        ("learning_rate", "0:3", "takes no range"),
        ("optimizer", "sgd", "should be one of"),
    ],
)
def test_what_cannot_vary_so_is_told_in_one_sentence(name: str, text: str, sentence: str) -> None:
    with pytest.raises(UserError, match=sentence):
        values(name, text)


def test_a_preset_does_not_vary() -> None:
    with pytest.raises(UsageError, match="does not vary"):
        variation_of(lab_named("grokking").Settings, "preset", "a,b")


def test_a_huge_range_is_counted_without_being_written_out() -> None:
    assert variation_of(TEXT, "seed", "0:2000000000").count == 2_000_000_000
