"""What people read of marks, while recordings and panels know them by their names."""

import os
import subprocess
import sys

import pytest

from scoutview.frame import Mark
from scoutview.labs.registry import lab_named
from scoutview.language import SPOKEN

NAMES = {
    "digits": ("overfitting begins",),
    "grokking": ("memorised", "generalised", "cleaned up", "loss spike", "loss spike 2"),
    "skills": ("first skill", "a quarter of the skills", "half of the skills", "every skill"),
    "bets": ("worst", "turns", "nearly perfect"),
    "sums": ("knows sums",),
    "othello": ("half of first choices legal", "95 % of first choices legal"),
    "modular": ("modules apart",),
}


@pytest.mark.parametrize("name", NAMES)
def test_in_english_a_mark_is_read_as_it_is_called(name: str) -> None:
    lab = lab_named(name)(lab_named(name).Settings())
    assert tuple(map(lab.mark_said, NAMES[name])) == NAMES[name]
    assert lab.mark_said("of somebody else") == ""


def test_a_mark_keeps_its_name_whatever_is_read_of_it() -> None:
    mark = Mark("generalised", 40, said="verallgemeinert")
    assert (mark.words, mark) == ("verallgemeinert", Mark("generalised", 40))
    assert Mark("generalised", 40).words == "generalised"


def test_settings_keep_the_names_that_recordings_have_in_another_language() -> None:
    code = (
        "from scoutview.labs.registry import LABS; from scoutview.settings import fields_of;"
        "print([[(field.name, field.choices) for field in fields_of(lab.Settings)] for lab in LABS],"
        " [[(preset.name, preset.values) for preset in lab.Settings.presets] for lab in LABS],"
        " [(lab.name, lab.loss_kind, lab.probe_entry.example, lab.intervention_example) for lab in LABS])"
    )
    kept = {
        spoken: subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True, env={**os.environ, SPOKEN: spoken}
        ).stdout
        for spoken in ("en", "de")
    }
    assert kept["en"] == kept["de"]
