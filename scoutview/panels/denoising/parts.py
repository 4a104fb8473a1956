"""The parts of the denoising panel's picture: the way, the equation, samples, the grid, and what is read of them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.look import Look
from scoutview.graphics.widgets.picture_grid import PictureGrid
from scoutview.graphics.widgets.picture_grid_plan import Pictures, Pixel
from scoutview.language import tr
from scoutview.panels.denoising.equation import NoiseEquation
from scoutview.panels.denoising.equation_plan import GREY_TOP
from scoutview.panels.denoising.plan import NOWHERE, DenoisingPlaces, arrange_denoising
from scoutview.panels.denoising.reading import DenoisingReading
from scoutview.panels.denoising.room_plan import SEEDS, DenoisingRoom
from scoutview.panels.denoising.shown import DenoisingShown
from scoutview.panels.denoising.ways_plan import (
    END,
    Answers,
    Columns,
    TrainingRows,
    sample_pictures,
    training_grid,
    training_rows,
    way_pictures,
)
from scoutview.panels.denoising.words import (
    BACKWARD_NAMES,
    FORWARD_NAMES,
    UNGUIDED,
    noising_headings,
    sample_captions,
    sample_headings,
    sum_words,
    way_headings,
)


class DenoisingParts:
    """Makes them as children of the panel, and draws in them what is shown.

    A picture on the way has a place on it, a picture of the grid a place and the step of a frame.
    """

    def __init__(self, look: Look, panel: QWidget) -> None:
        self.way = PictureGrid(
            look, tr("Click a picture to see its denoising step; they are evenly apart in noise"), panel
        )
        self.equation = NoiseEquation(look, panel)
        self.samples = PictureGrid(look, tr("Click a picture to draw on from its noise"), panel)
        self.unguided = PictureGrid(look, tr("The first of these without guidance; click to draw on without"), panel)
        self.grid = PictureGrid(look, tr("Click a picture to see its training step at its denoising step"), panel)
        self.reading = DenoisingReading(look, panel)
        self.places = DenoisingPlaces(NOWHERE, NOWHERE, NOWHERE, NOWHERE, NOWHERE)
        self._shown = DenoisingShown(None)
        self._milestones: tuple[int, ...] = ()
        self._answers: Answers = {}
        self.equation.pixel_hovered.connect(self._read_sum)
        self.reading.read(self.way, self._names_on_way)
        self.reading.read(self.samples, lambda: [texts[0] for texts in sample_captions(self._shown.probe, SEEDS)])
        self.reading.read(self.unguided, lambda: UNGUIDED[:1])
        self.reading.read(self.grid, self._names_in_grid)

    # places

    def boxes(self) -> tuple[tuple[QWidget, Box], ...]:
        """Each part and where it stands; a box of no height is not shown."""
        places = self.places
        return (
            (self.way, places.way),
            (self.equation, places.equation),
            (self.samples, places.samples),
            (self.unguided, places.unguided),
            (self.grid, places.grid),
            (self.reading, places.reading),
        )

    def arrange(self, room: DenoisingRoom) -> bool:
        """Plan the places in this room; whether they are others than before."""
        before, self.places = self.places, arrange_denoising(room)
        return self.places != before

    # what is shown

    def show(self, shown: DenoisingShown, sentences: Sequence[str]) -> None:
        """The step with its equation and a sentence, from long to short; pictures are drawn by `show_pictures`."""
        self._shown = shown
        if shown.terms is not None:
            names = FORWARD_NAMES if shown.forward else BACKWARD_NAMES
            self.equation.show_terms(shown.terms, names)
            self.reading.show_texts(sentences)

    def show_ways(self, milestones: tuple[int, ...], answers: Answers) -> None:
        """At which steps of the training the grid shows a way, and those that have arrived."""
        self._milestones, self._answers = milestones, answers
        self.show_pictures()

    def show_pictures(self) -> None:
        """As many pictures as there are places for."""
        shown, way = self._shown, self._shown.way
        if way is None:
            return
        columns = self._way_columns()
        labels = columns.labels(shown.steps.first, str(columns.places[-1]) if shown.forward else END)
        headings = noising_headings(shown.label) if shown.forward else way_headings(shown.label, shown.probe)
        beside = self.places.reading.width if self.places.reading.y < self.places.way.bottom else 0.0
        self.way.show_pictures(replace(way_pictures(way, columns, labels, headings), beside=beside))
        if not shown.forward:
            self.grid.show_pictures(training_grid(self._rows(), self._answers, way.total, self._grid_columns()))
            self._show_samples()

    def _show_samples(self) -> None:
        shown, way = self._shown, self._shown.way
        if way is None or shown.observation is None or "samples" not in shown.observation:
            return
        after = shown.after
        place = "" if after >= way.total - 1 else tr("after denoising step {step}").format(step=after + 1)
        headings, captions = sample_headings(shown.label, place), sample_captions(shown.probe, SEEDS)
        drawn, unguided = sample_pictures(way, shown.observation["samples"], after)
        greys = Pictures(columns=self.places.sample_columns, chosen=0, grey_top=GREY_TOP, largest=self.places.sample)
        self.samples.show_pictures(replace(greys, pictures=drawn, headings=headings, captions=captions))
        self.unguided.show_pictures(replace(greys, pictures=[unguided], columns=0, chosen=None, headings=UNGUIDED))

    def _way_columns(self) -> Columns:
        return self._shown.columns(self.places.way_columns)

    def _grid_columns(self) -> Columns:
        return self._shown.grid_columns(self.places.grid_columns)

    def _rows(self) -> TrainingRows:
        shown = self._shown
        frame = shown.observation.step if shown.observation is not None else -1
        return training_rows(self._milestones, self.places.grid_rows, frame, shown.way)

    def _arrived_rows(self) -> TrainingRows:
        """The rows as they stand in the grid."""
        return self._rows().arrived(self._answers)

    # what is under the mouse

    def place_on_way(self, number: int) -> int:
        return self._way_columns().places[number]

    def frame_in_grid(self, number: int) -> tuple[int, int]:
        """The step of the frame, and the place on its way."""
        columns = self._grid_columns().places
        row, column = divmod(number, len(columns))
        return self._arrived_rows().steps[row], columns[column]

    def _names_on_way(self) -> list[str]:
        return [self._shown.place_words(place) for place in self._way_columns().places]

    def _names_in_grid(self) -> list[str]:
        """Row by row."""
        places = [self._shown.place_words(place) for place in self._grid_columns().places]
        return [
            tr("training {step}, {place}").format(step=row, place=place)
            for row in self._arrived_rows().labels
            for place in places
        ]

    def _read_sum(self, pixel: Pixel | None) -> None:
        terms = self._shown.terms
        self.reading.show_hovered("" if pixel is None or terms is None else sum_words(terms, pixel))

    # zoomed pictures

    def _zoomed(self) -> Mapping[str, PictureGrid]:
        """By the names that are kept of them."""
        return {"zoom": self.grid, "way_zoom": self.way, "samples_zoom": self.samples, "unguided_zoom": self.unguided}

    def zoom_settings(self) -> dict[str, Any]:
        return {name: grid.zoom_settings() for name, grid in self._zoomed().items()}

    def restore_zoom(self, view_settings: Mapping[str, Any]) -> None:
        for name, grid in self._zoomed().items():
            grid.restore_zoom(view_settings.get(name))
