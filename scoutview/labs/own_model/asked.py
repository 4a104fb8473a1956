"""One probe and one model of somebody's own: the forward pass that all answers share, and words for what it says."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import numpy as np
from torch import Tensor, nn

from scoutview.analysis.sites import SiteCall, site_calls
from scoutview.checkpoints.graphs.model import GraphModel
from scoutview.errors import UserError
from scoutview.labs.own_model.inputs import inputs_of, saved_batch
from scoutview.labs.own_model.models import asked_model, first_answer
from scoutview.labs.own_model.parts import LOSSES, CarriedParts
from scoutview.labs.own_model.probe import example_of
from scoutview.labs.own_model.supplied import SuppliedModel
from scoutview.language import tr
from scoutview.probe import Probe


class AskedModel:
    """Computed when first needed, with whatever interventions hold then.

    Raises:
        UserError: the probe is nothing that this model takes.
    """

    def __init__(self, model: nn.Module, parts: CarriedParts, probe: Probe) -> None:
        self.whole, self.parts, self.probe = model, parts, probe

    @property
    def model(self) -> GraphModel | SuppliedModel:
        """Of several the one that answers."""
        return asked_model(self.whole)

    @property
    def graph_model(self) -> GraphModel:
        """The same, for what can be told of a graph alone; without one nothing of it is asked (lacking.py)."""
        model = self.model
        assert isinstance(model, GraphModel)
        return model

    @cached_property
    def inputs(self) -> tuple[Tensor, ...]:
        return inputs_of(self.parts, self.probe)

    @cached_property
    def pixels(self) -> np.ndarray:
        """(C, H, W) in 0..1: the picture that is asked, of a model that sees pictures."""
        return self.parts.seen_as.pixels(self.inputs[0].numpy())[0]

    @cached_property
    def shown_picture(self) -> np.ndarray:
        """The same as it is drawn: (H, W) in 0..1, or (H, W, 3) of bytes; of other models (0, 0)."""
        if self.parts.picture is None:
            return np.zeros((0, 0), np.float32)
        return self.photo if self.parts.picture.is_coloured else self.pixels[0]

    @cached_property
    def photo(self) -> np.ndarray:
        """(H, W, 3) of bytes, a grey picture too."""
        height, width = self.pixels.shape[1:]
        colours = np.broadcast_to(self.pixels, (3, height, width)).transpose(1, 2, 0)
        return np.rint(255 * np.nan_to_num(colours)).astype(np.uint8)

    @cached_property
    def passed(self) -> tuple[Sequence[SiteCall], Tensor]:
        """The uses of the sites in their order, and the first answer."""
        answers: list[object] = []
        calls = site_calls(self.whole, lambda: answers.append(self.whole(*self.inputs)))
        return calls, first_answer(answers[0])

    @property
    def calls(self) -> Sequence[SiteCall]:
        if not self.passed[0]:
            raise UserError(tr("This model multiplies by none of its weights where that can be seen."))
        return self.passed[0]

    @cached_property
    def ids(self) -> tuple[int, ...]:
        """The tokens of the probe, by number."""
        return tuple(int(each) for each in self.inputs[0][0].tolist())

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The same as they are written."""
        names = self.parts.token_names
        return tuple(names[each] if 0 <= each < len(names) else str(each) for each in self.ids)

    @cached_property
    def scores(self) -> Tensor:
        """(outcome): of the last position, where there is an answer at each."""
        answer = self.passed[1][0]
        return answer.reshape(-1, answer.shape[-1])[-1] if answer.ndim else answer.reshape(1)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Of the outcomes."""
        count, labels = len(self.scores), self.parts.labels
        return labels if len(labels) == count else self.names_of_tokens(count)

    def names_of_tokens(self, count: int) -> tuple[str, ...]:
        """Of so many rows of a table, or of answers that are tokens: their numbers where nobody named them."""
        names = self.parts.token_names if self.parts.reads_tokens else ()
        return tuple(names[each] if each < len(names) else str(each) for each in range(count))

    @property
    def goes_on(self) -> bool:
        """Whether it says after each token what comes next: as many scores as its table has rows."""
        table, answer = self.parts.table, self.passed[1]
        return table is not None and answer.ndim == 3 and answer.shape[1:] == (len(self.ids), table.rows)

    @property
    def likeliest(self) -> str:
        """The name of what it says, where it says classes; else nothing."""
        return self.names[int(self.scores.argmax())] if self.parts.says_classes else ""

    def scores_at(self, position: int) -> Tensor:
        """(outcome): after this token, of a model that goes on; else those of its one answer."""
        return self.passed[1][0, position] if self.goes_on else self.scores

    def right_at(self, position: int) -> int:
        """The right class where it was recorded, after this token of a model that goes on; else -1."""
        number = example_of(self.probe)
        if number is None or self.parts.loss != LOSSES[0]:
            return -1
        targets = saved_batch(self.parts, with_targets=True)[0][-1]
        own = targets[number] if targets.ndim else targets
        if own.is_floating_point():
            return -1
        right = int(own[position] if self.goes_on and own.ndim == 1 and len(own) > position else own.flatten()[-1])
        return right if right < len(self.names) else -1
