"""Feature visualization: the picture that excites a channel most, made while one watches, beside real ones."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.look import Look
from scoutview.graphics.plots.view_plan import AxesPart
from scoutview.graphics.widgets.lead_sentence import LeadSentence
from scoutview.graphics.widgets.lines import Lines
from scoutview.graphics.widgets.picture_grid_plan import Pictures, Pixel, scale_of_wholes
from scoutview.graphics.widgets.steps_plan import Steps
from scoutview.observation import Observation, Question
from scoutview.panels.feature_visualization.channels_plan import ChannelsShown
from scoutview.panels.feature_visualization.controls import FeatureControls
from scoutview.panels.feature_visualization.grids import MarkedGrid
from scoutview.panels.feature_visualization.picture import Ascent, FeaturePicture, ObjectiveCurve
from scoutview.panels.feature_visualization.plan import (
    PADDING,
    FeatureRoom,
    arrange_feature,
    seen_part,
    sight,
)
from scoutview.panels.feature_visualization.shown_plan import FeatureShown
from scoutview.panels.feature_visualization.words import (
    IN_WORDS,
    answer_words,
    drawing_words,
    feature_finding,
    objective_formula,
    sight_words,
)
from scoutview.panels.panel import kept_index
from scoutview.panels.stepped_panel import SteppedPanel

LAYERS = ("layer_names", "layer_channels")
FEATURE = ("feature_picture", "feature_objective", "feature_layer", "feature_channel")
OVERVIEW = ("overview_pictures", "overview_layer")
EXAMPLES = ("example_layer", "example_pictures", "example_places", "example_map_size", "example_labels")
EXCITING = (
    "exciting_layer",
    "exciting_channel",
    "exciting_pictures",
    "exciting_values",
    "exciting_numbers",
    "exciting_labels",
)
PLACES = ("feature_sight", "exciting_places", "exciting_map_size")


class FeatureVisualization(SteppedPanel):
    """Its choices: a layer and a channel (the lab's choice unless chosen), and a step (the newest unless chosen).

    And whether there is a curve: unless chosen where the panel does not have all of a window.
    """

    name = "feature_visualization"
    title = "Feature visualization"
    brief_title = "Features"
    needs = frozenset({*LAYERS, *FEATURE, "feature_steps", *OVERVIEW, "overview_sight", *EXAMPLES, *EXCITING, *PLACES})

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._layer = ""
        self._channel: int | None = None
        self._curve: bool | None = None
        self._layers: dict[str, int] = {}
        self._shown = FeatureShown()
        self._channels = ChannelsShown()
        self.controls = FeatureControls(look, self)
        self.picture = FeaturePicture(look, self)
        self.curve = ObjectiveCurve(look, self)
        self.exciting = MarkedGrid(
            look, "Framed is what the channel sees; click a picture to ask the model about it", self
        )
        self.overview = MarkedGrid(look, "Click a channel to see its picture grow (arrow keys with the focus)", self)
        self.sentence = LeadSentence(look, self)
        self.empty = Lines(look, self)
        self.empty.show_texts("The pictures appear here as soon as there is a frame.")
        self._step_with(self.controls.stepper)
        self.controls.layer_chosen.connect(self._choose_layer)
        self.controls.curve_chosen.connect(self._choose_curve)
        self.curve.x_chosen.connect(lambda change: self.show_local_step(int(change)))
        self.exciting.chosen.connect(self._choose_real)
        self.overview.chosen.connect(self._choose_channel)
        self.exciting.pixel_hovered.connect(self._read_real)
        self.overview.pixel_hovered.connect(self._read_channel)
        self._show()

    def explanation(self) -> str:
        return "The picture that a channel answers to most strongly, and the real ones that excite it most."

    def questions(self) -> Collection[Question]:
        layers, names = Question("layers"), ("feature_visualization", "feature_overview", "examples", "exciting")
        channel = self._channel
        if self._layer not in self._layers or (channel is not None and channel >= self._layers[self._layer]):
            return (layers, *(Question(name) for name in names))  # nothing chosen, or it does not fit this model
        layer = {"layer": self._layer}
        choices = layer if channel is None else {**layer, "channel": channel}
        return (
            layers,
            Question.of("feature_visualization", **choices),
            Question.of("feature_overview", **layer),
            Question.of("examples", **layer),
            Question.of("exciting", **choices),
        )

    def show_observation(self, observation: Observation) -> None:
        asked = self.questions()
        if observation.has(*LAYERS):
            names, channels = (observation[name].tolist() for name in LAYERS)
            self._layers = dict(zip(names, channels, strict=True))
        if observation.has(*FEATURE):
            self._shown = replace(self._shown, feature=observation)
        if observation.has(*OVERVIEW):
            self._channels = self._channels.with_overview(observation)
        if observation.has(*EXAMPLES):
            self._channels = self._channels.with_examples(observation)
        if observation.has(*EXCITING):
            self._shown = replace(self._shown, exciting=observation)
        self._show()
        if self.questions() != asked:
            self.questions_changed.emit()

    def finding(self) -> str:
        if self._shown.feature is None:
            return ""
        steps, objectives = self._steps(), self._shown.feature["feature_objective"]
        return feature_finding(self._shown.named, objectives, self._shown.real, steps.shown, steps.total)

    def formula(self) -> str:
        if self._shown.feature is None:
            return IN_WORDS
        objectives = self._shown.feature["feature_objective"]
        steps = self._steps()
        return objective_formula(self._shown.name, objectives, self._shown.real, steps.shown, steps.total)

    def view_settings(self) -> Mapping[str, Any]:
        zooms = {
            "zoom": self.overview.zoom_settings(),
            "real_zoom": self.exciting.zoom_settings(),
            "curve_zoom": self.curve.part.to_settings(),
        }
        kept = {name: zoom for name, zoom in zooms.items() if zoom}
        curve = {} if self._curve is None else {"curve": self._curve}
        return {"layer": self._layer, "channel": self._channel, "step": self._step, **curve, **kept}

    def restore(self, view_settings: Mapping[str, Any]) -> None:
        self.stepper.stop()
        layer = view_settings.get("layer")
        self._layer = layer if isinstance(layer, str) else ""
        self._channel = kept_index(view_settings.get("channel"))
        self._step = kept_index(view_settings.get("step"))
        curve = view_settings.get("curve")
        self._curve = curve if isinstance(curve, bool) else None
        self.overview.restore_zoom(view_settings.get("zoom"))
        self.exciting.restore_zoom(view_settings.get("real_zoom"))
        self.curve.show_part(AxesPart.of_settings(view_settings.get("curve_zoom")))
        self._show()
        self.questions_changed.emit()

    def _arrange(self) -> None:
        scale, size = self.look.scale, self.size()
        top = self.arrange_controls(self.controls, self.controls.arrange, PADDING)
        self.empty.setVisible(self._shown.feature is None)
        self.empty.setGeometry(self.look.px(PADDING), round(top * scale), self.width(), self.look.px(20))
        overview = self._channels.overview
        channels = overview["overview_pictures"].shape[1] if overview is not None else 1
        fine = scale_of_wholes(scale, picture=self.look.picture)
        size_here, told = (self.width() / scale, self.height() / scale - top), not self.look.says_finding
        asked = FeatureRoom(*size_here, channels, self._channels.shape, fine, told, self._with_curve)
        places = arrange_feature(asked)
        parts: tuple[tuple[QWidget, Box], ...] = (
            (self.picture, places.picture),
            (self.curve, places.curve),
            (self.exciting, places.exciting),
            (self.overview, places.overview),
            (self.sentence, places.sentence),
        )
        for part, box in parts:
            part.setVisible(box.height > 0 and self._shown.feature is not None)
            if self.size() != size:
                return  # showing a part let a resize through that was waiting, and all is arranged for that size
            self.place(part, box._replace(y=box.y + top))

    @property
    def _with_curve(self) -> bool:
        return not self.look.alone if self._curve is None else self._curve

    def _steps(self) -> Steps:
        if self._shown.feature is None:
            return Steps()
        arrived = len(self._shown.feature["feature_picture"])
        has_total = "feature_steps" in self._shown.feature
        total = int(self._shown.feature["feature_steps"][0]) + 1 if has_total else arrived
        return Steps(arrived, max(arrived, total), 0, self._step, noun="change")

    def _show(self) -> None:
        steps = self._steps()
        self.stepper.show_steps(steps)
        chosen = self._layer if self._layer in self._layers else self._shown.channel[0]
        self.controls.show_layers(tuple(self._layers), chosen)
        if self._shown.feature is not None:
            self._show_feature(self._shown.feature, steps)
        self.exciting.show_marked(self._shown.real_pictures, parts=self._shown.exciting_parts)
        self.controls.show_curve(self._with_curve)
        self._show_channels()
        self.sentence.show_words("", "", "" if self.look.says_finding else self.finding())
        self.arrange()

    def _show_feature(self, feature: Observation, steps: Steps) -> None:
        headlines = (self._shown.name, self._shown.named)
        whole = feature["feature_picture"][steps.shown]
        part = seen_part(whole, sight(feature, "feature_sight"))
        words = sight_words(part.shape[:2], whole.shape[:2])
        best, noun = self._shown.real.best, self._shown.noun
        answer = float(feature["feature_objective"][steps.shown])
        answers = () if self._with_curve else answer_words(noun, answer, best)
        self.picture.show_picture(part, headlines, steps.text(), words, answers)
        self.curve.show_ascent(Ascent(feature["feature_objective"], steps.total, steps.shown, best, noun))

    def _show_channels(self) -> None:
        if self._channels.overview is None:
            self.overview.show_marked(Pictures(headings=drawing_words(self._steps().arrived, self._steps().total)))
            return
        wanted = self._shown.channel
        if self._layer in self._layers and self._channel is not None:
            wanted = self._layer, self._channel
        dead = self._shown.dead(self._channels.layer)
        self.overview.show_marked(self._channels.pictures(wanted, dead), dead=dead, paired=True)

    def _read_real(self, pixel: Pixel | None) -> None:
        self.picture.show_reading("" if pixel is None else self._shown.real_reading(pixel))

    def _read_channel(self, pixel: Pixel | None) -> None:
        dead = self._shown.dead(self._channels.layer)
        self.picture.show_reading("" if pixel is None else self._channels.reading(pixel, dead))

    def _choose_layer(self, layer: str) -> None:
        self._choose(layer, None)

    def _choose_curve(self, shown: bool) -> None:
        self._curve = shown
        self._show()

    def _choose_channel(self, channel: int) -> None:
        self._choose(self._channels.layer, channel)

    def _choose(self, layer: str, channel: int | None) -> None:
        self.stepper.stop()
        self._layer, self._channel, self._step = layer, channel, None
        self._show()
        self.questions_changed.emit()

    def _choose_real(self, rank: int) -> None:
        if self._shown.exciting is not None:
            self.probe_chosen.emit(f"validation:{int(self._shown.exciting['exciting_numbers'][rank])}")
