"""How a text is learned where the settings leave it open."""

from __future__ import annotations

from dataclasses import dataclass

FEW_WORDS = 512  # tokens in the vocabulary, as the stories have: none of them is rare
LONG_TEXT = 200_000  # tokens; of a shorter text a run reads every token more than four times


@dataclass(frozen=True)
class Recipe:
    """What suits one kind of text.

    Attributes:
        batch: pieces of text per step.
        table_spread: standard deviation of the untrained table of tokens, where the architecture convolves.
        adamw_share: how far AdamW goes beside Muon, of the learning rate: their steps are of two kinds.
        table_decay: weight decay of the tables of tokens, embedding and unembedding, beside Muon.
    """

    batch: int
    table_spread: float
    adamw_share: float
    table_decay: float = 0


# The row of a rare token is seldom moved: drawn large, it stays near the noise that it began as. So in a long text rows
# begin small, go farther at a time and are let shrink. A short text would only be learned by heart sooner, and frequent
# tokens are learned sooner from rows that differ from the beginning.
RECIPES = {
    "usual": Recipe(batch=32, table_spread=0.5, adamw_share=0.2),
    "long-text": Recipe(batch=48, table_spread=0.05, adamw_share=0.5, table_decay=0.5),
}


def recipe_for(choice: str, vocabulary: int, text_tokens: int) -> Recipe:
    """That of this name; `auto` is what suits so many tokens of text, made of a vocabulary of this size."""
    fitting = "long-text" if vocabulary > FEW_WORDS and text_tokens >= LONG_TEXT else "usual"
    return RECIPES[fitting if choice == "auto" else choice]
