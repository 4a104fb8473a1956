"""What the network learns about Othello, and what can be asked of it."""

import re
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from torch.nn import functional as F

from scoutview.errors import UserError
from scoutview.frame import Curves, Frame
from scoutview.labs.othello.games import game_pool, held_out_from_assets, held_out_games, read_tokens
from scoutview.labs.othello.lab import Othello
from scoutview.labs.othello.rules import rules_of
from scoutview.labs.othello.settings import PLAYED, OthelloSettings
from scoutview.labs.othello.story import HALF, MOST, marks, story
from scoutview.observation import Question
from scoutview.observing.answer import Asker
from scoutview.settings import settings_from_values
from scoutview.training.trainer import Trainer
from tests.every_lab import asker_at

ROOT = Path(__file__).parents[3]
TRAINED = OthelloSettings(width=48, layers=3, batch=32, steps=200, games=5000)  # a few seconds


@cache
def learned() -> tuple[Othello, Frame]:
    torch.set_num_threads(1)
    lab = Othello(TRAINED)
    trainer = Trainer(lab)
    next(trainer.steps(1))
    trainer.take_steps(TRAINED.steps)
    return lab, trainer.frame_now()


def asked(*names: str, interventions: tuple[str, ...] = ()) -> dict[str, np.ndarray]:
    lab, frame = learned()
    asker = Asker(lab)
    asker.load(frame)
    probe = lab.default_probe().with_interventions(interventions)
    answers = asker.answer(probe, [Question(name) for name in names])
    return {name: array for answer in answers.values() for name, array in answer.items()}


def test_it_learns_which_moves_are_legal_and_a_board_that_no_untrained_network_has() -> None:
    told = asked("held_out_moves", "board_errors")
    assert told["held_out_first_legal"] > 0.8
    assert told["held_out_guessed"] < 0.5
    errors, best = told["read_out_errors"], told["read_out_errors"].min()
    assert best < 0.75 * told["read_out_untrained"].min()
    assert best < 0.75 * told["read_out_shuffled"].min()
    assert errors[0] > 1.2 * best  # what enters knows the last move alone
    np.testing.assert_allclose(told["read_out_square_errors"].mean(1), errors, rtol=1e-5)


def test_moves_follow_a_flipped_disc_and_not_a_push_by_chance() -> None:
    lab, frame = learned()
    asker = Asker(lab)
    asker.load(frame)
    steps = list(asker.unfold(lab.default_probe(), Question("surgery")))
    told = steps[-1]
    assert [int(step["surgery_flips"]) for step in steps] == list(range(100, 1001, 100))
    assert told["surgery_closed"] > 0.15
    assert told["surgery_interval"][0] > 0 > told["surgery_chance_closed"]
    assert told["surgery_errors"][0] < told["surgery_errors"][1]


def test_probabilities_stand_on_the_squares_and_legal_ones_get_most_of_them() -> None:
    told = asked("legal_moves", "game", "probabilities")
    np.testing.assert_allclose(told["move_probabilities"], told["probabilities"][-1, :36])
    legal = told["move_is_legal"]
    assert told["legal_share"] == pytest.approx(told["move_probabilities"][legal].sum(), abs=1e-6)
    assert told["legal_share"] > 0.4
    lab, _ = learned()
    board = lab.board(lab.default_probe())
    assert {str(told["square_names"][square]) for square in np.flatnonzero(legal)} == set(board.legal)
    assert np.array_equal(told["edited_board"], told["game_boards"][-1])


def test_flips_of_the_last_position_edit_the_board_and_others_do_not() -> None:
    board = asked("game")["game_boards"][-1]
    mine, theirs, empty = (int(np.flatnonzero(board == stands)[0]) for stands in (1, -1, 0))
    names = [str(name) for name in asked("game")["square_names"]]
    flipping = (f"direction {names[mine]} after block 1 at -1 -4", f"direction {names[theirs]} after block 0 +2")
    idle = (
        f"direction chance-{names[mine]} after block 1 at -1 -4",  # a control flips nothing
        f"direction {names[empty]} after block 1 at -1 +2",  # no disc is there
        f"direction {names[mine]} after block 1 at -1 +1",  # mine already
        f"direction {names[mine]} after block 1 at 2 -4",  # another position
    )
    told = asked("legal_moves", interventions=(*flipping, *idle))
    assert told["edited_flips"].tolist() == sorted([mine, theirs])
    assert told["edited_board"][mine] == -1
    assert told["edited_board"][theirs] == 1
    assert np.array_equal(told["edited_is_legal"], rules_of(6).legal_on(told["edited_board"][None])[0])
    assert np.array_equal(told["move_is_legal"], rules_of(6).legal_on(board[None])[0])


def test_the_loss_is_cross_entropy_with_all_legal_moves_alike_or_with_the_one_played() -> None:
    lab, _ = learned()
    model = lab.untrained_model()
    pool = lab._pool
    for kind in (lab, Othello(OthelloSettings(width=48, layers=3, batch=32, games=5000, target=PLAYED))):
        ids, wanted = kind.draw_batch(torch.Generator().manual_seed(4))
        drawn = torch.randint(5000, (32,), generator=torch.Generator().manual_seed(4)).numpy()
        games = pool.drawn(drawn)
        assert np.array_equal(ids.numpy(), read_tokens(pool.rules, games.moves))
        losses = []
        for row, moves, legal in zip(ids, games.moves, games.legal, strict=True):
            logs = F.log_softmax(model(row[None])[0], -1)
            for place, move in enumerate(moves):
                if move >= 0 and kind is lab:
                    losses.append(-logs[place, :36][torch.from_numpy(legal[place])].mean())
                elif move >= 0:
                    losses.append(-logs[place, move])
        torch.testing.assert_close(kind.loss(model, (ids, wanted)), torch.stack(losses).mean())


def test_a_game_that_is_over_can_be_asked_and_its_note_says_so() -> None:
    lab, asker = asker_at("othello", -1)
    probe = lab.parse_probe("random 32")
    told = asker.answer(probe, [Question("legal_moves"), Question("prediction"), Question("board_read_out")])
    assert not told[Question("legal_moves")]["move_is_legal"].any()
    assert told[Question("legal_moves")]["legal_share"] == 0
    assert str(told[Question("prediction")]["right_source"]) == "no move is legal"
    assert any("The game is over" in note for note in lab.all_notes(probe))


def test_held_out_games_are_apart_from_those_of_training_and_travel_with_the_recording() -> None:
    pool, held_out = game_pool(6, 5000, seed=1), held_out_games(6, seed=1)
    known = {tuple(moves) for moves in pool.moves.tolist()}
    assert len(pool.moves) == 5000
    assert not known & {tuple(moves) for moves in held_out.moves.tolist()}
    assert np.array_equal(held_out_from_assets(6, held_out.to_assets()).moves, held_out.moves)
    with pytest.raises(UserError, match="does not carry the held-out games"):
        held_out_from_assets(8, held_out.to_assets())


def test_the_page_of_the_weights_computes_the_models_logits() -> None:
    code = re.findall(r"```python\n(.*?)```", (ROOT / "docs" / "weights_othello.md").read_text("utf-8"), re.DOTALL)
    names: dict[str, Any] = {}
    exec(code[0], names)  # the page's own code
    lab, frame = learned()
    asker = Asker(lab)
    asker.load(frame)
    answer = asker.answer(lab.default_probe(), [Question("logits"), Question("tokens")])
    moves = answer[Question("tokens")]["token_ids"][1:].tolist()
    weights = {name: array.astype(np.float64) for name, array in frame.weights.items()}
    np.testing.assert_allclose(names["logits"](weights, moves), answer[Question("logits")]["logits"], atol=1e-3)


def test_presets_are_what_they_say_and_8x8_plays_the_usual_board() -> None:
    for preset in OthelloSettings.presets:
        lab = Othello(settings_from_values(OthelloSettings, {**preset.values, "games": 100}))
        assert lab.default_probe().moves
        assert lab.data_title().startswith("random games on")
    assert lab.settings.side == 8
    assert lab.parse_probe("f5 d6 c3").moves == ("f5", "d6", "c3")
    with pytest.raises(UserError, match="multiple of the heads"):
        OthelloSettings(width=30)


def test_marks_and_story_come_from_the_runs_own_numbers() -> None:
    curves = Curves(
        np.array([0, 10, 20, 30]),
        np.arange(4.0),
        {"validation_accuracy": np.array([0.1, 0.49, 0.7, 0.961])},
        planned_steps=30,
    )
    assert [(mark.name, mark.step) for mark in marks(curves)] == [(HALF, 20), (MOST, 30)]
    assert story(curves, 0, all_legal=True).startswith("Untrained, 10.0 %")
    assert "96.1 %" in story(curves, 30, all_legal=True)
    assert "which moves are legal" in story(curves, 30, all_legal=True)
    assert "moves that were played" in story(curves, 30, all_legal=False)


def test_a_disc_stays_turned_over_on_its_own_board_and_no_longer() -> None:
    lab = Othello(OthelloSettings())
    held = ("direction d3 after block 1 at -1 +4", "head 1.0 off", "direction chance-d3 after block 2 at -1 +4")
    before = lab.parse_probe("c2 d2").with_interventions(held)
    assert lab.kept_interventions(before, lab.parse_probe("c2 d2")) == held
    for other in ("c2", "c2 d2 e4", "b3"):
        assert lab.kept_interventions(before, lab.parse_probe(other)) == ("head 1.0 off",)
