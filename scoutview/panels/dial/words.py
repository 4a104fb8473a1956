"""What is said of a unit that is turned like a dial."""

from collections.abc import Sequence
from html import escape
from math import isfinite

from scoutview.graphics.base.numbers import count, percent, share, two_decimals
from scoutview.language import tr
from scoutview.panels.dial.plan import NEAR, Along, Place, Written

NOTHING_YET = tr("The network is asked to write.")
HOLDING = tr(
    "<p>While it writes, the unit's number is replaced after every letter: <b>h ← x</b>. All texts draw with the same "
    "chances, so they differ by x alone.</p>"
)


def unit_name(place: Place) -> str:
    return tr("unit {layer}.{number}").format(layer=place[0], number=place[1])


def findings(along: Along | None, labels: Sequence[str]) -> tuple[str, ...]:
    """What holding does, from long to short."""
    if along is None or not along.written:
        return (tr("The network writes with the unit held at values from low to high."), tr("It writes."))
    bad, good = (along.share_at(float(mean)) for mean in along.means)
    low, high = along.control_span
    control = (
        share(low) if share(low) == share(high) else tr("{low} to {high}").format(low=share(low), high=share(high))
    )
    texts = (
        tr(
            "Held as after {bad} reviews, {low} of what it writes is called {good}; as after {good} ones {high}. "
            "Another unit: {control}."
        ),
        tr("Held low and high, {low} and {high} is called {good}; another unit: {control}."),
        tr("By one unit: {low} or {high} is called {good}."),
        tr("{low} or {high} {good}"),
    )
    return tuple(
        text.format(bad=labels[0], good=labels[1], low=share(bad), high=share(good), control=control) for text in texts
    )


def head_of(written: Written, row: int, labels: Sequence[str]) -> tuple[str, ...]:
    """What stands over a text, from long to short."""
    value = float(written.values[row])
    if not isfinite(value):
        return (tr("{unit} left alone").format(unit=unit_name(written.place)), tr("left alone"))
    at = tr("{unit} held at {value}").format(unit=unit_name(written.place), value=two_decimals(value))
    usual = [labels[label] for label in (0, 1) if abs(written.means[label] - value) < NEAR]
    longer = (tr("{unit_held}, as after {label} reviews").format(unit_held=at, label=usual[0]),) if usual else ()
    return (*longer, at, tr("at {value}").format(value=two_decimals(value)))


def verdict_of(judged: float, labels: Sequence[str]) -> str:
    """The judge's word on a text."""
    if not isfinite(judged):
        return ""
    return tr("judge: {label}").format(label=labels[1] if judged > 0.5 else labels[0])


def about_curve(along: Along | None) -> tuple[str, ...]:
    """How the curve was made, from long to short."""
    if along is None:
        return ("",)
    so_far = (
        count(along.written)
        if along.written >= along.total
        else tr("{written} of {total}").format(written=count(along.written), total=count(along.total))
    )
    texts = (
        tr(
            "{number} reviews at each point; the judge counts word pairs, learned from {labels} labels apart, and has "
            "{share} of unseen reviews right."
        ),
        tr("{number} reviews at each point; the judge has {share} right."),
        tr("{number} reviews at each point"),
    )
    judged = share(along.judge_right)
    return tuple(text.format(number=so_far, labels=count(along.judge_labels), share=judged) for text in texts)


def dial_formula(along: Along | None, labels: Sequence[str]) -> str:
    """What is done, and the shares at each value."""
    told = HOLDING
    if along is not None and along.written:
        rows = "".join(
            f"<tr><td align='right'>{two_decimals(float(x))}</td><td align='right'>&nbsp;{percent(float(own))}</td>"
            f"<td align='right'>&nbsp;{percent(float(other))}</td></tr>"
            for x, own, other in zip(along.values, along.shares, along.control_shares, strict=True)
        )
        heading = tr(
            "Held at x, written reviews called {label}: {unit}, and the control, {control}, as far along its own range:"
        ).format(label=escape(labels[1]), unit=unit_name(along.place), control=unit_name(along.control))
        free = tr("Nothing held: {share}.").format(share=percent(along.free))
        told += f"<p>{heading}</p><table>{rows}</table><p>{free} {about_curve(along)[0]}</p>"
    return told
