"""Charts: what others measured, read from their papers, each number with its source."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from scoutview.errors import UserError
from scoutview.frame import Arrays
from scoutview.labs.charts.channels import ASKED, chart_channels
from scoutview.labs.charts.chart_file import Chart, chart_from_bytes
from scoutview.labs.charts.probe import CHARTS, ChartProbe
from scoutview.labs.declaration import Column, ProbeEntry, Row, SampleTraining, ShownChannel, Thumbnail
from scoutview.labs.trained_elsewhere import LabTrainedElsewhere, SettingsTrainedElsewhere
from scoutview.language import tr
from scoutview.observation import Question
from scoutview.resources import resource
from scoutview.settings import Settings

if TYPE_CHECKING:
    import torch
    from torch import nn

FOLDER, ENDING = "charts", ".json"


class Charts(LabTrainedElsewhere[SettingsTrainedElsewhere, ChartProbe]):
    """There is no model: a recording carries the files of the charts, and its one frame has no weights."""

    name = "charts"
    title = tr("Charts")
    summary = tr("What others measured, with sources.")
    has_model = False
    loss_unit = ""
    trained_elsewhere = tr("Nothing is trained here: these numbers were read from papers.")
    Settings: ClassVar[type[Settings]] = SettingsTrainedElsewhere
    channels = chart_channels()
    arrangement = (Column(1, (Row(1, ("chart", "learning_curves", "runs")),)),)
    thumbnail = Thumbnail("points", (ShownChannel("chart_points"),))
    probe_entry = ProbeEntry("fields", example="chart=medical exams")
    sample = SampleTraining(frames=1)

    def assets(self) -> Mapping[str, bytes]:
        return dict(self.given_assets) if self.given_assets is not None else self._shipped

    @cached_property
    def _shipped(self) -> Mapping[str, bytes]:
        files = [f"{name.replace(' ', '_')}{ENDING}" for name in CHARTS]
        return {file: resource(FOLDER, file).read_bytes() for file in files}

    @cached_property
    def charts(self) -> Mapping[str, Chart]:
        """All of them by name, checked.

        Raises:
            UserError: one of the files is no chart.
        """
        return {
            name.removesuffix(ENDING).replace("_", " "): chart_from_bytes(content, name)
            for name, content in self.assets().items()
            if name.endswith(ENDING)
        }

    def data_title(self) -> str:
        return tr("read from papers")

    def build_model(self, rng: torch.Generator) -> nn.Module:
        from torch import nn

        return nn.Module()

    # asking

    def default_probe(self) -> ChartProbe:
        return ChartProbe()

    def observe(
        self, model: nn.Module, probe: ChartProbe, questions: Collection[Question]
    ) -> Mapping[Question, Arrays]:
        from scoutview.labs.charts.answers import chart_arrays

        chart = self.charts.get(probe.chart)
        if chart is None:
            raise UserError(
                tr("This recording has no chart “{chart}”: it has {charts}.").format(
                    chart=probe.chart, charts=", ".join(self.charts)
                )
            )
        return {question: chart_arrays(chart) for question in questions if question.name == ASKED}
