"""Settings of the lab: the pictures, the network, how it trains."""

from __future__ import annotations

from dataclasses import dataclass

from scoutview.settings import Settings, learning_rate_setting, setting, steps_setting


@dataclass(frozen=True, kw_only=True)
class DenoisingSettings(Settings):
    steps: int = steps_setting(600)
    learning_rate: float = learning_rate_setting(2e-3)
    images: str = setting(
        "digits",
        "Images",
        description="The digits, or your own: an .npz or IDX file, or a folder with one folder of pictures per class.",
        choices=("digits",),
        path=True,
    )
    train_images: int = setting(
        0, "Training images", description="0 is all; with few the samples become copies.", minimum=0, maximum=10_000_000
    )
    hidden: int = setting(128, "Width", description="Numbers in the residual stream.", minimum=4, maximum=1024)
    blocks: int = setting(3, "Blocks", description="Residual blocks.", minimum=1, maximum=12)
    batch: int = setting(256, "Batch", description="Pictures per step.", minimum=1, maximum=4096)
