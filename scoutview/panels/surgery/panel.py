"""Surgery: over many unseen positions, how far the moves follow a disc that is turned over inside the network."""

from collections.abc import Collection, Mapping
from typing import Any, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.look import Look
from scoutview.graphics.widgets.buttons import fit_button
from scoutview.graphics.widgets.controls import Controls
from scoutview.graphics.widgets.empty import Empty
from scoutview.graphics.widgets.lines import Foot, Lines
from scoutview.graphics.widgets.segment import put_one_of, segment
from scoutview.language import as_written, tr
from scoutview.observation import Observation, Question
from scoutview.panels.panel import Panel, kept_index
from scoutview.panels.surgery import words
from scoutview.panels.surgery.picture import GapPicture
from scoutview.panels.surgery.plan import CHANNELS, SurgeryRead

SIDE, BELOW = 16.0, 6.0  # design pixels beside and below the words
PICTURE_FROM = 96.0  # of height that the bars keep: words go before
STRENGTHS = (1.0, 2.0, 3.0)


class SurgeryControls(Controls):
    """After which blocks a disc is turned over, and how far."""

    block_toggled = Signal(int)
    strength_chosen = Signal(float)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.blocks: list[QPushButton] = []
        self._after, self._far = QLabel(tr("after block"), self), QLabel(tr("how far"), self)
        self._row, self._blocks = QHBoxLayout(), QHBoxLayout()
        self._row.addWidget(self._after)
        self._row.addLayout(self._blocks)
        self._row.addWidget(self._far)
        tip = tr("{far:g} times what one disc adds")
        self.strengths = {far: segment(as_written(f"{far:g}×"), tip.format(far=far), self) for far in STRENGTHS}
        put_one_of(self.strengths, self._row, self.strength_chosen.emit, self)
        self._row.addStretch(1)
        self.rows.addLayout(self._row)
        for label in (self._after, self._far):
            label.setProperty("role", "label")
        self.set_look(look)

    def offer(self, blocks: int) -> None:
        """So many blocks of a network; nothing happens where these are offered already."""
        if len(self.blocks) == blocks:
            return
        for button in self.blocks:
            button.setParent(None)
            button.deleteLater()
        self.blocks = [self._block(number) for number in range(blocks)]
        self.set_look(self.look)

    def _block(self, number: int) -> QPushButton:
        button = segment(str(number), tr("Turn discs over after block {number}").format(number=number), self)
        self._blocks.addWidget(button)
        button.clicked.connect(lambda: self.block_toggled.emit(number))
        return button

    def show_choices(self, blocks: Collection[int], strength: float) -> None:
        """Without a signal."""
        for number, button in enumerate(self.blocks):
            button.setChecked(number in blocks)
        for far, button in self.strengths.items():
            button.setChecked(far == strength)

    def set_look(self, look: Look) -> None:
        super().set_look(look)
        for layout in (self._row, self._blocks):
            layout.setSpacing(look.px(4))
        for button in (*self.blocks, *self.strengths.values()):
            fit_button(button, look)

    def arrange(self, width: int) -> int:
        """How high it gets; it takes one row at any width."""
        return self.stand_in_rows(one=True)


class SurgeryPanel(Panel):
    """Its choices: after which blocks discs are turned over, and how far; the lab's own unless somebody chose."""

    name = "surgery"
    title = tr("Surgery")
    field_term = tr("intervention, causal, activation patching, steering")
    needs: ClassVar[frozenset[str]] = frozenset({*CHANNELS, "flip_texts"})

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._read: SurgeryRead | None = None
        self._blocks: tuple[int, ...] | None = None
        self._strength: float | None = None
        self.controls = SurgeryControls(look, self)
        self.sentence, self.foot = Lines(look, self, role="title"), Lines(look, self)
        self.picture = GapPicture(look, self)
        self.empty = Empty(look, words.NOTHING_YET, self)
        self.controls.block_toggled.connect(self._toggle_block)
        self.controls.strength_chosen.connect(self._choose_strength)
        self._show()

    def explanation(self) -> str:
        return tr("Discs turned over inside it, and whether its moves follow.")

    def questions(self) -> Collection[Question]:
        chosen: dict[str, int | float | str] = {}
        if self._blocks is not None:
            chosen["blocks"] = ",".join(map(str, self._blocks))
        if self._strength is not None:
            chosen["strength"] = self._strength
        return (Question.of("surgery", **chosen), Question("flips"))

    def show_observation(self, observation: Observation) -> None:
        if observation.has("flip_texts"):
            self.controls.offer(len(observation["flip_texts"]))
        if observation.has(*CHANNELS) and len(observation["surgery_flips"]):
            self._read = SurgeryRead.of(observation.arrays)
        self._show()

    def finding(self) -> str:
        return words.findings(self._read)[0]

    def formula(self) -> str:
        return words.formula(self._read)

    def view_settings(self) -> Mapping[str, Any]:
        return {"blocks": None if self._blocks is None else list(self._blocks), "strength": self._strength}

    def restore(self, view_settings: Mapping[str, Any]) -> None:
        blocks = view_settings.get("blocks")
        told = isinstance(blocks, list) and bool(blocks) and all(kept_index(block) is not None for block in blocks)
        with self.asking_anew():
            self._blocks = tuple(blocks) if told else None  # type: ignore[arg-type]  # a list of numbers
            self._strength = view_settings["strength"] if view_settings.get("strength") in STRENGTHS else None
        self._show()

    def _toggle_block(self, block: int) -> None:
        """At least one stays."""
        held = self._blocks if self._blocks is not None else self._read.blocks if self._read else ()
        with self.asking_anew():
            self._blocks = tuple(sorted({*held} ^ {block})) or self._blocks
        self._show()

    def _choose_strength(self, strength: float) -> None:
        with self.asking_anew():
            self._strength = strength
        self._show()

    def _show(self) -> None:
        read = self._read
        held = self._blocks if self._blocks is not None else read.blocks if read else ()
        far = self._strength if self._strength is not None else read.strength if read else 0.0
        self.controls.show_choices(held, far)
        if read is not None:
            self.sentence.show_texts(*words.findings(read))
            self.foot.show_texts(*words.foot_words(read), quiet=True)
            self.picture.show_read(read)
        self.arrange()

    def _arrange(self) -> None:
        width, height = self.width() / self.look.scale, self.height() / self.look.scale
        seen, inner = self._read is not None, max(1.0, width - 2 * SIDE)
        top = self.arrange_controls(self.controls, self.controls.arrange, SIDE, below=4.0, least_height=PICTURE_FROM)
        free = max(0.0, height - top - PICTURE_FROM)
        head = Foot(inner, free, BELOW)
        if seen and not self.look.says_finding:
            head.take(self.sentence, most=2)
        self.place_foot(head, (self.sentence,), SIDE, top + head.height)
        foot = Foot(inner, free - head.height, BELOW)
        if seen:
            foot.take(self.foot, most=2)
        bottom = height - self.place_foot(foot, (self.foot,), SIDE, height)
        top += head.height
        self.empty.setVisible(not seen)
        self.picture.setVisible(seen)
        room = Box(SIDE, top, inner, max(1.0, bottom - top))
        for part in (self.empty, self.picture):
            self.place(part, room)
