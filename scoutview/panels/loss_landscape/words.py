"""What is said of a slice of the loss: the finding, what the plane holds, what it leaves out, the formula."""

from __future__ import annotations

import math
from collections.abc import Sequence

from scoutview.graphics.base import numbers
from scoutview.graphics.base.numbers import MINUS, SMALLEST_LOSS, count, percent, three_digits
from scoutview.panels.loss_landscape.plan import CHANCE, LINE, LandscapeReading, MarkedFrame, OffPlane, TrueLosses

NOT_A_NUMBER = "At this step the loss is not a number: there is no landscape around it."
LEVEL = 0.01  # of the loss: what changes less is level ground
ABOVE = 1.5  # times the lowest loss, from which on a run stands clearly above it; if that is more than level ground
IN_WORDS = (
    "<p>The loss depends on all weights of the model, one number for each of their settings: a landscape in as many "
    "directions as there are weights. Here it is cut along two of them. Each point of the picture is a model with all "
    "its weights moved along both; its colour is the loss of the same sample, its lines join equal losses.</p>"
    "<p style='font-size:large'>loss(w + x·a + y·b)</p>"
    "<p><b>Main directions of the run</b>: those in which the weights of its frames are spread most (principal "
    "components of at most a hundred frames, evenly spread over the run). The slice goes through the frame on screen, "
    "so its loss there is the true one. Other frames are drawn where they are seen from the slice; the colour of their "
    "dots is their own, true loss. Where a dot differs from the ground, its frame lies off the slice. "
    "A random walk, which follows nothing, has most of its spread in two directions as well: so the shares of one with "
    "frames at the same steps are told beside those of the run.</p>"
    "<p><b>Directions by chance</b>: every filter (every row of a matrix) is moved by a random vector of its own "
    "length, biases stay; at 1 each filter is moved as far as it is long. The run's path is not drawn there, since it "
    "does not lie there.</p>"
    "<p>Colours are a scale by factors, the same over the whole run. Buffers, as running means, stay as they are. "
    "All losses are computed in double precision, of the model as trained: what is changed inside it, as a head that "
    "is off, does not count here.</p>"
)
_SOURCE = (
    "<p>Sources: Li et al. 2018, Visualizing the Loss Landscape of Neural Nets; Antognini, Sohl-Dickstein 2018, PCA of "
    "High Dimensional Random Walks with Comparison to Neural Network Training; Goodfellow, Vinyals, Saxe 2015, "
    "Qualitatively Characterizing Neural Network Optimization Problems.</p>"
)


def landscape_findings(
    reading: LandscapeReading, mark: MarkedFrame, true: TrueLosses, last: int | None
) -> tuple[str, ...]:
    """Where the run has walked, or how the loss rises around it, from long to short.

    `mark` is the frame on screen, `last` the run's last step.
    """
    if not math.isfinite(mark.loss):
        return (NOT_A_NUMBER,)
    return _around(reading) if reading.kind == CHANCE else _walked(reading.path_steps, mark, true, last)


def _walked(steps: Sequence[int], mark: MarkedFrame, true: TrueLosses, last: int | None) -> tuple[str, ...]:
    now = loss_text(mark.loss)
    start, end = (true.at(steps[place]) if steps else math.nan for place in (0, -1))
    if steps and mark.step == steps[0]:
        begins = f"The run starts at a loss of {now}"
        if len(steps) == 1 or not math.isfinite(end):
            return (f"{begins}.",)
        way = "walks downhill" if end < mark.loss else "climbs"
        return f"{begins} and {way} to {loss_text(end)} by step {count(steps[-1])}.", f"{begins}: it {way}."
    if not math.isfinite(start):
        return f"At step {count(mark.step)} the run stands at a loss of {now}.", f"The loss is {now}."
    from_to = f"from {loss_text(start)} to {now}"
    by = "" if mark.step == last else f" by step {count(mark.step)}"
    if abs(mark.loss - start) < LEVEL * abs(start):
        return f"The run has hardly moved downhill{by}: {from_to}.", f"Hardly downhill yet: {from_to}."
    if mark.loss > start:
        return f"The run has climbed {from_to}{by}.", f"Uphill {from_to}."
    lowest = true.lowest(steps, mark.step)
    if lowest is not None and mark.loss > ABOVE * lowest.loss and mark.loss - lowest.loss > LEVEL * start:
        least, then = f"lowest {loss_text(lowest.loss)}", f"at step {count(mark.step)}" if by else "now"
        return (
            f"The run walked downhill from {loss_text(start)}: {least} at step {count(lowest.step)}, {then} {now}.",
            f"Downhill from {loss_text(start)}: {least} at step {count(lowest.step)}, {then} {now}.",
            f"Downhill {from_to}, {least}.",
        )
    return f"The run walked downhill {from_to}{by}.", f"Downhill {from_to}{by}.", f"Downhill {from_to}."


def _around(reading: LandscapeReading) -> tuple[str, ...]:
    now, (low, high) = loss_text(reading.loss_here), reading.edge
    if not math.isfinite(low):
        return (f"Here the loss is {now}.",)
    edge = f"{loss_text(low)} to {loss_text(high)}"
    if low > reading.loss_here:
        return (
            f"By chance every way ends higher: {now} here, {edge} at the edge.",
            f"By chance all is higher: {now} here, {edge} around.",
            f"{now} here, {edge} around.",
        )
    return f"By chance it goes up and down: {now} here, {edge} at the edge.", f"{now} here, {edge} around."


def plane_words(reading: LandscapeReading) -> tuple[str, ...]:
    """How much of the run the plane holds, from long to short; nothing where no run is known."""
    if reading.kind == CHANCE:
        if not math.isfinite(reading.way_share):
            return ("Two directions by chance, as there is only one frame.",)
        share = way_text(reading.way_share)
        return (
            f"Two directions by chance. Of the way from the run's first frame to its last, {share} lies in this plane: "
            "its path is not drawn, since it does not run here.",
            f"Directions by chance: {share} of the run's way lies in this plane, so its path is not drawn.",
            f"By chance: {share} of the run's way lies here.",
        )
    frames = count(len(reading.path_steps))
    if reading.kind == LINE:
        return (
            f"{frames} frames have one direction: across it is the run's, upwards it is one by chance.",
            "Across: the run's direction; upwards: one by chance.",
        )
    own, walk = (_shares(shares) for shares in (reading.shares, reading.walk_shares))
    return (
        f"These two directions hold {own} of the spread of the run's {frames} frames; those of a random walk (steps in "
        f"random directions) {walk}.",
        f"These directions hold {own} of the frames' spread, those of steps in random directions {walk}.",
        f"These directions hold {own} of the frames' spread, of a random walk {walk}.",
        f"Held: {own}; of a random walk {walk}.",
    )


def dots_words(reading: LandscapeReading) -> str:
    """Of which frames there are dots: where they would cover each other some are left out, at each size others."""
    return f"Dots: true losses, of as many of its {count(len(reading.path_steps))} frames as have room."


def off_words(
    off: OffPlane | None, dots: str = "Dots: the frames' true losses.", *, waits: bool = False
) -> tuple[str, ...]:
    """How far the path lies off the slice, told by its losses, from long to short; nothing where that is not known.

    `dots` says what the dots are, `waits` that losses of some are still to come.
    """
    if off is None:
        return (f"{dots} Grey rings: still being computed.", "Grey rings: being computed.") if waits else ("",)
    typical = apart_text(off.median)
    step, true, sliced = count(off.step), loss_text(off.true), loss_text(off.sliced)
    if true == sliced:
        return f"{dots} As far as one can see, they lie on the slice.", "Dots: true losses."
    return (
        f"{dots} They lie off the slice, which differs by {typical} typically, most at step "
        f"{step}: {true}, on the slice {sliced}.",
        f"{dots} The slice differs by {typical} typically, most at step {step}: {true}, here {sliced}.",
        f"Dots: true losses. The slice differs by {typical} typically, most at step {step}: {true}, here {sliced}.",
        f"Dots: true losses. The slice differs by {typical} typically.",
    )


def sample_words(reading: LandscapeReading, step: int, *, trains: bool) -> tuple[str, ...]:
    """Of what the loss is, at how many points, and whether it is not that of this step yet, from long to short."""
    points = f"{reading.detail} × {reading.detail} points"
    gaps = f", {count(reading.gaps)} of them no number" if reading.gaps else ""
    late = f" The slice is still that through step {count(reading.step)}." if step != reading.step else ""
    finer = " Finer when the run has ended." if trains else ""
    return (
        f"Loss of {reading.sample}, at {points}{gaps}.{late}{finer}",
        f"Loss of {reading.sample}, {points}{gaps}.{late}",
        f"Loss of {reading.sample}.",
    )


def apart_words(interventions: Sequence[str]) -> tuple[str, ...]:
    """That what is changed inside the model is not in its losses, from long to short; else nothing."""
    if not interventions:
        return ("",)
    several = len(interventions) > 1
    changed = f"{count(len(interventions))} changes do" if several else f"{interventions[0]} does"
    return f"The model as trained: {changed} not count here.", "The model as trained, unchanged."


def axis_words(reading: LandscapeReading, number: int) -> tuple[str, ...]:
    """What is along an axis, 0 across and 1 upwards, from long to short."""
    share = reading.shares[number]
    if not math.isfinite(share):
        ordinal = ("first", "second")[number]
        return (f"{ordinal} direction by chance", "by chance") if reading.kind == CHANCE else ("a direction by chance",)
    name = ("main direction of the run", "second direction")[number]
    told = share_text(share)
    return f"{name}: {told} of the spread", f"{name}: {told}", f"{told} of the spread", told


def loss_text(loss: float) -> str:
    """Three significant digits, "<0.001" where it is hardly one."""
    return f"<{SMALLEST_LOSS}" if 0 < loss < SMALLEST_LOSS else three_digits(loss)


def share_text(share: float) -> str:
    """In per cent, with one decimal below ten."""
    return numbers.share(share) if share >= 0.0995 else percent(share)


def _shares(shares: tuple[float, float]) -> str:
    return " + ".join(share_text(share) for share in shares if math.isfinite(share))


def way_text(way_share: float) -> str:
    """The share of the length, of that of its square."""
    length = 100 * math.sqrt(max(way_share, 0.0))
    return f"{three_digits(length)} % of its length"


def apart_text(ratio: float) -> str:
    """How much a loss differs: in per cent, or by a factor where it is more than doubled."""
    return numbers.share(ratio) if ratio <= 1 else f"a factor of {three_digits(1 + ratio)}"


def landscape_formula(reading: LandscapeReading, true: TrueLosses, off: OffPlane | None) -> str:
    """The formula with this frame's numbers."""
    told = f"Step {count(reading.step)}, loss {three_digits(reading.loss_here)}. {plane_words(reading)[0]}"
    if math.isfinite(reading.way_share):
        held = three_digits(100 * reading.way_share)
        told += f" Of the squared way from the first frame to the last the plane holds {held} %."
    return f"{IN_WORDS}<p>{told} {off_words(off)[0]}</p>{_SOURCE}"


def hover_words(
    reading: LandscapeReading, true: TrueLosses, place: tuple[float, float], step: int | None
) -> tuple[str, ...]:
    """What is read under the pointer: a frame of the path, or the loss of the slice there."""
    if step is not None:
        number, loss = reading.path_steps.index(step), true.at(step)
        told = f"loss {exact_text(loss)}" if math.isfinite(loss) else "loss not known yet"
        return f"step {count(step)}", told, f"on the slice {exact_text(float(reading.path_losses[number]))}"
    loss = reading.loss_at(*place)
    if not math.isfinite(loss):
        return ("not a number",)
    return f"loss {exact_text(loss)}", f"at {signed(place[0])}, {signed(place[1])}"


def exact_text(loss: float) -> str:
    """Three significant digits, however small."""
    return three_digits(loss)


def signed(value: float) -> str:
    """A place on an axis."""
    text = three_digits(abs(value))
    return text if text == "0" else f"{'+' if value > 0 else MINUS}{text}"
