"""News of a run that trains, shown in moderation."""

import math
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from scoutview.observing.news import Grown
from scoutview.observing.rest import Rest

LEAST_GROWTH_S, MOST_GROWTH_S = 0.1, 1.0  # how often news of a run that trains is shown


class Growth(QObject):
    """The newest news of a run. While it trains, showing it takes from the training: the costlier, the rarer."""

    def __init__(self, show: Callable[[Grown], None], parent: QObject) -> None:
        super().__init__(parent)
        self._show = show
        self._news: Grown | None = None
        self._rest = Rest(LEAST_GROWTH_S, MOST_GROWTH_S)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._show_news)

    def bring(self, news: Grown, *, at_once: bool) -> None:
        """Show this, at once or when it is time."""
        self._news = news
        left_s = 0.0 if at_once else self._rest.left_s(news.spent_s)
        if not left_s:
            self._show_news()
        elif not self._timer.isActive():
            self._timer.start(math.ceil(1000 * left_s))

    def clear(self) -> None:
        """What was not shown yet is of no interest any more."""
        self._timer.stop()
        self._news = None

    def _show_news(self) -> None:
        news = self._news
        self.clear()
        if news is not None:
            self._rest.begin(news.spent_s)
            self._show(news)
