"""Fills the tables of docs/benchmarks.md and docs/robustness.md with what `make benchmark` and `make torture` found.

`python -m tools.tables benchmark` or `torture`: the rows between the two marks of the page are replaced by those of
build/benchmark.json or build/torture.json. `python -m tools.tables benchmark --some`: a row that was not measured this
time stays as it is.
"""

import json
import os
import platform
import sys
from collections.abc import Callable, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

import PySide6

ROOT = Path(__file__).parents[1]
BEGIN, END = "<!-- table -->", "<!-- end of the table -->"
Row = Mapping[str, Any]


def benchmark_table(rows: Sequence[Row]) -> str:
    """What was compared, the ratio's median and range, and whether it met its goal."""
    lines = ["| ours / theirs | ratio | goal | counted | |", "|---|---|---|---|---|"]
    for row in rows:
        ratio = _number(row["ratio"])
        if row["low"] != row["high"]:
            ratio += f" ({_number(row['low'])} to {_number(row['high'])})"
        met = {True: "", False: ", missed", None: ""}[row["met"]]
        lines.append(f"| {row['row']} | {ratio} | {row['goal']}{met} | {row['counted']:,} | {row['remark']} |")
    return "\n".join([*lines, "", _machine()])


def torture_table(rows: Sequence[Row]) -> str:
    """What was tried, how often, what was lost."""
    lines = ["| what was tried | how often | lost | |", "|---|---|---|---|"]
    for row in rows:
        lost = row["lost"] or "nothing"
        lines.append(f"| {row['tried']} | {row['times']:,} | {lost} | {row['remark']} |")
    seconds = sum(row["seconds"] for row in rows)
    return "\n".join([*lines, "", f"{_machine()} It took {seconds / 60:.0f} minutes."])


def filled(page: str, table: str, *, some: bool = False) -> str:
    """The page with this table in place of the one that it has; if `some`, with the rows of that one which it lacks.

    Raises:
        ValueError: it has no place for one.
    """
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"The page should have the lines {BEGIN} and {END}.")
    if some:
        table = _merged(rest.partition(END)[0], table)
    return f"{before}{BEGIN}\n\n{table}\n\n{END}{after}"


def _merged(older: str, newer: str) -> str:
    """The older table, with the rows of the newer one in place of those of the same name, or after all others."""
    ours, theirs = (
        {line.split(" | ")[0]: line for line in table.splitlines() if line.startswith("| ")} for table in (older, newer)
    )
    head, rule, *_ = newer.splitlines()
    (last,) = (line for line in newer.splitlines() if line.startswith("On "))
    rows = [line for name, line in (ours | theirs).items() if line != head]
    return "\n".join([head, rule, *rows, "", last])


def _number(value: float) -> str:
    return f"{value:.3g}" if value < 1000 else f"{value:,.0f}"


def _machine() -> str:
    torch, pyside = version("torch"), PySide6.__version__
    python = ".".join(platform.python_version_tuple()[:2])
    return f"On {os.cpu_count()} cores, {platform.system()}, Python {python}, torch {torch}, PySide6 {pyside}."


PAGES: Mapping[str, tuple[str, Callable[[Sequence[Row]], str]]] = {
    "benchmark": ("benchmarks.md", benchmark_table),
    "torture": ("robustness.md", torture_table),
}


def main(name: str, *options: str) -> None:
    page, table = PAGES[name]
    path = ROOT / "docs" / page
    rows = json.loads((ROOT / "build" / f"{name}.json").read_text(encoding="utf-8"))
    path.write_text(filled(path.read_text(encoding="utf-8"), table(rows), some="--some" in options), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
