"""Matrix multiply: a weight matrix of the model times its real input, or two matrices of one's own, cell by cell.

A convolution is shown on its picture: the patch of each pixel times the kernel.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from scoutview.frame import Curves
from scoutview.graphics.base.box import Box
from scoutview.graphics.base.look import Look
from scoutview.graphics.base.numbers import count
from scoutview.graphics.widgets.lines import Lines
from scoutview.observation import Observation, Question
from scoutview.panels.matrix_multiply.answer_plan import LABELS, PRODUCT, product_from
from scoutview.panels.matrix_multiply.complaint import ComplaintLine
from scoutview.panels.matrix_multiply.controls import SPEEDS, MatrixControls
from scoutview.panels.matrix_multiply.layout_plan import FEW, Part, starts_around
from scoutview.panels.matrix_multiply.overview import MatrixOverview
from scoutview.panels.matrix_multiply.own_matrices_plan import OwnMatrices
from scoutview.panels.matrix_multiply.patch_picture import PatchPicture
from scoutview.panels.matrix_multiply.picture import MatrixPicture
from scoutview.panels.matrix_multiply.places_plan import Places, kept
from scoutview.panels.matrix_multiply.play_plan import Place, after, reset, step_back
from scoutview.panels.matrix_multiply.player import MatrixPlayer
from scoutview.panels.matrix_multiply.product_plan import (
    MODEL_SHADES,
    Product,
    Shades,
    Window,
    number_text,
    own_shades,
    where,
)
from scoutview.panels.matrix_multiply.typing import MatrixTyping
from scoutview.panels.matrix_multiply.words import IN_WORDS, Operations, cell_formula, costs, site_name
from scoutview.panels.panel import Panel
from scoutview.probe import Probe

SITES = ("site_names", "site_shapes")
OPERATIONS = ("operation_names", "multiplications", "additions")
FORMULA_TERMS = 8
SIDE = 16.0  # design pixels beside the controls


class MatrixMultiply(Panel):
    """Its choices: the model's site (the lab's default unless chosen) or one's own matrices, a cell, a window.

    Before a cell of the model's was chosen it is the telling one of each product that is shown.
    """

    name = "matrix_multiply"
    title = "Matrix multiply"
    needs = frozenset({*SITES, *PRODUCT, *LABELS, *OPERATIONS})

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._own = False
        self._site = ""
        self._places = Places()
        self._on_picture = True
        self._few = True
        self._product: Product | None = None
        self._probe: Probe | None = None
        self._operations: Operations = {}
        self._sites: dict[str, tuple[int, int, int]] = {}
        self.controls = MatrixControls(look, self)
        self.picture = MatrixPicture(look, self)
        self.patches = PatchPicture(look, self)
        self.overview = MatrixOverview(look, self)
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
        self.picture.entered.connect(lambda: self.typing.edit_first() if self._own else self._play_or_pause())
        player.moved.connect(self._take_place)
        player.playing_changed.connect(controls.show_playing)
        self.typing.changed.connect(self._show)

    def shown_cell(self) -> tuple[int, int]:
        """Row and column of the result whose sum is seen."""
        return self._shown_place().cell

    def explanation(self) -> str:
        if self._shows_patches():
            return "A patch of the picture times a kernel, number by number, added up: one pixel."
        return "A row times a column, number by number, added up: one cell."

    def questions(self) -> Collection[Question]:
        known = self._site in self._sites  # a choice kept from another model may not fit this one
        product = Question.of("matrix_product", site=self._site) if known else Question("matrix_product")
        return (Question("operations"),) if self._own else (Question("operations"), Question("sites"), product)

    def show_observation(self, observation: Observation) -> None:
        asked = self.questions()
        if observation.has(*OPERATIONS):
            names, *counts = (observation[channel].tolist() for channel in OPERATIONS)
            self._operations = dict(zip(names, zip(*counts, strict=True), strict=True))
        if observation.has(*SITES):
            shapes = map(tuple, observation["site_shapes"].tolist())
            self._sites = dict(zip(observation["site_names"].tolist(), shapes, strict=True))
        product = product_from(observation)
        if product is not None:
            self._take_product(product, observation.probe)
        self._show()
        if self.questions() != asked:
            self.questions_changed.emit()

    def show_curves(self, curves: Curves) -> None:
        before = self.curves
        super().show_curves(curves)
        if not curves.continue_those(before):  # another run
            self._fill()
            self._show()

    def finding(self) -> str:
        product, place = self._shown_product(), self._shown_place()
        if product is None:
            return ""
        site = site_name(product, own=self._own)
        summed = f"{count(product.shape[1])} products{' and the bias' if product.has_bias else ''}"
        value = number_text(float(product.result[place.cell]))
        return f"{site}, {where(product, *place.cell)}: {summed} add up to {value}."

    def formula(self) -> str:
        product, place = self._shown_product(), self._shown_place()
        if product is None:
            return IN_WORDS
        window = self._window_now()
        start = min(window.starts[1] if window else 0, max(0, product.shape[1] - FORMULA_TERMS))
        return cell_formula(product, place.cell, slice(start, start + FORMULA_TERMS))

    def local_steps(self) -> int:
        window = self._window_now()
        return window.cells + 1 if window is not None else 0  # first the empty result, then cell by cell

    def show_local_step(self, number: int) -> None:
        self._jump(lambda _place, window: after(number, window))

    def _dress(self) -> None:
        self.typing.close()

    def view_settings(self) -> Mapping[str, Any]:
        return {
            "own": self._own,
            "site": self._site,
            **self._places.to_settings(),
            "on_picture": self._on_picture,
            "few": self._few,
            "zoom": self.overview.zoom_settings(),
            "matrices": self.typing.matrices.to_settings(),
            "speed": self.player.speed,
        }

    def restore(self, view_settings: Mapping[str, Any]) -> None:
        self.player.stop()
        self._own = view_settings.get("own") is True
        self._site = str(view_settings.get("site", ""))
        self._places.restore(view_settings)
        # what was kept before there were pictures shows the matrices, as it did
        self._on_picture = view_settings.get("on_picture", self._places.model is None) is True
        # so does what was kept before there was a choice of a few: with as many numbers as it had
        before = "site" in view_settings or self._places.model is not None
        self._few = view_settings.get("few", not before) is True
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
        """Controls on top, what it costs at the bottom, the picture between."""
        side, width = self.look.px(SIDE), self.width() - 2 * self.look.px(SIDE)
        top = round(self.arrange_controls(self.controls, self.controls.arrange, SIDE, below=8.0) * self.look.scale)
        design_height = self.height() / self.look.scale
        most = 18 if design_height < 290 else 36 if design_height < 420 else 72
        lines = min(most, self.counts.height_for(width / self.look.scale))
        foot = self.look.px(lines + (4 if most == 18 else 10))
        self.counts.setGeometry(side, self.height() - foot, width, self.look.px(lines))
        self.complaint.setGeometry(self.counts.geometry())
        for picture in (self.picture, self.patches):
            picture.setGeometry(0, top, self.width(), max(1, self.height() - foot - top))
        self._show_overview()

    def _show_overview(self) -> None:
        """All of the matrices, where the picture leaves room for them."""
        layout, product = self.picture.layout_now(), self._shown_product()
        box = layout.overview if layout and not self._shows_patches() else None
        self.overview.setVisible(box is not None)
        if layout is None or product is None or box is None:
            return
        self.place(self.overview, Box(box.x, self.picture.y() / self.look.scale + box.y, box.width, box.height))
        self.overview.show_product(product, layout.window, self._shades())

    def _shades(self) -> Shades:
        product = self._shown_product()
        return own_shades(product) if self._own and product is not None else MODEL_SHADES

    def _shows_patches(self) -> bool:
        """Whether a convolution is shown on its picture."""
        has_patches = self._product is not None and self._product.patches is not None
        return has_patches and self._on_picture and not self._own

    @property
    def view(self) -> MatrixPicture | PatchPicture:
        """The picture that is shown: of the matrices, or of a convolution."""
        return self.patches if self._shows_patches() else self.picture

    def _window_now(self) -> Window | None:
        return self.view.window_now()

    def _shown_product(self) -> Product | None:
        return self.typing.matrices.product() if self._own else self._product

    def _shown_place(self) -> Place:
        return self._places.shown(self._shown_product(), own=self._own)

    def _take_product(self, product: Product, probe: Probe) -> None:
        """Another matrix or probe is another product, and all of it is shown; a new frame is the same one."""
        before = self._product
        if before is not None and (before.name, before.shape, self._probe) != (product.name, product.shape, probe):
            self._fill()
        self._product, self._probe = product, probe

    def _fill(self) -> None:
        """No more playing; all of the output is there."""
        self.player.stop()
        self._places.fill()
        self._show_place()

    def _show(self) -> None:
        product = self._shown_product()
        complaints = self.typing.complaints() if self._own else None
        changes_kind = self._shows_patches() is not self.picture.isHidden()
        if product is None:
            self.picture.show_message("The products appear here as soon as there is a frame.")
        self._show_place()
        self.complaint.show_sentence(complaints.sentence if complaints else "")
        self.counts.setVisible(not (complaints and complaints.sentence))
        self.counts.show_texts(*costs(self._operations, product, self._own))
        self.patches.setVisible(self._shows_patches())
        self.picture.setVisible(not self._shows_patches())
        self._show_controls()
        self.arrange()
        if changes_kind:
            self.explanation_changed.emit()

    def _show_controls(self) -> None:
        matrices = self.typing.matrices
        on_picture = self._on_picture if self._product is not None and self._product.patches is not None else None
        self.controls.show_mode(own=self._own, on_picture=None if self._own else on_picture)
        self.controls.show_all_numbers(not self._few if self._has_more_than_few() else None)
        self.controls.show_sizes(matrices.rows, matrices.inner, matrices.columns)
        self.controls.show_speed(self.player.speed)
        hints = [f"{inner:,} × {columns:,}" for _, inner, columns in self._sites.values()]
        shown = self._product.name if self._product else ""
        self.controls.show_sites(tuple(self._sites), hints, self._site if self._site in self._sites else shown)

    def _choose_mode(self, own: bool) -> None:
        self._fill()
        self.typing.close()
        self._own = own
        self._show()
        self.questions_changed.emit()

    def _choose_picture(self, on_picture: bool) -> None:
        self._fill()
        self._on_picture = on_picture
        self._show()

    def _choose_all_numbers(self, all_numbers: bool) -> None:
        """The chosen cell stays; the window is where it and its sum are shown best."""
        self._fill()
        self._few = not all_numbers
        if self._places.model is not None:
            self._places.model = replace(self._places.model, starts=None)
        self._show()

    def _has_more_than_few(self) -> bool:
        product = self._product
        if product is None or self._own or self._shows_patches():
            return False
        return any(side > few for side, few in zip(product.shape, FEW[0], strict=True))

    def _choose_site(self, site: str) -> None:
        self._fill()
        self._site, self._places.model = site, None
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
        window = self._window_now()
        if name == "result" and window is not None:
            self.player.stop()
            self._take_place(replace(self._at(window), cell=(row, column), formed=1.0))
        elif self._own:
            self.player.stop()
            self.typing.edit(part)

    def _look_at(self, cell: tuple[int, int], channel: int) -> None:
        """A pixel of a convolution's output, through one of the maps that enter."""
        window = self.patches.window_now()
        if window is None:
            return
        self.player.stop()
        place = self._at(window)
        if (channel * window.sizes[1], cell[1]) != window.starts[1:]:
            place = place.full()  # another map is another output
        self._take_place(replace(place, cell=cell, starts=(0, channel * window.sizes[1], cell[1]), formed=1.0))

    def _move_window(self, part: Part) -> None:
        """Show the surroundings of a cell of the whole matrices; the chosen cell keeps its place in the window."""
        window, product = self.picture.window_now(), self._shown_product()
        if window is None or product is None:
            return
        self.player.stop()
        starts = starts_around(part, product.shape, window)
        row, column = self._shown_place().cell
        cell = (row + starts[0] - window.starts[0], column + starts[2] - window.starts[2])
        self._take_place(Place(cell, starts))
        self._show_overview()

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
        return replace(self._shown_place(), starts=window.starts)

    def _take_place(self, place: Place) -> None:
        self._places.take(place, own=self._own)
        self._show_place()

    def _show_place(self) -> None:
        """The pictures at the present place, and nothing else: it moves with every tick."""
        product = self._shown_product()
        if product is not None:
            complaints = self.typing.complaints() if self._own else None
            few = self._few and not self._own
            self.picture.show_product(product, self._shown_place(), self._shades(), complaints, few=few)
            self.patches.show_product(product, self._shown_place())
