"""A word of the field, what it means, and where it is to be seen. Plain data."""

from collections.abc import Sequence
from dataclasses import dataclass
from unicodedata import normalize

# The lab whose sample a panel is shown with; none where no sample has what it shows.
SHOWN_WITH = {
    "embedding": "next_token",
    "matrix_multiply": "next_token",
    "attention": "next_token",
    "circuit": "next_token",
    "denoising": "denoising",
    "activation_maps": "digits",
    "feature_visualization": "digits",
    "learning_curves": "next_token",
    "prediction": "next_token",
    "next_token": "next_token",
    "residual_stream": "next_token",
    "neurons": "next_token",
    "answering": "",
    "accuracy": "grokking",
    "answer_grid": "grokking",
    "number_circle": "grokking",
    "spectrum": "grokking",
    "algorithm": "grokking",
    "one_weight": "next_token",
    "bets": "bets",
    "sums_by_size": "sums",
    "measures": "",
    "runs": "next_token",
    "isoflop": "next_token",
    "serial_or_parallel": "next_token",
    "skills": "skills",
    "loss_landscape": "next_token",
    "one_step": "next_token",
    "board_in_network": "othello",
    "legal_moves": "othello",
    "surgery": "othello",
    "wiring": "modular",
    "one_unit": "reviews",
    "dial": "reviews",
    "state_over_time": "reviews",
    "occlusion": "photos",
    "layer_pictures": "photos",
    "feature_maps": "photos",
    "made_of": "photos",
    "chart": "charts",
}


@dataclass(frozen=True)
class FieldTerm:
    """`word`, what it means in plain sentences, the names of panels that show it, and other words to search it by.

    `lab` is the one whose sample shows it best, where that is another than the panels are usually shown with.
    """

    word: str
    meaning: str
    panels: tuple[str, ...] = ()
    others: str = ""
    lab: str = ""

    def shown_with(self, panel: str) -> str:
        """The lab with whose sample this panel shows it; none where no sample has what it shows."""
        return self.lab or SHOWN_WITH[panel]


def in_order(terms: Sequence[FieldTerm]) -> tuple[FieldTerm, ...]:
    """As in a dictionary."""
    return tuple(sorted(terms, key=lambda term: normalize("NFKD", term.word.casefold())))
