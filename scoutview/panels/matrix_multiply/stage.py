"""The pictures of a matrix product: of the matrices with all of them small beside, or of a convolution's picture."""

from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.look import Look
from scoutview.panels.matrix_multiply.overview import MatrixOverview
from scoutview.panels.matrix_multiply.patch_picture import PatchPicture
from scoutview.panels.matrix_multiply.picture import Complaints, MatrixPicture
from scoutview.panels.matrix_multiply.product_plan import Product
from scoutview.panels.matrix_multiply.shown_plan import ShownMatrices

NOTHING_YET = "The products appear here as soon as there is a frame."


class MatrixStage(QWidget):
    """One of the two pictures is shown."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.picture = MatrixPicture(look, self)
        self.patches = PatchPicture(look, self)
        self.overview = MatrixOverview(look, self)
        self.picture.show_message(NOTHING_YET)
        self._shows_patches = False
        self.show_patches(False)

    @property
    def view(self) -> MatrixPicture | PatchPicture:
        """The one that is shown."""
        return self.patches if self._shows_patches else self.picture

    def show_patches(self, shown: bool) -> None:
        self._shows_patches = shown
        self.patches.setVisible(shown)
        self.picture.setVisible(not shown)

    def show_product(self, product: Product, shown: ShownMatrices, complaints: Complaints | None) -> None:
        """The pictures at the present place, and nothing else: it moves with every tick."""
        place, few = shown.place_in(product), shown.terms_of_few(product)
        self.picture.show_product(product, place, shown.shades_of(product), complaints, few=few)
        self.patches.show_product(product, place)

    def arrange(self, product: Product | None, shown: ShownMatrices) -> None:
        """The pictures fill it, at once even while it is hidden; all of the matrices where they leave room for them."""
        for picture in (self.picture, self.patches):
            picture.setGeometry(self.rect())
        layout = self.picture.layout_now()
        box = layout.overview if layout and not self._shows_patches else None
        self.overview.setVisible(box is not None)
        if layout is None or product is None or box is None:
            return
        scale = self.picture.look.scale
        self.overview.setGeometry(*(round(side * scale) for side in box))
        self.overview.show_product(product, layout.window, shown.shades_of(product))
