"""Numbers as people read them, in their language."""

import math

from scoutview.language import ENGLISH, as_written, language, tr

MINUS = "−"
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_WORDS = (
    tr("no", "none of them"),
    tr("one", "the number"),
    tr("two"),
    tr("three"),
    tr("four"),
    tr("five"),
    tr("six"),
    tr("seven"),
    tr("eight"),
    tr("nine"),
    tr("ten"),
)
_LARGE = ((tr("{amount} trillion"), 1e12), (tr("{amount} billion"), 1e9), (tr("{amount} million"), 1e6))
SMALLEST_LOSS = 0.001  # that is written out


def three_digits(value: float) -> str:
    """Three significant digits, thousands with a comma, a true minus: 1,230, 0.82, 1.3e-5, 3.2e28."""
    if not math.isfinite(value):
        return tr("not a number") if math.isnan(value) else ("∞" if value > 0 else MINUS + "∞")
    if value == 0:
        return "0"
    size = abs(value)
    if 1000 <= size < 1e6:
        text = f"{size:,.0f}"
    elif 1e-3 <= size < 1000:
        text = f"{size:.{max(0, 2 - math.floor(math.log10(size)))}f}"
    else:
        mantissa, exponent = f"{size:.1e}".split("e")
        text = f"{mantissa}e{MINUS if exponent.startswith('-') else ''}{int(exponent.lstrip('+-'))}"
    return as_written(MINUS + text if value < 0 else text)


def two_decimals(value: float) -> str:
    """A value of small size as it is held, asked or answered: "0.82", "−0.30"; what rounds to 0 has no sign."""
    return as_written(f"{round(value, 2) + 0.0:.2f}".replace("-", MINUS))


def loss(value: float) -> str:
    """A loss: two decimals, three below 0.1; a smaller one is near enough to 0: "<0.001". A diverged one is rounded."""
    if 0 < value < SMALLEST_LOSS:
        return as_written(f"<{SMALLEST_LOSS}")
    if not math.isfinite(value) or -SMALLEST_LOSS < value < 0 or abs(value) >= 1e4:
        return three_digits(value)
    return as_written(f"{value:.3f}" if abs(value) < 0.1 else f"{value:.2f}")


def percent(probability: float) -> str:
    """A probability in per cent with one decimal: "49.2 %", "<0.1 %", ">99.9 %"."""
    if not math.isfinite(probability):
        return "–"
    if 0 < probability < 0.001:
        return as_written("<0.1 %")
    if 0.999 < probability < 1:
        return as_written(">99.9 %")
    return as_written(f"{100 * probability:.1f} %")


def likelihood(probability: float) -> str:
    """How likely a model takes an answer to be, as `percent`: rounding makes all or nothing of it, no model does."""
    if probability in (0, 1):
        return as_written(">99.9 %" if probability else "<0.1 %")
    return percent(probability)


def share(value: float) -> str:
    """A share in whole per cent, as short as a label wants it: "62 %", "<1 %", ">99 %". Only all is 100, none is 0."""
    if not math.isfinite(value):
        return "–"
    if 0 < value < 0.01:
        return "<1 %"
    return ">99 %" if 0.99 < value < 1 else f"{100 * value:.0f} %"


def exact_percent(probability: float) -> str:
    """A probability in per cent with four significant digits, for who points at it: "99.48 %", "0.006215 %".

    Of what is smaller than a decimal fraction tells, a plain bound stands before the power of ten.
    """
    amount = 100 * probability
    if not math.isfinite(amount):
        return percent(probability)
    if 0 < amount < 1e-4:
        return tr("less than {bound:.4f} % ({amount} %)").format(bound=1e-4, amount=three_digits(amount))
    return as_written(">99.99 %" if 99.99 < amount < 100 else f"{amount:.4g} %")


def exact_likelihood(probability: float) -> str:
    """The same of how likely a model takes an answer to be, which is never all or nothing."""
    return likelihood(probability) if probability in (0, 1) else exact_percent(probability)


def in_cell(value: float) -> str:
    """A share inside a cell of a heatmap: ".82", "0", "1.00", "–" for no number."""
    if not math.isfinite(value):
        return "–"
    if abs(value) < 0.005:
        return "0"
    return as_written(f"{value:.2f}".replace("0.", ".", 1).replace("-", MINUS))


def in_wide_cell(value: float) -> str:
    """The same where there is room to say of what is rounded that it is some, and of what is nearly all that it is not:
    "<.01", ">.99"."""
    if 0 < value < 0.005:
        return as_written("<.01")
    return as_written(">.99") if 0.995 <= value < 1 else in_cell(value)


def in_words(number: int) -> str:
    """A number as a sentence says it: small ones in letters."""
    return _WORDS[number] if 0 <= number < len(_WORDS) else count(number)


def ordinal(number: int) -> str:
    """1st, 2nd, 3rd, 4th, … 11th, … 1,021st; where English is not spoken with a point: 1."""
    if language() != ENGLISH:
        return f"{count(number)}."
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th") if number % 100 not in (11, 12, 13) else "th"
    return f"{number:,}{ending}"


def count(value: int) -> str:
    """A whole number, thousands with a comma."""
    return as_written(f"{value:,}".replace("-", MINUS))


def large(value: float) -> str:
    """A large number as one says it, to three digits: "15,300", "1.5 million", "60 billion", "2.1 trillion", "10²¹"."""
    if not math.isfinite(value):
        return "–"
    for text, size in _LARGE:
        if size <= value < 1e15:
            return text.format(amount=as_written(f"{float(f'{value / size:.3g}'):,g}"))
    if value >= 1e15:
        return power(value)
    return count(round(float(f"{value:.3g}")))


def power(value: float) -> str:
    """A number of at least 1 by its power of ten, to three digits: "10¹¹", "1.84 × 10¹⁹"."""
    exponent = math.floor(math.log10(value) + 1e-9)
    lead, written = value / 10.0**exponent, f"10{str(exponent).translate(_SUPERSCRIPTS)}"
    return written if abs(lead - 1) < 0.005 else f"{as_written(f'{lead:.3g}')} × {written}"


def others_name(others: int) -> str:
    """The row that stands for all without a row of their own: "1 other", "3 others"."""
    return tr("%n others", "", others, one="1 other")


def rounded_up(value: float) -> float:
    """A round number at or above this one, so that an axis or a colour scale rarely moves while something grows.

    1 for what no axis can hold: nothing, less, and what is not finite.
    """
    if not 0 < value < math.inf:
        return 1.0
    power = 10.0 ** math.floor(math.log10(value))
    return next(
        (factor * power for factor in (1, 1.5, 2, 3, 4, 5, 6, 8) if factor * power >= value * (1 - 1e-9)), 10 * power
    )
