"""The network writes reviews while a unit is held: four beside each other, or many for a curve over the dial.

Rows of a batch are texts; all of them draw with the same chances, so they differ by what is held alone. R rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field

import numpy as np
import torch
from torch import Tensor

from scoutview.errors import UserError
from scoutview.frame import Arrays
from scoutview.labs.reviews.carried import CarriedReviews
from scoutview.labs.reviews.units import Units
from scoutview.language import tr
from scoutview.models.mingru import MinGRU
from scoutview.models.mingru_steps import TokensBefore, held, nothing_read, read_one
from scoutview.observation import Question

FREE = "free"  # a value of the dial: the unit is left alone
TEMPERATURE, SEED = 0.8, 7
LETTERS, MOST_LETTERS = 160, 600  # of a written review
POINTS, MOST_POINTS = 9, 33  # of the curve; at 9 both means are among them
BEYOND = 0.5  # of the way between the means, on both sides
REVIEWS, MOST_REVIEWS, A_ROUND = 48, 480, 12  # at each point of the curve; so many at a time
LETTERS_AT_A_TIME = 10  # between two answers of a curve


class Writing:
    """Rows of texts that are written on, letter by letter.

    Attributes:
        texts: what each row has written.
        ended: which rows are at the end of their review: nothing more comes.
    """

    def __init__(self, model: MinGRU, carried: CarriedReviews, chances: Sequence[np.random.Generator]) -> None:
        self._model, self._letters = model, carried.letters
        self._chances = chances  # of each row; rows may share one
        self._kept: tuple[TokensBefore, ...] = nothing_read(model, len(chances))
        self._logits = torch.zeros(0)
        self.texts = [""] * len(chances)
        self.ended = np.zeros(len(chances), bool)

    def read(self, prompt: str) -> None:
        """The start mark and these letters, by all rows."""
        for letter in (self._letters.start, *self._letters.encode(prompt)):
            self._read(torch.full((len(self.texts),), letter))

    def write(self, temperature: float) -> list[str]:
        """One more letter of each row; nothing where it has ended."""
        shares = self._shares(temperature)  # (R, V)
        drawn = {id(chance): chance.random() for chance in dict.fromkeys(self._chances)}
        chances = np.array([drawn[id(chance)] for chance in self._chances])[:, None]
        ids = (shares.cumsum(1)[:, :-1] < chances).sum(1)
        self.ended |= ids == self._letters.start
        letters = [
            "" if ended else self._letters.vocabulary[token] for ended, token in zip(self.ended, ids, strict=True)
        ]
        self.texts = [text + letter for text, letter in zip(self.texts, letters, strict=True)]
        self._read(torch.from_numpy(ids))
        return letters

    def memory(self, layer: int, cell: int) -> np.ndarray:
        """What a unit keeps in each row, (R)."""
        return self._kept[layer].memory[:, cell].cpu().numpy().astype(np.float32)

    def _read(self, ids: Tensor) -> None:
        with torch.no_grad():
            self._logits, self._kept = read_one(self._model, ids.to(self._model.embedding.weight.device), self._kept)

    def _shares(self, temperature: float) -> np.ndarray:
        logits = self._logits.double().cpu()
        logits[:, self._letters.unknown] = -torch.inf
        if temperature == 0:
            return np.eye(logits.shape[1])[logits.argmax(1).numpy()]
        return (logits / temperature).softmax(1).numpy()


@dataclass(frozen=True)
class WritingStyle:
    """How long texts are and how they are drawn, as a question chooses."""

    letters: int
    temperature: float
    seed: int

    @classmethod
    def of(cls, question: Question) -> WritingStyle:
        """Raises UserError for what cannot be."""
        letters = int(question.choice("letters", LETTERS))
        temperature, seed = float(question.choice("temperature", TEMPERATURE)), int(question.choice("seed", SEED))
        if not 1 <= letters <= MOST_LETTERS:
            raise UserError(
                tr("A review can be written of 1 to {most} letters, not {letters}.").format(
                    most=MOST_LETTERS, letters=letters
                )
            )
        if not 0 <= temperature <= 100:
            raise UserError(
                tr("The temperature should be from 0 to 100, not {temperature:g}.").format(temperature=temperature)
            )
        if seed < 0:
            raise UserError(tr("A seed should be a number from 0, not {seed}.").format(seed=seed))
        return cls(letters, temperature, seed)


def dial_values(question: Question, means: np.ndarray) -> np.ndarray:
    """What a unit is held at, nan for left alone: as chosen, or both means, halfway, and left alone.

    Raises:
        UserError: a value that is none.
    """
    written = str(question.choice("values", ""))
    if not written:
        return np.array([means[0], means.mean(), means[1], np.nan])
    try:
        values = [np.nan if part.strip() == FREE else float(part) for part in written.split(",")]
    except ValueError:
        raise UserError(
            tr("“{written}” are no values of a dial: write numbers with commas between, or free.").format(
                written=written
            )
        ) from None
    if len(values) > MOST_POINTS:
        raise UserError(
            tr("A dial can be held at {most} values at most, not {count}.").format(most=MOST_POINTS, count=len(values))
        )
    return np.array(values)


def dial(model: MinGRU, carried: CarriedReviews, units: Units, unit: int, question: Question) -> Iterator[Arrays]:
    """The steps of `dial`: a letter of each text."""
    style, (layer, cell) = WritingStyle.of(question), units.place(unit)
    means = units.means(unit)
    values, prompt = dial_values(question, means), str(question.choice("prompt", ""))
    chance = np.random.default_rng(style.seed)
    writing = Writing(model, carried, [chance] * len(values))
    same: Arrays = {
        "dial_place": np.array([layer, cell], np.int64),
        "dial_values": values.astype(np.float32),
        "dial_prompt": np.array(prompt, np.str_),
        "dial_means": means.astype(np.float32),
        "dial_steps": np.array(style.letters, np.int64),
    }
    for step in range(style.letters):
        with held(model, layer, cell, torch.from_numpy(values)):
            if step == 0:
                writing.read(prompt)
            letters = writing.write(style.temperature)
        yield {
            **same,
            "dial_letters": np.array(letters, "<U16"),
            "dial_states": writing.memory(layer, cell),
            "dial_judged": np.array([carried.judge.probability(text) for text in writing.texts], np.float32),
        }


@dataclass(eq=False)
class _Tally:
    """Of each row of a round, how many reviews were called good, and how many there are."""

    rows: int
    good: np.ndarray = field(init=False)
    count: int = 0

    def __post_init__(self) -> None:
        self.good = np.zeros(self.rows)

    @property
    def shares(self) -> np.ndarray:
        return self.good / self.count if self.count else np.full(self.rows, np.nan)


def dial_curve(model: MinGRU, carried: CarriedReviews, units: Units, unit: int, question: Question) -> Iterator[Arrays]:
    """The steps of `dial_curve`: shares of all that was judged so far, after each few letters.

    In a round each point writes twelve reviews with the unit held, as many with the control held, and as many are
    written with nothing held; those of a number draw with the same chances.
    """
    style, points = WritingStyle.of(question), int(question.choice("points", POINTS))
    total = int(question.choice("reviews", REVIEWS))
    if not 2 <= points <= MOST_POINTS or not 1 <= total <= MOST_REVIEWS:
        raise UserError(
            tr("A curve has 2 to {most_points} points, and 1 to {most_reviews} reviews at each.").format(
                most_points=MOST_POINTS, most_reviews=MOST_REVIEWS
            )
        )
    along = np.linspace(-BEYOND, 1 + BEYOND, points)
    control = units.control if units.control != unit else int(units.ranked[-1])  # it may itself be turned
    ends = {unit: units.means(unit), control: units.usual(control)}
    values = {each: low + along * (high - low) for each, (low, high) in ends.items()}
    tally, same = _Tally(2 * points + 1), _about_curve(units, unit, values, carried, total)
    rounds = -(-total // A_ROUND)
    for number in range(rounds):
        texts = min(A_ROUND, total - number * A_ROUND)
        writing = Writing(model, carried, _chances(style.seed, number, texts, tally.rows))
        for done in range(0, style.letters, LETTERS_AT_A_TIME):
            with ExitStack() as holds:
                _hold(holds, model, units, values, texts)
                if done == 0:
                    writing.read("")
                for _ in range(min(LETTERS_AT_A_TIME, style.letters - done)):
                    writing.write(style.temperature)
            if done + LETTERS_AT_A_TIME >= style.letters:
                said = np.array([carried.judge.calls_good(text) for text in writing.texts])
                tally.good += said.reshape(tally.rows, texts).sum(1)
                tally.count += texts
            part = min(1.0, (done + LETTERS_AT_A_TIME) / style.letters)
            yield {**same, **_so_far(tally, points, (number + part) / rounds)}


def _chances(seed: int, number: int, texts: int, rows: int) -> list[np.random.Generator]:
    """Those of the texts of a round, the same for every row: row by row."""
    own = [np.random.default_rng((seed, number, text)) for text in range(texts)]
    return own * rows


def _hold(holds: ExitStack, model: MinGRU, units: Units, values: dict[int, np.ndarray], texts: int) -> None:
    """The rows of the one unit first, then those of the control, then those of none."""
    points = len(next(iter(values.values())))
    for place, (unit, own) in enumerate(values.items()):
        rows = np.full(2 * points + 1, np.nan)
        rows[place * points : (place + 1) * points] = own
        holds.enter_context(held(model, *units.place(unit), torch.from_numpy(np.repeat(rows, texts))))


def _about_curve(units: Units, unit: int, values: dict[int, np.ndarray], carried: CarriedReviews, total: int) -> Arrays:
    plain, controlled = values.values()
    control = next(each for each in values if each != unit)
    held_out = carried.held_out
    return {
        "curve_place": np.array(units.place(unit), np.int64),
        "curve_control": np.array(units.place(control), np.int64),
        "curve_values": plain.astype(np.float32),
        "curve_control_values": controlled.astype(np.float32),
        "curve_total": np.array(total, np.int64),
        "curve_means": units.means(unit).astype(np.float32),
        "judge_accuracy": np.array(carried.judge.share_right(held_out.texts, held_out.labels), np.float32),
        "judge_learned_from": np.array(carried.judge.learned_from, np.int64),
    }


def _so_far(tally: _Tally, points: int, done: float) -> Arrays:
    shares = tally.shares.astype(np.float32)
    return {
        "curve_shares": shares[:points],
        "curve_control_shares": shares[points : 2 * points],
        "curve_free_share": np.array(shares[-1]),
        "curve_written": np.array(tally.count, np.int64),
        "curve_done": np.array(done, np.float32),
    }
