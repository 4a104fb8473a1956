"""What a class of a plugin must be to be a panel."""

from scoutview.language import tr
from scoutview.panels.panel import Panel
from scoutview.plugins.plugin_classes import PluginKind


def _why_unfit(panel: type[Panel]) -> str:
    return "" if all(isinstance(name, str) for name in panel.needs) else tr("its needs are not all names of channels")


SAYS = {"title": str, "needs": frozenset}
DOES = ("explanation", "show_observation", "formula")
PANEL_OF_PLUGIN = PluginKind("panel", Panel, SAYS, DOES, _why_unfit)
