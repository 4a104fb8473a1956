"""Bets: a small transformer says whether a bet was a good one, and looks at the outcome before it reckons."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from scoutview.errors import UserError
from scoutview.frame import Arrays, Curves, Evaluation, Mark
from scoutview.labs.bets.bets import (
    ANSWERS,
    ENDINGS,
    PLAYS,
    SHOWN,
    TOKENS,
    Bets,
    bets_from_assets,
    expected,
    split_bets,
)
from scoutview.labs.bets.channels import bet_channels
from scoutview.labs.bets.phases import AGREEING, MISLEADING
from scoutview.labs.bets.probe import BetProbe
from scoutview.labs.bets.settings import HEADS, BetSettings
from scoutview.labs.declaration import Column, ProbeEntry, Row, SampleTraining, ShownChannel, Thumbnail
from scoutview.labs.lab import Batch, Lab, LossSample, training_bytes
from scoutview.labs.shared_channels import ABOUT_LEARNING, LEARNING_TRAJECTORIES
from scoutview.language import tr
from scoutview.observation import Question
from scoutview.settings import Settings

if TYPE_CHECKING:
    import torch
    from torch import Tensor, nn

    from scoutview.models.answering_transformer import AnsweringTransformer

WARM_UP_STEPS = 20
SLOWEST = 0.05  # of the learning rate, at the planned end
FROM_END = 0.3  # of the planned steps: from there on the rate falls
BETAS = (0.9, 0.98)
TRIED = 200  # of the bets that training sees, at every frame
MOVED = 0.02  # of the misleading bets, from frame to frame: then frames stand closer


class BetJudge(Lab[BetSettings, BetProbe]):
    """Cross-entropy of the answer to bets and their outcomes, by AdamW.

    A model of an effect that large language models showed, no benchmark item: in the task hindsight-neglect most
    examples had outcomes that agreed with the right answer. Sources: McKenzie et al. (2023), Inverse Scaling: When
    Bigger Isn't Better; Wei et al. (2023), Inverse scaling can become U-shaped.
    """

    name = "bets"
    title = tr("Bets")
    summary = tr("Was it a good bet? First it is all wrong, then right.")
    loss_kind = "cross-entropy"
    loss_unit = tr("nats of surprise per bet")
    example_words = (tr("bet"), tr("bets"))
    Settings: ClassVar[type[Settings]] = BetSettings
    channels = bet_channels()
    about_model = frozenset({"vocabulary", "embedding", "embedding_map", "known_transformers"}) | ABOUT_LEARNING
    trajectories = LEARNING_TRAJECTORIES
    arrangement = (
        Column(
            800,
            (
                Row(
                    1,
                    (
                        "bets",
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
        Column(456, (Row(300, ("prediction",)), Row(320, ("learning_curves",)))),
    )
    thumbnail = Thumbnail("curves", (ShownChannel("validation_accuracy"), ShownChannel(MISLEADING)))
    probe_entry = ProbeEntry("fields", example="chance=7,win=3,lose=5,outcome=lost")
    intervention_example = "head 0.3 off"
    sample = SampleTraining({"seed": "2"}, frames=68)

    # training

    def assets(self) -> Mapping[str, bytes]:
        return dict(self.given_assets) if self.given_assets is not None else self._bets.to_assets()

    def data_title(self) -> str:
        if not self._is_planted:
            return tr("bets · synthetic · honest outcomes")
        return tr("bets · synthetic · {agreement} of {plays} outcomes planted").format(
            agreement=self.settings.agreement, plays=PLAYS
        )

    def memory_bytes(self) -> int:
        settings = self.settings
        weights = (12 * settings.layers * settings.width + len(self._bets.tokens) + TOKENS) * settings.width
        return training_bytes(weights, settings.batch * TOKENS * 17 * settings.layers * settings.width)

    def tokens_per_step(self) -> float:
        return float(self.settings.batch * TOKENS)

    def build_model(self, rng: torch.Generator) -> nn.Module:
        from scoutview.models.answering_transformer import untrained_answering_transformer

        settings = self.settings
        return untrained_answering_transformer(
            rng,
            tokens=len(self._bets.tokens),
            answers=2,
            context=TOKENS,
            width=settings.width,
            layers=settings.layers,
            heads=HEADS,
        )

    def build_optimizers(self, model: nn.Module) -> Sequence[torch.optim.Optimizer]:
        from scoutview.models.optimizer import AdamW

        return [AdamW(model.parameters(), lr=self.settings.learning_rate, betas=BETAS, weight_decay=0, fused=True)]

    def learning_rate(self, step: int) -> float:
        planned = self.settings.steps
        return min(1.0, step / WARM_UP_STEPS, max(SLOWEST, (planned - step) / (FROM_END * planned)))

    def draw_batch(self, rng: torch.Generator) -> Batch:
        import torch

        rows, good, won = self._trained
        drawn = torch.randint(len(good), (self.settings.batch,), generator=rng)
        endings = torch.randint(PLAYS, drawn.shape, generator=rng) < won[drawn]
        return rows[drawn, endings.long()], good[drawn]  # (B, 5), (B,)

    def loss(self, model: nn.Module, batch: Batch) -> Tensor:
        from torch.nn import functional as F

        rows, good = batch
        return F.cross_entropy(model(rows), good)

    def loss_sample(self) -> LossSample:
        import torch

        rows, good, won = self._unseen
        losing = (torch.arange(len(good)) % PLAYS >= won).long()  # each as often as in the data, over all of them
        asked, good = rows[torch.arange(len(good)), 1 - losing][::2], good[::2]  # half tell as much, in half the time
        return LossSample((asked, good), tr("{count} unseen bets").format(count=len(good)))

    def scored_answers(self, model: nn.Module, batch: Batch) -> Arrays:
        from scoutview.analysis.scored_answers import scored_classes

        rows, good = batch
        return scored_classes(model(rows), good, ANSWERS, lambda row: self._bets.asked(rows[row].tolist()))

    def evaluate(self, model: nn.Module) -> Mapping[str, float]:
        trained, unseen = (_judged(model, *part) for part in (self._tried, self._unseen))
        return {
            "train_loss": trained["loss"],
            "validation_loss": unseen["loss"],
            "train_accuracy": trained["accuracy"],
            "validation_accuracy": unseen["accuracy"],
            MISLEADING: unseen["misleading"],
            AGREEING: unseen["agreeing"],
        }

    @cached_property
    def evaluation(self) -> Evaluation:
        unseen = int(self._bets.unseen.sum())
        asked = {"train": PLAYS * min(TRIED, len(self._bets.unseen) - unseen), "validation": PLAYS * unseen}
        return Evaluation(tr("unseen bets"), tr("bets it trained on"), tr("are judged right"), asked)

    def is_eventful(self, before: Mapping[str, float], now: Mapping[str, float]) -> bool:
        return abs(now[MISLEADING] - before[MISLEADING]) >= MOVED

    def marks(self, curves: Curves) -> Sequence[Mark]:
        from scoutview.labs.bets.phases import marks

        return marks(curves)

    def mark_said(self, name: str) -> str:
        from scoutview.labs.bets.phases import SAID

        return SAID.get(name, "")

    def story(self, curves: Curves, step: int) -> str:
        from scoutview.labs.bets.phases import story

        return story(curves, step, planted=self._is_planted)

    # asking

    def default_probe(self) -> BetProbe:
        """A good bet that was lost, which training never sees."""
        chance, win, lose = SHOWN
        return BetProbe(chance=chance, win=win, lose=lose)

    def parse_probe(self, text: str) -> BetProbe:
        probe, largest = super().parse_probe(text), self.settings.largest
        for label, amount in ((tr("Win"), probe.win), (tr("Lose"), probe.lose)):
            if amount > largest:
                raise UserError(
                    tr("{setting} should be from 1 to {largest}, as in the bets of this run, not {amount}.").format(
                        setting=label, largest=largest, amount=amount
                    )
                )
        return probe

    def positions(self, probe: BetProbe) -> int:
        return TOKENS

    def notes(self, probe: BetProbe) -> tuple[str, ...]:
        if expected(np.array(_bet_of(probe))):
            return ()
        return (tr("This bet is even: neither answer is right, and training has no such bets."),)

    def observe(self, model: nn.Module, probe: BetProbe, questions: Collection[Question]) -> Mapping[Question, Arrays]:
        from scoutview.labs.bets.answers import BetAnswers

        answers = BetAnswers(_network(model), self._bets, _bet_of(probe), ENDINGS.index(probe.outcome))
        return {question: answers.answer(question) for question in questions}

    # what follows from the settings

    @property
    def _is_planted(self) -> bool:
        return self.settings.outcomes == "planted"

    @cached_property
    def _bets(self) -> Bets:
        settings = self.settings
        agreement = settings.agreement if self._is_planted else None
        if self.given_assets is not None:
            return bets_from_assets(settings.largest, agreement, self.given_assets)
        return split_bets(settings.largest, agreement, settings.seed)

    @cached_property
    def _trained(self) -> tuple[Tensor, Tensor, Tensor]:
        return self._tensors(np.flatnonzero(~self._bets.unseen))

    @cached_property
    def _tried(self) -> tuple[Tensor, Tensor, Tensor]:
        """Some of those that training sees, spread over all."""
        rows, good, won = self._trained
        count = min(TRIED, len(good))
        spread = [number * len(good) // count for number in range(count)]
        return rows[spread], good[spread], won[spread]

    @cached_property
    def _unseen(self) -> tuple[Tensor, Tensor, Tensor]:
        return self._tensors(np.flatnonzero(self._bets.unseen))

    def _tensors(self, places: np.ndarray) -> tuple[Tensor, Tensor, Tensor]:
        """Bets as they are read, lost and won (N, 2, 5), which are good (N,), how often of ten they are won (N,)."""
        import torch

        bets = self._bets
        both = [bets.rows(bets.every[places], np.full(len(places), ending)) for ending in (0, 1)]
        rows = torch.from_numpy(np.stack(both, axis=1))
        return rows, torch.from_numpy(bets.good[places].copy()), torch.from_numpy(bets.won(places).copy())


def _bet_of(probe: BetProbe) -> tuple[int, int, int]:
    return probe.chance, probe.win, probe.lose


def _network(model: nn.Module) -> AnsweringTransformer:
    from scoutview.models.answering_transformer import AnsweringTransformer

    if not isinstance(model, AnsweringTransformer):
        raise TypeError("this lab trains and asks networks that answer once only")
    return model


def _judged(model: nn.Module, rows: Tensor, good: Tensor, won: Tensor) -> dict[str, float]:
    """Loss and accuracy over ten plays of each bet, won as often as in the data; and accuracies by the outcome.

    Each bet is answered twice, lost and won: misleading is the outcome that speaks against the right answer.
    """
    import torch
    from torch.nn import functional as F

    device = next(model.parameters()).device
    with torch.no_grad():
        logits = model(rows.flatten(0, 1).to(device)).cpu()  # (2 N, answers)
    losses = F.cross_entropy(logits, good.repeat_interleave(2), reduction="none").view(-1, 2)  # (N, 2)
    right = (logits.argmax(1) == good.repeat_interleave(2)).view(-1, 2)  # (N, 2)
    times = torch.stack([PLAYS - won, won], 1)  # (N, 2)
    each = torch.arange(len(good))
    return {
        "loss": float((losses * times).sum()) / (PLAYS * len(good)),
        "accuracy": float((right * times).sum()) / (PLAYS * len(good)),
        "agreeing": float(right[each, good].double().mean()),
        "misleading": float(right[each, 1 - good].double().mean()),
    }
