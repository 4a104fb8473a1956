"""Which chart is asked for."""

from __future__ import annotations

from dataclasses import dataclass

from scoutview.language import tr
from scoutview.probe import Probe
from scoutview.settings import setting

CHARTS = (
    "big bench",
    "medical exams",
    "nine qualities",
    "tale of the tape",
    "compute per dollar",
    "compute optimal",
    "foretold",
)  # in the order of the talk; `big bench` is the file `big_bench.json` of `resources/charts`


@dataclass(frozen=True, kw_only=True)
class ChartProbe(Probe):
    """The chart of this name."""

    chart: str = setting(CHARTS[0], tr("Chart"), description=tr("What others measured."), choices=CHARTS, field_px=170)
