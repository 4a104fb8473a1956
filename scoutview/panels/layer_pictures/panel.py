"""What each layer looks for: rows of optimized pictures, from the photo inwards, and one that grows."""

from collections.abc import Collection, Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.look import Look
from scoutview.graphics.widgets.lines import Foot, Lines
from scoutview.graphics.widgets.photo_view import PhotoView, ShownPhoto
from scoutview.graphics.widgets.steps_plan import Steps
from scoutview.language import tr, tr_noop
from scoutview.observation import Observation, Question
from scoutview.panels.layer_pictures.controls import SIDES, LayerControls
from scoutview.panels.layer_pictures.plan import PADDING, Ladder, arrange_layers, sight_of
from scoutview.panels.layer_pictures.rows import LayerRows
from scoutview.panels.layer_pictures.words import (
    NOTHING_YET,
    growing_words,
    layers_finding,
    layers_formula,
    sight_words,
    unit_words,
)
from scoutview.panels.panel import kept_index
from scoutview.panels.stepped_panel import SteppedPanel

CARRIED, GROWING = "carried_pictures", "feature_visualization"
LAYERS = ("layer_names", "layer_channels", "layer_sights")
OF_CARRIED = (CARRIED, "carried_layers", "carried_channels", "carried_answers", "carried_words")
OF_GROWING = ("feature_picture", "feature_objective", "feature_layer", "feature_channel", "feature_name")
PICTURES_FROM, GAP = 150.0, 6.0  # of height that the pictures keep: words go before
PHOTO = 224  # side of a photo as such networks see it, unless a photo says otherwise


class LayerPictures(SteppedPanel):
    """Its choices: a layer and a channel (the lab's unless chosen), the side of the picture, and a step of it."""

    name = "layer_pictures"
    title = tr("What each layer looks for")
    brief_title = tr("Layers")
    field_term = tr("feature visualization, activation maximization")
    needs = frozenset({*LAYERS, *OF_CARRIED, *OF_GROWING, "feature_steps"})

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._layer, self._channel = "", 0
        self._side = SIDES[0]
        self._layers: tuple[str, ...] = ()
        self._channels: tuple[int, ...] = ()
        self._sights: tuple[int, ...] = ()
        self._ladder: Ladder | None = None
        self._growing: Observation | None = None
        self._photo = PHOTO
        self.controls = LayerControls(look, self)
        self.rows, self.large = LayerRows(look, self), PhotoView(look, self)
        self.sentence, self.empty = Lines(look, self, role="title"), Lines(look, self)
        self.empty.show_texts(NOTHING_YET)
        self._step_with(self.controls.stepper)
        self.controls.unit_chosen.connect(self._choose)
        self.controls.side_chosen.connect(self._choose_side)
        self.rows.chosen.connect(self._choose_carried)
        self._show()

    def explanation(self) -> str:
        return tr("Pictures that channels answer to most: made from noise, layer by layer, from the photo inwards.")

    def questions(self) -> Collection[Question]:
        choices: dict[str, Any] = {}
        if self._layer in self._layers and self._channel < self._channels[self._layers.index(self._layer)]:
            choices = {"layer": self._layer, "channel": self._channel}
        if self._side != SIDES[0]:
            choices["side"] = self._side
        growing = Question.of(GROWING, **choices) if choices else Question(GROWING)
        return Question("layers"), Question(CARRIED), growing

    def show_observation(self, observation: Observation) -> None:
        asked = self.questions()
        if observation.has(*LAYERS):
            names, channels, sights = (tuple(observation[name].tolist()) for name in LAYERS)
            self._layers, self._channels, self._sights = names, channels, sights
        if observation.has(*OF_CARRIED) and (self._ladder is None or observation[CARRIED] is not self._ladder.pictures):
            self._ladder = Ladder.of(observation.arrays)
        if observation.has(*OF_GROWING) and len(observation["feature_picture"]):
            self._growing = observation
        self._show()
        if self.questions() != asked:
            self.questions_changed.emit()

    def finding(self) -> str:
        return layers_finding(self._layers, self._sights, self._photo)

    def formula(self) -> str:
        steps, growing = self._steps(), self._growing
        if growing is None:
            return layers_formula("", None, 0, 0)
        answer = float(growing["feature_objective"][steps.shown])
        return layers_formula(str(growing["feature_name"][-1]), answer, steps.shown, steps.total - 1)

    def view_settings(self) -> Mapping[str, Any]:
        return {"layer": self._layer, "channel": self._channel, "side": self._side, "step": self._step}

    def restore(self, view_settings: Mapping[str, Any]) -> None:
        self.stepper.stop()
        layer, side = view_settings.get("layer"), view_settings.get("side")
        self._layer = layer if isinstance(layer, str) else ""
        self._channel = kept_index(view_settings.get("channel")) or 0
        self._side = side if side in SIDES else SIDES[0]
        self._step = kept_index(view_settings.get("step"))
        self._show()
        self.questions_changed.emit()

    # choices

    def _choose(self, layer: str, channel: int) -> None:
        self.stepper.stop()
        self._layer, self._channel, self._step = layer, channel, None
        self._show()
        self.questions_changed.emit()

    def _choose_carried(self, unit: int) -> None:
        if self._ladder is not None:
            self._choose(self._ladder.layers[unit], self._ladder.channels[unit])

    def _choose_side(self, side: int) -> None:
        self.stepper.stop()
        self._side, self._step = side, None
        self._show()
        self.questions_changed.emit()

    # what is shown

    def _steps(self) -> Steps:
        growing = self._growing
        if growing is None:
            return Steps()
        arrived = len(growing["feature_picture"])
        total = int(growing["feature_steps"][0]) + 1 if "feature_steps" in growing else arrived
        return Steps(arrived, max(arrived, total), 0, self._step, noun=tr_noop("change"))

    def _unit(self) -> tuple[str, int]:
        """What is chosen, or what grows without a choice."""
        if self._layer in self._layers or self._growing is None:
            return self._layer, self._channel
        return str(self._growing["feature_layer"][-1]), int(self._growing["feature_channel"][-1])

    def _show(self) -> None:
        steps, unit, ladder = self._steps(), self._unit(), self._ladder
        self.stepper.show_steps(steps)
        self.controls.show_choices(self._layers, self._channels, unit, self._side)
        framed = None if ladder is None else ladder.unit_of(*unit)
        if ladder is not None:
            sights = [sight_of(self._layers, self._sights, row.layer) for row in ladder.rows]
            self.rows.show_ladder(ladder, [sight_words(sight, self._photo) for sight in sights], framed)
        if self._growing is not None:
            self._show_growing(self._growing, steps)
        self.sentence.show_texts("" if self.look.says_finding else self.finding())
        self.arrange()

    def _show_growing(self, growing: Observation, steps: Steps) -> None:
        unit = str(growing["feature_layer"][-1]), int(growing["feature_channel"][-1])
        carried = None if self._ladder is None else self._ladder.unit_of(*unit)
        seen = "" if carried is None or self._ladder is None else self._ladder.words[carried]
        answer = float(growing["feature_objective"][steps.shown])
        words = growing_words(steps.shown, steps.total - 1, answer)
        heading = unit_words(*unit, str(growing["feature_name"][-1]), seen)
        self.large.show_photo(ShownPhoto(growing["feature_picture"][steps.shown], heading, words))

    def _arrange(self) -> None:
        width, height = self.width() / self.look.scale, self.height() / self.look.scale
        top = self.arrange_controls(self.controls, self.controls.arrange, PADDING, least_height=PICTURES_FROM)
        foot = Foot(width - 2 * PADDING, height - top - PICTURES_FROM, GAP)
        foot.take(self.sentence, most=2)
        words = self.place_foot(foot, (self.sentence,), PADDING, height)
        nothing = self._ladder is None and self._growing is None
        self.empty.setVisible(nothing)
        self.place(self.empty, Box(PADDING, top, max(1.0, width - 2 * PADDING), 20))
        counts = () if self._ladder is None else tuple(len(row.units) for row in self._ladder.rows)
        room = arrange_layers(width, max(1.0, height - top - words - GAP), counts)
        rows = room.large if room.rows is None and self._growing is None else room.rows
        self.rows.setVisible(self._ladder is not None and rows is not None)
        self.large.setVisible(self._growing is not None)
        if rows is not None:
            self.place(self.rows, rows.moved(0, top))
        self.place(self.large, room.large.moved(0, top))
