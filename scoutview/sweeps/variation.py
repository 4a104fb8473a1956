"""What varies in a sweep, as one writes it: `width=16,24,40`, `seed=0:4`."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from scoutview.errors import UsageError, UserError
from scoutview.language import tr
from scoutview.settings import PRESET, SettingField, Settings, Value, check_value, field_named, value_from_text

RANGE = re.compile(r"(-?\d{1,18}):(-?\d{1,18})(?::(-?\d{1,18}))?")


@dataclass(frozen=True)
class Variation:
    """A setting and the values that it takes. `pieces` are its parts in order; ranges are not written out yet."""

    name: str
    pieces: tuple[Sequence[Value], ...]

    @property
    def count(self) -> int:
        return sum(map(len, self.pieces))

    @property
    def first(self) -> Value:
        return self.pieces[0][0]

    def values(self) -> tuple[Value, ...]:
        """All of them.

        Raises:
            UserError: one comes twice.
        """
        values = tuple(chain(*self.pieces))
        for place, value in enumerate(values):
            if value in values[:place]:
                sentence = tr("{name} gets the value {value} twice: give each once.")
                raise UserError(sentence.format(name=self.name, value=value))
        return values


def variation_of(settings: type[Settings], name: str, text: str) -> Variation:
    """What `NAME=TEXT` means. `0:4` is 0, 1, 2, 3 as in Python, and `0:100:25` is 0, 25, 50, 75.

    Raises:
        UsageError: there is no such setting.
        UserError: a value may not be, or there is none.
    """
    if name == PRESET and settings.presets:
        raise UsageError(
            tr("A preset does not vary: it fixes many settings at once, with --set preset=NAME for all runs.")
        )
    field = field_named(settings, name)
    pieces = tuple(_piece(field, piece.strip()) for piece in text.split(","))
    for piece in pieces:
        for value in (piece[0], piece[-1]):
            check_value(field, value)
    return Variation(name, pieces)


def _piece(field: SettingField, text: str) -> Sequence[Value]:
    written = RANGE.fullmatch(text)
    if written is None or field.kind is str:
        if not text:
            sentence = tr("{name} varies over nothing: give values, as in {name}={example}.")
            raise UserError(sentence.format(name=field.name, example=_example(field)))
        return (value_from_text(field, text),)
    if field.kind is not int:
        sentence = tr("{name} takes no range such as {text}: list its values, {example}.")
        raise UserError(sentence.format(name=field.name, text=text, example=_example(field)))
    first, end, step = int(written[1]), int(written[2]), int(written[3] or 1)
    values = range(first, end, step) if step else range(0)
    if not values:
        sentence = tr("The range {name}={text} has no values in it: 0:4 is 0, 1, 2, 3, and 4:0:-1 goes down.")
        raise UserError(sentence.format(name=field.name, text=text))
    return values


def _example(field: SettingField) -> str:
    if field.choices:
        return ",".join(field.choices[:2])
    return {bool: "yes,no", int: "0:4", float: f"{field.default},0.5"}.get(field.kind, "one,two")
