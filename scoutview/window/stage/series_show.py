"""A presentation of a series: from chapter to chapter, its contents, and what is noted as seen."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.look import Look
from scoutview.talks.series import Chapter
from scoutview.window.base.series import SeriesPlace, TalkSeries
from scoutview.window.stage.contents import Contents
from scoutview.window.stage.revolving_stage import RevolvingStage, SceneOf


class SeriesShow(QObject):
    """Turns the stage from chapter to chapter; the talk on it is always one of the series."""

    def __init__(self, series: TalkSeries, stages: RevolvingStage, parent: QWidget) -> None:
        super().__init__(parent)
        self.series, self._stages = series, stages
        self.contents = Contents(series, parent)
        self.contents.chosen.connect(self.go_to)
        stages.preceding, stages.following = self._around(self.chapter)
        stages.scene_changed.connect(self._note)

    @property
    def chapter(self) -> Chapter:
        """The one on screen."""
        path = self._stages.shown.path
        return next(chapter for chapter in self.series.chapters if chapter.path == path)

    @property
    def following(self) -> Chapter | None:
        """The one that comes after it."""
        return self.series.after(self.chapter)

    def go_to(self, place: SeriesPlace) -> None:
        """This scene, of any chapter."""
        self.contents.hide()
        chapter = place.chapter
        self._stages.go_to_talk(SceneOf(chapter.talk, chapter.path, place.number), *self._around(chapter))

    def next_chapter(self) -> bool:
        """The first scene of the chapter after this one; False where this is the last."""
        following = self.following
        if following is not None:
            self.go_to(SeriesPlace(following))
        return following is not None

    def previous_chapter(self) -> None:
        """The last scene of the chapter before, if there is one."""
        before = self.series.before(self.chapter)
        if before is not None:
            self.go_to(SeriesPlace(before, before.scenes - 1))

    def toggle_contents(self) -> None:
        """Show them over the scene, or the scene again."""
        if self.contents.isVisible():
            self.contents.hide()
            return
        if self._stages.live is not None:
            self._stages.live.stop_playing()
        self.contents.open(self._look())

    def _around(self, chapter: Chapter) -> tuple[SceneOf | None, SceneOf | None]:
        """The last scene of the chapter before, and the first of the one after."""
        before, after = self.series.before(chapter), self.series.after(chapter)
        return (
            SceneOf(before.talk, before.path, before.scenes - 1) if before is not None else None,
            SceneOf(after.talk, after.path) if after is not None else None,
        )

    def _look(self) -> Look:
        return self._stages.stage.look if self._stages.stage is not None else Look()

    def _note(self) -> None:
        self.series.note(SeriesPlace(self.chapter, self._stages.number))
