"""How a film runs, whatever its pictures are."""

from dataclasses import dataclass
from fractions import Fraction

from scoutview.errors import UserError
from scoutview.language import tr

SLOWEST, FASTEST = 0.1, 120.0  # pictures a second
LONGEST_HOLD_S = 60.0


@dataclass(frozen=True)
class FilmPlan:
    """Pictures a second, and for how many seconds more the last one stays.

    Raises:
        UserError: beyond what players show.
    """

    frames_per_second: float
    hold_s: float = 0.0

    def __post_init__(self) -> None:
        if not SLOWEST <= self.frames_per_second <= FASTEST:
            raise UserError(
                tr("A film should have {least:g} to {most:g} pictures a second, not {speed:g}.").format(
                    least=SLOWEST, most=FASTEST, speed=self.frames_per_second
                )
            )
        if not 0 <= self.hold_s <= LONGEST_HOLD_S:
            sentence = tr("The last picture may be held for 0 to {most:g} seconds, not {seconds:g}.")
            raise UserError(sentence.format(most=LONGEST_HOLD_S, seconds=self.hold_s))

    @property
    def rate(self) -> Fraction:
        """Pictures a second as a fraction, 30000/1001 included."""
        return Fraction(self.frames_per_second).limit_denominator(1001)

    @property
    def held_pictures(self) -> int:
        """How often the last picture comes again."""
        return round(self.hold_s * self.rate)
