"""Tables as a script prints them and a notebook shows them; and what prints as one."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape


@dataclass(frozen=True)
class PrintedTable:
    """Rows of as many cells as there are `heads`."""

    title: str
    heads: Sequence[str]
    rows: Sequence[Sequence[str]]

    @property
    def text(self) -> str:
        """Columns side by side, the title above."""
        widths = [max(map(len, column)) for column in zip(self.heads, *self.rows, strict=True)]
        lines = (
            "  ".join(f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True)).rstrip()
            for row in (self.heads, *self.rows)
        )
        return "\n".join([self.title, *lines])

    @property
    def html(self) -> str:
        """The same for a notebook."""
        above = "".join(f'<th style="text-align:left">{escape(head)}</th>' for head in self.heads)
        below = "".join(
            "<tr>" + "".join(f'<td style="text-align:left">{escape(cell)}</td>' for cell in row) + "</tr>"
            for row in self.rows
        )
        return f"<p>{escape(self.title)}</p><table><thead><tr>{above}</tr></thead><tbody>{below}</tbody></table>"


class PrintsAsTable:
    """What is printed, and shown by a notebook, as a table."""

    @property
    def _table(self) -> PrintedTable:
        raise NotImplementedError

    def __repr__(self) -> str:
        return self._table.text

    def _repr_html_(self) -> str:
        return self._table.html
