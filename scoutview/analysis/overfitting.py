"""Where overfitting begins: the validation loss has turned up for good while the training loss goes on down."""

from __future__ import annotations

import numpy as np

from scoutview.frame import Curves, Mark

NEIGHBOURS = 9  # frames in a running median
AGREEING = 5  # newest frames that must all be higher
LEARNED = 0.9  # of the untrained loss: before that nothing was learned that could be lost
RISE_OF_BEST = 0.05
RISE_OF_UNTRAINED = 0.01
RISE_IN_NOISE = 4.0
WAIT = 0.1  # of the steps to the best frame


def overfitting_mark(curves: Curves) -> tuple[Mark, ...]:
    """The mark "overfitting begins" where the curves show it, else nothing."""
    if "train_loss" not in curves.metrics or "validation_loss" not in curves.metrics:
        return ()
    step = overfitting_begins(curves.steps, curves.metrics["train_loss"], curves.metrics["validation_loss"])
    return () if step is None else (Mark("overfitting begins", step),)


def overfitting_begins(steps: np.ndarray, train_loss: np.ndarray, validation_loss: np.ndarray) -> int | None:
    """The step of the lowest validation loss, once it is long past; None until then. All are (frames,).

    Losses are smoothed by a running median. It is past when the newest five validation losses are all above it by
    5 % of it, 1 % of the untrained loss and four times the scatter, while the training loss has fallen further.
    """
    known = np.isfinite(train_loss) & np.isfinite(validation_loss)
    steps, train_loss, validation_loss = steps[known], train_loss[known], validation_loss[known]
    if len(steps) < 2 * NEIGHBOURS:
        return None
    untrained, least, newest = validation_loss[0], validation_loss.min(), validation_loss[-AGREEING:].min()
    if newest <= least + max(RISE_OF_BEST * least, RISE_OF_UNTRAINED * untrained):
        return None  # nor has the smoothed one risen; smoothing takes longest, and is spared while a model learns
    validation, train = _running_median(validation_loss), _running_median(train_loss)
    best = int(np.argmin(validation))
    lowest = validation[best]
    scatter = 1.4826 * np.median(np.abs(validation_loss - validation))
    rise = max(RISE_OF_BEST * lowest, RISE_OF_UNTRAINED * untrained, RISE_IN_NOISE * scatter)
    learned = lowest < LEARNED * untrained
    long_past = len(steps) - best > AGREEING and steps[-1] - steps[best] > WAIT * steps[best]
    risen = newest > lowest + rise
    still_falling = train[-1] < train[best]
    return int(steps[best]) if learned and long_past and risen and still_falling else None


def _running_median(values: np.ndarray) -> np.ndarray:
    """(frames,) -> (frames,): the median of each value and its neighbours; at the ends, of those there are."""
    side = NEIGHBOURS // 2
    padded = np.pad(values.astype(float), side, constant_values=np.nan)
    # As np.nanmedian, which takes twenty times as long; this is asked at every frame beside the training.
    ordered = np.sort(np.lib.stride_tricks.sliding_window_view(padded, NEIGHBOURS), axis=1)  # nan at the end
    known = NEIGHBOURS - np.isnan(ordered).sum(axis=1)
    lower, upper = (np.take_along_axis(ordered, place[:, None], 1)[:, 0] for place in ((known - 1) // 2, known // 2))
    return np.asarray((lower + upper) / 2)
