"""Tables as a script prints them and a notebook shows them."""

from collections.abc import Sequence
from html import escape

Rows = Sequence[Sequence[str]]


def text_table(title: str, heads: Sequence[str], rows: Rows) -> str:
    """Columns side by side, the title above."""
    widths = [max(map(len, column)) for column in zip(heads, *rows, strict=True)]
    lines = (
        "  ".join(f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in (heads, *rows)
    )
    return "\n".join([title, *lines])


def html_table(title: str, heads: Sequence[str], rows: Rows) -> str:
    """The same for a notebook."""
    above = "".join(f'<th style="text-align:left">{escape(head)}</th>' for head in heads)
    below = "".join(
        "<tr>" + "".join(f'<td style="text-align:left">{escape(cell)}</td>' for cell in row) + "</tr>" for row in rows
    )
    return f"<p>{escape(title)}</p><table><thead><tr>{above}</tr></thead><tbody>{below}</tbody></table>"
