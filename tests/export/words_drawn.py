"""What a picture writes and where, recorded by a paint device of its own: every word with its box and its clipping."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF, QPaintDevice, QPaintEngine, QPainter, QTextItem

from scoutview.export.picture import Picture, PictureSize, PictureWords


class Sheet(NamedTuple):
    """What is written on, in pixels; unlike a picture it may be of any size."""

    width: int
    height: int


@dataclass(frozen=True)
class Word:
    """A run of letters of one font: the box of its ink and what it is clipped to, in pixels of the picture."""

    text: str
    colour: str
    box: QRectF
    clip: QRectF

    def is_whole(self, slack: float) -> bool:
        """Whether its ink is inside the clipping, but for so many pixels."""
        return self.clip.adjusted(-slack, -slack, slack, slack).contains(self.box)

    def meets(self, other: "Word", slack: float) -> bool:
        """Whether the ink of both is in the same place, more than so many pixels of it."""
        shared = self.box.intersected(other.box)
        return min(shared.width(), shared.height()) > slack


class _Recorder(QPaintEngine):
    """Keeps words and draws nothing."""

    def __init__(self, page: QRectF) -> None:
        super().__init__(QPaintEngine.PaintEngineFeature.AllFeatures)
        self._page = page
        self.words: list[Word] = []

    def drawTextItem(self, place: QPointF, item: QTextItem) -> None:
        if not item.text().strip():
            return
        painter = self.painter()
        to_page = painter.combinedTransform()
        box = to_page.mapRect(QFontMetricsF(item.font()).tightBoundingRect(item.text()).translated(place))
        clip = to_page.mapRect(painter.clipBoundingRect()) if painter.hasClipping() else self._page
        self.words.append(Word(item.text(), painter.pen().color().name(), box, clip.intersected(self._page)))

    def begin(self, device: QPaintDevice) -> bool:
        return True

    def end(self) -> bool:
        return True

    def type(self) -> QPaintEngine.Type:
        return QPaintEngine.Type.User

    def updateState(self, state: object) -> None: ...

    def drawPath(self, path: object) -> None: ...

    def drawPolygon(self, *polygon: object) -> None: ...

    def drawPixmap(self, *pixmap: object) -> None: ...

    def drawImage(self, *image: object) -> None: ...


class _Page(QPaintDevice):
    """A sheet of this size that remembers what was written on it."""

    def __init__(self, size: PictureSize | Sheet) -> None:
        super().__init__()
        self._size = size
        self.recorder = _Recorder(QRectF(0, 0, size.width, size.height))

    def paintEngine(self) -> QPaintEngine:
        return self.recorder

    def metric(self, metric: QPaintDevice.PaintDeviceMetric) -> int:
        kinds = QPaintDevice.PaintDeviceMetric
        inches = dict.fromkeys((kinds.PdmDpiX, kinds.PdmDpiY, kinds.PdmPhysicalDpiX, kinds.PdmPhysicalDpiY), 96)
        known = {kinds.PdmWidth: self._size.width, kinds.PdmHeight: self._size.height, kinds.PdmDepth: 32}
        known |= {kinds.PdmDevicePixelRatioScaled: int(QPaintDevice.devicePixelRatioFScale())}
        return (inches | known).get(metric, 1)


def words_drawn(size: PictureSize | Sheet, paint: Callable[[QPainter], None]) -> list[Word]:
    """Every word that is painted on a sheet of this size, in the order in which it is drawn."""
    page = _Page(size)
    with QPainter(page) as painter:
        paint(painter)
    return page.recorder.words


def words_of(picture: Picture, words: PictureWords) -> list[Word]:
    """Every word of a picture."""
    return words_drawn(picture.size, lambda painter: picture.paint(painter, words))
