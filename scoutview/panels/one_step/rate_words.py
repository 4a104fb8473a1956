"""What is said of the learning rates that were tried: what became of what the slope predicted."""

import math

from scoutview.graphics.base.numbers import MINUS, share
from scoutview.panels.one_step.amounts import rate_text, share_text, times
from scoutview.panels.one_step.tried import HARDLY, Tried, TriedReading


def rates_titles(reading: TriedReading) -> tuple[str, ...]:
    """The finding of the rates that were tried, from long to short."""
    large, plain = reading.too_large, "A plain step along the whole gradient"
    if not math.isfinite(reading.loss):
        return ("",)
    if large is None:
        most = reading.rows[-1]
        rate = rate_text(most.rate)
        if reading.hardly(most):
            return f"{plain}: even rate {rate} hardly changes the loss.", f"Even rate {rate} hardly changes the loss."
        less = {"less": f", though {verdict_words(reading, most)[0]}"}.get(most.verdict, "")
        return (
            f"{plain}: even with rate {rate} the loss falls{less}.",
            f"Even with rate {rate} the loss falls{less}.",
            f"Rate {rate} still helps.",
        )
    rate = rate_text(large.rate)
    if not math.isfinite(large.real):
        return (
            f"{plain}: rate {rate} is too large, the loss is no number any more.",
            f"Rate {rate} is too large: no number.",
        )
    rise = reading.share(large.real)
    fold = times(1 + rise / 100)
    grows, briefly = f"grows to {fold} times its size", f"grows {fold}-fold"
    if rise < 100:
        grows = briefly = f"rises by {share_text(rise)}"
    return (
        f"{plain}: rate {rate} is too large, the loss {grows} instead of falling.",
        f"Rate {rate} is too large: the loss {briefly}.",
        f"Rate {rate} is too large.",
    )


def verdict_words(reading: TriedReading, tried: Tried) -> tuple[str, ...]:
    """What became of a prediction, from long to short; by which factor it was missed, if the loss falls."""
    if reading.hardly(tried):
        return "hardly changes at all", "hardly at all"
    if tried.verdict in ("less", "more") and tried.real and tried.predicted:
        factor = tried.predicted / tried.real
        factor = factor if tried.verdict == "less" else 1 / factor
        far = f"{times(factor)} times" if factor >= 2 else share(1 - 1 / factor)
        if tried.verdict == "more" and factor < 2:
            far = share(factor - 1)
        return f"{far} {tried.verdict} than predicted", f"{far} {tried.verdict}"
    return {
        "as predicted": ("as predicted",),
        "less": ("does not change",),
        "worse": ("rises instead of falling", "rises"),
    }.get(tried.verdict, ("no number",))


def change_text(reading: TriedReading, change: float) -> str:
    """A change of the loss in per cent of it, with its sign."""
    share = reading.share(change)
    if not math.isfinite(share):
        return "–"
    if abs(share) < 100 * HARDLY:
        return f"<{100 * HARDLY:g} %" if share else "0 %"
    return f"{'+' if share > 0 else MINUS}{share_text(abs(share))}"
