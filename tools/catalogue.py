"""Writes docs/catalogue.md: all labs and all panels. `make docs` after one was added or changed."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from scoutview.labs.lab import Lab
from scoutview.labs.registry import LABS
from scoutview.panels.panel import Panel
from scoutview.panels.registry import PANELS, panels_for

DOCS = Path(__file__).parents[1] / "docs"
INTRODUCTION = """\
# Labs and panels

All there are. This page is made from the labs and panels by `make docs`; [channels.md](channels.md) says what each lab
answers, `scoutview labs` lists the settings.

## Labs
"""
PANELS_INTRODUCTION = """\
## Panels

Each by the name that `--panel` takes. A panel is offered where a lab has all the channels that it needs.

| panel | name | channels it needs | labs |
|---|---|---|---|"""


def page() -> str:
    """The whole page, Markdown."""
    labs = "\n".join("\n".join(_section(lab)) for lab in LABS)
    return f"{INTRODUCTION}\n{labs}\n{PANELS_INTRODUCTION}\n" + "\n".join(map(_row, PANELS)) + "\n"


def _section(lab: type[Lab[Any, Any]]) -> Iterator[str]:
    yield f"### {lab.title}"
    yield ""
    yield f"`{lab.name}`. {lab.summary}"
    yield ""
    yield f"- Panels: {', '.join(f'`{panel.name}`' for panel in panels_for(lab.channels))}."
    if lab.probe_entry.example:
        yield f"- Asked with {lab.probe_entry.example}."
    if lab.takes:
        yield f"- Takes {', '.join(taken.kind.words for taken in lab.takes)}."
    if (weights := DOCS / f"weights_{lab.name}.md").exists():
        yield f"- [Its weights by name]({weights.name})."
    yield ""


def _row(panel: type[Panel]) -> str:
    labs = ", ".join(f"`{lab.name}`" for lab in LABS if panel in panels_for(lab.channels))
    needs = ", ".join(f"`{name}`" for name in sorted(panel.needs))
    title = f"{panel.title} ({panel.field_term})" if panel.field_term else panel.title
    return f"| {title} | `{panel.name}` | {needs} | {labs} |"


if __name__ == "__main__":
    sys.stdout.write(page())
