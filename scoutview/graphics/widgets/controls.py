"""The buttons and fields of a panel, in one row where they fit, else in two."""

from collections.abc import Iterator

from PySide6.QtWidgets import QBoxLayout, QLayout, QWidget

from scoutview.graphics.base.look import Look

HEIGHT = 32.0  # of a row, in design pixels
BETWEEN_ROWS = 6.0


class Controls(QWidget):
    """Plain widgets in `rows`, left out of pictures; what they mean is for the panel, which passes its look on."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("control", True)
        self.look = look
        self.rows = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self.rows.setContentsMargins(0, 0, 0, 0)
        self._measured: tuple[int, ...] = ()
        self._least_width = 0

    def set_look(self, look: Look) -> None:
        """Another theme or scale."""
        self.look = look
        self.rows.setSpacing(look.px(BETWEEN_ROWS))

    def stand_in_rows(self, *, one: bool) -> int:
        """In one row or in two below each other; how high that gets, in pixels."""
        self.rows.setDirection(QBoxLayout.Direction.LeftToRight if one else QBoxLayout.Direction.TopToBottom)
        row = self.look.px(HEIGHT)
        return row if one else 2 * row + self.rows.spacing()

    def least_width(self) -> int:
        """What its widgets need as they stand in rows now, in pixels."""
        needs = tuple(_needs(self.rows))
        if needs != self._measured:  # to measure anew makes the whole window lay itself out again
            _measure_anew(self.rows)
            self._measured, self._least_width = needs, self.rows.minimumSize().width()
        return self._least_width


def _needs(layout: QLayout) -> Iterator[int]:
    """All that the least width of a layout is made of: directions, gaps, and what each of its widgets needs."""
    margins = layout.contentsMargins()
    yield from (layout.spacing(), margins.left(), margins.right(), layout.count())
    if isinstance(layout, QBoxLayout):
        yield layout.direction().value
    for number in range(layout.count()):
        item = layout.itemAt(number)
        assert item is not None
        widget = item.widget()
        inner = item.layout() if widget is None else widget.layout()
        if widget is not None:
            yield from (widget.isHidden(), widget.minimumWidth(), widget.maximumWidth())
        if inner is not None:
            yield from _needs(inner)
        elif widget is not None:
            yield widget.minimumSizeHint().width()


def _measure_anew(layout: QLayout) -> None:
    """Layouts within others keep what a widget in them needed before its words changed."""
    for number in range(layout.count()):
        item = layout.itemAt(number)
        assert item is not None
        widget = item.widget()
        inner = item.layout() if widget is None else widget.layout()
        if inner is not None:
            _measure_anew(inner)
    layout.invalidate()
