"""What a person chose in the neurons panel: a view, a neuron, what to look for. No drawing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

from scoutview.observation import Question


def _index(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None


@dataclass(frozen=True)
class TellingNeuron:
    """The neuron that is shown unless another is chosen, and the token after which its effect is told."""

    neuron: tuple[int, int]
    position: int

    @classmethod
    def of(cls, answer: Mapping[str, Any]) -> Self:
        """From an answer to `neuron`."""
        layer, number = (int(each) for each in answer["neuron"])
        return cls((layer, number), int(answer["neuron_position"]))


@dataclass(frozen=True)
class NeuronChoices:
    """No `neuron` is the telling one; no `family` and no `words` of one's own is what the lab looks for unless told."""

    searching: bool = False
    neuron: tuple[int, int] | None = None
    family: str = ""
    words: str = ""

    def asked(self, telling: TellingNeuron | None) -> dict[str, int]:
        """The choices of a question about the neuron that is shown; none where it is not known yet which that is."""
        neuron = self.neuron or (telling.neuron if telling is not None else None)
        return {} if neuron is None else {"layer": neuron[0], "neuron": neuron[1]}

    def about(self, telling: TellingNeuron | None) -> Question:
        """How active it is and what it does: of the telling one always after the same token of the text."""
        asked = self.asked(telling)
        if telling is not None and self.neuron in (None, telling.neuron):
            asked["position"] = telling.position
        return Question.of("neuron", **asked)

    def wanted(self, families: Sequence[str]) -> dict[str, str]:
        """What is looked for among these; nothing where it is the first of them, or none of them."""
        if self.words:
            return {"words": self.words}
        return {"family": self.family} if self.family in families[1:] else {}

    def kept(self) -> dict[str, Any]:
        """As JSON-able values."""
        neuron = None if self.neuron is None else list(self.neuron)
        return {"searching": self.searching, "neuron": neuron, "family": self.family, "words": self.words}

    @classmethod
    def from_kept(cls, kept: Mapping[str, Any]) -> Self:
        """From what `kept` gave; what makes no sense is as if nobody had chosen it."""
        neuron, family, words = (kept.get(name) for name in ("neuron", "family", "words"))
        places = [_index(place) for place in neuron] if isinstance(neuron, list | tuple) else []
        layer, number = places if len(places) == 2 else (None, None)
        return cls(
            searching=kept.get("searching") is True,
            neuron=(layer, number) if layer is not None and number is not None else None,
            family=family if isinstance(family, str) else "",
            words=words if isinstance(words, str) else "",
        )
