"""Number circle: the numbers along one frequency of the embedding, and a sum as two turns."""

from collections.abc import Collection, Mapping
from math import isfinite
from typing import Any

import numpy as np
from PySide6.QtWidgets import QWidget

from scoutview.frame import Curves
from scoutview.graphics.base.box import Box
from scoutview.graphics.base.look import Look
from scoutview.graphics.base.numbers import count
from scoutview.graphics.runs.circle_plan import around_centre, standing_of, stands_on_circle
from scoutview.graphics.runs.circle_words import times
from scoutview.graphics.runs.key_frequencies_plan import spectrum_request, strongest
from scoutview.graphics.widgets.lines import Lines
from scoutview.observation import History, HistoryRequest, Observation, Question
from scoutview.panels.number_circle.layout_plan import HEAD, arrange_number_circle, has_ring
from scoutview.panels.number_circle.painting import CircleView
from scoutview.panels.number_circle.picture import NumberCirclePicture
from scoutview.panels.number_circle.plan import (
    CircleSum,
    Extent,
    extent_of,
    first_frequency,
    spread_over_run,
    strong_ones,
)
from scoutview.panels.number_circle.reading import FrequencyControls, NumberCircleReading
from scoutview.panels.number_circle.words import (
    IN_WORDS,
    around_in_words,
    circle_formula,
    circularity,
    finding_sentence,
    sum_parts,
    turns_sentence,
    wrap_sentence,
)
from scoutview.panels.panel import Panel, kept_index

AROUND, AROUND_FROM = 40.0, 240.0  # design pixels of height: of what is said of the ring, and of a column that says it


class NumberCircle(Panel):
    """Its choice: a frequency. Unless chosen it is, of those that the run's numbers hold most of, the one along which
    the numbers of the sum are best told apart; so one sees at every step the numbers that will stand on a circle.

    Who asks with a number of this circle keeps looking at this circle.
    """

    name = "number_circle"
    title = "Number circle"
    brief_title = "Circle"
    needs = frozenset(
        {
            "circle",
            "circle_frequency",
            "addends",
            "sign",
            "right_answer",
            "modulus",
            "model_answer",
            "model_answer_probability",
        }
    )

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._seen: Observation | None = None
        self._view: CircleView | None = None
        self._chosen: int | None = None
        self._modulus = 0  # of the run on screen, as far as it is known
        self._keys: tuple[int, ...] = ()  # of the run, strongest first
        self._strong: tuple[int, ...] = ()  # those that are nearly as strong as the first
        self._opening: int | None = None  # the one of these that was shown first
        self._over_run: History | None = None  # the circle at a few steps
        self._centred: Mapping[int, np.ndarray] = {}  # its points by step, of what, and how far they reach
        self._centred_of: tuple[History | None, int] = (None, 0)
        self._shares: dict[int, float] = {}  # how circular they stood there, as far as that was asked
        self._over_run_extent = extent_of()
        self.controls = FrequencyControls(look, self)
        self.around = Lines(look, self)
        self.circle = NumberCirclePicture(look, self)
        self.reading = NumberCircleReading(look, self)
        self.controls.frequency_chosen.connect(self._choose)
        self.circle.frequency_moved.connect(self._move_frequency)
        self.circle.number_chosen.connect(self._ask_with)
        self._show()

    def explanation(self) -> str:
        view = self._view
        if view is None:
            return "Each dot is a number; in order they go round a circle several times."
        last, frequency = count(view.asked.modulus - 1), view.asked.frequency
        return f"Each dot is a number; from 0 to {last} they go round the circle {times(frequency)}."

    def questions(self) -> Collection[Question]:
        frequency = self._wanted()
        return Question("sum"), Question("circle") if frequency is None else _circle_of(frequency)

    def histories(self) -> Collection[HistoryRequest]:
        spectrum, last, frequency = spectrum_request(self.curves), self.curves.deciding_step, self._wanted()
        if spectrum is None or last is None:
            return ()
        if frequency is None:
            return (spectrum,)
        return spectrum, HistoryRequest(_circle_of(frequency), spread_over_run(self.curves.steps, last))

    def show_curves(self, curves: Curves) -> None:
        with self.asking_anew():
            if not curves.continue_those(self.curves):
                self._keys, self._strong, self._over_run, self._modulus = (), (), None, 0
                self._opening = None
            super().show_curves(curves)

    def show_observation(self, observation: Observation) -> None:
        if not observation.has(*self.needs) or len(observation["circle"]) != int(observation["modulus"]):
            return
        with self.asking_anew():
            self._seen, self._modulus = observation, int(observation["modulus"])
            self._show()

    def show_history(self, history: History) -> None:
        question, answers = history.request.question, history.answers
        if question == Question("spectrum"):
            powers = [answers[step]["spectrum"] for step in sorted(answers) if "spectrum" in answers[step]]
            if powers:
                with self.asking_anew():
                    self._keys = strongest(powers[-1])
                    self._strong = strong_ones(powers[-1], self._keys)
                    self._show()
        elif question.name == "circle" and question in self.questions():
            shown = self._over_run
            if shown is None or shown.request.question != question or history.complete:
                self._over_run = history  # the same question at other steps: the scale waits for all of them
            self._show()

    def finding(self) -> str:
        view = self._view
        return "" if view is None or not isfinite(view.standing.share) else self._sentence(view)

    def formula(self) -> str:
        view = self._view
        if view is None:
            return IN_WORDS
        return circle_formula(view.asked, view.standing, self._share_over_run(view.asked, 0))

    def _dress(self) -> None:
        self.controls.set_look(self.look)

    def view_settings(self) -> Mapping[str, Any]:
        shown = self._wanted()
        return {"frequency": None if shown == self._first_of_this_sum() else shown, "zoom": self.circle.zoom_settings()}

    def restore(self, view_settings: Mapping[str, Any]) -> None:
        self._chosen = kept_index(view_settings.get("frequency"))
        self.circle.restore_zoom(view_settings.get("zoom"))
        self._show()
        self.questions_changed.emit()

    # choices

    def _wanted(self) -> int | None:
        """The frequency to ask for: the chosen one, else the first one; None while neither is known to fit."""
        if self._chosen is not None and 1 <= self._chosen <= self._modulus // 2:
            return self._chosen
        return self._first()

    def _first(self) -> int | None:
        """The one that is shown before any is chosen: it stays for other sums, so that numbers keep their places."""
        if self._opening in self._strong:
            return self._opening
        first = self._first_of_this_sum()
        if self._seen is not None:
            self._opening = first
        return first

    def _first_of_this_sum(self) -> int | None:
        seen = self._seen
        named = (0,) if seen is None else (0, *map(int, seen["addends"]), int(seen["right_answer"]))
        return first_frequency(self._modulus, self._strong, [each for each in named if each < self._modulus])

    def _choose(self, frequency: int) -> None:
        self._chosen = None if self._first() == frequency else frequency
        self._show()
        self.questions_changed.emit()

    def _move_frequency(self, places: int) -> None:
        """So many places on among the key frequencies, from the last one to the first again."""
        now = self._wanted() or (self._view.asked.frequency if self._view is not None else 0)
        among = self._keys or tuple(range(1, self._modulus // 2 + 1))
        if among:
            self._choose(among[(among.index(now) + places) % len(among)] if now in among else among[0])

    def _ask_with(self, number: int, first: bool) -> None:
        if self._view is not None:
            asked = self._view.asked
            self._chosen = asked.frequency
            self.probe_chosen.emit(asked.written(number, asked.b) if first else asked.written(asked.a, number))

    # what is shown

    def _show(self) -> None:
        before = self.explanation()
        self._view = None if self._seen is None else self._view_of(self._seen)
        if self._view is not None:
            view = self._view
            self.circle.show_circle(view)
            self.reading.show_words(sum_parts(view.asked), self._reading_of(view), wrap_sentence(view.asked))
            self.controls.show_frequencies(self._keys, view.asked.modulus // 2, self._wanted() or view.asked.frequency)
            self.controls.tell(circularity(view.standing.share))
            around = around_in_words(view.asked.frequency)
            told = f"{times(view.asked.frequency)} round"
            self.around.show_texts(*((told,) if self.look.picture else around))
        self.arrange()
        if self.explanation() != before:
            self.explanation_changed.emit()

    def _view_of(self, seen: Observation) -> CircleView:
        asked = _sum_of(seen)
        points = around_centre(seen["circle"], asked.frequency)
        standing = standing_of(points, asked.frequency)
        extent = extent_of(points)
        if self._over_run_of(asked):
            extent = Extent(*map(max, extent, self._over_run_extent))
        solid = asked.is_right and self._stands(asked, standing.share)
        return CircleView(points, asked, standing, extent, solid)

    def _sentence(self, view: CircleView) -> str:
        asked, seen, over_run = view.asked, self._seen, self._over_run
        stands = self._stands(asked, view.standing.share)
        last = self._share_over_run(asked, -1)
        before = seen is not None and over_run is not None and seen.step < over_run.request.steps[-1]
        later = before and last is not None and self._stands(asked, last)
        return finding_sentence(asked, stands=stands, later=later)

    def _reading_of(self, view: CircleView) -> str:
        """The sentence under the sum: the finding, or where that is said already, how the turns add up."""
        if not self.look.says_finding:
            return self._sentence(view)
        return turns_sentence(view.asked) if view.solid else ""

    def _stands(self, asked: CircleSum, share: float) -> bool:
        return stands_on_circle(share, self._share_over_run(asked, 0))

    def _share_over_run(self, asked: CircleSum, place: int) -> float | None:
        """How circular the numbers stood at the first or the last (-1) step that was asked for, where it is known."""
        step = self._over_run.request.steps[place] if self._over_run is not None else -1
        points = self._over_run_of(asked).get(step)
        if points is None:
            return None
        if step not in self._shares:
            self._shares[step] = standing_of(points, asked.frequency).share
        return self._shares[step]

    def _over_run_of(self, asked: CircleSum) -> Mapping[int, np.ndarray]:
        """By step: the points of this frequency, as far as they are there."""
        if self._over_run is None or self._over_run.request.question != _circle_of(asked.frequency):
            return {}
        asked_of = (self._over_run, asked.modulus)
        if self._centred_of != asked_of:  # these stay the same while one moves through the run
            circles = {step: answer["circle"] for step, answer in self._over_run.answers.items() if "circle" in answer}
            fitting = {step: circle for step, circle in circles.items() if len(circle) == asked.modulus}
            self._centred = {step: around_centre(circle, asked.frequency) for step, circle in fitting.items()}
            self._centred_of, self._over_run_extent = asked_of, extent_of(*self._centred.values())
            self._shares.clear()
        return self._centred

    def _arrange(self) -> None:
        scale = self.look.scale
        places = arrange_number_circle(self.width() / scale, self.height() / scale)
        shown = self._view is not None
        controls, head = places.controls, places.controls.height >= HEAD
        self.show_controls(self.controls, wanted=shown, roomy=head)
        taken = 0.0 if self.look.picture else self.controls.sizeHint().width() / scale + 10
        words, line = places.words, Box(controls.x + taken, controls.y + 7, controls.width - taken, 20)
        told = self.look.picture
        if places.beside and not self.look.picture:  # what stands around the circle, at the foot of the column
            line = Box(words.x, words.bottom - AROUND, words.width, AROUND)
            told = has_ring(places.circle) and words.height >= AROUND_FROM
            words = words._replace(height=words.height - (AROUND if told else 0.0))
        if head:
            self.place(self.controls, controls._replace(width=min(controls.width, max(0.0, taken - 10))))
        self.place(self.around, line)
        self.around.setVisible(shown and head and told and line.width > 80)
        self.place(self.circle, places.circle)
        self.reading.set_in_column(places.beside)
        self.place(self.reading, words)


def _circle_of(frequency: int) -> Question:
    return Question.of("circle", frequency=frequency)


def _sum_of(seen: Observation) -> CircleSum:
    a, b = (int(addend) for addend in seen["addends"])
    return CircleSum(
        a,
        b,
        sign=-1 if int(seen["sign"]) < 0 else 1,
        modulus=int(seen["modulus"]),
        frequency=int(seen["circle_frequency"]),
        right_answer=int(seen["right_answer"]),
        model_answer=int(seen["model_answer"]),
        model_probability=float(seen["model_answer_probability"]),
    )
