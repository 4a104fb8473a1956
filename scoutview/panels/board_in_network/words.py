"""What is said of the board in a network."""

from __future__ import annotations

from scoutview.graphics.base.numbers import count, exact_percent, share
from scoutview.graphics.runs.appearance_plan import Appearance
from scoutview.graphics.runs.appearance_words import appearance_words
from scoutview.panels.board_in_network.plan import HALF, PLAYERS, BoardRead, ErrorsRead

NOTHING_YET = "The board stands here once a game is asked."
FORMING = 0.9  # of the untrained network's error: above it nothing forms yet
ROWS = ("network", "untrained", "other boards", "a guess", "moves alone")
BARS = "squares read wrong"
UNIT = "squares read wrong"
IN_WORDS = (
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
SOURCE = (
    "<p>Li et al. 2023, Emergent World Representations; Nanda et al. 2023, Emergent Linear Representations in World "
    "Models of Self-Supervised Sequence Models.</p>"
)


def read_from(read: BoardRead, place: int) -> str:
    """Where it is read: "after block 2"."""
    return read.places[place]


def findings(read: BoardRead | None, errors: ErrorsRead | None, place: int) -> tuple[str, ...]:
    """This frame in a sentence, from long to short."""
    if read is None or not read.is_number:
        return ("What is inside the network are no numbers.",) if read is not None else ("",)
    where = read_from(read, place)
    if errors is None:
        right = len(read.names) - len(read.wrong(place))
        return (f"{right} of {len(read.names)} squares are read right out of it {where}.",)
    here, untrained = share(1 - errors.here[place]), share(1 - errors.untrained[place])
    if errors.here[place] > FORMING * errors.untrained[place]:
        return (
            f"No board in it yet: {where}, {here} of the squares are read right, {untrained} out of an untrained one.",
            f"No board in it yet: {here} of the squares are read right.",
        )
    formed = errors.here[place] <= HALF * errors.untrained[place]
    begins = "A board nobody drew" if formed else "A board forms inside"
    moves = share(1 - errors.of_moves)
    return (
        f"{begins}: {here} of squares read right, untrained {untrained}, moves alone {moves}.",
        f"{begins}: {here} read right, untrained {untrained}, moves alone {moves}.",
        f"{here} read right, untrained {untrained}, moves alone {moves}.",
        f"{begins}: {here} read right.",
    )


def real_caption(read: BoardRead) -> tuple[str, ...]:
    turned = ", ".join(read.names[square] for square in read.flipped)
    if turned:
        return f"Real board; turned over inside: {turned}", f"Turned over inside: {turned}", f"Turned: {turned}"
    return f"Real board, {PLAYERS[read.mover]} to move: click a disc", "Real board: click a disc", "Real board"


def read_caption(read: BoardRead, place: int) -> tuple[str, ...]:
    squares = len(read.names)
    right = squares - len(read.wrong(place))
    return f"Read {read_from(read, place)}: {right} of {squares} right", f"Read: {right} of {squares} right"


def errors_caption(read: BoardRead, place: int) -> tuple[str, ...]:
    return f"Wrong {read_from(read, place)}, % of positions", "Wrong, % of positions", "Wrong, in %"


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
    return appearance_words(found, "The board", "of its squares wrong")


def fitted_words(errors: ErrorsRead) -> tuple[str, ...]:
    """What was judged on what, from long to short."""
    return (
        f"One matrix, fitted on {count(errors.fitted)} positions, judged on {count(errors.judged)} of other games.",
        f"Judged on {count(errors.judged)} positions.",
    )


def beside_bars(errors: ErrorsRead, place: int) -> tuple[str, ...]:
    """What has to be known to take the bars for no more than they say, from long to short."""
    if errors.of_moves > errors.here[place]:
        return fitted_words(errors)
    warning = "The moves alone tell as much, so reading proves little: the test is to turn a disc over."
    judged = f"Judged on {count(errors.judged)} positions of unseen games."
    return f"{warning} {judged}", warning


def formula(read: BoardRead | None, errors: ErrorsRead | None, found: Appearance, place: int) -> str:
    """The formula, this board's misreadings, and the errors to four digits."""
    told = IN_WORDS
    if read is not None and read.is_number:
        wrong = ", ".join(read.names[square] for square in read.wrong(place)) or "none"
        told += f"<p>Of the board on screen, {read_from(read, place)}, these squares are read wrong: {wrong}.</p>"
    if errors is not None:
        values, _ = bars(errors, place)
        rows = "".join(
            f"<tr><td>{name}</td><td align='right'>&nbsp;{exact_percent(value)}</td></tr>"
            for name, value in zip(ROWS, values, strict=True)
        )
        told += f"<p>Squares read wrong, {fitted_words(errors)[0].lower().rstrip('.')}:</p><table>{rows}</table>"
    if found.is_told:
        told += f"<p>{run_words(found)[0]}</p>"
    return told + SOURCE
