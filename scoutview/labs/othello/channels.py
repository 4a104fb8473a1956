"""What a network that reads games of Othello can be asked.

A square is counted from 0, row by row from the top: a1, b1, ... The state of a square is 0 theirs, 1 empty, 2 mine, of
the player whose turn it is; a board holds -1, 0 and 1 for the same.
"""

from __future__ import annotations

from scoutview.labs.shared_channels import (
    ATTENTION,
    LEARNING_CHANNELS,
    RESIDUAL_STREAM,
    TOKEN_TABLE,
    TRANSFORMER,
    prediction_channels,
)
from scoutview.observation import Channel

GAME, LEGAL, HELD_OUT = "game", "legal_moves", "held_out_moves"  # questions
READ_OUT, ERRORS, FLIPS, SURGERY = "board_read_out", "board_errors", "flips", "surgery"


def othello_channels() -> tuple[Channel, ...]:
    """Of the game asked, of held-out games, and of what the network makes of both."""
    return (
        Channel("tokens", ("position",), "the start, then the moves, as the network reads them"),
        Channel("token_ids", ("position",), "their rows in the table", question="tokens"),
        Channel("vocabulary", ("token",), "all squares, row by row, and the start"),
        *_game_channels(),
        *_legal_channels(),
        *_read_out_channels(),
        *_surgery_channels(),
        *prediction_channels("all squares", "the game asked", "the move after which is asked"),
        Channel("prompt_tokens", ("position",), "the moves asked, as the network reads them", question="prediction"),
        Channel("logits", ("position", "token"), "the network's answer before the softmax"),
        Channel("probabilities", ("position", "token"), "of each next move", "sums to 1 over tokens"),
        *TOKEN_TABLE,
        *ATTENTION,
        *TRANSFORMER,
        *RESIDUAL_STREAM,
        *LEARNING_CHANNELS,
    )


def _game_channels() -> tuple[Channel, ...]:
    """The rules' own account of the game asked; no network is in it."""
    return (
        Channel("board_side", (), "squares along a side", question=GAME),
        Channel("square_names", ("square",), "a1, b1, ...", question=GAME),
        Channel("game_moves", ("move",), "the moves so far, by name; a pass is not written", question=GAME),
        Channel("game_boards", ("position", "square"), "at first and after each move: 1 mine, -1 theirs", "", GAME),
        Channel("game_turns", ("position",), "whose turn: 0 black, 1 white, -1 the game is over", question=GAME),
        Channel("game_words", (), "a pass, the end of the game, in a sentence; or nothing", question=GAME),
    )


def _legal_channels() -> tuple[Channel, ...]:
    return (
        Channel("move_probabilities", ("square",), "of the next move, to the network", "probability", LEGAL),
        Channel("move_is_legal", ("square",), "whether the rules allow it on the real board", question=LEGAL),
        Channel("legal_share", (), "share of the probability that is on legal moves", "0 to 1", LEGAL),
        Channel("first_choice", (), "the square that is likeliest to it", question=LEGAL),
        Channel("edited_board", ("square",), "the board with the flips that interventions make", "", LEGAL),
        Channel("edited_is_legal", ("square",), "whether the rules allow the move on that board", question=LEGAL),
        Channel("edited_flips", ("flip",), "the squares that the interventions flip", question=LEGAL),
        Channel("edited_legal_share", (), "share of the probability that is legal there", "0 to 1", LEGAL),
        Channel("held_out_first_legal", (), "share of first choices legal, held-out games", "0 to 1", HELD_OUT),
        Channel("held_out_legal_share", (), "mean share of the probability on legal moves", "0 to 1", HELD_OUT),
        Channel("held_out_by_move", ("move number",), "share of first choices legal, by move", "0 to 1", HELD_OUT),
        Channel("held_out_guessed", (), "share that is legal of an empty square by chance", "0 to 1", HELD_OUT),
        Channel("held_out_games", (), "how many games", question=HELD_OUT),
        Channel("held_out_positions", (), "how many moves are asked", question=HELD_OUT),
    )


def _read_out_channels() -> tuple[Channel, ...]:
    """The board as a linear read-out has it, fitted on this frame's activations."""
    place, square = "read-out place", "square"
    return (
        Channel(
            "read_out_places",
            (place,),
            "where it is read: what enters, then after each block",
            "",
            READ_OUT,
            worded=True,
        ),
        Channel("read_out_scores", (place, square, "state"), "of theirs, empty, mine: about 1 together", "", READ_OUT),
        Channel("read_out_board", (square,), "the true board, of the player to move", question=READ_OUT),
        Channel("read_out_error_places", (place,), "the same places", question=ERRORS, worded=True),
        Channel("read_out_errors", (place,), "share of squares read wrong, of games apart", "0 to 1", ERRORS),
        Channel("read_out_square_errors", (place, square), "the same of each square", "0 to 1", ERRORS),
        Channel("read_out_untrained", (place,), "the same out of the untrained network", "0 to 1", ERRORS),
        Channel("read_out_shuffled", (place,), "fitted to the boards of other games", "0 to 1", ERRORS),
        Channel("read_out_of_moves", (), "out of the list of moves, without a network", "0 to 1", ERRORS),
        Channel("read_out_guessed", (), "by what is most frequent on each square at each move", "0 to 1", ERRORS),
        Channel("read_out_fitted", (), "positions that it is fitted on", question=ERRORS),
        Channel("read_out_judged", (), "positions that it is judged on, of other games", question=ERRORS),
    )


def _surgery_channels() -> tuple[Channel, ...]:
    """How to flip a disc inside the network; and a trajectory: it is done to more and more held-out positions."""
    case = "surgery case"
    return (
        Channel("flip_texts", ("block", "square"), "the intervention that flips it; empty where no disc is", "", FLIPS),
        Channel("chance_texts", ("block", "square"), "a push of equal length by chance, in its place", "", FLIPS),
        Channel("flip_blocks", ("written block",), "after which blocks a flip is written", question=FLIPS),
        Channel(
            "surgery_cases",
            (case,),
            "real board, before, after the flip, after a push by chance",
            "",
            SURGERY,
            worded=True,
        ),
        Channel("surgery_errors", (case,), "squares wrong in the likeliest N, both ways: a mean", "squares", SURGERY),
        Channel("surgery_first_legal", (case,), "share of first choices legal on that board", "0 to 1", SURGERY),
        Channel("surgery_closed", (), "share of the gap from before to real that the flip closes", "0 to 1", SURGERY),
        Channel("surgery_interval", ("end",), "its 95 % interval, positions drawn again", "0 to 1", SURGERY),
        Channel("surgery_chance_closed", (), "the same of a push of equal length by chance", "0 to 1", SURGERY),
        Channel("surgery_flips", (), "how many positions so far", question=SURGERY),
        Channel("surgery_planned", (), "how many in all", question=SURGERY),
        Channel("surgery_blocks", ("written block",), "after which blocks it is written", question=SURGERY),
        Channel("surgery_strength", (), "how far: 1 is one flip, as the regression has it", question=SURGERY),
    )
