"""The line under a picture that says where it came from, so that anybody can make it again."""

from typing import Any

from scoutview import __version__
from scoutview.frame import Arrays
from scoutview.graphics.base.numbers import count
from scoutview.labs.lab import Lab
from scoutview.language import as_written, inside, tr
from scoutview.probe import PictureProbe, Probe
from scoutview.settings import Settings, fields_of

# Told in words of their own, or of no consequence for what is seen.
TOLD_ELSEWHERE = frozenset(field.name for field in fields_of(Settings)) - {"learning_rate"}


def footer(lab: Lab[Any, Any], step: int, weights: Arrays, probe: Probe, *, whole: bool = True) -> str:
    """The line under a picture: the stamp if wanted, and always what was changed inside the model.

    A picture that was asked is named: the name of the data does not say where one's own came from.
    """
    changes = ", ".join(probe.interventions)
    changed = tr("with {changes}").format(changes=changes) if changes else ""
    asked = tr("asked: {picture}").format(picture=probe.title) if whole and isinstance(probe, PictureProbe) else ""
    return " · ".join(filter(None, (stamp(lab, step, weights) if whole else "", asked, changed)))


def stamp(lab: Lab[Any, Any], step: int, weights: Arrays) -> str:
    """Lab, data, step, seed, number of weights, and the settings that are not the lab's defaults.

    Where there is no model there are no step, no seed and no weights.
    """
    size = sum(array.size for array in weights.values())
    parts = [
        f"ScoutView {__version__}",
        lab.title,
        lab.data_title().replace(" · ", ", "),
        *(_of_run(step, lab.settings.seed, size) if size else ()),
        *changed_settings(lab.settings),
    ]
    return " · ".join(parts)


def _of_run(step: int, seed: int, size: int) -> tuple[str, ...]:
    weights = tr("{size} weights").format(size=count(size))
    return tr("step {step}").format(step=count(step)), tr("seed {seed}").format(seed=seed), weights


def changed_settings(settings: Settings) -> list[str]:
    """The settings that are not their defaults, as "heads 2"; texts are left to the title of the data."""
    return [
        f"{inside(field.label)} {as_written(f'{getattr(settings, field.name):,}')}"
        for field in fields_of(type(settings))
        if field.name not in TOLD_ELSEWHERE and field.kind is not str and getattr(settings, field.name) != field.default
    ]
