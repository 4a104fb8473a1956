"""Made of: a channel's picture, and the channels of the layer before that it is made of, each as its own picture."""

from collections.abc import Collection, Mapping
from typing import Any, ClassVar

import numpy as np
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.look import Look
from scoutview.graphics.widgets.empty import Empty
from scoutview.graphics.widgets.lines import Foot, Lines
from scoutview.observation import Observation, Question
from scoutview.panels.made_of import words
from scoutview.panels.made_of.controls import ORDERS, MadeControls
from scoutview.panels.made_of.picture import UP, MadePicture
from scoutview.panels.made_of.plan import (
    BY_LOSS,
    BY_WEIGHT,
    CARRIED,
    FEATURE,
    GROWN,
    MADE,
    OFF,
    Drawn,
    Made,
    Unit,
    carried_units,
    explained_layers,
)
from scoutview.panels.panel import Panel, kept_index

LAYERS = ("layer_names", "layer_channels")
SIDE, GAP = 16.0, 6.0
PICTURE_FROM = 150.0  # design pixels of height that the pictures keep


class MadeOfPanel(Panel):
    """Its choices: the channel (the lab's own unless chosen), those that one came down from, and the order."""

    name = "made_of"
    title = "Made of"
    field_term = "circuit, feature visualization, ablation"
    needs: ClassVar[frozenset[str]] = frozenset({*LAYERS, *MADE, *OFF, *CARRIED, *GROWN, *FEATURE})

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._unit: Unit | None = None
        self._above: tuple[Unit, ...] = ()
        self._order = BY_LOSS
        self._layers: dict[str, int] = {}
        self._arrays: dict[str, np.ndarray] = {}
        self._made: Made | None = None
        self._drawn = Drawn({}, {})
        self.controls = MadeControls(look, self)
        self.sentence, self.picture = Lines(look, self, role="title"), MadePicture(look, self)
        self.empty = Empty(look, words.NOTHING_YET, self)
        self.controls.up.clicked.connect(self._go_up)
        self.controls.layer_chosen.connect(self._choose_layer)
        self.controls.channel_chosen.connect(self._choose_channel)
        self.controls.order_chosen.connect(self._choose_order)
        self.picture.chosen.connect(self._choose_part)
        self._show()

    def explanation(self) -> str:
        return "A channel, and the channels of the layer before that it is made of. Click one to go down a layer."

    def questions(self) -> Collection[Question]:
        plain = Question("layers"), Question("carried_pictures")
        unit = self._asked_unit()
        if unit is None:
            return (*plain, Question("made_of"), Question("switched_off"), *self._growing())
        choices: dict[str, int | float | str] = {"layer": unit[0], "channel": unit[1]}
        return (*plain, Question.of("made_of", **choices), Question.of("switched_off", **choices), *self._growing())

    def _asked_unit(self) -> Unit | None:
        """The chosen one, if this network has it."""
        if self._unit is None or not 0 <= self._unit[1] < self._layers.get(self._unit[0], 0):
            return None
        return self._unit if self._unit[0] in self._explained() else None

    def _explained(self) -> tuple[str, ...]:
        return () if self._made is None else explained_layers(tuple(self._layers), self._made.unit[0])

    def _growing(self) -> tuple[Question, ...]:
        """The pictures that do not come with the recording; first what is made, then what it is made of."""
        made = self._made
        if made is None or not all(name in self._arrays for name in CARRIED):
            return ()
        if self._asked_unit() not in (None, made.unit) or not made.is_known(self._order):
            return ()  # what is on screen is about to change
        carried = set(carried_units(self._arrays))
        asked = []
        if made.unit not in carried:
            asked.append(Question.of("feature_visualization", layer=made.unit[0], channel=made.unit[1]))
        missing = [each.channel for each in made.shown(self._order) if (made.source, each.channel) not in carried]
        if missing:
            asked.append(Question.of("unit_pictures", layer=made.source, channels=" ".join(map(str, sorted(missing)))))
        return tuple(asked)

    def show_observation(self, observation: Observation) -> None:
        with self.asking_anew():
            if observation.has(*LAYERS):
                self._layers = dict(zip(*(observation[name].tolist() for name in LAYERS), strict=True))
            for names in (MADE, OFF, CARRIED, GROWN, FEATURE):
                if observation.has(*names):
                    self._arrays |= {name: observation[name] for name in names}
            if "made_weights" in self._arrays:
                self._made = Made.of(self._arrays, self._arrays if "off_lost" in self._arrays else None)
            self._drawn = Drawn.of(self._arrays)
        self._show()

    def finding(self) -> str:
        return words.made_finding(self._made, self._drawn)

    def formula(self) -> str:
        return words.made_formula(self._made, self._drawn)

    def view_settings(self) -> Mapping[str, Any]:
        layer, channel = self._unit if self._unit is not None else (None, None)
        return {"layer": layer, "channel": channel, "above": [list(unit) for unit in self._above], "order": self._order}

    def restore(self, view_settings: Mapping[str, Any]) -> None:
        above = view_settings.get("above")
        came = [_kept_unit(each) for each in above] if isinstance(above, list | tuple) else []
        with self.asking_anew():
            self._unit = _kept_unit((view_settings.get("layer"), view_settings.get("channel")))
            self._above = tuple(unit for unit in came if unit is not None) if None not in came else ()
            self._order = view_settings["order"] if view_settings.get("order") in ORDERS else BY_LOSS
        self._show()

    # choices

    def _choose_part(self, part: object) -> None:
        if part == UP:
            self._go_up()
        elif isinstance(part, int) and self._made is not None and self._is_open(self._made):
            shown = self._made.shown(self._shown_order(self._made))
            self._go((self._made.source, shown[part].channel), (*self._above, self._made.unit))

    def _go_up(self) -> None:
        if self._above:
            self._go(self._above[-1], self._above[:-1])

    def _choose_layer(self, layer: str) -> None:
        self._go((layer, min(self._channel_now(), self._layers.get(layer, 1) - 1)), ())

    def _choose_channel(self, channel: int) -> None:
        if self._made is not None:
            self._go(((self._asked_unit() or self._made.unit)[0], channel), ())

    def _channel_now(self) -> int:
        unit = self._asked_unit() or (None if self._made is None else self._made.unit)
        return 0 if unit is None else unit[1]

    def _go(self, unit: Unit, above: tuple[Unit, ...]) -> None:
        with self.asking_anew():
            self._unit, self._above = unit, above
        self._show()

    def _choose_order(self, order: str) -> None:
        with self.asking_anew():
            self._order = order
        self._show()

    # what is shown

    def _is_open(self, made: Made) -> bool:
        """Whether the channels of the layer before are made of others as well."""
        return made.source in self._explained()

    def _shown_order(self, made: Made) -> str:
        return self._order if made.is_known(self._order) else BY_WEIGHT

    def _show(self) -> None:
        made = self._made
        if made is not None:
            unit = self._asked_unit() or made.unit
            channels = self._layers.get(unit[0], 0)
            self.controls.show_choices(self._explained(), channels, unit, self._order, below=bool(self._above))
            order = self._shown_order(made)
            notes = words.answer_words(made)
            self.picture.show_made(
                made, order, self._drawn, notes, is_open=self._is_open(made), has_up=bool(self._above)
            )
            waiting = "" if made.lost is not None else words.MEASURING
            self.sentence.show_texts("" if self.look.says_finding else waiting or self.finding())
        self.arrange()

    def _arrange(self) -> None:
        width, height = self.width() / self.look.scale, self.height() / self.look.scale
        seen, inner = self._made is not None, max(1.0, width - 2 * SIDE)
        top = self.arrange_controls(self.controls, self.controls.arrange, SIDE, below=8.0, least_height=PICTURE_FROM)
        foot = Foot(inner, max(0.0, height - top - PICTURE_FROM), GAP)
        if seen:
            foot.take(self.sentence, most=2)
        bottom = height - self.place_foot(foot, (self.sentence,), SIDE, height)
        part: QWidget = self.picture if seen else self.empty
        self.place(part, Box(SIDE, top, inner, max(1.0, bottom - top - GAP)))
        self.picture.setVisible(seen)
        self.empty.setVisible(not seen)


def _kept_unit(kept: object) -> Unit | None:
    """A layer and a channel as `view_settings` gave them."""
    if not isinstance(kept, list | tuple) or len(kept) != 2:
        return None
    channel = kept_index(kept[1])
    return (kept[0], channel) if isinstance(kept[0], str) and channel is not None else None
