"""The formula of a panel, beside it until one clicks elsewhere."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QFrame, QLabel, QTextBrowser, QVBoxLayout, QWidget

from scoutview.graphics.base.look import Look
from scoutview.panels.panel import Panel
from scoutview.window.base.placing import clearest, places_beside, within


class FormulaPopover(QFrame):
    """Open until one clicks elsewhere or presses Escape."""

    def __init__(self, panel: Panel, look: Look, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("popover")
        self._gap = look.px(6)
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

    def open_beside(self, dock: QWidget) -> None:
        """Beside the panel that it explains, or over as little of it as the screen allows."""
        thing, size = QRect(dock.mapToGlobal(QPoint(0, 0)), dock.size()), self.size()
        screen = self.screen().availableGeometry()
        places = [within(place, size, screen) for place in places_beside(thing, size, self._gap)]
        self.move(clearest(places, size, [thing]))
        self.show()
