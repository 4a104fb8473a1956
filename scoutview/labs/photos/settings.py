"""Settings of the lab: how the weights that are brought along are kept, and how long its pictures take."""

from __future__ import annotations

from dataclasses import dataclass

from scoutview.labs.trained_elsewhere import SettingsTrainedElsewhere
from scoutview.language import tr
from scoutview.settings import setting


@dataclass(frozen=True, kw_only=True)
class PhotosSettings(SettingsTrainedElsewhere):
    """How the one frame is stored, and how much is computed for a picture unless a question says otherwise."""

    changes: int = setting(96, tr("Changes"), description=tr("Of a picture that is optimized."), minimum=1, maximum=512)
    places: int = setting(
        14,
        tr("Places"),
        description=tr("Of a grey square, along each side of the photo: 7, 14 or 28."),
        minimum=7,
        maximum=28,
    )
