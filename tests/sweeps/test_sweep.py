import dataclasses
import json

import pytest

from scoutview.errors import UserError
from scoutview.frame import Mark
from scoutview.sweeps.sweep import Sweep, names_of, short
from tests.sweeps.small_sweep import small_sweep


def test_what_a_sweep_says_of_itself_is_read_back_the_same() -> None:
    sweep = small_sweep("width=16,32", "seed=0:3", lab="next_token", budgets=[1e8, 2.5e8])
    text = sweep.to_json()
    again = Sweep.from_json(text, "sweep.json")
    assert again == sweep
    assert again.to_json() == text
    assert json.loads(text)["varies"] == {"width": [16, 32], "seed": [0, 1, 2]}
    assert len([line for line in text.splitlines() if '"name"' in line]) == len(sweep.runs) == 6


def test_a_run_has_its_own_settings_and_marks() -> None:
    sweep = small_sweep("learning_rate=0.01,1", "seed=3", steps="7")
    run = sweep.runs[1]
    settings = sweep.lab_of(run).settings
    assert (run.name, settings.learning_rate, settings.seed, settings.steps) == ("learning_rate=1.0,seed=3", 1.0, 3, 7)
    assert sweep.marks_of(run) == ()
    with_budgets = dataclasses.replace(
        sweep, budgets=(6e10, 1.2e11), runs=(dataclasses.replace(run, budget_steps=(4, 7)),)
    )
    assert with_budgets.marks_of(with_budgets.runs[0]) == (Mark("budget 6e10", 4), Mark("budget 1.2e11", 7))


@pytest.mark.parametrize(
    "spoil",
    [
        lambda values: values | {"lab": "none"},
        lambda values: values | {"format": 99},
        lambda values: values | {"runs": values["runs"][:1]},
        lambda values: values | {"runs": [{"name": "../../x", "steps": 3}, values["runs"][1]]},
        lambda values: values | {"settings": {"stps": 3}},
        lambda values: values | {"settings": values["settings"] | {"modulus": "many"}},
        lambda values: values | {"varies": {"seed": [0, -1]}},
        lambda values: values | {"varies": 3},
        lambda values: values | {"budgets": [1e9]},
        lambda values: {"format": 1},
        lambda values: [values],
    ],
)
def test_a_damaged_one_is_refused_in_one_sentence(spoil) -> None:
    values = json.loads(small_sweep("seed=0,1", steps="7").to_json())
    with pytest.raises(UserError, match=r"sweep\.json .*[.]$") as caught:
        Sweep.from_json(json.dumps(spoil(values)), "sweep.json")
    assert "\n" not in str(caught.value)


def test_text_that_is_no_json_is_refused() -> None:
    with pytest.raises(UserError, match="damaged"):
        Sweep.from_json("[" * 100_000, "sweep.json")


def test_names_are_those_of_files_on_any_system_and_each_is_another() -> None:
    texts = ["/a/b.txt", "c:\\x\\b.txt", "B.TXT", "a b?*", "x" * 99]
    names = names_of([{"corpus": text} for text in texts])
    assert names == ["corpus=b.txt", "corpus=b.txt~2", "corpus=B.TXT~3", "corpus=a-b--", f"corpus={'x' * 40}"]
    with pytest.raises(UserError, match="vary fewer"):
        names_of([{f"setting{number}": 10**17 for number in range(9)}])


@pytest.mark.parametrize(
    ("budget", "text"),
    [(6e10, "6e10"), (1.2e11, "1.2e11"), (2.4e11, "2.4e11"), (123456789.0, "1.23456789e8"), (10.0, "10")],
)
def test_a_budget_is_written_as_it_is_typed(budget: float, text: str) -> None:
    assert short(budget) == text
    assert float(short(budget)) == budget
