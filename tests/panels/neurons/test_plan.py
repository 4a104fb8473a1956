"""Where the parts of the neurons panel go."""

import pytest

from scoutview.panels.neurons.plan import arrange_neuron, arrange_search


@pytest.mark.parametrize("size", [(280, 300), (544, 540), (1100, 700)])
def test_parts_never_overlap(size: tuple[int, int]) -> None:
    for places in (arrange_neuron(*size, tokens=48), arrange_search(*size, words=36)):
        boxes = [box for box in vars(places).values() if box.height > 0]
        assert not any(one.overlaps(other) for one in boxes for other in boxes if one is not other)
