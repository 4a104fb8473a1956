#!/bin/sh
# safetensors 0.8.0: arrays whose memory does not lie row by row are written as if it did, and come back scrambled.
#
# Expected: safetensors.numpy.save writes what the array holds, as numpy.savez does (and as 0.7.0 did), or refuses, as
# safetensors.torch refuses a transposed tensor.
# Seen: shape and type come back right, the numbers are in another order, and nothing is said. Since 0.8.0 it is handed the
# address of the memory and its length, not the bytes in the order of the axes. No rare array: the weights of a linear layer
# transposed, every other row, or the components of scikit-learn's PCA, which lie column by column as the solver left them.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check numpy==2.4.6 scikit-learn==1.9.1
for version in 0.7.0 0.8.0; do
  "$folder/venv/bin/pip" install --quiet --disable-pip-version-check "safetensors==$version"
  "$folder/venv/bin/python" - <<'END'
import io

import numpy as np
import safetensors
from safetensors.numpy import load, save
from sklearn.decomposition import PCA

data = np.random.default_rng(0).normal(size=(100, 5)).astype(np.float32)
arrays = {
    "row by row": np.arange(6.0).reshape(2, 3),
    "transposed": np.arange(6.0).reshape(2, 3).T,
    "components of a PCA": PCA(n_components=3, svd_solver="full").fit(data).components_,
}
scrambled = []
for name, array in arrays.items():
    back = load(save({"array": array}))["array"]
    npz = io.BytesIO()
    np.savez(npz, array=array)
    npz.seek(0)
    assert np.array_equal(np.load(npz)["array"], array)
    assert back.shape == array.shape and back.dtype == array.dtype
    if not np.array_equal(back, array):
        scrambled.append(name)
print(f"safetensors {safetensors.__version__}: scrambled are {scrambled or 'none'}")
expected = ["transposed", "components of a PCA"] if safetensors.__version__ == "0.8.0" else []
assert scrambled == expected
END
done
