"""Which panels go into a picture, by their names, and what is chosen in them."""

from collections.abc import Mapping, Sequence
from typing import Any

from scoutview.errors import UsageError, UserError
from scoutview.export.picture import Picture
from scoutview.labs.lab import Lab
from scoutview.language import tr
from scoutview.panels.lacking_panel import why_lacking
from scoutview.panels.panel import Panel
from scoutview.panels.registry import panel_named, panels_for

Choices = Mapping[str, Mapping[str, Any]]  # by the panel's name, as the window keeps them


def fed_panels(names: Sequence[str], lab: Lab[Any, Any]) -> list[type[Panel]]:
    """The panels of these names.

    Raises:
        UserError: there is none of a name, or the lab has nothing for it to show.
    """
    return [_fed(panel_named(name), lab) for name in names]


def restore_choices(picture: Picture, choices: Choices) -> None:
    """Choose in its panels what was chosen; what does not fit is passed over.

    Raises:
        UsageError: something is chosen in a panel that is not there.
    """
    names = [panel.name for panel in picture.panels]
    for name in choices:
        if name not in names:
            sentence = tr("Choices are made in {name}, and the panels are {names}: choose in one of them.")
            raise UsageError(sentence.format(name=name, names=", ".join(names)))
    for panel in picture.panels:
        if panel.name in choices:
            panel.restore(choices[panel.name])


def _fed(panel_class: type[Panel], lab: Lab[Any, Any]) -> type[Panel]:
    if why := why_lacking(panel_class, lab.missing(), lab.standing_still):
        raise UserError(why)
    fed = panels_for(lab.channels)
    if panel_class not in fed:
        names = ", ".join(panel.name for panel in fed)
        sentence = tr("The panel {panel} has nothing to show of the lab {lab}: there are {names}.")
        raise UserError(sentence.format(panel=panel_class.name, lab=lab.name, names=names))
    return panel_class
