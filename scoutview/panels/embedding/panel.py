"""Embedding lookup: a token points at its row of the learned table, and the row comes out as a vector."""

from collections.abc import Collection, Mapping
from typing import Any

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QPushButton, QWidget

from scoutview.frame import Curves
from scoutview.graphics.base.box import Box
from scoutview.graphics.base.look import Look, text_width
from scoutview.graphics.widgets.buttons import put_icon
from scoutview.graphics.widgets.chips import TokenChips
from scoutview.graphics.widgets.readout import Readout
from scoutview.language import tr
from scoutview.observation import History, HistoryRequest, Observation, Question
from scoutview.panels.embedding.lookup import AGAIN, LookupPicture
from scoutview.panels.embedding.lookup_plan import BUTTON
from scoutview.panels.embedding.offered import OfferedTools
from scoutview.panels.embedding.parts import lookup_of, map_of, position_of, round_share, token_of
from scoutview.panels.embedding.scatter import LISTED_FROM, ScatterMap
from scoutview.panels.embedding.search_field import SearchField
from scoutview.panels.embedding.telling import finding_of, formula_of, hint_of, name_of
from scoutview.panels.embedding.words import button_of_unseen, hints_for, in_words
from scoutview.panels.panel import Panel, kept_index, plain_questions

NEIGHBOURS = Question("neighbours")  # of the token that the lab finds telling
MAP = Question("embedding_map")  # at the run's first frame it tells how circular chance alone is
PADDING = 16
CHIPS_GAP = 14
LOW_MAP = 170.0  # design pixels of height
FIELD = 34.0  # design pixels of height: of the search with a gap
UNSEEN = 28.0  # design pixels that the button for tokens never seen is wider than its words
ROOMY = 190.0  # design pixels of the map's height that always hold the field as well


class EmbeddingLookup(Panel):
    """Its choices: a token, by a chip, a point, a row or a neighbour; a search; whether tokens never seen are drawn.

    Unless one is chosen it shows the token of the probe that the lab finds telling at the deciding frame, so that it
    stays the same one over the run.
    """

    name = "embedding"
    title = tr("Embedding lookup")
    brief_title = tr("Lookup")
    needs = frozenset({"tokens", "vocabulary", "embedding", "embedding_map", "input_vectors", "neighbours"})

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._observation: Observation | None = None
        self._chosen: int | None = None  # a token's number in the vocabulary
        self._position: int | None = None  # where in the probe it was clicked
        self._first_share: float | None = None  # how circular the run's first map is, where it goes round
        self._telling: int | None = None  # the token looked up unless one is chosen, where the deciding frame is known
        self.chips = TokenChips(look, self)
        self.lookup = LookupPicture(look, self)
        self.map = ScatterMap(look, self)
        self.readout = Readout(look, self)
        self.again = self._ghost(tr("Show the lookup again (Enter on the table)"), tr("Show the lookup again"))
        self.search_button = self._ghost(tr("Find a token"), tr("Find a token"))
        self.field = SearchField(self)
        self.unseen_button = self._ghost(
            tr("Show the tokens that training never saw"), tr("Show tokens never seen"), "segment"
        )
        self.unseen_button.setCheckable(True)
        self.offered = OfferedTools(self.field, look, self)
        self._searching = False  # the field is open, where it is not always
        self._connect()
        self._dress()
        self.arrange()

    def _connect(self) -> None:
        self.again.clicked.connect(self.lookup.play)
        self.offered.again.clicked.connect(self.lookup.play)
        self.search_button.clicked.connect(lambda: self._open_search(not self._searching))
        self.unseen_button.toggled.connect(lambda _: self._show())
        self.field.textChanged.connect(self._search)
        self.field.sought_next.connect(self._choose_next_found)
        self.field.given_up.connect(lambda: self._open_search(False))
        self.lookup.told.connect(self._read)
        self.chips.chosen.connect(self._choose_position)
        self.lookup.chosen.connect(self._choose_in_table)
        self.lookup.hovered.connect(self._name_row)
        self.map.chosen.connect(self._choose_token)
        self.map.hovered.connect(self._name_point)

    def _ghost(self, tooltip: str, name: str, role: str = "ghost") -> QPushButton:
        button = QPushButton(self)
        button.setProperty("role", role)
        button.setProperty("control", True)
        button.setToolTip(tooltip)
        button.setAccessibleName(name)
        return button

    def explanation(self) -> str:
        return tr("Each token picks one row of a learned table: its vector.")

    def questions(self) -> Collection[Question]:
        token = self._chosen if self._chosen is not None else self._telling
        neighbours = NEIGHBOURS if token is None else Question.of("neighbours", token=token)
        return (*plain_questions(self.needs - {"neighbours"}), neighbours)

    def histories(self) -> Collection[HistoryRequest]:
        seen, step = self._observation, self.curves.deciding_step
        if seen is None or step is None:
            return ()
        if "embedding_map_turns" in seen:
            return (HistoryRequest(MAP, (int(self.curves.steps[0]),)),)
        return (HistoryRequest(NEIGHBOURS, (step,)),) if self._chosen is None and "token_kinds" in seen else ()

    def show_curves(self, curves: Curves) -> None:
        with self.asking_anew():
            if not curves.continue_those(self.curves):
                self._first_share = None
            super().show_curves(curves)

    def show_history(self, history: History) -> None:
        if history.request not in self.histories() or not history.answers:
            return
        if history.request.question == MAP:
            self._first_share = round_share(history.answers[history.request.steps[0]])
            self._show()
            return
        telling = int(history.answers[history.request.steps[0]]["neighbour_of"])
        if telling != self._telling:
            self._telling = telling
            self.questions_changed.emit()
            self._show()

    def show_observation(self, observation: Observation) -> None:
        if not observation.has("token_ids", *self.needs):
            return
        if self._is_scrubbed(observation):
            self.lookup.rest()
        with self.asking_anew():
            self._observation = observation
            if self._chosen is not None and self._chosen >= len(observation["embedding"]):
                self._chosen = self._position = None
            if self._telling is not None and self._telling not in observation["token_ids"]:
                self._telling = None  # another text
        self._show()

    def view_settings(self) -> Mapping[str, Any]:
        return {
            "token": self._chosen,
            "position": self._position,
            "zoom": self.map.zoom_settings(),
            "search": self.field.text(),
            "unseen": self.unseen_button.isChecked(),
        }

    def restore(self, view_settings: Mapping[str, Any]) -> None:
        self._chosen = kept_index(view_settings.get("token"))
        self._position = kept_index(view_settings.get("position"))
        self.unseen_button.setChecked(view_settings.get("unseen") is True)
        search = view_settings.get("search")
        self.field.setText(search if isinstance(search, str) else "")
        self.map.restore_zoom(view_settings.get("zoom"))  # after the search, which brings what it finds into view
        self._searching = bool(self.field.text())
        self.questions_changed.emit()
        self._show()

    def finding(self) -> str:
        return "" if (seen := self._observation) is None else finding_of(seen, self._first_share)

    def formula(self) -> str:
        seen = self._observation
        if seen is None:
            return in_words(True)
        token = token_of(seen, self._chosen, self._telling)
        return formula_of(seen, token, position_of(seen, token, self._position), self.map.clouds(), self.map.told())

    # choices

    def _choose_position(self, position: int) -> None:
        ids = self._observation["token_ids"] if self._observation is not None else ()
        if position < len(ids) and ids[position] >= 0:  # a token can be no row of this table
            self._choose_token(int(ids[position]), position)

    def _choose_token(self, token: int, position: int | None = None) -> None:
        changed = token != self._chosen
        self._chosen, self._position = token, position
        if changed:
            self.questions_changed.emit()
        self._show()
        self.lookup.play()

    def _choose_in_table(self, part: int | str) -> None:
        if part == AGAIN:
            self.lookup.play()
        else:
            self._choose_token(int(part))

    def _is_scrubbed(self, observation: Observation) -> bool:
        """Whether another frame comes that is not the newest of a run: what moves would only be in the way."""
        before, steps = self._observation, self.curves.steps
        if before is None or before.step == observation.step:
            return False
        return not len(steps) or observation.step != int(steps[-1])

    def _open_search(self, shown: bool) -> None:
        self._searching = shown
        if not shown:
            self.field.clear()
        self.arrange()
        if shown:
            self.field.setFocus()

    def _search(self) -> None:
        self._show()
        if found := self.map.matches():
            self.map.go_to(found[0])

    def _choose_next_found(self) -> None:
        if found := self.map.matches():
            place = found.index(self._chosen) + 1 if self._chosen in found else 0
            token = found[place % len(found)]
            self._choose_token(token)
            self.map.go_to(token)

    def _read(self, lines: tuple[str, ...], at: QPointF) -> None:
        self.readout.tell(lines, at + QPointF(self.lookup.pos()) / self.look.scale)

    def _name_row(self, part: int | str | None) -> None:
        row = part if isinstance(part, int) else None
        self.map.light(row, self._hint(row))

    def _name_point(self, token: int | None) -> None:
        self.map.light(token, self._hint(token))

    def _hint(self, token: int | None) -> str:
        seen = self._observation
        return "" if token is None or seen is None or token >= len(seen["vocabulary"]) else hint_of(seen, token)

    # what is shown

    def _counts(self) -> np.ndarray | None:
        return None if self._observation is None else self._observation.arrays.get("vocabulary_counts")

    def _show(self) -> None:
        seen = self._observation
        if seen is None:
            return
        token = token_of(seen, self._chosen, self._telling)
        position = position_of(seen, token, self._position)
        counts = self._counts()
        ids = seen["token_ids"]
        hints = hints_for(seen["tokens"], None if counts is None else counts[ids])
        self.chips.show_tokens(seen["tokens"], position if position >= 0 else None, hints)
        self.lookup.show_lookup(lookup_of(seen, token, position))
        asked = name_of(seen, int(seen["neighbour_of"]))
        search, unseen = self.field.text(), self.unseen_button.isChecked()
        self.map.show_map(map_of(seen, token, counts, asked, search, unseen=unseen, first_share=self._first_share))
        self.arrange()

    def _dress(self) -> None:
        put_icon(self.again, "play", self.look, "text3")
        put_icon(self.search_button, "search", self.look, "text3")
        self.field.dress(self.look)

    def _arrange(self) -> None:
        scale = self.look.scale
        width, height = self.width() / scale, self.height() / scale
        most_rows = 1 if height < 270 else 2 if height < 420 else 4
        chips_height = self.chips.height_for(width - 2 * PADDING, most_rows) if self._observation else 26.0
        top = chips_height + CHIPS_GAP
        self.place(self.chips, Box(PADDING, 0, width - 2 * PADDING, chips_height))
        self.place(self.lookup, Box(0, top, width, max(0.0, height - top)))
        plan = self.lookup.plan()
        self.map.setVisible(plan is not None)
        self.again.setVisible(plan is not None and plan.has_buttons and not self.look.picture)
        if plan is not None:
            self._place_map(plan.beside.moved(0, top))
            for button, (x, y) in zip((self.again, self.search_button), plan.button_places, strict=True):
                self.place(button, Box(x, top + y, BUTTON, BUTTON))
        self._arrange_search()
        has_tools = self._observation is None or (plan is not None and plan.has_buttons)
        self.show_controls(self.offered, wanted=not has_tools, roomy=False)
        self._arrange_unseen()

    def _place_map(self, below: Box) -> None:
        """Below the chips; where that is low, or a ring would be larger, beside them if they end before it."""
        beside = below._replace(y=0, height=below.bottom)
        chips_end = PADDING + max((chip.box.right for chip in self.chips.plan().chips), default=0.0)
        seen = self._observation
        wants_height = below.height < LOW_MAP or (seen is not None and "embedding_map_turns" in seen)
        self.place(self.map, beside if wants_height and chips_end < below.x else below)

    def _arrange_search(self) -> None:
        """The field above the list beside the map; in little room a button opens it there."""
        plan = self.lookup.plan()
        shown = plan is not None and not self.look.picture
        roomy = self.map.design_height() >= ROOMY and self.map.design_width() >= LISTED_FROM
        has_field = shown and (roomy or self._searching)
        self.search_button.setVisible(shown and not roomy and plan is not None and plan.has_buttons)
        self.field.setVisible(has_field)
        self.map.leave_room(FIELD if has_field else 0.0)
        if has_field:
            corner = self.map.x() / self.look.scale, self.map.y() / self.look.scale
            self.place(self.field, self.map.list_place().moved(*corner)._replace(height=28))
            self.field.raise_()

    def _arrange_unseen(self) -> None:
        """A button beside the lines below the map, one of which says how many tokens are hidden; both have room."""
        counts, height = self._counts(), self.map.notes_height()
        told = button_of_unseen(shown=self.unseen_button.isChecked())
        if self.unseen_button.text() != told:
            self.unseen_button.setText(told)  # not at every frame: it lays the window out again
        width = text_width(told, "label_strong") + UNSEEN
        has_room = height >= BUTTON and self.map.notes_width() + 8 + width <= self.map.design_width()
        has_unseen = counts is not None and bool((counts == 0).any())
        has_button = self.map.isVisibleTo(self) and has_room and has_unseen and not self.look.picture
        self.unseen_button.setVisible(has_button)
        self.map.leave_beside_notes(width + 8 if has_button else 0.0)
        if has_button:
            right, bottom = (self.map.x() + self.map.width()) / self.look.scale, self.map.y() / self.look.scale
            bottom += self.map.design_height()
            self.place(self.unseen_button, Box(right - width, bottom - (height + BUTTON) / 2, width, BUTTON))
            self.unseen_button.raise_()
