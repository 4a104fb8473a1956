"""What is said of a unit that is turned like a dial."""

from collections.abc import Sequence
from html import escape
from math import isfinite

from scoutview.graphics.base.numbers import count, percent, share, two_decimals
from scoutview.panels.dial.plan import NEAR, Along, Place, Written

NOTHING_YET = "The network is asked to write."
HOLDING = (
    "<p>While it writes, the unit's number is replaced after every letter: <b>h ← x</b>. All texts draw with the same "
    "chances, so they differ by x alone.</p>"
)


def unit_name(place: Place) -> str:
    return f"unit {place[0]}.{place[1]}"


def findings(along: Along | None, labels: Sequence[str]) -> tuple[str, ...]:
    """What holding does, from long to short."""
    if along is None or not along.written:
        return ("The network writes with the unit held at values from low to high.", "It writes.")
    bad, good = (along.share_at(float(mean)) for mean in along.means)
    low, high = along.control_span
    control = share(low) if share(low) == share(high) else f"{share(low)} to {share(high)}"
    turned = f"{share(bad)} of what it writes is called {labels[1]}"
    return (
        f"Held as after {labels[0]} reviews, {turned}; as after {labels[1]} ones {share(good)}. "
        f"Another unit: {control}.",
        f"Held low and high, {share(bad)} and {share(good)} is called {labels[1]}; another unit: {control}.",
        f"By one unit: {share(bad)} or {share(good)} is called {labels[1]}.",
        f"{share(bad)} or {share(good)} {labels[1]}",
    )


def head_of(written: Written, row: int, labels: Sequence[str]) -> tuple[str, ...]:
    """What stands over a text, from long to short."""
    value = float(written.values[row])
    if not isfinite(value):
        return (f"{unit_name(written.place)} left alone", "left alone")
    at = f"{unit_name(written.place)} held at {two_decimals(value)}"
    usual = [labels[label] for label in (0, 1) if abs(written.means[label] - value) < NEAR]
    longer = (f"{at}, as after {usual[0]} reviews",) if usual else ()
    return (*longer, at, f"at {two_decimals(value)}")


def verdict_of(judged: float, labels: Sequence[str]) -> str:
    """The judge's word on a text."""
    if not isfinite(judged):
        return ""
    return f"judge: {labels[1] if judged > 0.5 else labels[0]}"


def about_curve(along: Along | None) -> tuple[str, ...]:
    """How the curve was made, from long to short."""
    if along is None:
        return ("",)
    so_far = count(along.written) if along.written >= along.total else f"{count(along.written)} of {count(along.total)}"
    judge = f"the judge counts word pairs, learned from {count(along.judge_labels)} labels apart"
    return (
        f"{so_far} reviews at each point; {judge}, and has {share(along.judge_right)} of unseen reviews right.",
        f"{so_far} reviews at each point; the judge has {share(along.judge_right)} right.",
        f"{so_far} reviews at each point",
    )


def dial_formula(along: Along | None, labels: Sequence[str]) -> str:
    """What is done, and the shares at each value."""
    told = HOLDING
    if along is not None and along.written:
        rows = "".join(
            f"<tr><td align='right'>{two_decimals(float(x))}</td><td align='right'>&nbsp;{percent(float(own))}</td>"
            f"<td align='right'>&nbsp;{percent(float(other))}</td></tr>"
            for x, own, other in zip(along.values, along.shares, along.control_shares, strict=True)
        )
        told += (
            f"<p>Held at x, written reviews called {escape(labels[1])}: {unit_name(along.place)}, and the control, "
            f"{unit_name(along.control)}, as far along its own range:</p><table>{rows}</table>"
            f"<p>Nothing held: {percent(along.free)}. {about_curve(along)[0]}</p>"
        )
    return told
