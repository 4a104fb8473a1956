"""What a window has that can be taken along: what is on its screen, and the open talk."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from scoutview.language import tr
from scoutview.session import Session
from scoutview.talks.talk import Talk
from scoutview.window.base.dress import Dress
from scoutview.window.docks.dock import PanelDock
from scoutview.window.exporting.format import Format, Kind, Subject

NOTHING = tr("There is nothing to export yet: open a recording or train a model first.")
NO_SCENE = tr("There is no scene to export yet: open a talk, or add a scene to a new one.")


@dataclass(frozen=True)
class OpenTalk:
    """A talk of at least one scene, its recordings named by their full paths; `number` is that of the chosen scene.

    `name` is what it is called where it has no title. Numbers are counted from 0.
    """

    talk: Talk
    name: str
    number: int

    def title_of(self, subject: Subject) -> str:
        """What the whole talk, or its chosen scene, is called."""
        if subject is Subject.TALK:
            return self.talk.title or self.name
        return self.talk.scenes[self.number].title or tr("Scene {number}").format(number=self.number + 1)

    def part(self, subject: Subject) -> Talk:
        """The whole talk, or one of the chosen scene alone."""
        if subject is Subject.TALK:
            return self.talk
        return replace(self.talk, scenes=(self.talk.scenes[self.number],))

    def in_words(self, subject: Subject) -> str:
        """As a choice among others."""
        scenes = len(self.talk.scenes)
        if subject is Subject.TALK:
            return tr("The whole talk  ·  %n scenes", "", scenes, one="The whole talk  ·  1 scene")
        told = tr("Scene {number} of the talk  ·  {title}")
        return told.format(number=self.number + 1, title=self.title_of(subject))

    def outcome(self, subject: Subject, chosen: Format) -> str:
        """What comes of it, in a sentence or two."""
        if chosen.kind is Kind.STILL:
            return tr("The panels of the scene, at its step and with what it asks, under its title and caption.")
        scenes = len(self.part(subject).scenes)
        if chosen.kind is Kind.PAGE:
            if scenes == 1:
                return tr("The scene with a slider through its run, its title and caption, without your notes.")
            return tr(
                "{scenes} scenes below each other, each with a slider through its run, its title and caption, "
                "without your notes."
            ).format(scenes=scenes)
        if scenes == 1:
            return tr(
                "One slide: the panels as a picture, the title and caption as text, and your notes for the speaker."
            )
        return tr(
            "{scenes} slides, one for each scene: its panels as a picture, the title and caption as text, "
            "and your notes for the speaker."
        ).format(scenes=scenes)


@dataclass(frozen=True)
class OnScreen:
    """Asked anew at each use; `docks` are those of the lab on screen, by the names of their panels.

    `open_talk` gives None where there is none, or no scene in it.
    """

    session: Session
    docks: Mapping[str, PanelDock]
    dress: Dress
    open_talk: Callable[[], OpenTalk | None]
