"""Feature maps: where on the photo each of a layer's strongest channels answers, as light on it."""

from collections.abc import Collection, Mapping
from typing import Any

import numpy as np
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.look import Look
from scoutview.graphics.base.photo_plan import lit_photo
from scoutview.graphics.widgets.lines import Foot, Lines
from scoutview.graphics.widgets.photo_view import PhotoView, ShownPhoto
from scoutview.language import tr
from scoutview.observation import Observation, Question
from scoutview.panels.feature_maps.controls import MapControls
from scoutview.panels.feature_maps.grid import LitMaps
from scoutview.panels.feature_maps.plan import CAPPED, PADDING, AnsweringMaps, arrange_maps
from scoutview.panels.feature_maps.words import (
    NOTHING_YET,
    large_words,
    map_words,
    maps_findings,
    maps_formula,
    scale_words,
)
from scoutview.panels.panel import Panel, kept_index

MAPS, PHOTO, LAYERS = "photo_maps", "photo", ("layer_names", "layer_sides")
OF_MAPS = (MAPS, "photo_map_layer", "photo_map_channels", "photo_map_strongest", "photo_map_count")
SHOWN = 12  # maps, the strongest
PICTURES_FROM, GAP = 150.0, 6.0  # of height that the maps keep: words go before


class FeatureMaps(Panel):
    """Its choices: a layer (the lab's unless chosen), and which of its strongest channels is large."""

    name = "feature_maps"
    title = tr("Where channels answer")
    brief_title = tr("Maps")
    field_term = tr("feature maps, activations")
    needs = frozenset({PHOTO, *LAYERS, *OF_MAPS})

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._layer, self._rank = "", 0
        self._layers: tuple[str, ...] = ()
        self._photo: np.ndarray | None = None
        self._maps: Observation | None = None
        self._lit: tuple[np.ndarray, ...] = ()
        self._lit_of: tuple[object, ...] = ()  # to know it again
        self.controls = MapControls(look, self)
        self.grid, self.large = LitMaps(look, self), PhotoView(look, self)
        self.sentence, self.empty = Lines(look, self, role="title"), Lines(look, self)
        self.empty.show_texts(NOTHING_YET)
        self.controls.layer_chosen.connect(self._choose_layer)
        self.grid.chosen.connect(self._choose_map)
        self._show()

    def explanation(self) -> str:
        return tr("Light on the picture is where a channel of the layer answered; its strongest channels come first.")

    def questions(self) -> Collection[Question]:
        maps = Question.of(MAPS, layer=self._layer) if self._layer in self._layers else Question(MAPS)
        return Question(PHOTO), Question("layers"), maps

    def show_observation(self, observation: Observation) -> None:
        asked = self.questions()
        if observation.has(*LAYERS):
            sides = zip(observation["layer_names"].tolist(), observation["layer_sides"].tolist(), strict=True)
            self._layers = tuple(name for name, side in sides if side > 1)
        if PHOTO in observation:
            self._photo = observation[PHOTO]
        if observation.has(*OF_MAPS):
            self._maps = observation
        self._show()
        if self.questions() != asked:
            self.questions_changed.emit()

    def finding(self) -> str:
        return self._findings()[0]

    def _findings(self) -> tuple[str, ...]:
        if self._maps is None:
            return ("",)
        channels, strongest = (
            tuple(self._maps[name].tolist()) for name in ("photo_map_channels", "photo_map_strongest")
        )
        answering = AnsweringMaps(
            self._maps[MAPS], channels, strongest, int(self._maps["photo_map_count"]), self._top, self._is_capped
        )
        return maps_findings(str(self._maps["photo_map_layer"]), answering)

    def formula(self) -> str:
        if self._maps is None:
            return maps_formula("", None, 0)
        rows, columns = self._maps[MAPS].shape[1:]
        told = str(self._maps["photo_map_layer"]), (rows, columns), int(self._maps["photo_map_count"])
        if self._is_capped:
            return maps_formula(*told)
        return maps_formula(*told, scale_words(self._top, rectified=bool(self._maps["photo_map_rectified"])))

    @property
    def _is_capped(self) -> bool:
        """Whether there is a most that every number can be."""
        return self._maps is None or "photo_map_top" not in self._maps

    @property
    def _top(self) -> float:
        """Where light is full."""
        return CAPPED if self._maps is None or self._is_capped else float(self._maps["photo_map_top"]) or 1.0

    def view_settings(self) -> Mapping[str, Any]:
        return {"layer": self._layer, "map": self._rank}

    def restore(self, view_settings: Mapping[str, Any]) -> None:
        layer = view_settings.get("layer")
        self._layer = layer if isinstance(layer, str) else ""
        self._rank = kept_index(view_settings.get("map")) or 0
        self._show()
        self.questions_changed.emit()

    # choices

    def _choose_layer(self, layer: str) -> None:
        self._layer, self._rank = layer, 0
        self._show()
        self.questions_changed.emit()

    def _choose_map(self, rank: int) -> None:
        self._rank = rank
        self._show()

    # what is shown

    def _light(self) -> None:
        """The photo as each of the maps lights it; only where one of them is another, or the theme's ground."""
        if self._maps is None or self._photo is None:
            return
        made_of = self._photo, self._maps[MAPS], self.look.theme
        if all(one is other for one, other in zip(made_of, self._lit_of, strict=False)) and self._lit:
            return
        self._lit_of = made_of
        ground = self.look.colour("panel")
        maps = np.clip(self._maps[MAPS][:SHOWN] / self._top, 0, 1)
        self._lit = tuple(lit_photo(self._photo, each, (ground.red(), ground.green(), ground.blue())) for each in maps)

    def _show(self) -> None:
        self._light()
        maps = self._maps
        chosen = self._layer if self._layer in self._layers or maps is None else str(maps["photo_map_layer"])
        self.controls.show_layers(self._layers, chosen)
        if maps is not None and self._lit:
            channels, strongest = maps["photo_map_channels"].tolist(), maps["photo_map_strongest"].tolist()
            rank = min(self._rank, len(self._lit) - 1)
            words = [map_words(*each) for each in zip(channels, strongest, strict=True)]
            self.grid.show_lit(self._lit, words, rank)
            over, below = large_words(str(maps["photo_map_layer"]), channels[rank], strongest[rank], self._top)
            self.large.show_photo(ShownPhoto(self._lit[rank], over, below))
        self.sentence.show_texts(*(("",) if self.look.says_finding else self._findings()))
        self.arrange()

    def _arrange(self) -> None:
        width, height = self.width() / self.look.scale, self.height() / self.look.scale
        top = self.arrange_controls(self.controls, self.controls.arrange, PADDING, least_height=PICTURES_FROM)
        foot = Foot(width - 2 * PADDING, height - top - PICTURES_FROM, GAP)
        foot.take(self.sentence, most=2)
        words = self.place_foot(foot, (self.sentence,), PADDING, height)
        self.empty.setVisible(not self._lit)
        self.place(self.empty, Box(PADDING, top, max(1.0, width - 2 * PADDING), 20))
        room = arrange_maps(width, max(1.0, height - top - words - GAP), len(self._lit))
        self.grid.setVisible(bool(self._lit) and room.grid is not None)
        self.large.setVisible(bool(self._lit))
        if room.grid is not None:
            self.place(self.grid, room.grid.moved(0, top))
        self.place(self.large, room.large.moved(0, top))
