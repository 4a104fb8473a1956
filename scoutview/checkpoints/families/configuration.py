"""What a checkpoint's configuration says, read with care: it is somebody else's JSON."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import TypeVar

from scoutview.checkpoints.stored_file import CheckpointError
from scoutview.language import tr
from scoutview.models.language_spec import MOST_BLOCKS

MOST = 10**8  # of any count
Choice = TypeVar("Choice")


class Configuration:
    """Its values by name. What is not told has the family's default, as the library has it that wrote the file.

    A default of None means that it has to be told. All raise CheckpointError about a value that cannot be meant.
    """

    def __init__(self, values: Mapping[str, object]) -> None:
        self._values = values

    def __contains__(self, name: str) -> bool:
        """Whether it is told, and is not null."""
        return self._values.get(name) is not None

    def is_told(self, name: str) -> bool:
        """Whether it is told, even as null."""
        return name in self._values

    def raw(self, name: str) -> object:
        """As it is; None where it is not told."""
        return self._values.get(name)

    def whole(self, name: str, default: int | None = None, *, least: int = 1, most: int = MOST) -> int:
        """A count."""
        value = self._given(name, default)
        if type(value) is not int or not least <= value <= most:
            raise _wrong(name, value, tr("a count"))
        return value

    def blocks(self, name: str, default: int | None = None) -> int:
        """How many blocks: few enough for a list of them."""
        return self.whole(name, default, most=MOST_BLOCKS)

    def number(self, name: str, default: float | None = None) -> float:
        """Finite."""
        value = self._given(name, default)
        if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
            raise _wrong(name, value, tr("a number"))
        return float(value)

    def cap(self, name: str, default: float = 0.0) -> float:
        """A number above 0; 0 where it is told to be null, or by default: there is none then."""
        if name not in self and (self.is_told(name) or not default):
            return 0.0
        value = self.number(name, default)
        if value <= 0:
            raise _wrong(name, value, tr("a number above 0"))
        return value

    def truth(self, name: str, default: bool | None = None) -> bool:
        value = self._given(name, default)
        if type(value) is not bool:
            raise CheckpointError(
                tr("The configuration says that “{name}” is {value}, where true or false should be.").format(
                    name=name, value=_told(value)
                )
            )
        return value

    def word(self, name: str, choices: Mapping[str, Choice], default: str | None = None) -> Choice:
        """What is meant by a word, one of those that are known."""
        value = self._given(name, default)
        if not isinstance(value, str) or value not in choices:
            known = ", ".join(choices)
            raise CheckpointError(
                tr("ScoutView does not know the “{name}” {value} of this model, only {known}.").format(
                    name=name, value=_told(value), known=known
                )
            )
        return choices[value]

    def words(self, name: str, choices: Sequence[str], count: int) -> tuple[str, ...] | None:
        """A word for each of so many blocks; None where they are not told."""
        values = self.raw(name)
        if values is None:
            return None
        if not isinstance(values, list | tuple) or len(values) < count or any(each not in choices for each in values):
            raise CheckpointError(
                tr("The configuration should name {count} “{name}” out of {choices}.").format(
                    count=count, name=name, choices=", ".join(choices)
                )
            )
        return tuple(str(each) for each in values[:count])

    def inner(self, name: str) -> Configuration | None:
        """Named values inside; None where they are not told."""
        value = self.raw(name)
        if value is None:
            return None
        if not isinstance(value, Mapping):
            raise CheckpointError(
                tr("The configuration says that “{name}” is {value}, where named values should be.").format(
                    name=name, value=_told(value)
                )
            )
        return Configuration(value)

    def refuse(self, name: str, *, unless: Sequence[object], because: str) -> None:
        """Where it is told to be anything else: `because` ends the sentence."""
        value = self.raw(name)
        if value is not None and value not in unless:
            raise CheckpointError(
                tr("This model cannot be opened, since its “{name}” is {value}: {because}").format(
                    name=name, value=_told(value), because=because
                )
            )

    def _given(self, name: str, default: object) -> object:
        value = self.raw(name)
        if value is not None:
            return value
        if default is None:
            raise CheckpointError(tr("The configuration does not tell the model's “{name}”.").format(name=name))
        return default


def _wrong(name: str, value: object, right: str) -> CheckpointError:
    return CheckpointError(
        tr("The configuration says that “{name}” is {value}, where {right} should be.").format(
            name=name, value=_told(value), right=right
        )
    )


def _told(value: object) -> str:
    text = f"“{value}”" if isinstance(value, str) else str(value)
    return text if len(text) <= 60 else f"{text[:57]}..."
