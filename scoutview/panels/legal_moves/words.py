"""What is said of the next moves."""

from __future__ import annotations

import numpy as np

from scoutview.frame import Arrays, Curves
from scoutview.graphics.base.numbers import count, in_words, likelihood, percent, share
from scoutview.language import tr
from scoutview.panels.legal_moves.plan import PLAYERS, LegalRead

NOTHING_YET = tr("The next moves stand here once a game is asked.")
FIRST, SHARE = "validation_accuracy", "legal_share"  # metrics of frames
CURVES = ((FIRST, "series1", tr("first choices")), (SHARE, "series2", tr("probability")))
UNIT = tr("legal in unseen games")
IN_WORDS = tr(
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
        return (tr("Its answer is not a number."),)
    if read.is_over:
        return (read.said, tr("The game is over."))
    return _of_flip(read) if read.flipped else _of_game(read)


def _of_game(read: LegalRead) -> tuple[str, ...]:
    on, name = share(read.on(np.flatnonzero(read.legal).tolist())), read.names[read.first]
    number = int(read.legal.sum())
    legal = (
        tr("the one legal move", "on it")
        if number == 1
        else tr("the {number} legal moves").format(number=in_words(number))
    )
    verdict = tr("legal") if read.legal[read.first] else tr("not legal")
    told = (
        tr("{on} of its probability is on {legal} of {player}; its first choice, {name}, is {verdict}."),
        tr("{on} is on {legal}; its first choice, {name}, is {verdict}."),
        tr("{on} is on legal moves; {name} is {verdict}."),
    )
    words = {"on": on, "legal": legal, "player": PLAYERS[read.mover], "name": name, "verdict": verdict}
    return tuple(text.format(**words) for text in told)


def _of_flip(read: LegalRead) -> tuple[str, ...]:
    turned = _listed(read, read.flipped)
    parts = []
    for squares, change in (
        (read.came, tr("{squares} became legal: {was} before, now {now}")),
        (read.went, tr("{squares} ceased to be: {was} before, now {now}")),
    ):
        if squares:
            now, was = share(read.on(squares)), share(read.on(squares, before=True))
            parts.append(change.format(squares=_listed(read, squares), was=was, now=now))
    if not parts:
        same = tr("With {turned} turned over inside it, the same moves stay legal.")
        return (same.format(turned=turned), tr("{turned} turned: nothing else.").format(turned=turned))
    told = "; ".join(parts)
    whole = (tr("With {turned} turned over inside it, {told}."), tr("{turned} turned over: {told}."))
    return (*(text.format(turned=turned, told=told) for text in whole), f"{told}.")


def _listed(read: LegalRead, squares: tuple[int, ...]) -> str:
    names = [read.names[square] for square in squares]
    if len(names) == 1:
        return names[0]
    return tr("{others} and {last}").format(others=", ".join(names[:-1]), last=names[-1])


def foot_words(read: LegalRead | None) -> tuple[str, ...]:
    """What the marks mean, from long to short."""
    if read is None:
        return ("",)
    if not read.flipped:
        return (
            tr("In each square its probability in %; outlined: legal. Click a legal square to play it."),
            tr("Outlined: legal. Click one to play it."),
            tr("Outlined: legal."),
        )
    return (
        tr(
            "Green: the disc turned over, and moves that became legal by it. Dashed red: moves that ceased to be legal."
        ),
        tr("Green: turned over, or new by it. Dashed red: gone."),
    )


def formula(read: LegalRead | None, curves: Curves, step: int, arrays: Arrays) -> str:
    """The formula, the likeliest squares of this game, and the numbers of unseen games."""
    told = IN_WORDS
    if read is not None and read.is_number:
        order = np.argsort(-read.probabilities, kind="stable")[:8]
        rows = "".join(_row(read, int(square)) for square in order)
        heading = tr("The likeliest squares, {player} to move:").format(player=PLAYERS[read.mover])
        told += f"<p>{heading}</p><table>{rows}</table>"
    if len(curves) and {FIRST, SHARE} <= set(curves.metrics) and "held_out_games" in arrays:
        at = max(0, int(np.searchsorted(curves.steps, step, side="right")) - 1)
        games, positions = (int(arrays[f"held_out_{name}"]) for name in ("games", "positions"))
        told += tr(
            "<p>Step {step}, {moves} moves of {games} unseen games: first choices legal {first}, probability on "
            "legal moves {share}; of empty squares {empty} are legal.</p>"
        ).format(
            step=count(int(curves.steps[at])),
            moves=count(positions),
            games=count(games),
            first=percent(float(curves.metrics[FIRST][at])),
            share=percent(float(curves.metrics[SHARE][at])),
            empty=percent(float(arrays["held_out_guessed"])),
        )
    return told


def _row(read: LegalRead, square: int) -> str:
    legal = tr("legal") if read.edited_legal[square] else tr("not legal")
    was = ""
    if read.before is not None and read.flipped:
        before = tr("before {share}").format(share=likelihood(float(read.before[square])))
        was = f"<td align='right'>&nbsp;{before}</td>"
    said = likelihood(float(read.probabilities[square]))
    return f"<tr><td>{read.names[square]}</td><td align='right'>&nbsp;{said}</td>{was}<td>&nbsp;{legal}</td></tr>"
