"""How a token is drawn: the choices that a person makes, as what is asked and as what is kept. Arithmetic only."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any, Self

HOTTEST = 3.0  # the highest temperature that is offered


@dataclass(frozen=True)
class SamplingChoices:
    """Temperature 0 takes the likeliest; top-k 0 keeps all; top-p 1 keeps all."""

    temperature: float = 1.0
    top_k: int = 0
    top_p: float = 1.0
    seed: int = 7

    @property
    def greedy(self) -> bool:
        """No chance in it."""
        return self.temperature == 0

    def asked(self) -> dict[str, Any]:
        """Those that are not the usual ones, so that before anybody chose there are none."""
        usual = asdict(SamplingChoices())
        return {name: value for name, value in self.kept().items() if value != usual[name]}

    def kept(self) -> dict[str, Any]:
        """As JSON-able values."""
        return asdict(self)

    def with_next_seed(self) -> Self:
        return replace(self, seed=self.seed + 1)

    @classmethod
    def from_kept(cls, kept: Mapping[str, Any]) -> Self:
        """From what `kept` gave; the usual one in place of what is none."""
        usual = cls()
        return cls(
            _within(kept.get("temperature"), 0.0, HOTTEST, usual.temperature),
            int(_within(kept.get("top_k"), 0, 100_000, usual.top_k)),
            _within(kept.get("top_p"), 0.01, 1.0, usual.top_p),
            int(_within(kept.get("seed"), 0, 2**53, usual.seed)),
        )


def _within(value: object, low: float, high: float, usual: float) -> float:
    """A number that was kept, if it is one and in its range."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return usual
    return float(value) if low <= value <= high else usual
