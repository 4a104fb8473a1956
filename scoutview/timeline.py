"""The timeline: which frame is on screen. Plain Python; its bar and the session follow it through `on_change`.

The identity of a frame is its step. Stepping through a finished run and following one that still trains are the same
code: new frames only make the list of steps longer.
"""

from bisect import bisect_right
from collections.abc import Callable, Sequence

from scoutview.frame import Mark

FRAMES_PER_SECOND = 10.0  # at speed 1
SPEEDS = (0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0)


class Timeline:
    """Cursor, following or held, playing, speed, loop range, marks."""

    def __init__(self) -> None:
        self.on_change: Callable[[], None] = lambda: None
        self.steps: Sequence[int] = ()
        self.marks: tuple[Mark, ...] = ()
        self.planned_steps = 0
        self.step: int | None = None
        self.following = True
        self.playing = False
        self.speed = 1.0
        self.loop: tuple[int, int] | None = None  # steps, both ends included
        self._owed_frames = 0.0

    # the run

    def clear(self) -> None:
        """Forget the run; the next one is followed from its newest frame. Does not call on_change."""
        self.steps, self.marks, self.planned_steps, self.step, self.loop = (), (), 0, None, None
        self.following, self.playing, self._owed_frames = True, False, 0.0

    def set_run(self, steps: Sequence[int], marks: Sequence[Mark] = (), planned_steps: int = 0) -> None:
        """The run as it is now: steps of all frames (increasing), marks, and how far it means to go."""
        self.steps, self.marks, self.planned_steps = steps, tuple(marks), planned_steps
        if steps and (self.step is None or (self.following and not self.playing)):
            self.step = steps[-1]
        elif self.step is not None and steps:
            self.step = steps[self.position]  # its frame may have been let go
        self.on_change()

    @property
    def position(self) -> int:
        """Where the cursor is in the list of frames: the newest at or before its step; 0 without frames."""
        return self.position_of(self.step) if self.step is not None else 0

    def position_of(self, step: int) -> int:
        """The newest frame at or before this step, the first where there is none."""
        return max(0, bisect_right(self.steps, step) - 1)

    @property
    def held_count(self) -> int:
        """How many newer frames there are than the one on screen."""
        return max(0, len(self.steps) - 1 - self.position)

    # the cursor

    def go_to(self, step: int) -> None:
        """Hold the newest frame at or before this step; going to the newest of all follows again."""
        self._place(self.position_of(step))

    def move(self, frames: int) -> None:
        """So many frames on, or back, as far as there are."""
        self._place(self.position + frames)

    def first(self) -> None:
        self._place(0)

    def last(self) -> None:
        self._place(len(self.steps) - 1)

    def follow(self) -> None:
        """Go to the newest frame and stay with it as more come."""
        self.playing = False
        self.last()

    def hold(self) -> None:
        """Stay at this frame."""
        self.following = False
        self.on_change()

    def next_mark(self) -> None:
        """The next one whose frame is another than the one on screen: a mark may stand between two frames."""
        self._to_mark([mark.step for mark in self.marks if self.position_of(mark.step) > self.position], first=True)

    def previous_mark(self) -> None:
        self._to_mark([mark.step for mark in self.marks if self.position_of(mark.step) < self.position], first=False)

    def _to_mark(self, steps: list[int], *, first: bool) -> None:
        if steps:
            self.go_to(min(steps) if first else max(steps))

    def _place(self, position: int) -> None:
        if not self.steps:
            return
        position = min(max(position, 0), len(self.steps) - 1)
        self.step = self.steps[position]
        self.following = (
            not self.playing and position == len(self.steps) - 1
        )  # a loop passes the newest again and again
        self.on_change()

    # playing

    def toggle_play(self) -> None:
        """Play or pause; from the end, play from the beginning."""
        if not self.steps:
            return
        self.playing = not self.playing
        self._owed_frames = 0.0
        if self.playing:
            first, last = self._range()
            if not first <= self.position < last:
                self.step = self.steps[first]
            self.following = False
        self.on_change()

    def faster(self) -> None:
        self._set_speed(min((speed for speed in SPEEDS if speed > self.speed), default=SPEEDS[-1]))

    def slower(self) -> None:
        self._set_speed(max((speed for speed in SPEEDS if speed < self.speed), default=SPEEDS[0]))

    def _set_speed(self, speed: float) -> None:
        self.speed = speed
        self.on_change()

    def set_loop(self, first_step: int, last_step: int) -> None:
        """Play over these steps only, again and again."""
        self.loop = (min(first_step, last_step), max(first_step, last_step))
        self.on_change()

    def toggle_loop(self) -> None:
        """Loop over the whole run, or no longer."""
        self.loop = None if self.loop or not self.steps else (self.steps[0], self.steps[-1])
        self.on_change()

    def tick(self, seconds: float) -> None:
        """So much time went by; while playing, the cursor moves on by whole frames."""
        if not self.playing:
            return
        self._owed_frames += seconds * FRAMES_PER_SECOND * self.speed
        frames = int(self._owed_frames)
        if frames:
            self._owed_frames -= frames
            self._advance(frames)

    def _advance(self, frames: int) -> None:
        first, last = self._range()
        position = self.position + frames
        if position > last and self.loop is not None:
            position = first + (position - first) % (last - first + 1)
        if position >= last and self.loop is None:
            self.playing = False
        self._place(min(position, last))

    def _range(self) -> tuple[int, int]:
        if self.loop is None:
            return 0, len(self.steps) - 1
        return self.position_of(self.loop[0]), self.position_of(self.loop[1])
