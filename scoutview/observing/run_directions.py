"""Where a run went, for the trajectories that need it: its main directions, found from its frames a few at a time."""

from collections.abc import Iterator, Mapping

from scoutview.analysis.main_directions import MOST_FRAMES, MainDirections, spread_steps
from scoutview.errors import UserError
from scoutview.frame import Arrays
from scoutview.observation import Question
from scoutview.observing.answer import Asks
from scoutview.probe import Probe
from scoutview.recording.reader import Recording

READ_TOGETHER = 4  # frames, before something more urgent is looked for


class RunDirections:
    """Those of one recording; the ones found last are kept. Knows no torch."""

    def __init__(self, recording: Recording) -> None:
        self._recording = recording
        self._steps: tuple[int, ...] = ()
        self._found: Arrays = {}

    def forget(self) -> None:
        """Frames may be others now."""
        self._steps, self._found = (), {}

    def unfolded(self, asker: Asks, probe: Probe, question: Question) -> Iterator[Arrays]:
        """The steps of a trajectory; before them empty ones while frames are read for it."""
        if question.name in asker.lab.about_run:
            yield from self._read(asker.learned, question)
            asker.take_run(self._found)
        yield from asker.unfold(probe, question)

    def give(self, asker: Asks) -> None:
        """Tell an asker of the whole run, at once."""
        for _ in self._read(asker.learned, Question("")):
            pass
        asker.take_run(self._found)

    def _read(self, learned: Mapping[str, int], question: Question) -> Iterator[Arrays]:
        """Find those of the run up to a step, of so many frames at most; an empty step comes after every few of them.

        The choices are `until` and `frames`: all that is recorded, and as many as are looked at, unless told.
        """
        recorded = self._recording.steps
        until, most = int(question.choice("until", int(recorded[-1]))), int(question.choice("frames", MOST_FRAMES))
        steps = spread_steps(recorded, until, sum(learned.values()), most)
        if steps == self._steps:
            return
        directions = MainDirections(tuple(learned))
        for number, step in enumerate(steps):
            try:
                directions.add(step, self._recording.frame_at(step, as_stored=True).weights)
            except UserError:  # a damaged frame: it is told where it is looked at
                continue
            if number % READ_TOGETHER == READ_TOGETHER - 1:
                yield {}
        self._found, self._steps = directions.found(), steps
