"""Does what `export` asks for: feeds the panels frame by frame, and hands their pictures or numbers to a writer."""

import argparse
from collections.abc import Callable, Sequence
from functools import reduce
from operator import or_

from PySide6.QtGui import QImage

from scoutview.cli.asking import Asked, step_of
from scoutview.cli.export_choice import positions_between
from scoutview.cli.export_kind import OutputKind
from scoutview.cli.export_progress import Interruption, Progress
from scoutview.export.feeding import Feeder
from scoutview.export.panel_choice import restore_choices
from scoutview.export.picture import SLIDE, Picture, PictureSize, PictureWords
from scoutview.export.stamp import footer
from scoutview.frame import Frame
from scoutview.graphics.base.theme import THEMES
from scoutview.panels.panel import Panel

FRAMES_PER_SECOND = 20.0  # five hundredths of a second each, which is what a .gif can say


class Work:
    """One export. Use it from the GUI thread, with a QApplication there."""

    def __init__(
        self,
        arguments: argparse.Namespace,
        question: Asked,
        panel_classes: Sequence[type[Panel]],
        interruption: Interruption,
    ) -> None:
        self._arguments, self._question, self._interruption = arguments, question, interruption
        self._classes = panel_classes
        self._titles = ", ".join(panel_class.title for panel_class in panel_classes)
        self._feeder = Feeder(question.recording, question.lab, question.probe)

    def write(self, kind: OutputKind) -> str:
        """Write the output; returns what it is, in a few words.

        Raises:
            UserError: something asked for is not there, or the file cannot be written.
        """
        if kind is OutputKind.STILL:
            return self._write_still()
        if kind is OutputKind.DECK:
            return self._write_deck()
        if kind is OutputKind.NUMBERS:
            return self._write_numbers()
        return self._write_local_film() if self._arguments.local else self._write_film()

    def _write_still(self) -> str:
        from scoutview.export.still import write_still

        with self._progress(1) as progress:
            picture = self._picture()
            frame = self._feed(picture, self._step())
            outlines = bool(self._arguments.outlines)
            write_still(picture, self._words(frame), self._arguments.output, outlines=outlines)
            progress.tell(1)
        return f"{self._titles}, step {frame.step:,}"

    def _write_numbers(self) -> str:
        from scoutview.export.numbers_behind import write_numbers
        from scoutview.export.numbers_shown import Kept, keeping

        with self._progress(1) as progress:
            kept = [Kept() for _ in self._classes]
            watched = [keeping(each, its) for each, its in zip(self._classes, kept, strict=True)]
            picture = self._restored(Picture(watched, SLIDE, THEMES["light"]))
            frame = self._feed(picture, self._step())
            lab = self._question.lab
            found = [
                its.numbers(panel, lab.channels, lab.trajectories)
                for panel, its in zip(picture.panels, kept, strict=True)
            ]
            numbers = reduce(or_, found)
            write_numbers(numbers.arrays, numbers.channels, self._arguments.output)
            progress.tell(1)
        return f"{len(numbers.channels)} channels of {self._titles}, step {frame.step:,}"

    def _write_film(self) -> str:
        from scoutview.export.film_frames import positions

        picture = self._picture()
        steps = self._question.recording.steps
        if self._arguments.steps is not None:
            chosen = positions_between(self._arguments.steps, steps.tolist())
        else:
            chosen = positions(self._arguments.frames or ":", len(steps))

        def draw(position: int) -> QImage:
            return picture.image(self._words(self._feed(picture, int(steps[position]))))

        return self._film(chosen, draw, f"steps {steps[chosen[0]]:,} to {steps[chosen[-1]]:,}")

    def _write_local_film(self) -> str:
        from scoutview.export.film_frames import local_steps, positions

        picture = self._picture()
        frame = self._feed(picture, self._step())
        (panel,) = picture.panels
        chosen = positions(self._arguments.frames or ":", len(local_steps(panel)))

        def draw(number: int) -> QImage:
            panel.show_local_step(number)
            return picture.image(self._words(frame))

        return self._film(chosen, draw, f"its own steps at step {frame.step:,}")

    def _film(self, chosen: Sequence[int], draw: Callable[[int], QImage], which: str) -> str:
        from scoutview.export.film import FilmPlan, write_film
        from scoutview.export.film_frames import drawn, spread

        arguments = self._arguments
        plan = FilmPlan(FRAMES_PER_SECOND if arguments.fps is None else arguments.fps, arguments.hold or 0.0)
        if arguments.seconds is not None:
            chosen = spread(chosen, arguments.seconds, plan.frames_per_second)
        with self._progress(len(chosen)) as progress:
            write_film(drawn(chosen, draw), arguments.output, plan, progress.tell)
        many = f"{len(chosen):,} picture{'' if len(chosen) == 1 else 's'}"
        return f"{many} of {self._titles}, {which}"

    def _write_deck(self) -> str:
        from scoutview.export.deck import check_count, write_deck
        from scoutview.export.deck_slide import slide_from_picture

        steps = self._steps_of_slides()
        check_count(len(steps))
        picture = self._picture(SLIDE.times(2))
        slides = []
        with self._progress(len(steps)) as progress:
            for number, step in enumerate(steps, 1):
                frame = self._feed(picture, step)
                slides.append(slide_from_picture(picture, self._words_of_slide(frame), self._notes(picture, frame)))
                progress.tell(number)
            write_deck(slides, self._arguments.output)
        return f"{len(slides):,} slide{'s' * (len(slides) > 1)} of {self._titles}"

    def _steps_of_slides(self) -> list[int]:
        from scoutview.export.film_frames import positions

        recording = self._question.recording
        if self._arguments.frames is None:
            return [step_of(recording, text) for text in self._arguments.frame or ["last"]]
        return [int(recording.steps[position]) for position in positions(self._arguments.frames, len(recording.steps))]

    def _words_of_slide(self, frame: Frame) -> PictureWords:
        """Several panels have no words of their own: their slide has the lab's."""
        words = self._words(frame)
        if len(self._classes) == 1:
            return words
        return PictureWords(words.title or self._question.lab.title, words.caption or self._story(frame), words.footer)

    def _notes(self, picture: Picture, frame: Frame) -> str:
        """What a speaker may want to say, and where the picture came from."""
        said = [f"{panel.title}: {panel.explanation()}" for panel in picture.panels]
        return "\n".join(filter(None, (self._story(frame), *said, self._footer(frame))))

    def _story(self, frame: Frame) -> str:
        return self._question.lab.story(self._question.recording.curves(), frame.step)

    def _picture(self, usual: PictureSize = SLIDE) -> Picture:
        size = self._arguments.size or usual
        theme = THEMES[self._arguments.theme or "light"]
        return self._restored(Picture(self._classes, size, theme, transparent=bool(self._arguments.transparent)))

    def _restored(self, picture: Picture) -> Picture:
        """With the choices that were made in its panels."""
        restore_choices(picture, dict(self._arguments.view or ()))
        return picture

    def _step(self) -> int:
        (text,) = self._arguments.frame or ["last"]
        return step_of(self._question.recording, text)

    def _feed(self, picture: Picture, step: int) -> Frame:
        frames = []
        for panel in picture.panels:
            frames.append(self._feeder.feed(panel, step))
            self._interruption.check()
        return frames[0]

    def _words(self, frame: Frame) -> PictureWords:
        below = self._footer(frame, whole=self._arguments.footer is not False)
        return PictureWords(self._arguments.title or "", self._arguments.caption or "", below)

    def _footer(self, frame: Frame, *, whole: bool = True) -> str:
        return footer(self._question.lab, frame.step, frame.weights, self._question.probe, whole=whole)

    def _progress(self, total: int) -> Progress:
        return Progress(total, self._interruption, lines=self._arguments.progress)
