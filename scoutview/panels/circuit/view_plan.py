"""What is shown of a circuit: how far the forward pass has come, what is switched off, what is under the pointer."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from scoutview.panels.circuit.layout_plan import Row
from scoutview.panels.circuit.plan import Circuit
from scoutview.panels.circuit.switches_plan import Standing


@dataclass(frozen=True)
class CircuitView:
    """`step` of a forward pass has been reached, from 0; `standings` and `hovered` name parts by their numbers."""

    circuit: Circuit
    step: int = 0
    standings: Mapping[int, Standing] = field(default_factory=dict)
    hovered: int | None = None

    @property
    def is_at_end(self) -> bool:
        """Whether all of it is lit: a forward pass that is done, or a model that has none here."""
        return not self.circuit.is_here or self.step >= self.circuit.steps - 1

    def reached(self, row: Row) -> bool:
        """Whether the forward pass has come to a row."""
        if self.is_at_end or row.what == "tokens":
            return True
        return row.what != "answer" and self.step > row.first

    def is_current(self, row: Row) -> bool:
        """Whether a row is what is computed at this step; at the end nothing is."""
        if self.is_at_end:
            return False
        if row.what == "tokens":
            return self.step == 0
        return row.what != "answer" and row.first <= self.step - 1 <= row.last

    def standing(self, part: int) -> Standing:
        return self.standings.get(part, Standing())
