"""All panels, in the order they are offered; `panels` also has those of the plugins that the user allowed."""

from collections.abc import Sequence
from functools import cache

from scoutview.errors import UsageError
from scoutview.observation import Channel
from scoutview.panels.accuracy.panel import AccuracyOverSteps
from scoutview.panels.activation_maps.panel import ActivationMaps
from scoutview.panels.algorithm.panel import Algorithm
from scoutview.panels.answer_grid.panel import AnswerGrid
from scoutview.panels.answering.panel import Answering
from scoutview.panels.attention.panel import Attention
from scoutview.panels.bets.panel import BetsPanel
from scoutview.panels.board_in_network.panel import BoardInNetworkPanel
from scoutview.panels.chart.panel import ChartPanel
from scoutview.panels.circuit.panel import CircuitPanel
from scoutview.panels.denoising.panel import DenoisingStepper
from scoutview.panels.dial.panel import DialPanel
from scoutview.panels.embedding.panel import EmbeddingLookup
from scoutview.panels.feature_maps.panel import FeatureMaps
from scoutview.panels.feature_visualization.panel import FeatureVisualization
from scoutview.panels.isoflop.panel import Isoflop
from scoutview.panels.layer_pictures.panel import LayerPictures
from scoutview.panels.learning_curves.panel import LearningCurves
from scoutview.panels.legal_moves.panel import LegalMovesPanel
from scoutview.panels.loss_landscape.panel import LossLandscape
from scoutview.panels.made_of.panel import MadeOfPanel
from scoutview.panels.matrix_multiply.panel import MatrixMultiply
from scoutview.panels.measures.panel import MeasuresPanel
from scoutview.panels.neurons.panel import NeuronsPanel
from scoutview.panels.next_token.panel import NextTokenPanel
from scoutview.panels.number_circle.panel import NumberCircle
from scoutview.panels.occlusion.panel import OcclusionPanel
from scoutview.panels.of_plugins import PANEL_OF_PLUGIN
from scoutview.panels.one_step.panel import OneStepPanel
from scoutview.panels.one_unit.panel import OneUnitPanel
from scoutview.panels.one_weight.panel import OneWeight
from scoutview.panels.panel import Panel
from scoutview.panels.prediction.panel import Prediction
from scoutview.panels.residual_stream.panel import ResidualStreamPanel
from scoutview.panels.runs.panel import RunsPanel
from scoutview.panels.serial_or_parallel.panel import SerialOrParallel
from scoutview.panels.skills.panel import SkillsPanel
from scoutview.panels.spectrum.panel import FourierSpectrum
from scoutview.panels.state_over_time.panel import StateOverTime
from scoutview.panels.sums_by_size.panel import SumsBySize
from scoutview.panels.surgery.panel import SurgeryPanel
from scoutview.panels.wiring.panel import Wiring
from scoutview.plugins.allowed import allowed
from scoutview.plugins.plugin_classes import PluginClasses, classes_of

PANELS: tuple[type[Panel], ...] = (
    EmbeddingLookup,
    MatrixMultiply,
    Attention,
    CircuitPanel,
    DenoisingStepper,
    ActivationMaps,
    FeatureVisualization,
    LearningCurves,
    Prediction,
    NextTokenPanel,
    ResidualStreamPanel,
    NeuronsPanel,
    Answering,
    AccuracyOverSteps,
    AnswerGrid,
    NumberCircle,
    FourierSpectrum,
    Algorithm,
    OneWeight,
    BetsPanel,
    SumsBySize,
    MeasuresPanel,
    RunsPanel,
    Isoflop,
    SerialOrParallel,
    SkillsPanel,
    LossLandscape,
    OneStepPanel,
    BoardInNetworkPanel,
    LegalMovesPanel,
    SurgeryPanel,
    Wiring,
    OneUnitPanel,
    DialPanel,
    StateOverTime,
    OcclusionPanel,
    LayerPictures,
    FeatureMaps,
    MadeOfPanel,
    ChartPanel,
)


def panels() -> tuple[type[Panel], ...]:
    """ScoutView's own, then those of plugins."""
    return (*PANELS, *plugin_panels().classes)


def plugin_panels() -> PluginClasses:
    """Those of the plugins that are allowed so far, which are imported now."""
    return _panels_of(allowed())


@cache
def _panels_of(plugins: tuple[str, ...]) -> PluginClasses:
    return classes_of(plugins, PANEL_OF_PLUGIN, PANELS)


def panel_named(name: str) -> type[Panel]:
    """The panel of this name.

    Raises:
        UsageError: there is none; the sentence lists those there are.
    """
    for panel in panels():
        if panel.name == name:
            return panel
    raise UsageError(f"There is no panel “{name}”: there are {', '.join(panel.name for panel in panels())}.")


def panels_for(channels: Sequence[Channel]) -> tuple[type[Panel], ...]:
    """The panels that these channels can feed."""
    names = {channel.name for channel in channels}
    return tuple(panel for panel in panels() if panel.needs <= names)
