"""Next token: from scores to chances, one token drawn, and the text written on."""

from collections.abc import Collection, Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from scoutview.frame import Arrays, Curves
from scoutview.graphics.base.box import Box
from scoutview.graphics.base.look import Look
from scoutview.graphics.base.token_label import token_label
from scoutview.graphics.runs.compared_plan import compared_steps
from scoutview.graphics.widgets.chips import TokenChips
from scoutview.graphics.widgets.prompt import PromptLine
from scoutview.graphics.widgets.steps_plan import Steps
from scoutview.observation import History, HistoryRequest, Observation, Question
from scoutview.panels.next_token.controls import SamplingControls
from scoutview.panels.next_token.paired_bars import PairedBars
from scoutview.panels.next_token.plan import (
    BELOW_PROMPT,
    END,
    PADDING,
    PARTS,
    PROMPT,
    Draw,
    SamplingChoices,
    arrange_next_token,
    controls_fit,
    kept_place,
    likelihoods,
    open_place,
)
from scoutview.panels.next_token.run_texts import RunTexts
from scoutview.panels.next_token.temperatures import Temperatures
from scoutview.panels.next_token.words import append_tip, appendable, finding, formula, notes, run_titles, strong_bar
from scoutview.panels.panel import kept_index
from scoutview.panels.stepped_panel import SteppedPanel
from scoutview.probe import Probe

COUNT = 24  # tokens that are written on, without choices
ALIGNED_FROM = 300.0  # design pixels of a slider that a curve has room below
LINE = 16  # tokens of a text beside those of other steps
TEXT_ROWS = 3  # of written tokens
DECIDING = Question("sampling").of_unchanged()


class NextTokenPanel(SteppedPanel):
    """Its choices: after which token, how one is drawn (temperature, top-k, top-p, seed), whether it writes on.

    Unless a token is chosen it asks after the end of the text, or where that is all but certain, after an earlier
    token that leaves a choice: the one of the deciding frame, so that it stays the same at all of them.
    """

    name = "next_token"
    title = "Next token"
    brief_title = "Token"
    needs = frozenset(
        {
            *(f"sampling_{part}" for part in PARTS),
            *(
                "sampling_prompt",
                "sampling_tokens",
                "sampling_certainties",
                "continued_text",
                "outcomes",
                "outcome_probabilities",
            ),
        }
    )

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._observation: Observation | None = None
        self._written: Observation | None = None
        self._probe: Probe | None = None  # of what is shown
        self._position: int | None = None  # END for that of whatever text
        self._opened: tuple[str, int | None] = "", None  # of which text, and where it leaves a choice
        self._choices = SamplingChoices()
        self._continuing = False
        self._compared: tuple[int, ...] = ()
        self._texts: Mapping[int, str] = {}
        self._predicted: Mapping[int, Arrays] = {}
        self.prompt = PromptLine(look, self)
        self.controls = SamplingControls(look, self)
        self.heat = Temperatures(look, self)
        self.bars = PairedBars(look, self)
        self.chips = TokenChips(look, self)
        self.run_texts = RunTexts(look, self)
        self._step_with(self.controls.stepper)
        self._connect()
        self.controls.show_choices(self._choices)
        self._show()

    def _connect(self) -> None:
        self.prompt.chosen.connect(self._choose_token)
        self.controls.settings_changed.connect(self._take_settings)
        self.controls.sample_asked.connect(self._sample_again)
        self.controls.continue_asked.connect(self._toggle_continuing)
        self.controls.append_asked.connect(self._append)
        self.chips.chosen.connect(lambda token: self._choose_step(self._steps().choice_of(token)))
        self.run_texts.chosen.connect(lambda row: self.step_chosen.emit(self.run_texts.rows()[row]))

    def explanation(self) -> str:
        return "Scores become chances; one token is drawn from them, and the text goes on."

    def questions(self) -> Collection[Question]:
        asked = Question.of("sampling", **self._choices.asked(), **self._after())
        return (asked, Question.of("continuation", **self._choices.asked())) if self._continuing else (asked,)

    def histories(self) -> Collection[HistoryRequest]:
        deciding = self.curves.deciding_step if self._position is None else None
        found = [] if deciding is None else [HistoryRequest(DECIDING, (deciding,))]
        if self._compared:
            texts = Question.of("continued_text", count=LINE, **self._choices.asked(), **self._after())
            found += [HistoryRequest(texts, self._compared), HistoryRequest(self._prediction(), self._compared)]
        return tuple(found)

    def _prediction(self) -> Question:
        return Question.of("prediction", **self._after())

    def _after(self) -> dict[str, int]:
        """The choice of a question: nothing is the end of the text."""
        position = self._opened_at() if self._position is None else self._position
        return {} if position in (None, END) else {"position": position}

    def _opened_at(self) -> int | None:
        """The token that the text is shown at first; None is its end."""
        text, position = self._opened
        return position if self._observation is None or text == str(self._observation["sampling_prompt"]) else None

    def show_observation(self, observation: Observation) -> None:
        if "sampling_names" in observation:
            with self.asking_anew():
                self._take(observation)
        if "written_names" in observation:
            self._written = observation
        self._show()

    def _take(self, observation: Observation) -> None:
        before, self._observation = self._observation, observation
        if self._probe is not None and self._probe != observation.probe:
            self._written, self._texts, self._predicted = None, {}, {}
            another = before is None or str(before["sampling_prompt"]) != str(observation["sampling_prompt"])
            if another and self._position != END:
                self._position = None  # another text: its tokens are others
        self._probe = observation.probe

    def show_curves(self, curves: Curves) -> None:
        with self.asking_anew():
            if not curves.continue_those(self.curves):
                self._opened = "", None
            super().show_curves(curves)
            self._compared = compared_steps(curves.steps)
            self._show()

    def show_history(self, history: History) -> None:
        if history.request not in self.histories():
            return
        if history.request.question == DECIDING:
            self._open(history.answers)
        elif history.request.question == self._prediction():
            self._predicted = history.answers
        else:
            self._texts = {step: str(answer["continued_text"]) for step, answer in history.answers.items()}
        self._show_texts()

    def _open(self, answers: Mapping[int, Arrays]) -> None:
        """Where the text of these answers leaves a choice."""
        for answer in answers.values():
            opened = str(answer["sampling_prompt"]), open_place(answer["sampling_certainties"])
            if opened != self._opened:
                self._opened, self._predicted, self._texts = opened, {}, {}
                self._show()
                self.questions_changed.emit()

    def finding(self) -> str:
        draw, seen = self._draw(), self._observation
        if draw is None or seen is None:
            return ""
        tokens, asked = seen["sampling_tokens"], int(seen["sampling_position"])
        elsewhere = asked < len(tokens) - 1 and not self._steps().arrived
        return finding(draw, self._choices, str(tokens[asked]) if elsewhere else "")

    def formula(self) -> str:
        return formula(self._draw(), self._choices)

    def view_settings(self) -> Mapping[str, Any]:
        return {
            "after": self._position,
            **self._choices.kept(),
            "continuing": self._continuing,
            "step": self._step,
        }

    def restore(self, view_settings: Mapping[str, Any]) -> None:
        self.stepper.stop()
        self._position, self._step = kept_place(view_settings), kept_index(view_settings.get("step"))
        self._choices = SamplingChoices.from_kept(view_settings)
        self._continuing = view_settings.get("continuing") is True
        self._probe, self._written, self._texts, self._predicted = None, None, {}, {}
        self.controls.show_choices(self._choices)
        self._show()
        self.questions_changed.emit()

    # choices

    def _choose_token(self, token: int) -> None:
        """Ask what comes after this one; among the written ones that is a step."""
        seen = self._observation
        if seen is not None and self._steps().arrived and token >= len(seen["sampling_tokens"]) - 1:
            self._choose_step(self._steps().choice_of(token + 1 - len(seen["sampling_tokens"])))
        elif token != self._position or self._continuing:
            self._position, self._continuing, self._predicted = token, False, {}
            self._show()
            self.questions_changed.emit()

    def _take_settings(self) -> None:
        self._choices = self.controls.choices(self._choices.seed)
        self._ask_anew()

    def _sample_again(self) -> None:
        self._choices = self._choices.with_next_seed()
        self._ask_anew()

    def _toggle_continuing(self) -> None:
        self._continuing = not self._continuing
        if self._continuing:
            self._position, self._predicted = END, {}  # a text goes on after its end
        self._ask_anew()

    def _ask_anew(self) -> None:
        self.stepper.stop()
        self._written, self._step, self._texts = None, None, {}
        self._show()
        self.questions_changed.emit()

    def _append(self) -> None:
        seen, tokens = self._observation, self._appended()
        if seen is None or not appendable(tokens):
            return
        self._position = END
        self._choices = self._choices.with_next_seed()  # the same would fall on the same share of every token
        self.probe_chosen.emit(str(seen["sampling_prompt"]) + "".join(tokens))
        self._ask_anew()

    def _appended(self) -> list[str]:
        """What would be put at the end of the text: the drawn token, or what was written up to the shown step."""
        steps, draw = self._steps(), self._draw()
        if steps.arrived:
            return self._tokens()[: steps.shown + 1]
        return [] if draw is None else [draw.drawn]

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
            return Draw.of({part: written[f"written_{part}"][step] for part in PARTS})
        return None if seen is None else Draw.of({part: seen[f"sampling_{part}"] for part in PARTS})

    def _show(self) -> None:
        draw, steps = self._draw(), self._steps()
        self.stepper.show_steps(steps)
        if draw is not None:
            told = notes(self._choices, draw, picture=self.look.picture, opened=self._end_left())
            self.heat.show_draw(draw, self._choices.temperature)
            self.bars.show_draw(draw, strong_bar(self._choices), told, paired=not self._choices.as_the_model_says)
        self.chips.show_tokens(self._tokens() if steps.arrived else [], steps.shown if steps.arrived else None)
        self._show_prompt()
        self._show_texts()
        self.arrange()

    def _end_left(self) -> float | None:
        """How certain the end of the text is, where an earlier place is shown instead that nobody chose."""
        seen = self._observation
        if seen is None or self._position is not None or not self._after():
            return None
        return float(seen["sampling_certainties"][-1])

    def _show_prompt(self) -> None:
        """The text and what was written on, where the shown token was drawn; and what can be done there."""
        seen, steps, draw, at_end = self._observation, self._steps(), self._draw(), False
        if seen is not None:
            tokens, asked = [str(token) for token in seen["sampling_tokens"]], int(seen["sampling_position"])
            at_end = asked == len(tokens) - 1
            if steps.arrived:
                tokens, asked = tokens + self._tokens(), len(tokens) - 1 + steps.shown
            filled = "" if steps.arrived or draw is None else draw.drawn  # a token that is written stands in the text
            self.prompt.show_prompt(tokens, asked, clickable=True, filled=filled)
        appended = self._appended()
        self.controls.show_state(
            continuing=self._continuing,
            can_append=at_end and appendable(appended),
            append_tip=append_tip(appended, at_end=at_end),
        )

    def _show_texts(self) -> None:
        """At a few steps of the run: how likely what is likeliest now was, and how the text went on."""
        seen = self._observation
        if seen is None:
            return
        name = str(seen["sampling_names"][0])
        likely = likelihoods(self._predicted, name)
        self.run_texts.show_texts(run_titles(token_label(name)), self._compared, self._texts, likely, seen.step)

    def _arrange(self) -> None:
        scale, width = self.look.scale, self.width() / self.look.scale
        inner = self.width() - 2 * self.look.px(PADDING)
        controls = self.controls.arrange(inner) / scale
        roomy = controls_fit(self.height() / scale, controls)
        self.show_controls(self.controls, wanted=True, roomy=roomy)
        if self.look.picture or not roomy:
            controls = 0.0
        written = self.chips.height_for(inner / scale, TEXT_ROWS) if self._steps().arrived else 0.0
        places = arrange_next_token(
            width,
            self.height() / scale,
            controls=controls,
            written=written,
            rows=len(self._compared),
            beside=0.0 if self.look.picture else self._slider_end(width, controls),
        )
        if places.controls.height and not self._lent:
            self.place(self.controls, places.controls)
        for part, box in (
            (self.prompt, places.prompt),
            (self.heat, places.heat),
            (self.bars, places.bars),
            (self.chips, places.written),
            (self.run_texts, places.runs),
        ):
            part.setVisible(box.height > 0)
            self.place(part, self._below_slider(box) if part is self.heat else box)

    def _slider_end(self, width: float, height: float) -> float:
        """Where a slider ends, from the left, beside which all other controls stand; 0 where they do not."""
        box = Box(PADDING, PROMPT + BELOW_PROMPT, width - 2 * PADDING, height)
        if not self.controls.is_one_row(round(box.width * self.look.scale)):
            return 0.0
        self.place(self.controls, box)  # its slider is as wide as there is room
        low, high = (end / self.look.scale for end in self.controls.slider_ends())
        return PADDING + high if high - low >= ALIGNED_FROM else 0.0

    def _below_slider(self, box: Box) -> Box:
        """The place of the curve so that what is marked in it and the slider's knob stand at one place across."""
        if self.look.picture or self.crowded_out is not None or not box.height:
            return box
        low, high = (end / self.look.scale for end in self.controls.slider_ends())
        return box._replace(x=PADDING + low, width=high - low) if high - low >= ALIGNED_FROM else box
