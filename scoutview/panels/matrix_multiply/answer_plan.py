"""A matrix product as a lab answers it. Arithmetic only."""

from collections.abc import Sequence

from scoutview.frame import Arrays
from scoutview.graphics.base.token_label import token_label
from scoutview.panels.matrix_multiply.patches_plan import patches_from
from scoutview.panels.matrix_multiply.product_plan import Product

PRODUCT = ("product_site", "product_input", "product_weight", "product_bias", "product_output")
LABELS = ("product_row_labels", "product_inner_labels", "product_column_labels")
PATCHES = ("product_maps", "product_patches")
ROW_PICTURES = "product_row_pictures"
NAMES = ("input", "weight", "output")


def product_from(answers: Arrays) -> Product | None:
    """The product among these answers; with its picture, or those of its rows, where a lab tells of them."""
    if not all(channel in answers for channel in (*PRODUCT, *LABELS)):
        return None
    site, given, weight, bias, output = (answers[channel] for channel in PRODUCT)
    rows, inner, columns = (_labels_from(answers[channel].tolist()) for channel in LABELS)
    has_patches = all(channel in answers for channel in PATCHES)
    patches = patches_from(*(answers[channel] for channel in PATCHES)) if has_patches else None
    pictures = answers.get(ROW_PICTURES)
    pictures = pictures if pictures is not None and len(pictures) else None
    return Product(str(site), given, weight, bias, output, rows, inner, columns, NAMES, patches, pictures)


def _labels_from(texts: Sequence[str]) -> tuple[str, ...]:
    return tuple(token_label(text) if text else "" for text in texts) if any(texts) else ()
