"""Settings: from text and from stored values, and the sentences for those that do not fit."""

from dataclasses import dataclass

import pytest

from scoutview.errors import UsageError, UserError
from scoutview.settings import (
    Settings,
    decided_by,
    fields_of,
    preset_named,
    preset_of,
    setting,
    settings_from_text,
    settings_from_values,
)
from tests.preset_settings import SumSettings


@dataclass(frozen=True, kw_only=True)
class ExampleSettings(Settings):
    corpus: str = setting("stories", "Corpus", choices=("stories", "python"), path=True)
    model: str = setting("cnn", "Model", choices=("cnn", "mlp"))
    bias: bool = setting(True, "Bias")


def test_texts_become_values_of_the_right_kind() -> None:
    settings = settings_from_text(
        ExampleSettings, {"steps": "12", "learning_rate": "1e-2", "bias": "no", "corpus": "/tmp/a.txt", "seed": " 5 "}
    )
    assert (settings.steps, settings.learning_rate, settings.bias) == (12, 0.01, False)
    assert (settings.corpus, settings.seed) == ("/tmp/a.txt", 5)


@pytest.mark.parametrize(
    ("texts", "words"),
    [
        ({"steps": "0"}, ["Steps", "from 1 to 10,000,000", "not 0"]),
        ({"steps": "many"}, ["whole number", "“many”"]),
        ({"learning_rate": "nan"}, ["Learning rate"]),
        ({"learning_rate": "inf"}, ["Learning rate"]),
        ({"model": "rnn"}, ["cnn, mlp", "“rnn”"]),
        ({"bias": "perhaps"}, ["yes or no"]),
        ({"corpus": " "}, ["Corpus", "stories, python or a path"]),
    ],
)
def test_a_value_that_does_not_fit_is_refused_in_one_sentence(texts: dict[str, str], words: list[str]) -> None:
    with pytest.raises(UserError) as refusal:
        settings_from_text(ExampleSettings, texts)
    assert not isinstance(refusal.value, UsageError)
    assert all(word in str(refusal.value) for word in words)


def test_an_unknown_key_is_wrong_usage_and_the_nearest_is_named() -> None:
    with pytest.raises(UsageError, match="did you mean learning_rate"):
        settings_from_text(ExampleSettings, {"lerning_rate": "1"})


def test_stored_values_come_back_equal() -> None:
    settings = ExampleSettings(steps=7, model="mlp")
    stored = {field.name: getattr(settings, field.name) for field in fields_of(ExampleSettings)}
    assert settings_from_values(ExampleSettings, stored) == settings


@pytest.mark.parametrize("stored", [{"steps": "7"}, {"steps": True}, {"depth": 3}, {"learning_rate": None}])
def test_stored_values_of_the_wrong_kind_are_refused(stored: dict[str, object]) -> None:
    with pytest.raises(UserError):
        settings_from_values(ExampleSettings, stored)


def test_a_preset_gives_its_values_and_what_else_is_named_comes_over_them() -> None:
    settings = settings_from_text(SumSettings, {"steps": "7", "preset": " slow ", "modulus": "13"})
    assert (settings.steps, settings.modulus, settings.learning_rate) == (7, 13, 0.01)
    assert settings_from_text(SumSettings, {"preset": "quick"}) == SumSettings()


def test_an_unknown_preset_is_refused_and_those_there_are_are_named() -> None:
    with pytest.raises(UserError, match=r"no preset “slwo”: did you mean slow\? There are quick, slow\.") as refusal:
        settings_from_text(SumSettings, {"preset": "slwo"})
    assert not isinstance(refusal.value, UsageError)


def test_preset_is_an_unknown_key_where_there_are_none_and_a_hint_where_there_are() -> None:
    with pytest.raises(UsageError, match="no setting “preset”"):
        settings_from_text(ExampleSettings, {"preset": "slow"})
    with pytest.raises(UsageError, match="did you mean preset"):
        settings_from_text(SumSettings, {"prest": "slow"})
    with pytest.raises(UsageError, match=r"there are seed, .*, preset\."):
        settings_from_text(SumSettings, {"zzz": "1"})


@pytest.mark.parametrize("changed", [{}, {"seed": 8}, {"steps": 3}, {"stored_weights": "float16", "frame_budget": 100}])
def test_settings_are_recognised_as_a_preset_whatever_seed_length_and_storage(changed: dict[str, object]) -> None:
    (quick, slow) = SumSettings.presets
    assert preset_of(SumSettings(**changed)) == quick  # type: ignore[arg-type]
    assert preset_of(SumSettings(**{**slow.values, **changed})) == slow  # type: ignore[arg-type]


def test_settings_of_ones_own_are_no_preset() -> None:
    assert preset_of(SumSettings(modulus=12)) is None
    assert preset_of(SumSettings(modulus=97)) is None
    assert preset_of(ExampleSettings()) is None


def test_choosing_a_preset_decides_on_everything_but_seed_and_storage() -> None:
    quick = preset_named(SumSettings, "quick")
    assert decided_by(quick, SumSettings) == {"steps": 1000, "learning_rate": 0.001, "modulus": 11, "fraction": 0.5}
