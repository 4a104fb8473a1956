"""Interventions that change nothing: at a position beyond a text, or at a place that is not computed."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from scoutview.errors import InterventionError, UserError
from scoutview.interventions import Intervention, Reached, parse_interventions
from scoutview.probe import Probe

if TYPE_CHECKING:
    from scoutview.labs.lab import Lab


def check_taken(reached: Mapping[Intervention, Reached]) -> None:
    """Raises InterventionError where only one of two probes has what is to be taken over."""
    for what, found in reached.items():
        if found.taken is not None and bool(found.taken) != bool(found.passes):
            lacking = "this probe" if found.taken else f"“{what.source}”"
            raise InterventionError(
                f"The model does not compute {what.place} for {lacking} here, so nothing can be taken over:"
                " name a place that it computes for both probes.",
                what.text,
            )


def check_positions(lab: Lab[Any, Any], probe: Probe, reached: Mapping[Intervention, Reached]) -> None:
    """Raises InterventionError where a text has the position that is named, and the place has not."""
    for what, found in reached.items():
        if found.positions and not found.changed and not _note(lab, probe, what, lab.positions(probe)):
            sentence = f"The {what.place} has {_positions(found.positions)}, so nothing can be changed at {what.at}."
            raise InterventionError(sentence, what.text)


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
        return _sentence(what, "this text", positions)
    if what.deed == "from":
        with suppress(UserError):  # told where it is asked
            others = lab.positions(lab.parse_other_probe(what.source, probe))
            return _sentence(what, "the other text", others) if at >= others else ""
    return ""


def _sentence(what: Intervention, text: str, positions: int) -> str:
    return f"“{what.text}” changes nothing: {text} has {_positions(positions)}."


def _positions(count: int) -> str:
    return f"positions 0 to {count - 1}" if count > 1 else "position 0 alone"
