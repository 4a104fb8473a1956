"""Settings of the lab: the pictures, the network, how it trains."""

from __future__ import annotations

from dataclasses import dataclass

from scoutview.settings import Settings, learning_rate_setting, setting, steps_setting


@dataclass(frozen=True, kw_only=True)
class DigitsSettings(Settings):
    steps: int = steps_setting(3000)
    learning_rate: float = learning_rate_setting(2e-3)
    images: str = setting(
        "digits",
        "Images",
        description="The digits, or your own: an .npz or IDX file, or a folder with one folder of pictures per class.",
        choices=("digits",),
        path=True,
    )
    train_images: int = setting(
        0, "Training images", description="0 is all; 100 shows overfitting.", minimum=0, maximum=10_000_000
    )
    model: str = setting("cnn", "Model", description="A convolutional network or a perceptron.", choices=("cnn", "mlp"))
    width: int = setting(
        16,
        "Width",
        description="Channels of the first convolution; the perceptron's layers have four times as many units.",
        minimum=1,
        maximum=128,
    )
    batch: int = setting(32, "Batch", description="Pictures per step.", minimum=1, maximum=4096)
    weight_decay: float = setting(
        0.0, "Weight decay", description="Pulls weights towards 0 against overfitting.", minimum=0.0, maximum=10.0
    )
