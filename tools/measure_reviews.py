"""Measures what docs/reviews.md claims: `python -m tools.measure_reviews SEED ...`, about a minute for each seed.

Each seed is trained as the window would; then its best unit, chosen on what the recording carries, is judged on fresh
reviews of other seeds, and held while the network writes. Seconds are those of the processor, of training alone.
"""

import sys
import time

import numpy as np
import torch

from scoutview.labs.reviews.carried import CHOSEN, HeldOutReviews
from scoutview.labs.reviews.counting import share_right_by_counting
from scoutview.labs.reviews.grammar import Review, made_up_reviews
from scoutview.labs.reviews.lab import Reviews
from scoutview.labs.reviews.settings import ReviewSettings
from scoutview.labs.reviews.units import UnitRules, Units, last_states, units_of
from scoutview.labs.reviews.writing import dial_curve
from scoutview.models.mingru import MinGRU
from scoutview.observation import Question

FRESH, TURNED = 1000, 500  # reviews that a unit is judged on; those whose every opinion is negated
FIRST_FRESH = 1_000_000  # their seeds begin here, far from those of the lab
WRITTEN = 96  # reviews at each point of the dial
LOOKS = 5  # at the best unit, besides the one before training
SHUFFLES = 5


def main(seeds: list[int]) -> None:
    """A block of lines for each seed."""
    for seed in seeds:
        lab = Reviews(ReviewSettings(seed=seed))
        negated = lab.settings.negated
        fresh = made_up_reviews(FRESH, FIRST_FRESH + 2 * seed, negated)
        turned = made_up_reviews(TURNED, FIRST_FRESH + 2 * seed + 1, 1.0)
        model = lab.untrained_model()
        assert isinstance(model, MinGRU)
        _tell(seed, 0, 0.0, _right(lab, model, fresh, turned))
        seconds = 0.0
        every = lab.settings.steps // LOOKS
        for first in range(1, lab.settings.steps + 1, every):
            seconds += train(lab, model, first, every)
            _tell(seed, first + every - 1, seconds, _right(lab, model, fresh, turned))
        _tell_the_rest(lab, model, fresh, turned)


_MOVED_BY: dict[int, tuple[list[torch.optim.Optimizer], list[float], torch.Generator]] = {}


def train(lab: Reviews, model: MinGRU, first: int, steps: int) -> float:
    """So many steps from this one on; the seconds that they took."""
    if id(model) not in _MOVED_BY:
        optimizers = list(lab.build_optimizers(model))
        rates = [group["lr"] for each in optimizers for group in each.param_groups]
        _MOVED_BY[id(model)] = optimizers, rates, torch.Generator().manual_seed(2 * lab.settings.seed + 1)
    (optimizer,), (rate,), rng = _MOVED_BY[id(model)]
    model.requires_grad_(True)
    begun = time.thread_time()
    for step in range(first, first + steps):
        for group in optimizer.param_groups:
            group["lr"] = rate * lab.learning_rate(step)
        optimizer.zero_grad(set_to_none=True)
        lab.loss(model, lab.draw_batch(rng)).backward()
        optimizer.step()
    return time.thread_time() - begun


def _right(lab: Reviews, model: MinGRU, fresh: tuple[Review, ...], turned: tuple[Review, ...]) -> dict[str, float]:
    units = units_of(model, lab._carried)
    best, second = (int(unit) for unit in units.ranked[:2])
    own = {"fresh": _states(lab, model, fresh), "negated": _states(lab, model, turned)}
    told = {name: float(units.rules.right(*states)[best]) for name, states in own.items()}
    told["next"] = float(units.rules.right(*own["fresh"])[second])
    return told


def _states(lab: Reviews, model: MinGRU, reviews: tuple[Review, ...]) -> tuple[np.ndarray, np.ndarray]:
    states = last_states(model, lab._carried.letters, [review.text for review in reviews])
    return states, np.array([review.label for review in reviews])


def _tell(seed: int, step: int, seconds: float, told: dict[str, float]) -> None:
    words = " ".join(f"{name} {value:.3f}" for name, value in told.items())
    sys.stdout.write(f"seed {seed} step {step} after {seconds:.1f} s: {words}\n")
    sys.stdout.flush()


def _tell_the_rest(lab: Reviews, model: MinGRU, fresh: tuple[Review, ...], turned: tuple[Review, ...]) -> None:
    units, carried = units_of(model, lab._carried), lab._carried
    fresh_states, labels = _states(lab, model, fresh)
    shuffled = _shuffled(units, fresh_states, labels)
    texts, words = [review.text for review in fresh], [review.text for review in turned]
    *_, last = dial_curve(model, carried, units, int(units.ranked[0]), Question.of("dial_curve", reviews=WRITTEN))
    lines = (
        f"  commoner label {max(labels.mean(), 1 - labels.mean()):.3f}, counting words"
        f" {share_right_by_counting(texts, labels):.3f}, of negated ones"
        f" {share_right_by_counting(words, np.array([review.label for review in turned])):.3f}",
        f"  shuffled labels {shuffled:.3f}; judge right on fresh ones {carried.judge.share_right(texts, labels):.3f}",
        f"  tried { ({units.place(unit): round(by, 2) for unit, by in units.steering.items()}) }",
        f"  unit {units.place(units.ranked[0])} held at {np.round(last['curve_values'], 2).tolist()}:"
        f" {np.round(last['curve_shares'], 2).tolist()}, free {float(last['curve_free_share']):.2f}",
        f"  control {units.place(units.control)} held at {np.round(last['curve_control_values'], 2).tolist()}:"
        f" {np.round(last['curve_control_shares'], 2).tolist()}",
    )
    sys.stdout.write("\n".join(lines) + "\n")
    sys.stdout.flush()


def _shuffled(units: Units, states: np.ndarray, labels: np.ndarray) -> float:
    """Mean share that the best unit for shuffled labels has right of the fresh ones, shuffled as well."""
    rng, found = np.random.default_rng(0), []
    chosen, own = units.part(CHOSEN)
    for _ in range(SHUFFLES):
        shuffled = HeldOutReviews(("",) * len(own), rng.permutation(own), np.full(len(own), CHOSEN))
        again = Units(chosen, shuffled, units.cells)
        rules: UnitRules = again.rules
        found.append(float(rules.right(states, rng.permutation(labels))[again.ranked[0]]))
    return float(np.mean(found))


if __name__ == "__main__":
    torch.set_num_threads(1)
    main([int(seed) for seed in sys.argv[1:]])
