"""Which plugins are installed, by what packages say of themselves: none of them is imported to know it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

GROUPS = {"lab": "scoutview.labs", "panel": "scoutview.panels"}  # of entry points, by the kind of what they name


@dataclass(frozen=True, eq=False)
class InstalledPlugin:
    """A package with labs or panels. `points` are its entry points; each is called as the lab or panel is."""

    name: str
    version: str
    points: tuple[EntryPoint, ...]

    def of_kind(self, kind: str) -> tuple[EntryPoint, ...]:
        """Those of its labs, "lab", or of its panels, "panel"."""
        return tuple(point for point in self.points if point.group == GROUPS[kind])

    @property
    def brings(self) -> str:
        """What it says that it has: "lab sine, panel sine_fit"."""
        return ", ".join(f"{kind} {point.name}" for kind in GROUPS for point in self.of_kind(kind))


def installed_plugins() -> tuple[InstalledPlugin, ...]:
    """All of them, by name."""
    return tuple(sorted(_found(), key=lambda plugin: plugin.name))


def plain_name(name: str) -> str:
    """A package's name as it is compared: Scoutview_Sine is scoutview-sine. What can be none stays as it is."""
    return re.sub(r"[-_.]+", "-", name).lower() if re.fullmatch(r"[A-Za-z0-9._-]+", name) else name


def _found() -> Iterator[InstalledPlugin]:
    from importlib.metadata import distributions

    seen = set()
    for each in distributions():
        try:
            points = tuple(point for point in each.entry_points if point.group in GROUPS.values())
            found = InstalledPlugin(plain_name(each.metadata["Name"]), each.version, points) if points else None
        except Exception:  # its metadata are damaged: it is somebody else's to mend
            continue
        if found is not None and found.name not in seen:  # of two in the search path Python takes the first
            seen.add(found.name)
            yield found
