"""The tabs of docks that share a place: as many as have room for their whole names, and a button for the others."""

from collections.abc import Sequence
from functools import partial
from itertools import accumulate

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QMenu, QTabBar, QToolButton

from scoutview.language import tr

WORDS = tr("{} more"), "+{}"  # of the button, the second where a single name has too little room beside the first
CHANGES = (QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.StyleChange, QEvent.Type.FontChange)


def tabs_with_room(widths: Sequence[int], room: int, button: int, current: int, first: int) -> range:
    """Which tabs are shown: all, or neighbours with the current one among them, from `first` on where that can be.

    The others are behind a button of this width.
    """
    if sum(widths) <= room:
        return range(len(widths))
    first = max(0, min(first, current, len(widths) - 1))
    while True:
        ends = accumulate(widths[first:])
        shown = range(first, first + max(1, sum(end <= room - button for end in ends)))
        if current < shown.stop:
            break
        first += 1
    while first and sum(widths[first - 1 : shown.stop]) <= room - button:
        first -= 1
    return range(first, shown.stop)


class WholeTabs(QObject):
    """Keeps the names in a bar of tabs whole; what has no room is listed by a button at its end."""

    def __init__(self, bar: QTabBar) -> None:
        super().__init__(bar)
        self._bar, self._first, self._fitting = bar, 0, False
        self.more = QToolButton(bar)
        self.more.setToolTip(tr("More panels that stand here"))
        self.more.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.more.clicked.connect(self._open)
        self.more.hide()
        bar.currentChanged.connect(lambda _: self.fit())
        bar.installEventFilter(self)

    @classmethod
    def of(cls, bar: QTabBar) -> "WholeTabs":
        """That of this bar, which has one from now on."""
        return bar.findChild(cls, options=Qt.FindChildOption.FindDirectChildrenOnly) or cls(bar)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in CHANGES:
            self.fit()
        return False

    def fit(self) -> None:
        """Show as many tabs as have room now."""
        if self._fitting or not self._bar.count():
            return
        self._fitting = True
        bar, metrics = self._bar, self._bar.fontMetrics()
        widths = [bar.tabSizeHint(number).width() for number in range(bar.count())]
        for words in WORDS:
            button = metrics.horizontalAdvance(words.format(bar.count())) + metrics.height() // 2
            shown = tabs_with_room(widths, bar.width(), button, bar.currentIndex(), self._first)
            if sum(widths[number] for number in shown) + button <= bar.width():
                break
        self._first = shown.start
        for number in range(bar.count()):
            if bar.isTabVisible(number) != (number in shown):
                bar.setTabVisible(number, number in shown)
        hidden = bar.count() - len(shown)
        self.more.setVisible(hidden > 0)
        if hidden:
            self.more.setText(words.format(hidden))
            self.more.setGeometry(bar.width() - button, 0, button, bar.height())
        self._fitting = False

    def _open(self) -> None:
        bar, menu = self._bar, QMenu(self.more)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for number in range(bar.count()):
            if not bar.isTabVisible(number):
                menu.addAction(bar.tabText(number), partial(bar.setCurrentIndex, number))
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))
