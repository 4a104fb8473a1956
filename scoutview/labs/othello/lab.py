"""Othello: a transformer reads games as lists of moves, and a board that nobody drew forms in it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from scoutview.frame import Arrays, Curves, Evaluation, Mark
from scoutview.interventions import parse_intervention
from scoutview.labs.declaration import (
    Board,
    Column,
    ProbeEntry,
    Row,
    SampleTraining,
    ShownChannel,
    Thumbnail,
)
from scoutview.labs.lab import FLOPS_PER_NUMBER, Batch, Lab, LossSample, training_bytes
from scoutview.labs.othello.channels import ERRORS, HELD_OUT, SURGERY, othello_channels
from scoutview.labs.othello.games import (
    GamePool,
    HeldOut,
    game_pool,
    held_out_from_assets,
    held_out_games,
    token_names,
    tried_games,
)
from scoutview.labs.othello.notation import Replay, moves_of_text, replay_of, square_names
from scoutview.labs.othello.rules import rules_of
from scoutview.labs.othello.settings import ALL_LEGAL, OthelloSettings
from scoutview.labs.othello.standing import standing_board
from scoutview.labs.othello.story import SAID, marks, story
from scoutview.labs.shared_channels import ABOUT_LEARNING, LEARNING_TRAJECTORIES
from scoutview.language import tr
from scoutview.observation import Question
from scoutview.probe import GameProbe
from scoutview.settings import Settings

if TYPE_CHECKING:
    import torch
    from torch import Tensor, nn

    from scoutview.labs.othello.answers import GameAnswers
    from scoutview.labs.othello.known_run import RunKnowledge
    from scoutview.labs.othello.legal_moves import HeldOutMoves
    from scoutview.models.transformer import Transformer

WARM_UP_STEPS = 20
SLOWEST = 0.02  # of the learning rate, at the planned end
MOMENTUM = 0.95
ADAMW_SHARE = 0.2  # of the learning rate, for all that Muon does not move
PLACES = 3  # moves before each that the convolutions add to it
SPREAD = 0.1  # standard deviation of the untrained table of moves
SAMPLED = 5  # held-out games whose loss is looked at as a weight moves: 1,681 of a slice are there in seconds
UNREAD = tr("Training never reads the last move of a game, as nothing follows it: what is told here means little.")
SHOWN = "c2 d2 e4 b2 c1 d5 e6 d6 e1 f5"  # the game that is asked first


class Othello(Lab[OthelloSettings, GameProbe]):
    """Cross-entropy of the next move in random games, by Muon and AdamW.

    Sources: Li, Hopkins, Bau, Viégas, Pfister, Wattenberg (2023), Emergent World Representations: Exploring a Sequence
    Model Trained on a Synthetic Task; Nanda, Lee, Wattenberg (2023), Emergent Linear Representations in World Models of
    Self-Supervised Sequence Models. There the loss shows the move that was played; see the setting `target`.
    """

    name = "othello"
    title = tr("Othello")
    summary = tr("It only reads moves, and a board forms inside.")
    loss_kind = "cross-entropy"
    loss_unit = tr("nats of surprise per move")
    example_words = (tr("game"), tr("games"))
    Settings: ClassVar[type[Settings]] = OthelloSettings
    channels = othello_channels()
    trajectories = LEARNING_TRAJECTORIES | {SURGERY}
    kept_trajectories = frozenset({SURGERY})
    about_model = (
        frozenset({"vocabulary", "embedding", "embedding_map", "known_transformers", HELD_OUT, ERRORS, SURGERY})
        | ABOUT_LEARNING
    )
    arrangement = (
        Column(
            736,
            (
                Row(
                    1,
                    (
                        "board_in_network",
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
        Column(520, (Row(410, ("legal_moves", "prediction")), Row(210, ("surgery", "learning_curves")))),
    )
    thumbnail = Thumbnail("board", (ShownChannel("game_boards"),))
    probe_entry = ProbeEntry(
        "board", example="c2 d2 e4", invitation=tr("c2 d2 e4, or random 12"), meaning=tr("moves of a game, black first")
    )
    intervention_example = "direction d3 after block 1 at -1 +4"
    sample = SampleTraining({"seed": "3"}, frames=12)

    # training

    def assets(self) -> Mapping[str, bytes]:
        return dict(self.given_assets) if self.given_assets is not None else self._held_out.to_assets()

    def data_title(self) -> str:
        return tr("random games on {board} · synthetic").format(board=self.settings.board)

    def memory_bytes(self) -> int:
        settings, longest = self.settings, rules_of(self.settings.side).longest
        weights = (12 * settings.layers * settings.width + 2 * settings.side**2) * settings.width
        kept = settings.batch * longest * (17 * settings.layers * settings.width + 3 * settings.side**2)
        return training_bytes(weights, kept) + 9 * settings.games * longest

    def tokens_per_step(self) -> float:
        return float(self.settings.batch * rules_of(self.settings.side).longest)

    def flops_per_step(self, weights: int) -> float:
        return FLOPS_PER_NUMBER * weights * self.tokens_per_step()

    def build_model(self, rng: torch.Generator) -> nn.Module:
        from scoutview.models.transformer import Architecture, squared_relu, untrained_transformer

        settings = self.settings
        return untrained_transformer(
            rng,
            tokens=len(token_names(settings.side)),
            context=rules_of(settings.side).longest + 1,  # the start, and a whole game
            width=settings.width,
            layers=settings.layers,
            heads=settings.heads,
            architecture=Architecture(PLACES, normed_heads=True, activation=squared_relu, embedding_spread=SPREAD),
        )

    def build_optimizers(self, model: nn.Module) -> Sequence[torch.optim.Optimizer]:
        from torch import nn

        from scoutview.models.optimizer import AdamW, Muon32

        rate = self.settings.learning_rate
        products = (module for module in model.get_submodule("block").modules() if isinstance(module, nn.Linear))
        matrices = [product.weight for product in products]
        known = {id(matrix) for matrix in matrices}
        rest = [weight for weight in model.parameters() if id(weight) not in known]
        adamw = AdamW(rest, lr=ADAMW_SHARE * rate, betas=(0.9, 0.95), weight_decay=0)
        return [Muon32(matrices, rate, MOMENTUM), adamw]

    def learning_rate(self, step: int) -> float:
        half = self.settings.steps / 2
        return min(1.0, step / WARM_UP_STEPS, max(SLOWEST, 1 - (1 - SLOWEST) * (step - half) / half))

    def draw_batch(self, rng: torch.Generator) -> Batch:
        import torch

        from scoutview.labs.othello.legal_moves import learned_from

        drawn = torch.randint(self.settings.games, (self.settings.batch,), generator=rng)
        games = self._pool.drawn(drawn.numpy())
        return learned_from(self._pool.rules, games, all_legal=self._all_legal)  # (B, T), (B, T, V)

    def loss(self, model: nn.Module, batch: Batch) -> Tensor:
        from scoutview.labs.othello.legal_moves import costs

        ids, wanted = batch
        return costs(model(ids), wanted).mean()

    def loss_sample(self) -> LossSample:
        moves = self._asked
        return LossSample(
            (moves.ids[:SAMPLED], moves.wanted[:SAMPLED]),
            tr("the moves of {count} unseen games").format(count=SAMPLED),
        )

    def scored_answers(self, model: nn.Module, batch: Batch) -> Arrays:
        from scoutview.labs.othello.scored_moves import scored_moves

        return scored_moves(model, batch, token_names(self.settings.side))

    def evaluate(self, model: nn.Module) -> Mapping[str, float]:
        unseen, trained = (moves.metrics(_network(model)) for moves in (self._asked, self._tried))
        return {
            "train_loss": trained["loss"],
            "validation_loss": unseen["loss"],
            "train_accuracy": trained["accuracy"],
            "validation_accuracy": unseen["accuracy"],
            "legal_share": unseen["legal_share"],
        }

    @cached_property
    def evaluation(self) -> Evaluation:
        asked = {"train": tried_games(self.settings.side, self.settings.seed), "validation": self._held_out.asked}
        moves = {name: int((games.moves >= 0).sum()) for name, games in asked.items()}
        return Evaluation(
            tr("first choices in unseen games"),
            tr("first choices in games it trained on"),
            tr("are legal"),
            moves,
            least=tr("A loss of 0 is out of reach, as several moves are legal and nothing tells which one is played."),
        )

    def marks(self, curves: Curves) -> Sequence[Mark]:
        return marks(curves)

    def mark_said(self, name: str) -> str:
        return SAID.get(name, "")

    def story(self, curves: Curves, step: int) -> str:
        return story(curves, step, all_legal=self._all_legal)

    # asking

    def default_probe(self) -> GameProbe:
        return self.parse_probe(SHOWN if self.settings.side == 6 else "f5 d6 c3 d3 c4")

    def parse_probe(self, text: str) -> GameProbe:
        return GameProbe(moves=moves_of_text(text, self.settings.side))

    def format_probe(self, probe: GameProbe) -> str:
        return probe.text or "start"

    def board(self, probe: GameProbe) -> Board:
        return standing_board(self._game(probe))

    def notes(self, probe: GameProbe) -> tuple[str, ...]:
        game = self._game(probe)
        unread = (UNREAD,) if game.is_over else ()
        return tuple(filter(None, (game.sentence(), *unread)))

    def positions(self, probe: GameProbe) -> int:
        return len(probe.moves) + 1

    def size_in_words(self, probe: GameProbe) -> str:
        count = len(probe.moves)
        return tr("%n moves", "", count, one="1 move")

    def kept_interventions(self, before: GameProbe, after: GameProbe) -> tuple[str, ...]:
        """A disc is turned over on one board; whoever moves next, it may be no longer that player's."""
        if after.moves == before.moves:
            return before.interventions
        return tuple(text for text in before.interventions if parse_intervention(text).kind != "direction")

    def directions(self) -> tuple[str, ...]:
        return square_names(self.settings.side)

    def direction(self, model: nn.Module, name: str, block: int) -> np.ndarray:
        """What a disc of the player to move on this square adds, in place of none; twice that of theirs in mine."""
        written = self._known.fitted(_network(model)).written[block]
        return written[square_names(self.settings.side).index(name)].numpy()

    def observe(self, model: nn.Module, probe: GameProbe, questions: Collection[Question]) -> Mapping[Question, Arrays]:
        answers = self._answers(model, probe)
        return {question: answers.answer(question) for question in questions}

    def unfold(self, model: nn.Module, probe: GameProbe, question: Question) -> Iterator[Arrays]:
        if question.name == SURGERY:
            return self._known.surgery(_network(model), question)
        return super().unfold(model, probe, question)

    def _answers(self, model: nn.Module, probe: GameProbe) -> GameAnswers:
        from scoutview.labs.othello.answers import GameAnswers

        return GameAnswers(_network(model), self._game(probe), probe, self._known)

    def _game(self, probe: GameProbe) -> Replay:
        return replay_of(self.settings.side, probe.moves)

    # what follows from the settings

    @property
    def _all_legal(self) -> bool:
        return self.settings.target == ALL_LEGAL

    @cached_property
    def _pool(self) -> GamePool:
        return game_pool(self.settings.side, self.settings.games, self.settings.seed)

    @cached_property
    def _held_out(self) -> HeldOut:
        side = self.settings.side
        if self.given_assets is not None:
            return held_out_from_assets(side, self.given_assets)
        return held_out_games(side, self.settings.seed)

    @cached_property
    def _known(self) -> RunKnowledge:
        from scoutview.labs.othello.known_run import RunKnowledge

        return RunKnowledge(self._held_out, lambda: _network(self.untrained_model()), all_legal=self._all_legal)

    @cached_property
    def _asked(self) -> HeldOutMoves:
        """Of the held-out games, those that are asked at every frame."""
        from scoutview.labs.othello.legal_moves import held_out_moves

        return held_out_moves(rules_of(self.settings.side), self._held_out.asked, all_legal=self._all_legal)

    @cached_property
    def _tried(self) -> HeldOutMoves:
        """Games that it trains on."""
        from scoutview.labs.othello.legal_moves import held_out_moves

        games = tried_games(self.settings.side, self.settings.seed)
        return held_out_moves(rules_of(self.settings.side), games, all_legal=self._all_legal)


def _network(model: nn.Module) -> Transformer:
    from scoutview.models.transformer import Transformer

    if not isinstance(model, Transformer):
        raise TypeError("this lab trains and asks transformers only")
    return model
