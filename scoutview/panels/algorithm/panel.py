"""The algorithm: the network's logits against a sum of waves, and how that circuit forms over the run."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any, ClassVar

import numpy as np
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from scoutview.frame import Arrays, Curves
from scoutview.graphics.base.box import Box
from scoutview.graphics.base.look import Look
from scoutview.graphics.plots.curves_words import values_at
from scoutview.graphics.plots.plot import CurvePlot
from scoutview.graphics.plots.view_plan import AxesPart
from scoutview.graphics.runs.key_frequencies_plan import spectrum_request, strongest
from scoutview.graphics.widgets.lead_sentence import LeadSentence
from scoutview.graphics.widgets.lines import Lines
from scoutview.graphics.widgets.segment import segment
from scoutview.language import tr
from scoutview.observation import History, HistoryRequest, Observation, Question
from scoutview.panels.algorithm import words
from scoutview.panels.algorithm.plan import WaveFormula, centred, plan_algorithm, value_range
from scoutview.panels.algorithm.progress_plan import (
    agreed,
    filling,
    measured_around,
    progress_steps,
    story,
    values_over,
)
from scoutview.panels.algorithm.progress_plot import progress_plot
from scoutview.panels.algorithm.waves import LogitWaves
from scoutview.panels.algorithm.waves_plan import WavePicture, answer_of
from scoutview.panels.panel import Panel

PROGRESS = ("restricted_loss", "excluded_loss")
PADDING = 16.0
LONG_FROM = 680.0  # design pixels of width that hold the long explanation


class Algorithm(Panel):
    """It asks about the key frequencies of the run, which it learns from a history.

    Its choices: whether it shows how this sum is done, or what the waves are worth over the run; the axes of the run's
    losses, and which part of these and of the answers is shown.
    """

    name = "algorithm"
    title = tr("The algorithm")
    brief_title = tr("Algorithm")
    needs = frozenset(
        {"algorithm_frequencies", "algorithm_amplitudes", "algorithm_explained", "logits", "addends", "sign", "modulus"}
    ) | {"right_answer", *PROGRESS}
    of_frame: ClassVar[frozenset[str]] = needs - set(PROGRESS)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._seen: Observation | None = None
        self._histories: dict[str, History] = {}  # the newest of each question
        self.controls = QWidget(self)
        self.controls.setProperty("control", True)
        self._row = QHBoxLayout(self.controls)
        self._row.setContentsMargins(0, 0, 0, 0)
        self.of_sum = segment(tr("this sum"), tr("How the waves make the answer to this sum"), self.controls)
        self.over_run = segment(
            tr("over the run"), tr("What the waves are worth: the loss with them alone and without them"), self.controls
        )
        group = QButtonGroup(self)
        for button in (self.of_sum, self.over_run):
            group.addButton(button)
            self._row.addWidget(button)
        self._row.addStretch(1)
        self.of_sum.setChecked(True)
        self.over_run.toggled.connect(self._switch_picture)
        self.words = LeadSentence(look, self)
        self.waves = LogitWaves(look, self)
        self.verdict = Lines(look, self, "title")
        self.plot = CurvePlot(look, self)
        self.plot.setAccessibleName(tr("Restricted and excluded loss over the steps of training"))
        self.plot.step_chosen.connect(self.step_chosen)
        self.plot.axis_clicked.connect(self._switch_axis)
        self._log = {"log_steps": True, "log_loss": False}
        self.arrange()

    def explanation(self) -> str:
        is_long = self.width() / self.look.scale >= LONG_FROM
        if self._shows_run:
            return words.OF_RUN if is_long else words.OF_RUN_SHORT
        return words.LONG if is_long else words.SHORT

    def questions(self) -> Collection[Question]:
        return self._asked("algorithm"), Question("logits"), Question("sum")

    def histories(self) -> Collection[HistoryRequest]:
        spectrum = spectrum_request(self.curves)
        if spectrum is None:
            return ()
        requests = [spectrum, HistoryRequest(Question("logits"), spectrum.steps)]
        if self._frequencies():
            steps = progress_steps(self.curves, spectrum.steps[0])
            requests.append(HistoryRequest(self._asked("algorithm"), spectrum.steps))
            requests.append(HistoryRequest(self._asked("progress"), steps))
        return tuple(requests)

    def show_observation(self, observation: Observation) -> None:
        if not observation.has(*self.of_frame):
            return
        self._seen = observation
        self.plot.show_cursor(observation.step)
        self._show()

    def show_curves(self, curves: Curves) -> None:
        asked, before = self.histories(), self.curves
        super().show_curves(curves)
        if not curves.continue_those(before):
            self._histories.clear()  # another run has other frequencies, and perhaps another modulus
            self.arrange()
        self._draw()
        self._draw_progress()
        if self.histories() != asked:
            self.questions_changed.emit()

    def show_history(self, history: History) -> None:
        asked, had_run = self.questions(), self._has_run
        self._histories[history.request.question.name] = history
        self._draw()
        if self._has_run != had_run:
            self.arrange()
            self.explanation_changed.emit()
        self._draw_progress()
        if self.questions() != asked:
            self.questions_changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        before = event.oldSize().width() / self.look.scale >= LONG_FROM
        super().resizeEvent(event)
        if before != (self.width() / self.look.scale >= LONG_FROM):
            self.explanation_changed.emit()

    def view_settings(self) -> Mapping[str, Any]:
        zoom = self.plot.part.to_settings()
        answers = self.waves.zoom_settings()
        of_run = {"over_run": True} if self.over_run.isChecked() else {}
        return {**self._log, **of_run, **({"zoom": zoom} if zoom else {}), **({"answers": answers} if answers else {})}

    def restore(self, view_settings: Mapping[str, Any]) -> None:
        for name in self._log:
            if isinstance(view_settings.get(name), bool):
                self._log[name] = view_settings[name]
        (self.over_run if view_settings.get("over_run") is True else self.of_sum).setChecked(True)
        self._draw_progress()
        self.plot.show_part(AxesPart.of_settings(view_settings.get("zoom")))
        self.waves.restore_zoom(view_settings.get("answers"))

    def _switch_picture(self) -> None:
        self._show()
        self.explanation_changed.emit()

    @property
    def _shows_run(self) -> bool:
        """Whether it was chosen, and there is something to show."""
        return self.over_run.isChecked() and self._has_run

    def _switch_axis(self, axis: str) -> None:
        name = "log_steps" if axis == "steps" else "log_loss"
        self._log[name] = not self._log[name]
        self._draw_progress()

    def finding(self) -> str:
        return self._verdict() if self._shows_run else self._sentence()[0]

    def _sentence(self) -> tuple[str, str]:
        """What is found, and the numbers behind it."""
        formula, seen = self._formula(), self._seen
        if formula is None or seen is None:
            return "", ""
        answer, right = answer_of(np.asarray(seen["logits"])), int(seen["right_answer"])
        return words.algorithm_sentence(self._explained(), formula, answer, right, is_end=self._is_end())

    def _is_end(self) -> bool:
        """Whether the run has come to no more than what is shown."""
        newest = int(self.curves.steps[-1]) if len(self.curves) else -1
        return self._seen is not None and self._seen.step >= newest >= self.curves.planned_steps

    def formula(self) -> str:
        formula, seen = self._formula(), self._seen
        if formula is None or seen is None:
            return words.LONG
        of_run = set(formula.frequencies.tolist()) == set(self._frequencies())
        behind = self._sentence()[1]
        right = int(seen["right_answer"])
        text = words.algorithm_formula(formula, self._explained(), right, of_run=of_run, behind=behind)
        step = max((each for each in self._asked_steps() if each <= seen.step), default=seen.step)
        told = story(self.curves, self._answers("progress"))
        run = "" if told is None else told.sentence()
        return text + words.progress_formula(step, *self._measured(step), run)

    def _measured(self, step: int) -> tuple[float, float]:
        """With the waves alone and without them, nan where it is not known yet."""
        answer = self._answers("progress").get(step, {})
        restricted, excluded = (float(answer.get(name, np.nan)) for name in PROGRESS)
        return restricted, excluded

    def _verdict(self) -> str:
        """What the waves are worth at the frame on screen; nothing where it is not measured there."""
        seen = self._seen
        if seen is None:
            return ""
        whole = values_at(self.curves, seen.step)
        validation, train = (whole.get(name, np.nan) for name in ("validation_loss", "train_loss"))
        around = measured_around(seen.step, self._asked_steps())
        return agreed(words.verdict(*self._measured(each), validation, train, int(seen["modulus"])) for each in around)

    # what is known

    def _answers(self, name: str) -> Mapping[int, Arrays]:
        """Those of a history that are there."""
        known = self._histories.get(name)
        return {} if known is None else known.answers

    def _frequencies(self) -> tuple[int, ...]:
        """The run's key frequencies, lowest first, so that a change of their order asks nothing anew."""
        known = self._answers("spectrum")
        return tuple(sorted(strongest(known[max(known)]["spectrum"]))) if known else ()

    def _asked(self, name: str) -> Question:
        frequencies = self._frequencies()
        return Question.of(name, frequencies=",".join(map(str, frequencies))) if frequencies else Question(name)

    def _formula(self) -> WaveFormula | None:
        seen = self._seen
        if seen is None:
            return None
        return WaveFormula(
            np.asarray(seen["algorithm_frequencies"]),
            np.asarray(seen["algorithm_amplitudes"], np.float64),
            (int(seen["addends"][0]), int(seen["addends"][1])),
            int(seen["sign"]),
            int(seen["modulus"]),
        )

    def _explained(self) -> float:
        return float("nan") if self._seen is None else float(self._seen["algorithm_explained"])

    def _final(self) -> WaveFormula | None:
        """The formula that the run has come to, of the same sum: of another one it is only moved."""
        formula, known = self._formula(), self._answers("algorithm")
        if formula is None or not known:
            return None
        answer = known[max(known)]
        frequencies, amplitudes = answer["algorithm_frequencies"], answer["algorithm_amplitudes"]
        return replace(formula, frequencies=frequencies, amplitudes=amplitudes.astype(np.float64))

    def _picture(self, formula: WaveFormula, seen: Observation) -> WavePicture:
        """Its ranges are those that the run has come to; this frame's own until these are known.

        A frame that is newer than what they are of adds its own.
        """
        logits, final, known = centred(np.asarray(seen["logits"])), self._final(), self._answers("logits")
        come_to = logits
        if final is not None:
            come_to = known[max(known)]["logits"] if known else np.zeros(1)
        same = final is not None and np.array_equal(final.frequencies, formula.frequencies)
        ranged = final if final is not None and same else formula
        own = [formula] if seen.step > (self.curves.deciding_step or 0) else []
        heights = np.max([np.abs(np.nan_to_num(each.amplitudes)) for each in (ranged, *own)], axis=0)
        values = [each.values() for each in (ranged, *own)]
        low, high = value_range(*values, centred(come_to), logits if own else logits[:0])
        order = ranged.by_size()
        return WavePicture(
            logits=logits,
            fitted=formula.values(),
            addends=formula.addends,
            sign=formula.sign,
            right_answer=int(seen["right_answer"]),
            low=low,
            high=high,
            frequencies=formula.frequencies[order],
            amplitudes=formula.amplitudes[order],
            heights=heights[order],
            waves=formula.fine()[order],
        )

    def _asked_steps(self) -> tuple[int, ...]:
        """At which the two losses are measured, or will be."""
        known = self._histories.get("progress")
        return () if known is None else known.request.steps

    @property
    def _has_run(self) -> bool:
        """Whether there is more to show of the run than its learning curves do."""
        return bool(self._answers("progress"))

    # drawing

    def _show(self) -> None:
        self._draw()
        self.arrange()  # the sentence may be longer, or in another look said elsewhere

    def _draw(self) -> None:
        formula, seen = self._formula(), self._seen
        if formula is None or seen is None:
            return
        headline, told = self._sentence()[0], self._verdict()
        self.words.show_words("", "" if self.look.says_finding else headline, "")
        unsaid = words.UNMEASURED if not told else "" if self.look.says_finding else told
        self.verdict.show_texts(unsaid, quiet=not told)
        self.waves.show_picture(self._picture(formula, seen))

    def _draw_progress(self) -> None:
        curves = self.curves
        values = {name: values_over(curves.steps, self._answers("progress"), name) for name in PROGRESS} | dict(
            curves.metrics
        )
        there, of = len(self._answers("progress")), max(1, len(self._asked_steps()))
        self.plot.show_plot(progress_plot(curves, values, filling(there, of), **self._log))

    def _dress(self) -> None:
        self._row.setSpacing(self.look.px(2))

    def _arrange(self) -> None:
        width, height = self.width() / self.look.scale, self.height() / self.look.scale
        has_run, shows_run, inner = self._has_run, self._shows_run, width - 2 * PADDING
        lead: LeadSentence | Lines = self.verdict if shows_run else self.words
        plan = plan_algorithm(height, lead.height_for(inner), head=has_run and not self.look.picture)
        self.show_controls(self.controls, wanted=has_run, roomy=plan.head > 0)
        self.place(self.controls, Box(PADDING - 4, 0, inner, plan.head))
        for part, shown in ((self.words, not shows_run), (self.verdict, shows_run)):
            part.setVisible(shown and plan.words > 0)
            self.place(part, Box(PADDING, plan.head, inner, plan.words))
        top = plan.head + plan.words
        for picture, shown in ((self.waves, not shows_run), (self.plot, shows_run)):
            picture.setVisible(shown and plan.picture > 0)
        self.place(self.waves, Box(PADDING - 4, top, width - PADDING + 4, plan.picture))
        self.place(self.plot, Box(0, top, width, plan.picture))
