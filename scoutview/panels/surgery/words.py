"""What is said of discs that are turned over inside a network."""

from __future__ import annotations

import math

from scoutview.graphics.base.numbers import MINUS, count, percent, share
from scoutview.language import as_written, tr
from scoutview.panels.surgery.plan import BEFORE, CHANCE, FLIPPED, REAL, SurgeryRead

NOTHING_YET = tr("Discs are being turned over inside the network …")
NEARLY_ALL = 0.9  # of the gap: below it moves follow in part only
ROWS = (tr("the disc turned over"), tr("a push by chance"))
BRIEF_ROWS = (tr("turned over"), tr("by chance"))
ENDS = (tr("nothing done"), tr("as on real boards"))
CASES = (
    (BEFORE, tr("nothing done")),
    (FLIPPED, tr("disc turned over")),
    (CHANCE, tr("push by chance")),
    (REAL, tr("on real boards")),
)
TABLE = (tr("squares wrong"), tr("first choice legal"))
IN_WORDS = tr(
    "<p>In a position of an unseen game one disc is turned over, so that other moves are legal. The network is not "
    "told; instead the disc is turned over <b>inside</b> it: a direction is added to its numbers after some blocks. "
    "Then its likeliest N moves are held against the N that are legal on the edited board: what is not legal among "
    "them, and what is legal and missing, are counted as wrong.</p>"
    "<p style='font-size:large'>gap closed = (before − after) / (before − on real boards)</p>"
    "<p>The direction is what a disc on this square adds to the network's numbers, by a regression on games apart: the "
    "write direction, not that of the read-out. <b>A push by chance</b> is as long and points anywhere.</p>"
)
SOURCE = tr(
    "<p>Li et al. 2023, Emergent World Representations; Haufe et al. 2014, on reading and writing directions.</p>"
)


def signed_share(value: float) -> str:
    """A share that may be below 0: "46 %", "−12 %"."""
    if not math.isfinite(value):
        return "–"
    return f"{MINUS}{share(-value)}" if value <= -0.005 else share(max(0.0, value))


def findings(read: SurgeryRead | None) -> tuple[str, ...]:
    """In a sentence, from long to short."""
    if read is None:
        return ("",)
    if not read.has_gap:
        return (
            tr("It is no worse on edited boards than on real ones: it does not go by a board yet."),
            tr("It does not go by a board yet."),
        )
    closed, chance = signed_share(read.closed), signed_share(read.chance_closed)
    if read.interval[0] <= max(0.0, read.chance_closed):
        return (
            tr("Turning a disc over inside changes little: {closed} of the gap is closed, {chance} by chance.").format(
                closed=closed, chance=chance
            ),
            tr("Little changes: {closed} of the gap, {chance} by chance.").format(closed=closed, chance=chance),
        )
    far = "" if read.closed >= NEARLY_ALL else tr(" in part")
    return (
        tr(
            "Turn a disc over inside it, and its moves follow{far}: {closed} of the gap is closed, by chance {chance}."
        ).format(far=far, closed=closed, chance=chance),
        tr("Its moves follow the turned disc{far}: {closed} of the gap closed, by chance {chance}.").format(
            far=far, closed=closed, chance=chance
        ),
        tr("{closed} of the gap closed, by chance {chance}.").format(closed=closed, chance=chance),
    )


def foot_words(read: SurgeryRead | None) -> tuple[str, ...]:
    """What was counted, from long to short."""
    if read is None:
        return ("",)
    low, high = map(signed_share, read.interval)
    so_far = (
        count(read.flips)
        if read.is_whole
        else tr("{flips} of {planned}").format(flips=count(read.flips), planned=count(read.planned))
    )
    blocks = tr(" and ", "between blocks").join(map(str, read.blocks))
    written = tr(
        "written after blocks {blocks}, {strength:g} times as far as one disc.",
        "",
        len(read.blocks),
        one="written after block {blocks}, {strength:g} times as far as one disc.",
    ).format(blocks=blocks, strength=read.strength)
    discs = tr("{discs} discs in positions of unseen games").format(discs=so_far)
    brief = tr("{discs} discs, unseen games").format(discs=so_far)
    if not read.has_gap:
        return f"{discs}; {written}", f"{brief}.", f"{brief}."
    interval = tr("95 % interval {low} to {high}").format(low=low, high=high)
    return f"{discs}; {interval}; {written}", f"{brief}; {interval}.", f"{brief}."


def numbers_of(read: SurgeryRead, case: int) -> tuple[str, str]:
    """Squares wrong and first choices legal, as they are written."""
    return as_written(f"{read.errors[case]:.2f}"), percent(float(read.first_legal[case]))


def formula(read: SurgeryRead | None) -> str:
    """The formula and the counts."""
    if read is None:
        return IN_WORDS + SOURCE
    rows = "".join(
        f"<tr><td>{name}</td><td align='right'>&nbsp;{as_written(f'{read.errors[case]:.3f}')}</td>"
        f"<td align='right'>&nbsp;{percent(float(read.first_legal[case]))}</td></tr>"
        for case, name in CASES
    )
    before, after, real = (read.errors[case] for case in (BEFORE, FLIPPED, REAL))
    sum_told = (
        tr("<p>Here: ({before:.3f} − {after:.3f}) / ({before:.3f} − {real:.3f}) = {closed}</p>").format(
            before=before, after=after, real=real, closed=signed_share(read.closed)
        )
        if read.has_gap
        else ""
    )
    head = f"<tr><td></td><td>&nbsp;{TABLE[0]}</td><td>&nbsp;{TABLE[1]}</td></tr>"
    return f"{IN_WORDS}{sum_told}<table>{head}{rows}</table><p>{foot_words(read)[0]}</p>{SOURCE}"
