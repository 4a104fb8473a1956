"""A series of talks: its chapters in their order, and how long it takes to tell one."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from scoutview.errors import UsageError, UserError
from scoutview.language import tr
from scoutview.talks.shipped import shipped_series
from scoutview.talks.talk import Talk, read_talk

WORDS_A_MINUTE = 130  # of notes that are said aloud


@dataclass(frozen=True)
class Chapter:
    """A talk with its place in the series, `number`, counted from 1."""

    path: Path
    talk: Talk
    number: int

    @property
    def name(self) -> str:
        """By which its progress is kept, however its content changes."""
        return self.path.stem

    @property
    def title(self) -> str:
        return self.talk.title or self.name

    @property
    def scenes(self) -> int:
        return len(self.talk.scenes)

    @property
    def minutes(self) -> int:
        """How long its notes take at `WORDS_A_MINUTE`; 0 where it has none."""
        words = sum(len(scene.notes.split()) for scene in self.talk.scenes)
        return max(1, round(words / WORDS_A_MINUTE)) if words else 0


def shipped_chapters() -> Sequence[Chapter]:
    """The chapters of the series that ships."""
    return chapters_among(shipped_series())


def chapter_of_number(number: int) -> Chapter:
    """One of those that ship.

    Raises:
        UsageError: there is none of this number.
    """
    chapters = shipped_chapters()
    for chapter in chapters:
        if chapter.number == number:
            return chapter
    there = ", ".join(str(chapter.number) for chapter in chapters) or tr("none", "chapters")
    sentence = tr("There is no chapter {number}. The chapters that are there: {there}.")
    raise UsageError(sentence.format(number=number, there=there))


def chapters_among(paths: Iterable[Path]) -> Sequence[Chapter]:
    """Those of these talks that are chapters, in their order; what cannot be read or shown is left out."""
    found = []
    for path in paths:
        with suppress(UserError):
            talk = read_talk(path)
            if talk.chapter is not None and talk.scenes:
                found.append(Chapter(path, talk, talk.chapter))
    return sorted(found, key=lambda chapter: chapter.number)
