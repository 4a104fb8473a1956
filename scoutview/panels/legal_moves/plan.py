"""The next moves as a network has them, before and after discs were turned over inside it. Arithmetic only.

A board holds 1 for a disc of the player to move, -1 for one of the other, 0 for none. S squares.
"""

from __future__ import annotations

import math
from collections.abc import Collection
from dataclasses import dataclass

import numpy as np

from scoutview.frame import Arrays
from scoutview.graphics.base.box import Box
from scoutview.graphics.base.numbers import likelihood, share
from scoutview.graphics.widgets.board_plan import BoardShown, Square, height_for
from scoutview.language import tr
from scoutview.observation import UNCHANGED

PLAYERS = (tr("black"), tr("white"))
GAME = ("board_side", "square_names", "game_moves", "game_turns", "game_words")
LEGAL = (
    "move_probabilities",
    "move_is_legal",
    "legal_share",
    "first_choice",
    "edited_board",
    "edited_is_legal",
    "edited_flips",
    "edited_legal_share",
)
HELD_OUT = ("held_out_guessed", "held_out_games", "held_out_positions")
TOLD_FROM = 0.005  # a probability that is written on its square


@dataclass(frozen=True, eq=False)
class LegalRead:
    """One position: what is legal, on the real board and on the one with discs turned over, and the probabilities."""

    side: int
    names: tuple[str, ...]
    moves: tuple[str, ...]
    mover: int  # 0 black, 1 white
    is_over: bool
    said: str  # a pass, or the end
    probabilities: np.ndarray  # (S)
    before: np.ndarray | None  # (S): of the network as it is, where something is changed in it
    legal: np.ndarray  # (S) bool, on the real board
    edited: np.ndarray  # (S)
    edited_legal: np.ndarray  # (S) bool
    flipped: tuple[int, ...]

    @classmethod
    def of(cls, arrays: Arrays) -> LegalRead:
        turns = [int(turn) for turn in arrays["game_turns"]]
        is_over = turns[-1] < 0
        last = next((turn for turn in reversed(turns) if turn >= 0), 1)
        before = arrays.get(f"{UNCHANGED}move_probabilities")
        return cls(
            side=int(arrays["board_side"]),
            names=tuple(map(str, arrays["square_names"])),
            moves=tuple(map(str, arrays["game_moves"])),
            mover=1 - last if is_over else turns[-1],
            is_over=is_over,
            said=str(arrays["game_words"]),
            probabilities=arrays["move_probabilities"].astype(float),
            before=None if before is None else before.astype(float),
            legal=arrays["move_is_legal"].astype(bool),
            edited=arrays["edited_board"].astype(int),
            edited_legal=arrays["edited_is_legal"].astype(bool),
            flipped=tuple(map(int, arrays["edited_flips"])),
        )

    @property
    def is_number(self) -> bool:
        return bool(np.isfinite(self.probabilities).all())

    @property
    def first(self) -> int:
        """The square that is likeliest."""
        return int(np.nan_to_num(self.probabilities, nan=-1).argmax())

    @property
    def came(self) -> tuple[int, ...]:
        """Squares that are legal only on the board with discs turned over."""
        return tuple(map(int, np.flatnonzero(self.edited_legal & ~self.legal)))

    @property
    def went(self) -> tuple[int, ...]:
        """Squares that are legal only on the real board."""
        return tuple(map(int, np.flatnonzero(self.legal & ~self.edited_legal)))

    def on(self, squares: Collection[int], *, before: bool = False) -> float:
        """How much probability is on these squares."""
        said = self.before if before else self.probabilities
        return math.nan if said is None else float(said[list(squares)].sum())


def moves_board(read: LegalRead, *, before: bool) -> BoardShown:
    """The probabilities on the squares: as the network is changed, on the board that it is told of; or as it was."""
    said = read.before if before and read.before is not None else read.probabilities
    edited = read.edited.copy()
    if before:
        edited[list(read.flipped)] *= -1
    squares = []
    for number, name in enumerate(read.names):
        disc, probability = int(edited[number]), float(said[number])
        known = math.isfinite(probability)
        white = float((disc > 0) == bool(read.mover))
        outline = _outline(read, number, before=before)
        squares.append(
            Square(
                name,
                disc=float(disc != 0),
                white=white if disc else 0.0,
                level=math.sqrt(max(0.0, probability)) if known and not disc else math.nan,
                text=share(probability) if known and not disc and probability >= TOLD_FROM else "",
                outline=outline,  # type: ignore[arg-type]  # one of the outlines
                is_last=bool(read.moves) and name == read.moves[-1],
                words=_in_words(read, number, probability, outline),
            )
        )
    return BoardShown(read.side, read.side, tuple(squares))


def _outline(read: LegalRead, square: int, *, before: bool) -> str:
    if before:
        return "legal" if read.legal[square] else ""
    if square in read.flipped:
        return "flipped"
    if read.edited_legal[square]:
        return "legal" if read.legal[square] else "new"
    return "gone" if read.legal[square] else ""


def _in_words(read: LegalRead, square: int, probability: float, outline: str) -> str:
    name, was = read.names[square], ""
    if read.before is not None and read.flipped:
        was = tr(", before {share}").format(share=likelihood(float(read.before[square])))
    told = {
        "legal": tr("legal"),
        "new": tr("became legal by the turned disc"),
        "gone": tr("ceased to be legal by the turned disc"),
        "flipped": tr("turned over inside the network"),
        "": tr("not legal") if not read.edited[square] else tr("a disc stands there"),
    }[outline]
    play = tr("; click: play it") if read.legal[square] else ""
    return f"{name}: {likelihood(probability)}{was}, {told}{play}"


GAP = 16.0  # design pixels between parts
BESIDE_FROM = 184.0  # of a board, that has words beside it
LEAST_COLUMN = 170.0  # of width, that holds the words beside the board
LEAST_RUN, LEAST_BOARD = 130.0, 220.0  # of height


@dataclass(frozen=True)
class MovesRooms:
    """Where the board and the rest stand: words and the run, beside the board or around it."""

    board: Box
    beside: Box | None  # the column of the rest; None: words stand over and under the board


def rooms(width: float, top: float, bottom: float) -> MovesRooms:
    """The places of the parts between two heights."""
    height, inner = max(1.0, bottom - top), max(1.0, width - 2 * GAP)
    board = height_for(height, 1, 1)
    left = inner - board - GAP
    if left < LEAST_COLUMN or board < BESIDE_FROM:
        return MovesRooms(Box(GAP, top, inner, height), None)
    return MovesRooms(Box(GAP, top, board, height), Box(2 * GAP + board, top, inner - board - GAP, height))


def below_board(width: float, height: float) -> float:
    """How much of a height the run gets below the board; 0 where it has no room."""
    left = height - min(height, height_for(width, 1, 1))
    if left >= LEAST_RUN:
        return left
    return LEAST_RUN if height >= LEAST_BOARD + LEAST_RUN else 0.0
