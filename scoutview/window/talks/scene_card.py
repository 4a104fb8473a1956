"""The cards of scenes: where they stand in their row, and how each is drawn with picture, number, title, trouble."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPen, QPixmap, QPolygonF

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.icons import draw_icon
from scoutview.graphics.base.look import Look, font, text_width
from scoutview.graphics.base.numbers import count
from scoutview.language import tr
from scoutview.talks.scene import Scene
from scoutview.window.talks.scene_sight import SceneSight

CARD_WIDTH, GAP = 132.0, 12.0
PITCH = CARD_WIDTH + GAP
MARGIN = 6.0  # around the cards: room for the outline of the chosen one
PICTURE_HEIGHT = 74.0
TITLE_TOP, TITLE_HEIGHT = 82.0, 20.0
ROW_HEIGHT = TITLE_TOP + TITLE_HEIGHT + 2
FIND = tr("Find it…")
RADIUS = 6.0


@dataclass(frozen=True)
class RowPlan:
    """So many cards side by side."""

    count: int

    @property
    def width(self) -> float:
        return 2 * MARGIN + self.count * PITCH - (GAP if self.count else 0)

    def picture(self, number: int) -> Box:
        """Of the card of this number, counted from 0."""
        return Box(MARGIN + number * PITCH, MARGIN, CARD_WIDTH, PICTURE_HEIGHT - 2)

    def title(self, number: int) -> Box:
        return Box(MARGIN + number * PITCH, TITLE_TOP, CARD_WIDTH, TITLE_HEIGHT)

    def number_at(self, x: float) -> int | None:
        """The card under x; the gap to its right belongs to it."""
        number = int((x - MARGIN + GAP / 2) // PITCH)
        return number if 0 <= number < self.count else None

    def gap_at(self, x: float) -> int:
        """Before which card something dropped at x would stand; `count` is after the last."""
        return min(max(0, round((x - MARGIN + GAP / 2) / PITCH)), self.count)

    def gap_x(self, gap: int) -> float:
        """The middle of a gap."""
        return max(1.0, MARGIN + gap * PITCH - GAP / 2)


def number_after_move(number: int, gap: int) -> int:
    """The number that a card has once it was dropped into a gap."""
    return gap - 1 if gap > number else gap


@dataclass(frozen=True, eq=False)
class SceneCard:
    """A scene, a picture of it if there is one, and what its recording tells; None until that was read."""

    scene: Scene
    picture: QPixmap | None = None
    sight: SceneSight | None = None

    @property
    def problem(self) -> str:
        return self.sight.problem if self.sight is not None else ""

    def in_words(self, number: int) -> str:
        """All that the card may have no room for."""
        scene, lab = self.scene, self.sight.lab_title if self.sight is not None else ""
        where = ", ".join(filter(None, (lab, tr("step {step}").format(step=count(scene.step)))))
        plays = ""
        if scene.plays is not None:
            first, last = scene.plays
            plays = tr("Plays from step {first} to {last}.").format(first=count(first), last=count(last))
        title = scene.title or tr("without title")
        lines = (f"{number + 1}  {title}", where, scene.caption, plays, self.problem)
        return "\n".join(filter(None, lines))


def find_box(picture: Box) -> Box:
    """The place to press for another file, in the picture of a scene whose recording is missing or changed."""
    return Box(picture.x + 8, picture.bottom - 32, picture.width - 16, 24)


def paint_card(
    painter: QPainter, card: SceneCard, picture: Box, look: Look, *, chosen: bool, focused: bool, hovered: bool
) -> None:
    """The picture, or what stands for it, with the outline of the chosen one."""
    place = QRectF(*picture)
    shape = QPainterPath()
    shape.addRoundedRect(place, RADIUS, RADIUS)
    painter.fillPath(shape, look.colour("hover" if hovered and not chosen else "raised"))
    painter.save()
    painter.setClipPath(shape)
    if card.problem:
        _paint_problem(painter, card, picture, look)
    elif card.picture is not None:
        side = (place.size() * painter.deviceTransform().m11()).toSize()
        small = card.picture.scaled(side, mode=Qt.TransformationMode.SmoothTransformation)
        painter.drawPixmap(place, small, QRectF(small.rect()))
    else:
        _paint_summary(painter, card, picture, look)
    if card.scene.plays is not None and not card.problem:
        _paint_play_sign(painter, picture, look)
    painter.restore()
    _paint_outline(painter, place, look, chosen=chosen, focused=focused)


def _paint_outline(painter: QPainter, place: QRectF, look: Look, *, chosen: bool, focused: bool) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if not chosen:
        painter.setPen(QPen(look.colour("line"), 1))
        painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        return
    painter.setPen(QPen(look.colour("accent"), 2))
    painter.drawRoundedRect(place.adjusted(-1, -1, 1, 1), RADIUS + 1, RADIUS + 1)
    if focused:
        painter.drawRoundedRect(place.adjusted(-5, -5, 5, 5), RADIUS + 4, RADIUS + 4)


def paint_title(painter: QPainter, card: SceneCard, number: int, title: Box, look: Look, *, chosen: bool) -> None:
    """Number and title, elided."""
    painter.setFont(font("label"))
    painter.setPen(look.colour("text3"))
    figure = str(number + 1)
    painter.drawText(QRectF(*title), Qt.AlignmentFlag.AlignVCenter, figure)
    left = text_width(figure, "label") + 8
    words, colour = (card.scene.title, "text") if card.scene.title else (tr("without title"), "text3")
    face = font("label_strong" if chosen and card.scene.title else "label")
    painter.setFont(face)
    painter.setPen(look.colour(colour))
    shown = QFontMetricsF(face).elidedText(
        words.replace("\n", " "), Qt.TextElideMode.ElideRight, title.width - left + 0.5
    )
    painter.drawText(QRectF(*title).adjusted(left, 0, 8, 0), Qt.AlignmentFlag.AlignVCenter, shown)


def _paint_summary(painter: QPainter, card: SceneCard, picture: Box, look: Look) -> None:
    """Lab and step over the loss as far as the scene's frame; it stands where no picture was taken yet."""
    sight = card.sight or SceneSight()
    room = QRectF(picture.x + 10, picture.y + 6, picture.width - 20, 18)
    painter.setFont(font("label"))
    painter.setPen(look.colour("text2"))
    _paint_line(painter, sight.lab_title, room)
    painter.setFont(font("label_strong"))
    painter.setPen(look.colour("text"))
    _paint_line(painter, tr("step {step}").format(step=count(card.scene.step)), room.translated(0, 18))
    if sight.losses is None:
        return
    left, top, width, height = picture.x + 10, picture.y + 48, picture.width - 20, picture.height - 56
    points = [QPointF(left + x * width, top + (1 - y) * height) for x, y in sight.losses]
    painter.setPen(QPen(look.colour("train"), 1.5))
    painter.drawPolyline(QPolygonF(points))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour("train"))
    painter.drawEllipse(points[-1], 3, 3)


def _paint_problem(painter: QPainter, card: SceneCard, picture: Box, look: Look) -> None:
    verdict = card.sight.verdict if card.sight is not None else ""
    draw_icon(painter, "warn", QRectF(picture.x + 8, picture.y + 8, 14, 14), look.colour("error"))
    first, _, rest = verdict.partition(" ")
    metrics = QFontMetricsF(font("label"))
    room = picture.width - 36
    lines = [verdict] if metrics.horizontalAdvance(verdict) <= room else [first, rest]
    painter.setFont(font("label"))
    painter.setPen(look.colour("text"))
    for number, line in enumerate(lines):
        shown = metrics.elidedText(line, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QPointF(picture.x + 28, picture.y + 19 + 16 * number), shown)
    place = QRectF(*find_box(picture))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour("hover"))
    painter.drawRoundedRect(place, RADIUS, RADIUS)
    painter.setPen(look.colour("text"))
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, FIND)


def _paint_line(painter: QPainter, words: str, place: QRectF) -> None:
    shown = QFontMetricsF(painter.font()).elidedText(words, Qt.TextElideMode.ElideRight, place.width())
    painter.drawText(place.adjusted(0, 0, 4, 0), Qt.AlignmentFlag.AlignVCenter, shown)


def _paint_play_sign(painter: QPainter, picture: Box, look: Look) -> None:
    ground = QRectF(picture.right - 28, picture.bottom - 28, 22, 22)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour("panel"))
    painter.drawEllipse(ground)
    draw_icon(painter, "play", ground.adjusted(5, 5, -5, -5), look.colour("text"))
