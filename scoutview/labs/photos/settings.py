"""Settings of the lab: how the weights that are brought along are kept."""

from __future__ import annotations

from dataclasses import dataclass

from scoutview.labs.trained_elsewhere import SettingsTrainedElsewhere


@dataclass(frozen=True, kw_only=True)
class PhotosSettings(SettingsTrainedElsewhere):
    """Nothing but how the one frame is stored."""
