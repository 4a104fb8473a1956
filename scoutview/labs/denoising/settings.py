"""Settings of the lab: the pictures, the network, how it trains."""

from __future__ import annotations

from dataclasses import dataclass

from scoutview.labs.picture_settings import batch_setting, images_setting, train_images_setting
from scoutview.language import tr
from scoutview.settings import Settings, learning_rate_setting, setting, steps_setting


@dataclass(frozen=True, kw_only=True)
class DenoisingSettings(Settings):
    steps: int = steps_setting(1000)
    learning_rate: float = learning_rate_setting(2e-3)
    images: str = images_setting()
    train_images: int = train_images_setting(tr("0 is all; with few the samples become copies."))
    hidden: int = setting(128, tr("Width"), description=tr("Numbers in the residual stream."), minimum=4, maximum=1024)
    blocks: int = setting(3, tr("Blocks"), description=tr("Residual blocks."), minimum=1, maximum=12)
    batch: int = batch_setting(256)
