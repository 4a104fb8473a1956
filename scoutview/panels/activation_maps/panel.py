"""Activation maps: a picture on its way through a network, and the sum behind any number on the way."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

import numpy as np
from PySide6.QtWidgets import QWidget

from scoutview.frame import Curves
from scoutview.graphics.base.box import Box
from scoutview.graphics.base.look import Look
from scoutview.graphics.widgets.empty import Empty
from scoutview.language import tr
from scoutview.observation import History, HistoryRequest, Observation, Question
from scoutview.panels.activation_maps.network import NetworkMaps
from scoutview.panels.activation_maps.pixel_sum import SumPicture
from scoutview.panels.activation_maps.plan import PICTURE, Flow, MapSpot, scale_tops, unpacked
from scoutview.panels.activation_maps.sum_plan import PixelSum, SumTops, sum_of, tops_of
from scoutview.panels.activation_maps.words import finding, formula, pointer_words
from scoutview.panels.panel import Panel, kept_index
from scoutview.probe import PictureProbe

MAPS = ("map_layers", "map_shapes", "map_values")
ALIVE = ("map_tops", "map_alive")
SUM = (
    "sum_layer",
    "sum_place",
    "sum_source",
    "sum_source_size",
    "sum_corner",
    "sum_inputs",
    "sum_kernel",
    "sum_bias",
    "sum_value",
    "sum_activation",
)
TOPS = Question("alive_channels")
ENDS = ("picture", "classes", "probabilities")
LAYERS = ("layer_names",)  # the last one's numbers are the answers
LEAST_WITH_SUM = 300.0  # design pixels of height
SUM_SHARE, LEAST_SUM, MOST_SUM, UNDER_SUM = 0.36, 130.0, 270.0, 8.0
LEAST_MAPS = 150.0  # of height over a sum that takes more than its share for its numbers


class ActivationMaps(Panel):
    """Its choices: the number that is explained (the lab's choice unless chosen), and which input is shown in full.

    All scales are those of the run's newest frame, so that colours mean the same at all frames.
    """

    name = "activation_maps"
    title = tr("Activation maps")
    brief_title = tr("Maps")
    needs = frozenset({*MAPS, *ALIVE, *SUM, *ENDS, *LAYERS})

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._last = ""  # layer, as far as it is known
        self._layer = ""
        self._place: tuple[int, int, int] | None = None
        self._input: int | None = None
        self._flow: Flow | None = None
        self._told: PixelSum | None = None
        self._run_tops: np.ndarray | None = None  # (layer,) at the reference frame, None until known
        self._sum_tops: SumTops | None = None
        self.network = NetworkMaps(look, self)
        self.sum = SumPicture(look, self)
        self.empty = Empty(look, tr("The maps appear here as soon as there is a frame."), self)
        self.network.chosen.connect(self._choose)
        self.network.opened.connect(self._open_channel)
        self.sum.chosen.connect(self._choose_input)
        self.network.hovered.connect(lambda _: self.sum.show_reading(pointer_words(self.network.reading())))
        self._show()

    def explanation(self) -> str:
        return tr("Each map is strongest where it finds its pattern; click a pixel to see its sum.")

    def questions(self) -> Collection[Question]:
        plain = (*ENDS, "layers", "activation_maps", "alive_channels")
        return (*(Question(name) for name in plain), self._sum_question())

    def _sum_question(self) -> Question:
        if self._place is None or not self._fits():
            return Question("pixel_sum")
        channel, row, column = self._place
        return Question.of("pixel_sum", layer=self._layer, channel=channel, row=row, column=column)

    def _fits(self) -> bool:
        """Whether the model on screen has the chosen number; before there is one, nobody knows."""
        flow = self._flow
        if flow is None or self._place is None:
            return False
        stage = flow.names.index(self._layer) if self._layer in flow.names else len(flow.maps)
        return flow.has(MapSpot(stage, *self._place)) and (stage < len(flow.maps) or self._layer == self._last)

    def show_observation(self, observation: Observation) -> None:
        asked = self._sum_question()
        if observation.has(*LAYERS):
            self._last = str(observation["layer_names"][-1])
        if observation.has(*MAPS, *ENDS):
            self._flow = flow_of(observation, self._run_tops)
        if observation.has(*SUM):
            rectified = self._flow is None or str(observation["sum_layer"]) in self._flow.names
            self._told = sum_of(observation.arrays, rectified, self._pooled(observation))
            if observation.step == self.curves.deciding_step:  # what its history will tell
                self._sum_tops = tops_of(self._told)
        self._show()
        if self._sum_question() != asked:
            self.questions_changed.emit()

    def _pooled(self, observation: Observation) -> int:
        """Of how many pixels in a row of the maps on screen one entered the sum."""
        flow, source = self._flow, str(observation["sum_source"])
        if flow is None or source not in flow.names:
            return 1
        return max(1, flow.shapes[flow.names.index(source)][1] // int(observation["sum_source_size"][0]))

    def histories(self) -> Collection[HistoryRequest]:
        """What decides the scales, at one frame."""
        step = self.curves.deciding_step
        if step is None:
            return ()
        return tuple(HistoryRequest(question, (step,)) for question in (TOPS, self._sum_question()))

    def show_curves(self, curves: Curves) -> None:
        with self.asking_anew():
            if not curves.continue_those(self.curves):
                self._run_tops, self._sum_tops = None, None
            super().show_curves(curves)

    def show_history(self, history: History) -> None:
        if history.request not in self.histories() or not history.answers:
            return
        arrays = history.answers[max(history.answers)]
        if history.request.question == TOPS:
            self._show_run_tops(arrays["map_tops"])
        else:
            self._show_sum_tops(tops_of(sum_of(arrays, rectified=True)))

    def _show_run_tops(self, tops: np.ndarray) -> None:
        if self._run_tops is not None and np.array_equal(tops, self._run_tops):
            return
        self._run_tops = tops
        if self._flow is not None:
            self._flow = replace(self._flow, tops=scale_tops(self._flow.maps, tops))
        self._show()

    def _show_sum_tops(self, tops: SumTops) -> None:
        if tops != self._sum_tops:
            self._sum_tops = tops
            self._show_sum()

    def finding(self) -> str:
        return "" if self._flow is None else finding(self._flow, self._told)

    def formula(self) -> str:
        told = self._told
        return formula(told, (1, 1) if told is not None and told.is_whole else (2, 2))

    def view_settings(self) -> Mapping[str, Any]:
        return {"layer": self._layer, "place": None if self._place is None else list(self._place), "input": self._input}

    def restore(self, view_settings: Mapping[str, Any]) -> None:
        layer, place = view_settings.get("layer"), view_settings.get("place")
        self._layer = layer if isinstance(layer, str) else ""
        numbers = [kept_index(each) for each in place] if isinstance(place, list | tuple) else []
        whole = [each for each in numbers if each is not None]
        self._place = (whole[0], whole[1], whole[2]) if len(numbers) == len(whole) == 3 else None
        self._input = kept_index(view_settings.get("input"))
        self._show()
        self.questions_changed.emit()

    def _arrange(self) -> None:
        scale = self.look.scale
        width, height = self.width() / scale, self.height() / scale
        there = self._flow is not None
        foot = self._foot(width, height)
        self.network.read_here(wanted=foot == 0)
        self.empty.setVisible(not there)
        self.network.setVisible(there)
        self.sum.setVisible(there and foot > 0)
        self.place(self.empty, Box(0, 0, width, height))
        self.place(self.network, Box(0, 4, width, max(1.0, height - foot - 8)))
        self.place(self.sum, Box(0, height - foot, width, foot - UNDER_SUM))

    def _foot(self, width: float, height: float) -> float:
        """The height of the sum, with its numbers as long as the maps over it can still be seen."""
        if height < LEAST_WITH_SUM:
            return 0.0
        foot, numbered = max(LEAST_SUM, SUM_SHARE * height), self.sum.numbered_height(width) + UNDER_SUM
        return min(max(foot, numbered) if height - numbered >= LEAST_MAPS else foot, MOST_SUM)

    def _show(self) -> None:
        flow, told = self._flow, self._told
        self.network.show_flow(flow, told, self._input)
        self._show_sum()
        self.arrange()

    def _show_sum(self) -> None:
        flow, told, top, stage = self._flow, self._told, 1.0, PICTURE
        if flow is not None and told is not None and told.source in flow.names:
            stage = flow.names.index(told.source)
            top = flow.tops[stage]
        self.sum.show_sum(told, top, self._input, self._sum_tops, stage)

    def _choose(self, spot: MapSpot) -> None:
        self._layer = self._layer_of(spot)
        self._place, self._input = spot[1:], None
        self.questions_changed.emit()

    def _open_channel(self, spot: MapSpot) -> None:
        """The same channel where its optimized picture is."""
        choices = {"layer": self._layer_of(spot), "channel": spot.channel}
        self.part_chosen.emit("feature_visualization", choices)

    def _layer_of(self, spot: MapSpot) -> str:
        names = () if self._flow is None else self._flow.names
        return names[spot.stage] if spot.stage < len(names) else self._last

    def _choose_input(self, number: int) -> None:
        self._input = number
        self._show()


def flow_of(observation: Observation, run_tops: np.ndarray | None) -> Flow:
    """What the channels say of a picture's way through; without `run_tops` the scales are those of this frame."""
    maps = unpacked(observation["map_values"], observation["map_shapes"])
    channels = [len(each) for each in maps]
    has_alive = observation.has(*ALIVE) and len(observation["map_alive"]) == sum(channels)
    alive = observation["map_alive"] if has_alive else np.ones(sum(channels), bool)
    tops = observation["map_tops"] if run_tops is None and has_alive else run_tops
    return Flow(
        observation["picture"],
        tuple(observation["map_layers"].tolist()),
        maps,
        scale_tops(maps, tops if tops is not None and len(tops) == len(maps) else None),
        tuple(np.split(alive, np.cumsum(channels)[:-1])),
        tuple(observation["classes"].tolist()),
        observation["probabilities"],
        observation.probe.own if isinstance(observation.probe, PictureProbe) else "",
    )
