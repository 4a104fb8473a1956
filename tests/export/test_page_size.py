"""How large a page is: 60 frames of any two panels of a sample take at most 5 MB."""

import pytest

from scoutview.app import sample_recordings
from scoutview.export.feeding import Feeder
from scoutview.export.page_panels import PagePanels
from scoutview.export.page_parts import Drawings, layouts_for
from scoutview.export.page_plan import USUAL_FRAMES, spread_frames
from scoutview.graphics.base.theme import THEMES
from scoutview.labs.registry import LABS, lab_of_recording
from scoutview.panels.panel import Panel
from scoutview.panels.registry import panel_named, panels_for
from scoutview.recording.reader import Recording
from scoutview.talks.scene import PanelView

pytestmark = pytest.mark.usefixtures("qapp")

MOST_BYTES = 5_000_000
BESIDE = 200_000  # style, script, words, and the first frame once more
LOOKED_AT = 4  # frames, from the first to the last
TRAINED_HERE = [lab.name for lab in LABS if lab.sample is not None and not lab.trained_elsewhere]


def told_bytes(name: str, panel_class: type[Panel]) -> float:
    """What the drawings of a panel take on a page of the usual number of frames, told from a few."""
    with Recording.open(sample_recordings()[name]) as recording:
        lab = lab_of_recording(recording)
        feeder = Feeder(recording, lab, lab.default_probe())
        view = PanelView(panel_class.name)
        panels = PagePanels([panel_class], [view], layouts_for(2), THEMES["light"], feeder)
        drawings, sizes = Drawings(), []
        for step in spread_frames(recording.steps.tolist(), LOOKED_AT):
            drawings.add(panels.drawn(step).svgs[0])
            sizes.append(len(drawings.packed()))
    return sizes[0] + (sizes[-1] - sizes[0]) / (len(sizes) - 1) * (USUAL_FRAMES - 1)


def test_the_heaviest_panel_leaves_room_for_another_on_a_page() -> None:
    assert 1_000_000 < told_bytes("next_token", panel_named("matrix_multiply")) < 0.64 * MOST_BYTES


@pytest.mark.slow
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("name", TRAINED_HERE)
def test_sixty_frames_of_any_two_panels_of_a_sample_are_a_small_page(name: str) -> None:
    with Recording.open(sample_recordings()[name]) as recording:
        fed = panels_for(lab_of_recording(recording).channels)
    sizes = {panel.name: told_bytes(name, panel) for panel in fed}
    heaviest = sorted(sizes.values())[-2:]
    assert sum(heaviest) + BESIDE <= MOST_BYTES, sizes
