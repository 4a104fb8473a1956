"""The written form of a sampling probe: `label=3,seed=7,guidance=2,steps=50`, any part of it, a label also by name.

A label's number counts from 0, whatever the classes are called; a name that looks like a number stands between quotes.
"""

from __future__ import annotations

from collections.abc import Sequence

from scoutview.errors import UserError
from scoutview.language import tr
from scoutview.probe import Quoted, SamplingProbe, probe_from_values, values_from_text


def probe_from_text(text: str, classes: Sequence[str], default: SamplingProbe) -> SamplingProbe:
    """The probe that the text means; what it does not name is as in `default`.

    Raises:
        UserError: an unknown part, a value that cannot be read or is out of range.
    """
    values = values_from_text(text, default)
    label = values.get("label", "")
    if label in classes and not _counts(label, classes):
        values["label"] = str(classes.index(label))
    probe = probe_from_values(values, default)
    check_label(probe, classes)
    return probe


def _counts(label: str, classes: Sequence[str]) -> bool:
    """Whether it is the number of a class, which goes before a class of that name."""
    return not isinstance(label, Quoted) and label.isdecimal() and int(label) < len(classes)


def label_notes(probe: SamplingProbe, classes: Sequence[str]) -> tuple[str, ...]:
    """What to know of a label whose number is not its name though the name is a number, too."""
    name = classes[probe.label] if probe.label < len(classes) else ""
    if not name.isdecimal() or name == str(probe.label):
        return ()
    return (
        tr('Label {label} is “{name}”: labels count from 0. By its name it is label="{name}".').format(
            label=probe.label, name=name
        ),
    )


def check_label(probe: SamplingProbe, classes: Sequence[str]) -> None:
    """Raises UserError where there is no such class."""
    if probe.label >= len(classes):
        raise UserError(
            tr("There is no label {label}: labels go from 0 to {last}.").format(
                label=probe.label, last=len(classes) - 1
            )
        )


def check_steps(other: SamplingProbe, probe: SamplingProbe) -> None:
    """Raises UserError where step for step the two are not at the same time."""
    if other.steps != probe.steps:
        raise UserError(
            tr("The other picture is drawn in {steps} steps and this one in {own_steps}: say as many.").format(
                steps=other.steps, own_steps=probe.steps
            )
        )
