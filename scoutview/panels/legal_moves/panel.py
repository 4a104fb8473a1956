"""The next moves on the squares of the board: as the network says them, and what a turned disc changes."""

from collections.abc import Collection, Mapping
from typing import Any, ClassVar

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from scoutview.frame import Curves
from scoutview.graphics.base import numbers
from scoutview.graphics.base.box import Box
from scoutview.graphics.base.look import Look
from scoutview.graphics.plots.plot import CurvePlot
from scoutview.graphics.plots.plot_contents import Plot
from scoutview.graphics.plots.plot_places import Flag, Level, Series
from scoutview.graphics.plots.view_plan import AxesPart
from scoutview.graphics.widgets.board import BoardCanvas
from scoutview.graphics.widgets.buttons import fit_button
from scoutview.graphics.widgets.controls import Controls
from scoutview.graphics.widgets.empty import Empty
from scoutview.graphics.widgets.lines import Foot, Lines
from scoutview.graphics.widgets.segment import put_one_of, segment
from scoutview.language import tr
from scoutview.observation import Observation, Question
from scoutview.panels.legal_moves import words
from scoutview.panels.legal_moves.plan import (
    GAME,
    HELD_OUT,
    LEAST_RUN,
    LEGAL,
    LegalRead,
    below_board,
    moves_board,
    rooms,
)
from scoutview.panels.panel import Panel

ASKED = (Question("game"), Question("legal_moves"), Question("held_out_moves"))
SIDE, BELOW = 16.0, 6.0  # design pixels beside and below the words
BOARD_FROM = 190.0  # of height that the board keeps: words go before
LEAST = 150.0  # of height beside the controls, where these are shown
RUN_FROM = 240.0  # of width that hold the run
PARTS = {"moves": tr("Moves"), "run": tr("Run")}
PART_TIPS = {
    "moves": tr("The next moves on the board"),
    "run": tr("How many first choices are legal in unseen games, over the steps of training"),
}
TIMES = {"now": tr("Disc turned"), "before": tr("As it was")}
TIPS = {"now": tr("The moves with the disc turned over inside"), "before": tr("The moves of the network as it is")}


class MovesControls(Controls):
    """The board or the run, where not both have room; before and after, where discs are turned over; steps."""

    part_chosen = Signal(str)
    time_chosen = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.times = {name: segment(word, TIPS[name], self) for name, word in TIMES.items()}
        self.log_steps = segment(tr("log steps"), tr("Logarithmic axis of steps: the beginning in detail"), self)
        self.parts = {name: segment(word, PART_TIPS[name], self) for name, word in PARTS.items()}
        row = QHBoxLayout()
        put_one_of(self.parts, row, self.part_chosen.emit, self)
        put_one_of(self.times, row, self.time_chosen.emit, self)
        row.addStretch(1)
        row.addWidget(self.log_steps)
        self.rows.addLayout(row)
        self.set_look(look)

    def offer(self, *, parts: bool, times: bool, steps: bool) -> None:
        """Only what changes something that is seen now."""
        for buttons, offered in ((self.parts, parts), (self.times, times)):
            for button in buttons.values():
                button.setVisible(offered)
        self.log_steps.setVisible(steps)

    def set_look(self, look: Look) -> None:
        super().set_look(look)
        for button in (*self.parts.values(), *self.times.values(), self.log_steps):
            fit_button(button, look)

    def arrange(self, width: int) -> int:
        """How high it gets; it takes one row at any width."""
        return self.stand_in_rows(one=True)


class LegalMovesPanel(Panel):
    """Its choices: board or run, where not both have room; with the discs turned over or as it was; log steps."""

    name = "legal_moves"
    title = tr("Legal moves")
    brief_title = tr("Moves")
    needs: ClassVar[frozenset[str]] = frozenset({*GAME, *LEGAL, *HELD_OUT})

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._seen: Observation | None = None
        self._read: LegalRead | None = None
        self._part, self._time, self._log_steps = "moves", "now", True
        self._has_both = False  # whether board and run have room
        self.controls = MovesControls(look, self)
        self.sentence, self.foot = Lines(look, self, role="title"), Lines(look, self)
        self.board = BoardCanvas(look, self)
        self.run = CurvePlot(look, self)
        self.run.setAccessibleName(tr("Legal moves in unseen games over the steps of training"))
        self.empty = Empty(look, words.NOTHING_YET, self)
        self.board.chosen.connect(self._play)
        self.run.step_chosen.connect(self.step_chosen)
        self.run.axis_clicked.connect(lambda axis: self._switch_axis(not self._log_steps) if axis == "steps" else None)
        self.controls.log_steps.clicked.connect(self._switch_axis)
        self.controls.time_chosen.connect(self._choose_time)
        self.controls.part_chosen.connect(self._choose_part)
        self._show()

    def explanation(self) -> str:
        return tr("How likely each square is the next move; outlined: legal.")

    def questions(self) -> Collection[Question]:
        return (*ASKED, Question("legal_moves").of_unchanged())

    def show_curves(self, curves: Curves) -> None:
        super().show_curves(curves)
        self._draw_run()
        self._show()

    def show_observation(self, observation: Observation) -> None:
        if not observation.has(*GAME, *LEGAL):
            return
        first = self._seen is None
        self._seen, self._read = observation, LegalRead.of(observation.arrays)
        if first:
            self._draw_run()
        self._show()

    def finding(self) -> str:
        return words.findings(self._read)[0]

    def formula(self) -> str:
        arrays = {} if self._seen is None else self._seen.arrays
        return words.formula(self._read, self.curves, 0 if self._seen is None else self._seen.step, arrays)

    def view_settings(self) -> Mapping[str, Any]:
        zoom = self.run.part.to_settings()
        chosen = {"part": self._part, "time": self._time, "log_steps": self._log_steps}
        return {**chosen, **({"zoom": zoom} if zoom else {})}

    def restore(self, view_settings: Mapping[str, Any]) -> None:
        self._part = view_settings["part"] if view_settings.get("part") in PARTS else self._part
        self._time = view_settings["time"] if view_settings.get("time") in TIMES else self._time
        if isinstance(view_settings.get("log_steps"), bool):
            self._log_steps = view_settings["log_steps"]
        self.run.show_part(AxesPart.of_settings(view_settings.get("zoom")))
        self._draw_run()
        self._show()

    # choices

    def _choose_part(self, part: str) -> None:
        self._part = part
        self._show()

    def _choose_time(self, time: str) -> None:
        self._time = time
        self._show()

    def _switch_axis(self, log_steps: bool) -> None:
        self._log_steps = log_steps
        self._draw_run()
        self._show()

    def _play(self, square: int) -> None:
        """The game with this move."""
        read = self._read
        if read is None or not read.legal[square]:
            return
        self.probe_chosen.emit(" ".join((*read.moves, read.names[square])))

    # what is shown

    def _draw_run(self) -> None:
        """What does not follow the frame on screen."""
        curves = self.curves
        guessed = float(self._seen["held_out_guessed"]) if self._seen and "held_out_guessed" in self._seen else np.nan
        nothing = np.full(len(curves), np.nan)
        self.run.show_plot(
            Plot(
                steps=curves.steps,
                series=[Series(role, word, curves.metrics.get(name, nothing)) for name, role, word in words.CURVES],
                unit=words.UNIT,
                flags=[Flag(mark.step, (mark.words,)) for mark in curves.marks],
                log_x=self._log_steps,
                is_share=True,
                levels=(Level(guessed, tr("any empty square")),) if np.isfinite(guessed) else (),
                until=curves.planned_steps,
                labels=True,
                text_of=numbers.share,
            )
        )

    def _show(self) -> None:
        read = self._read
        self.controls.times[self._time].setChecked(True)
        self.controls.parts[self._part].setChecked(True)
        self.controls.log_steps.setChecked(self._log_steps)
        if read is not None and self._seen is not None:
            self.sentence.show_texts(*words.findings(read))
            self.foot.show_texts(*words.foot_words(read), quiet=True)
            self.board.show_board(moves_board(read, before=bool(read.flipped) and self._time == "before"))
            self.run.show_cursor(self._seen.step)
        self.arrange()

    def _arrange(self) -> None:
        width, height = self.width() / self.look.scale, self.height() / self.look.scale
        seen, flipped = self._read is not None, self._read is not None and bool(self._read.flipped)
        run = self._has_both or self._part == "run"
        board = self._has_both or self._part == "moves"
        self.controls.offer(parts=not self._has_both, times=flipped and board, steps=run)
        top = self.arrange_controls(self.controls, self.controls.arrange, SIDE, below=4.0, least_height=LEAST)
        self.empty.setVisible(not seen)
        self.board.setVisible(seen and board)
        self.place(self.empty, Box(0, top, width, max(1.0, height - top)))
        places = rooms(width, top, height)
        if not board:
            self._arrange_run(top, width, height, seen=seen)
        elif places.beside is None:
            self._arrange_around(top, width, height, seen=seen)
        else:
            self.place(self.board, places.board)
            self._arrange_column(places.beside, seen=seen)

    def _arrange_run(self, top: float, width: float, height: float, *, seen: bool) -> None:
        """The run alone, unless both have room."""
        inner = max(1.0, width - 2 * SIDE)
        for text in (self.sentence, self.foot):
            text.setVisible(False)
        beside = rooms(width, top, height).beside
        both = (
            beside.width >= RUN_FROM and beside.height >= 2 * LEAST_RUN if beside else below_board(inner, height - top)
        )
        self._tell_both(bool(both))
        self.run.setVisible(seen)
        self.place(self.run, Box(0, top, width, max(1.0, height - top)))

    def _arrange_around(self, top: float, width: float, height: float, *, seen: bool) -> None:
        """The sentence over the board, the meaning of the marks below it, and the run."""
        inner, free = max(1.0, width - 2 * SIDE), max(0.0, height - top - BOARD_FROM)
        head = self._words_in(inner, free, self.sentence, seen and not self.look.says_finding)
        self.place_foot(head, (self.sentence,), SIDE, top + head.height)
        top += head.height
        run = below_board(inner, height - top) if seen else 0.0
        foot = self._words_in(inner, height - top - run - BOARD_FROM, self.foot, seen)
        bottom = height - run
        bottom -= self.place_foot(foot, (self.foot,), SIDE, bottom)
        self.place(self.board, Box(SIDE, top, inner, max(1.0, bottom - top)))
        self._place_run(Box(0, height - run, width, run) if run else None)

    def _arrange_column(self, column: Box, *, seen: bool) -> None:
        """Beside the board: the sentence, the run, and what the marks mean."""
        head = self._words_in(column.width, column.height, self.sentence, seen and not self.look.says_finding)
        self.place_foot(head, (self.sentence,), column.x, column.y + head.height)
        foot = self._words_in(column.width, column.height - head.height, self.foot, seen)
        bottom = column.bottom - self.place_foot(foot, (self.foot,), column.x, column.bottom)
        room = Box(column.x, column.y + head.height, column.width, bottom - column.y - head.height)
        self._place_run(room if seen and room.height >= LEAST_RUN and room.width >= RUN_FROM else None)

    def _words_in(self, width: float, free: float, text: Lines, wanted: bool) -> Foot:
        """So much room, with these words in it where they fit."""
        foot = Foot(width, max(0.0, free), BELOW)
        text.setVisible(False)
        if wanted:
            foot.take(text)
        return foot

    def _place_run(self, room: Box | None) -> None:
        self._tell_both(room is not None)
        self.run.setVisible(room is not None)
        if room is not None:
            self.place(self.run, room)

    def _tell_both(self, both: bool) -> None:
        if self._has_both != both:
            self._has_both = both
            self.arrange()  # once more: other controls are offered
