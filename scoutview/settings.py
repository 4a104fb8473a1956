"""Settings of a lab: frozen dataclasses whose fields say how they are labelled, bounded and read from text."""

import dataclasses
import difflib
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, TypeVar

from scoutview.errors import UsageError, UserError
from scoutview.language import as_written, tr

Value = bool | int | float | str
SettingsType = TypeVar("SettingsType", bound="Settings")
PRESET = "preset"  # the key that stands for all values of a preset
STORAGE = ("stored_weights", "frame_budget", "megabyte_budget")
OUTSIDE_PRESETS = frozenset({"seed", "steps", *STORAGE})  # a run is still "as in the paper" with these changed


def setting(
    default: Value,
    label: str,
    *,
    description: str = "",
    minimum: float | None = None,
    maximum: float | None = None,
    choices: tuple[str, ...] = (),
    path: bool = False,
    unit: str = "",
    step: float | None = None,
    field_px: int = 64,
    formerly: Value | None = None,
    changeable: bool = False,
) -> Any:
    """A dataclass field with all that a form and a command line need to know of it.

    `formerly` is what recordings mean that were made before there was this setting, where that is not the default.
    One that is `changeable` may change while it trains: neither model, optimizers nor data depend on it.
    `choices` lists the values allowed; with `path` a file or folder is allowed as well. Of a probe's field: `step` is
    what an arrow key adds (1 to a whole number, 0.5 to another one, unless told), `field_px` its width on screen.
    """
    metadata = {
        "label": label,
        "description": description,
        "minimum": minimum,
        "maximum": maximum,
        "choices": choices,
        "path": path,
        "unit": unit,
        "step": step,
        "field_px": field_px,
        "formerly": formerly,
        "changeable": changeable,
    }
    return dataclasses.field(default=default, metadata=metadata)


@dataclass(frozen=True)
class SettingField:
    """One setting as a form or a command line sees it."""

    name: str
    default: Value
    label: str
    description: str
    minimum: float | None
    maximum: float | None
    choices: tuple[str, ...]
    path: bool
    unit: str
    step: float | None
    field_px: int
    formerly: Value | None
    changeable: bool

    @property
    def kind(self) -> type:
        """bool, int, float or str: the type of the default."""
        return type(self.default)


def fields_of(settings: type["Fields"]) -> tuple[SettingField, ...]:
    """The settings of a dataclass, in the order of the form."""
    return tuple(
        SettingField(name=field.name, default=field.default, **field.metadata)  # type: ignore[arg-type]
        for field in dataclasses.fields(settings)
        if "label" in field.metadata
    )


@dataclass(frozen=True, kw_only=True)
class Fields:
    """A frozen dataclass of `setting` fields that refuses values out of range. Settings and some probes are such."""

    def __post_init__(self) -> None:
        for field in fields_of(type(self)):
            check_value(field, getattr(self, field.name))


@dataclass(frozen=True)
class Preset:
    """Values that belong together, under a name. What it does not list keeps its default."""

    name: str
    title: str
    description: str  # a sentence or two, with how long it takes
    values: Mapping[str, Value]


def steps_setting(default: int) -> Any:
    """How long a run trains."""
    return setting(default, tr("Steps"), description=tr("How long Train trains."), minimum=1, maximum=10_000_000)


def learning_rate_setting(default: float, moves: str = "") -> Any:
    """How far each step goes; `moves` says what it moves."""
    moves = moves or tr("How far each step moves the weights.")
    description = tr("{moves} Can be changed while it trains.").format(moves=moves)
    return setting(default, tr("Learning rate"), description=description, minimum=1e-6, maximum=10.0, changeable=True)


@dataclass(frozen=True, kw_only=True)
class Settings(Fields):
    """What every lab can be told. A lab's own settings are a subclass that may give other defaults and presets.

    A recording stores the values and no preset: `preset_of` recognises it.

    Raises:
        UserError: a value is out of range; the sentence names the range.
    """

    presets: ClassVar[tuple[Preset, ...]] = ()

    seed: int = setting(
        0, tr("Seed"), description=tr("Same seed, same training, number for number."), minimum=0, maximum=2**31 - 1
    )
    steps: int = steps_setting(1000)
    learning_rate: float = learning_rate_setting(1e-3)
    stored_weights: str = setting(
        "float32",
        tr("Stored weights"),
        description=tr("Numbers of a recorded frame: 32 bits, 16 for half the size, or 14, slowly compressed."),
        choices=("float32", "float16", "float14"),
    )
    frame_budget: int = setting(
        2000,
        tr("Most frames"),
        description=tr("Past this, every second frame is let go."),
        minimum=100,
        maximum=1_000_000,
    )
    megabyte_budget: int = setting(1000, tr("Largest file"), minimum=10, maximum=1_000_000, unit="MB")


def settings_from_text(settings: type[SettingsType], texts: Mapping[str, str]) -> SettingsType:
    """Settings from `KEY=VALUE` texts; what is not named keeps its default.

    Where there are presets, the key `preset` gives the values of one; what else is named comes over them.

    Raises:
        UsageError: an unknown key.
        UserError: a value that cannot be read or is out of range, an unknown preset.
    """
    return settings(**values_from_texts(settings, texts))


def values_from_texts(settings: type["Settings"], texts: Mapping[str, str]) -> dict[str, Any]:
    """The values that these texts name, those of a preset among them; whether they go together is not looked at.

    Raises:
        UsageError: an unknown key.
        UserError: a value that cannot be read, an unknown preset.
    """
    fields = {key: field_named(settings, key) for key in texts if key != PRESET or not settings.presets}
    values: dict[str, Any] = {}
    if PRESET in texts and settings.presets:
        values |= preset_named(settings, texts[PRESET]).values
    return values | {key: value_from_text(field, texts[key]) for key, field in fields.items()}


def field_named(settings: type["Settings"], name: str) -> SettingField:
    """The setting of this name; a UsageError, which lists those there are, where there is none."""
    known = {field.name: field for field in fields_of(settings)}
    if name not in known:
        keys = [*known, *([PRESET] if settings.presets else [])]
        close = difflib.get_close_matches(name, keys, n=1)
        if close:
            raise UsageError(
                tr("There is no setting “{name}”: did you mean {close}?").format(name=name, close=close[0])
            )
        raise UsageError(
            tr("There is no setting “{name}”: there are {names}.").format(name=name, names=", ".join(keys))
        )
    return known[name]


def preset_named(settings: type[Settings], name: str) -> Preset:
    """The preset of this name.

    Raises:
        UserError: there is none; the sentence names those there are.
    """
    name = name.strip()
    for preset in settings.presets:
        if preset.name == name:
            return preset
    names = [preset.name for preset in settings.presets]
    close = difflib.get_close_matches(name, names, n=1)
    if close:
        sentence = tr("There is no preset “{name}”: did you mean {close}? There are {names}.")
        raise UserError(sentence.format(name=name, close=close[0], names=", ".join(names)))
    raise UserError(tr("There is no preset “{name}”: there are {names}.").format(name=name, names=", ".join(names)))


def decided_by(preset: Preset, settings: type[Settings]) -> dict[str, Value]:
    """The values that choosing this preset gives: of all settings but seed and storage, where no preset names those."""
    mentioned = {name for other in settings.presets for name in other.values}
    left = OUTSIDE_PRESETS - {"steps"} - mentioned
    fields = [field for field in fields_of(settings) if field.name not in left]
    return {field.name: field.kind(preset.values.get(field.name, field.default)) for field in fields}


def preset_of(settings: Settings) -> Preset | None:
    """The preset that these settings are, however long the run, whatever its seed and storage."""
    kind = type(settings)
    compared = [field for field in fields_of(kind) if field.name not in OUTSIDE_PRESETS]
    for preset in kind.presets:
        if all(getattr(settings, field.name) == preset.values.get(field.name, field.default) for field in compared):
            return preset
    return None


def settings_from_values(settings: type[SettingsType], values: Mapping[str, Any]) -> SettingsType:
    """Settings from stored values, which may be older than a setting; a key that this version does not know is refused.

    Raises:
        UserError: an unknown key, a value of the wrong type or out of range.
    """
    known = {field.name: field for field in fields_of(settings)}
    unknown = sorted(set(values) - set(known))
    if unknown:
        raise UserError(
            tr("The recording has a setting “{name}” that this version of ScoutView does not know.").format(
                name=unknown[0]
            )
        )
    for key, value in values.items():
        if type(value) is not known[key].kind and not (known[key].kind is float and type(value) is int):
            raise UserError(
                tr("The setting “{name}” should be {kind}, not {value!r}.").format(
                    name=key, kind=_kind_in_words(known[key]), value=value
                )
            )
    older = {name: field.formerly for name, field in known.items() if field.formerly is not None}
    fitting: dict[str, Any] = {key: known[key].kind(value) for key, value in values.items()}
    return settings(**{**older, **fitting})


def value_from_text(field: SettingField, text: str) -> Value:
    """The value that a typed text means.

    Raises:
        UserError: the text is no such value.
    """
    text = text.strip()
    if field.kind is str:
        return text
    if field.kind is bool:
        if text.lower() in ("true", "yes", "on", "1"):
            return True
        if text.lower() in ("false", "no", "off", "0"):
            return False
    else:
        try:
            return field.kind(text)
        except ValueError:
            pass
    raise UserError(
        tr("{setting} should be {kind}, not “{text}”.").format(
            setting=_in_words(field), kind=_kind_in_words(field), text=text
        )
    )


def check_value(field: SettingField, value: Value) -> None:
    """Raises UserError, with the range in the sentence, where the value may not be."""
    if isinstance(value, str):
        if field.choices and value not in field.choices and not field.path:
            raise UserError(
                tr("{setting} should be one of {choices}, not “{value}”.").format(
                    setting=_in_words(field), choices=", ".join(field.choices), value=value
                )
            )
        if field.path and not value.strip():
            raise UserError(
                tr("{setting} should be {choices} or a path, not empty.").format(
                    setting=_in_words(field), choices=", ".join(field.choices)
                )
            )
        return
    low = field.minimum if field.minimum is not None else -math.inf
    high = field.maximum if field.maximum is not None else math.inf
    if not low <= value <= high:
        raise UserError(
            tr("{setting} should be {range}, not {value}.").format(
                setting=_in_words(field), range=range_in_words(field), value=_number(value)
            )
        )


def changeable_field(settings: type["Settings"], name: str) -> SettingField:
    """The setting of this name, which may change while it trains.

    Raises:
        UserError: there is none, or it may not.
    """
    fields = {field.name: field for field in fields_of(settings) if field.changeable}
    if name not in fields:
        raise UserError(
            tr("“{name}” cannot be changed while it trains: there are {names}.").format(
                name=name, names=", ".join(fields)
            )
        )
    return fields[name]


def number_of_value(field: SettingField, value: Value) -> float:
    """A value of a changeable setting as recordings keep its changes: of choices the place among them, from 0."""
    return float(field.choices.index(str(value)) if field.choices else value)


def value_of_number(field: SettingField, number: float) -> Value:
    """The value that was recorded so.

    Raises:
        UserError: there is no such choice.
    """
    if not field.choices:
        return field.kind(number)
    if not 0 <= number < len(field.choices):
        raise UserError(
            tr("The recording has a {label} that this version of ScoutView does not know.").format(label=field.label)
        )
    return field.choices[int(number)]


def with_labels_alone(sentence: str, names: Iterable[str]) -> str:
    """What is said of these fields, for a window, which shows their labels: without the names in brackets."""
    for name in names:
        sentence = sentence.replace(f" ({name})", "")
    return sentence


def _in_words(field: SettingField) -> str:
    """Its label, and its name where that is another word."""
    return field.label if field.label == field.name else f"{field.label} ({field.name})"


def _kind_in_words(field: SettingField) -> str:
    return {bool: tr("yes or no"), int: tr("a whole number"), float: tr("a number"), str: tr("a text")}[field.kind]


def range_in_words(field: SettingField) -> str:
    """The bounds in words: from 1 to 10, at least 1."""
    if field.minimum is not None and field.minimum == field.maximum:
        return _number(field.minimum)
    if field.minimum is None:
        if field.maximum is None:
            return tr("any number")
        return tr("at most {maximum}").format(maximum=_number(field.maximum))
    if field.maximum is None:
        return tr("at least {minimum}").format(minimum=_number(field.minimum))
    return tr("from {minimum} to {maximum}").format(minimum=_number(field.minimum), maximum=_number(field.maximum))


def _number(value: float) -> str:
    return as_written(f"{value:,}" if isinstance(value, int) else f"{value:,g}")
