"""What is chosen of the heads: one, a token that looks and one looked at, what is told of them. Arithmetic only."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from scoutview.panels.attention.facts_plan import Head
from scoutview.panels.attention.head_plan import Spot

VIEWS = ("text", "steps", "run")


@dataclass(frozen=True)
class HeadChoice:
    """Of attention (layers, heads, tokens, tokens), whose shape each method is told; None: nothing chosen yet."""

    head: Head | None = None
    row: int | None = None
    key: int | None = None  # the token looked at whose share is told step by step
    view: str = "text"
    pattern: str | None = None  # that the run is told of
    stage: int | None = None  # of the way to that share; None: the first
    first: Head | None = None  # what is shown while no head is chosen; never kept
    hovered_head: Head | None = None
    hovered_spot: Spot | None = None

    @classmethod
    def of_settings(cls, settings: Mapping[str, Any]) -> "HeadChoice":
        """As `to_settings` wrote it, or with a layer and a head apart. What makes no sense is left out."""
        head, pattern, view = settings.get("head"), settings.get("pattern"), settings.get("view")
        row, key, stage = (_index(settings.get(name)) for name in ("row", "key", "stage"))
        if "layer" in settings:
            head = [settings["layer"], head]
        is_head = isinstance(head, list | tuple) and len(head) == 2 and all(map(_is_index, head))
        return cls(
            (head[0], head[1]) if is_head and head else None,
            row,
            None if row is None else key,
            view if view in VIEWS else "text",
            pattern if isinstance(pattern, str) else None,
            stage,
        )

    def to_settings(self) -> dict[str, Any]:
        """JSON-able, to be kept."""
        head = None if self.head is None else list(self.head)
        told = {"view": self.view, "pattern": self.pattern, "stage": self.stage}
        return {"head": head, "row": self.row, "key": self.key, **told}

    def is_own_choice(self, head: Head, shape: Sequence[int]) -> bool:
        """Whether a person chose this head."""
        return self.head is not None and _is_in(self.head, shape) and head == self.head

    def kept_head(self, shape: Sequence[int]) -> Head:
        """The chosen head; else the first one by the rule, where it is known, or the last layer's first."""
        wanted = (head for head in (self.head, self.first) if head is not None and _is_in(head, shape))
        return next(wanted, (shape[0] - 1, 0))

    def kept_row(self, shape: Sequence[int]) -> int:
        """The chosen row, or the last token's."""
        last = shape[-1] - 1
        return last if self.row is None or self.row > last else self.row

    def shown_head(self, shape: Sequence[int]) -> Head:
        """The head to read: the one under the pointer, or the chosen one."""
        return self.hovered_head or self.kept_head(shape)

    def shown_row(self, shape: Sequence[int]) -> int:
        """The row to read."""
        return self.hovered_spot.row if self.hovered_spot else self.kept_row(shape)

    def within(self, shape: Sequence[int]) -> "HeadChoice":
        """What is under the mouse stays a preview only while it is still there."""
        head = self.hovered_head if self.hovered_head and _is_in(self.hovered_head, shape) else None
        spot = self.hovered_spot if self.hovered_spot and max(self.hovered_spot[:2]) < shape[-1] else None
        return replace(self, hovered_head=head, hovered_spot=spot)


def _index(value: object) -> int | None:
    return value if isinstance(value, int) and _is_index(value) else None


def _is_index(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _is_in(head: Head, shape: Sequence[int]) -> bool:
    return head[0] < shape[0] and head[1] < shape[1]
