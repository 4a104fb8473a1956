"""List the labs, the panels that each can feed, its presets, and its settings with defaults and ranges.

Then the plugins that are installed and not allowed to run.
"""

import argparse
import textwrap
from typing import Any

from scoutview.cli.output import remark, say, say_json
from scoutview.labs.lab import Lab
from scoutview.labs.registry import labs
from scoutview.panels.registry import panels_for
from scoutview.plugins.allowed import OPTION, allowed
from scoutview.plugins.installed import installed_plugins
from scoutview.settings import PRESET, SettingField, fields_of

LINE = 100  # letters of a description's line


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="as one JSON document")


def run(arguments: argparse.Namespace) -> int:
    if arguments.json:
        say_json([_described(lab) for lab in labs()])
        return 0
    for lab in labs():
        _list(lab)
    for plugin in installed_plugins():
        if plugin.name not in allowed():
            remark(f"{OPTION} {plugin.name} would allow {plugin.name} {plugin.version}: {plugin.brings}.")
    return 0


def _described(lab: type[Lab[Any, Any]]) -> dict[str, Any]:
    return {
        "name": lab.name,
        "title": lab.title,
        "panels": [{"name": panel.name, "title": panel.title} for panel in panels_for(lab.channels)],
        "presets": [
            {
                "name": preset.name,
                "title": preset.title,
                "description": preset.description,
                "values": dict(preset.values),
            }
            for preset in lab.Settings.presets
        ],
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
    if lab.Settings.presets:
        say(textwrap.indent(presets_in_words(lab), "  "))
    say("  settings:")
    fields = fields_of(lab.Settings)
    width = max(len(field.name) for field in fields)
    for field in fields:
        say(f"    {field.name:<{width}}  {field.default!s:<10}  {_allowed(field)}")
    say()


def presets_in_words(lab: type[Lab[Any, Any]]) -> str:
    """The presets of a lab that has some, a paragraph each: name, title, description."""
    width = max(len(preset.name) for preset in lab.Settings.presets)
    lines = [f"presets of {lab.name} (--set {PRESET}=NAME; settings that are also given come over it):"]
    for preset in lab.Settings.presets:
        first, *others = textwrap.wrap(f"{preset.title}. {preset.description}", LINE - width - 4)
        lines += [f"  {preset.name:<{width}}  {first}", *(f"  {'':<{width}}  {line}" for line in others)]
    return "\n".join(lines)


def _allowed(field: SettingField) -> str:
    if field.kind is str:
        return " or ".join([*field.choices, *(["a path"] if field.path else [])])
    if field.kind is bool:
        return "yes or no"
    bounds = [
        f"{word} {bound:,}" for word, bound in (("from", field.minimum), ("to", field.maximum)) if bound is not None
    ]
    return " ".join([*bounds, field.unit]).strip()
