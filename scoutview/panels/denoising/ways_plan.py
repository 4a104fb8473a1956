"""Which pictures of the ways from noise to a picture are shown: along one way, by training, of samples. No Qt."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from scoutview.graphics.base.numbers import count
from scoutview.graphics.widgets.picture_grid_plan import LARGEST_SIDE, Pictures
from scoutview.language import tr
from scoutview.panels.denoising.equation_plan import GREY_TOP
from scoutview.panels.denoising.room_plan import HERO

END = tr("end")  # the place of the finished picture, as it is named
ASKED_COLUMNS = 64  # of a way at another frame of the training: all of its steps, unless there are more
GRID_HEADINGS = (
    tr("the same noise at other frames of the training: training step ↓, denoising step →"),
    tr("training step ↓, denoising step →"),
    tr("training ↓  denoising →"),
)

Answers = Mapping[int, Mapping[str, np.ndarray]]  # by training step: "strip", "strip_noisy" and "strip_steps"


@dataclass(frozen=True, eq=False)
class Way:
    """A way of `total` steps as far as it has arrived: pictures (n, H, W), and the finished one once it is there.

    A place on it is a step from 0, or `total` for the finished picture.
    """

    noisy: np.ndarray
    total: int
    finished: np.ndarray | None = None

    def picture(self, place: int) -> np.ndarray | None:
        if place >= self.total:
            return self.finished
        return self.noisy[place] if place < len(self.noisy) else None


@dataclass(frozen=True)
class Columns:
    """Places on a way, the finished picture last, and the number of the marked one."""

    places: tuple[int, ...]
    marked: int | None = None

    def labels(self, first: int, finished: str) -> tuple[str, ...]:
        """Their steps as they are named, from `first` on."""
        return *(str(place + first) for place in self.places[:-1]), finished


def spread_columns(angles: np.ndarray, columns: int, shown: int, asked: int = 0) -> Columns:
    """So many places from the first step to the finished picture, evenly in the angle (places,) of their mixtures.

    The place nearest to the shown one is that itself. Of a way that was asked for at `asked` steps only, the nearest
    of those.
    """
    total = len(angles) - 1
    wanted = np.linspace(angles[0], angles[-1], columns)
    places = np.unique(np.abs(angles[None] - wanted[:, None]).argmin(axis=1)).tolist()
    marked = None
    if shown >= total:
        marked = len(places) - 1
    elif shown >= 0:
        marked = min(range(max(1, len(places) - 1)), key=lambda each: abs(places[each] - shown))
        places[marked] = shown
    if asked and total > asked:
        known = np.round(np.linspace(0, total - 1, asked)).astype(int)
        places[:-1] = [int(known[np.abs(known - place).argmin()]) for place in places[:-1]]
    return Columns(tuple(places), marked)


def mixture_angles(total: int, noise: np.ndarray | None) -> np.ndarray:
    """(total + 1,) from pi / 2, all noise, to 0, all picture: sine and cosine of them are how much there is of each.

    `noise` has the sines, from the picture to the noise; where it does not fit the steps, all steps are alike.
    """
    if noise is None or len(noise) != total + 1:
        return np.linspace(np.pi / 2, 0, total + 1)
    return np.asarray(np.arcsin(np.clip(noise[::-1], 0, 1)))


def way_pictures(way: Way, columns: Columns, labels: Sequence[str], headings: Sequence[str]) -> Pictures:
    """One way in a row of large pictures."""
    return Pictures(
        [way.picture(place) for place in columns.places],
        len(columns.places),
        headings,
        column_labels=labels,
        column=columns.marked,
        grey_top=GREY_TOP,
        largest=HERO[1],
    )


def sample_pictures(way: Way, others: np.ndarray, shown: int) -> tuple[list[np.ndarray | None], np.ndarray | None]:
    """The chosen sample after this step and those of other noise; and the first of the others (n, samples, H, W).

    That one is of the same noise, without guidance.
    """
    at = shown if way.finished is not None else min(shown, len(others) - 1, len(way.noisy) - 2)
    own = way.picture(at + 1) if at >= 0 else None
    after: list[np.ndarray | None] = [*others[at]] if 0 <= at < len(others) else [None] * others.shape[1]
    return [own, *after[1:]], after[0]


@dataclass(frozen=True, eq=False)
class TrainingRows:
    """The rows of the grid: steps of the training, the frame on screen among them with the way that it has."""

    steps: tuple[int, ...]
    marked: int | None = None
    own: Way | None = None

    @property
    def labels(self) -> tuple[str, ...]:
        return tuple(tr("step {step}").format(step=count(step)) for step in self.steps)

    def arrived(self, answers: Answers) -> "TrainingRows":
        """Those of the rows whose way is there."""
        steps = tuple(step for row, step in enumerate(self.steps) if row == self.marked or step in answers)
        return TrainingRows(steps, None if self.marked is None else steps.index(self.steps[self.marked]), self.own)

    def way(self, row: int, answers: Answers, total: int) -> Way | None:
        """The way at this row, None where it has not arrived."""
        if row == self.marked:
            return self.own
        answer = answers.get(self.steps[row])
        return None if answer is None else _way_of_strip(answer, total)


def training_rows(milestones: Sequence[int], most: int, frame: int, own: Way | None) -> TrainingRows:
    """At most so many milestones; the frame on screen stands for the last one that is not after it."""
    steps = list(milestones)
    if len(steps) > most:
        steps = [steps[number] for number in np.unique(np.round(np.linspace(0, len(steps) - 1, most)).astype(int))]
    if own is None or frame < 0:
        return TrainingRows(tuple(steps))
    marked = max((number for number, step in enumerate(steps) if step <= frame), default=0)
    steps[marked : marked + 1] = [frame]
    return TrainingRows(tuple(steps), marked, own)


def training_grid(rows: TrainingRows, answers: Answers, total: int, columns: Columns) -> Pictures:
    """A row for each of these steps of the training, a column for each of these places."""
    shown = rows.arrived(answers)
    ways = [shown.way(row, answers, total) for row in range(len(shown.steps))]
    cells = [None if way is None else way.picture(place) for way in ways for place in columns.places]
    return Pictures(
        cells,
        len(columns.places),
        GRID_HEADINGS,
        tr("filling, {percent:.0f} %").format(percent=100 * len(shown.steps) / len(rows.steps))
        if len(shown.steps) < len(rows.steps)
        else "",
        row_labels=shown.labels,
        column_labels=columns.labels(1, END),
        row=shown.marked,
        column=columns.marked,
        grey_top=GREY_TOP,
        largest=LARGEST_SIDE,
    )


def _way_of_strip(answer: Mapping[str, np.ndarray], total: int) -> Way:
    """As it was asked for at some of its steps: those between are not looked at."""
    steps, noisy = answer["strip_steps"], answer["strip_noisy"]
    if len(steps) == total == steps[-1] + 1:  # all of them
        return Way(noisy, total, answer["strip"][-1])
    nearest = np.abs(np.arange(total)[:, None] - steps[None]).argmin(axis=1)
    return Way(noisy[nearest], total, answer["strip"][-1])


def _milestones() -> Iterator[int]:
    """0, 5, 10, 20, 50, 100, 200, 500, 1000, ..."""
    yield from (0, 5)
    power = 10
    while True:
        yield from (power, 2 * power, 5 * power)
        power *= 10


def milestone_steps(steps: np.ndarray) -> tuple[int, ...]:
    """The recorded steps nearest to 0, 5, 10, 20, 50, 100, ...

    A step once chosen stays chosen while the run grows: a milestone counts only when the run has come past it.
    """
    if not len(steps):
        return ()
    chosen = []
    for milestone in _milestones():
        if milestone > steps[-1]:
            break
        chosen.append(int(steps[np.abs(steps - milestone).argmin()]))
    return tuple(sorted(set(chosen))) or (int(steps[0]),)
