"""What is said of hiding parts of a photo."""

from html import escape

from scoutview.graphics.base.numbers import count, likelihood, percent, three_digits, two_decimals
from scoutview.panels.occlusion.plan import OccludedPhoto, Place

NOTHING_YET = "The map appears here as soon as there is a picture."
FIRST_SQUARES = "Now a grey square hides one part after the other …"
KEY_TOLD = "Colours: the change of ln p of the class, in nats, where the square hides it; clear where there is none"
LITTLE = 0.1  # nats: a smaller change is none to speak of
IN_WORDS = (
    "<p>A grey square is put over one part of the picture, and the network is asked again. Where the class becomes "
    "less likely, what was hidden was evidence for it. Then the square moves on, until it was everywhere: first far "
    "apart, then closer. Nothing is learned, and nothing in the network changes.</p>"
)
_FORMULA = (
    "<p style='font-size:large'>change = ln p(class | picture with the square) − ln p(class | picture)</p>"
    "<p>A grey square is itself something that the network may read, and two places may do for each other: hiding "
    "either changes little then. So the map shows what this square did, not all that the network looks at.</p>"
    "<p>Source: Zeiler, Fergus 2014, Visualizing and Understanding Convolutional Networks (occlusion).</p>"
)


def place_words(place: Place, grid: Place) -> str:
    """Where that is in the photo: "at the lower left", "in the middle"."""
    row, column = (int(3 * (at + 0.5) / many) for at, many in zip(place, grid, strict=True))
    if (row, column) == (1, 1):
        return "in the middle"
    if row == 1:
        return f"at the {('left', '', 'right')[column]}"
    return " ".join(filter(None, ("at the", ("top", "", "bottom")[row], ("left", "", "right")[column])))


def became(before: float, after: float) -> str:
    """ "falls from 83.2 % to 4.1 %"."""
    if likelihood(before) == likelihood(after):
        return f"stays at {likelihood(before)}"
    way = "falls" if after < before else "rises"
    return f"{way} from {likelihood(before)} to {likelihood(after)}"


def occlusion_findings(hidden: OccludedPhoto) -> tuple[str, ...]:
    """Where hiding takes most away from the class, from long to short; nothing where none was tried yet."""
    if not hidden.has_any:
        return ("",)
    place = hidden.telling()
    after = float(hidden.probabilities[place])
    where, told = place_words(place, hidden.grid), became(hidden.whole, after)
    so_far = "" if hidden.is_complete else " so far"
    if float(hidden.changes[place]) > -LITTLE:
        return f"No single square matters{so_far}: “{hidden.name}” {told} at most.", f"No square matters{so_far}."
    return (
        f"The strongest evidence{so_far} is {where}: hidden, “{hidden.name}” {told}.",
        f"Hidden {where}, “{hidden.name}” {told}{so_far}.",
        f"Hidden {where}, it {told}{so_far}.",
    )


def square_words(hidden: OccludedPhoto, place: Place) -> tuple[str, ...]:
    """What the square at a place did, from long to short; nothing where it was not tried."""
    after = float(hidden.probabilities[hidden.tried_at(place)])
    told = became(hidden.whole, after)
    return f"“{hidden.name}” {told}", told, f"{likelihood(hidden.whole)} → {likelihood(after)}"


def readout_lines(hidden: OccludedPhoto, place: Place) -> tuple[str, ...]:
    """The exact numbers of a place, the first line the one that matters."""
    at = hidden.tried_at(place)
    change = three_digits(float(hidden.changes[at]))
    return *square_words(hidden, at)[:1], f"change of ln p: {change} nats; row {at[0]}, column {at[1]} of the grid"


def map_headings(hidden: OccludedPhoto) -> tuple[str, ...]:
    """Over the map, from long to short."""
    return f"where the evidence for “{hidden.name}” is", f"evidence for “{hidden.name}”", "evidence"


def key_ends(top: float) -> tuple[tuple[str, str, str], ...]:
    """What is lost most, what is won most, and what is measured, from long to short."""
    least, most = two_decimals(-top), f"+{two_decimals(top)}"
    return (
        (f"was evidence {least}", f"{most} stood in the way", "change of ln p where it is hidden"),
        (f"was evidence {least}", f"{most} stood in the way", ""),
        (f"evidence {least}", f"{most} against", ""),
        ("evidence", "against", ""),
        (least, most, ""),
    )


def hidden_words(hidden: OccludedPhoto, place: Place) -> tuple[str, ...]:
    """Over the photo with a square, from long to short."""
    return (f"hidden {place_words(place, hidden.grid)}", "hidden") if hidden.has_any else ("nothing hidden yet",)


def progress_words(hidden: OccludedPhoto) -> tuple[str, ...]:
    """How many squares were tried, from long to short."""
    if not hidden.has_any:
        return "no place tried yet", "0 tried"
    if hidden.is_complete:
        tried, brief = f"{count(hidden.wanted)} places tried", "all tried"
    else:
        tried = f"{count(hidden.tried)} of {count(hidden.wanted)} places tried"
        brief = f"{percent(hidden.tried / hidden.wanted)} tried"
    return f"{tried}, a square of {hidden.square} pixels", tried, brief


def occlusion_formula(hidden: OccludedPhoto | None) -> str:
    """In words, and with this photo's numbers."""
    if hidden is None or not hidden.has_any:
        return f"{IN_WORDS}{_FORMULA}"
    lines = []
    for what, place in (("most is taken away", hidden.telling()), ("most is given", hidden.helping())):
        change, after = float(hidden.changes[place]), float(hidden.probabilities[place])
        where = place_words(place, hidden.grid)
        lines.append(f"Where {what} ({where}): {three_digits(change)} nats, to {likelihood(after)}.")
    whole = f"“{escape(hidden.name)}” has {likelihood(hidden.whole)} with nothing hidden."
    return f"{IN_WORDS}<p>{whole} {' '.join(lines)} {progress_words(hidden)[0].capitalize()}.</p>{_FORMULA}"
