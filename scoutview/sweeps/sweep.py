"""A sweep: which runs of a lab belong together, and in what they differ. What `sweep.json` says."""

import itertools
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scoutview import __version__
from scoutview.errors import UserError
from scoutview.frame import Mark
from scoutview.labs.lab import Lab
from scoutview.labs.registry import labs
from scoutview.language import tr
from scoutview.settings import Settings, Value, fields_of

FORMAT = 1
LOCAL = "local"
MOST_IN_NAME = 40  # characters of one value
LONGEST_NAME = 200  # file systems end at 255 bytes, and a file in the making has a few more


@dataclass(frozen=True)
class SweepRun:
    """One run: its name, that of its file, and the values of what varies.

    `weights` is how many numbers its model learns, 0 where nobody needed to know; `budget_steps` is where it reaches
    each budget of the sweep.
    """

    name: str
    values: Mapping[str, Value]
    steps: int
    weights: int = 0
    budget_steps: tuple[int, ...] = ()


@dataclass(frozen=True)
class Sweep:
    """The runs of one lab for all combinations of what varies; what is fixed holds for each.

    `budgets` are operations (FLOPs), increasing. `engine` is where it was begun: "local", or a cluster's address.
    """

    lab: str
    varies: Mapping[str, Sequence[Value]]
    settings: Mapping[str, Value]
    runs: tuple[SweepRun, ...]
    budgets: tuple[float, ...] = ()
    engine: str = LOCAL
    version: str = __version__

    def lab_of(self, run: SweepRun) -> Lab[Any, Any]:
        """The lab with the settings of this run."""
        return lab_with(self.lab, {**self.settings, **run.values, "steps": run.steps})

    def marks_of(self, run: SweepRun) -> tuple[Mark, ...]:
        """Where the run reaches each budget, by the name that its recording gives to that step."""
        pairs = zip(self.budgets, run.budget_steps, strict=True)
        return tuple(Mark(f"budget {short(budget)}", step) for budget, step in pairs)

    def asks_the_same(self, other: "Sweep") -> bool:
        """Whether it is the same sweep, wherever it trains and whichever version began it."""
        return (self.lab, dict(self.varies), dict(self.settings), self.budgets) == (
            other.lab,
            dict(other.varies),
            dict(other.settings),
            other.budgets,
        )

    def to_json(self) -> str:
        """Readable, a run a line, and the same text for the same sweep."""
        parts: list[tuple[str, str]] = [
            ("format", json.dumps(FORMAT)),
            ("scoutview", json.dumps(self.version)),
            ("lab", json.dumps(self.lab)),
            ("varies", _lines("{}", [f"{json.dumps(name)}: {_json(list(v))}" for name, v in self.varies.items()])),
            ("settings", _lines("{}", [f"{json.dumps(name)}: {_json(v)}" for name, v in self.settings.items()])),
            ("budgets", _json(list(self.budgets))),
            ("engine", json.dumps(self.engine)),
            ("runs", _lines("[]", [_json(_run_values(run)) for run in self.runs])),
        ]
        return "{\n" + ",\n".join(f"  {json.dumps(name)}: {text}" for name, text in parts) + "\n}\n"

    @classmethod
    def from_json(cls, text: str, name: str) -> "Sweep":
        """The sweep that a file of this name says.

        Raises:
            UserError: it is damaged, of a newer version, or of a lab that this version does not know.
        """
        try:
            return _sweep_of(json.loads(text), name)
        except UserError as error:
            raise UserError(tr("{name} cannot be used: {error}").format(name=name, error=error)) from error
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
            sentence = tr("{name} is damaged or says no sweep: make a new one in another folder.")
            raise UserError(sentence.format(name=name)) from error


def lab_with(name: str, values: Mapping[str, Value]) -> Lab[Any, Any]:
    """A lab with these values of its settings, others as usual.

    Raises:
        UserError: there is no such lab or setting, or a value may not be.
    """
    kind = lab_kind(name)
    return kind(kind.Settings(**checked(kind.Settings, values)))


def lab_kind(name: str) -> type[Lab[Any, Any]]:
    """The lab of this name; a UserError where this version has none."""
    for lab in labs():
        if lab.name == name:
            return lab
    raise UserError(tr("this version of ScoutView has no lab “{name}”.").format(name=name))


def checked(settings: type[Settings], values: Mapping[str, Any]) -> dict[str, Any]:
    """These values in the types of their settings.

    Raises:
        UserError: one is of no setting, or of another type.
    """
    known = {field.name: field for field in fields_of(settings)}
    typed: dict[str, Any] = {}
    for name, value in values.items():
        if name not in known:
            raise UserError(tr("there is no setting “{name}”.").format(name=name))
        kind: Any = known[name].kind
        if type(value) is not kind and not (kind is float and type(value) is int):
            raise UserError(tr("{name} cannot be {value!r}.").format(name=name, value=value))
        typed[name] = kind(value)
    return typed


def model_of(run: SweepRun) -> tuple[Value, ...]:
    """The same for runs whose models are of one size and train as fast: those that differ in their seed only."""
    return tuple(value for name, value in run.values.items() if name != "seed")


def combinations(varies: Mapping[str, Sequence[Value]]) -> Iterator[dict[str, Value]]:
    """All combinations of the values, the last setting changing first."""
    for values in itertools.product(*varies.values()):
        yield dict(zip(varies, values, strict=True))


def names_of(combined: Sequence[Mapping[str, Value]]) -> list[str]:
    """A telling name for each, which is that of its file: "width=16,seed=0".

    Raises:
        UserError: they would be too long for a file.
    """
    names: list[str] = []
    taken: dict[str, int] = {}
    for values in combined:
        name = ",".join(f"{key}={_in_name(value)}" for key, value in values.items())
        if len(name.encode()) > LONGEST_NAME:
            raise UserError(
                tr("So many settings vary that their values are too long for the name of a file: vary fewer.")
            )
        key = name.lower()  # some file systems take small and capital letters for the same
        taken[key] = taken.get(key, 0) + 1
        names.append(name if taken[key] == 1 else f"{name}~{taken[key]}")
    return names


def short(budget: float) -> str:
    """As one types it: 6e10, 1.2e11."""
    return re.sub(r"e\+?(-?)0*", r"e\1", f"{budget:.15g}" if budget < 1e6 else _scientific(budget))


def _scientific(value: float) -> str:
    for digits in range(17):
        text = f"{value:.{digits}e}"
        if float(text) == value:
            return text
    return text


def _in_name(value: Value) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if not isinstance(value, str):
        return repr(value)
    if "/" in value or "\\" in value:  # of a path, what tells it from others
        value = Path(value.replace("\\", "/")).name
    return re.sub(r"[^\w.+-]", "-", value)[:MOST_IN_NAME]


def _sweep_of(values: Mapping[str, Any], name: str) -> Sweep:
    if int(values["format"]) > FORMAT:
        raise UserError(tr("it was made by a newer version of ScoutView."))
    kind = lab_kind(str(values["lab"]))
    varies = {
        key: tuple(checked(kind.Settings, {key: value})[key] for value in listed)
        for key, listed in values["varies"].items()
    }
    budgets = tuple(map(float, values["budgets"]))
    combined = list(combinations(varies))
    runs = tuple(
        _run_of(run, name, combination, len(budgets))
        for run, name, combination in zip(values["runs"], names_of(combined), combined, strict=True)
    )
    settings = checked(kind.Settings, values["settings"])
    sweep = Sweep(kind.name, varies, settings, runs, budgets, str(values["engine"]), str(values["scoutview"]))
    for run in runs:
        sweep.lab_of(run)  # their settings may be
    return sweep


def _run_of(values: Mapping[str, Any], name: str, combination: Mapping[str, Value], budgets: int) -> SweepRun:
    reached = tuple(map(int, values.get("budget_steps", ())))
    if values["name"] != name or len(reached) != budgets:
        raise ValueError("another run than what varies gives")
    return SweepRun(name, combination, int(values["steps"]), int(values.get("weights", 0)), reached)


def _run_values(run: SweepRun) -> dict[str, Any]:
    values: dict[str, Any] = {"name": run.name, "steps": run.steps}
    if run.weights:
        values["weights"] = run.weights
    if run.budget_steps:
        values["budget_steps"] = list(run.budget_steps)
    return values


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _lines(brackets: str, lines: Sequence[str]) -> str:
    if not lines:
        return brackets
    return brackets[0] + "\n    " + ",\n    ".join(lines) + "\n  " + brackets[1]
