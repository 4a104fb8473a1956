"""Sweeps that a lab declares: what one says without naming all of it."""

from collections.abc import Mapping, Sequence
from typing import Any

from scoutview.errors import UsageError
from scoutview.labs.declaration import DeclaredSweep
from scoutview.labs.lab import Lab
from scoutview.language import tr
from scoutview.settings import Value, values_from_texts


def declared_sweep(lab: type[Lab[Any, Any]], name: str) -> DeclaredSweep:
    """The lab's sweep of this name.

    Raises:
        UsageError: it has none; the sentence names those it has.
    """
    found = {sweep.name: sweep for sweep in lab.sweeps}
    if name not in found:
        if not found:
            sentence = tr("The lab {lab} has no sweep “{name}”: it declares none: say what varies with --vary.")
            raise UsageError(sentence.format(lab=lab.name, name=name))
        sentence = tr("The lab {lab} has no sweep “{name}”: it has {names}.")
        raise UsageError(sentence.format(lab=lab.name, name=name, names=", ".join(found)))
    return found[name]


def with_declared(
    sweep: DeclaredSweep, varied: Sequence[tuple[str, str]], settings: Mapping[str, str]
) -> tuple[list[tuple[str, str]], dict[str, str]]:
    """What varies, and what is set, where this sweep is meant and these are said besides: they come over its own."""
    said = {name for name, _ in varied} | settings.keys()
    own = [(name, ",".join(values)) for name, values in sweep.varies.items() if name not in said]
    return [*own, *varied], {**sweep.settings, **settings}


def fixed_in(lab: type[Lab[Any, Any]], sweep: DeclaredSweep, varied: Sequence[str]) -> dict[str, Value]:
    """The values of its settings, presets read, but for those that vary."""
    values = values_from_texts(lab.Settings, dict(sweep.settings))
    return {name: value for name, value in values.items() if name not in varied}
