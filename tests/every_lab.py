"""Each lab at a size that trains in a second, for the tests that run over the registries.

How small a lab is, is said in `tests/labs/<name>/small.py`; its `VARIANTS` are settings that make another model, of
which the lab is known here as `name/variant`.
"""

from collections.abc import Sequence
from functools import cache
from importlib import import_module
from typing import Any

import pytest
import torch
from _pytest.mark.structures import ParameterSet

from scoutview.frame import Frame
from scoutview.labs.lab import Lab
from scoutview.labs.registry import LABS, lab_named
from scoutview.observing.answer import Asker
from scoutview.settings import settings_from_text
from scoutview.training.trainer import Trainer

NAMES = [lab.name for lab in LABS]
SMALL: dict[str, dict[str, str]] = {name: import_module(f"tests.labs.{name}.small").SETTINGS for name in NAMES}
OTHER_PROBES: dict[str, str] = {name: import_module(f"tests.labs.{name}.small").OTHER_PROBE for name in NAMES}
for lab_name in NAMES:
    for variant, changed in getattr(import_module(f"tests.labs.{lab_name}.small"), "VARIANTS", {}).items():
        SMALL[f"{lab_name}/{variant}"] = {**SMALL[lab_name], **changed}
        own = getattr(import_module(f"tests.labs.{lab_name}.small"), "OTHER_PROBES", {})  # where it is asked otherwise
        OTHER_PROBES[f"{lab_name}/{variant}"] = own.get(variant, OTHER_PROBES[lab_name])
NAMES_AND_VARIANTS = list(SMALL)


TRAINED_HERE = [lab.name for lab in LABS if not lab.trained_elsewhere]
WITHOUT_FILE = [lab.name for lab in LABS if not lab.begins_with_file]  # there is something of each
PROBE_FIELDS: dict[str, dict[str, str]] = {  # where a lab takes less than its probe's fields: patterns of what it takes
    name: getattr(import_module(f"tests.labs.{name}.small"), "PROBE_FIELDS", {}) for name in NAMES
}


def some_every_day(names: Sequence[object], count: int, turn: int = 0) -> list[ParameterSet]:
    """All of them as parameters: `count` for every day, evenly from the one at `turn` on, the others among the slow."""
    daily = {(turn + number * len(names) // count) % len(names) for number in range(count)}
    return [pytest.param(name, marks=[] if place in daily else [pytest.mark.slow]) for place, name in enumerate(names)]


def small_lab(name: str, **settings: str) -> Lab[Any, Any]:
    """The lab of this name, or variant, with small settings; `settings` override them."""
    lab = lab_named(name.partition("/")[0])
    return lab(settings_from_text(lab.Settings, {"steps": "20", **SMALL[name], **settings}))


@cache
def trained(name: str) -> tuple[Lab[Any, Any], tuple[Frame, ...]]:
    """The small lab and the frames of its first 12 steps. Shared between tests: frames are read-only."""
    lab = small_lab(name)
    torch.set_num_threads(1)
    return lab, first_frames(lab)


def first_frames(lab: Lab[Any, Any]) -> tuple[Frame, ...]:
    """Those of its first 12 steps; the one there is, where nothing is trained."""
    steps = Trainer(lab).steps(min(12, lab.settings.steps))
    return tuple(step.frame for step in steps if step.frame is not None)


def skip_if_trained_elsewhere(name: str) -> None:
    """A test of training has nothing to test there."""
    if small_lab(name).trained_elsewhere:
        pytest.skip("nothing is trained in this lab")


def asker_at(name: str, position: int) -> tuple[Lab[Any, Any], Asker]:
    """The small lab and an asker with the weights of one of its frames; of the last one, where there are fewer."""
    lab, frames = trained(name)
    asker = Asker(lab)
    asker.load(frames[min(position, len(frames) - 1)])
    return lab, asker
