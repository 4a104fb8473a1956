"""What is chosen of attention: a head, a row of it, a view of them; and what is under the pointer. Arithmetic only."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from scoutview.panels.attention.facts_plan import Head


@dataclass(frozen=True)
class HeadChoice:
    """Of attention (layers, heads, tokens, tokens), whose shape each method is told; None: nothing chosen yet."""

    head: Head | None = None
    row: int | None = None
    over_run: bool = False
    pattern: str | None = None  # that the run is told of
    hovered_head: Head | None = None
    hovered_cell: tuple[int, int] | None = None  # row, and column or -1 on the labels

    @classmethod
    def of_settings(cls, settings: Mapping[str, Any]) -> "HeadChoice":
        """As `to_settings` wrote it, or with a layer and a head apart. What makes no sense is left out."""
        head, row, pattern = settings.get("head"), settings.get("row"), settings.get("pattern")
        if "layer" in settings:
            head = [settings["layer"], head]
        is_head = isinstance(head, list | tuple) and len(head) == 2 and all(map(_is_index, head))
        return cls(
            (head[0], head[1]) if is_head and head else None,
            row if _is_index(row) else None,
            settings.get("view") == "run",
            pattern if isinstance(pattern, str) else None,
        )

    def to_settings(self) -> dict[str, Any]:
        """JSON-able, to be kept."""
        head = None if self.head is None else list(self.head)
        return {"head": head, "row": self.row, "view": "run" if self.over_run else "text", "pattern": self.pattern}

    def kept_head(self, shape: Sequence[int]) -> Head:
        """The chosen head, or the last layer's first."""
        return self.head if self.head is not None and _is_in(self.head, shape) else (shape[0] - 1, 0)

    def kept_row(self, shape: Sequence[int]) -> int:
        """The chosen row, or the last token's."""
        last = shape[-1] - 1
        return last if self.row is None or self.row > last else self.row

    def shown_head(self, shape: Sequence[int]) -> Head:
        """The head to read: the one under the pointer, or the chosen one."""
        return self.hovered_head or self.kept_head(shape)

    def shown_row(self, shape: Sequence[int]) -> int:
        """The row to read."""
        return self.hovered_cell[0] if self.hovered_cell else self.kept_row(shape)

    def within(self, shape: Sequence[int]) -> "HeadChoice":
        """What is under the mouse stays a preview only while it is still there."""
        head = self.hovered_head if self.hovered_head and _is_in(self.hovered_head, shape) else None
        cell = self.hovered_cell if self.hovered_cell and max(self.hovered_cell) < shape[-1] else None
        return replace(self, hovered_head=head, hovered_cell=cell)


def _is_index(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _is_in(head: Head, shape: Sequence[int]) -> bool:
    return head[0] < shape[0] and head[1] < shape[1]
