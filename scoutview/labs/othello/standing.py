"""How a game stands, for an editor that is clicked on."""

from __future__ import annotations

import numpy as np

from scoutview.labs.declaration import EMPTY, FIRST, SECOND, Board
from scoutview.labs.othello.notation import PLAYERS, Replay, square_names
from scoutview.language import tr


def standing_board(game: Replay) -> Board:
    """Discs by colour, what can be played, and whose turn it is or why it is nobody's."""
    side, mover, names = game.rules.side, game.mover(-1), square_names(game.rules.side)
    black_and_white = game.board(-1) * (1 if mover == 0 else -1)  # 1 black, -1 white
    return Board(
        rows=side,
        columns=side,
        squares=names,
        standing=tuple({0: EMPTY, 1: FIRST, -1: SECOND}[disc] for disc in black_and_white.tolist()),
        legal=tuple(names[square] for square in np.flatnonzero(game.rules.spread(game.now.legal)[0])),
        turn=EMPTY if game.is_over else (FIRST, SECOND)[mover],
        players=PLAYERS,
        last=names[game.moves[-1]] if game.moves else "",
        sentence=game.sentence() or (tr("Black moves.") if mover == 0 else tr("White moves.")),
    )
