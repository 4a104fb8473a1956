"""What there is to learn: two formulas of four numbers, small pictures of digits, or addition modulo a number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from scoutview.frame import read_only
from scoutview.labs.modular.settings import ADDITION, DIGITS, FORMULAS, ModularSettings
from scoutview.language import tr

if TYPE_CHECKING:
    from scoutview.data.picture_source import PictureSource

UNSEEN = 1000  # points on which the formulas are judged
TRAINED_SHARE = 0.8  # of all sums
INPUTS, OUTPUTS = ("x1", "x2", "x3", "x4"), ("y1", "y2")
MODULES = (0, 1, 0, 1), (0, 1)  # which of the formulas each input enters, and each output is
TRUTHS = ("(x1 + x3)³", "x2² + sin(π x4)")
PICTURES_OF_A_STEP = 200
UNSEEN_WORDS = {FORMULAS: tr("unseen points"), DIGITS: tr("unseen pictures"), ADDITION: tr("unseen sums")}
TRAINED_WORDS = {
    FORMULAS: tr("points it trained on"),
    DIGITS: tr("pictures it trained on"),
    ADDITION: tr("sums it trained on"),
}
SAMPLE_WORDS = {
    FORMULAS: tr("{count} unseen points"),
    DIGITS: tr("{count} unseen pictures"),
    ADDITION: tr("{count} unseen sums"),
}
LOSS_UNITS = {
    FORMULAS: tr("squared error"),
    DIGITS: tr("nats of surprise per picture"),
    ADDITION: tr("nats of surprise per sum"),
}


@dataclass(frozen=True, eq=False)
class Examples:
    """Inputs (N, I) float32, and what is right: numbers (N, O) float32, or classes (N,) int64."""

    inputs: np.ndarray
    right: np.ndarray

    def __len__(self) -> int:
        return len(self.inputs)


@dataclass(frozen=True, eq=False)
class Task:
    """What is judged on, the names of inputs and outputs, and their modules and formulas where these are known.

    `low` and `high` (I,) are the ends of what each input can be. Inputs that `move` may change seats. `batch` is how
    many examples are drawn for each step, 0 for all; `picture_width` how many pixels stand in a row, 0 for none.
    """

    inputs: tuple[str, ...]
    outputs: tuple[str, ...]
    unseen: Examples
    low: float
    high: float
    input_modules: tuple[int, ...] = ()
    output_modules: tuple[int, ...] = ()
    truths: tuple[str, ...] = ()
    moves: bool = True
    batch: int = 0
    picture_width: int = 0

    @property
    def is_of_classes(self) -> bool:
        return self.unseen.right.ndim == 1

    @property
    def knows_modules(self) -> bool:
        return bool(self.input_modules)


def task_of(settings: ModularSettings, source: PictureSource | None) -> Task:
    """The task of these settings; what is drawn for it comes from a generator of the run's seed."""
    if settings.task == FORMULAS:
        return Task(INPUTS, OUTPUTS, points(settings)[1], -1.0, 1.0, *MODULES, truths=TRUTHS)
    if settings.task == ADDITION:
        numbers = range(settings.modulus)
        names = tuple(f"{side} = {number}" for side in "ab" for number in numbers)
        return Task(names, tuple(map(str, numbers)), sums(settings.modulus, settings.seed)[1], 0.0, 1.0)
    assert source is not None
    carried = source.carried
    height, width = carried.size
    names = tuple(
        tr("pixel {row}, {column}").format(row=row + 1, column=column + 1)
        for row in range(height)
        for column in range(width)
    )
    unseen = Examples(carried.pictures.reshape(len(carried.labels), -1), carried.labels)
    return Task(names, carried.classes, unseen, 0.0, 1.0, moves=False, batch=PICTURES_OF_A_STEP, picture_width=width)


def trained_examples(settings: ModularSettings, source: PictureSource | None) -> Examples:
    """What training learns from.

    Raises:
        UserError: the pictures cannot be read, or are not those that the recording was made with.
    """
    if settings.task == FORMULAS:
        return points(settings)[0]
    if settings.task == ADDITION:
        return sums(settings.modulus, settings.seed)[0]
    assert source is not None
    images, chosen = source.images, source.split.train
    return Examples(images.pictures[chosen].reshape(len(chosen), -1), images.labels[chosen])


def title_of(settings: ModularSettings, source: PictureSource | None) -> str:
    """The data in a few words."""
    if source is not None:
        return source.title
    if settings.task == ADDITION:
        return tr("a + b mod {modulus} · synthetic").format(modulus=settings.modulus)
    return tr("two formulas, {examples:,} points · synthetic").format(examples=settings.examples)


def formula_values(inputs: np.ndarray) -> np.ndarray:
    """(N, 4) -> (N, 2): (x1 + x3)³ and x2² + sin(π x4).

    Source: Liu, Gan, Tegmark (2023), Seeing is Believing: Brain-Inspired Modular Training, symbolic formulas that
    share no input.
    """
    x1, x2, x3, x4 = np.asarray(inputs, np.float64).T
    return np.stack([(x1 + x3) ** 3, x2**2 + np.sin(np.pi * x4)], axis=1)


def points(settings: ModularSettings) -> tuple[Examples, Examples]:
    """Those to train on, and those to judge on: drawn evenly from -1 to 1."""
    count = settings.examples
    drawn = np.random.default_rng(settings.seed).uniform(-1, 1, (count + UNSEEN, len(INPUTS))).astype(np.float32)
    return _parts(drawn, formula_values(drawn).astype(np.float32), count)


def sums(modulus: int, seed: int) -> tuple[Examples, Examples]:
    """Four fifths of all sums of two numbers, to train on, and the others."""
    pairs = np.random.default_rng(seed).permutation(modulus * modulus)
    first, second = np.divmod(pairs, modulus)
    return _parts(sum_inputs(first, second, modulus), (first + second) % modulus, trained_sums(modulus))


def trained_sums(modulus: int) -> int:
    """How many sums are trained on."""
    return round(TRAINED_SHARE * modulus * modulus)


def sum_inputs(first: np.ndarray, second: np.ndarray, modulus: int) -> np.ndarray:
    """(N,), (N,) -> (N, 2 modulus) float32: each number is an input that is 1 where it is asked, those of a first."""
    ones = np.eye(modulus, dtype=np.float32)
    return np.concatenate([ones[first], ones[second]], axis=1)


def _parts(inputs: np.ndarray, right: np.ndarray, trained: int) -> tuple[Examples, Examples]:
    first, second = (
        Examples(read_only(inputs[part].copy()), read_only(right[part].copy()))
        for part in (slice(trained), slice(trained, None))
    )
    return first, second
