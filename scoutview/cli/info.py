"""Say what is in a recording. The whole file is read and checked."""

import argparse
from pathlib import Path
from typing import Any

import numpy as np

from scoutview.cli.output import remark, say, say_json
from scoutview.errors import UserError
from scoutview.graphics.base.numbers import three_digits
from scoutview.graphics.plots.logged_plan import with_logged
from scoutview.labs.registry import RECORDED_ELSEWHERE, labs, unknown_lab
from scoutview.recording.reader import Recording
from scoutview.settings import Preset, preset_of, settings_from_values


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE.scout")
    parser.add_argument("--json", action="store_true", help="as one JSON document")


def run(arguments: argparse.Namespace) -> int:
    with Recording.open(arguments.file) as recording:
        recording.verify()
        lab = recording.description.lab
        if lab not in {known.name for known in (*labs(), *RECORDED_ELSEWHERE)}:
            remark(unknown_lab(lab))
        if arguments.json:
            say_json(_described(recording))
        else:
            _tell(recording)
    return 0


def _described(recording: Recording) -> dict[str, Any]:
    description = recording.description
    return {
        "lab": description.lab,
        "seed": description.seed,
        "device": description.device,
        "preset": preset.name if (preset := _preset(recording)) is not None else None,
        "settings": dict(description.settings),
        "state": recording.state,
        "frames": len(recording),
        "planned_steps": recording.planned_steps,
        "metrics": _metrics(recording),
        "measures": [
            {"name": each.name, "title": each.title, "unit": each.unit, "rows": len(each.rows), "points": len(each)}
            for each in recording.measures()
        ],
        "marks": [{"name": mark.name, "step": mark.step} for mark in recording.marks],
        "changes": [{"step": each.step, "name": each.name, "value": each.value} for each in recording.changes],
        "versions": dict(description.versions),
        "created": description.created,
        "bytes": recording.size_on_disk,
    }


def _metrics(recording: Recording) -> dict[str, list[list[float]]]:
    """[step, value] pairs by metric; a diverged value is nan."""
    steps = recording.steps.tolist()
    return {
        name: [[step, value] for step, value in zip(steps, values.tolist(), strict=True)]
        for name, values in sorted(recording.curves().metrics.items())
    }


def _tell(recording: Recording) -> None:
    description, curves = recording.description, recording.curves()
    say(f"{recording.path.name}: {description.lab}, seed {description.seed}, {recording.state}")
    planned = f" of {curves.planned_steps:,}" if curves.planned_steps else ""  # a loop of one's own says it at its end
    say(f"  frames    {len(curves):,}, steps {curves.steps[0]:,} to {curves.steps[-1]:,}{planned}")
    say(f"  training  {three_digits(float(curves.seconds[-1]))} s on {description.device}, begun {description.created}")
    say(f"  size      {recording.size_on_disk / 1e6:.1f} MB")
    if (preset := _preset(recording)) is not None:
        say(f"  preset    {preset.title} ({preset.name})")
    logged = with_logged(recording.measured_curves(), tuple(curves.metrics))
    for name, values in sorted(logged.curves.metrics.items()):
        say(f"  {name:<19}  {_from_to(values[logged.taken.get(name, slice(None))])}")
    for measure in recording.measures():
        rows = f", {len(measure.rows):,} rows" if measure.rows else ""
        say(f"  measure   {measure.words}: {len(measure):,} points{rows}, {measure.origin}")
    for mark in curves.marks:
        say(f"  mark      step {mark.step:,}: {mark.name}")
    for change in curves.changes:
        say(f"  change    step {change.step:,}: {change.name} {three_digits(change.value)}")
    say("  settings  " + ", ".join(f"{key}={value}" for key, value in description.settings.items()))
    say("  versions  " + ", ".join(f"{name} {version}" for name, version in description.versions.items()))


def _preset(recording: Recording) -> Preset | None:
    """The preset that the recorded settings are; none where this version does not know lab or settings."""
    description = recording.description
    kinds = [lab.Settings for lab in (*labs(), *RECORDED_ELSEWHERE) if lab.name == description.lab]
    try:
        return preset_of(settings_from_values(kinds[0], description.settings)) if kinds else None
    except UserError:
        return None


def _from_to(values: np.ndarray) -> str:
    if not len(values):  # logged, but at no step that is in the file
        return "–"
    return f"{three_digits(float(values[0]))} → {three_digits(float(values[-1]))}"
