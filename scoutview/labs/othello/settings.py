"""Settings of the lab: the board, what a move is to be like, the network, how it trains."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from scoutview.errors import UserError
from scoutview.language import tr
from scoutview.settings import Preset, Settings, learning_rate_setting, setting, steps_setting

BOARDS = ("6x6", "8x8")
ALL_LEGAL, PLAYED = "all legal moves", "the move played"


@dataclass(frozen=True, kw_only=True)
class OthelloSettings(Settings):
    steps: int = steps_setting(1200)
    learning_rate: float = learning_rate_setting(
        0.02,
        tr("How far each step moves the matrices of the blocks under Muon; all that AdamW moves goes a fifth as far."),
    )
    board: str = setting("6x6", tr("Board"), description=tr("Squares down and across."), choices=BOARDS)
    target: str = setting(
        ALL_LEGAL,
        tr("Target"),
        description=tr(
            "What the network learns to say of the next move: that all legal ones are as likely, so that the"
            " loss shows it which are legal; or the move that was played, drawn from them. Neither shows it a board."
        ),
        choices=(ALL_LEGAL, PLAYED),
    )
    games: int = setting(
        40_000,
        tr("Games"),
        description=tr("By random legal moves, drawn once before training."),
        minimum=100,
        maximum=400_000,
    )
    width: int = setting(
        64, tr("Width"), description=tr("Numbers per move inside the network."), minimum=4, maximum=512
    )
    layers: int = setting(4, tr("Blocks"), description=tr("Of attention and MLP."), minimum=1, maximum=12)
    heads: int = setting(4, tr("Heads"), description=tr("Of attention, in each block."), minimum=1, maximum=16)
    batch: int = setting(64, tr("Batch"), description=tr("Games in one step."), minimum=1, maximum=1024)
    presets: ClassVar[tuple[Preset, ...]] = (
        Preset(
            "6x6",
            tr("A board of 6x6"),
            tr("The loss shows which moves are legal. About 75 seconds."),
            {},
        ),
        Preset(
            "long",
            tr("Five minutes"),
            tr("More steps on more games: more moves are legal, and more of them follow a disc that is turned over."),
            {"steps": 4200, "games": 150_000},
        ),
        Preset(
            "played",
            tr("Moves as played"),
            tr(
                "The loss shows the one move that was played, as in the published work. Takes about three times as"
                " long."
            ),
            {"target": PLAYED},
        ),
        Preset(
            "8x8",
            tr("The usual board, 8x8"),
            tr("Longer games on more squares: some minutes."),
            {"board": "8x8", "width": 96, "games": 20_000},
        ),
    )

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.width % self.heads:
            raise UserError(
                tr(
                    "Width (width) should be a multiple of the heads ({heads}), so that each has as much of it, "
                    "not {width}."
                ).format(heads=self.heads, width=self.width)
            )

    @property
    def side(self) -> int:
        """Squares along a side."""
        return int(self.board[0])
