"""What is said of discs that are turned over inside a network."""

from __future__ import annotations

import math

from scoutview.graphics.base.numbers import MINUS, count, percent, share
from scoutview.panels.surgery.plan import BEFORE, CHANCE, FLIPPED, REAL, SurgeryRead

NOTHING_YET = "Discs are being turned over inside the network …"
NEARLY_ALL = 0.9  # of the gap: below it moves follow in part only
ROWS = ("the disc turned over", "a push by chance")
BRIEF_ROWS = ("turned over", "by chance")
ENDS = ("nothing done", "as on real boards")
CASES = ((BEFORE, "nothing done"), (FLIPPED, "disc turned over"), (CHANCE, "push by chance"), (REAL, "on real boards"))
TABLE = ("squares wrong", "first choice legal")
IN_WORDS = (
    "<p>In a position of an unseen game one disc is turned over, so that other moves are legal. The network is not "
    "told; instead the disc is turned over <b>inside</b> it: a direction is added to its numbers after some blocks. "
    "Then its likeliest N moves are held against the N that are legal on the edited board: what is not legal among "
    "them, and what is legal and missing, are counted as wrong.</p>"
    "<p style='font-size:large'>gap closed = (before − after) / (before − on real boards)</p>"
    "<p>The direction is what a disc on this square adds to the network's numbers, by a regression on games apart: the "
    "write direction, not that of the read-out. <b>A push by chance</b> is as long and points anywhere.</p>"
)
SOURCE = "<p>Li et al. 2023, Emergent World Representations; Haufe et al. 2014, on reading and writing directions.</p>"


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
            "It is no worse on edited boards than on real ones: it does not go by a board yet.",
            "It does not go by a board yet.",
        )
    closed, chance = signed_share(read.closed), signed_share(read.chance_closed)
    if read.interval[0] <= max(0.0, read.chance_closed):
        return (
            f"Turning a disc over inside changes little: {closed} of the gap is closed, {chance} by chance.",
            f"Little changes: {closed} of the gap, {chance} by chance.",
        )
    far = "" if read.closed >= NEARLY_ALL else " in part"
    return (
        f"Turn a disc over inside it, and its moves follow{far}: {closed} of the gap is closed, by chance {chance}.",
        f"Its moves follow the turned disc{far}: {closed} of the gap closed, by chance {chance}.",
        f"{closed} of the gap closed, by chance {chance}.",
    )


def foot_words(read: SurgeryRead | None) -> tuple[str, ...]:
    """What was counted, from long to short."""
    if read is None:
        return ("",)
    low, high = map(signed_share, read.interval)
    so_far = count(read.flips) if read.is_whole else f"{count(read.flips)} of {count(read.planned)}"
    blocks = " and ".join(map(str, read.blocks))
    where = f"after block{'s' if len(read.blocks) > 1 else ''} {blocks}, {read.strength:g} times as far as one disc"
    interval = f"95 % interval {low} to {high}; " if read.has_gap else ""
    return (
        f"{so_far} discs in positions of unseen games; {interval}written {where}.",
        f"{so_far} discs, unseen games; {interval.rstrip('; ')}." if interval else f"{so_far} discs, unseen games.",
        f"{so_far} discs, unseen games.",
    )


def numbers_of(read: SurgeryRead, case: int) -> tuple[str, str]:
    """Squares wrong and first choices legal, as they are written."""
    return f"{read.errors[case]:.2f}", percent(float(read.first_legal[case]))


def formula(read: SurgeryRead | None) -> str:
    """The formula and the counts."""
    if read is None:
        return IN_WORDS + SOURCE
    rows = "".join(
        f"<tr><td>{name}</td><td align='right'>&nbsp;{read.errors[case]:.3f}</td>"
        f"<td align='right'>&nbsp;{percent(float(read.first_legal[case]))}</td></tr>"
        for case, name in CASES
    )
    before, after, real = (read.errors[case] for case in (BEFORE, FLIPPED, REAL))
    sum_told = (
        f"<p>Here: ({before:.3f} − {after:.3f}) / ({before:.3f} − {real:.3f}) = {signed_share(read.closed)}</p>"
        if read.has_gap
        else ""
    )
    head = f"<tr><td></td><td>&nbsp;{TABLE[0]}</td><td>&nbsp;{TABLE[1]}</td></tr>"
    return f"{IN_WORDS}{sum_told}<table>{head}{rows}</table><p>{foot_words(read)[0]}</p>{SOURCE}"
