"""Named directions inside a model, and beside each one of equal length by chance, as its control."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from zlib import crc32

import numpy as np

from scoutview.errors import UserError
from scoutview.language import tr

if TYPE_CHECKING:
    from torch import nn

    from scoutview.labs.lab import Lab

CHANCE = "chance-"  # before a name: a direction of equal length, drawn for this name and block


def direction_of(lab: Lab[Any, Any], model: nn.Module, name: str, block: int) -> np.ndarray:
    """What one unit of the direction adds to the stream after the block, (D), in the model as it is.

    Raises:
        UserError: there is none of this name.
    """
    names = lab.directions()
    own = name.removeprefix(CHANCE)
    if own not in names:
        raise UserError(_none_of_this_name(name, names))
    vector = lab.direction(model, own, block)
    return vector if own == name else by_chance(vector, f"{own} {block}")


def by_chance(vector: np.ndarray, seed: str) -> np.ndarray:
    """As long as `vector`, in a direction that is drawn from all alike; the same for the same seed."""
    drawn = np.random.default_rng(crc32(seed.encode())).standard_normal(len(vector))
    return (drawn * np.linalg.norm(vector) / np.linalg.norm(drawn)).astype(vector.dtype)


def _none_of_this_name(name: str, names: tuple[str, ...]) -> str:
    if not names:
        return tr("No directions of this model have names.")
    some = f"{names[0]}, {names[1]}, … {names[-1]}" if len(names) > 3 else ", ".join(names)
    return tr(
        "No direction of this model is called “{name}”: there are {some}, and {chance} of its length by chance."
    ).format(name=name, some=some, chance=f"{CHANCE}{names[0]}")
