"""Circuit: the wiring of the model, part by part, a forward pass through it, and published models beside it."""

from collections.abc import Collection, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from scoutview.graphics.base.look import Look
from scoutview.graphics.widgets.steps_plan import Steps
from scoutview.language import tr
from scoutview.observation import Observation, Question
from scoutview.panels.circuit.controls import CircuitControls, CircuitReading
from scoutview.panels.circuit.layout_plan import LEAST_BELOW_CONTROLS, PADDING, arrange_circuit
from scoutview.panels.circuit.picture import ANSWER, CircuitPicture
from scoutview.panels.circuit.plan import (
    COMPUTED,
    KNOWN,
    PARTS,
    Circuit,
    CircuitView,
    PartChanges,
    changes_by_part,
    circuit_named,
    circuit_of,
    known_circuits,
    switch_of,
)
from scoutview.panels.circuit.scale import CircuitScale
from scoutview.panels.circuit.words import (
    IN_WORDS,
    UPWARDS,
    circuit_formula,
    counter,
    finding,
    formula_of,
    headline,
    known_finding,
    known_sentence,
    place_of,
    sentence,
)
from scoutview.panels.panel import kept_index
from scoutview.panels.stepped_panel import SteppedPanel

ASKED = ("tokens", "outcomes", "outcome_probabilities")
QUESTIONS = ("circuit", "known_transformers", "prediction", "tokens")


class CircuitPanel(SteppedPanel):
    """Its choices: a model (the one that was asked unless chosen) and a step of the forward pass (the last one)."""

    name = "circuit"
    title = tr("Circuit")
    needs = frozenset({*PARTS, *COMPUTED, *KNOWN, *ASKED})

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._here: Circuit | None = None
        self._known: tuple[Circuit, ...] = ()
        self._changes: Mapping[int, PartChanges] = {}
        self._model = ""
        self.controls = CircuitControls(look, self)
        self._step_with(self.controls.stepper)
        self.reading = CircuitReading(look, self)
        self.picture = CircuitPicture(look, self)
        self.scale = CircuitScale(look, self)
        self._connect()
        self.arrange()

    def _connect(self) -> None:
        self.controls.model_chosen.connect(self._choose_model)
        self.scale.chosen.connect(self._choose_model)
        self.picture.step_moved.connect(self._move_step)
        self.picture.chosen.connect(self._open)
        self.picture.opened.connect(self._open_current)
        self.picture.switched.connect(self._switch)
        self.picture.menu_wanted.connect(self._show_menu)

    def explanation(self) -> str:
        shown = self._shown()
        if shown is not None and not shown.is_here:
            return tr("{title}, drawn by the same rules from published figures: nothing was computed.").format(
                title=shown.title
            )
        return UPWARDS

    def questions(self) -> Collection[Question]:
        return tuple(Question(name) for name in QUESTIONS)

    def show_observation(self, observation: Observation) -> None:
        if not observation.has(*self.needs):
            return
        before = self.explanation()
        self._here, self._known = circuit_of(observation), known_circuits(observation)
        self._changes = changes_by_part(self._here, observation.probe.interventions)
        self._show()
        if self.explanation() != before:
            self.explanation_changed.emit()

    def finding(self) -> str:
        shown = self._shown()
        if shown is None:
            return ""
        return finding(shown, self._steps().shown, self._changes) if shown.is_here else known_finding(shown, self._here)

    def formula(self) -> str:
        shown = self._shown()
        return f"{IN_WORDS}{formula_of(None)}" if shown is None else circuit_formula(shown)

    def view_settings(self) -> Mapping[str, Any]:
        return {"model": self._model, "step": self._step}

    def restore(self, view_settings: Mapping[str, Any]) -> None:
        self.stepper.stop()
        model = view_settings.get("model")
        self._model = model if isinstance(model, str) else ""
        self._step = kept_index(view_settings.get("step"))
        self._show()
        self.explanation_changed.emit()

    def menu_of(self, part: int) -> QMenu:
        """What can be done with a part: open it, open one of its products, switch it."""
        menu = QMenu(self)
        told = self._here.parts[part] if self._here is not None else None
        if told is None:
            return menu
        if told.kind == "attention":
            menu.addAction(tr("Open {part} in Attention").format(part=place_of(told)), lambda: self._open(part))
        for site in told.sites:
            menu.addAction(tr("Open {site} in Matrix multiply").format(site=site), partial(self._open_site, site))
        switch = switch_of(told, self._changes_to(part))
        if switch:
            menu.addSeparator()
            text = tr("Switch {part} on") if self._changes_to(part).off else tr("Switch {part} off")
            menu.addAction(text.format(part=place_of(told)), lambda: self.intervention_chosen.emit(switch))
        return menu

    def _arrange(self) -> None:
        scale = self.look.scale
        width, height = self.width() / scale, self.height() / scale
        controls = self.arrange_controls(
            self.controls, self.controls.arrange, PADDING, top=0.0, below=6.0, least_height=LEAST_BELOW_CONTROLS
        )
        shown = self._shown()
        known = shown is not None and not shown.is_here
        places = arrange_circuit(width, height, controls, self._reading_height, known=known)
        for part, box in ((self.reading, places.reading), (self.picture, places.picture), (self.scale, places.scale)):
            part.setVisible(box.height > 0 and shown is not None)
            self.place(part, box)

    def _reading_height(self, width: float, most_lines: int) -> float:
        """None where the same stands over the panel."""
        return 0.0 if self.look.says_finding else self.reading.height_for(width, most_lines)

    def _shown(self) -> Circuit | None:
        """The circuit that is drawn."""
        return circuit_named(self._known, self._model) or self._here

    def _changes_to(self, part: int) -> PartChanges:
        return self._changes.get(part, PartChanges())

    def _steps(self) -> Steps:
        shown = self._shown()
        total = shown.steps if shown is not None else 0
        return Steps(total, total, 1, self._step)

    def _show(self) -> None:
        shown, steps = self._shown(), self._steps()
        if shown is None:
            return
        step = max(steps.shown, 0)
        here = shown.is_here
        self.picture.show_view(CircuitView(shown, step, self._changes if here else {}))
        if here:
            part = shown.part_at(step)
            told = sentence(shown, step, self._changes_to(-1 if part is None else part))
            self.reading.show_text(headline(shown, step), counter(shown, step), told)
        else:
            self.reading.show_text(
                shown.title, tr("{number} blocks").format(number=shown.layers), known_sentence(shown)
            )
        self.stepper.show_steps(steps)
        circuits = self._circuits()
        chosen = circuits.index(shown)
        self.controls.show_models([circuit.title for circuit in circuits], chosen)
        self.scale.show_circuits(circuits, chosen)
        self.arrange()

    def _circuits(self) -> list[Circuit]:
        return [*([self._here] if self._here is not None else []), *self._known]

    def _choose_model(self, number: int) -> None:
        self.stepper.stop()
        chosen = self._circuits()[number]
        self._model = "" if chosen.is_here else chosen.title
        self._show()
        self.explanation_changed.emit()

    def _move_step(self, by: int) -> None:
        if self._steps().total:
            self.stepper.stop()
            self._choose_step(self._steps().moved(by))

    def _current(self) -> int | None:
        """The part that is computed at this step."""
        shown = self._shown()
        return shown.part_at(self._steps().shown) if shown is not None and shown.is_here else None

    def _open_current(self) -> None:
        part = self._current()
        self._open(ANSWER if part is None else part)

    def _open(self, part: int) -> None:
        """The panel that shows this part at work."""
        if self._here is None:
            return
        told = self._here.parts[part]
        if part == ANSWER:
            self.part_chosen.emit("prediction", {})
        elif told.kind == "attention":
            self.part_chosen.emit("attention", {"layer": told.block, "head": 0, "view": "text"})
        elif told.name == "embedding":
            self.part_chosen.emit("embedding", {})
        elif told.sites:
            self._open_site(told.sites[0])

    def _open_site(self, site: str) -> None:
        self.part_chosen.emit("matrix_multiply", {"site": site, "own": False})

    def _switch(self, part: int | None) -> None:
        """Off, or on again by taking back what switched it off."""
        part = self._current() if part is None else part
        if self._here is None or part is None:
            return
        switch = switch_of(self._here.parts[part], self._changes_to(part))
        if switch:
            self.intervention_chosen.emit(switch)

    def _show_menu(self, part: int, place: QPoint) -> None:
        menu = self.menu_of(part)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)
