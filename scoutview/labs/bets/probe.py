"""The bet that is asked: a chance, what is won or lost, and how it ended."""

from __future__ import annotations

from dataclasses import dataclass

from scoutview.labs.bets.bets import LOST, PLAYS, WON
from scoutview.language import tr
from scoutview.probe import Probe
from scoutview.settings import setting


@dataclass(frozen=True, kw_only=True)
class BetProbe(Probe):
    """It is won `chance` times of ten; then `win` comes in, else `lose` is gone; `outcome` is how it ended."""

    chance: int = setting(
        7, tr("Chance"), description=tr("Times of ten that it is won."), minimum=1, maximum=PLAYS - 1, field_px=44
    )
    win: int = setting(3, tr("Win"), description=tr("What is won."), minimum=1, field_px=44)
    lose: int = setting(5, tr("Lose"), description=tr("What is lost otherwise."), minimum=1, field_px=44)
    outcome: str = setting("lost", tr("Outcome"), description=tr("How it ended."), choices=(LOST, WON), field_px=60)
