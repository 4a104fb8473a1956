"""Othello in plain Python, square by square: what the rules of the lab are held against. Nothing of the lab in it."""

from __future__ import annotations

DIRECTIONS = [(down, right) for down in (-1, 0, 1) for right in (-1, 0, 1) if (down, right) != (0, 0)]
Board = dict[tuple[int, int], str]


def first_board(side: int) -> Board:
    low, high = side // 2 - 1, side // 2
    return {(low, low): "white", (high, high): "white", (low, high): "black", (high, low): "black"}


def other(player: str) -> str:
    return "white" if player == "black" else "black"


def turned_by(board: Board, side: int, player: str, square: tuple[int, int]) -> list[tuple[int, int]]:
    """The discs that a move there turns; none: it is not legal."""
    if square in board:
        return []
    turned: list[tuple[int, int]] = []
    for down, right in DIRECTIONS:
        row, column = square[0] + down, square[1] + right
        line = []
        while 0 <= row < side and 0 <= column < side and board.get((row, column)) == other(player):
            line.append((row, column))
            row, column = row + down, column + right
        if board.get((row, column)) == player:
            turned += line
    return turned


def legal_moves(board: Board, side: int, player: str) -> set[tuple[int, int]]:
    squares = [(row, column) for row in range(side) for column in range(side)]
    return {square for square in squares if turned_by(board, side, player, square)}


def play(
    board: Board, side: int, player: str, square: tuple[int, int]
) -> tuple[Board, str | None, set[tuple[int, int]]]:
    """The board after a move, who moves next, None: nobody can, and where."""
    turned = turned_by(board, side, player, square)
    assert turned, "not legal"
    after = {**board, **dict.fromkeys((*turned, square), player)}
    for following in (other(player), player):
        if legal := legal_moves(after, side, following):
            return after, following, legal
    return after, None, set()
