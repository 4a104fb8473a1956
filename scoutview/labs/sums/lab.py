"""Sums digit by digit: whether a small transformer comes to know them is a matter of its size, and of luck."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from scoutview.errors import UserError
from scoutview.frame import Arrays, Curves, Evaluation, Mark
from scoutview.labs.declaration import Column, DeclaredSweep, ProbeEntry, Row, SampleTraining, ShownChannel, Thumbnail
from scoutview.labs.lab import Batch, Lab, LossSample, training_bytes
from scoutview.labs.shared_channels import ABOUT_LEARNING, LEARNING_TRAJECTORIES
from scoutview.labs.sums.channels import digit_sum_channels
from scoutview.labs.sums.digits import CHECKED, TOKENS, WrittenSums
from scoutview.labs.sums.settings import DigitSumSettings
from scoutview.language import tr
from scoutview.observation import Question
from scoutview.probe import NumbersProbe
from scoutview.settings import Settings

if TYPE_CHECKING:
    import torch
    from torch import Tensor, nn

    from scoutview.models.transformer import Transformer

WARM_UP_STEPS = 30
SLOWEST, FROM_END = 0.02, 0.3  # of the learning rate, and of the planned steps: from there on it falls
ADAMW_SHARE, USUAL_WIDTH = 0.2, 32  # of the learning rate at that width; wider networks take shorter steps
MOMENTUM = 0.95
BETAS = (0.9, 0.95)
LEAST_OF_A_HEAD = 4  # numbers
TRIED = 200  # sums as training draws them, asked at every frame
MOVED = 0.02  # of the digits, from frame to frame: then frames stand closer
KNOWN = 0.99  # of the unseen sums
SAMPLED = 40  # unseen sums whose loss is looked at as weights move: a slice of it is there in some seconds
KNOWS_SUMS = "knows sums"
EXAMPLE = 8095, 3947
WRITTEN = re.compile(r"\s*(\d+)\s*\+\s*(\d+)\s*=?\s*")


class DigitSums(Lab[DigitSumSettings, NumbersProbe]):
    """Cross-entropy of the digits of the answer, each given those before it, by Muon and AdamW.

    Sources: Schaeffer, Miranda, Koyejo (2023), Are Emergent Abilities of Large Language Models a Mirage?; Wei et al.
    (2022), Emergent Abilities of Large Language Models.
    """

    name = "sums"
    title = tr("Sums by size")
    summary = tr("Above some size it can add. What is that jump?")
    loss_kind = "cross-entropy"
    loss_unit = tr("nats of surprise per digit")
    example_words = (tr("sum"), tr("sums"))
    Settings: ClassVar[type[Settings]] = DigitSumSettings
    channels = digit_sum_channels()
    about_model = frozenset({"vocabulary", "embedding", "embedding_map", "known_transformers"}) | ABOUT_LEARNING
    trajectories = LEARNING_TRAJECTORIES
    arrangement = (
        Column(
            760,
            (
                Row(
                    1,
                    (
                        "sums_by_size",
                        "attention",
                        "circuit",
                        "matrix_multiply",
                        "embedding",
                        "residual_stream",
                        "one_weight",
                        "one_step",
                        "loss_landscape",
                        "runs",
                    ),
                ),
            ),
        ),
        Column(496, (Row(300, ("prediction",)), Row(320, ("learning_curves",)))),
    )
    thumbnail = Thumbnail("matrix", (ShownChannel("attention"),))
    probe_entry = ProbeEntry(
        "numbers",
        example="8095+3947",
        invitation=tr("Two numbers: 8095+3947"),
        meaning=tr("two numbers, as one writes a sum; ↑ and ↓ step one of them"),
    )
    intervention_example = "head 0.3 off"
    sweeps = (
        DeclaredSweep(
            "size",
            tr("Sums by size"),
            tr(
                "Six widths with three seeds each: from sizes that never know sums to those that always do. Some"
                " minutes on one core."
            ),
            {"stored_weights": "float16", "frame_budget": "100"},
            {"width": ("8", "12", "16", "24", "32", "48"), "seed": ("0", "1", "2")},
        ),
    )
    sample = SampleTraining(frames=44)

    # training

    def assets(self) -> Mapping[str, bytes]:
        return {}

    def data_title(self) -> str:
        return tr("sums of {digits} digits · synthetic").format(digits=self.settings.digits)

    def memory_bytes(self) -> int:
        settings = self.settings
        weights = (12 * settings.layers * settings.width + 2 * len(TOKENS) + self._sums.length) * settings.width
        per_token = 17 * settings.layers * settings.width + 4 * len(TOKENS)
        return training_bytes(weights, settings.batch * self._sums.length * per_token)

    def tokens_per_step(self) -> float:
        return float(self.settings.batch * self._sums.length)

    def build_model(self, rng: torch.Generator) -> nn.Module:
        from scoutview.models.answering_transformer import ANSWERING, draw_by_width
        from scoutview.models.initialization import undrawn
        from scoutview.models.transformer import Transformer

        settings, context = self.settings, self._sums.length - 1
        model = undrawn(
            lambda: Transformer(
                len(TOKENS), context, settings.width, settings.layers, heads_of(settings.width), architecture=ANSWERING
            )
        )
        draw_by_width(model, rng)
        return model

    def build_optimizers(self, model: nn.Module) -> Sequence[torch.optim.Optimizer]:
        from torch import nn

        from scoutview.models.optimizer import AdamW, Muon32

        rate = self.settings.learning_rate
        matrices = [each.weight for each in model.get_submodule("block").modules() if isinstance(each, nn.Linear)]
        known = {id(matrix) for matrix in matrices}
        rest = [weight for weight in model.parameters() if id(weight) not in known]
        adamw_rate = ADAMW_SHARE * rate * math.sqrt(USUAL_WIDTH / self.settings.width)
        return [Muon32(matrices, rate, MOMENTUM), AdamW(rest, lr=adamw_rate, betas=BETAS, weight_decay=0)]

    def learning_rate(self, step: int) -> float:
        planned = self.settings.steps
        return min(1.0, step / WARM_UP_STEPS, max(SLOWEST, (planned - step) / (FROM_END * planned)))

    def draw_batch(self, rng: torch.Generator) -> Batch:
        import torch

        a, b = torch.randint(self._sums.numbers, (2, self.settings.batch), generator=rng)
        return (self._sums.rows(*self._sums.trained(a, b)),)  # (B, length)

    def loss(self, model: nn.Module, batch: Batch) -> Tensor:
        return _cost(*self._answered(model, batch[0]))

    def loss_sample(self) -> LossSample:
        rows = self._unseen[:SAMPLED]
        return LossSample((rows,), tr("{count} unseen sums").format(count=len(rows)))

    def scored_answers(self, model: nn.Module, batch: Batch) -> Arrays:
        from scoutview.analysis.scored_answers import scored_classes

        logits, digits = self._answered(model, batch[0])
        rows, places = batch[0], self._sums.places
        return scored_classes(
            logits.flatten(0, 1),
            digits.flatten(),
            TOKENS,
            lambda answer: self._sums.asked_digit(rows[answer // places].tolist(), answer % places),
            answers_each=places,
        )

    def evaluate(self, model: nn.Module) -> Mapping[str, float]:
        import torch

        metrics = {}
        with torch.no_grad():
            for role, rows in (("train", self._tried), ("validation", self._unseen)):
                logits, digits = self._answered(model, rows.to(next(model.parameters()).device))
                metrics[f"{role}_loss"] = float(_cost(logits, digits))
                right = logits.argmax(-1) == digits  # (N, places)
                metrics[f"{role}_accuracy"] = int(right.all(1).sum()) / len(rows)
        share = float(right.double().mean())
        places = right.double().mean(0).tolist()  # of the unseen sums, which come last
        ones_first = places if self._sums.reversed else places[::-1]
        return {
            **metrics,
            "digits_right": share,
            "digits_power": share**self._sums.places,
            **{f"place_{number}": value for number, value in enumerate(ones_first, 1)},
        }

    @cached_property
    def evaluation(self) -> Evaluation:
        return Evaluation(
            tr("unseen sums"),
            tr("sums as it trains on"),
            tr("are right in every digit"),
            {"train": TRIED, "validation": CHECKED},
        )

    def is_eventful(self, before: Mapping[str, float], now: Mapping[str, float]) -> bool:
        return abs(now["digits_right"] - before["digits_right"]) >= MOVED

    def marks(self, curves: Curves) -> Sequence[Mark]:
        """The first frame with 99 % of the unseen sums right in every digit."""
        exact = curves.metrics.get("validation_accuracy")
        known = [] if exact is None else [int(step) for step in curves.steps[exact >= KNOWN][:1]]
        return tuple(Mark(KNOWS_SUMS, step) for step in known)

    def mark_said(self, name: str) -> str:
        return tr("knows sums") if name == KNOWS_SUMS else ""

    def story(self, curves: Curves, step: int) -> str:
        if not len(curves) or "digits_right" not in curves.metrics:
            return ""
        at = [mark.step for mark in curves.marks if mark.name == KNOWS_SUMS and mark.step <= step]
        place = max(0, int(curves.steps.searchsorted(step, side="right")) - 1)
        exact, digits = (float(curves.metrics[name][place]) for name in ("validation_accuracy", "digits_right"))
        told = tr("{exact:.1f} % of the unseen sums are right in every digit, {digits:.1f} % of their digits.").format(
            exact=100 * exact, digits=100 * digits
        )
        return told + " " + tr("It knows sums since step {step:,}.").format(step=at[0]) if at else told

    # asking

    def default_probe(self) -> NumbersProbe:
        """A sum with carries."""
        a, b = (number % self._sums.numbers for number in EXAMPLE)
        return NumbersProbe(a=a, b=b)

    def parse_probe(self, text: str) -> NumbersProbe:
        highest, like = self._sums.numbers - 1, self.format_probe(self.default_probe())
        written = WRITTEN.fullmatch(text)
        if written is None:
            raise UserError(
                tr("A probe is two numbers from 0 to {highest} with + between, such as {like}, not “{text}”.").format(
                    highest=highest, like=like, text=text
                )
            )
        for typed in written.groups():
            if len(typed.lstrip("0")) > self.settings.digits:
                raise UserError(
                    tr(
                        "{typed} is too long for this network: its numbers go from 0 to {highest}, such as {like}."
                    ).format(typed=typed, highest=highest, like=like)
                )
        return NumbersProbe(a=int(written[1]), b=int(written[2]))

    def format_probe(self, probe: NumbersProbe) -> str:
        return f"{probe.a}+{probe.b}"

    def numbers(self) -> range:
        return range(self._sums.numbers)

    def positions(self, probe: NumbersProbe) -> int:
        return self._sums.length - 1

    def probe_hint(self) -> str:
        return (
            tr("answered ones first")
            if self._sums.reversed
            else tr("two numbers, 0 to {highest}").format(highest=self._sums.numbers - 1)
        )

    def observe(
        self, model: nn.Module, probe: NumbersProbe, questions: Collection[Question]
    ) -> Mapping[Question, Arrays]:
        from scoutview.labs.sums.answers import DigitSumAnswers

        answers = DigitSumAnswers(_network(model), self._sums, probe.a, probe.b)
        return {question: answers.answer(question) for question in questions}

    # what follows from the settings

    @cached_property
    def _sums(self) -> WrittenSums:
        return WrittenSums(self.settings.digits, self.settings.order == "from the right")

    @cached_property
    def _unseen(self) -> Tensor:
        return self._sums.rows(*self._sums.unseen())

    @cached_property
    def _tried(self) -> Tensor:
        import torch

        drawn = torch.randint(self._sums.numbers, (2, TRIED), generator=torch.Generator().manual_seed(1))
        return self._sums.rows(*self._sums.trained(drawn[0], drawn[1]))

    def _answered(self, model: nn.Module, rows: Tensor) -> tuple[Tensor, Tensor]:
        """The logits (N, places, V) of the digits of the answers, each given the right ones before it, and these."""
        asked = self._sums.asked
        return model(rows[:, :-1])[:, asked - 1 :], rows[:, asked:]


def heads_of(width: int) -> int:
    """Four where each is left with enough numbers, else two or one."""
    return next(heads for heads in (4, 2, 1) if width % heads == 0 and (width >= LEAST_OF_A_HEAD * heads or heads == 1))


def _cost(logits: Tensor, digits: Tensor) -> Tensor:
    """The mean surprise at these digits (N, places), of the logits (N, places, V)."""
    from torch.nn import functional as F

    return F.cross_entropy(logits.flatten(0, 1), digits.flatten())


def _network(model: nn.Module) -> Transformer:
    from scoutview.models.transformer import Transformer

    if not isinstance(model, Transformer):
        raise TypeError("this lab trains and asks transformers only")
    return model
