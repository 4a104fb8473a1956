"""Occlusion: a grey square moves over the photo; where the class loses by it, there was evidence for it."""

from collections.abc import Collection, Mapping
from typing import Any

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.look import Look
from scoutview.graphics.base.photo_plan import coloured_photo
from scoutview.graphics.widgets.controls import HEIGHT
from scoutview.graphics.widgets.lines import Foot, Lines
from scoutview.graphics.widgets.photo_view import HEADING, PhotoView, ShownPhoto
from scoutview.graphics.widgets.readout import Readout
from scoutview.language import tr
from scoutview.observation import Observation, Question
from scoutview.panels.occlusion.controls import ClassControls
from scoutview.panels.occlusion.evidence_key import KEY_HIGH, KEY_WIDE, EvidenceKey
from scoutview.panels.occlusion.plan import APART, PADDING, OccludedPhoto, Place, arrange_occlusion
from scoutview.panels.occlusion.words import (
    FIRST_SQUARES,
    NOTHING_YET,
    hidden_words,
    map_headings,
    occlusion_findings,
    occlusion_formula,
    progress_words,
    readout_lines,
    square_words,
)
from scoutview.panels.panel import Panel, kept_index

OCCLUSION, PHOTO, PREDICTION = "occlusion", Question("photo"), Question("prediction")
OF_MAP = (
    OCCLUSION,
    "occlusion_probabilities",
    "occlusion_class",
    "occlusion_name",
    "occlusion_whole",
    "occlusion_square",
    "occlusion_asked",
)
OUTCOMES = ("outcomes", "outcome_probabilities")
PICTURES_FROM = 190.0  # of height that the pictures keep: words go before
GAP = 6.0


class OcclusionPanel(Panel):
    """Its choices: the class (the likeliest unless chosen), and the place of the square that is shown."""

    name = "occlusion"
    title = tr("Where the evidence is")
    brief_title = tr("Evidence")
    field_term = tr("occlusion, saliency, attribution")
    needs = frozenset({"photo", *OF_MAP, *OUTCOMES})

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._class: int | None = None
        self._place: Place | None = None
        self._under: Place | None = None
        self._hidden: OccludedPhoto | None = None
        self._photo: np.ndarray | None = None
        self._side = 1  # of the photo, as the network sees it
        self.controls = ClassControls(look, self)
        self.map, self.square = PhotoView(look, self), PhotoView(look, self)
        self.key = EvidenceKey(look, self)
        self.sentence, self.empty = Lines(look, self, role="title"), Lines(look, self)
        self.readout = Readout(look, self)
        self.empty.show_texts(NOTHING_YET)
        self.map.setToolTip(tr("Point: what a square there did. Click, or arrow keys with the focus: keep it there"))
        self.controls.class_chosen.connect(self._choose_class)
        self.map.chosen.connect(self._choose_place)
        self.map.pointed.connect(self._point)
        self._show()

    def explanation(self) -> str:
        return tr("What happens to one class when a part of the picture is hidden by a grey square.")

    def questions(self) -> Collection[Question]:
        asked = Question(OCCLUSION) if self._class is None else Question.of(OCCLUSION, **{"class": self._class})
        return PHOTO, PREDICTION, asked

    def show_observation(self, observation: Observation) -> None:
        if "photo" in observation:
            photo = observation["photo"]
            self._side = photo.shape[0]
            self._photo = observation.arrays.get("photo_sharp", photo)
        if observation.has(*OUTCOMES):
            shares = observation["outcome_probabilities"]
            order = np.argsort(-shares, kind="stable").tolist()
            self.controls.show_classes(observation["outcomes"].tolist(), shares.tolist(), order)
        if observation.has(*OF_MAP) and self._photo is not None and len(observation[OCCLUSION]):
            self._hidden = OccludedPhoto.of(observation.arrays, self._photo)
        elif (
            observation.has(*OUTCOMES)
            and self._photo is not None
            and (self._hidden is None or not self._hidden.has_any)
        ):
            self._hidden = self._untried(observation, self._photo)
        self._show()

    def finding(self) -> str:
        return "" if self._hidden is None else occlusion_findings(self._hidden)[0]

    def formula(self) -> str:
        return occlusion_formula(self._hidden)

    def view_settings(self) -> Mapping[str, Any]:
        place = None if self._place is None else list(self._place)
        return {"class": self._class, "place": place}

    def restore(self, view_settings: Mapping[str, Any]) -> None:
        self._class = kept_index(view_settings.get("class"))
        place = view_settings.get("place")
        rows = list(map(kept_index, place)) if isinstance(place, list | tuple) and len(place) == 2 else [None]
        self._place = None if None in rows else (rows[0] or 0, rows[1] or 0)
        self._show()
        self.questions_changed.emit()

    def _untried(self, observation: Observation, photo: np.ndarray) -> OccludedPhoto:
        """The photo alone, while the first squares are tried."""
        names, shares = (observation[name] for name in OUTCOMES)
        likeliest = int(shares.argmax())
        number = self._class if self._class is not None and self._class < len(names) else likeliest
        return OccludedPhoto.untried(photo, str(names[number]), number, float(shares[number]))

    # choices

    def _choose_class(self, number: int) -> None:
        self._class, self._place = number, None
        self._show()
        self.questions_changed.emit()

    def _choose_place(self, place: Place) -> None:
        self._place = place
        self._show_square()

    def _point(self, place: Place | None, at: QPointF) -> None:
        hidden = self._hidden
        lines = () if place is None or hidden is None or not hidden.has_any else readout_lines(hidden, place)
        self.readout.tell(lines, at + QPointF(self.map.pos()) / self.look.scale)
        if place != self._under:
            self._under = place
            self._show_square()

    # what is shown

    def _show(self) -> None:
        hidden = self._hidden
        self.empty.setVisible(hidden is None)
        if hidden is not None:
            self.controls.show_class(hidden.number)
            self.key.show_top(hidden.top)
            ground = self.look.colour("panel")
            self._over = coloured_photo(
                hidden.photo, hidden.shares, self.look.theme.signed, (ground.red(), ground.green(), ground.blue())
            )
            self._show_square()
        said = () if hidden is None or self.look.says_finding else occlusion_findings(hidden)
        self.sentence.show_texts(*(said if hidden is None or hidden.has_any else (FIRST_SQUARES,)) or ("",))
        self.arrange()

    def _shown_place(self, hidden: OccludedPhoto) -> Place:
        place = self._under or self._place
        inside = place is not None and place[0] < hidden.grid[0] and place[1] < hidden.grid[1]
        return place if inside and place is not None else hidden.telling()

    def _show_square(self) -> None:
        hidden = self._hidden
        if hidden is None:
            return
        place = self._shown_place(hidden)
        if not hidden.has_any:
            self.map.show_photo(ShownPhoto(self._over, map_headings(hidden), progress_words(hidden)))
            self.square.show_photo(ShownPhoto(hidden.photo, hidden_words(hidden, place), ("",)))
            return
        at = hidden.tried_at(place)
        box, over = hidden.square_box(at, self._side), map_headings(hidden)
        self.map.show_photo(ShownPhoto(self._over, over, progress_words(hidden), hidden.grid, box, place))
        picture = hidden.hidden_photo(at, self._side)
        self.square.show_photo(ShownPhoto(picture, hidden_words(hidden, at), square_words(hidden, at)))

    def _arrange(self) -> None:
        width, height = self.width() / self.look.scale, self.height() / self.look.scale
        top = self.arrange_controls(self.controls, self.controls.arrange, PADDING, least_height=PICTURES_FROM)
        inner, shown = max(1.0, width - 2 * PADDING), self._hidden is not None
        self.place(self.empty, Box(PADDING, top, inner, 20))
        key = self._key_beside_list(inner)
        foot = Foot(inner, height - top - PICTURES_FROM, GAP)
        foot.take(self.sentence, most=2)
        words = self.place_foot(foot, (self.sentence,), PADDING, height)
        if key is None and height - top - words - KEY_HIGH >= PICTURES_FROM:
            words += KEY_HIGH
            key = Box(PADDING, height - words, inner, KEY_HIGH)
        room = arrange_occlusion(width, height - top, words)
        if room.words is not None:
            key = self._say_beside(room.words.moved(0, top))
        self.key.setVisible(shown and key is not None)
        if key is not None:
            self.place(self.key, key)
        self.map.setVisible(shown)
        self.square.setVisible(shown and room.hidden is not None)
        self.place(self.map, room.map.moved(0, top))
        if room.hidden is not None:
            self.place(self.square, room.hidden.moved(0, top))

    def _key_beside_list(self, inner: float) -> Box | None:
        """In the row of the controls, where they are there and leave it room."""
        if self.look.picture or self.crowded_out is not None:
            return None
        list_wide = self.controls.classes.sizeHint().width() / self.look.scale + APART
        if inner - list_wide < KEY_WIDE:
            return None
        self.key.raise_()
        return Box(PADDING + list_wide, self.controls.y() / self.look.scale, inner - list_wide, HEIGHT)

    def _say_beside(self, room: Box) -> Box | None:
        """The sentence in this room beside the map; the key's own below it, if any is left."""
        most = int((room.height - HEADING) // self.sentence.pitch) * self.sentence.pitch
        high = self.sentence.height_for(room.width)
        if high > most:
            high = self.sentence.least_height_for(room.width)
        self.sentence.setVisible(0 < high <= most)
        self.place(self.sentence, Box(room.x, room.y + HEADING, room.width, min(high, most)))
        below = room.y + HEADING + (high + GAP if 0 < high <= most else 0.0)
        return Box(room.x, below, room.width, KEY_HIGH) if below + KEY_HIGH <= room.bottom else None
