"""What is said of the board in a network."""

from __future__ import annotations

from scoutview.graphics.base.numbers import count, exact_percent, share
from scoutview.graphics.runs.appearance_plan import Appearance
from scoutview.graphics.runs.appearance_words import appearance_words
from scoutview.language import tr
from scoutview.panels.board_in_network.plan import HALF, BoardRead, ErrorsRead

NOTHING_YET = tr("The board stands here once a game is asked.")
FORMING = 0.9  # of the untrained network's error: above it nothing forms yet
ROWS = (tr("network"), tr("untrained"), tr("other boards"), tr("a guess"), tr("moves alone"))
BARS = tr("squares read wrong")
UNIT = tr("squares read wrong")
IN_WORDS = tr(
    "<p>The network reads a list of moves. Nobody shows it a board. A <b>read-out</b> is one matrix: it turns the "
    "numbers inside the network, after a block, into three scores for each square, <i>mine</i>, <i>theirs</i> and "
    "<i>empty</i>; the highest is what is read.</p>"
    "<p style='font-size:large'>scores = R · stream + c</p>"
    "<p>R and c are fitted by least squares at every frame anew, on games apart from those they are judged on. How "
    "solid a disc is drawn follows the cubes of the scores.</p>"
    "<p><b>Controls.</b> The same out of the <b>untrained</b> network; fitted to <b>other boards</b>, of other games "
    "at the same move; <b>a guess</b> of what is most frequent on each square at each move; and out of the list of "
    "<b>moves alone</b>, without a network: who can add up that much has no need of one. That the network <i>uses</i> "
    "its board is shown by turning discs over, not by reading them.</p>"
)
SOURCE = tr(
    "<p>Li et al. 2023, Emergent World Representations; Nanda et al. 2023, Emergent Linear Representations in World "
    "Models of Self-Supervised Sequence Models.</p>"
)


def read_from(place: int) -> str:
    """Where it is read: "after block 2"."""
    return tr("after block {number}").format(number=place - 1) if place else tr("what enters")


def findings(read: BoardRead | None, errors: ErrorsRead | None, place: int) -> tuple[str, ...]:
    """This frame in a sentence, from long to short."""
    if read is None or not read.is_number:
        return (tr("What is inside the network are no numbers."),) if read is not None else ("",)
    where = read_from(place)
    if errors is None:
        right = len(read.names) - len(read.wrong(place))
        return (
            tr("{right} of {squares} squares are read right out of it {place}.").format(
                right=right, squares=len(read.names), place=where
            ),
        )
    here, untrained = share(1 - errors.here[place]), share(1 - errors.untrained[place])
    if errors.here[place] > FORMING * errors.untrained[place]:
        return (
            tr(
                "No board in it yet: {place}, {here} of the squares are read right, {untrained} out of an "
                "untrained one."
            ).format(place=where, here=here, untrained=untrained),
            tr("No board in it yet: {here} of the squares are read right.").format(here=here),
        )
    formed = errors.here[place] <= HALF * errors.untrained[place]
    begins = tr("A board nobody drew") if formed else tr("A board forms inside")
    moves = share(1 - errors.of_moves)
    return (
        tr("{begins}: {here} of squares read right, untrained {untrained}, moves alone {moves}.").format(
            begins=begins, here=here, untrained=untrained, moves=moves
        ),
        tr("{begins}: {here} read right, untrained {untrained}, moves alone {moves}.").format(
            begins=begins, here=here, untrained=untrained, moves=moves
        ),
        tr("{here} read right, untrained {untrained}, moves alone {moves}.").format(
            here=here, untrained=untrained, moves=moves
        ),
        tr("{begins}: {here} read right.").format(begins=begins, here=here),
    )


def real_caption(read: BoardRead) -> tuple[str, ...]:
    turned = ", ".join(read.names[square] for square in read.flipped)
    if turned:
        return (
            tr("Real board; turned over inside: {turned}").format(turned=turned),
            tr("Turned over inside: {turned}").format(turned=turned),
            tr("Turned: {turned}").format(turned=turned),
        )
    return (
        (tr("Real board, black to move: click a disc"), tr("Real board, white to move: click a disc"))[read.mover],
        tr("Real board: click a disc"),
        tr("Real board"),
    )


def read_caption(read: BoardRead, place: int) -> tuple[str, ...]:
    squares = len(read.names)
    right = squares - len(read.wrong(place))
    return (
        tr("Read {place}: {right} of {squares} right").format(place=read_from(place), right=right, squares=squares),
        tr("Read: {right} of {squares} right").format(right=right, squares=squares),
    )


def errors_caption(read: BoardRead, place: int) -> tuple[str, ...]:
    return (
        tr("Wrong {place}, % of positions").format(place=read_from(place)),
        tr("Wrong, % of positions"),
        tr("Wrong, in %"),
    )


def bars(errors: ErrorsRead, place: int) -> tuple[list[float], list[str]]:
    """The errors beside each other, in the order of `ROWS`, and how they are written."""
    values = [
        float(errors.here[place]),
        float(errors.untrained[place]),
        float(errors.shuffled[place]),
        errors.guessed,
        errors.of_moves,
    ]
    return values, [share(value) for value in values]


def run_words(found: Appearance) -> tuple[str, ...]:
    """When the board appeared, from long to short."""
    return appearance_words(found, tr("The board"), tr("of its squares wrong"))


def fitted_words(errors: ErrorsRead) -> tuple[str, ...]:
    """What was judged on what, from long to short."""
    return (
        tr("One matrix, fitted on {fitted} positions, judged on {judged} of other games.").format(
            fitted=count(errors.fitted), judged=count(errors.judged)
        ),
        tr("Judged on {judged} positions.").format(judged=count(errors.judged)),
    )


def beside_bars(errors: ErrorsRead, place: int) -> tuple[str, ...]:
    """What has to be known to take the bars for no more than they say, from long to short."""
    if errors.of_moves > errors.here[place]:
        return fitted_words(errors)
    warning = tr("The moves alone tell as much, so reading proves little: the test is to turn a disc over.")
    judged = tr("Judged on {judged} positions of unseen games.").format(judged=count(errors.judged))
    return f"{warning} {judged}", warning


def formula(read: BoardRead | None, errors: ErrorsRead | None, found: Appearance, place: int) -> str:
    """The formula, this board's misreadings, and the errors to four digits."""
    told = IN_WORDS
    if read is not None and read.is_number:
        wrong = ", ".join(read.names[square] for square in read.wrong(place)) or tr("none")
        told_wrong = tr("Of the board on screen, {place}, these squares are read wrong: {squares}.")
        told += f"<p>{told_wrong.format(place=read_from(place), squares=wrong)}</p>"
    if errors is not None:
        values, _ = bars(errors, place)
        rows = "".join(
            f"<tr><td>{name}</td><td align='right'>&nbsp;{exact_percent(value)}</td></tr>"
            for name, value in zip(ROWS, values, strict=True)
        )
        heading = tr(
            "Squares read wrong, one matrix, fitted on {fitted} positions, judged on {judged} of other games:"
        ).format(fitted=count(errors.fitted), judged=count(errors.judged))
        told += f"<p>{heading}</p><table>{rows}</table>"
    if found.is_told:
        told += f"<p>{run_words(found)[0]}</p>"
    return told + SOURCE
