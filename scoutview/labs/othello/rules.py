"""The rules of Othello on boards of 6x6 or 8x8 squares, for many games at once. Numpy only.

A board is a number of 64 bits for each player, square s being bit s; squares are counted row by row from the top left.
G games, S squares, M moves at most, which is S - 4.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

SIDES = (6, 8)
NO_MOVE = -1
BITS = np.uint64
NONE = BITS(0)


@dataclass(frozen=True, eq=False)
class Games:
    """Games by random legal moves; a pass is no move, and whoever can then move does.

    Attributes:
        moves: (G, M) squares, NO_MOVE after the end.
        legal: (G, M, S) what was legal before each move; nothing after the end.
        boards: (G, M, S) before each move: 1 mine, -1 theirs, 0 empty, of the player who moves; 0 after the end.
    """

    moves: np.ndarray
    legal: np.ndarray
    boards: np.ndarray


class Rules:
    """Those of a board with so many squares along a side."""

    def __init__(self, side: int) -> None:
        self.side, self.squares = side, side * side
        self.longest = self.squares - 4  # moves in a game
        self._all = BITS((1 << self.squares) - 1)
        middle = side // 2
        # On the usual board black stands on e4 and d5, white on d4 and e5: counted from above, as the rows are.
        self.black = self._bits((middle - 1) * side + middle, middle * side + middle - 1)
        self.white = self._bits((middle - 1) * side + middle - 1, middle * side + middle)
        left, right = (self._bits(*range(column, self.squares, side)) for column in (0, side - 1))
        # A step right or down is a shift to higher bits; a disc in the last column has no square to its right.
        not_right, not_left = self._all & ~right, self._all & ~left
        self._shifts = np.array([[1], [side], [side + 1], [side - 1]], BITS)  # east, south, south-east, south-west
        self._onward = np.array([[not_right], [self._all], [not_right], [not_left]], BITS)
        self._back = np.array([[not_left], [self._all], [not_left], [not_right]], BITS)

    def _bits(self, *squares: int) -> np.uint64:
        return BITS(sum(1 << square for square in squares))

    def _stepped(self, discs: np.ndarray, *, onward: bool) -> np.ndarray:
        """All discs one square on, in each of four directions or in those against them: (4, G) -> (4, G)."""
        if onward:
            return ((discs & self._onward) << self._shifts) & self._all
        return (discs & self._back) >> self._shifts

    def _runs(self, begin: np.ndarray, through: np.ndarray, *, onward: bool) -> np.ndarray:
        """Those of `through` that stand in an unbroken row from `begin`: (G), (G) -> (4, G)."""
        row = through & self._stepped(begin[None], onward=onward)
        for _ in range(self.side - 3):
            row = row | (through & self._stepped(row, onward=onward))
        return row

    def legal(self, mine: np.ndarray, theirs: np.ndarray) -> np.ndarray:
        """Where the player may move, as bits: (G), (G) -> (G)."""
        ends = [self._stepped(self._runs(mine, theirs, onward=way), onward=way) for way in (True, False)]
        return np.bitwise_or.reduce(np.concatenate(ends)) & self._all & ~(mine | theirs)

    def turned(self, mine: np.ndarray, theirs: np.ndarray, move: np.ndarray) -> np.ndarray:
        """The discs that a move turns, as bits; a move is one bit, or none: (G) three times -> (G)."""
        turned = np.zeros_like(mine)
        for way in (True, False):
            row = self._runs(move, theirs, onward=way)  # (4, G)
            closed = (self._stepped(row, onward=way) & mine) != 0
            turned |= np.bitwise_or.reduce(np.where(closed, row, NONE))
        return turned

    def after(self, mine: np.ndarray, theirs: np.ndarray, move: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """The boards after a move, of the other player: theirs and mine change places. (G) each."""
        turned = self.turned(mine, theirs, move)
        return theirs & ~turned, mine | move | turned

    def spread(self, bits: np.ndarray) -> np.ndarray:
        """(...) -> (..., S) bool."""
        return ((bits[..., None] >> np.arange(self.squares, dtype=BITS)) & BITS(1)).astype(bool)

    def packed(self, squares: np.ndarray) -> np.ndarray:
        """The opposite: (..., S) bool -> (...)."""
        return (squares.astype(BITS) << np.arange(self.squares, dtype=BITS)).sum(-1, dtype=BITS)

    def legal_on(self, boards: np.ndarray) -> np.ndarray:
        """Where the player to move may, on boards of 1 mine, -1 theirs, 0 empty: (G, S) -> (G, S) bool."""
        return self.spread(self.legal(self.packed(boards == 1), self.packed(boards == -1)))


@lru_cache
def rules_of(side: int) -> Rules:
    """The same object each time."""
    return Rules(side)


@dataclass(frozen=True, eq=False)
class Position:
    """Many games as they stand: bits of the player to move and of the other, whether black moves, what is legal."""

    mine: np.ndarray
    theirs: np.ndarray
    black: np.ndarray
    legal: np.ndarray

    @property
    def over(self) -> np.ndarray:
        return self.legal == NONE


def beginning(rules: Rules, count: int) -> Position:
    """So many games before their first move, which is black's."""
    mine, theirs = np.full(count, rules.black), np.full(count, rules.white)
    return Position(mine, theirs, np.ones(count, bool), rules.legal(mine, theirs))


def moved(rules: Rules, position: Position, squares: np.ndarray) -> Position:
    """After these moves, one of each game; NO_MOVE where it is over. Who cannot move passes, if the other one can."""
    played = squares >= 0
    move = np.where(played, BITS(1) << np.maximum(squares, 0).astype(BITS), NONE)
    after_mine, after_theirs = rules.after(position.mine, position.theirs, move)
    mine, theirs = np.where(played, after_mine, position.mine), np.where(played, after_theirs, position.theirs)
    black = position.black ^ played
    legal, others = rules.legal(mine, theirs), rules.legal(theirs, mine)
    passes = played & (legal == NONE) & (others != NONE)
    mine, theirs = np.where(passes, theirs, mine), np.where(passes, mine, theirs)
    return Position(mine, theirs, black ^ passes, np.where(passes, others, legal))


def random_games(rules: Rules, count: int, rng: np.random.Generator) -> Games:
    """So many games; each move is drawn from those that are legal, all alike."""
    moves = np.full((count, rules.longest), NO_MOVE, np.int64)
    legal = np.zeros((count, rules.longest, rules.squares), bool)
    boards = np.zeros((count, rules.longest, rules.squares), np.int8)
    position = beginning(rules, count)
    for number in range(rules.longest):
        legal[:, number] = rules.spread(position.legal)
        going = ~position.over
        boards[:, number] = _board(rules, position) * going[:, None]
        drawn = np.where(legal[:, number], rng.random((count, rules.squares), np.float32), -1.0).argmax(1)
        moves[:, number] = np.where(going, drawn, NO_MOVE)
        position = moved(rules, position, moves[:, number])
    return Games(moves, legal, boards)


def replayed(rules: Rules, moves: np.ndarray) -> Iterator[Position]:
    """Games as they stood before the first move and after each: (G, moves) squares, NO_MOVE after the end."""
    position = beginning(rules, len(moves))
    yield position
    for number in range(moves.shape[1]):
        position = moved(rules, position, moves[:, number])
        yield position


def games_of(rules: Rules, moves: np.ndarray) -> Games:
    """The same as `random_games` tells, of moves that are known: (G, M)."""
    positions = list(replayed(rules, moves))[:-1]
    going = (moves >= 0)[..., None]  # (G, M, 1)
    legal = np.stack([rules.spread(each.legal) for each in positions], 1) & going
    boards = np.stack([_board(rules, each) for each in positions], 1) * going
    return Games(moves, legal, boards.astype(np.int8))


def _board(rules: Rules, position: Position) -> np.ndarray:
    return rules.spread(position.mine).astype(np.int8) - rules.spread(position.theirs)
