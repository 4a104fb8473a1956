"""Matrix multiply: a weight matrix of the model times its real input, or two matrices of one's own, cell by cell.

A convolution is shown on its picture: the patch of each pixel times the kernel.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from html import escape
from typing import Any

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from scoutview.frame import Curves
from scoutview.graphics.base.look import Look
from scoutview.graphics.widgets.lines import Lines
from scoutview.observation import History, HistoryRequest, Observation, Question
from scoutview.panels.matrix_multiply.answer_plan import LABELS, PRODUCT
from scoutview.panels.matrix_multiply.complaint import ComplaintLine
from scoutview.panels.matrix_multiply.controls import SPEEDS, MatrixControls
from scoutview.panels.matrix_multiply.layout_plan import Part
from scoutview.panels.matrix_multiply.overview_plan import starts_around
from scoutview.panels.matrix_multiply.own_matrices_plan import OwnMatrices
from scoutview.panels.matrix_multiply.patch_picture import PatchPicture
from scoutview.panels.matrix_multiply.picture import MatrixPicture
from scoutview.panels.matrix_multiply.places_plan import kept
from scoutview.panels.matrix_multiply.play_plan import Place, after, reset, step_back
from scoutview.panels.matrix_multiply.player import MatrixPlayer
from scoutview.panels.matrix_multiply.product_plan import Product, Window
from scoutview.panels.matrix_multiply.shown_plan import OPERATIONS, SITES, ShownMatrices
from scoutview.panels.matrix_multiply.stage import MatrixStage
from scoutview.panels.matrix_multiply.typing import MatrixTyping
from scoutview.panels.matrix_multiply.words import IN_WORDS, cell_finding, cell_formula, costs, site_hint, tokens_of
from scoutview.panels.panel import Panel

FORMULA_TERMS = 8
SIDE = 16.0  # design pixels beside the controls
LEAST_REST = 110.0  # design pixels of height below the controls, where these have room


class MatrixMultiply(Panel):
    """Its choices are those of `ShownMatrices`.

    Before a cell of the model's was chosen it is the telling one of the product that is shown (`telling_plan`).
    """

    name = "matrix_multiply"
    title = "Matrix multiply"
    brief_title = "Matrix"
    needs = frozenset({*SITES, *PRODUCT, *LABELS, *OPERATIONS})

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._shown = ShownMatrices()
        self.controls = MatrixControls(look, self)
        self.stage = MatrixStage(look, self)
        self.picture, self.patches, self.overview = self.stage.picture, self.stage.patches, self.stage.overview
        self.counts = Lines(look, self)
        self.complaint = ComplaintLine(look, self)
        self.typing = MatrixTyping(self.picture)
        self.player = MatrixPlayer(self)
        self._connect()
        self._show()

    def _connect(self) -> None:
        controls, player = self.controls, self.player
        controls.own_chosen.connect(self._choose_mode)
        controls.on_picture_chosen.connect(self._choose_picture)
        controls.all_numbers_chosen.connect(self._choose_all_numbers)
        controls.site_chosen.connect(self._choose_site)
        controls.sizes_chosen.connect(self._choose_sizes)
        controls.speed_chosen.connect(self._choose_speed)
        controls.play_pressed.connect(self._play_or_pause)
        controls.step_pressed.connect(lambda: self._on_window(player.step))
        controls.back_pressed.connect(lambda: self._jump(step_back))
        controls.reset_pressed.connect(lambda: self._jump(reset))
        self.picture.chosen.connect(self._choose_part)
        self.overview.chosen.connect(self._move_window)
        self.overview.dragged.connect(self._move_window)
        self.patches.looked_at.connect(self._look_at)
        self.patches.entered.connect(self._play_or_pause)
        self.picture.entered.connect(lambda: self.typing.edit_first() if self._shown.own else self._play_or_pause())
        player.moved.connect(self._take_place)
        player.playing_changed.connect(controls.show_playing)
        self.typing.changed.connect(self._show)

    def shown_cell(self) -> tuple[int, int]:
        """Row and column of the result whose sum is seen."""
        return self._place().cell

    def explanation(self) -> str:
        if self._shown.shows_patches:
            return "A patch of the picture times a kernel, number by number, added up: one pixel."
        return "A row times a column, number by number, added up: one cell."

    def questions(self) -> Collection[Question]:
        return self._shown.questions()

    def histories(self) -> Collection[HistoryRequest]:
        return self._shown.histories(self.curves)

    def show_observation(self, observation: Observation) -> None:
        with self.asking_anew():
            if self._shown.take(observation):
                self._fill()  # of another matrix or probe all is shown
            self._show()

    def show_curves(self, curves: Curves) -> None:
        before = self.curves
        with self.asking_anew():
            super().show_curves(curves)
            if not curves.continue_those(before):  # another run
                self._shown.places.forget()
                self._fill()
                self._show()

    def show_history(self, history: History) -> None:
        if history.request in self.histories() and self._shown.take_decision(history):
            self._show()

    def finding(self) -> str:
        product = self._product()
        return "" if product is None else cell_finding(product, self.shown_cell(), own=self._shown.own)

    def formula(self) -> str:
        product, window = self._product(), self._window_now()
        if product is None or window is None:
            return IN_WORDS
        cost = costs(self._shown.operations, product, self._shown.own)[0]
        return f"{cell_formula(product, self.shown_cell(), window.inner[:FORMULA_TERMS])}<p>{escape(cost)}</p>"

    def local_steps(self) -> int:
        window = self._window_now()
        return window.cells + 1 if window is not None else 0  # first the empty result, then cell by cell

    def show_local_step(self, number: int) -> None:
        self._jump(lambda _place, window: after(number, window))

    def _dress(self) -> None:
        self.typing.close()

    def view_settings(self) -> Mapping[str, Any]:
        return {
            **self._shown.to_settings(),
            "zoom": self.overview.zoom_settings(),
            "matrices": self.typing.matrices.to_settings(),
            "speed": self.player.speed,
        }

    def restore(self, view_settings: Mapping[str, Any]) -> None:
        self.player.stop()
        self._shown.restore(view_settings)
        self.overview.restore_zoom(view_settings.get("zoom"))
        self.typing.matrices = kept(OwnMatrices.from_settings, view_settings.get("matrices"), OwnMatrices())
        speed = view_settings.get("speed", 1.0)
        self.player.speed = float(speed) if speed in SPEEDS.values() else 1.0
        self._show()
        self.questions_changed.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._fill()
        self.typing.close()

    def _arrange(self) -> None:
        """Controls on top, what it costs at the bottom, the pictures between."""
        side, width = self.look.px(SIDE), self.width() - 2 * self.look.px(SIDE)
        rest = self.arrange_controls(self.controls, self.controls.arrange, SIDE, below=8.0, least_height=LEAST_REST)
        top = round(rest * self.look.scale)
        design_height = self.height() / self.look.scale
        has_counts = self._tells_costs() or self.complaint.isVisibleTo(self)
        most = 18 if design_height < 290 or self.look.alone else 36 if design_height < 420 else 72
        lines = min(most if has_counts else 0, self.counts.height_for(width / self.look.scale))
        foot = self.look.px(lines + (4 if most == 18 else 10))
        self.counts.setGeometry(side, self.height() - foot, width, self.look.px(lines))
        self.complaint.setGeometry(self.counts.geometry())
        self.stage.setGeometry(0, top, self.width(), max(1, self.height() - foot - top))
        self.stage.arrange(self._product(), self._shown)

    # what is shown now

    @property
    def view(self) -> MatrixPicture | PatchPicture:
        """The picture that is shown: of the matrices, or of a convolution."""
        return self.stage.view

    def _window_now(self) -> Window | None:
        return self.view.window_now()

    def _product(self) -> Product | None:
        return self._shown.product(self.typing.matrices)

    def _tells_costs(self) -> bool:
        """With all of the window only where they are of one's own matrices, or of tokens as those of GPT-3 are."""
        product = self._product()
        return not self.look.alone or self._shown.own or (product is not None and tokens_of(product) > 0)

    def _place(self) -> Place:
        return self._shown.place_in(self._product())

    def _fill(self) -> None:
        """No more playing; all of the output is there."""
        self.player.stop()
        self._shown.places.fill()
        self._show_place()

    def _show(self) -> None:
        shown, product = self._shown, self._product()
        complaints = self.typing.complaints() if shown.own else None
        changes_kind = shown.shows_patches is not (self.view is self.patches)
        self._show_place()
        self.complaint.show_sentence(complaints.sentence if complaints else "")
        self.counts.setVisible(self._tells_costs() and not (complaints and complaints.sentence))
        self.counts.show_texts(*costs(shown.operations, product, shown.own))
        self.stage.show_patches(shown.shows_patches)
        self._show_controls()
        self.arrange()
        if changes_kind:
            self.explanation_changed.emit()

    def _show_place(self) -> None:
        product = self._product()
        if product is not None:
            complaints = self.typing.complaints() if self._shown.own else None
            self.stage.show_product(product, self._shown, complaints)

    def _show_controls(self) -> None:
        shown, matrices, product = self._shown, self.typing.matrices, self._shown.answered
        on_picture = shown.on_picture if product is not None and product.patches is not None else None
        self.controls.show_mode(own=shown.own, on_picture=None if shown.own else on_picture)
        self.controls.show_all_numbers(not shown.few if shown.has_more_than_few else None)
        self.controls.show_sizes(matrices.rows, matrices.inner, matrices.columns)
        self.controls.show_speed(self.player.speed)
        hints = [site_hint(name, inner, columns) for name, (_, inner, columns) in shown.sites.items()]
        name = product.name if product else ""
        self.controls.show_sites(tuple(shown.sites), hints, shown.site if shown.site in shown.sites else name)

    # choices

    def _choose_mode(self, own: bool) -> None:
        self._fill()
        self.typing.close()
        self._shown.own = own
        self._show()
        self.questions_changed.emit()

    def _choose_picture(self, on_picture: bool) -> None:
        self._fill()
        self._shown.on_picture = on_picture
        self._show()

    def _choose_all_numbers(self, all_numbers: bool) -> None:
        """The chosen cell stays; the window is where it and its sum are shown best."""
        self._fill()
        self._shown.few = not all_numbers
        self._shown.places.open_anew()
        self._show()

    def _choose_site(self, site: str) -> None:
        self._fill()
        self._shown.site, self._shown.places.model = site, None
        self._show()
        self.questions_changed.emit()

    def _choose_sizes(self, rows: int, inner: int, columns: int) -> None:
        self._fill()
        self.typing.close()
        self.typing.matrices = replace(self.typing.matrices, rows=rows, inner=inner, columns=columns)
        self._show()

    def _choose_speed(self, speed: float) -> None:
        self.player.speed = speed

    def _choose_part(self, part: Part) -> None:
        name, row, column = part
        window, product = self._window_now(), self._product()
        if name == "result" and window is not None:
            self.player.stop()
            self._take_place(self._at(window).looking_at((row, column)))
        elif self._shown.own:
            self.player.stop()
            self.typing.edit(part)
        elif name == "top" and product is not None:
            self.part_chosen.emit("one_weight", {"weight": self._shown.weight_at(product.name, row, column)})

    def _look_at(self, cell: tuple[int, int], channel: int) -> None:
        """A pixel of a convolution's output, through one of the maps that enter."""
        window = self.patches.window_now()
        if window is None:
            return
        self.player.stop()
        place = self._at(window)
        if (channel * window.sizes[1], cell[1]) != window.starts[1:]:
            place = place.full()  # another map is another output
        starts = 0, channel * window.sizes[1], cell[1]
        self._take_place(replace(place, starts=starts).looking_at(cell))

    def _move_window(self, part: Part) -> None:
        """Show the surroundings of a cell of the whole matrices; the chosen cell keeps its place in the window."""
        window, product = self.picture.window_now(), self._product()
        if window is None or product is None:
            return
        self.player.stop()
        starts = starts_around(part, product.shape, window)
        row, column = self.shown_cell()
        cell = (row + starts[0] - window.starts[0], column + starts[2] - window.starts[2])
        self._take_place(Place(cell, starts))
        self.stage.arrange(product, self._shown)

    def _play_or_pause(self) -> None:
        if self.player.playing:
            self.player.stop()
        else:
            self._on_window(self.player.play)

    def _on_window(self, act: Callable[[Place, Window, int], None]) -> None:
        window = self._window_now()
        if window is not None and self.isVisible():
            self.typing.close()
            act(self._at(window), window, len(self.view.terms_now()))

    def _jump(self, move: Callable[[Place, Window], Place]) -> None:
        self.player.stop()
        window = self._window_now()
        if window is not None:
            self._take_place(move(self._at(window), window))

    def _at(self, window: Window) -> Place:
        return replace(self._place(), starts=window.starts)

    def _take_place(self, place: Place) -> None:
        self._shown.places.take(place, own=self._shown.own)
        self._show_place()
