"""The written form of a sampling probe: `label=3,seed=7,guidance=1,steps=50`, any part of it, in any order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from scoutview.errors import UserError
from scoutview.probe import SamplingProbe
from scoutview.settings import Value, fields_of, value_from_text

FORM = "label=3,seed=7,guidance=1,steps=50"


def probe_from_text(text: str, classes: Sequence[str], default: SamplingProbe) -> SamplingProbe:
    """The probe that the text means; what it does not name is as in `default`. A label may be given by its name.

    Raises:
        UserError: an unknown part, a value that cannot be read or is out of range.
    """
    known = {field.name: field for field in fields_of(SamplingProbe)}
    values: dict[str, Value] = {}
    for part in filter(None, (part.strip() for part in text.split(","))):
        key, separator, value = (piece.strip() for piece in part.partition("="))
        if not separator or key not in known:
            raise UserError(f"“{part}” cannot be asked for: a picture is drawn with {FORM}.")
        if key in values:
            raise UserError(f"“{key}” is given twice.")
        named = key == "label" and value in classes
        values[key] = classes.index(value) if named else value_from_text(known[key], value)
    probe = replace(default, **values)  # type: ignore[arg-type]  # checked by the probe itself
    check_label(probe, classes)
    return probe


def text_of_probe(probe: SamplingProbe) -> str:
    """All parts, so that the text still means the same when defaults change."""
    guidance = str(int(probe.guidance)) if probe.guidance == int(probe.guidance) else repr(probe.guidance)
    return f"label={probe.label},seed={probe.seed},guidance={guidance},steps={probe.steps}"


def check_label(probe: SamplingProbe, classes: Sequence[str]) -> None:
    """Raises UserError where there is no such class."""
    if probe.label >= len(classes):
        raise UserError(f"There is no label {probe.label}: labels go from 0 to {len(classes) - 1}.")
