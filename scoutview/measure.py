"""A measure: named numbers along a run, with steps of their own. Numpy only."""

from dataclasses import dataclass, replace

import numpy as np

from scoutview.language import tr

LOGGED = "logged by the training"  # where a measure came from that nobody computed afterwards
MOST_MEASURES = 200  # of a recording
MOST_POINTS = 20_000  # of a curve
MOST_ROWS = 4096  # of a heat map
MOST_NUMBERS = 4_000_000  # of a heat map in all
MOST_LETTERS = 200  # of a name, a title, a unit, the name of a row


@dataclass(frozen=True, eq=False)
class Measure:
    """What was measured along a run, whether or not its steps are frames: a curve, or a heat map over training.

    `steps` is (points,) int64 and increasing; `values` is (points,) float64 of a curve, (points, rows) of a heat map,
    whose `rows` are their names, as many. nan and infinities are kept as they are: the training logged them. `origin`
    says where the numbers came from.
    """

    name: str
    steps: np.ndarray
    values: np.ndarray
    rows: tuple[str, ...] = ()
    title: str = ""
    unit: str = ""
    origin: str = LOGGED

    def __len__(self) -> int:
        return len(self.steps)

    def __repr__(self) -> str:
        rows = f" of {len(self.rows):,} rows" if self.rows else ""
        at = f", steps {self.steps[0]:,} to {self.steps[-1]:,}" if len(self) else ""
        return f"{self.words}: {len(self):,} points{rows}{at}, {self.origin}"

    @property
    def is_curve(self) -> bool:
        """Whether it is one number at each step."""
        return not self.rows

    @property
    def words(self) -> str:
        """What people read of it."""
        return self.title or self.name

    def position_of(self, step: float) -> int | None:
        """The place of the newest point at or before a step; None where there is none."""
        place = int(np.searchsorted(self.steps, step, side="right")) - 1
        return None if place < 0 else place

    def trouble(self) -> str:
        """Why this can be no measure, in one sentence; nothing where it can."""
        texts = (self.name, self.title, self.unit, self.origin, *self.rows)
        if not self.name or not all(isinstance(text, str) and len(text) <= MOST_LETTERS for text in texts):
            return tr(
                "A measure has a name; it, title, unit and names of rows are texts of at most {most} letters."
            ).format(most=MOST_LETTERS)
        if len(self.rows) > MOST_ROWS:
            return tr("“{name}” has {rows:,} rows: at most {most:,} are kept.").format(
                name=self.name, rows=len(self.rows), most=MOST_ROWS
            )
        shape = (len(self.steps), *((len(self.rows),) if self.rows else ()))
        if self.steps.ndim != 1 or self.values.shape != shape or (len(self) and self.steps[0] < 0):
            return tr("“{name}” has not a number for each of its steps and rows.").format(name=self.name)
        if (np.diff(self.steps) <= 0).any():
            return tr("The steps of “{name}” do not grow.").format(name=self.name)
        return ""


def logged_title(name: str) -> str:
    """What people read of a number that a training logs under this name: train_loss is the training loss."""
    return name.replace("_", " ").replace("train ", "training ")


def most_points(rows: int) -> int:
    """How many points are kept of a measure with so many rows; 0 rows: of a curve."""
    return min(MOST_POINTS, MOST_NUMBERS // max(1, rows))


def joined(older: Measure, newer: Measure) -> Measure:
    """The points of both; where both have one at a step, the newer one. All else is said as the newer says it."""
    steps = np.concatenate([newer.steps, older.steps])
    _, places = np.unique(steps, return_index=True)  # of equal steps the first
    return replace(newer, steps=steps[places], values=np.concatenate([newer.values, older.values])[places])


def before(measure: Measure, step: int) -> Measure:
    """Its points below a step."""
    count = int(np.searchsorted(measure.steps, step))
    return replace(measure, steps=measure.steps[:count], values=measure.values[:count])


def thinned(measure: Measure) -> Measure:
    """The same, of no more points than are kept: above that about half as many, evenly, and the last one.

    Where points stand farther apart than the others, all of them stay.
    """
    most = most_points(len(measure.rows))
    if len(measure) <= most:
        return measure
    apart = (measure.steps[-1] - measure.steps[0]) / (most // 2)
    _, places = np.unique((measure.steps - measure.steps[0]) // apart, return_index=True)
    places = np.union1d(places, [len(measure) - 1])
    return replace(measure, steps=measure.steps[places], values=measure.values[places])
