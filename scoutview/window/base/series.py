"""The series of talks that ships, and how far its user has come in it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QSettings, Signal

from scoutview.language import tr
from scoutview.talks.series import Chapter

TITLE = tr("AI from the inside")
KEY, LATEST_KEY = "series", "series/latest"


@dataclass(frozen=True)
class SeriesPlace:
    """A scene of a chapter, counted from 0."""

    chapter: Chapter
    number: int = 0


class TalkSeries(QObject):
    """Its chapters. Where one was left, and whether it was seen to its end, is kept in the settings by its file's name.

    A chapter that has other scenes by now is gone on with at the same number, or at its last scene.
    """

    changed = Signal()  # how far its user has come

    def __init__(self, chapters: Sequence[Chapter], store: QSettings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.chapters, self._store = chapters, store

    def place_in(self, chapter: Chapter) -> SeriesPlace | None:
        """Where it was left; None where nothing of it was seen."""
        kept = str(self._store.value(f"{KEY}/{chapter.name}/scene", ""))
        return SeriesPlace(chapter, min(int(kept), chapter.scenes - 1)) if kept.isdecimal() and len(kept) < 5 else None

    def is_seen(self, chapter: Chapter) -> bool:
        """Whether its last scene was on screen."""
        return self._store.value(f"{KEY}/{chapter.name}/seen", False, bool) is True

    @property
    def seen(self) -> int:
        """How many of its chapters."""
        return sum(map(self.is_seen, self.chapters))

    @property
    def has_begun(self) -> bool:
        return any(self.place_in(chapter) is not None for chapter in self.chapters)

    def note(self, place: SeriesPlace) -> None:
        """This scene is on screen."""
        chapter = place.chapter
        self._store.setValue(LATEST_KEY, chapter.name)
        self._store.setValue(f"{KEY}/{chapter.name}/scene", place.number)
        if place.number + 1 >= chapter.scenes:
            self._store.setValue(f"{KEY}/{chapter.name}/seen", True)
        self.changed.emit()

    def forget(self) -> None:
        """Nothing of it was seen."""
        self._store.remove(KEY)
        self.changed.emit()

    def way_into(self, chapter: Chapter) -> SeriesPlace:
        """Where one goes on with it: where it was left; at its beginning, where nothing or all of it was seen."""
        left = self.place_in(chapter)
        return left if left is not None and not self.is_at_end(left) else SeriesPlace(chapter)

    def way_on(self) -> SeriesPlace:
        """Where one goes on with the series: in the chapter that was on screen last, or after its end."""
        kept = str(self._store.value(LATEST_KEY, ""))
        latest = next((chapter for chapter in self.chapters if chapter.name == kept), self.chapters[0])
        left = self.place_in(latest)
        after = self.after(latest)
        if left is not None and self.is_at_end(left) and after is not None:
            return self.way_into(after)
        return left or SeriesPlace(latest)

    def is_at_end(self, place: SeriesPlace) -> bool:
        return place.number + 1 >= place.chapter.scenes

    def after(self, chapter: Chapter) -> Chapter | None:
        """The chapter that follows it."""
        return next(iter(self.chapters[self.chapters.index(chapter) + 1 :]), None)

    def before(self, chapter: Chapter) -> Chapter | None:
        """The chapter that it follows."""
        return next(reversed(self.chapters[: self.chapters.index(chapter)]), None)
