"""The written form of a sampling probe: `label=3,seed=7,guidance=2,steps=50`, any part of it, a label also by name."""

from __future__ import annotations

from collections.abc import Sequence

from scoutview.errors import UserError
from scoutview.probe import SamplingProbe, probe_from_values, values_from_text


def probe_from_text(text: str, classes: Sequence[str], default: SamplingProbe) -> SamplingProbe:
    """The probe that the text means; what it does not name is as in `default`.

    Raises:
        UserError: an unknown part, a value that cannot be read or is out of range.
    """
    values = values_from_text(text, default)
    if values.get("label") in classes:
        values["label"] = str(classes.index(values["label"]))
    probe = probe_from_values(values, default)
    check_label(probe, classes)
    return probe


def check_label(probe: SamplingProbe, classes: Sequence[str]) -> None:
    """Raises UserError where there is no such class."""
    if probe.label >= len(classes):
        raise UserError(f"There is no label {probe.label}: labels go from 0 to {len(classes) - 1}.")
