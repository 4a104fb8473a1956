"""Matrix multiply: a weight matrix of the model times its real input, or two matrices of one's own, cell by cell."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.look import Look
from scoutview.graphics.base.numbers import count
from scoutview.graphics.base.token_label import token_label
from scoutview.graphics.widgets.lines import Lines
from scoutview.observation import Observation, Question
from scoutview.panels.matrix_multiply.controls import SPEEDS, MatrixControls
from scoutview.panels.matrix_multiply.own_matrices_plan import OwnMatrices
from scoutview.panels.matrix_multiply.picture import MatrixPicture, Part
from scoutview.panels.matrix_multiply.play_plan import Place, after, reset, step_back
from scoutview.panels.matrix_multiply.player import MatrixPlayer
from scoutview.panels.matrix_multiply.product_plan import MODEL_SHADES, Product, Window, number_text, own_shades, where
from scoutview.panels.matrix_multiply.typing import MatrixTyping
from scoutview.panels.matrix_multiply.words import IN_WORDS, Operations, cell_formula, costs
from scoutview.panels.panel import Panel

PRODUCT = ("product_site", "product_input", "product_weight", "product_bias", "product_output")
LABELS = ("product_row_labels", "product_inner_labels", "product_column_labels")
SITES = ("site_names", "site_shapes")
OPERATIONS = ("operation_names", "multiplications", "additions")
FORMULA_TERMS = 8

T = TypeVar("T")


class MatrixMultiply(Panel):
    """Its choices: the model's site (the lab's default unless chosen) or one's own matrices, a cell, a window."""

    name = "matrix_multiply"
    title = "Matrix multiply"
    needs = frozenset({*SITES, *PRODUCT, *LABELS, *OPERATIONS})

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._own = False
        self._site = ""
        self._places = {False: Place(), True: Place()}  # by whether the matrices are one's own
        self._product: Product | None = None
        self._operations: Operations = {}
        self._sites: dict[str, tuple[int, int, int]] = {}
        self.controls = MatrixControls(look, self)
        self.picture = MatrixPicture(look, self)
        self.counts = Lines(look, self)
        self.typing = MatrixTyping(self.picture)
        self.player = MatrixPlayer(self)
        self._connect()
        self._show()

    def _connect(self) -> None:
        controls, player = self.controls, self.player
        controls.own_chosen.connect(self._choose_mode)
        controls.site_chosen.connect(self._choose_site)
        controls.sizes_chosen.connect(self._choose_sizes)
        controls.speed_chosen.connect(self._choose_speed)
        controls.play_pressed.connect(self._play_or_pause)
        controls.step_pressed.connect(lambda: self._on_window(player.step))
        controls.back_pressed.connect(lambda: self._jump(step_back))
        controls.reset_pressed.connect(lambda: self._jump(reset))
        self.picture.chosen.connect(self._choose_part)
        self.picture.window_moved.connect(self._move_window)
        self.picture.entered.connect(lambda: self.typing.edit_first() if self._own else self._play_or_pause())
        player.moved.connect(self._take_place)
        player.playing_changed.connect(controls.show_playing)
        self.typing.changed.connect(self._show)

    def explanation(self) -> str:
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
        if observation.has(*PRODUCT, *LABELS):
            self._product = _product_from(observation)
        self._show()
        if self.questions() != asked:
            self.questions_changed.emit()

    def finding(self) -> str:
        product, place = self._shown_product(), self._shown_place()
        if product is None:
            return ""
        site = "Your own matrices" if self._own else product.name
        summed = f"{count(product.shape[1])} products{' and the bias' if product.has_bias else ''}"
        value = number_text(float(product.result[place.cell]))
        return f"{site}, {where(product, *place.cell)}: {summed} add up to {value}."

    def formula(self) -> str:
        product, place = self._shown_product(), self._shown_place()
        if product is None:
            return IN_WORDS
        start = min(place.starts[1], max(0, product.shape[1] - FORMULA_TERMS))
        return cell_formula(product, place.cell, slice(start, start + FORMULA_TERMS))

    def local_steps(self) -> int:
        window = self.picture.window_now()
        return window.cells + 1 if window is not None else 0  # first the empty result, then cell by cell

    def show_local_step(self, number: int) -> None:
        self._jump(lambda _place, window: after(number, window))

    def _dress(self) -> None:
        self.typing.close()

    def view_settings(self) -> Mapping[str, Any]:
        return {
            "own": self._own,
            "site": self._site,
            "place": self._places[False].to_settings(),
            "own_place": self._places[True].to_settings(),
            "matrices": self.typing.matrices.to_settings(),
            "speed": self.player.speed,
        }

    def restore(self, view_settings: Mapping[str, Any]) -> None:
        self.player.stop()
        self._own = view_settings.get("own") is True
        self._site = str(view_settings.get("site", ""))
        self._places[False] = _kept(Place.from_settings, view_settings.get("place"), Place())
        self._places[True] = _kept(Place.from_settings, view_settings.get("own_place"), Place())
        self.typing.matrices = _kept(OwnMatrices.from_settings, view_settings.get("matrices"), OwnMatrices())
        speed = view_settings.get("speed", 1.0)
        self.player.speed = float(speed) if speed in SPEEDS.values() else 1.0
        self._show()
        self.questions_changed.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.player.stop()
        self.typing.close()

    def _arrange(self) -> None:
        """Controls on top, what it costs at the bottom, the picture between."""
        side, width = self.look.px(16), self.width() - 2 * self.look.px(16)
        top = self.look.px(4)
        self.controls.setVisible(not self.look.picture)
        if not self.look.picture:
            height = self.controls.arrange(width)
            self.controls.setGeometry(side, top, width, height)
            top += height + self.look.px(8)
        design_height = self.height() / self.look.scale
        most = 18 if design_height < 290 else 36 if design_height < 420 else 72
        lines = min(most, self.counts.height_for(width / self.look.scale))
        foot = self.look.px(lines + (4 if most == 18 else 10))
        self.counts.setGeometry(side, self.height() - foot, width, self.look.px(lines))
        self.picture.setGeometry(0, top, self.width(), max(1, self.height() - foot - top))

    def _shown_product(self) -> Product | None:
        return self.typing.matrices.product() if self._own else self._product

    def _shown_place(self) -> Place:
        product, place = self._shown_product(), self._places[self._own]
        return place if product is None else place.within(product.shape)

    def _show(self) -> None:
        product = self._shown_product()
        if product is None:
            self.picture.show_message("The products appear here as soon as there is a frame.")
        elif self._own:
            self.picture.show_product(product, self._shown_place(), own_shades(product), self.typing.complaints())
        else:
            self.picture.show_product(product, self._shown_place(), MODEL_SHADES)
        self.counts.show_texts(*costs(self._operations, product, self._own))
        self._show_controls()
        self.arrange()

    def _show_controls(self) -> None:
        matrices = self.typing.matrices
        self.controls.show_mode(own=self._own)
        self.controls.show_sizes(matrices.rows, matrices.inner, matrices.columns)
        self.controls.show_speed(self.player.speed)
        hints = [f"{inner:,} × {columns:,}" for _, inner, columns in self._sites.values()]
        shown = self._product.name if self._product else ""
        self.controls.show_sites(tuple(self._sites), hints, self._site if self._site in self._sites else shown)

    def _choose_mode(self, own: bool) -> None:
        self.player.stop()
        self.typing.close()
        self._own = own
        self._show()
        self.questions_changed.emit()

    def _choose_site(self, site: str) -> None:
        self.player.stop()
        self._site = site
        self._places[False] = Place()
        self._show()
        self.questions_changed.emit()

    def _choose_sizes(self, rows: int, inner: int, columns: int) -> None:
        self.player.stop()
        self.typing.close()
        self.typing.matrices = replace(self.typing.matrices, rows=rows, inner=inner, columns=columns)
        self._show()

    def _choose_speed(self, speed: float) -> None:
        self.player.speed = speed

    def _choose_part(self, part: Part) -> None:
        name, row, column = part
        if name == "result":
            self.player.stop()
            self._take_place(replace(self._shown_place(), cell=(row, column), formed=1.0))
        elif self._own:
            self.player.stop()
            self.typing.edit(part)

    def _move_window(self, starts: tuple[int, int, int]) -> None:
        """Show another part; the chosen cell keeps its place in the window."""
        window = self.picture.window_now()
        if window is None:
            return
        self.player.stop()
        row, column = self._shown_place().cell
        cell = (row + starts[0] - window.starts[0], column + starts[2] - window.starts[2])
        self._take_place(Place(cell, starts, self._shown_place().building))

    def _play_or_pause(self) -> None:
        if self.player.playing:
            self.player.stop()
        else:
            self._on_window(self.player.play)

    def _on_window(self, act: Callable[[Place, Window], None]) -> None:
        window = self.picture.window_now()
        if window is not None and self.isVisible():
            self.typing.close()
            act(self._at(window), window)

    def _jump(self, move: Callable[[Place, Window], Place]) -> None:
        self.player.stop()
        window = self.picture.window_now()
        if window is not None:
            self._take_place(move(self._at(window), window))

    def _at(self, window: Window) -> Place:
        return replace(self._shown_place(), starts=window.starts)

    def _take_place(self, place: Place) -> None:
        self._places[self._own] = place
        product = self._shown_product()
        if product is not None:
            shades = own_shades(product) if self._own else MODEL_SHADES
            complaints = self.typing.complaints() if self._own else None
            self.picture.show_product(product, self._shown_place(), shades, complaints)


def _product_from(observation: Observation) -> Product:
    site, given, weight, bias, output = (observation[channel] for channel in PRODUCT)
    rows, inner, columns = (_labels_from(observation[channel].tolist()) for channel in LABELS)
    return Product(str(site), given, weight, bias, output, rows, inner, columns, ("input", "weight", "output"))


def _labels_from(texts: Sequence[str]) -> tuple[str, ...]:
    return tuple(token_label(text) if text else "" for text in texts) if any(texts) else ()


def _kept(read: Callable[[Mapping[str, Any]], T], settings: object, otherwise: T) -> T:
    """What was kept, or the usual where that is missing or does not fit any more."""
    try:
        return read(settings) if isinstance(settings, Mapping) else otherwise
    except (ValueError, KeyError, TypeError):
        return otherwise
