"""Attention: all heads as maps, one head large, one row read aloud; where a share comes from; who learned what."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from scoutview.frame import Curves
from scoutview.graphics.base.box import Box
from scoutview.graphics.base.look import Look
from scoutview.graphics.base.numbers import count
from scoutview.graphics.plots.view_plan import AxesPart
from scoutview.graphics.runs.spread_plan import spread_steps
from scoutview.graphics.widgets.steps_plan import Steps
from scoutview.language import tr, translated
from scoutview.observation import History, HistoryRequest, Observation, Question
from scoutview.panels.attention import words
from scoutview.panels.attention.choice_plan import HeadChoice
from scoutview.panels.attention.facts_plan import Head
from scoutview.panels.attention.first_plan import ATTENTION
from scoutview.panels.attention.head_plan import Spot
from scoutview.panels.attention.parts import AttentionParts, View
from scoutview.panels.attention.plan import Wanted, arrange
from scoutview.panels.attention.run_curves import HeadOrStep
from scoutview.panels.attention.run_plan import AskedPatterns, HeadRun, run_finding, run_sentence
from scoutview.panels.attention.shown_plan import ShownHeads, shown_of
from scoutview.panels.attention.words import Words
from scoutview.panels.panel import Panel

PATTERNS, EFFECTS = Question("head_patterns"), Question("head_effects")
RESTS_MS = 200  # whoever scrubs has moved on by then
FACTS_FROM = 350.0  # design pixels of height that leave room for controls and facts


class Attention(Panel):
    """Its choices: a head, a row, a token looked at, and which view; `shown_plan` says what stands for none of them.

    Where the lab tells more of heads: the way to a share, and which pattern the whole run is told of.
    """

    name = "attention"
    title = tr("Attention")
    needs = frozenset({"tokens", "attention"})

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._shown = ShownHeads()
        self._soon = QTimer(self, singleShot=True)  # measuring what heads are worth waits until a frame is looked at
        self._soon.timeout.connect(self.questions_changed)
        self._patterns = AskedPatterns()
        self._run = HeadRun()
        self.parts = parts = AttentionParts.on(self, look)
        self.controls, self.maps, self.reading, self.head = parts.controls, parts.maps, parts.reading, parts.head
        self.run, self.derivation, self.stepper = parts.run, parts.derivation, parts.stepper
        self._connect()
        self.arrange()

    def _connect(self) -> None:
        self.controls.view_chosen.connect(lambda view: self._turn_to(view=view))
        self.controls.switch_clicked.connect(self._switch_head)
        self.controls.pattern_chosen.connect(lambda number: self._turn_to(pattern=self._patterns.names[number]))
        self.maps.hovered.connect(lambda head: self._choose(hovered_head=head))
        self.maps.chosen.connect(self._choose_head)
        self.head.hovered.connect(lambda spot: self._choose(hovered_spot=spot))
        self.head.chosen.connect(self._choose_row)
        self.head.zoom_changed.connect(self._show)
        self.run.hovered.connect(lambda spot: self._choose(hovered_head=None if spot is None else spot.head))
        self.run.chosen.connect(self._choose_spot)
        self.derivation.chosen.connect(lambda pair: self._choose_row(Spot(*pair)))
        self.stepper.chosen.connect(self._choose_stage)

    def explanation(self) -> str:
        if self._shows_run():
            what = self._patterns.what(self._shown.choice.pattern)
            return tr("How much each head looks at {what}, over the steps of training.").format(what=what)
        if self._shown.in_steps:
            return tr("Where a percentage comes from: each number is the model's own.")
        if self._shown.causal:
            return tr("Which earlier tokens each token looks at. Every row adds up to 1 (rounded).")
        return tr("Which tokens each token looks at. Every row adds up to 1 (rounded).")

    def questions(self) -> Collection[Question]:
        asked = [ATTENTION, Question("tokens")]
        if self._patterns.names:
            asked += [PATTERNS, EFFECTS] if self._shows_effects() else [PATTERNS]
        return (*asked, self._shown.steps_question()) if self._shown.in_steps else tuple(asked)

    def histories(self) -> Collection[HistoryRequest]:
        rests = not self._soon.isActive()
        of_heads = self._shown.histories(self.curves, with_effects=rests and not self._shows_run())
        steps = self._patterns.steps if self._shows_run() else ()
        return (*of_heads, HistoryRequest(PATTERNS, steps)) if steps else of_heads

    def show_observation(self, observation: Observation) -> None:
        if not observation.has("tokens", "attention"):
            return
        before = self.explanation()
        shown = self._shown
        is_another = (observation.step, observation.probe) != (shown.step, shown.probe)
        if shown.labels and is_another and not self.look.picture:
            self._soon.start(RESTS_MS)
        with self.asking_anew():
            self._shown = shown_of(observation, self._shown)
            if "head_pattern_names" in observation:
                names = tuple(str(name) for name in observation["head_pattern_names"])
                if names != self._patterns.names:
                    self._read_run(names=names)
            self._show()
            self.arrange()
            if self.explanation() != before:
                self.explanation_changed.emit()

    def show_curves(self, curves: Curves) -> None:
        with self.asking_anew():
            super().show_curves(curves)
            self._read_run(steps=spread_steps(curves))

    def show_history(self, history: History) -> None:
        if history.request.question == PATTERNS:
            self._read_run(answers=history.answers)
            self._show()
            return
        before = self._shown.first
        self._shown = self._shown.told(history, self.curves)
        self._choose(first=self._shown.first.head)
        if self._shown.first is not before:
            self.arrange()

    def local_steps(self) -> int:
        return self._shown.way.stage_count if self._shown.in_steps and self._shown.way else 0

    def show_local_step(self, number: int) -> None:
        self.stepper.stop()
        self._choose_stage(number)

    def finding(self) -> str:
        if not self._shown.labels:
            return ""
        return run_finding(self._run) if self._shows_run() else self._shown.finding()

    def formula(self) -> str:
        shown = self._shown
        if not shown.labels:
            return words.IN_WORDS
        told = words.row_in_numbers(shown.labels, shown.attention[shown.head][shown.row], shown.row, shown.head)
        parts = (f"{words.IN_WORDS}{words.FORMULA}{told}", words.patterns_in_numbers(shown.facts, shown.head))
        return "".join(reversed(parts) if self._shows_run() else parts)

    def _dress(self) -> None:
        self.controls.set_look(self.look)

    def view_settings(self) -> Mapping[str, Any]:
        run_zoom = self.run.part.to_settings()
        kept = {**self._shown.choice.to_settings(), "zoom": self.head.zoom_settings()}
        return {**kept, **({"run_zoom": run_zoom} if run_zoom else {})}

    def restore(self, view_settings: Mapping[str, Any]) -> None:
        choice = replace(HeadChoice.of_settings(view_settings), first=self._shown.first.head)
        self._shown = replace(self._shown, choice=choice)
        self.run.show_part(AxesPart.of_settings(view_settings.get("run_zoom")))
        self.head.restore_zoom(view_settings.get("zoom"))
        self._turn_to()

    # layout

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show()

    def _arrange(self) -> None:
        width, height = self.width() / self.look.scale, self.height() / self.look.scale
        shown, roomy = bool(self._shown.labels) and not self.look.picture, height >= FACTS_FROM
        wants = shown and bool(self._patterns.names or self._shown.tells_steps)
        top = self.parts.place_controls(width) if wants and roomy else 0.0
        self.show_controls(self.controls, wanted=wants, roomy=roomy)  # in place by now: else it is hovered elsewhere
        wanted = Wanted(
            self._shown.counts,
            self.look.scale,
            lambda room: self.reading.height_for(self._shown.longest_words(with_finding=self._says_finding()), room),
            tagged=bool(self._patterns.names) and roomy,
        )
        self.parts.place(arrange(width, height, wanted, top=top), self._view(), shown=shown)
        if self.look.picture:
            with_name = bool(self._shown.labels) and self._view() == "text"
            self.parts.place_in_picture(Box(0, 0, width, height), with_name=with_name)

    # what is shown now

    def _shows_run(self) -> bool:
        return self._shown.choice.view == "run" and bool(self._patterns.names)

    def _view(self) -> View:
        """What has the room of the head: the way to a share only once it is known."""
        if self._shows_run():
            return "run"
        return "steps" if self._shown.in_steps and self._shown.way is not None else "text"

    def _shows_effects(self) -> bool:
        """Measuring them takes a while: it begins when somebody chose a head."""
        return self._shown.choice.head is not None and not self._shows_run() and not self.look.picture

    def _says_finding(self) -> bool:
        """Whether the panel says itself what it finds of a head; over a run it tells of the head that is looked at."""
        return self._shows_run() or not self.look.says_finding

    def _pattern(self) -> int:
        """The number of the pattern that the run is told of."""
        return self._patterns.number(self._shown.choice.pattern)

    def _read_run(self, **news: Any) -> None:
        self._patterns = replace(self._patterns, **news)
        self._run = self._patterns.run(self.curves, self._shown.choice.pattern)
        self.run.show_run(self._run)

    def _show(self) -> None:
        shown = self._shown
        if not shown.labels:
            return
        head, facts = shown.choice.shown_head(shown.shape), shown.facts
        heading, notes = shown.notes() if self.maps.plan_now().named else ((), {})
        self.maps.show_heads(shown.attention, shown.head, head, facts.tags, facts.off, notes=notes, heading=heading)
        self._show_controls(shown.head)
        if self._shows_run():
            self._show_run(head)
        else:
            self._show_head(head)
            if shown.in_steps:
                self._show_steps()

    def _show_run(self, head: Head) -> None:
        self.run.show_heads(self._shown.head, head, self._shown.step)
        told = self._shown.facts.score_text(head, self._pattern())
        at = tr("{score} at step {step}").format(score=told, step=count(self._shown.step)) if told else ""
        facts = ((at, "text"),)
        self.reading.show_words(Words(words.headline(head), "", facts, run_sentence(self._run, head)))

    def _show_head(self, head: Head) -> None:
        shown, name, in_picture = self._shown, words.headline(head), self.look.picture
        row, tag = shown.choice.shown_row(shown.shape), translated(shown.facts.tag(head)) if in_picture else ""
        off, spot = head in shown.facts.off, shown.choice.hovered_spot
        weights, other = shown.attention[head], shown.look_of_another(head, row)
        self.head.show_head(shown.labels, weights, shown.row, row, name, tag=tag, off=off, pointed=spot, other=other)
        told = shown.words_about(head, row, with_effects=self._shows_effects(), with_finding=self._says_finding())
        legend_needed = self._view() == "text" and not self.head.legend_fits()
        self.reading.show_words(Words(name) if in_picture else told, with_legend=legend_needed)  # its caption says it

    def _show_steps(self) -> None:
        told = self._shown.derivation()
        total, stage = told.stage_count if told else 0, self._shown.choice.stage or 0
        self.derivation.show_derivation(told, stage)
        self.stepper.show_steps(Steps(total, total, 1, min(stage, total - 1)) if told else Steps())

    def _show_controls(self, head: Head) -> None:
        facts = self._shown.facts
        offered = ["text", *(["steps"] if self._shown.tells_steps else []), *(["run"] if self._patterns.names else [])]
        view = self._shown.choice.view
        self.controls.show_view(view if view in offered else "text", offered)
        self.controls.show_switch(
            tr("head {number} of block {block}").format(number=head[1], block=head[0]),
            off=head in facts.off,
            refusal=facts.refusal(head),
        )
        self.controls.show_patterns(self._patterns.names, self._pattern())

    # choices

    def _choose(self, **changes: Any) -> None:
        """Other choices, of which no part becomes another size."""
        with self.asking_anew():
            self._shown = replace(self._shown, choice=replace(self._shown.choice, **changes))
            self._show()

    def _choose_head(self, head: Head) -> None:
        self._choose(head=head)
        self.arrange()  # more is told of it now

    def _choose_row(self, spot: Spot) -> None:
        """A row, and the token looked at if it is a cell."""
        self._choose(row=spot.row, key=None if spot.column < 0 else spot.column)

    def _choose_stage(self, stage: int | None) -> None:
        """None is the last one."""
        total = self._shown.way.stage_count if self._shown.way else 1
        self._choose(stage=total - 1 if stage is None else stage)

    def _choose_spot(self, spot: HeadOrStep) -> None:
        """A curve of the run: its head. Elsewhere: that step."""
        if spot.head is not None:
            self._choose_head(spot.head)
        elif spot.step is not None:
            self.step_chosen.emit(spot.step)

    def _turn_to(self, **changes: Any) -> None:
        """Another view, or another pattern in it."""
        choice = replace(self._shown.choice, hovered_head=None, hovered_spot=None, **changes)
        self._shown = replace(self._shown, choice=choice)
        self._read_run()
        self.arrange()
        self._show()
        self.questions_changed.emit()
        self.explanation_changed.emit()

    def _switch_head(self) -> None:
        """Off, or on again by taking back what switched it off."""
        head = self._shown.head
        self._choose_head(head)  # it stays on screen, although others matter more once it is off
        self.intervention_chosen.emit(self._shown.facts.switch_text(head))
