"""Which parts of a circuit are off or changed, and what switches them, as interventions. Arithmetic only."""

from collections.abc import Sequence
from dataclasses import dataclass

from scoutview.interventions import Intervention, parse_interventions
from scoutview.panels.circuit.plan import ADDING, Circuit, Part


@dataclass(frozen=True)
class Standing:
    """How a part stands: what made it pass nothing on, and what else was changed in it, both as written."""

    off: str = ""
    changed: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """In a few words, or nothing."""
        if self.off:
            return "off"
        return self.changed[0] if len(self.changed) == 1 else f"{len(self.changed)} changes" if self.changed else ""


def standings(circuit: Circuit, interventions: Sequence[str]) -> dict[int, Standing]:
    """By number, those parts that an intervention is about."""
    changes = parse_interventions(interventions)
    found: dict[int, Standing] = {}
    for number, part in enumerate(circuit.parts):
        about = [change for change in changes if _is_about(change, part)]
        if about:
            off = next((change.text for change in about if _silences(change, part)), "")
            found[number] = Standing(off, tuple(change.text for change in about if change.text != off))
    return found


def switch_of(part: Part, standing: Standing) -> str:
    """The intervention that switches a part off, or the one to take back; nothing for what cannot be switched."""
    if standing.off or not part.sites:
        return standing.off
    if part.kind == "attention":
        return Intervention("attention", "off", layer=part.block).text
    if part.kind == "mlp":
        return Intervention("mlp", "off", layer=part.block).text
    return Intervention("output", "off", site=part.sites[-1]).text


def _is_about(change: Intervention, part: Part) -> bool:
    if change.kind in ("attention", "head"):
        return part.kind == "attention" and part.block == change.layer
    if change.kind in ("mlp", "neuron"):
        return part.kind == "mlp" and part.block == change.layer
    return change.site == part.name or change.site.startswith(f"{part.name}.")


def _silences(change: Intervention, part: Part) -> bool:
    """Whether nothing of the part is passed on, at any position."""
    zero = change.deed == "off" or (change.deed in ("set", "times") and change.value == 0)
    whole = change.kind in ADDING or (
        change.kind == "output" and not change.index and part.sites[-1:] == (change.site,)
    )
    return zero and whole and change.at is None
