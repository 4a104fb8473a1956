"""The formula behind a panel, with this frame's numbers in it."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QLabel, QTextBrowser, QVBoxLayout, QWidget

from scoutview.graphics.base.look import Look
from scoutview.panels.panel import Panel


class FormulaPopover(QFrame):
    """Open until one clicks elsewhere or presses Escape."""

    def __init__(self, panel: Panel, look: Look, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("popover")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[look.px(16)] * 4)
        title = QLabel(panel.title, self)
        title.setProperty("role", "title")
        self.text = QTextBrowser(self)
        self.text.setOpenExternalLinks(False)
        self.text.setHtml(panel.formula())
        layout.addWidget(title)
        layout.addWidget(self.text)
        layout.setSpacing(look.px(8))
        self.text.ensurePolished()  # its font counts
        document = self.text.document()
        document.setDefaultFont(self.text.font())
        document.setTextWidth(look.px(488))
        self.text.setFixedSize(look.px(488), min(look.px(460), int(document.size().height()) + look.px(6)))
        self.adjustSize()

    def open_at(self, corner: QPoint) -> None:
        """Show with the right upper corner here, moved so that all of it is on the screen."""
        place = corner - QPoint(self.width(), 0)
        screen = self.screen().availableGeometry()
        x = min(max(place.x(), screen.left()), screen.right() - self.width())
        y = min(max(place.y(), screen.top()), screen.bottom() - self.height())
        self.move(x, y)
        self.show()
