"""What stands in an option's text: the choices of a panel, a range of steps."""

import argparse
import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from scoutview.errors import UsageError, UserError


def panel_view(text: str) -> tuple[str, Mapping[str, Any]]:
    """The panel's name and its choices, of NAME=JSON."""
    name, _, choices = text.partition("=")
    try:
        view = json.loads(choices)
    except (ValueError, RecursionError):
        view = None
    if not isinstance(view, dict):
        raise argparse.ArgumentTypeError(f"should be the name of a panel, = and a JSON object, not “{text}”")
    return name, view


def check_views(views: Sequence[tuple[str, Mapping[str, Any]]], panels: Sequence[str]) -> None:
    """Raises UsageError where a view is of a panel that is not asked for."""
    for name, _ in views:
        if name not in panels:
            raise UsageError(f"--view is of {name}, and --panel is {' and '.join(panels)}: they should be the same.")


def positions_between(text: str, steps: Sequence[int]) -> Sequence[int]:
    """The positions of the frames from step A to step B, both included, of A:B; a side that is left out is open.

    Raises:
        UsageError: the text is no range.
        UserError: there is no frame in it.
    """
    match = re.fullmatch(r"(\d{1,18})?:(\d{1,18})?", text.strip())
    if match is None:
        raise UsageError(f"--steps should be A:B, such as 0:2000, 500: or :500, not “{text}”.")
    first, last = (None if side is None else int(side) for side in match.groups())
    chosen = [
        position
        for position, step in enumerate(steps)
        if (first is None or step >= first) and (last is None or step <= last)
    ]
    if not chosen:
        raise UserError(f"There is no frame in the steps {text}: the recording has {steps[0]:,} to {steps[-1]:,}.")
    return chosen
