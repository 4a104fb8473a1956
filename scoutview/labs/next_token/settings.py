"""Settings of the lab: what the model trains on, its size and its optimizer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from scoutview.errors import UserError
from scoutview.labs.next_token.recipe import RECIPES
from scoutview.language import tr
from scoutview.settings import Preset, Settings, Value, learning_rate_setting, setting, steps_setting

ISOFLOP: Mapping[str, Value] = {
    "corpus": "python",
    "tokens": "characters",
    "architecture": "gpt2",
    "layers": 2,
    "heads": 2,
    "context": 32,
    "batch": 32,
    "recipe": "usual",
    "optimizer": "adamw",
    "learning_rate": 0.08,
    "schedule": "constant",
    "rate_width": 16,
    "average": "polynomial",
    "evaluated": 128,
}

RECURRENT = ("lstm", "mingru")  # architectures that read token by token


@dataclass(frozen=True, kw_only=True)
class NextTokenSettings(Settings):
    steps: int = steps_setting(400)
    learning_rate: float = learning_rate_setting(
        0.02,
        tr(
            "How far each step moves the matrices of the blocks under Muon; all that AdamW moves goes a fifth as far,"
            " or half as far beside Muon with the recipe for long text."
        ),
    )
    corpus: str = setting(
        "stories",
        tr("Text"),
        description=tr("Made-up stories, Python's reference, or a .txt file of your own."),
        choices=("stories", "python"),
        path=True,
    )
    tokens: str = setting(
        "words",
        tr("Tokens"),
        description=tr("Words and word parts (byte-pair encoding), or single characters."),
        choices=("words", "characters"),
    )
    vocabulary: int = setting(
        0,
        tr("Vocabulary"),
        description=tr("How many words and word parts; 0 is 512 for the stories and 2,048 for other text."),
        minimum=0,
        maximum=32_768,
    )
    architecture: str = setting(
        "conv-transformer",
        tr("Architecture"),
        description=tr(
            "A transformer with causal convolutions, which learns sooner, or a plain one as GPT-2; or a network"
            " that reads token by token: an LSTM, or a minGRU, whose products need no token before."
        ),
        choices=("conv-transformer", "gpt2", *RECURRENT),
        formerly="gpt2",
    )
    layers: int = setting(
        2,
        tr("Blocks"),
        description=tr("Each is attention (in a minGRU a recurrence), then an MLP; in an LSTM a layer of cells."),
        minimum=1,
        maximum=24,
    )
    heads: int = setting(
        4,
        tr("Heads"),
        description=tr("Of attention, in each block; without meaning where there is none."),
        minimum=1,
        maximum=32,
    )
    width: int = setting(
        96, tr("Width"), description=tr("Numbers per token inside the model."), minimum=4, maximum=1024
    )
    context: int = setting(
        64,
        tr("Context"),
        description=tr("How many tokens back the model can look."),
        minimum=2,
        maximum=1024,
        unit=tr("tokens"),
    )
    batch: int = setting(
        0,
        tr("Batch"),
        description=tr("Pieces of text per step; 0 is as the recipe says: 32, for long text 48."),
        minimum=0,
        maximum=1024,
    )
    recipe: str = setting(
        "auto",
        tr("Recipe"),
        description=tr(
            "How the tables of tokens begin, and how AdamW moves them. “auto” is for long text where there are"
            " at least 200,000 tokens to train on and more than 512 in the vocabulary."
        ),
        choices=("auto", *RECIPES),
        formerly="usual",
    )
    optimizer: str = setting(
        "muon32",
        tr("Optimizer"),
        description=tr(
            "Muon for the matrices of the blocks with AdamW for the rest, or AdamW for all. “muon” is torch's,"
            " in 16 bits: slow on many processors."
        ),
        choices=("muon32", "muon", "adamw"),
    )

    schedule: str = setting(
        "decay",
        tr("Rate over the run"),
        description=tr("After the warm-up the learning rate falls over the last half of the run, or it stays."),
        choices=("decay", "constant"),
    )
    rate_width: int = setting(
        0,
        tr("Width of the rate"),
        description=tr(
            "The width that the learning rate is for: a model of another one goes √(this / its width) as far."
            " 0: the same for all."
        ),
        minimum=0,
        maximum=1024,
    )
    average: str = setting(
        "none",
        tr("Averaged weights"),
        description=tr(
            "“polynomial” shows and measures an average over the last ninth of the run so far (η = 8), in place"
            " of the newest weights: as good as after a falling rate, at every moment of a run."
        ),
        choices=("none", "polynomial"),
    )
    evaluated: int = setting(
        12,
        tr("Unseen pieces"),
        description=tr("Pieces of held-out text, each as long as the context, on which every frame is measured."),
        minimum=1,
        maximum=1024,
    )
    presets: ClassVar[tuple[Preset, ...]] = (
        Preset("usual", tr("Usual"), tr("Made-up stories in words, read by what learns them within seconds."), {}),
        Preset(
            "lstm",
            "LSTM",
            tr(
                "Reads token by token and keeps a memory, as was usual before transformers. It takes more steps, each"
                " of them quicker."
            ),
            {"architecture": "lstm", "layers": 1, "width": 128, "learning_rate": 0.04, "steps": 900},
        ),
        Preset(
            "mingru",
            "minGRU",
            tr("Keeps a memory as an LSTM does, but computes nearly all of it at once."),
            {"architecture": "mingru", "optimizer": "adamw", "steps": 600},
        ),
        Preset(
            "isoflop",
            tr("isoFLOP curves"),
            tr(
                "A small plain model of characters, a learning rate that stays, and averaged weights, so that a run"
                " can be read at any budget. Train several widths as a sweep: which size is best for so much computing?"
            ),
            ISOFLOP,
        ),
    )

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.architecture not in RECURRENT and self.width % self.heads:
            raise UserError(
                tr("Width (width) should be a multiple of the {heads} heads, not {width}.").format(
                    heads=self.heads, width=self.width
                )
            )
