"""Feature visualization: the picture that excites a channel most, made while one watches, beside real ones."""

from collections.abc import Collection, Mapping
from typing import Any

import numpy as np
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.look import Look
from scoutview.graphics.base.numbers import count, three_digits
from scoutview.graphics.plots.view_plan import AxesPart
from scoutview.graphics.widgets.lines import Lines
from scoutview.graphics.widgets.picture_grid import PictureGrid
from scoutview.graphics.widgets.picture_grid_plan import Pictures
from scoutview.graphics.widgets.steps_plan import Steps
from scoutview.observation import Observation, Question
from scoutview.panels.feature_visualization.controls import FeatureControls
from scoutview.panels.feature_visualization.picture import Ascent, FeaturePicture, ObjectiveCurve
from scoutview.panels.feature_visualization.plan import (
    IN_WORDS,
    PADDING,
    arrange_feature,
    feature_finding,
    objective_formula,
)
from scoutview.panels.panel import kept_index
from scoutview.panels.stepped_panel import SteppedPanel

LAYERS = ("layer_names", "layer_channels")
FEATURE = ("feature_picture", "feature_objective", "feature_layer", "feature_channel")
OVERVIEW = ("overview_pictures", "overview_layer")
EXCITING = (
    "exciting_layer",
    "exciting_channel",
    "exciting_pictures",
    "exciting_values",
    "exciting_numbers",
    "exciting_labels",
)


class FeatureVisualization(SteppedPanel):
    """Its choices: a layer and a channel (the lab's default unless chosen), and a step (the newest unless chosen)."""

    name = "feature_visualization"
    title = "Feature visualization"
    needs = frozenset({*LAYERS, *FEATURE, "feature_steps", *OVERVIEW, *EXCITING})

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._layer = ""
        self._channel = 0
        self._layers: dict[str, int] = {}
        self._feature: Observation | None = None  # the last ones that have their channels
        self._overview: Observation | None = None
        self._exciting: Observation | None = None
        self.controls = FeatureControls(look, self)
        self.picture = FeaturePicture(look, self)
        self.curve = ObjectiveCurve(look, self)
        self.exciting = PictureGrid(look, "Click a picture to ask the model about it", self)
        self.overview = PictureGrid(look, "Click a channel to see its picture grow (arrow keys with the focus)", self)
        self.empty = Lines(look, self)
        self.empty.show_texts("The pictures appear here as soon as there is a frame.")
        self._step_with(self.controls.stepper)
        self.controls.layer_chosen.connect(self._choose_layer)
        self.curve.step_chosen.connect(self.show_local_step)
        self.exciting.chosen.connect(self._choose_real)
        self.overview.chosen.connect(self._choose_channel)
        self._show()

    def explanation(self) -> str:
        return "The picture that a channel answers to most strongly, and the real ones that excite it most."

    def questions(self) -> Collection[Question]:
        layers = Question("layers")
        if self._channel >= self._layers.get(self._layer, 0):  # nothing chosen, or it does not fit this model
            names = ("feature_visualization", "feature_overview", "exciting")
            return (layers, *(Question(name) for name in names))
        layer, channel = self._layer, self._channel
        return (
            layers,
            Question.of("feature_visualization", layer=layer, channel=channel),
            Question.of("feature_overview", layer=layer),
            Question.of("exciting", layer=layer, channel=channel),
        )

    def show_observation(self, observation: Observation) -> None:
        asked = self.questions()
        if observation.has(*LAYERS):
            names, channels = (observation[name].tolist() for name in LAYERS)
            self._layers = dict(zip(names, channels, strict=True))
        if observation.has(*FEATURE):
            self._feature = observation
        if observation.has(*OVERVIEW):
            self._overview = observation
        if observation.has(*EXCITING):
            self._exciting = observation
        self._show()
        if self.questions() != asked:
            self.questions_changed.emit()

    def finding(self) -> str:
        if self._feature is None:
            return ""
        exciting = self._exciting_shown()
        labels = () if exciting is None else tuple(exciting["exciting_labels"].tolist())
        objectives = self._feature["feature_objective"]
        return feature_finding(self._feature_name(), objectives, self._best(), labels, self._steps().shown)

    def formula(self) -> str:
        if self._feature is None:
            return IN_WORDS
        objectives = self._feature["feature_objective"]
        return objective_formula(self._feature_name(), objectives, self._best(), self._steps().shown)

    def view_settings(self) -> Mapping[str, Any]:
        zooms = {
            "zoom": self.overview.zoom_settings(),
            "real_zoom": self.exciting.zoom_settings(),
            "curve_zoom": self.curve.part.to_settings(),
        }
        kept = {name: zoom for name, zoom in zooms.items() if zoom}
        return {"layer": self._layer, "channel": self._channel, "step": self._step, **kept}

    def restore(self, view_settings: Mapping[str, Any]) -> None:
        self.stepper.stop()
        layer = view_settings.get("layer")
        self._layer = layer if isinstance(layer, str) else ""
        self._channel = kept_index(view_settings.get("channel")) or 0
        self._step = kept_index(view_settings.get("step"))
        self.overview.restore_zoom(view_settings.get("zoom"))
        self.exciting.restore_zoom(view_settings.get("real_zoom"))
        self.curve.show_part(AxesPart.of_settings(view_settings.get("curve_zoom")))
        self._show()
        self.questions_changed.emit()

    def _arrange(self) -> None:
        scale, size, top = self.look.scale, self.size(), 4.0
        self.controls.setVisible(not self.look.picture)
        if not self.look.picture:
            inner = self.width() - 2 * self.look.px(PADDING)
            height = self.controls.arrange(inner)
            self.controls.setGeometry(self.look.px(PADDING), self.look.px(4), inner, height)
            top += height / scale + 12
        self.empty.setVisible(self._feature is None)
        self.empty.setGeometry(self.look.px(PADDING), round(top * scale), self.width(), self.look.px(20))
        channels = self._overview["overview_pictures"].shape[1] if self._overview is not None else 1
        places = arrange_feature(self.width() / scale, self.height() / scale - top, channels, scale)
        parts: tuple[tuple[QWidget, Box], ...] = (
            (self.picture, places.picture),
            (self.curve, places.curve),
            (self.exciting, places.exciting),
            (self.overview, places.overview),
        )
        for part, box in parts:
            part.setVisible(box.height > 0 and self._feature is not None)
            if self.size() != size:
                return  # showing a part let a resize through that was waiting, and all is arranged for that size
            self.place(part, box._replace(y=box.y + top))

    def _shown_feature(self) -> tuple[str, int]:
        """Layer and channel of the picture on screen."""
        if self._feature is None:
            return "", 0
        return str(self._feature["feature_layer"][0]), int(self._feature["feature_channel"][0])

    def _feature_name(self) -> str:
        layer, channel = self._shown_feature()
        return f"{layer}, channel {channel}"

    def _exciting_shown(self) -> Observation | None:
        """The real pictures, where they are of the channel on screen."""
        exciting = self._exciting
        if exciting is None:
            return None
        same = (str(exciting["exciting_layer"]), int(exciting["exciting_channel"])) == self._shown_feature()
        return exciting if same else None

    def _best(self) -> float:
        exciting = self._exciting_shown()
        return float(np.max(exciting["exciting_values"])) if exciting is not None else float("nan")

    def _steps(self) -> Steps:
        if self._feature is None:
            return Steps()
        arrived = len(self._feature["feature_picture"])
        has_total = "feature_steps" in self._feature
        total = int(self._feature["feature_steps"][0]) + 1 if has_total else arrived
        return Steps(arrived, max(arrived, total), 0, self._step)

    def _show(self) -> None:
        steps = self._steps()
        self.stepper.show_steps(steps)
        shown_layer = str(self._overview["overview_layer"][0]) if self._overview is not None else ""
        chosen = self._layer if self._layer in self._layers else shown_layer
        self.controls.show_layers(tuple(self._layers), chosen)
        if self._feature is not None:
            headlines = (self._feature_name(), f"channel {self._shown_feature()[1]}")
            self.picture.show_picture(self._feature["feature_picture"][steps.shown], headlines, steps.text())
            objectives = self._feature["feature_objective"]
            self.curve.show_ascent(Ascent(objectives, steps.total, steps.shown, self._best()))
        self.exciting.show_pictures(self._real_pictures())
        self.overview.show_pictures(self._channels())
        self.arrange()

    def _real_pictures(self) -> Pictures:
        if self._exciting is None:
            return Pictures()
        values, labels = (self._exciting[name].tolist() for name in ("exciting_values", "exciting_labels"))
        captions = tuple(
            (f"{label}: {three_digits(value)}", f"{label}: {value:.1f}", label)
            for label, value in zip(labels, values, strict=True)
        )
        pictures = list(self._exciting["exciting_pictures"])
        channel = int(self._exciting["exciting_channel"])
        short = "real pictures"
        headings = (f"{short} that excite channel {channel} most", f"{short}, channel {channel}", short)
        return Pictures(pictures, headings=headings, captions=captions)

    def _channels(self) -> Pictures:
        if self._overview is None:
            return Pictures()
        pictures = list(self._overview["overview_pictures"][-1])
        layer = str(self._overview["overview_layer"][0])
        wanted = (self._layer, self._channel) if self._layer in self._layers else self._shown_feature()
        chosen = wanted[1] if wanted[0] == layer else None
        headings = (f"all {count(len(pictures))} channels of {layer}", f"all {count(len(pictures))} channels")
        return Pictures(pictures, headings=headings, chosen=chosen)

    def _choose_layer(self, layer: str) -> None:
        self._choose(layer, 0)

    def _choose_channel(self, channel: int) -> None:
        if self._overview is not None:
            self._choose(str(self._overview["overview_layer"][0]), channel)

    def _choose(self, layer: str, channel: int) -> None:
        self.stepper.stop()
        self._layer, self._channel, self._step = layer, channel, None
        self._show()
        self.questions_changed.emit()

    def _choose_real(self, rank: int) -> None:
        if self._exciting is not None:
            self.probe_chosen.emit(f"validation:{int(self._exciting['exciting_numbers'][rank])}")
