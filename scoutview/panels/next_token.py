"""Next token: from scores to chances, one token drawn, and the text written on."""

from collections.abc import Collection, Mapping
from html import escape
from typing import Any

import numpy as np
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from scoutview.frame import Curves
from scoutview.graphics.chips import TokenChips
from scoutview.graphics.look import Look
from scoutview.graphics.next_token_plan import arrange, compared_steps
from scoutview.graphics.numbers import count, percent, three_digits
from scoutview.graphics.paired_bars import Draw, PairedBars
from scoutview.graphics.prompt import PromptLine
from scoutview.graphics.run_texts import RunTexts
from scoutview.graphics.sampling_controls import HOTTEST, SamplingControls
from scoutview.graphics.steps_plan import Steps
from scoutview.graphics.token_label import token_label
from scoutview.observation import History, HistoryRequest, Observation, Question
from scoutview.panels.panel import Panel, kept_index
from scoutview.probe import Probe

PARTS = ("names", "before", "after", "drawn", "drawn_rank", "drawn_before", "drawn_after", "kept", "vocabulary")
SEED, COUNT = 7, 24  # those of a question without choices
TEXT_ROWS = 3  # of written tokens


class NextToken(Panel):
    """Its choices: after which token, how one is drawn (temperature, top-k, top-p, seed), whether it writes on."""

    name = "next_token"
    title = "Next token"
    needs = frozenset({*(f"sampling_{part}" for part in PARTS), "sampling_prompt", "sampling_tokens", "continued_text"})

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._observation: Observation | None = None
        self._written: Observation | None = None
        self._probe: Probe | None = None  # of what is shown
        self._position: int | None = None
        self._temperature, self._top_k, self._top_p, self._seed = 1.0, 0, 1.0, SEED
        self._continuing = False
        self._step: int | None = None
        self._compared: tuple[int, ...] = ()
        self._texts: Mapping[int, str] = {}
        self.prompt = PromptLine(look, self)
        self.controls = SamplingControls(look, self)
        self.bars = PairedBars(look, self)
        self.chips = TokenChips(look, self)
        self.runs = RunTexts(look, self)
        self.stepper = self.controls.stepper
        self._connect()
        self.controls.show_settings(self._temperature, self._top_k, self._top_p)
        self._show()

    def _connect(self) -> None:
        self.prompt.chosen.connect(self._choose_position)
        self.controls.settings_changed.connect(self._take_settings)
        self.controls.sample_asked.connect(self._sample_again)
        self.controls.continue_asked.connect(self._toggle_continuing)
        self.controls.append_asked.connect(self._append)
        self.stepper.chosen.connect(self._choose_step)
        self.chips.chosen.connect(lambda token: self._choose_step(self._steps().choice_of(token)))
        self.runs.chosen.connect(lambda row: self.step_chosen.emit(self.runs.rows()[row]))

    def explanation(self) -> str:
        return "Scores become chances; one token is drawn from them, and the text goes on."

    def questions(self) -> Collection[Question]:
        asked = Question.of("sampling", **self._choices(position=self._position))
        return (asked, Question.of("continuation", **self._choices())) if self._continuing else (asked,)

    def histories(self) -> Collection[HistoryRequest]:
        if not self._compared:
            return ()
        return (HistoryRequest(Question.of("continued_text", **self._choices()), self._compared),)

    def _choices(self, *, position: int | None = None) -> dict[str, float]:
        """Those that are not the usual ones, so that before anybody chose there are none."""
        made: dict[str, float] = {} if position is None else {"position": position}
        for name, value, usual in (
            ("temperature", self._temperature, 1.0),
            ("top_k", self._top_k, 0),
            ("top_p", self._top_p, 1.0),
            ("seed", self._seed, SEED),
        ):
            if value != usual:
                made[name] = value
        return made

    def show_observation(self, observation: Observation) -> None:
        if "sampling_names" in observation:
            self._take(observation)
        if "written_names" in observation:
            self._written = observation
        self._show()

    def _take(self, observation: Observation) -> None:
        another = self._probe is not None and self._probe != observation.probe
        self._observation, self._probe = observation, observation.probe
        if another:
            self._written, self._texts = None, {}
            if self._position is not None:
                self._position = None  # another text: ask after its end again
                self.questions_changed.emit()

    def show_curves(self, curves: Curves) -> None:
        super().show_curves(curves)
        steps = compared_steps(curves.steps)
        if steps != self._compared:
            self._compared = steps
            self._show()
            self.questions_changed.emit()

    def show_history(self, history: History) -> None:
        if history.request in self.histories():
            self._texts = {step: str(answer["continued_text"]) for step, answer in history.answers.items()}
            self._show_texts()

    def finding(self) -> str:
        draw = self._draw()
        if draw is None:
            return ""
        name = token_label(draw.drawn)
        if self._temperature == 0:
            return f"Temperature 0 always takes the likeliest token: “{name}” ({percent(draw.drawn_before)})."
        place = "the likeliest" if draw.drawn_rank == 0 else f"number {count(draw.drawn_rank + 1)}"
        told = f"“{name}” is drawn, {place} with {percent(draw.drawn_after)}"
        if abs(draw.drawn_after - draw.drawn_before) > 0.0005:
            told += f" instead of the model's own {percent(draw.drawn_before)}"
        return f"{told}."

    def formula(self) -> str:
        draw = self._draw()
        return _IN_WORDS if draw is None else _IN_WORDS + self._in_numbers(draw)

    def local_steps(self) -> int:
        return self._steps().arrived

    def show_local_step(self, number: int) -> None:
        self.stepper.stop()
        self._choose_step(self._steps().choice_of(number))

    def set_look(self, look: Look) -> None:
        super().set_look(look)
        self.controls.set_look(look)
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def view_settings(self) -> Mapping[str, Any]:
        return {
            "position": self._position,
            "temperature": self._temperature,
            "top_k": self._top_k,
            "top_p": self._top_p,
            "seed": self._seed,
            "continuing": self._continuing,
            "step": self._step,
        }

    def restore(self, view_settings: Mapping[str, Any]) -> None:
        self.stepper.stop()
        self._position, self._step = (kept_index(view_settings.get(name)) for name in ("position", "step"))
        self._temperature = _within(view_settings.get("temperature"), 0.0, HOTTEST, 1.0)
        self._top_k = kept_index(view_settings.get("top_k")) or 0
        self._top_p = _within(view_settings.get("top_p"), 0.01, 1.0, 1.0)
        seed = kept_index(view_settings.get("seed"))
        self._seed = SEED if seed is None else seed
        self._continuing = view_settings.get("continuing") is True
        self._probe = None
        self.controls.show_settings(self._temperature, self._top_k, self._top_p)
        self._show()
        self.questions_changed.emit()

    # choices

    def _choose_position(self, position: int) -> None:
        if position != self._position:
            self._position, self._continuing = position, False
            self._show()
            self.questions_changed.emit()

    def _take_settings(self) -> None:
        self._temperature = self.controls.degree()
        self._top_k, self._top_p = self.controls.top_k.value(), round(self.controls.top_p.value(), 2)
        self._ask_anew()

    def _sample_again(self) -> None:
        self._seed += 1
        self._ask_anew()

    def _toggle_continuing(self) -> None:
        self._continuing = not self._continuing
        if self._continuing:
            self._position = None  # a text goes on after its end
        self._ask_anew()

    def _ask_anew(self) -> None:
        self.stepper.stop()
        self._written, self._step, self._texts = None, None, {}
        self._show()
        self.questions_changed.emit()

    def _append(self) -> None:
        seen, draw = self._observation, self._draw()
        if seen is None or draw is None:
            return
        steps = self._steps()
        tokens = self._tokens()[: steps.shown + 1] if steps.arrived else [draw.drawn]
        self.probe_chosen.emit(str(seen["sampling_prompt"]) + "".join(tokens))

    def _choose_step(self, step: int | None) -> None:
        self._step = step
        self._show()

    # what is shown

    def _steps(self) -> Steps:
        if not self._continuing or self._written is None:
            return Steps()
        arrived = len(self._written["written_names"])
        return Steps(arrived, max(arrived, COUNT), 1, self._step)

    def _tokens(self) -> list[str]:
        return [] if self._written is None else [str(token) for token in self._written["written_drawn"]]

    def _draw(self) -> Draw | None:
        """What the bars show: the step of a text that is written on, else the one drawing."""
        step, seen = self._steps().shown, self._observation
        if step >= 0 and self._written is not None:
            written = self._written
            return _draw_of({part: written[f"written_{part}"][step] for part in PARTS})
        return None if seen is None else _draw_of({part: seen[f"sampling_{part}"] for part in PARTS})

    def _show(self) -> None:
        seen, draw, steps = self._observation, self._draw(), self._steps()
        last = -1
        if seen is not None:
            tokens = seen["sampling_tokens"]
            last = len(tokens) - 1
            self.prompt.show_prompt(tokens, int(seen["sampling_position"]), clickable=True)
        at_end = seen is not None and int(seen["sampling_position"]) == last
        self.stepper.show_steps(steps)
        self.controls.show_state(
            self._seed, continuing=self._continuing, can_append=at_end, greedy=self._temperature == 0
        )
        if draw is not None:
            self.bars.show_draw(draw)
        self.chips.show_tokens(self._tokens() if steps.arrived else [], steps.shown if steps.arrived else None)
        self._show_texts()
        self._arrange()

    def _show_texts(self) -> None:
        step = self._observation.step if self._observation is not None else -1
        before = [each for each in self._compared if each <= step]
        self.runs.show_texts(self._compared, self._texts, before[-1] if before else -1)

    def _arrange(self) -> None:
        scale, width = self.look.scale, self.width() / self.look.scale
        self.controls.setVisible(not self.look.picture)
        inner = self.width() - 2 * self.look.px(16)
        controls = 0.0 if self.look.picture else self.controls.arrange(inner) / scale
        written = self.chips.height_for(inner / scale, TEXT_ROWS) if self._steps().arrived else 0.0
        places = arrange(width, self.height() / scale, controls=controls, written=written, rows=len(self._compared))
        for part, box in (
            (self.prompt, places.prompt),
            (self.controls, places.controls),
            (self.bars, places.bars),
            (self.chips, places.written),
            (self.runs, places.runs),
        ):
            part.setVisible(box.height > 0)
            self.place(part, box)

    def _in_numbers(self, draw: Draw) -> str:
        names = [escape(token_label(str(name))) for name in draw.names[:2]]
        told = "".join(
            f"<tr><td>“{name}”</td><td align='right'>&nbsp;{percent(float(before))}</td>"
            f"<td align='right'>&nbsp;→ {percent(float(after))}</td></tr>"
            for name, before, after in zip(names, draw.before, draw.after, strict=False)
        )
        if len(names) < 2 or not draw.before[1] > 0:
            return f"<table>{told}</table>"
        gap = float(np.log(draw.before[0] / draw.before[1]))
        sentence = f"The score of “{names[0]}” is {three_digits(gap)} higher than that of “{names[1]}”"
        if self._temperature == 0:
            return f"<table>{told}</table><p>{sentence}: at temperature 0 that alone decides.</p>"
        hot = gap / self._temperature
        return (
            f"<table>{told}</table><p>{sentence}. Divided by T = {self._temperature:.2f} that is "
            f"{three_digits(hot)}, so before anything is cut off it is e<sup>{three_digits(hot)}</sup> = "
            f"{three_digits(float(np.exp(min(hot, 700.0))))} times as likely. {count(draw.kept)} of "
            f"{count(draw.vocabulary)} tokens can be drawn.</p>"
        )


def _draw_of(parts: Mapping[str, np.ndarray]) -> Draw:
    return Draw(
        parts["names"],
        parts["before"],
        parts["after"],
        str(parts["drawn"]),
        int(parts["drawn_rank"]),
        float(parts["drawn_before"]),
        float(parts["drawn_after"]),
        int(parts["kept"]),
        int(parts["vocabulary"]),
    )


def _within(value: object, low: float, high: float, usual: float) -> float:
    """A number that was kept, if it is one and in its range."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return usual
    return float(value) if low <= value <= high else usual


_IN_WORDS = (
    "<p>The model gives every token a score z. Divided by the temperature T and raised to e they become chances. Top-k "
    "then keeps the k likeliest, top-p the likeliest that together have the share p; what is kept is scaled up to 1. "
    "One token is drawn: a number between 0 and 1 falls into the share of one of them.</p>"
    "<p style='font-size:large'>p<sub>i</sub> = e<sup>z<sub>i</sub>/T</sup> / "
    "Σ<sub>k</sub> e<sup>z<sub>k</sub>/T</sup></p>"
)
