"""The one setting of the lab: what is opened."""

from __future__ import annotations

from dataclasses import dataclass

from scoutview.labs.trained_elsewhere import SettingsTrainedElsewhere
from scoutview.language import tr
from scoutview.settings import setting


@dataclass(frozen=True, kw_only=True)
class LanguageModelSettings(SettingsTrainedElsewhere):
    """Where the model is that a recording is made of. A recording needs it no more, unless it is linked."""

    text: str = setting(
        "",
        tr("Text"),
        description=tr("A text file, of which the first 64 KB go along: neurons are looked for in it."),
    )
    model: str = setting(
        "",
        tr("Model"),
        description=tr(
            "A Hugging Face folder, a folder of checkpoints, nanoGPT's ckpt.pt or a file of TransformerLens."
        ),
    )
