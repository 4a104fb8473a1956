"""Interventions at one position of a text: which of them reach beyond its end, where there is nothing to change."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from scoutview.errors import UserError
from scoutview.interventions import Intervention, parse_interventions
from scoutview.probe import Probe

if TYPE_CHECKING:
    from scoutview.labs.lab import Lab


def reach_notes(lab: Lab[Any, Any], probe: Probe) -> tuple[str, ...]:
    """A sentence for each intervention that changes nothing, as there is no such position."""
    positions = lab.positions(probe)
    placed = [each for each in parse_interventions(probe.interventions) if each.at is not None]
    return tuple(filter(None, (_note(lab, probe, each, positions) for each in placed if positions)))


def _note(lab: Lab[Any, Any], probe: Probe, what: Intervention, positions: int) -> str:
    assert what.at is not None
    at = what.at + (positions if what.at < 0 else 0)
    if not 0 <= at < positions:
        return _sentence(what, "this text", positions)
    if what.deed == "from":
        with suppress(UserError):  # told where it is asked
            others = lab.positions(lab.parse_other_probe(what.source, probe))
            return _sentence(what, "the other text", others) if at >= others else ""
    return ""


def _sentence(what: Intervention, text: str, positions: int) -> str:
    there = f"positions 0 to {positions - 1}" if positions > 1 else "position 0 alone"
    return f"“{what.text}” changes nothing: {text} has {there}."
