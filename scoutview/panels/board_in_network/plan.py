"""What the read-out makes of a board, square by square; how often it is wrong, and over the run. Arithmetic only.

A board holds 1 for a disc of the player to move ("mine"), -1 for one of the other, 0 for none. P places in the network,
S squares.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from scoutview.frame import Arrays
from scoutview.graphics.base.box import Box
from scoutview.graphics.base.numbers import share
from scoutview.graphics.runs.appearance_plan import Appearance, Control
from scoutview.graphics.widgets.board_plan import BoardShown, Square, height_for
from scoutview.language import tr

THEIRS, NONE, MINE = range(3)  # the last axis of scores
BLACK, WHITE = tr("black"), tr("white")
PLAYERS = (BLACK, WHITE)
HALF = 0.5  # of the untrained network's error: from there on it counts as a board
WORST = 0.5  # the highest error that colours and bars tell: more than who guesses has
BOARD = (
    "board_side",
    "square_names",
    "game_turns",
    "read_out_places",
    "read_out_scores",
    "read_out_board",
    "edited_board",
    "edited_flips",
)
ERRORS = (
    "read_out_errors",
    "read_out_square_errors",
    "read_out_untrained",
    "read_out_shuffled",
    "read_out_guessed",
    "read_out_of_moves",
    "read_out_fitted",
    "read_out_judged",
)
FLIPS = ("flip_texts", "flip_blocks")


@dataclass(frozen=True, eq=False)
class BoardRead:
    """One position: the true board, the board with the discs that are flipped inside, and the scores at each place."""

    side: int
    names: tuple[str, ...]
    places: tuple[str, ...]
    scores: np.ndarray  # (P, S, 3)
    real: np.ndarray  # (S)
    edited: np.ndarray  # (S)
    flipped: tuple[int, ...]
    mover: int  # whose board it is: 0 black, 1 white

    @classmethod
    def of(cls, arrays: Arrays) -> BoardRead:
        real = arrays["read_out_board"].astype(int)
        turns = [int(turn) for turn in arrays["game_turns"]]
        # of a game that is over the board is seen by who would have moved next: the one who did not move last
        mover = turns[-1] if turns[-1] >= 0 else 1 - next((turn for turn in reversed(turns) if turn >= 0), 1)
        return cls(
            side=int(arrays["board_side"]),
            names=tuple(map(str, arrays["square_names"])),
            places=tuple(map(str, arrays["read_out_places"])),
            scores=arrays["read_out_scores"].astype(float),
            real=real,
            edited=arrays["edited_board"].astype(int),
            flipped=tuple(map(int, arrays["edited_flips"])),
            mover=mover,
        )

    @property
    def is_number(self) -> bool:
        return bool(np.isfinite(self.scores).all())

    def read(self, place: int) -> np.ndarray:
        """The board that has the highest score on each square, (S)."""
        return self.scores[place].argmax(-1) - 1

    def wrong(self, place: int) -> np.ndarray:
        """The squares where that is not the board, flipped discs taken as flipped."""
        return np.flatnonzero(self.read(place) != self.edited)

    def shares(self, place: int) -> np.ndarray:
        """(S, 3): the scores, none below 0, cubed so that what is certain looks so, together 1 on each square."""
        told = np.clip(np.nan_to_num(self.scores[place]), 0, None) ** 3
        whole = told.sum(-1, keepdims=True)
        return np.divide(told, whole, out=np.zeros_like(told), where=whole > 0)

    def discs(self, place: int) -> tuple[np.ndarray, np.ndarray]:
        """How solid the disc on each square is, and how white, (S) both in 0..1."""
        shares = self.shares(place)
        mine, theirs = shares[:, MINE], shares[:, THEIRS]
        solid = mine + theirs
        light = mine if self.mover else theirs
        return solid, np.divide(light, solid, out=np.zeros_like(light), where=solid > 0)

    def colour(self, disc: int) -> str:
        """What stands there in words."""
        if not disc:
            return tr("empty")
        return PLAYERS[self.mover if disc > 0 else 1 - self.mover]

    def flip_square(self, square: int) -> bool:
        """Whether there is a disc that can be flipped."""
        return bool(self.real[square])


def real_board(read: BoardRead) -> BoardShown:
    """The true board; discs that are flipped inside the network are outlined."""
    squares = []
    for number, name in enumerate(read.names):
        disc = int(read.real[number])
        flipped = number in read.flipped
        told = f"{name}: {read.colour(disc)}"
        if flipped:
            told += tr(", to the network {colour}; click: take it back").format(colour=read.colour(-disc))
        elif disc:
            told += tr("; click: turn it over inside the network")
        white = float(read.colour(disc) == WHITE)
        squares.append(
            Square(name, disc=float(disc != 0), white=white, outline="flipped" if flipped else "", words=told)
        )
    return BoardShown(read.side, read.side, tuple(squares))


def read_board(read: BoardRead, place: int) -> BoardShown:
    """The board out of the network: how solid a disc is drawn is how sure the read-out is."""
    wrong = set(read.wrong(place).tolist())
    solid, white = read.discs(place)
    best, shares = read.read(place), read.shares(place)
    squares = []
    for number, name in enumerate(read.names):
        told = tr("{square}: read as {colour} ({share})").format(
            square=name, colour=read.colour(int(best[number])), share=share(float(shares[number].max()))
        )
        if number in wrong:
            told += tr(", wrong: it is {colour}").format(colour=read.colour(int(read.edited[number])))
        outline = "wrong" if number in wrong else "flipped" if number in read.flipped else ""
        squares.append(
            Square(
                name,
                disc=float(solid[number]),
                white=float(white[number]),
                outline=outline,  # type: ignore[arg-type]  # one of the outlines
                words=told,
            )
        )
    return BoardShown(read.side, read.side, tuple(squares))


def errors_board(read: BoardRead, errors: np.ndarray) -> BoardShown:
    """How often each square is read wrong in unseen games, (S)."""
    squares = tuple(
        Square(
            name,
            level=min(1.0, float(error) / WORST),
            text=f"{100 * error:.0f}",
            words=tr("{square}: read wrong in {share} of unseen positions").format(
                square=name, share=share(float(error))
            ),
        )
        for name, error in zip(read.names, errors, strict=True)
    )
    return BoardShown(read.side, read.side, squares)


@dataclass(frozen=True, eq=False)
class ErrorsRead:
    """How often a square is read wrong in unseen games, 0 to 1: here and where no board can be."""

    here: np.ndarray  # (P)
    by_square: np.ndarray  # (P, S)
    untrained: np.ndarray  # (P)
    shuffled: np.ndarray  # (P)
    guessed: float
    of_moves: float
    fitted: int
    judged: int

    @classmethod
    def of(cls, arrays: Arrays) -> ErrorsRead:
        told = {name: arrays[f"read_out_{name}"].astype(float) for name in ("untrained", "shuffled")}
        return cls(
            here=arrays["read_out_errors"].astype(float),
            by_square=arrays["read_out_square_errors"].astype(float),
            guessed=float(arrays["read_out_guessed"]),
            of_moves=float(arrays["read_out_of_moves"]),
            fitted=int(arrays["read_out_fitted"]),
            judged=int(arrays["read_out_judged"]),
            **told,
        )


def usual_place(places: int, blocks: np.ndarray) -> int:
    """Where is read unless somebody chose: after the last block that a flip is written after."""
    last = int(blocks.max()) + 1 if len(blocks) else places // 2
    return min(max(last, 0), places - 1)


def appearance(answers: Mapping[int, Arrays], wanted: Sequence[int], place: int) -> Appearance:
    """When the board formed at a place, from the answers to `board_errors` at many frames.

    It counts where at most half as many squares are read wrong as out of the untrained network.
    """
    known = {step: each for step, each in answers.items() if place < len(each.get("read_out_errors", ()))}
    untrained = float(known[max(known)]["read_out_untrained"][place]) if known else math.nan
    errors = {step: float(each["read_out_errors"][place]) for step, each in known.items()}
    control = Control.at("untrained", untrained)
    return Appearance.of(errors, wanted, HALF * untrained, [control] if known else [], falls=True)


GAP = 16.0  # design pixels between parts
CAPTION = 24.0  # over a board
BESIDE_FROM = 640.0  # of width, that hold the numbers beside two boards
NUMBERS = (224.0, 300.0)  # of width, least and most
RUN_FROM, RUN_SHARE, RUN_MOST = 390.0, 0.34, 230.0  # of height that is shared with the run
RUN_LEAST = 100.0  # of height that the run needs where the boards leave so much
BELOW_FROM = 250.0  # of height that hold the numbers below the boards
NUMBERS_HEIGHT = 128.0
TWO_FROM = 250.0  # of width that hold two boards


@dataclass(frozen=True)
class BoardRooms:
    """Where the parts stand; None for what finds no room. Captions stand over the boards."""

    real: Box | None
    read: Box
    numbers: Box | None
    run: Box | None


def rooms(width: float, top: float, bottom: float) -> BoardRooms:
    """The places of the parts between two heights."""
    inner, height = max(1.0, width - 2 * GAP), max(1.0, bottom - top)
    free = height - (min(RUN_MOST, RUN_SHARE * height) if height >= RUN_FROM else 0.0)
    beside = width >= BESIDE_FROM
    column = min(max(0.28 * inner, NUMBERS[0]), NUMBERS[1]) if beside else 0.0
    boards_width = inner - (column + GAP if beside else 0.0)
    below = not beside and free >= BELOW_FROM + NUMBERS_HEIGHT
    two = boards_width >= TWO_FROM
    each = (boards_width - GAP) / 2 if two else boards_width
    high = max(1.0, min(free - (NUMBERS_HEIGHT + GAP if below else 0.0), CAPTION + height_for(each, 1, 1)))
    boards = [Box(GAP + number * (each + GAP), top, each, high) for number in range(2 if two else 1)]
    used = top + high + (GAP + NUMBERS_HEIGHT if below else 0.0)
    numbers = Box(GAP, top + high + GAP, inner, NUMBERS_HEIGHT) if below else None
    if beside:
        numbers = Box(GAP + boards_width + GAP, top, column, high)
    left = bottom - used - GAP / 2
    run = Box(0, used + GAP / 2, width, left) if height >= RUN_FROM or left >= RUN_LEAST else None
    return BoardRooms(boards[0] if two else None, boards[-1], numbers, run)
