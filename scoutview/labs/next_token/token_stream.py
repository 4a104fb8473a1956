"""Tokens in a row, and the windows that training reads from it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor


@dataclass(frozen=True, eq=False)
class TokenStream:
    """Documents one after the other, the first-token mark before each and after the last.

    `ids` is (N) int64, `starts` (documents + 1) int64 the places of the marks.
    """

    ids: Tensor
    starts: Tensor

    @classmethod
    def of(cls, ids: np.ndarray, start_id: int) -> TokenStream:
        return cls(torch.from_numpy(ids), torch.from_numpy(np.flatnonzero(ids == start_id)))

    def windows(self, rng: torch.Generator, count: int, context: int) -> tuple[Tensor, Tensor]:
        """Inputs and the tokens that come next, (count, context) each; shorter where the stream is.

        An eighth begin with the first-token mark, as an empty probe does; an eighth with the token after it, as a typed
        text does; the others anywhere. In both eighths a document is as likely as it is long.
        """
        length = min(context, len(self.ids) - 1)
        last = len(self.ids) - 1 - length
        places = torch.randint(last + 1, (count,), generator=rng)
        kinds = torch.randint(8, (count,), generator=rng)
        marks = self.starts[torch.searchsorted(self.starts, places, right=True) - 1]
        places = torch.where(kinds == 0, marks, torch.where(kinds == 1, marks + 1, places)).clamp(max=last)
        windows = self.ids[places[:, None] + torch.arange(length + 1)]  # (count, length + 1)
        return windows[:, :-1].contiguous(), windows[:, 1:].contiguous()
