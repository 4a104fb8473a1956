"""One neuron: on what it fires, and what becomes of the prediction without it."""

from collections.abc import Iterator, Sequence

from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.look import Look
from scoutview.graphics.base.numbers import likelihood
from scoutview.graphics.widgets.lead_sentence import LeadSentence
from scoutview.graphics.widgets.ranked_bars import RankedBars
from scoutview.panels.neurons.drawing import Histogram, WrittenTokens
from scoutview.panels.neurons.place_lines import PlaceLines, ShownPlaces
from scoutview.panels.neurons.plan import BAR, TEXT_PART, TITLE, arrange_neuron, neuron_column
from scoutview.panels.neurons.token_heat import TokenHeat
from scoutview.panels.neurons.words import READING, NeuronReading, PlacesReading, behind, held_by, lead

MIDDLE = 8  # of the tokens around a place, the strongest one's number
LEFT = ("", "times 0.5", "off")  # what is done to it for each bar, from all of it to nothing


class NeuronView:
    """Its parts are children of the panel, which gives them their places."""

    def __init__(self, look: Look, panel: QWidget) -> None:
        self.reading = LeadSentence(look, panel)
        self.reading.show_words("", READING, "")
        self.tokens = TokenHeat(look, panel)
        self.effect = RankedBars(look, panel, row_height=BAR, title_height=TITLE, large=True)
        self.effect.setToolTip("Click: leave so much of this neuron while the model is asked")
        self.places = PlaceLines(look, panel)
        self.written = WrittenTokens(look, panel)
        self.histogram = Histogram(look, panel)

    def show(self, own: NeuronReading, places: PlacesReading | None, interventions: Sequence[str]) -> None:
        """`places` are those of this neuron, None where they are not known yet."""
        if self.reading.look.says_finding:
            self.reading.show_words(*behind(own, places, interventions))
        else:
            self.reading.show_words(own.name(interventions), *lead(own, places))
        tokens, alone, values = (own.arrays[f"neuron_{name}"].tolist() for name in ("tokens", "alone", "activations"))
        strongest = 0.0 if places is None else places.strongest
        asked = own.asked_token
        self.tokens.show_tokens(tokens, alone, values, strongest, told_after=own.position, asked=asked)
        self.written.show_groups(
            ("raises", own.arrays["neuron_promoted"].tolist(), own.arrays["neuron_promoted_by"].tolist()),
            ("lowers", own.arrays["neuron_suppressed"].tolist(), own.arrays["neuron_suppressed_by"].tolist()),
        )
        self._show_effect(own, held_by(own.place, interventions))
        if places is not None:
            self._show_places(places)

    def _show_effect(self, own: NeuronReading, deed: str) -> None:
        names, left = own.left()
        row = LEFT.index(deed) if deed in LEFT else -1
        self.effect.show_rows(own.asked(), names, left, numbers=[likelihood(share) for share in left], chosen=row)

    def _show_places(self, places: PlacesReading) -> None:
        read = places.arrays
        tokens, values, of_kind = (read[f"places_{name}"] for name in ("tokens", "values", "of_kind"))
        self.places.show_places(places.title(), ShownPlaces(tokens, values, of_kind, read["places_activation"], MIDDLE))
        self.histogram.show_counts(read["places_counts"], read["places_edges"])

    def deed_of(self, row: int, own: NeuronReading, interventions: Sequence[str]) -> str:
        """What a click on a bar does: of all of it, what is in force is taken back."""
        return LEFT[row] or held_by(own.place, interventions)

    def boxes(self, width: float, height: float, *, often: bool) -> Iterator[tuple[QWidget, Box]]:
        """Each part and its place; a box of no height is not shown. `often`: how often it is how active is wanted."""
        column = neuron_column(width)
        places = arrange_neuron(
            width,
            height,
            reading=self.reading.height_for(column),
            tokens=self.tokens.height_for(column, TEXT_PART * height),
            often=often,
        )
        for name, box in vars(places).items():
            yield getattr(self, name), box
