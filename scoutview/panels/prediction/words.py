"""What is said of a prediction: of one outcome, of all others together, and of what a change did."""

import math
from collections.abc import Sequence

from scoutview.graphics.base.numbers import count, percent, three_digits

WITHOUT = "without the change"


def others_name(others: int) -> str:
    """The row that stands for all without a row of their own."""
    return "1 other" if others == 1 else f"{count(others)} others"


def answer_in_words(name: str, source: str, said: str, *, is_right: bool) -> tuple[tuple[str, ...], ...]:
    """The lines below the bars, each from long to short: the right answer, and whether what the model `said` is it."""
    right = f"✓ the right answer: {name}"
    verdict = f"the model is {'right' if is_right else 'wrong'} at this step"
    told = (verdict,) if is_right else (f"{verdict}: it says {said}", verdict)
    return (f"{right} ({source})", right) if source else (right,), told


def change_in_words(interventions: Sequence[str]) -> tuple[str, ...]:
    """What a dashed bar is, and what was changed, from long to short; nothing where nothing was."""
    return (f"{WITHOUT} ({', '.join(interventions)})", WITHOUT) if interventions else ()


def exact_percent(probability: float) -> str:
    """A probability in per cent with four significant digits: 99.48 %, 0.006215 %, 3.1e-9 %."""
    share = 100 * probability
    if not math.isfinite(share):
        return percent(probability)
    return "0 %" if share == 0 else f"{share:.4g} %" if share >= 1e-4 else f"{share:.1e} %".replace("e-0", "e-")


def outcome_in_numbers(name: str, probability: float, unchanged: float | None) -> tuple[str, ...]:
    """The lines of a read-out."""
    told = (f"“{name}”: {exact_percent(probability)}",)
    if unchanged is None:
        return told
    points = 100 * (probability - unchanged)
    way = f"{three_digits(abs(points))} points {'more' if points > 0 else 'less'}" if points else "as likely as before"
    return (*told, f"{exact_percent(unchanged)} {WITHOUT}", way)


def others_in_numbers(
    others: int, kind: str, probability: float, unchanged: float | None, *, folded: bool
) -> tuple[str, ...]:
    """The lines of a read-out for all others together; `kind` names them: "tokens together"."""
    told = [f"{count(others)} other {kind}: {exact_percent(probability)}"]
    if unchanged is not None:
        told.append(f"{percent(unchanged)} {WITHOUT}")
    return (*told, "Click: list them" if folded else "Click: fold them. Wheel: go through them")
