"""Residual stream: how the vector of each token grows, what the model would say halfway, and who moved a score."""

from collections.abc import Collection, Mapping, Sequence
from html import escape
from typing import Any

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.look import Look
from scoutview.graphics.base.numbers import percent, three_digits
from scoutview.graphics.base.token_label import token_label
from scoutview.graphics.widgets.lines import Lines
from scoutview.graphics.widgets.ranked_bars import RankedBars
from scoutview.graphics.widgets.readout import Readout
from scoutview.language import tr
from scoutview.observation import Observation, Question
from scoutview.panels.panel import Panel, kept_index
from scoutview.panels.residual_stream.grid import StreamCells, StreamGrid, length_cells, lens_cells
from scoutview.panels.residual_stream.modes import MODES, StreamModes
from scoutview.panels.residual_stream.plan import (
    PADDING,
    ROW,
    arrange_stream,
    intervention_for,
    stage_words,
    story_width,
)
from scoutview.panels.residual_stream.signed_bars import SignedBars
from scoutview.panels.residual_stream.words import (
    cell_in_numbers,
    length_in_words,
    moved_in_words,
    moved_titles,
    part_in_numbers,
    says_in_words,
    sum_names,
    top_in_numbers,
)
from scoutview.probe import Probe

OVERVIEW = ("stream_stages", "stream_tokens", "stream_norms", "stream_added", "lens_tokens", "lens_probabilities")
CELL = ("lens_stage", "lens_position", "lens_top", "lens_top_tokens", "lens_top_probabilities", "lens_top_logits")
MOVED = ("attribution_parts", "attribution_logits", "attributed", "attributed_token", "attributed_logit")
EXPLANATIONS = {
    "says": tr("What the model would say if it stopped here; read upwards."),
    "length": tr("One vector per token, and how long it is after each part; read upwards."),
    "added": tr("One vector per token, and how much each part adds to it; read upwards."),
}


class ResidualStreamPanel(Panel):
    """Its choices: what the cells tell, a cell (the last one), a token whose score is taken apart (the likeliest)."""

    name = "residual_stream"
    title = tr("Residual stream")
    brief_title = tr("Residual")
    needs = frozenset({*OVERVIEW, *CELL, *MOVED})

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._mode = "says"
        self._cell: tuple[int, int] | None = None
        self._token: int | None = None
        self._by_heads = False
        self._probe: Probe | None = None
        self._seen: dict[str, np.ndarray] = {}
        self.modes = StreamModes(self)
        self.grid = StreamGrid(look, self)
        self.words = Lines(look, self)
        self.top = RankedBars(look, self, names_on_bars=True, row_height=ROW, title_height=ROW)
        self.top.setToolTip(tr("Click a token to see who moved its score"))
        self.moved = SignedBars(look, self)
        self.moved.setToolTip(tr("A click opens the part; with the right button it is switched off, or on again"))
        self.story = Lines(look, self)
        self.readout = Readout(look, self)
        self.modes.chosen.connect(self._choose_mode)
        self.modes.heads.clicked.connect(self._toggle_heads)
        self.grid.pointed.connect(self._read_cell)
        self.moved.pointed.connect(self._read_part)
        self.top.pointed.connect(self._read_top)
        self.grid.chosen.connect(self._choose_cell)
        self.top.chosen.connect(self._choose_token)
        self.moved.chosen.connect(self._open)
        self.moved.pressed_right.connect(self._switch)
        self.arrange()

    def explanation(self) -> str:
        return EXPLANATIONS[self._mode]

    def questions(self) -> Collection[Question]:
        cell: dict[str, int] = {}
        moved: dict[str, int] = {"heads": 1} if self._by_heads else {}
        if self._cell is not None:
            cell = {"stage": self._cell[0], "position": self._cell[1]}
            moved["position"] = self._cell[1]
        if self._token is not None:
            moved["token"] = self._token
        return Question("residual_stream"), Question.of("logit_lens", **cell), Question.of("logit_attribution", **moved)

    def show_observation(self, observation: Observation) -> None:
        if not observation.has(*OVERVIEW, *CELL, *MOVED):
            return
        another = self._probe is not None and observation.probe != self._probe
        stages, tokens = observation["stream_norms"].shape
        outside = self._cell is not None and (self._cell[0] >= stages or self._cell[1] >= tokens)
        self._probe, self._seen = observation.probe, {name: observation[name] for name in (*OVERVIEW, *CELL, *MOVED)}
        if outside or (another and self._token is not None):
            self._cell = None if outside else self._cell
            self._token = None  # another text has another token to come
            self.questions_changed.emit()
        self._show()

    def finding(self) -> str:
        return says_in_words(self._seen, self._shown_cell()[1]) if self._seen else ""

    def formula(self) -> str:
        return _IN_WORDS if not self._seen else _IN_WORDS + self._in_numbers()

    def view_settings(self) -> Mapping[str, Any]:
        cell = None if self._cell is None else list(self._cell)
        zoom = self.grid.zoom_settings()
        return {"mode": self._mode, "cell": cell, "token": self._token, "heads": self._by_heads, "zoom": zoom}

    def restore(self, view_settings: Mapping[str, Any]) -> None:
        mode, cell = view_settings.get("mode"), view_settings.get("cell")
        self._mode = mode if isinstance(mode, str) and mode in MODES else "says"
        places = [kept_index(place) for place in cell] if isinstance(cell, list | tuple) else []
        stage, position = places if len(places) == 2 else (None, None)
        self._cell = (stage, position) if stage is not None and position is not None else None
        self._token = kept_index(view_settings.get("token"))
        self._by_heads = view_settings.get("heads") is True
        self.grid.restore_zoom(view_settings.get("zoom"))
        self._probe = None
        self._show()
        self.explanation_changed.emit()
        self.questions_changed.emit()

    # choices

    def _choose_mode(self, mode: str) -> None:
        self._mode = mode
        self._show()
        self.explanation_changed.emit()

    def _toggle_heads(self) -> None:
        self._by_heads = not self._by_heads
        self.questions_changed.emit()

    def _choose_cell(self, cell: tuple[int, int]) -> None:
        if self._cell is None or self._cell[1] != cell[1]:
            self._token = None
        self._cell = cell
        self._show()
        self.questions_changed.emit()

    def _choose_token(self, row: int) -> None:
        self._token = int(self._seen["lens_top"][row])
        self.questions_changed.emit()

    def _open(self, part: str) -> None:
        pieces = part.replace("head ", "").split(".")
        if part.startswith("head "):
            self.part_chosen.emit("attention", {"layer": int(pieces[0]), "head": int(pieces[1])})
        elif part.startswith("block"):
            site = f"{part.removesuffix('.bias')}.{'contract' if pieces[2] == 'mlp' else 'output'}"
            self.part_chosen.emit("matrix_multiply", {"site": site})
        elif part in ("embedding", "position"):
            self.part_chosen.emit("embedding", {})

    def _switch(self, part: str) -> None:
        if text := intervention_for(part):
            self.intervention_chosen.emit(text)

    # the pointer

    def _tell(self, part: QWidget, lines: Sequence[str], at: QPointF) -> None:
        self.readout.tell(lines, at + QPointF(part.pos()) / self.look.scale)

    def _read_cell(self, cell: tuple[int, int] | None, at: QPointF) -> None:
        self._tell(self.grid, () if cell is None else cell_in_numbers(self._seen, cell), at)

    def _read_part(self, part: str | None, at: QPointF) -> None:
        self._tell(self.moved, () if part is None else part_in_numbers(self._seen, part), at)

    def _read_top(self, row: int | None, at: QPointF) -> None:
        self._tell(self.top, () if row is None else top_in_numbers(self._seen, row), at)

    # what is shown

    def _shown_cell(self) -> tuple[int, int]:
        stages, tokens = self._seen["stream_norms"].shape
        return self._cell if self._cell is not None else (stages - 1, tokens - 1)

    def _show(self) -> None:
        self.modes.buttons[self._mode].setChecked(True)
        self.modes.heads.setChecked(self._by_heads)
        seen = self._seen
        if not seen:
            return
        self.modes.heads.setVisible(any(str(name).endswith("attention") for name in seen["stream_stages"]))
        stage, position = self._shown_cell()
        self.grid.show_cells(self._cells(), (stage, position))
        says = self._mode == "says"
        self.words.show_texts(self.finding() if says else length_in_words(seen, (stage, position)))
        wanted = int(seen["attributed"])
        rows = np.flatnonzero(seen["lens_top"] == wanted)
        here = stage_words(str(seen["stream_stages"][int(seen["lens_stage"])]))
        tokens, shares = seen["lens_top_tokens"].tolist(), seen["lens_top_probabilities"].tolist()
        self.top.show_rows(
            tr("Outlined: after {part}").format(part=here),
            list(map(token_label, tokens)),
            shares,
            numbers=list(map(percent, shares)),
            chosen=int(rows[0]) if len(rows) else -1,
        )
        names = [str(name) for name in seen["attribution_parts"]]
        values, name = seen["attribution_logits"].tolist(), token_label(str(seen["attributed_token"]))
        self.moved.show_parts(names, [stage_words(each) for each in names], values, float(seen["attributed_logit"]))
        self.story.show_texts(*moved_in_words(names, values, name))
        self.moved.show_words(moved_titles(name), sum_names(name))
        self.arrange()

    def _cells(self) -> StreamCells:
        seen = self._seen
        if self._mode == "says":
            return lens_cells(*(seen[name] for name in ("stream_stages", "stream_tokens", *OVERVIEW[4:])))
        lengths = seen["stream_norms" if self._mode == "length" else "stream_added"]
        what = tr("the vector") if self._mode == "length" else tr("what was added")
        return length_cells(seen["stream_stages"], seen["stream_tokens"], lengths, what)

    def _arrange(self) -> None:
        scale = self.look.scale
        roomy = self.modes.fit(self.look, self.width() - 2 * self.look.px(PADDING))
        controls = roomy and not self.look.picture
        parts = len(self._seen["attribution_parts"]) if self._seen else 9
        width, height = self.width() / scale, self.height() / scale
        story = self.story.height_for(story_width(width))
        told = self._mode == "says" and self.look.says_finding
        places = arrange_stream(width, height, parts=parts, controls=controls, story=story, words=not told)
        if controls:
            self.place(self.modes, places.modes)
        self.show_controls(self.modes, wanted=True, roomy=roomy)
        for part, box in (
            (self.grid, places.grid),
            (self.words, places.words),
            (self.top, places.top),
            (self.moved, places.moved),
            (self.story, places.story),
        ):
            part.setVisible(box.height > 0)
            self.place(part, box)

    def _in_numbers(self) -> str:
        seen = self._seen
        parts = zip(map(str, seen["attribution_parts"]), map(float, seen["attribution_logits"]), strict=True)
        rows = "".join(
            f"<tr><td>{escape(stage_words(name))}</td><td align='right'>&nbsp;{three_digits(value)}</td></tr>"
            for name, value in parts
        )
        total, logit = float(seen["attribution_logits"].sum()), float(seen["attributed_logit"])
        name = escape(token_label(str(seen["attributed_token"])))
        told = tr("These {count} numbers sum to {total:.4f}; the model's score of “{name}” is {logit:.4f}.").format(
            count=len(seen["attribution_parts"]), total=total, name=name, logit=logit
        )
        return f"<table>{rows}</table><p>{told}</p>"


_IN_WORDS = tr(
    "<p>Every part adds a vector to the stream: x = embedding + position + Σ attention + Σ MLP. The model's scores are "
    "its last norm and its unembedding of x; the same two, applied halfway, say what the model would say there (the "
    "logit lens). With the mean μ and the spread σ of the finished x held, the last norm is linear, so the score of a "
    "token t is a sum over the parts:</p>"
    "<p style='font-size:large'>z<sub>t</sub> = Σ<sub>parts</sub> (v − μ<sub>v</sub>)/σ · γ · W<sub>U</sub>[t] + "
    "β · W<sub>U</sub>[t]</p>"
)
