"""What is said of published sizes: how the best one grows, and where the numbers are from. No drawing."""

from __future__ import annotations

import math
from collections.abc import Sequence

from scoutview.graphics.base.numbers import in_words, large
from scoutview.panels.isoflop.parabola_plan import Optimum
from scoutview.panels.isoflop.published import (
    BUDGETS,
    BY_ISOFLOP,
    HOFFMANN,
    PUBLISHED_SIZES,
    SOURCE,
    TRAINED,
    WEIGHTS,
    carried_on,
)


def growth_findings(optima: Sequence[Optimum]) -> tuple[str, ...]:
    """How far the best sizes go, here and as published, from long to short."""
    (low, small), (high, largest) = ((BY_ISOFLOP.compute[place], WEIGHTS[place]) for place in (0, -1))
    found = [each for each in optima if each.is_found]
    if not found:
        return (
            f"As published the best size grows from {large(small)} weights at {large(low)} operations to"
            f" {large(largest)} at {large(high)}.",
            "As published the best size grows.",
        )
    last = found[-1]
    here = f"At {large(last.compute)} operations {large(last.weights)} weights are best here"
    line = large(carried_on(last.compute))
    return (
        f"{here}; the published line, carried on down over {in_words(round(math.log10(low / last.compute)))} powers of"
        f" ten, says {line}.",
        f"{here}; the published line, carried on, says {line}.",
        f"{here}.",
    )


def growth_details() -> tuple[str, ...]:
    """Where the published points are from, and what they are; long to short."""
    tables = ", ".join(dict.fromkeys(each.table for each in PUBLISHED_SIZES))
    source = f"Published: {SOURCE}, {tables}, as printed."
    fits = (
        f"Their isoFLOP runs took {large(TRAINED[0])} to {large(TRAINED[1])} operations: points beyond are their fits"
        " carried on, and so is the line."
    )
    return (
        f"{source} {fits} They count the tables of tokens among the weights; text and tokens are others too.",
        f"{source} {fits}",
        source,
    )


def published_findings() -> tuple[str, ...]:
    first, last = (HOFFMANN.best_size(budget) for budget in (BUDGETS[0], BUDGETS[-1]))
    return (
        f"Of large models too the best size grows and moves right: from {large(first)} weights at {large(BUDGETS[0])}"
        f" operations to {large(last)} at {large(BUDGETS[-1])}.",
        "Of large models too the best size grows.",
    )


def published_details() -> tuple[str, ...]:
    powers = ", ".join(f"{each.power:.2f}" for each in PUBLISHED_SIZES)
    return (
        f"Computed from L = {HOFFMANN.least} + {HOFFMANN.size_factor} / N^{HOFFMANN.size_exponent}"
        f" + {HOFFMANN.tokens_factor} / D^{HOFFMANN.tokens_exponent}, the fit of {SOURCE}: no measured points."
        f" The best size grows as computing to the power {powers} by their three methods: the third is such a formula.",
        f"Computed from the fit of {SOURCE}: no measured points.",
    )
