"""The board in a network: the real one beside what is read out of the stream, and discs turned over inside."""

from collections.abc import Collection, Mapping
from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

from scoutview.frame import Arrays, Curves
from scoutview.graphics.base.box import Box
from scoutview.graphics.base.look import Look
from scoutview.graphics.plots.appearance_plot import appearance_plot
from scoutview.graphics.plots.plot import CurvePlot
from scoutview.graphics.plots.view_plan import AxesPart
from scoutview.graphics.runs.appearance_plan import Appearance
from scoutview.graphics.runs.spread_plan import spread_steps
from scoutview.graphics.widgets.board import BoardCanvas
from scoutview.graphics.widgets.empty import Empty
from scoutview.graphics.widgets.lines import Lines
from scoutview.graphics.widgets.ranked_bars import RankedBars
from scoutview.interventions import parse_interventions
from scoutview.language import tr
from scoutview.observation import History, HistoryRequest, Observation, Question
from scoutview.panels.board_in_network import words
from scoutview.panels.board_in_network.controls import SHOWN, BoardControls
from scoutview.panels.board_in_network.plan import (
    BOARD,
    CAPTION,
    ERRORS,
    FLIPS,
    WORST,
    BoardRead,
    ErrorsRead,
    appearance,
    errors_board,
    read_board,
    real_board,
    rooms,
    usual_place,
)
from scoutview.panels.panel import Panel, kept_index

ASKED = tuple(Question(name) for name in ("game", "board_read_out", "board_errors", "legal_moves", "flips"))
OVER_RUN = Question("board_errors")
SIDE, BELOW = 16.0, 6.0  # design pixels beside and below the words
ROW = 24.0  # of a bar
WHEN_FROM = 160.0  # of height that hold a line over the run
TALL = 620.0  # of height that spares a second line for the sentence
BOARDS_FROM = 150.0  # of height that the boards keep: words go before


class BoardInNetworkPanel(Panel):
    """Its choices: where is read, after which blocks a click turns a disc over, board or errors, log steps."""

    name = "board_in_network"
    title = tr("Board in the network")
    brief_title = tr("Board")
    field_term = tr("linear probe, world model, residual stream")
    needs: ClassVar[frozenset[str]] = frozenset({*BOARD, *ERRORS, *FLIPS})

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._seen: Observation | None = None
        self._read: BoardRead | None = None
        self._errors: ErrorsRead | None = None
        self._answers: Mapping[int, Arrays] = {}
        self._place: int | None = None
        self._blocks: tuple[int, ...] | None = None
        self._kind, self._log_steps = "board", True
        self.controls = BoardControls(look, self)
        self.sentence = Lines(look, self, role="title")
        self.captions = {name: Lines(look, self) for name in ("real", "read")}
        self.boards = {name: BoardCanvas(look, self) for name in ("real", "read")}
        self.bars = RankedBars(look, self, row_height=ROW, large=True)
        self.fitted, self.when = Lines(look, self), Lines(look, self)
        self.run = CurvePlot(look, self)
        self.run.setAccessibleName(tr("Squares read wrong over the steps of training"))
        self.empty = Empty(look, words.NOTHING_YET, self)
        for board in self.boards.values():
            board.chosen.connect(self._flip)
        self.run.step_chosen.connect(self.step_chosen)
        self.run.axis_clicked.connect(lambda axis: self._switch_axis(not self._log_steps) if axis == "steps" else None)
        self.controls.place_chosen.connect(self._choose_place)
        self.controls.block_toggled.connect(self._toggle_block)
        self.controls.shown_chosen.connect(self._choose_kind)
        self.controls.log_switched.connect(self._switch_axis)
        self._show()

    def explanation(self) -> str:
        return tr("The real board, and the board as it is read out of the network's own numbers.")

    def questions(self) -> Collection[Question]:
        return ASKED

    def histories(self) -> Collection[HistoryRequest]:
        steps = spread_steps(self.curves)
        return (HistoryRequest(OVER_RUN, steps),) if steps else ()

    def show_curves(self, curves: Curves) -> None:
        with self.asking_anew():
            if not curves.continue_those(self.curves):
                self._answers = {}
            super().show_curves(curves)
        self._draw_run()
        self._show()

    def show_history(self, history: History) -> None:
        if history.request.question == OVER_RUN:
            self._answers = history.answers
            self._draw_run()
            self._show()

    def show_observation(self, observation: Observation) -> None:
        if not observation.has(*BOARD, *FLIPS):
            return
        first = self._seen is None
        self._seen, self._read = observation, BoardRead.of(observation.arrays)
        self._errors = ErrorsRead.of(observation.arrays) if observation.has(*ERRORS) else None
        self.controls.offer(len(self._read.places))
        if first:
            self._draw_run()
        self._show()

    def finding(self) -> str:
        return words.findings(self._read, self._errors, self._at)[0]

    def formula(self) -> str:
        return words.formula(self._read, self._errors, self._found, self._at)

    def view_settings(self) -> Mapping[str, Any]:
        zoom = self.run.part.to_settings()
        blocks = None if self._blocks is None else list(self._blocks)
        chosen = {"place": self._place, "blocks": blocks, "shown": self._kind, "log_steps": self._log_steps}
        return {**chosen, **({"zoom": zoom} if zoom else {})}

    def restore(self, view_settings: Mapping[str, Any]) -> None:
        self._place = kept_index(view_settings.get("place"))
        blocks = view_settings.get("blocks")
        told = isinstance(blocks, list) and all(kept_index(block) is not None for block in blocks)
        self._blocks = tuple(blocks) if told else None  # type: ignore[arg-type]  # a list of numbers
        self._kind = view_settings["shown"] if view_settings.get("shown") in SHOWN else self._kind
        if isinstance(view_settings.get("log_steps"), bool):
            self._log_steps = view_settings["log_steps"]
        self.run.show_part(AxesPart.of_settings(view_settings.get("zoom")))
        self._draw_run()
        self._show()

    # choices

    @property
    def _at(self) -> int:
        """The place that is read."""
        if self._seen is None or self._read is None:
            return 0
        usual = usual_place(len(self._read.places), self._seen["flip_blocks"])
        return usual if self._place is None else min(self._place, len(self._read.places) - 1)

    @property
    def _written(self) -> tuple[int, ...]:
        """After which blocks a click turns a disc over."""
        if self._seen is None:
            return ()
        there = range(len(self._seen["flip_texts"]))
        chosen = self._seen["flip_blocks"].tolist() if self._blocks is None else self._blocks
        return tuple(block for block in chosen if block in there)

    def _choose_place(self, place: int) -> None:
        self._place = place
        self._draw_run()
        self._show()

    def _toggle_block(self, block: int) -> None:
        """At least one stays."""
        changed = {*self._written} ^ {block}
        self._blocks = tuple(sorted(changed)) if changed else self._written
        self._show()

    def _choose_kind(self, kind: str) -> None:
        self._kind = kind
        self._show()

    def _switch_axis(self, log_steps: bool) -> None:
        self._log_steps = log_steps
        self._draw_run()
        self._show()

    def _flip(self, square: int) -> None:
        """Turn a disc over inside the network, or back."""
        if self._seen is None or self._read is None or not self._read.real[square]:
            return
        name = self._read.names[square]
        held = parse_interventions(self._seen.probe.interventions)
        back = [each.text for each in held if each.kind == "direction" and each.name == name]
        texts = self._seen["flip_texts"]
        for text in back or [str(texts[block, square]) for block in self._written]:
            self.intervention_chosen.emit(text)

    # what is shown

    @property
    def _found(self) -> Appearance:
        """When the board appeared at the place that is read."""
        return appearance(self._answers, spread_steps(self.curves), self._at)

    def _draw_run(self) -> None:
        """What does not follow the frame on screen."""
        self.run.show_plot(
            appearance_plot(
                self._found, self.curves, tr("this network"), words.UNIT, log_steps=self._log_steps, is_share=False
            )
        )

    def _show(self) -> None:
        read, place = self._read, self._at
        self.controls.show_choices(self._kind, place, self._written, log_steps=self._log_steps)
        if read is not None and self._seen is not None:
            self.sentence.show_texts(*words.findings(read, self._errors, place))
            self.captions["real"].show_texts(*words.real_caption(read))
            self.boards["real"].show_board(real_board(read))
            self._show_read(read, place)
            self.when.show_texts(*words.run_words(self._found))
            self.run.show_cursor(self._seen.step)
        self.arrange()

    def _show_read(self, read: BoardRead, place: int) -> None:
        errors = self._errors
        if self._kind == "errors" and errors is not None:
            self.captions["read"].show_texts(*words.errors_caption(read, place))
            self.boards["read"].show_board(errors_board(read, errors.by_square[place]))
        else:
            self.captions["read"].show_texts(*words.read_caption(read, place))
            self.boards["read"].show_board(read_board(read, place))
        if errors is not None:
            values, texts = words.bars(errors, place)
            self.bars.show_rows(
                words.BARS, words.ROWS, [min(1.0, value / WORST) for value in values], numbers=texts, chosen=0
            )
            self.fitted.show_texts(*words.beside_bars(errors, place), quiet=True)

    def _arrange(self) -> None:
        width, height = self.width() / self.look.scale, self.height() / self.look.scale
        seen = self._read is not None
        top = self.arrange_controls(self.controls, self.controls.arrange, SIDE, below=6.0, least_height=BOARDS_FROM)
        self.empty.setVisible(not seen)
        self.place(self.empty, Box(0, top, width, max(1.0, height - top)))
        top = self._arrange_sentence(top, width, height, seen=seen)
        places = rooms(width, top, height)
        self.controls.offer_parts(run=places.run is not None)
        for name, box in (("real", places.real), ("read", places.read)):
            shown = seen and box is not None
            self.captions[name].setVisible(shown)
            self.boards[name].setVisible(shown)
            if box is not None:
                self.place(self.captions[name], box._replace(height=CAPTION))
                self.place(self.boards[name], Box(box.x, box.y + CAPTION, box.width, max(1.0, box.height - CAPTION)))
        self._arrange_run(places.run if seen else None)
        self._arrange_numbers(places.numbers if seen and self._errors is not None else None, tells=places.run is None)

    def _arrange_sentence(self, top: float, width: float, height: float, *, seen: bool) -> float:
        inner = max(1.0, width - 2 * SIDE)
        lines = min(2 if height >= TALL else 1, round(self.sentence.height_for(inner) / self.sentence.pitch))
        most = min(lines, int((height - top - BOARDS_FROM) // self.sentence.pitch))
        shown = seen and not self.look.says_finding and most > 0
        self.sentence.setVisible(shown)
        if not shown:
            return top
        self.place(self.sentence, Box(SIDE, top, inner, most * self.sentence.pitch))
        return top + most * self.sentence.pitch + BELOW

    def _arrange_numbers(self, box: Box | None, *, tells: bool) -> None:
        """Bars and what has to be known of them; the run in words below, where it has no room itself."""
        self.bars.setVisible(box is not None)
        self.fitted.setVisible(box is not None)
        if box is None:
            return
        foot = self.fitted.height_for(box.width)
        tall = 22.0 + ROW * len(words.ROWS)
        roomy = box.height >= tall + foot
        self.fitted.setVisible(roomy)
        self.place(self.bars, box._replace(height=min(box.height, tall)))
        self.place(self.fitted, Box(box.x, box.y + tall + BELOW, box.width, max(1.0, foot)))
        if tells:
            top, height = box.y + tall + foot + 3 * BELOW, self.when.height_for(box.width)
            self.when.setVisible(top + height <= box.bottom)
            self.place(self.when, Box(box.x, top, box.width, max(1.0, height)))

    def _arrange_run(self, box: Box | None) -> None:
        told = box is not None and box.height >= WHEN_FROM
        self.run.setVisible(box is not None)
        self.when.setVisible(told)
        if box is None:
            return
        top = box.y
        if told:
            self.place(self.when, Box(SIDE, top, max(1.0, box.width - 2 * SIDE), self.when.pitch))
            top += self.when.pitch
        self.place(self.run, Box(box.x, top, box.width, max(1.0, box.bottom - top)))
