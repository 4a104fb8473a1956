"""Attention: all heads as small maps, one head large, one row of it read aloud; and when each head learned what."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from scoutview.frame import Arrays, Curves
from scoutview.graphics.base.box import Box
from scoutview.graphics.base.look import Look
from scoutview.graphics.base.numbers import count
from scoutview.graphics.base.token_label import token_label
from scoutview.graphics.plots.view_plan import AxesPart
from scoutview.graphics.runs.spread_plan import spread_steps
from scoutview.observation import History, HistoryRequest, Observation, Question
from scoutview.panels.attention import words
from scoutview.panels.attention.controls import HeadControls
from scoutview.panels.attention.facts_plan import Head, HeadChoice, HeadFacts, facts_of
from scoutview.panels.attention.head import AttentionHead
from scoutview.panels.attention.head_plan import is_causal
from scoutview.panels.attention.maps import NO_ATTENTION, HeadMaps
from scoutview.panels.attention.plan import FACTS, PADDING, SCORE, arrange
from scoutview.panels.attention.reading import Reading
from scoutview.panels.attention.run_curves import HeadCurves, HeadOrStep
from scoutview.panels.attention.run_plan import LOOKS_AT, HeadRun, run_finding, run_of, run_sentence
from scoutview.panels.panel import Panel

PATTERNS, EFFECTS = Question("head_patterns"), Question("head_effects")
FACTS_FROM = 380.0  # design pixels of height that leave room for controls and facts


class Attention(Panel):
    """Its choices: a head (the last layer's first unless chosen) and a row (the last token unless chosen).

    Where the lab measures heads, also: this text or the whole run, and which pattern the run is told of.
    """

    name = "attention"
    title = "Attention"
    needs = frozenset({"tokens", "attention"})

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._attention = NO_ATTENTION  # (L, H, T, T)
        self._labels: tuple[str, ...] = ()
        self._facts = HeadFacts()
        self._names: tuple[str, ...] = ()  # of the patterns that can be asked for; a lab may have none
        self._step = 0
        self._answers: Mapping[int, Arrays] = {}
        self._run = HeadRun()
        self._steps: tuple[int, ...] = ()
        self._choice = HeadChoice()
        self.controls = HeadControls(look, self)
        self.maps = HeadMaps(look, self)
        self.reading = Reading(look, self)
        self.head = AttentionHead(look, self)
        self.run = HeadCurves(look, self)
        self._connect()
        self.arrange()

    def _connect(self) -> None:
        self.controls.view_chosen.connect(lambda view: self._choose_view(over_run=view == "run"))
        self.controls.switch_clicked.connect(self._switch_head)
        self.controls.pattern_chosen.connect(self._choose_pattern)
        self.maps.hovered.connect(self._preview_head)
        self.maps.chosen.connect(self._choose_head)
        self.head.hovered.connect(self._preview_cell)
        self.head.chosen.connect(self._choose_row)
        self.head.zoom_changed.connect(self._show)
        self.run.hovered.connect(lambda spot: self._preview_head(None if spot is None else spot.head))
        self.run.chosen.connect(self._choose_spot)

    def explanation(self) -> str:
        if self._shows_run():
            return f"How much each head looks at {self._what()}, over the steps of training."
        which = "earlier tokens" if is_causal(self._attention) else "tokens"
        return f"Which {which} each token looks at. Every row adds up to 1."

    def questions(self) -> Collection[Question]:
        asked = (Question("attention"), Question("tokens"))
        if not self._names:
            return asked
        return (*asked, PATTERNS, EFFECTS) if self._shows_effects() else (*asked, PATTERNS)

    def histories(self) -> Collection[HistoryRequest]:
        return (HistoryRequest(PATTERNS, self._steps),) if self._shows_run() and self._steps else ()

    def show_observation(self, observation: Observation) -> None:
        if not observation.has("tokens", "attention"):
            return
        before, asked = self.explanation(), self.questions()
        self._attention, self._step = observation["attention"], observation.step
        self._labels = tuple(token_label(str(token)) for token in observation["tokens"])
        self._facts = facts_of(observation)
        if "head_pattern_names" in observation:
            names = tuple(str(name) for name in observation["head_pattern_names"])
            if names != self._names:
                self._names = names
                self._read_run()
        self._choice = self._choice.within(self._attention.shape)
        self._show()
        self.arrange()
        if self.explanation() != before:
            self.explanation_changed.emit()
        if self.questions() != asked:
            self.questions_changed.emit()

    def show_curves(self, curves: Curves) -> None:
        super().show_curves(curves)
        asked, self._steps = self.histories(), spread_steps(curves)
        self._read_run()
        if self.histories() != asked:
            self.questions_changed.emit()

    def show_history(self, history: History) -> None:
        if history.request.question == PATTERNS:
            self._answers = history.answers
            self._read_run()
            self._show()

    def finding(self) -> str:
        if not self._labels:
            return ""
        if self._shows_run():
            return run_finding(self._run)
        head = self._kept_head()
        if head in self._facts.off:
            return f"{_headline(head)} is off: what it reads is not passed on."
        return self._sentence(head, self._choice.kept_row(self._attention.shape))

    def formula(self) -> str:
        if not self._labels:
            return words.IN_WORDS
        head, row = self._kept_head(), self._choice.kept_row(self._attention.shape)
        told = words.row_in_numbers(self._labels, self._attention[head][row], row, head)
        parts = (f"{words.IN_WORDS}{words.FORMULA}{told}", words.patterns_in_numbers(self._facts, head))
        return "".join(reversed(parts) if self._shows_run() else parts)

    def _dress(self) -> None:
        self.controls.set_look(self.look)

    def view_settings(self) -> Mapping[str, Any]:
        run_zoom = self.run.part.to_settings()
        kept = {**self._choice.to_settings(), "zoom": self.head.zoom_settings()}
        return {**kept, **({"run_zoom": run_zoom} if run_zoom else {})}

    def restore(self, view_settings: Mapping[str, Any]) -> None:
        self._choice = HeadChoice.of_settings(view_settings)
        self.run.show_part(AxesPart.of_settings(view_settings.get("run_zoom")))
        self.head.restore_zoom(view_settings.get("zoom"))
        self._change_what_is_asked()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show()

    def _arrange(self) -> None:
        scale = self.look.scale
        width, height = self.width() / scale, self.height() / scale
        shown, run = bool(self._labels) and not self.look.picture, self._shows_run()
        facts = (SCORE if run else FACTS) if self._names and height >= FACTS_FROM else 0.0
        top = self._arrange_controls(width) if shown and facts else 0.0
        self.controls.setVisible(top > 0)
        places = arrange(width, height, self._attention.shape[:3], scale, top=top, facts=facts)
        self.maps.follow_plan(places.maps_plan)
        for part, visible in ((self.maps, shown), (self.reading, shown), (self.head, not run), (self.run, run)):
            part.setVisible(visible)
        for part, box in ((self.maps, places.maps), (self.reading, places.reading), (self.head, places.head)):
            self.place(part, box)
        self.place(self.run, places.head)
        if self.look.picture:
            self._arrange_picture(Box(0, 0, width, height))

    def _arrange_controls(self, width: float) -> float:
        """Where the parts below them begin."""
        inner = width - 2 * PADDING
        height = self.controls.arrange(inner)
        self.place(self.controls, Box(PADDING, 0, inner, height))
        return height + 4

    def _arrange_picture(self, whole: Box) -> None:
        """One head and no choosing: its name and key in the empty corner, or above it where there is none."""
        self.place(self.run, whole)
        self.place(self.head, whole)
        if self._labels and not self._shows_run() and not self.head.legend_fits():
            self.reading.show()
            self.place(self.reading, Box(PADDING, 0, whole.width - 2 * PADDING, 56))
            self.place(self.head, Box(0, 64, whole.width, whole.height - 64))

    def _kept_head(self) -> Head:
        return self._choice.kept_head(self._attention.shape)

    def _shows_run(self) -> bool:
        return self._choice.over_run and bool(self._names)

    def _shows_effects(self) -> bool:
        """Measuring them takes a while: it begins when somebody chose a head."""
        return self._choice.head is not None and not self._shows_run() and not self.look.picture

    def _pattern(self) -> int:
        """The number of the pattern that the run is told of: the first unless chosen."""
        return self._names.index(self._choice.pattern) if self._choice.pattern in self._names else 0

    def _what(self) -> str:
        name = self._names[self._pattern()]
        return LOOKS_AT.get(name, name)

    def _read_run(self) -> None:
        self._run = run_of(self.curves, self._answers, self._names, self._pattern())
        self.run.show_run(self._run)

    def _show(self) -> None:
        if not self._labels:
            return
        kept, head = self._kept_head(), self._choice.shown_head(self._attention.shape)
        self.maps.show_heads(self._attention, kept, head, self._facts.tags, self._facts.off)
        self._show_controls(kept)
        if self._shows_run():
            self.run.show_heads(kept, head, self._step)
            told = self._facts.score_text(head, self._pattern())
            facts = ((f"{told} at step {count(self._step)}" if told else "", "text"),)
            self.reading.show_text(_headline(head), run_sentence(self._run, head), facts=facts)
        else:
            self._show_head(head)

    def _show_head(self, head: Head) -> None:
        facts, shape = self._facts, self._attention.shape
        row = self._choice.shown_row(shape)
        tag = facts.tag(head) if self.look.picture else ""
        weights, off = self._attention[head], head in facts.off
        kept = self._choice.kept_row(shape)
        self.head.show_head(self._labels, weights, kept, row, _headline(head), tag=tag, off=off)
        legend_needed = not self.head.legend_fits()
        sentence = "" if self.look.picture else self._sentence(head, row)  # a picture's caption says it
        effect = facts.effect_text(head) if self._shows_effects() or off else ""
        lines = ((facts.pattern_text(head), "text" if facts.tag(head) else "text3"), (effect, "text2"))
        shown = () if self.look.picture else lines
        note = words.cell_note(self._labels, weights, self._choice.hovered_cell)
        self.reading.show_text(_headline(head), sentence, note, facts=shown, with_legend=legend_needed)

    def _show_controls(self, head: Head) -> None:
        self.controls.show_view("run" if self._shows_run() else "text")
        off, refusal = head in self._facts.off, self._facts.refusal(head)
        self.controls.show_switch(f"head {head[0]}.{head[1]}", off=off, refusal=refusal)
        self.controls.show_patterns(self._names, self._pattern())

    def _sentence(self, head: Head, row: int) -> str:
        weights = self._attention[head]
        return words.reading_of(self._labels, weights[row], row, is_causal(weights))

    def _preview_head(self, head: Head | None) -> None:
        self._choice = replace(self._choice, hovered_head=head)
        self._show()

    def _preview_cell(self, cell: tuple[int, int] | None) -> None:
        self._choice = replace(self._choice, hovered_cell=cell)
        self._show()

    def _choose_head(self, head: Head) -> None:
        asked, self._choice = self.questions(), replace(self._choice, head=head)
        self._show()
        if self.questions() != asked:
            self.questions_changed.emit()

    def _choose_row(self, cell: tuple[int, int]) -> None:
        self._choice = replace(self._choice, row=cell[0])
        self._show()

    def _choose_spot(self, spot: HeadOrStep) -> None:
        """A curve of the run: its head. Elsewhere: that step."""
        if spot.head is not None:
            self._choose_head(spot.head)
        elif spot.step is not None:
            self.step_chosen.emit(spot.step)

    def _choose_view(self, *, over_run: bool) -> None:
        self._choice = replace(self._choice, over_run=over_run)
        self._change_what_is_asked()

    def _choose_pattern(self, number: int) -> None:
        self._choice = replace(self._choice, pattern=self._names[number])
        self._change_what_is_asked()

    def _change_what_is_asked(self) -> None:
        self._choice = replace(self._choice, hovered_head=None, hovered_cell=None)
        self._read_run()
        self.arrange()
        self._show()
        self.questions_changed.emit()
        self.explanation_changed.emit()

    def _switch_head(self) -> None:
        """Off, or on again by taking back what switched it off."""
        self.intervention_chosen.emit(self._facts.switch_text(self._kept_head()))


def _headline(head: Head) -> str:
    return f"Layer {head[0]}, head {head[1]}"
