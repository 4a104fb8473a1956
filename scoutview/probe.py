"""Probes: what the user asks a model with. Each has one written form, which its lab reads and writes.

A probe made of fields has a written form without doing anything for it: `probe_from_text` and `text_of_probe`.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Self, TypeVar

from scoutview.errors import UserError
from scoutview.language import tr
from scoutview.settings import Fields, Value, fields_of, setting, value_from_text

WRITTEN_BY_HAND = "drawn by hand"
BY_HAND = tr("drawn by hand")
LARGEST_WHOLE = 1e15  # above it whole numbers are written with their exponent
_PART = re.compile(r'\s*(?P<name>[^=,"]*?)\s*(?:=\s*(?P<value>"(?:[^"\\]|\\.)*"|[^,"]*?)\s*)?(?:,|$)', re.DOTALL)


@dataclass(frozen=True, kw_only=True)
class Probe(Fields):
    """Base of all probes: frozen, comparable, hashable. The fields made by `setting` become a form.

    `interventions` are written as `scoutview.interventions` has them, and hold at every frame.
    """

    interventions: tuple[str, ...] = ()

    def with_interventions(self, texts: Sequence[str]) -> Self:
        """The same probe with these and no others."""
        return replace(self, interventions=tuple(texts))


@dataclass(frozen=True, kw_only=True)
class TextProbe(Probe):
    """A text, as typed."""

    text: str


@dataclass(frozen=True, kw_only=True)
class PictureProbe(Probe):
    """A picture: number `validation` of the recording's validation pictures, or `pixels` of the user's own.

    `pixels` is a row-major grey picture (height, width) of bytes 0 (paper) to 255 (ink), empty for a validation
    picture; `source` says in words where it came from.
    """

    validation: int = 0
    pixels: bytes = b""
    height: int = 0
    width: int = 0
    source: str = ""

    @property
    def own(self) -> str:
        """Where the user's own picture came from; nothing of a validation picture."""
        if not self.pixels:
            return ""
        return BY_HAND if self.source in ("", WRITTEN_BY_HAND) else self.source

    @property
    def title(self) -> str:
        """Which picture it is."""
        return self.own or tr("validation picture {validation}").format(validation=self.validation)


@dataclass(frozen=True, kw_only=True)
class PhotoProbe(Probe):
    """A photo: number `number` of those that come with ScoutView, from 1, or `pixels` of the user's own.

    `pixels` is a row-major picture (height, width, 3) of bytes, red, green and blue, empty for one that comes along;
    `source` says in words where it came from and what was done to it.
    """

    number: int = 1
    pixels: bytes = b""
    height: int = 0
    width: int = 0
    source: str = ""

    @property
    def own(self) -> str:
        """Where the user's own photo came from; nothing of one that comes along."""
        return (self.source or tr("your photo")) if self.pixels else ""


@dataclass(frozen=True, kw_only=True)
class SamplingProbe(Probe):
    """How to draw a picture from noise: the wanted label, the seed of the noise, guidance and number of steps."""

    label: int = setting(3, tr("Label"), minimum=0, maximum=999, field_px=54)
    seed: int = setting(
        7, tr("Noise"), description=tr("Its seed: each number is another noise."), minimum=0, maximum=2**31 - 1
    )
    guidance: float = setting(
        2.0,
        tr("Guidance"),
        description=tr("0 is none: (1 + w) conditional − w unconditional."),
        minimum=0.0,
        maximum=20.0,
        field_px=54,
    )
    steps: int = setting(
        50, tr("Steps"), description=tr("Of denoising, not of the training."), minimum=1, maximum=1000, field_px=54
    )


@dataclass(frozen=True, kw_only=True)
class NumbersProbe(Probe):
    """Two numbers; which ones there are is for the lab to say."""

    a: int = setting(0, tr("First number"))
    b: int = setting(0, tr("Second number"))


@dataclass(frozen=True, kw_only=True)
class GameProbe(Probe):
    """A game so far: its moves in their order, by the names of the squares. Who has to pass writes no move."""

    moves: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The moves, as they are typed: "f5 d6 c3"."""
        return " ".join(self.moves)


ProbeType = TypeVar("ProbeType", bound=Probe)


class Quoted(str):
    """A value that was written between quotes: it is a text, even where it looks like a number."""


def text_of_probe(probe: Probe) -> str:
    """The written form of a probe of fields, all of them, so that it means the same when defaults change."""
    return ",".join(f"{field.name}={text_of_value(getattr(probe, field.name))}" for field in fields_of(type(probe)))


def text_of_value(value: Value) -> str:
    """A field's value as it is written; a text between quotes where it could be taken for something else."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        is_plain = value == value.strip() and not re.search(r'[,"=\n]', value)
        return value if is_plain else json.dumps(value, ensure_ascii=False)
    if isinstance(value, float) and (not value.is_integer() or abs(value) >= LARGEST_WHOLE):
        return repr(value)
    return str(int(value))


def probe_from_text(text: str, default: ProbeType) -> ProbeType:
    """The probe that `name=value,name=value` means; what is not named is as in `default`.

    Raises:
        UserError: an unknown name, a value that cannot be read or is out of range.
    """
    return probe_from_values(values_from_text(text, default), default)


def probe_from_values(texts: Mapping[str, str], default: ProbeType) -> ProbeType:
    """The probe with these fields, as they are typed; the others are as in `default`.

    Raises:
        UserError: a value that cannot be read or is out of range.
    """
    known = {field.name: field for field in fields_of(type(default))}
    values: dict[str, Any] = {
        name: text if known[name].kind is str else value_from_text(known[name], text) for name, text in texts.items()
    }
    return replace(default, **values)


def values_from_text(text: str, default: Probe) -> dict[str, str]:
    """The parts of `name=value,name=value`, by name, not yet read; what stood between quotes is `Quoted`.

    Raises:
        UserError: a part that is none, or that this probe does not have, or twice.
    """
    names = [field.name for field in fields_of(type(default))]
    values: dict[str, str] = {}
    place = 0
    while place < len(text) and (part := _PART.match(text, place)) is not None:
        place = part.end()
        name, value = part["name"], part["value"]
        if not part[0].strip(" ,\n"):
            continue
        if value is None or name not in names:
            raise UserError(
                tr("“{part}” cannot be asked for: a probe is written {form}.").format(
                    part=part[0].strip(" ,"), form=text_of_probe(default)
                )
            )
        if name in values:
            raise UserError(tr("“{name}” is given twice.").format(name=name))
        values[name] = _unquoted(value)
    if place < len(text):
        raise UserError(
            tr("“{text}” cannot be asked for: a probe is written {form}.").format(
                text=text[place:].strip(), form=text_of_probe(default)
            )
        )
    return values


def _unquoted(value: str) -> str:
    if not value.startswith('"'):
        return value
    try:
        return Quoted(json.loads(value, strict=False))
    except json.JSONDecodeError:
        raise UserError(
            tr("{value} cannot be read: a backslash between quotes stands before a quote or another.").format(
                value=value
            )
        ) from None
