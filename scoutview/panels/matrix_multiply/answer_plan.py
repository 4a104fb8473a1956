"""A matrix product as a lab answers it. Arithmetic only."""

from collections.abc import Sequence

from scoutview.graphics.base.token_label import token_label
from scoutview.observation import Observation
from scoutview.panels.matrix_multiply.patches_plan import patches_from
from scoutview.panels.matrix_multiply.product_plan import Product

PRODUCT = ("product_site", "product_input", "product_weight", "product_bias", "product_output")
LABELS = ("product_row_labels", "product_inner_labels", "product_column_labels")
PATCHES = ("product_maps", "product_patches")
NAMES = ("input", "weight", "output")


def product_from(observation: Observation) -> Product | None:
    """The product in an observation; with the patches of its picture where a lab tells of them."""
    if not observation.has(*PRODUCT, *LABELS):
        return None
    site, given, weight, bias, output = (observation[channel] for channel in PRODUCT)
    rows, inner, columns = (_labels_from(observation[channel].tolist()) for channel in LABELS)
    patches = patches_from(*(observation[name] for name in PATCHES)) if observation.has(*PATCHES) else None
    return Product(str(site), given, weight, bias, output, rows, inner, columns, NAMES, patches)


def _labels_from(texts: Sequence[str]) -> tuple[str, ...]:
    return tuple(token_label(text) if text else "" for text in texts) if any(texts) else ()
