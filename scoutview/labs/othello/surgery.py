"""Surgery: one disc of a held-out position is flipped inside the network; do its moves fit the board as edited?

It is counted over many positions: of the likeliest N moves, N being how many are legal on the edited board, how many
are not legal, and how many legal ones are missing. Beside it: the network as it is on the edited and on the real board,
and a push of equal length in a direction by chance.
Source: Li et al. (2023), Emergent World Representations, section 4 (errors both ways in the top N).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from scoutview.analysis.sites import unhooked
from scoutview.errors import UserError
from scoutview.frame import Arrays
from scoutview.labs.directions import by_chance
from scoutview.labs.othello.board_in_network import FittedBoard, Positions
from scoutview.labs.othello.notation import square_names
from scoutview.labs.othello.rules import Games, Rules
from scoutview.language import tr
from scoutview.models.transformer import Transformer

CASES = (tr("real board"), tr("before", "a disc is flipped"), tr("flipped inside"), tr("pushed by chance"))
REAL, BEFORE, FLIPPED, CHANCE = range(len(CASES))
FLIPS, AT_ONCE, MOST = 1000, 100, 10_000
STRENGTH = 2.0  # flips: a disc that is written as far as the regression says changes less than it should
FIRST_MOVE = 5  # before it nearly every disc stands in the middle
LEFT = 8  # moves before the longest game's end, from where on there is little choice
SEED = 9
DRAWN_AGAIN = 1000  # times, for the interval
CERTAINTY = 95.0


@dataclass(frozen=True, eq=False)
class FlippedDiscs:
    """Positions with a disc each that is flipped: which game, how many moves in, which square, what stood there.

    `real` and `edited` (N, S) are legal before and after the flip; they differ, and neither is empty.
    """

    games: np.ndarray
    places: np.ndarray
    squares: np.ndarray
    stood: np.ndarray  # 1 mine, -1 theirs
    real: np.ndarray
    edited: np.ndarray

    def __len__(self) -> int:
        return len(self.games)

    def part(self, begin: int, end: int) -> FlippedDiscs:
        return FlippedDiscs(*(getattr(self, name)[begin:end] for name in self.__dataclass_fields__))


def flipped_discs(rules: Rules, games: Games, count: int) -> FlippedDiscs:
    """So many discs at positions of these games; no two are the same disc of the same position."""
    rng = np.random.default_rng(SEED)
    last = rules.longest - LEFT
    stand = np.argwhere((games.boards != 0) & (games.moves >= 0)[..., None])  # (discs, 3): game, place, square
    stand = stand[(stand[:, 1] >= FIRST_MOVE) & (stand[:, 1] < last)]
    game, place, square = rng.permutation(stand)[: 3 * count].T  # a third and more change what is legal
    boards = games.boards[game, place].copy()  # (N, S)
    stood = boards[np.arange(len(boards)), square].copy()
    boards[np.arange(len(boards)), square] = -stood
    real, edited = games.legal[game, place], rules.legal_on(boards)
    telling = np.flatnonzero((real != edited).any(1) & edited.any(1))[:count]
    return FlippedDiscs(*(part[telling] for part in (game, place, square, stood, real, edited)))


def written_blocks(layers: int) -> tuple[int, ...]:
    """After which blocks a flip is written: the middle two, where later blocks still read it."""
    return tuple(sorted({max(0, layers // 2 - 1), layers // 2 if layers > 1 else 0}))


def flip_text(square: str, stood: int, block: int, *, chance: bool = False) -> str:
    """The intervention that flips a disc at the last position."""
    name = f"chance-{square}" if chance else square
    return f"direction {name} after block {block} at -1 {-2 * STRENGTH * stood:+g}"


def flips(side: int, board: np.ndarray, layers: int) -> Arrays:
    """The answer to `flips`, for a board (S) of 1 mine, -1 theirs, 0 empty."""
    discs = list(zip(square_names(side), board.tolist(), strict=True))

    def texts(*, chance: bool) -> np.ndarray:
        written = [
            [flip_text(name, stood, block, chance=chance) if stood else "" for name, stood in discs]
            for block in range(layers)
        ]
        return np.array(written, np.str_)

    return {
        "flip_texts": texts(chance=False),
        "chance_texts": texts(chance=True),
        "flip_blocks": np.array(written_blocks(layers), np.int64),
    }


class Surgery:
    """On one network, of the discs of held-out positions."""

    def __init__(self, model: Transformer, fitted: FittedBoard, positions: Positions, discs: FlippedDiscs) -> None:
        self._model, self._fitted, self._positions, self._discs = model, fitted, positions, discs

    def steps(self, blocks: tuple[int, ...], strength: float) -> Iterator[Arrays]:
        """The trajectory `surgery`: counts over more and more discs."""
        if not blocks or not set(blocks) <= set(range(len(self._model.block))):
            raise UserError(
                tr("A flip is written after blocks 0 to {last} of this network.").format(
                    last=len(self._model.block) - 1
                )
            )
        wrong: list[np.ndarray] = []
        first: list[np.ndarray] = []
        for begin in range(0, len(self._discs), AT_ONCE):
            part = self._discs.part(begin, begin + AT_ONCE)
            for kept, found in zip((wrong, first), self._counted(part, blocks, strength), strict=True):
                kept.append(found)
            yield {
                **_told(np.concatenate(wrong), np.concatenate(first)),
                "surgery_planned": np.array(len(self._discs), np.int64),
                "surgery_blocks": np.array(blocks, np.int64),
                "surgery_strength": np.array(strength, np.float32),
            }

    def _counted(self, part: FlippedDiscs, blocks: tuple[int, ...], strength: float) -> tuple[np.ndarray, np.ndarray]:
        """Squares wrong in the likeliest N, and whether the first choice is legal: (n, cases) both."""
        nothing = self._pushed(part, (), strength, chance=False)
        said = [nothing, nothing]
        said += [self._pushed(part, blocks, strength, chance=chance) for chance in (False, True)]
        legal = [part.real, part.edited, part.edited, part.edited]
        wrong = [wrong_squares(logits, each) for logits, each in zip(said, legal, strict=True)]
        first = [each[np.arange(len(part)), logits.argmax(1)] for logits, each in zip(said, legal, strict=True)]
        return np.stack(wrong, 1), np.stack(first, 1)

    def _pushed(self, part: FlippedDiscs, blocks: tuple[int, ...], strength: float, *, chance: bool) -> np.ndarray:
        """The scores of all squares, (n, S), with the disc flipped after these blocks, or pushed as far by chance."""
        model, squares = self._model, part.real.shape[1]
        rows, places = torch.arange(len(part)), torch.from_numpy(part.places)
        with torch.no_grad(), unhooked(model):
            stream = model.input_vectors(self._positions.ids[part.games].to(model.embedding.weight.device))
            for number, block in enumerate(model.blocks):
                stream = block(stream)  # (n, T, D)
                if number in blocks:
                    push = self._pushes(part, number, chance=chance).to(stream.device)  # (n, D)
                    stream[rows, places] += strength * push
            return model.unembedding(model.norm(stream[rows, places]))[:, :squares].cpu().numpy()

    def _pushes(self, part: FlippedDiscs, block: int, *, chance: bool) -> Tensor:
        """What one flip of each disc adds, (n, D)."""
        flip = -2.0 * torch.from_numpy(part.stood).float()[:, None]
        own = flip * self._fitted.written[block][part.squares]
        if not chance:
            return own
        keys = zip(part.games, part.places, part.squares, strict=True)
        return torch.from_numpy(
            np.stack([by_chance(push, f"{key} {block}") for push, key in zip(own.numpy(), keys, strict=True)])
        )


def wrong_squares(scores: np.ndarray, legal: np.ndarray) -> np.ndarray:
    """Not legal among the likeliest N, and legal ones not among them, N being how many are legal: (n, S) -> (n)."""
    ranks = (-scores).argsort(1, kind="stable").argsort(1)
    chosen = ranks < legal.sum(1, keepdims=True)
    return (chosen != legal).sum(1)


def _told(wrong: np.ndarray, first: np.ndarray) -> Arrays:
    """The counts of all discs so far, (n, cases) both, as channels."""
    rng = np.random.default_rng(SEED)
    again = rng.integers(len(wrong), size=(DRAWN_AGAIN, len(wrong)))
    drawn = np.stack([wrong[:, case][again].mean(1) for case in range(len(CASES))], 1)  # (drawn again, cases)
    ends = np.percentile(closed(drawn, FLIPPED), [50 - CERTAINTY / 2, 50 + CERTAINTY / 2])
    means = wrong.mean(0)
    return {
        "surgery_cases": np.array(CASES, np.str_),
        "surgery_errors": means.astype(np.float32),
        "surgery_first_legal": first.mean(0).astype(np.float32),
        "surgery_closed": np.array(closed(means, FLIPPED), np.float32),
        "surgery_interval": ends.astype(np.float32),
        "surgery_chance_closed": np.array(closed(means, CHANCE), np.float32),
        "surgery_flips": np.array(len(wrong), np.int64),
    }


def closed(errors: np.ndarray, case: int) -> np.ndarray:
    """Share of the gap from before to the real board that this closes, (..., cases) -> (...); nan without a gap."""
    gap = errors[..., BEFORE] - errors[..., REAL]
    return np.where(gap > 0, (errors[..., BEFORE] - errors[..., case]) / np.where(gap > 0, gap, 1), np.nan)
