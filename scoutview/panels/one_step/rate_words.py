"""What is said of the learning rates that were tried: what became of what the slope predicted."""

import math

from scoutview.graphics.base.numbers import MINUS, share
from scoutview.language import as_written, tr
from scoutview.panels.one_step.amounts import rate_text, share_text, times
from scoutview.panels.one_step.tried import HARDLY, Tried, TriedReading


def rates_titles(reading: TriedReading) -> tuple[str, ...]:
    """The finding of the rates that were tried, from long to short."""
    large, plain = reading.too_large, tr("A plain step along the whole gradient")
    if not math.isfinite(reading.loss):
        return ("",)
    if large is None:
        most = reading.rows[-1]
        rate = rate_text(most.rate)
        if reading.hardly(most):
            return tr("{plain}: even rate {rate} hardly changes the loss.").format(plain=plain, rate=rate), tr(
                "Even rate {rate} hardly changes the loss."
            ).format(rate=rate)
        less = tr(", though {verdict}").format(verdict=verdict_words(reading, most)[0])
        less = less if most.verdict == "less" else ""
        return (
            tr("{plain}: even with rate {rate} the loss falls{less}.").format(plain=plain, rate=rate, less=less),
            tr("Even with rate {rate} the loss falls{less}.").format(rate=rate, less=less),
            tr("Rate {rate} still helps.").format(rate=rate),
        )
    rate = rate_text(large.rate)
    if not math.isfinite(large.real):
        return (
            tr("{plain}: rate {rate} is too large, the loss is no number any more.").format(plain=plain, rate=rate),
            tr("Rate {rate} is too large: no number.").format(rate=rate),
        )
    rise = reading.share(large.real)
    fold = times(1 + rise / 100)
    grows, briefly = tr("grows to {fold} times its size").format(fold=fold), tr("grows {fold}-fold").format(fold=fold)
    if rise < 100:
        grows = briefly = tr("rises by {share}").format(share=share_text(rise))
    return (
        tr("{plain}: rate {rate} is too large, the loss {grows} instead of falling.").format(
            plain=plain, rate=rate, grows=grows
        ),
        tr("Rate {rate} is too large: the loss {briefly}.").format(rate=rate, briefly=briefly),
        tr("Rate {rate} is too large.").format(rate=rate),
    )


def verdict_words(reading: TriedReading, tried: Tried) -> tuple[str, ...]:
    """What became of a prediction, from long to short; by which factor it was missed, if the loss falls."""
    if reading.hardly(tried):
        return tr("hardly changes at all"), tr("hardly at all")
    if tried.verdict in ("less", "more") and tried.real and tried.predicted:
        factor = tried.predicted / tried.real
        factor = factor if tried.verdict == "less" else 1 / factor
        far = tr("{times} times").format(times=times(factor)) if factor >= 2 else share(1 - 1 / factor)
        if tried.verdict == "more" and factor < 2:
            far = share(factor - 1)
        both = (
            (tr("{far} less than predicted"), tr("{far} less"))
            if tried.verdict == "less"
            else (tr("{far} more than predicted"), tr("{far} more"))
        )
        return tuple(words.format(far=far) for words in both)
    return {
        "as predicted": (tr("as predicted"),),
        "less": (tr("does not change"),),
        "worse": (tr("rises instead of falling"), tr("rises", "the loss")),
    }.get(tried.verdict, (tr("no number"),))


def change_text(reading: TriedReading, change: float) -> str:
    """A change of the loss in per cent of it, with its sign."""
    share = reading.share(change)
    if not math.isfinite(share):
        return "–"
    if abs(share) < 100 * HARDLY:
        return as_written(f"<{100 * HARDLY:g} %") if share else "0 %"
    return f"{'+' if share > 0 else MINUS}{share_text(abs(share))}"
