"""Interventions that change nothing: at a position beyond a text, or at a place that is not computed."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from scoutview.errors import InterventionError, UserError
from scoutview.interventions import Intervention, Reached, parse_interventions
from scoutview.language import tr
from scoutview.probe import Probe

if TYPE_CHECKING:
    from scoutview.labs.lab import Lab


def check_taken(reached: Mapping[Intervention, Reached]) -> None:
    """Raises InterventionError where only one of two probes has what is to be taken over."""
    for what, found in reached.items():
        if found.taken is not None and bool(found.taken) != bool(found.passes):
            sentence = (
                tr(
                    "The model does not compute {place} for this probe here, so nothing can be taken over:"
                    " name a place that it computes for both probes."
                )
                if found.taken
                else tr(
                    "The model does not compute {place} for “{source}” here, so nothing can be taken over:"
                    " name a place that it computes for both probes."
                )
            )
            raise InterventionError(
                sentence.format(place=what.place, source=what.source),
                what.text,
            )


def check_positions(lab: Lab[Any, Any], probe: Probe, reached: Mapping[Intervention, Reached]) -> None:
    """Raises InterventionError where a text has the position that is named, and the place has not."""
    for what, found in reached.items():
        if found.positions and not found.changed and not _note(lab, probe, what, lab.positions(probe)):
            sentence = (
                tr("The {place} has positions 0 to {last}, so nothing can be changed at {at}.")
                if found.positions > 1
                else tr("The {place} has position 0 alone, so nothing can be changed at {at}.")
            )
            raise InterventionError(sentence.format(place=what.place, last=found.positions - 1, at=what.at), what.text)


def reach_notes(lab: Lab[Any, Any], probe: Probe) -> tuple[str, ...]:
    """A sentence for each intervention that changes nothing, as there is no such position."""
    positions = lab.positions(probe)
    placed = parse_interventions(probe.interventions) if positions else ()
    return tuple(filter(None, (_note(lab, probe, each, positions) for each in placed)))


def _note(lab: Lab[Any, Any], probe: Probe, what: Intervention, positions: int) -> str:
    """Why this changes nothing of the text; nothing where it does."""
    if what.at is None:
        return ""
    at = what.at + (positions if what.at < 0 else 0)
    if not 0 <= at < positions:
        sentence = (
            tr("“{text}” changes nothing: this text has positions 0 to {last}.")
            if positions > 1
            else tr("“{text}” changes nothing: this text has position 0 alone.")
        )
        return sentence.format(text=what.text, last=positions - 1)
    if what.deed == "from":
        with suppress(UserError):  # told where it is asked
            others = lab.positions(lab.parse_other_probe(what.source, probe))
            return _note_of_other(what, others) if at >= others else ""
    return ""


def _note_of_other(what: Intervention, positions: int) -> str:
    sentence = (
        tr("“{text}” changes nothing: the other text has positions 0 to {last}.")
        if positions > 1
        else tr("“{text}” changes nothing: the other text has position 0 alone.")
    )
    return sentence.format(text=what.text, last=positions - 1)
