"""List the labs, the panels that each can feed, and its settings with defaults and ranges."""

import argparse
from typing import Any

from scoutview.cli.output import say, say_json
from scoutview.labs.lab import Lab
from scoutview.labs.registry import LABS
from scoutview.panels.registry import panels_for
from scoutview.settings import SettingField, fields_of


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="as one JSON document")


def run(arguments: argparse.Namespace) -> int:
    if arguments.json:
        say_json([_described(lab) for lab in LABS])
        return 0
    for lab in LABS:
        _list(lab)
    return 0


def _described(lab: type[Lab[Any, Any]]) -> dict[str, Any]:
    return {
        "name": lab.name,
        "title": lab.title,
        "panels": [{"name": panel.name, "title": panel.title} for panel in panels_for(lab.channels)],
        "settings": [
            {
                "name": field.name,
                "default": field.default,
                "minimum": field.minimum,
                "maximum": field.maximum,
                "choices": list(field.choices),
            }
            for field in fields_of(lab.Settings)
        ],
    }


def _list(lab: type[Lab[Any, Any]]) -> None:
    say(f"{lab.name}: {lab.title}")
    say(f"  {lab.summary}")
    say(f"  panels: {', '.join(panel.name for panel in panels_for(lab.channels))}")
    say("  settings:")
    fields = fields_of(lab.Settings)
    width = max(len(field.name) for field in fields)
    for field in fields:
        say(f"    {field.name:<{width}}  {field.default!s:<10}  {_allowed(field)}")
    say()


def _allowed(field: SettingField) -> str:
    if field.kind is str:
        return " or ".join([*field.choices, *(["a path"] if field.path else [])])
    if field.kind is bool:
        return "yes or no"
    bounds = [
        f"{word} {bound:,}" for word, bound in (("from", field.minimum), ("to", field.maximum)) if bound is not None
    ]
    return " ".join([*bounds, field.unit]).strip()
