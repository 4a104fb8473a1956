"""What a minGRU computes besides its learned products."""

from __future__ import annotations

from scoutview.models.mingru import MinGRU


def recurrence_operations(model: MinGRU, tokens: int) -> dict[str, tuple[int, int]]:
    """Multiplications and additions of the convolutions, as those of a transformer count, and of the scan.

    The scan is a multiply-add for each token and cell; before the first token stand zeros, which count as any number.
    """
    others = {}
    for number, block in enumerate(model.blocks):
        mixed, scanned = (tokens * size for size in (block.convolution_1.weight.numel(), block.recurrence.cells))
        others[f"block.{number}.convolution_1"] = (mixed, mixed)
        others[f"block.{number}.recurrence.scan"] = (scanned, scanned)
    return others
