"""The stage: one scene on the whole screen, its words above its panels, and the timeline below."""

from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.look import Look, font
from scoutview.graphics.base.stylesheet import stylesheet
from scoutview.graphics.base.theme import THEMES
from scoutview.panels.panel import Panel
from scoutview.talks.scene import Scene
from scoutview.window.base.scaling import interface_scale
from scoutview.window.stage.foot import StageFoot
from scoutview.window.stage.live_scene import LiveScene
from scoutview.window.stage.plan import HEADER, RADIUS, StagePlan, plan_stage, unit_of
from scoutview.window.stage.words import StageWords, paint_sentence


class Stage(QWidget):
    """Shows a live scene; without one, the sentence that says why there is none.

    `place` is its number in words, where there are several.
    """

    def __init__(
        self, scene: Scene, place: str, live: LiveScene | None, sentence: str, *, motion: bool, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setGeometry(parent.rect())
        self.scene, self.live, self.sentence, self._place = scene, live, sentence, place
        scale = interface_scale(parent.width(), parent.height(), 1.0)
        self.look = Look(THEMES[scene.theme], scale, motion=motion)
        self.holders: list[StagePanel] = []
        self.foot: StageFoot | None = None
        self._house = QWidget(self)
        self._lines: list[str] = []
        self._has_left = False
        if live is not None:
            live.setParent(self)
            self.foot = StageFoot(live, self.look, self)
            self.foot.height_changed.connect(self.lay_out)
            live.begun.connect(self._show_begun)
            live.failed.connect(self.show_sentence)
            live.session.settled.connect(self._refresh_words)
        self.lay_out()

    @property
    def is_alive(self) -> bool:
        """Whether there is a scene to be seen, and no sentence instead."""
        return self.live is not None and not self.sentence

    def leave(self) -> None:
        """Another scene comes; this one keeps its picture until that one is there."""
        if self.live is not None and self.foot is not None and not self._has_left:
            self._has_left = True
            self.live.session.settled.disconnect(self._refresh_words)
            self.foot.leave()
            self.live.leave()

    def show_sentence(self, sentence: str) -> None:
        """Say this instead of showing anything."""
        self.sentence = sentence
        self.lay_out()

    def words(self) -> StageWords:
        """Title and caption: the scene's own; without them those of a panel that stands alone."""
        alone = self.holders[0].panel if len(self.holders) == 1 else None
        title, text, corner = self.scene.title, self.scene.caption, self._place
        if alone is not None:
            corner = "  ·  ".join(filter(None, (alone.title, self._place))) if title else corner
            title, text = title or alone.title, text or alone.finding() or alone.explanation()
        return StageWords(title, text, corner)

    def _show_begun(self) -> None:
        assert self.live is not None
        assert self.foot is not None
        for panel in self.live.panels:
            holder = StagePanel(panel, self._house, alone=len(self.live.panels) == 1)
            panel.step_chosen.connect(self._go_to)
            panel.probe_chosen.connect(self.foot.ask_text)
            panel.intervention_chosen.connect(self.foot.interventions.toggle)
            panel.run_chosen.connect(self._open_run)
            if panel.compares_runs:  # whose runs come when the frame is shown already
                panel.explanation_changed.connect(self._refresh_words)
            self.holders.append(holder)
            holder.show()
        self.foot.show_begun()
        self.lay_out()

    def _go_to(self, step: int) -> None:
        assert self.live is not None
        self.live.stop_playing()
        self.live.session.timeline.go_to(step)

    def _open_run(self, path: str) -> None:
        assert self.live is not None
        self.live.stop_playing()
        self.live.session.open(Path(path), same_probe=True)

    def _refresh_words(self) -> None:
        """A caption that is the panel's finding says the numbers of this frame, and so do its panels."""
        for holder in self.holders:
            holder.panel.describe()
        if len(self._wrapped()) != len(self._lines):
            self.lay_out()
        self._lines = self._wrapped()
        self.update()

    # places

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.lay_out()

    def lay_out(self) -> None:
        """Give every part its place."""
        self._lines = self._wrapped()
        foot = self._place_foot()
        plan = self._plan(foot)
        self._house.setGeometry(0, 0, self.width(), self.height() - foot)
        self._house.setVisible(not self.sentence)
        for holder, box, scale in zip(self.holders, plan.panels, plan.scales, strict=True):
            holder.place(box, Look(self.look.theme, scale, motion=self.look.motion))
        self.update()

    def _place_foot(self) -> int:
        """Its height, once it has its place."""
        if self.foot is None:
            return 0
        self.foot.setVisible(not self.sentence)
        if self.sentence:
            return 0
        scale = interface_scale(self.width(), self.height(), 1.0)
        if scale != self.look.scale:
            self.look = Look(self.look.theme, scale, motion=self.look.motion)
            self.foot.set_look(self.look)
        self.foot.resize(self.width(), self.foot.height())
        height = self.foot.room()
        self.foot.setGeometry(0, self.height() - height, self.width(), height)
        return height

    def _plan(self, foot: int) -> StagePlan:
        beside = self.foot.beside if self.foot is not None else 0
        size = self.width(), self.height()
        titled = bool(self.scene.title or self._place or len(self.holders) == 1)  # a panel alone is named
        return plan_stage(size, foot, len(self.holders), len(self._lines), beside, titled=titled)

    def _wrapped(self) -> list[str]:
        return self.words().caption_lines(self.width(), self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
            painter.fillRect(self.rect(), self.look.colour("window"))
            foot = self.foot.height() if self.foot is not None and not self.sentence else 0
            plan = self._plan(foot)
            self.words().paint(painter, plan, self.look, self._lines)
            if self.sentence:
                whole = Box(*QRectF(self.rect()).getRect())  # type: ignore[misc]  # four floats
                paint_sentence(painter, self.sentence, whole, self.look, unit_of(self.width(), self.height()))


class StagePanel(QWidget):
    """Holds one panel. Alone it needs no title of its own: the scene has one."""

    def __init__(self, panel: Panel, parent: QWidget, *, alone: bool) -> None:
        super().__init__(parent)
        self.panel = panel
        self._header = 0.0 if alone else HEADER
        self._look: Look | None = None  # until it has a place
        panel.setParent(self)
        panel.explanation_changed.connect(self.update)
        self.setAccessibleName(panel.title)

    def place(self, box: Box, look: Look) -> None:
        """Stand here; `look` is for the panel."""
        if look != self._look:
            self._look = look
            self.setStyleSheet(stylesheet(look))
            self.panel.set_look(look)
        self.setGeometry(*(round(side) for side in box))
        top, bottom = look.px(self._header) if self._header else look.px(6), look.px(RADIUS) // 2
        self.panel.setGeometry(1, top, max(1, self.width() - 2), max(1, self.height() - top - bottom))

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
            look = self.panel.look
            painter.scale(look.scale, look.scale)
            width, height = self.width() / look.scale, self.height() / look.scale
            painter.setPen(QPen(look.colour("edge"), 1))
            painter.setBrush(look.colour("panel"))
            painter.drawRoundedRect(QRectF(0.5, 0.5, width - 1, height - 1), RADIUS, RADIUS)
            if self._header:
                self._paint_header(painter, width)

    def _paint_header(self, painter: QPainter, width: float) -> None:
        """The title, and what one sees where there is room for all of it."""
        look = self.panel.look
        left, room = 16.0, width - 32
        for text, role, colour in (
            (self.panel.title, "title", "text"),
            (self.panel.explanation(), "label", "text2"),
        ):
            metrics = QFontMetricsF(font(role))
            taken = metrics.horizontalAdvance(text)
            if taken > room and role == "label":
                return
            painter.setFont(font(role))
            painter.setPen(look.colour(colour))
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QRectF(left, 8, room, HEADER - 10), Qt.AlignmentFlag.AlignVCenter, shown)
            left, room = left + taken + 14, room - taken - 14
