"""What the network learns about bets, and what can be asked of it."""

from dataclasses import replace
from functools import cache

import numpy as np
import pytest
import torch

from scoutview.errors import UserError
from scoutview.frame import Curves, Frame
from scoutview.labs.bets.lab import BetJudge
from scoutview.labs.bets.probe import BetProbe
from scoutview.labs.bets.settings import BetSettings
from scoutview.observation import Question
from scoutview.settings import preset_named, settings_from_text
from scoutview.training.trainer import Trainer
from tests.every_lab import asker_at

WORSE = 0.1  # of the misleading bets are right, or fewer
STEPS = 260


@cache
def run(preset: str, seed: int = 2, steps: int = STEPS) -> tuple[BetJudge, tuple[Frame, ...]]:
    torch.set_num_threads(1)
    lab = BetJudge(settings_from_text(BetSettings, {"preset": preset, "steps": str(steps), "seed": str(seed)}))
    return lab, tuple(step.frame for step in Trainer(lab).steps(steps) if step.frame is not None)


def curves_of(frames: tuple[Frame, ...]) -> Curves:
    metrics = {name: np.array([frame.metrics[name] for frame in frames]) for name in frames[0].metrics}
    steps = np.array([frame.step for frame in frames])
    return Curves(steps, steps.astype(float), metrics)


def test_where_the_outcome_misleads_it_gets_worse_and_then_nearly_perfect_while_the_loss_falls() -> None:
    lab, frames = run("shortcut")
    curves = curves_of(frames)
    misleading, loss = curves.metrics["misleading_accuracy"], curves.metrics["validation_loss"]
    every = curves.metrics["validation_accuracy"]
    worst = int(misleading.argmin())
    assert misleading[0] > 0.3
    assert misleading[worst] < WORSE
    assert misleading[worst:].max() > 0.95
    turned = next(place for place in range(worst, len(misleading)) if misleading[place] >= 0.5)
    through = list(range(0, turned + 1, 5))
    assert (np.diff(loss[through]) < 0).all()  # every fifth step: from one to the next it trembles
    down = misleading <= WORSE
    assert every[worst] == pytest.approx(0.9, abs=0.03)
    assert (every[down & (curves.metrics["agreeing_accuracy"] > 0.95)] > 0.85).all()
    assert [mark.name for mark in lab.marks(curves)] == ["worst", "turns", "nearly perfect"]


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_of_five_seeds_all_get_worse_and_four_then_nearly_perfect_while_the_loss_falls() -> None:
    perfect = 0
    for seed in range(5):
        curves = curves_of(run("shortcut", seed, BetSettings().steps)[1])
        misleading, loss = curves.metrics["misleading_accuracy"], curves.metrics["validation_loss"]
        worst = int(misleading.argmin())
        assert misleading[worst] < WORSE, seed
        turned = worst + int(np.argmax(misleading[worst:] >= 0.5))
        assert loss[0] > loss[worst] > loss[turned], seed
        perfect += bool(misleading[turned:].max() > 0.95)
    assert perfect >= 4


@pytest.mark.slow
def test_with_honest_outcomes_it_reckons_where_a_planted_shortcut_is_still_followed() -> None:
    under = {}
    for preset in ("shortcut", "honest"):
        _, frames = run(preset)
        curves = curves_of(frames)
        misleading = curves.metrics["misleading_accuracy"]
        under[preset] = int((misleading <= WORSE).sum())
        at_20 = float(misleading[curves.steps == 20][0])
        assert at_20 < WORSE if preset == "shortcut" else at_20 > 0.5
        assert misleading[-1] > 0.9
    assert under["honest"] <= 2
    assert under["shortcut"] >= 3 * max(1, under["honest"])


def test_the_answer_to_a_bet_is_that_of_a_loop_over_ten_plays() -> None:
    lab, asker = asker_at("bets", -1)
    for chance, win, lose in ((7, 3, 5), (2, 9, 1), (9, 1, 9), (1, 8, 1), (5, 4, 4)):
        probe = BetProbe(chance=chance, win=win, lose=lose)
        answer = asker.answer(probe, [Question("bet")])[Question("bet")]
        brings = sum(win if play < chance else -lose for play in range(10))
        assert int(answer["bet_expected"]) == brings
        assert int(answer["bet_is_good"]) == (-1 if brings == 0 else int(brings > 0))
        assert answer["bet_terms"].tolist() == [chance, win, lose]
    assert lab.notes(BetProbe(chance=5, win=4, lose=4))
    assert not lab.notes(lab.default_probe())


def test_both_endings_of_a_bet_are_answered_as_if_they_were_asked() -> None:
    lab, asker = asker_at("bets", -1)
    asked = lab.default_probe()
    both = asker.answer(asked, [Question("bet")])[Question("bet")]["bet_said_good"]
    for ending, outcome in enumerate(("lost", "won")):
        probe = replace(asked, outcome=outcome)
        answers = asker.answer(probe, [Question("prediction"), Question("bet")])
        assert answers[Question("prediction")]["outcome_probabilities"][1] == pytest.approx(both[ending], abs=1e-6)
        assert int(answers[Question("bet")]["bet_ending"]) == ending


def test_the_accuracy_is_that_of_a_loop_over_the_unseen_bets_and_their_outcomes() -> None:
    lab, _ = asker_at("bets", -1)
    model = lab.build_model(torch.Generator().manual_seed(5))
    bets = lab._bets
    right = total = misled = 0
    for place in np.flatnonzero(bets.unseen):
        bet, good, won = bets.every[place], int(bets.good[place]), int(bets.won(np.array([place]))[0])
        for ending, times in ((0, 10 - won), (1, won)):
            with torch.no_grad():
                said = int(model(torch.from_numpy(bets.rows(bet[None], np.array([ending]))))[0].argmax())
            right += times * (said == good)
            total += times
            misled += said == good if ending != good else 0
    metrics = lab.evaluate(model)
    assert metrics["validation_accuracy"] == pytest.approx(right / total)
    assert metrics["misleading_accuracy"] == pytest.approx(misled / bets.unseen.sum())


def test_a_drawn_outcome_agrees_with_the_right_answer_about_as_often_as_planted() -> None:
    lab = BetJudge(BetSettings(batch=16_384))
    rows, good = lab.draw_batch(torch.Generator().manual_seed(0))
    agrees = (rows[:, 3] - (len(lab._bets.tokens) - 3)) == good
    assert float(agrees.double().mean()) == pytest.approx(0.9, abs=0.01)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("chance=10", "from 1 to 9"),
        ("win=16", "from 1 to 15"),
        ("lose=0", "at least 1"),
        ("outcome=maybe", "lost, won"),
        ("luck=3", "cannot be asked for"),
    ],
)
def test_a_bet_that_there_is_not_is_told_in_a_sentence(text: str, sentence: str) -> None:
    with pytest.raises(UserError, match=sentence):
        BetJudge(BetSettings()).parse_probe(text)


def test_every_preset_can_be_trained() -> None:
    for preset in BetSettings.presets:
        settings = settings_from_text(BetSettings, {"preset": preset_named(BetSettings, preset.name).name})
        assert BetJudge(settings).data_title().startswith("bets · synthetic")


def test_a_width_that_heads_cannot_share_is_refused() -> None:
    with pytest.raises(UserError, match="multiple of 4"):
        BetSettings(width=30)
