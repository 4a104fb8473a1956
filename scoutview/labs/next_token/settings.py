"""Settings of the lab: what the model trains on, its size and its optimizer."""

from __future__ import annotations

from dataclasses import dataclass

from scoutview.errors import UserError
from scoutview.labs.next_token.recipe import RECIPES
from scoutview.settings import Settings, learning_rate_setting, setting, steps_setting

RECURRENT = ("lstm", "mingru")  # architectures that read token by token


@dataclass(frozen=True, kw_only=True)
class NextTokenSettings(Settings):
    steps: int = steps_setting(400)
    learning_rate: float = learning_rate_setting(
        0.02,
        "How far each step moves the matrices of the blocks under Muon; all that AdamW moves goes a fifth as far, or"
        " half as far beside Muon with the recipe for long text.",
    )
    corpus: str = setting(
        "stories",
        "Text",
        description="Made-up stories, Python's reference, or a .txt file of your own.",
        choices=("stories", "python"),
        path=True,
    )
    tokens: str = setting(
        "words",
        "Tokens",
        description="Words and word parts (byte-pair encoding), or single characters.",
        choices=("words", "characters"),
    )
    vocabulary: int = setting(
        0,
        "Vocabulary",
        description="How many words and word parts; 0 is 512 for the stories and 2,048 for other text.",
        minimum=0,
        maximum=32_768,
    )
    architecture: str = setting(
        "conv-transformer",
        "Architecture",
        description="A transformer with causal convolutions, which learns sooner, or a plain one as GPT-2; or a network"
        " that reads token by token: an LSTM, or a minGRU, whose products need no token before.",
        choices=("conv-transformer", "gpt2", *RECURRENT),
        formerly="gpt2",
    )
    layers: int = setting(
        2,
        "Blocks",
        description="Each is attention (in a minGRU a recurrence), then an MLP; in an LSTM a layer of cells.",
        minimum=1,
        maximum=24,
    )
    heads: int = setting(
        4,
        "Heads",
        description="Of attention, in each block; without meaning where there is none.",
        minimum=1,
        maximum=32,
    )
    width: int = setting(96, "Width", description="Numbers per token inside the model.", minimum=4, maximum=1024)
    context: int = setting(
        64, "Context", description="How many tokens back the model can look.", minimum=2, maximum=1024, unit="tokens"
    )
    batch: int = setting(
        0,
        "Batch",
        description="Pieces of text per step; 0 is as the recipe says: 32, for long text 48.",
        minimum=0,
        maximum=1024,
    )
    recipe: str = setting(
        "auto",
        "Recipe",
        description="How the tables of tokens begin, and how AdamW moves them. “auto” is for long text where there are"
        " at least 200,000 tokens to train on and more than 512 in the vocabulary.",
        choices=("auto", *RECIPES),
        formerly="usual",
    )
    optimizer: str = setting(
        "muon32",
        "Optimizer",
        description="Muon for the matrices of the blocks with AdamW for the rest, or AdamW for all. “muon” is torch's,"
        " in 16 bits: slow on many processors.",
        choices=("muon32", "muon", "adamw"),
    )

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.architecture not in RECURRENT and self.width % self.heads:
            raise UserError(f"Width (width) should be a multiple of the {self.heads} heads, not {self.width}.")
