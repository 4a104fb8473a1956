"""A search for a neuron: the verdict, the ranking, and when the one that was found appeared."""

from collections.abc import Iterator, Mapping, Sequence

from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.look import Look
from scoutview.graphics.base.numbers import count
from scoutview.graphics.runs.compared_plan import kept_steps
from scoutview.graphics.widgets.lines import Lines
from scoutview.graphics.widgets.ranked_bars import RankedBars
from scoutview.panels.neurons.plan import PADDING, arrange_search
from scoutview.panels.neurons.words import SearchReading

TITLE = "Average precision on text that did not choose them"


class SearchView:
    """Its parts are children of the panel, which gives them their places."""

    def __init__(self, look: Look, panel: QWidget) -> None:
        self.words = Lines(look, panel)
        self.ranking = RankedBars(look, panel)
        self.appeared = RankedBars(look, panel)
        self.steps: tuple[int, ...] = ()  # the rows of `appeared`

    def show(self, found: SearchReading | None, chosen: int, verdict: str) -> None:
        """The neurons that were found, and what is said of the one in this row."""
        self.words.show_texts(verdict)
        if found is not None:
            names, shares = found.found()
            self.ranking.show_rows(TITLE, names, shares, chosen=chosen, levels=found.levels())

    def show_appeared(
        self, neuron: tuple[int, int] | None, compared: Sequence[int], precision: Mapping[int, float], step: int
    ) -> None:
        """How well a neuron told it at the compared steps: those answered that find room, the newest one always."""
        answered = [each for each in compared if each in precision]
        self.steps = tuple(kept_steps(answered, self.appeared.rows_in(self.appeared.design_height())))
        name = f"neuron {neuron[0]}.{neuron[1]}" if neuron is not None else "it"
        self.appeared.show_rows(
            f"When {name} appeared (a sample of the text)",
            [f"step {count(each)}" for each in self.steps],
            [precision[each] for each in self.steps],
            chosen=max((row for row, each in enumerate(self.steps) if each <= step), default=-1),
        )

    def boxes(self, width: float, height: float) -> Iterator[tuple[QWidget, Box]]:
        """Each part and its place; a box of no height is not shown."""
        places = arrange_search(width, height, words=self.words.height_for(width - 2 * PADDING))
        for name, box in vars(places).items():
            yield getattr(self, name), box
