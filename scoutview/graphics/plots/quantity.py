"""What is measured along an axis: its word, whether it only counts, how its numbers are written. No painting."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from scoutview.graphics.base import numbers
from scoutview.graphics.plots.plot_plan import tick_text
from scoutview.language import tr

LARGE = 1e7  # from here on ticks are written as powers of ten


def short_tick(value: float) -> str:
    """As ticks are everywhere, and large ones as 2e21."""
    if abs(value) < LARGE:
        return tick_text(value)
    mantissa, exponent = f"{abs(value):.6e}".split("e")
    text = f"{mantissa.rstrip('0').rstrip('.')}e{int(exponent)}"
    return f"{numbers.MINUS}{text}" if value < 0 else text


@dataclass(frozen=True)
class Quantity:
    """`word` and `unit` name it in ticks, readings and tables; one that is `whole` has no ticks between its numbers.

    `fewest` is the shortest stretch that is still worth a zoom; a small part of the whole axis unless it is said.
    `shorter` are titles where the whole one has no room, from long to short.
    `tick_of` writes a number at the axis, `text_of` one that is read off.
    """

    word: str
    unit: str = ""
    whole: bool = False
    logarithmic: bool = False
    fewest: float | None = None
    shorter: tuple[str, ...] = ()
    is_share: bool = False  # written in per cent at the axis
    tick_of: Callable[[float], str] = field(default=short_tick)
    text_of: Callable[[float], str] = field(default=numbers.three_digits)

    @property
    def title(self) -> str:
        """What stands at the axis: "compute, PF-days, log axis"."""
        return ", ".join(word for word in (self.word, self.unit, tr("log axis") if self.logarithmic else "") if word)

    @property
    def writes(self) -> Callable[[float], str] | None:
        """Its own way to write a number at an axis; None for the usual one."""
        return None if self.tick_of is short_tick else self.tick_of

    @property
    def titles(self) -> tuple[str, ...]:
        """The title and the shorter ones."""
        return (self.title, *self.shorter)

    @property
    def heading(self) -> str:
        """What stands above its numbers in a table: "compute (PF-days)"."""
        return f"{self.word} ({self.unit})" if self.unit else self.word

    def said(self, value: float) -> str:
        """One of its values as it is read off: "step 1,000", "compute 3.20 PF-days"."""
        return self.named(self.text_of(value))

    def named(self, text: str) -> str:
        """A value that is written already, with word and unit."""
        return " ".join(word for word in (self.word, text, self.unit) if word)


def _counted(value: float) -> str:
    return numbers.count(round(value))


STEPS = Quantity("step", whole=True, fewest=4.0, tick_of=_counted, text_of=_counted)
