"""Sizes, shares and factors of one step as people read them."""

import math

from scoutview.graphics.base.numbers import MINUS, SMALLEST_LOSS, three_digits
from scoutview.language import as_written, tr

FRACTIONS = {
    1 / 2: tr("half", "about half of it"),
    1 / 3: tr("a third"),
    1 / 4: tr("a quarter"),
    1 / 5: tr("a fifth"),
    1 / 10: tr("a tenth"),
}
SHORT = 1e-3  # a factor below it has one digit
LEAST_SHARE, MOST_SHARE = 1e-4, 1e6  # in per cent: beyond them a power of ten would be needed
NEAR = 0.08  # of a fraction: what is as near as that is told by its name


def share_text(percent: float) -> str:
    """Per cent with two digits: "0.0024 %", "0.51 %", "32 %", "3,180 %"; a bound where it is next to nothing."""
    if not math.isfinite(percent):
        return "–"
    if 0 < percent < LEAST_SHARE:
        return as_written(f"<{LEAST_SHARE:.4f} %")
    if percent >= MOST_SHARE:
        return f"{three_digits(percent)} %"
    return f"{times(percent)} %"


def times(factor: float) -> str:
    """A factor with two digits, three from a hundred on, none of them a power of ten: "1.3", "24", "183"."""
    if not factor or factor >= MOST_SHARE:
        return three_digits(factor)
    if factor >= 1000:
        return as_written(f"{float(f'{factor:.3g}'):,.0f}")
    digits = 0 if factor < SHORT else 1 if factor < 100 else 2
    places = max(0, digits - math.floor(math.log10(factor)))
    text = f"{factor:,.{places}f}"
    return as_written(text.rstrip("0").rstrip(".") if "." in text else text)


def grown(factor: float, what: str = "numbers") -> str:
    """What becomes of a size: "shrinks to about a third of its size", "grow to 9.8 times their size"."""
    one = what != "numbers"
    if abs(factor - 1) <= NEAR:
        return tr("keeps about its size") if one else tr("keep about their size")
    if factor > 1:
        grows = tr("grows to {times} times its size") if one else tr("grow to {times} times their size")
        return grows.format(times=times(factor))
    near = next((name for share, name in FRACTIONS.items() if abs(factor / share - 1) <= NEAR), "")
    of_it = tr("about {fraction}").format(fraction=near) if near else share_text(100 * factor)
    return (tr("shrinks to {part} of its size") if one else tr("shrink to {part} of their size")).format(part=of_it)


def loss_words(loss: float) -> str:
    """Three digits; "below 0.001" where it is next to nothing."""
    return tr("below {smallest}").format(smallest=SMALLEST_LOSS) if 0 <= loss < SMALLEST_LOSS else three_digits(loss)


def rate_text(rate: float) -> str:
    """A rate as one types it, with three digits: "0.01", "1", "0.3", "1e−5"."""
    return as_written(f"{rate:.3g}".replace("e-0", "e-").replace("-", MINUS))


def signed_change(change: float) -> str:
    return f"+{three_digits(change)}" if change > 0 else three_digits(change)
