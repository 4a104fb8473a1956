"""What is said of the next moves."""

from __future__ import annotations

import numpy as np

from scoutview.frame import Arrays, Curves
from scoutview.graphics.base.numbers import count, in_words, likelihood, percent, share
from scoutview.panels.legal_moves.plan import PLAYERS, LegalRead

NOTHING_YET = "The next moves stand here once a game is asked."
FIRST, SHARE = "validation_accuracy", "legal_share"  # metrics of frames
CURVES = ((FIRST, "series1", "first choices"), (SHARE, "series2", "probability"))
UNIT = "legal in unseen games"
IN_WORDS = (
    "<p>After the moves of a game the network says how likely each square is to be played next; all squares together "
    "are 100 %. Nobody told it the rules: <b>outlined</b> are the squares that the rules allow.</p>"
    "<p style='font-size:large'>share on legal moves = Σ p(square), over the legal squares</p>"
    "<p>With a disc <b>turned over inside</b> the network, by a click in the board that is read out, the board here is "
    "the one with the disc turned over; moves that are legal only there are <i>new</i>, those that are legal only on "
    "the real board are <i>gone</i>. The colour of a square goes with the square root of its probability.</p>"
)


def findings(read: LegalRead | None) -> tuple[str, ...]:
    """This frame in a sentence, from long to short."""
    if read is None:
        return ("",)
    if not read.is_number:
        return ("Its answer is not a number.",)
    if read.is_over:
        return (read.said, "The game is over.")
    return _of_flip(read) if read.flipped else _of_game(read)


def _of_game(read: LegalRead) -> tuple[str, ...]:
    on, name = share(read.on(np.flatnonzero(read.legal).tolist())), read.names[read.first]
    number = int(read.legal.sum())
    legal = "the one legal move" if number == 1 else f"the {in_words(number)} legal moves"
    verdict = "legal" if read.legal[read.first] else "not legal"
    return (
        f"{on} of its probability is on {legal} of {PLAYERS[read.mover]}; its first choice, {name}, is {verdict}.",
        f"{on} is on {legal}; its first choice, {name}, is {verdict}.",
        f"{on} is on legal moves; {name} is {verdict}.",
    )


def _of_flip(read: LegalRead) -> tuple[str, ...]:
    turned = _listed(read, read.flipped)
    parts = []
    for squares, word in ((read.came, "became legal"), (read.went, "ceased to be")):
        if squares:
            now, was = share(read.on(squares)), share(read.on(squares, before=True))
            parts.append(f"{_listed(read, squares)} {word}: {was} before, now {now}")
    if not parts:
        return (f"With {turned} turned over inside it, the same moves stay legal.", f"{turned} turned: nothing else.")
    told = "; ".join(parts)
    return (f"With {turned} turned over inside it, {told}.", f"{turned} turned over: {told}.", f"{told}.")


def _listed(read: LegalRead, squares: tuple[int, ...]) -> str:
    names = [read.names[square] for square in squares]
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else names[0]


def foot_words(read: LegalRead | None) -> tuple[str, ...]:
    """What the marks mean, from long to short."""
    if read is None:
        return ("",)
    if not read.flipped:
        return (
            "In each square its probability in %; outlined: legal. Click a legal square to play it.",
            "Outlined: legal. Click one to play it.",
            "Outlined: legal.",
        )
    return (
        "Green: the disc turned over, and moves that became legal by it. Dashed red: moves that ceased to be legal.",
        "Green: turned over, or new by it. Dashed red: gone.",
    )


def formula(read: LegalRead | None, curves: Curves, step: int, arrays: Arrays) -> str:
    """The formula, the likeliest squares of this game, and the numbers of unseen games."""
    told = IN_WORDS
    if read is not None and read.is_number:
        order = np.argsort(-read.probabilities, kind="stable")[:8]
        rows = "".join(_row(read, int(square)) for square in order)
        told += f"<p>The likeliest squares, {PLAYERS[read.mover]} to move:</p><table>{rows}</table>"
    if len(curves) and {FIRST, SHARE} <= set(curves.metrics) and "held_out_games" in arrays:
        at = max(0, int(np.searchsorted(curves.steps, step, side="right")) - 1)
        games, positions = (int(arrays[f"held_out_{name}"]) for name in ("games", "positions"))
        told += (
            f"<p>Step {count(int(curves.steps[at]))}, {count(positions)} moves of {count(games)} unseen games: "
            f"first choices legal {percent(float(curves.metrics[FIRST][at]))}, probability on legal moves "
            f"{percent(float(curves.metrics[SHARE][at]))}; of empty squares "
            f"{percent(float(arrays['held_out_guessed']))} are legal.</p>"
        )
    return told


def _row(read: LegalRead, square: int) -> str:
    legal = "legal" if read.edited_legal[square] else "not legal"
    was = ""
    if read.before is not None and read.flipped:
        was = f"<td align='right'>&nbsp;before {likelihood(float(read.before[square]))}</td>"
    said = likelihood(float(read.probabilities[square]))
    return f"<tr><td>{read.names[square]}</td><td align='right'>&nbsp;{said}</td>{was}<td>&nbsp;{legal}</td></tr>"
