"""How a token is drawn, where the parts of the next token panel go, which rows it shows. Arithmetic only."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any, Self

import numpy as np

from scoutview.frame import Arrays
from scoutview.graphics.base.box import Box
from scoutview.graphics.runs.compared_plan import MOST_COMPARED

LAST_LETTER = re.compile("(<[0-9A-F]{2}>|.)$", re.DOTALL)  # a spelled byte counts as one
PADDING = 16.0
PROMPT, BELOW_PROMPT, GAP, LINE = 30.0, 4.0, 8.0, 21.0
RUN_LINE = 24.0  # of a text of another step
TITLE = 22.0
FEWEST_BARS = 95.0  # of two tokens
LEAST_BARS = 122.0  # of three tokens, with what is said above and below them
LEAST_RUN_ROWS = 3
BETWEEN, MOST_BESIDE = 40.0, 4  # the shares at each temperature and the lines at their right, and how many those are
RUN_SHARE = 0.9  # at most, of what the bars do not need
PITCH = 26.0  # a row of bars at its smallest
MOST_ROWS = 5  # further tokens are hardly likely, most often
LARGEST_PITCH = 48.0
PARTS = (
    *("names", "before", "after", "drawn", "drawn_rank", "drawn_before", "drawn_after", "kept", "vocabulary"),
    *("temperatures", "likeliest"),
)
BEFORE_SHARE = 0.3  # of a row's bar that is the model's own probability
HEAT_TITLE, HEAT_CURVE, HEAT_TICKS = 22.0, 40.0, 22.0
HEAT = HEAT_TITLE + HEAT_CURVE + HEAT_TICKS
HOTTEST = 3.0  # the highest temperature that is offered
END = -1  # the place after the last token, whatever the text
CERTAIN = 0.95  # a token with such a share leaves hardly anything to draw
LEAST_WRITTEN = 0.001  # of a share; a smaller one is written "<0.1 %"
OPEN, OPEN_WITHIN = 0.45, 0.25  # what the likeliest token has where drawing tells most, and how far from it may be


@dataclass(frozen=True, eq=False)
class Draw:
    """One drawing of a token: the likeliest ones with their chances, and the one that was drawn."""

    names: np.ndarray
    before: np.ndarray
    after: np.ndarray
    drawn: str
    drawn_rank: int  # from 0
    drawn_before: float
    drawn_after: float
    kept: int
    vocabulary: int
    temperatures: np.ndarray  # (degree)
    likeliest: np.ndarray  # (degree): the share of the first of the names at each

    def row(self, rank: int) -> tuple[str, float, float]:
        """Name and chances at this rank."""
        if rank < len(self.names):
            return str(self.names[rank]), float(self.before[rank]), float(self.after[rank])
        return self.drawn, self.drawn_before, self.drawn_after

    @property
    def is_cut(self) -> bool:
        """Whether there are tokens that cannot be drawn."""
        return self.kept < self.vocabulary

    @classmethod
    def of(cls, parts: Mapping[str, np.ndarray]) -> Self:
        """From the channels of one drawing, named as `PARTS`."""
        return cls(
            parts["names"],
            parts["before"],
            parts["after"],
            str(parts["drawn"]),
            int(parts["drawn_rank"]),
            float(parts["drawn_before"]),
            float(parts["drawn_after"]),
            int(parts["kept"]),
            int(parts["vocabulary"]),
            parts["temperatures"],
            parts["likeliest"],
        )


@dataclass(frozen=True)
class NextTokenPlaces:
    """A box of no height is not shown."""

    prompt: Box
    controls: Box
    heat: Box
    bars: Box
    written: Box
    runs: Box


def controls_fit(height: float, controls: float) -> bool:
    """Whether controls so high leave the bars of some tokens their room."""
    return height - PROMPT - 4 - controls - 2 * GAP >= FEWEST_BARS


def arrange_next_token(
    width: float, height: float, *, controls: float, written: float, rows: int, beside: float = 0.0
) -> NextTokenPlaces:
    """What the text reads at other steps, right below it, gives way first, then what was written, never the bars.

    The shares at each temperature go after both, where the bars leave no room. Where these end at `beside`, counted
    from the left, what the text reads stands at their right.
    """
    inner = max(0.0, width - 2 * PADDING)
    prompt = Box(PADDING, 0, inner, PROMPT)
    top = PROMPT + BELOW_PROMPT
    spare = height - top - (controls + GAP if controls else 0.0) - LEAST_BARS - GAP
    if beside and rows:
        return _arrange_beside(width, height, controls=controls, written=written, rows=rows, beside=beside)
    heat_height = HEAT if spare >= HEAT + GAP else 0.0
    spare -= heat_height + GAP if heat_height else 0.0
    text = written if 0 < written + GAP <= spare else 0.0
    spare -= text + GAP if text else 0.0
    fitting = min(rows, MOST_COMPARED, int((spare * RUN_SHARE - TITLE) // RUN_LINE))
    run_height = TITLE + fitting * RUN_LINE if fitting >= min(LEAST_RUN_ROWS, rows) and rows else 0.0
    boxes = []
    for part in (run_height, controls, heat_height):
        boxes.append(Box(PADDING, top, inner, part))
        top += part + GAP if part else 0.0
    runs, control_box, heat = boxes
    bars = Box(0, top, width, max(0.0, height - top - (text + GAP if text else 0.0) - GAP))
    text_box = Box(PADDING, bars.bottom + GAP, inner, text)
    return NextTokenPlaces(prompt, control_box, heat, bars, text_box, runs)


def _arrange_beside(
    width: float, height: float, *, controls: float, written: float, rows: int, beside: float
) -> NextTokenPlaces:
    """The same with what the text reads at other steps beside the shares at each temperature."""
    inner = width - 2 * PADDING
    lines = min(rows, MOST_COMPARED, MOST_BESIDE)
    both = max(HEAT, TITLE + lines * RUN_LINE)
    control_box = Box(PADDING, PROMPT + BELOW_PROMPT, inner, controls)
    top = control_box.bottom + GAP
    spare = height - top - LEAST_BARS - GAP
    both = both if both + GAP <= spare else 0.0
    spare -= both + GAP
    text = written if both and 0 < written + GAP <= spare else 0.0
    left = beside + BETWEEN
    bars_top = top + (both + GAP if both else 0.0)
    bars = Box(0, bars_top, width, max(0.0, height - bars_top - (text + GAP if text else 0.0) - GAP))
    return NextTokenPlaces(
        Box(PADDING, 0, inner, PROMPT),
        control_box,
        Box(PADDING, top, beside - PADDING, HEAT if both else 0.0),
        bars,
        Box(PADDING, bars.bottom + GAP, inner, text),
        Box(left, top, width - PADDING - left, both),
    )


def open_place(certainties: np.ndarray) -> int | None:
    """Where a text is shown first whose end is all but certain: at the token after which the choice is open.

    `certainties` (position) is the share of the likeliest next token after each. None where the end leaves a choice,
    or where no token does: then the end is shown. Of two that are as open it is the later one.
    """
    if not len(certainties) or not certainties[-1] >= CERTAIN:
        return None
    apart = np.nan_to_num(np.abs(certainties - OPEN), nan=1.0)[::-1]
    nearest = int(apart.argmin())
    return len(certainties) - 1 - nearest if apart[nearest] <= OPEN_WITHIN else None


def kept_place(settings: Mapping[str, Any]) -> int | None:
    """The token after which was asked, END, or None where nobody chose; older settings always meant the end so."""
    older = "position" in settings
    place = settings.get("position" if older else "after")
    if isinstance(place, int) and not isinstance(place, bool) and place >= END:
        return place
    return END if older else None


def whole_words(text: str, width: float, width_of: Callable[[str], float]) -> str:
    """As many words from the beginning as fit: a text that was written on could end anywhere.

    Of a first word that is too long as many letters, and spelled bytes, such as <E2>, whole.
    """
    fitting = text
    while width_of(fitting) > width and " " in fitting:
        fitting = fitting.rpartition(" ")[0]
    while width_of(fitting) > width and fitting:
        fitting = LAST_LETTER.sub("", fitting)
    return fitting


def likelihoods(answers: Mapping[int, Arrays], name: str) -> dict[int, float]:
    """How likely the token of this name was at each step that is answered."""
    found: dict[int, float] = {}
    outcomes, places = None, np.zeros(0, np.int64)
    for step, answer in answers.items():
        if answer["outcomes"] is not outcomes:  # the same at all steps
            outcomes = answer["outcomes"]
            places = np.flatnonzero(outcomes == name)
        if len(places):
            found[step] = float(answer["outcome_probabilities"][places[0]])
    return found


@dataclass(frozen=True)
class ShownRows:
    """Which ranks are shown, the drawn one last where it is further down; and what the others have together."""

    ranks: tuple[int, ...]
    apart: bool
    others: int


def choose_rows(told: int, drawn_rank: int, vocabulary: int, height: float) -> ShownRows:
    """As many of the `told` likeliest as find room, and the drawn one."""
    room = max(1, min(told, MOST_ROWS, int((height - TITLE - LINE) // PITCH)))
    if drawn_rank < room:
        ranks, apart = tuple(range(room)), False
    else:
        ranks, apart = (*range(max(0, room - 1)), drawn_rank), True
    return ShownRows(ranks, apart, max(0, vocabulary - len(ranks)))


def left_over(shares: Sequence[float]) -> float:
    """What the others have together; where that is not next to nothing, so that it adds up to 1 with these as written.

    Written are per cent with one decimal.
    """
    left = max(0.0, 1.0 - sum(shares))
    written = 1.0 - sum(round(share, 3) for share in shares)
    return written if min(left, written) >= LEAST_WRITTEN and max(shares) <= 1 - LEAST_WRITTEN else left


@dataclass(frozen=True)
class SamplingChoices:
    """Temperature 0 takes the likeliest; top-k 0 keeps all; top-p 1 keeps all."""

    temperature: float = 1.0
    top_k: int = 0
    top_p: float = 1.0
    seed: int = 7

    @property
    def greedy(self) -> bool:
        """No chance in it."""
        return self.temperature == 0

    @property
    def as_the_model_says(self) -> bool:
        """Whether the model's own chances are drawn from."""
        return (self.temperature, self.top_k, self.top_p) == (1.0, 0, 1.0)

    def asked(self) -> dict[str, Any]:
        """Those that are not the usual ones, so that before anybody chose there are none."""
        usual = asdict(SamplingChoices())
        return {name: value for name, value in self.kept().items() if value != usual[name]}

    def kept(self) -> dict[str, Any]:
        """As JSON-able values."""
        return asdict(self)

    def with_next_seed(self) -> Self:
        return replace(self, seed=self.seed + 1)

    @classmethod
    def from_kept(cls, kept: Mapping[str, Any]) -> Self:
        """From what `kept` gave; the usual one in place of what is none."""
        usual = cls()
        return cls(
            _within(kept.get("temperature"), 0.0, HOTTEST, usual.temperature),
            int(_within(kept.get("top_k"), 0, 100_000, usual.top_k)),
            _within(kept.get("top_p"), 0.01, 1.0, usual.top_p),
            int(_within(kept.get("seed"), 0, 2**53, usual.seed)),
        )


def _within(value: object, low: float, high: float, usual: float) -> float:
    """A number that was kept, if it is one and in its range."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return usual
    return float(value) if low <= value <= high else usual
