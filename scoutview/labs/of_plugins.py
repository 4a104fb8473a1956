"""What a class of a plugin must be to be a lab."""

from typing import Any

from scoutview.labs.lab import Lab
from scoutview.language import tr
from scoutview.observation import Channel
from scoutview.plugins.plugin_classes import PluginKind
from scoutview.settings import Settings


def _why_unfit(lab: type[Lab[Any, Any]]) -> str:
    if not issubclass(lab.Settings, Settings):
        return tr("its Settings are no class below scoutview.settings.Settings")
    lab.Settings()  # a default out of range is told
    if not all(isinstance(channel, Channel) for channel in lab.channels):
        return tr("its channels are not all scoutview.observation.Channel")
    return ""


SAYS = {"title": str, "summary": str, "loss_unit": str, "Settings": type, "channels": tuple}
LAB_OF_PLUGIN = PluginKind("lab", Lab, SAYS, (), _why_unfit)
