"""What docs/python.md says is so: its code runs, and gives what the page says it does."""

import re
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from scoutview.resources import resource

PAGE = Path(__file__).parents[2] / "docs" / "python.md"
GIVES = re.compile(r"^(?P<expression>\S.*?)  # gives (?P<told>.*)$", re.MULTILINE)


def test_the_page_of_python_gives_what_it_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copy(resource("recordings", "next_token.scout"), tmp_path / "run.scout")
    monkeypatch.chdir(tmp_path)
    blocks = re.findall(r"```python\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    names: dict[str, Any] = {}
    seen = 0
    try:
        for block in blocks:
            exec(block, names)  # the page's own code
            for line in GIVES.finditer(block):
                assert _as_one_prints(eval(line["expression"], names)) == line["told"]
                seen += 1
    finally:
        names["run"].close()
    assert seen > 15


def _as_one_prints(value: Any) -> str:
    return repr(value).replace(", dtype=int64", "") if isinstance(value, np.ndarray) else repr(value)
