"""What is said of hiding parts of a photo."""

from html import escape

from scoutview.graphics.base.numbers import count, likelihood, percent, three_digits, two_decimals
from scoutview.graphics.base.sentence import capital
from scoutview.language import tr
from scoutview.panels.occlusion.plan import OccludedPhoto, Place

NOTHING_YET = tr("The map appears here as soon as there is a picture.")
FIRST_SQUARES = tr("Now a grey square hides one part after the other …")
KEY_TOLD = tr("Colours: the change of ln p of the class, in nats, where the square hides it; clear where there is none")
LITTLE = 0.1  # nats: a smaller change is none to speak of
IN_WORDS = tr(
    "<p>A grey square is put over one part of the picture, and the network is asked again. Where the class becomes "
    "less likely, what was hidden was evidence for it. Then the square moves on, until it was everywhere: first far "
    "apart, then closer. Nothing is learned, and nothing in the network changes.</p>"
)
_PLACES = (
    (tr("at the top left"), tr("at the top"), tr("at the top right")),
    (tr("at the left"), tr("in the middle"), tr("at the right")),
    (tr("at the bottom left"), tr("at the bottom"), tr("at the bottom right")),
)
_FORMULA = tr(
    "<p style='font-size:large'>change = ln p(class | picture with the square) − ln p(class | picture)</p>"
    "<p>A grey square is itself something that the network may read, and two places may do for each other: hiding "
    "either changes little then. So the map shows what this square did, not all that the network looks at.</p>"
    "<p>Source: Zeiler, Fergus 2014, Visualizing and Understanding Convolutional Networks (occlusion).</p>"
)


def place_words(place: Place, grid: Place) -> str:
    """Where that is in the photo: "at the lower left", "in the middle"."""
    row, column = (int(3 * (at + 0.5) / many) for at, many in zip(place, grid, strict=True))
    return _PLACES[row][column]


def became(before: float, after: float) -> str:
    """ "falls from 83.2 % to 4.1 %"."""
    if likelihood(before) == likelihood(after):
        return tr("stays at {before}").format(before=likelihood(before))
    way = tr("falls from {before} to {after}") if after < before else tr("rises from {before} to {after}")
    return way.format(before=likelihood(before), after=likelihood(after))


def occlusion_findings(hidden: OccludedPhoto) -> tuple[str, ...]:
    """Where hiding takes most away from the class, from long to short; nothing where none was tried yet."""
    if not hidden.has_any:
        return ("",)
    place = hidden.telling()
    after = float(hidden.probabilities[place])
    where, told = place_words(place, hidden.grid), became(hidden.whole, after)
    so_far = "" if hidden.is_complete else tr(" so far")
    if float(hidden.changes[place]) > -LITTLE:
        return tr("No single square matters{so_far}: “{name}” {told} at most.").format(
            so_far=so_far, name=hidden.name, told=told
        ), tr("No square matters{so_far}.").format(so_far=so_far)
    return (
        tr("The strongest evidence{so_far} is {where}: hidden, “{name}” {told}.").format(
            so_far=so_far, where=where, name=hidden.name, told=told
        ),
        tr("Hidden {where}, “{name}” {told}{so_far}.").format(where=where, name=hidden.name, told=told, so_far=so_far),
        tr("Hidden {where}, it {told}{so_far}.").format(where=where, told=told, so_far=so_far),
    )


def square_words(hidden: OccludedPhoto, place: Place) -> tuple[str, ...]:
    """What the square at a place did, from long to short; nothing where it was not tried."""
    after = float(hidden.probabilities[hidden.tried_at(place)])
    told = became(hidden.whole, after)
    return (
        tr("“{name}” {told}").format(name=hidden.name, told=told),
        told,
        f"{likelihood(hidden.whole)} → {likelihood(after)}",
    )


def readout_lines(hidden: OccludedPhoto, place: Place) -> tuple[str, ...]:
    """The exact numbers of a place, the first line the one that matters."""
    at = hidden.tried_at(place)
    change = three_digits(float(hidden.changes[at]))
    return *square_words(hidden, at)[:1], tr(
        "change of ln p: {change} nats; row {row}, column {column} of the grid"
    ).format(change=change, row=at[0], column=at[1])


def map_headings(hidden: OccludedPhoto) -> tuple[str, ...]:
    """Over the map, from long to short."""
    return (
        tr("where the evidence for “{name}” is").format(name=hidden.name),
        tr("evidence for “{name}”").format(name=hidden.name),
        tr("evidence"),
    )


def key_ends(top: float) -> tuple[tuple[str, str, str], ...]:
    """What is lost most, what is won most, and what is measured, from long to short."""
    least, most = two_decimals(-top), f"+{two_decimals(top)}"
    return (
        (
            tr("was evidence {least}").format(least=least),
            tr("{most} stood in the way").format(most=most),
            tr("change of ln p where it is hidden"),
        ),
        (tr("was evidence {least}").format(least=least), tr("{most} stood in the way").format(most=most), ""),
        (tr("evidence {least}").format(least=least), tr("{most} against").format(most=most), ""),
        (tr("evidence"), tr("against"), ""),
        (least, most, ""),
    )


def hidden_words(hidden: OccludedPhoto, place: Place) -> tuple[str, ...]:
    """Over the photo with a square, from long to short."""
    return (
        (tr("hidden {where}").format(where=place_words(place, hidden.grid)), tr("hidden"))
        if hidden.has_any
        else (tr("nothing hidden yet"),)
    )


def progress_words(hidden: OccludedPhoto) -> tuple[str, ...]:
    """How many squares were tried, from long to short."""
    if not hidden.has_any:
        return tr("no place tried yet"), tr("0 tried")
    if hidden.is_complete:
        tried, brief = tr("{wanted} places tried").format(wanted=count(hidden.wanted)), tr("all tried")
    else:
        tried = tr("{tried} of {wanted} places tried").format(tried=count(hidden.tried), wanted=count(hidden.wanted))
        brief = tr("{tried} tried").format(tried=percent(hidden.tried / hidden.wanted))
    return tr("{tried}, a square of {square} pixels").format(tried=tried, square=hidden.square), tried, brief


def occlusion_formula(hidden: OccludedPhoto | None) -> str:
    """In words, and with this photo's numbers."""
    if hidden is None or not hidden.has_any:
        return f"{IN_WORDS}{_FORMULA}"
    lines = []
    for words, place in (
        (tr("Where most is taken away ({where}): {change} nats, to {after}."), hidden.telling()),
        (tr("Where most is given ({where}): {change} nats, to {after}."), hidden.helping()),
    ):
        change, after = float(hidden.changes[place]), float(hidden.probabilities[place])
        where = place_words(place, hidden.grid)
        lines.append(words.format(where=where, change=three_digits(change), after=likelihood(after)))
    whole = tr("“{name}” has {whole} with nothing hidden.").format(
        name=escape(hidden.name), whole=likelihood(hidden.whole)
    )
    return f"{IN_WORDS}<p>{whole} {' '.join(lines)} {capital(progress_words(hidden)[0])}.</p>{_FORMULA}"
