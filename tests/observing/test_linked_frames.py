"""Weights that are linked do not travel: where they are does."""

import json
from pathlib import Path

import numpy as np
import safetensors.numpy

from scoutview.observing.wire import linked_of_values, values_of_linked
from scoutview.recording.linked import LinkedTensor, LinkedWeights, hash_of, linked_file


def test_linked_weights_are_found_again_where_they_were_said_to_be(tmp_path: Path) -> None:
    matrix = np.arange(12, dtype=np.float32).reshape(3, 4)
    path = tmp_path / "größe.safetensors"
    safetensors.numpy.save_file({"a": matrix}, path)
    begin = path.stat().st_size - matrix.nbytes
    file = linked_file(path, tmp_path, hash_of(path, 0, 0))
    weights = LinkedWeights((file,), {"a.ü": LinkedTensor(0, "float32", (4, 3), (1, 4), begin)}, tmp_path)
    told = linked_of_values(json.loads(json.dumps(values_of_linked(weights))))
    assert list(told) == ["a.ü"]
    np.testing.assert_array_equal(told["a.ü"], matrix.T)
    assert told.folder == tmp_path
