"""What a window does with clicks, and what it leaves alone."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from scoutview.window.base.windows import Keyboard


class _Watched(Keyboard):
    """Notes what passes by."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.kinds: list[QEvent.Type] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.kinds.append(event.type())
        return super().eventFilter(watched, event)


def test_paintings_of_parts_pass_by_unwatched_and_clicks_after_them_do_not(application: QApplication) -> None:
    window = QWidget()
    part = QWidget(window)
    part.setGeometry(0, 0, 20, 20)
    keyboard = _Watched(window)
    window.show()
    application.processEvents()
    keyboard.kinds.clear()
    part.update()
    application.processEvents()
    assert QEvent.Type.UpdateRequest in keyboard.kinds
    assert QEvent.Type.Paint not in keyboard.kinds
    clicked: list[object] = []
    keyboard.clicked.connect(clicked.append)
    QTest.mousePress(part, Qt.MouseButton.LeftButton)
    assert clicked[0] is part
    keyboard.end()
    window.close()
