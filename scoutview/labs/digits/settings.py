"""Settings of the lab: the pictures, the network, how it trains."""

from __future__ import annotations

from dataclasses import dataclass

from scoutview.labs.picture_settings import batch_setting, images_setting, train_images_setting
from scoutview.language import tr
from scoutview.settings import Settings, learning_rate_setting, setting, steps_setting


@dataclass(frozen=True, kw_only=True)
class DigitsSettings(Settings):
    steps: int = steps_setting(1500)
    learning_rate: float = learning_rate_setting(5e-3)
    images: str = images_setting()
    train_images: int = train_images_setting(tr("0 is all; 100 shows overfitting."))
    model: str = setting(
        "lenet",
        tr("Model"),
        description=tr("lenet: two 5 x 5 convolutions; cnn: three 3 x 3 convolutions; mlp: a perceptron."),
        choices=("lenet", "cnn", "mlp"),
    )
    width: int = setting(
        16,
        tr("Width"),
        description=tr(
            "Channels of the second convolution. In lenet the first has half as many, in cnn the third twice "
            "as many; the perceptron's layers have four times as many units."
        ),
        minimum=1,
        maximum=128,
    )
    batch: int = batch_setting(32)
    weight_decay: float = setting(
        0.0,
        tr("Weight decay"),
        description=tr("Pulls weights towards 0 against overfitting."),
        minimum=0.0,
        maximum=10.0,
    )
