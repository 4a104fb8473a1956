#!/bin/sh
# scikit-learn 1.9.1: PCA of float32 numbers that lie far from zero finds directions which are not there.
#
# Expected: PCA centres its data first, so the same cloud moved away from zero has the same components, within the rounding
# of the float32 input.
# Seen: a cloud of standard deviations 1 to 10 around 100 000 (air pressure in pascals is such a number) gets components that
# have hardly anything of the true ones and a first variance hundreds of times too large, without a warning. For many rows
# and few columns the solver "auto" means "covariance_eigh", which takes n * mean * mean' off X'X instead of centring, and
# what float32 has left of that is rounding. The same float32 array is solved right by svd_solver="full", and by "auto" once
# it is turned into float64: nothing is missing from the input.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check scikit-learn==1.9.1 numpy==2.4.6 scipy==1.17.1
"$folder/venv/bin/python" - <<'END'
import warnings

import numpy as np
import sklearn
from sklearn.decomposition import PCA

warnings.simplefilter("error")
cloud = np.random.default_rng(0).normal(size=(1000, 10)) * np.arange(1, 11)
true = PCA(n_components=3, svd_solver="full").fit(cloud)
print(f"scikit-learn {sklearn.__version__}, true variances {true.explained_variance_.round(1)}")


def agreement(data, **solver):
    """How far the components point along the true ones (1 is the same line), and the first variance against the true one."""
    found = PCA(n_components=3, **solver).fit(data)
    cosines = np.abs((found.components_ * true.components_).sum(axis=1))
    share = found.explained_variance_[0] / true.explained_variance_[0]
    print(f"{data.dtype}, mean {data.mean():.0f}, {solver or 'auto'}: cosines {cosines.round(3)}, first variance x {share:.2f}")
    return cosines, share


near, far = cloud.astype(np.float32), (cloud + 100_000).astype(np.float32)
assert agreement(near)[0].min() > 0.999
for right in (agreement(far, svd_solver="full"), agreement(far.astype(np.float64))):
    assert right[0].min() > 0.999 and abs(right[1] - 1) < 0.01
cosines, share = agreement(far)
assert PCA(n_components=3).fit(far)._fit_svd_solver == "covariance_eigh", "auto means another solver now"
assert cosines.max() < 0.9 and share > 10, "it is as good as in float64 now"
END
