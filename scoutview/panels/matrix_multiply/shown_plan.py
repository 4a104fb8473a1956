"""What the matrix panel shows for its present choices, and what it has to know for them. Arithmetic only."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from scoutview.frame import Curves
from scoutview.observation import History, HistoryRequest, Observation, Question
from scoutview.panels.matrix_multiply.answer_plan import product_from
from scoutview.panels.matrix_multiply.layout_plan import FEW
from scoutview.panels.matrix_multiply.own_matrices_plan import OwnMatrices
from scoutview.panels.matrix_multiply.places_plan import Places
from scoutview.panels.matrix_multiply.play_plan import Place
from scoutview.panels.matrix_multiply.product_plan import MODEL_SHADES, Product, Shades, own_shades
from scoutview.panels.matrix_multiply.words import Operations
from scoutview.probe import Probe

SITES = ("site_names", "site_shapes")
OPERATIONS = ("operation_names", "multiplications", "additions")
PRODUCT = "matrix_product"


class ShownMatrices:
    """The choices: the model's site (the lab's own unless chosen) or one's own matrices, a place in each, how many.

    Beside them what was answered last: the model's product, its sites, and what they cost.
    """

    def __init__(self) -> None:
        self.own = False
        self.site = ""
        self.on_picture = True
        self.few = True
        self.places = Places()
        self.answered: Product | None = None
        self.operations: Operations = {}
        self.sites: dict[str, tuple[int, int, int]] = {}
        self._probe: Probe | None = None

    # what is asked

    def questions(self) -> Collection[Question]:
        return (Question("operations"),) if self.own else (Question("operations"), Question("sites"), self._question())

    def histories(self, curves: Curves) -> Collection[HistoryRequest]:
        """The product at the frame that decides which of its cells is looked at first."""
        step = curves.deciding_step
        if self.own or step is None or self.answered is None:
            return ()
        return (HistoryRequest(self._question(), (step,)),)

    def _question(self) -> Question:
        # a choice kept from another model may not fit this one
        return Question.of(PRODUCT, site=self.site) if self.site in self.sites else Question(PRODUCT)

    # what is answered

    def take(self, observation: Observation) -> bool:
        """All that it tells; whether another product is shown now. A new frame's is the same one."""
        if observation.has(*OPERATIONS):
            names, *counts = (observation[channel].tolist() for channel in OPERATIONS)
            self.operations = dict(zip(names, zip(*counts, strict=True), strict=True))
        if observation.has(*SITES):
            shapes = map(tuple, observation["site_shapes"].tolist())
            self.sites = dict(zip(observation["site_names"].tolist(), shapes, strict=True))
        product, before = product_from(observation.arrays), self.answered
        if product is None:
            return False
        same = before is None or (before.name, before.shape, self._probe) == (
            product.name,
            product.shape,
            observation.probe,
        )
        self._probe = observation.probe
        self.answered = self.places.with_bias(product, self._probe)
        return not same

    def weight_at(self, site: str, inner: int, column: int) -> list[Any]:
        """Site, row and column as the model has that weight: turned round here, but for the rows of a lookup."""
        is_lookup = site in self.sites and site not in self.operations
        return [site, inner, column] if is_lookup else [site, column, inner]

    def take_decision(self, history: History) -> bool:
        """What is multiplied at the deciding frame; whether that is known by now."""
        for arrays in history.answers.values():
            product = product_from(arrays)
            if product is not None:
                self.places.decide(product, history.probe)
                self.answered = self.answered and self.places.with_bias(self.answered, self._probe)
                return True
        return False

    # what is shown

    @property
    def shows_patches(self) -> bool:
        """Whether a convolution is shown on its picture."""
        has_patches = self.answered is not None and self.answered.patches is not None
        return has_patches and self.on_picture and not self.own

    @property
    def has_more_than_few(self) -> bool:
        product = self.answered
        if product is None or self.own or self.shows_patches:
            return False
        return any(side > few for side, few in zip(product.shape, FEW[0], strict=True))

    def product(self, matrices: OwnMatrices) -> Product | None:
        return matrices.product() if self.own else self.answered

    def place_in(self, product: Product | None) -> Place:
        return self.places.shown(product, self._probe, own=self.own)

    def terms_of_few(self, product: Product) -> Sequence[int]:
        """Where a few numbers are shown: the places of a cell's products, the largest first."""
        return self.places.terms_by_size(product, self._probe) if self.few and not self.own else ()

    def shades_of(self, product: Product | None) -> Shades:
        return own_shades(product) if self.own and product is not None else MODEL_SHADES

    # what is kept

    def to_settings(self) -> dict[str, Any]:
        choices = {"own": self.own, "site": self.site, "on_picture": self.on_picture, "few": self.few}
        return {**choices, **self.places.to_settings()}

    def restore(self, settings: Mapping[str, Any]) -> None:
        """Take up what `to_settings` gave."""
        self.own = settings.get("own") is True
        self.site = str(settings.get("site", ""))
        self.places.restore(settings)
        # what was kept before there were pictures shows the matrices, as it did
        self.on_picture = settings.get("on_picture", self.places.model is None) is True
        # so does what was kept before there was a choice of a few: with as many numbers as it had
        before = "site" in settings or self.places.model is not None
        self.few = settings.get("few", not before) is True
