"""What the network learns of sums, and what can be asked of it."""

from functools import cache

import numpy as np
import pytest
import torch
from torch import nn

from scoutview.errors import UserError
from scoutview.frame import Curves
from scoutview.labs.sums.digits import TOKENS, WrittenSums, is_kept
from scoutview.labs.sums.lab import DigitSums, heads_of
from scoutview.labs.sums.settings import DigitSumSettings
from scoutview.observation import Question
from scoutview.settings import settings_from_text
from tests.every_lab import asker_at

STEPS = 250


@cache
def trained(width: int) -> tuple[DigitSums, nn.Module]:
    """Sums of two digits, after so few steps that a wide network knows them and a narrow one does not."""
    torch.set_num_threads(1)
    lab = DigitSums(DigitSumSettings(digits=2, width=width, steps=STEPS))
    model, rng = lab.untrained_model(), torch.Generator().manual_seed(0)
    optimizers = lab.build_optimizers(model)
    rates = [optimizer.param_groups[0]["lr"] for optimizer in optimizers]
    for step in range(1, STEPS + 1):
        lab.loss(model, lab.draw_batch(rng)).backward()
        for optimizer, rate in zip(optimizers, rates, strict=True):
            optimizer.param_groups[0]["lr"] = rate * lab.learning_rate(step)
            optimizer.step()
            optimizer.zero_grad()
    return lab, model


def test_a_network_that_is_large_enough_learns_sums_that_it_never_saw_and_a_small_one_does_not() -> None:
    small, large = (lab.evaluate(model) for lab, model in map(trained, (4, 32)))
    assert large["validation_accuracy"] > 0.95
    assert small["validation_accuracy"] < 0.3
    assert small["digits_right"] < large["digits_right"]


def test_it_writes_a_sum_digit_by_digit_ones_first() -> None:
    lab, model = trained(32)
    written_sum, tokens = Question("written_sum"), Question("tokens")
    right = 0
    for a, b in ((17, 25), (99, 1), (50, 49), (8, 9), (73, 64)):
        answer = lab.observe(model, lab.parse_probe(f"{a}+{b}"), [written_sum, tokens])
        written = answer[written_sum]
        assert sum(int(digit) * 10**place for place, digit in enumerate(written["right_digits"])) == a + b
        said = sum(int(digit) * 10**place for place, digit in enumerate(written["written_digits"]))
        right += said == a + b
        read = "".join(answer[tokens]["tokens"])
        assert read.startswith(f"{a:02}+{b:02}=")
        assert read[6:] == "".join(str(digit) for digit in written["written_digits"][:-1])
    assert right >= 4


@pytest.mark.parametrize("reversed_", [True, False])
def test_a_row_is_the_sum_as_it_is_written(reversed_: bool) -> None:
    sums = WrittenSums(3, reversed_)
    (row,) = sums.rows(torch.tensor([7]), torch.tensor([998])).tolist()
    answer = "1005"[::-1] if reversed_ else "1005"
    assert "".join(TOKENS[token] for token in row) == f"007+998={answer}"
    assert len(row) == sums.length
    assert TOKENS[row[sums.asked - 1]] == "="


@pytest.mark.parametrize("order", ["from the right", "from the left"])
def test_what_a_batch_cost_is_told_digit_by_digit_in_words(order: str) -> None:
    lab = DigitSums(DigitSumSettings(digits=2, width=8, order=order))
    rows = WrittenSums(2, order == "from the right").rows(torch.tensor([17]), torch.tensor([25]))  # 042
    with torch.no_grad():
        told = lab.scored_answers(lab.untrained_model(), (rows,))
    right = dict(zip(told["scored_asked"].tolist(), told["scored_right"].tolist(), strict=True))
    assert right == {"17 + 25: ones": "2", "17 + 25: tens": "4", "17 + 25: hundreds": "0"}
    assert set(told["scored_said"].tolist()) <= set(TOKENS)


@pytest.mark.parametrize("order", ["from the right", "from the left"])
def test_the_right_digit_is_told_with_its_place(order: str) -> None:
    lab = DigitSums(DigitSumSettings(digits=2, width=8, order=order))
    question = Question("prediction")
    answer = lab.observe(lab.untrained_model(), lab.parse_probe("17+25"), [question])[question]
    told = TOKENS[int(answer["right_outcome"])], str(answer["right_source"])
    assert told == (("2", "ones of 42") if order == "from the right" else ("0", "hundreds of 42"))
    assert ("ones first" in lab.probe_hint()) is (order == "from the right")


def test_training_never_sees_the_sums_that_are_asked() -> None:
    for digits in range(2, 8):
        sums = WrittenSums(digits, True)
        a, b = sums.trained(*torch.randint(sums.numbers, (2, 5000), generator=torch.Generator().manual_seed(0)))
        assert not is_kept(a, b).any()
        assert int(b.min()) >= 0
        assert int(b.max()) < sums.numbers
        unseen = sums.unseen()
        assert is_kept(*unseen).all()
        assert len(unseen[0]) == 500


def test_the_metrics_are_those_of_a_loop_over_the_unseen_sums() -> None:
    lab, _ = asker_at("sums", -1)
    model = lab.build_model(torch.Generator().manual_seed(3))
    sums = WrittenSums(3, True)
    rows = sums.rows(*sums.unseen())
    right = np.zeros((len(rows), sums.places), bool)
    for number, row in enumerate(rows):
        with torch.no_grad():
            said = model(row[None, :-1])[0].argmax(-1)
        for place in range(sums.places):
            right[number, place] = said[sums.asked - 1 + place] == row[sums.asked + place]
    metrics = lab.evaluate(model)
    assert metrics["validation_accuracy"] == pytest.approx(right.all(1).mean())
    assert metrics["digits_right"] == pytest.approx(right.mean())
    assert metrics["digits_power"] == pytest.approx(right.mean() ** 4)
    assert [metrics[f"place_{place}"] for place in range(1, 5)] == pytest.approx(right.mean(0).tolist())


def test_places_are_counted_from_the_ones_in_either_order() -> None:
    lab = DigitSums(DigitSumSettings(digits=2, order="from the left", width=8))
    metrics = lab.evaluate(lab.untrained_model())
    assert {"place_1", "place_2", "place_3"} <= set(metrics)
    probe = lab.parse_probe("98+7")
    question = Question("written_sum")
    assert lab.observe(lab.untrained_model(), probe, [question])[question]["right_digits"].tolist() == [5, 0, 1]


@pytest.mark.parametrize("text", ["12", "1-2", "12345+1", "1+12345", "a+b", ""])
def test_what_is_no_sum_is_told_in_a_sentence(text: str) -> None:
    with pytest.raises(UserError, match=r"such as 8095\+3947"):
        DigitSums(DigitSumSettings()).parse_probe(text)


def test_a_width_has_as_many_heads_as_leave_each_enough() -> None:
    assert [heads_of(width) for width in (4, 6, 8, 12, 16, 24, 48)] == [1, 1, 2, 2, 4, 4, 4]
    assert all(width % heads_of(width) == 0 for width in range(4, 65))


def test_every_preset_and_the_declared_sweep_can_be_set() -> None:
    for preset in DigitSumSettings.presets:
        settings_from_text(DigitSumSettings, {"preset": preset.name})
    (sweep,) = DigitSums.sweeps
    for width in sweep.varies["width"]:
        settings_from_text(DigitSumSettings, {**sweep.settings, "width": width})


def test_the_mark_and_the_story_tell_when_it_knows_sums() -> None:
    lab = DigitSums(DigitSumSettings())
    steps = np.array([0, 10, 20])
    metrics = {"validation_accuracy": np.array([0.0, 0.992, 1.0]), "digits_right": np.array([0.1, 0.999, 1.0])}
    curves = Curves(steps, steps * 1.0, metrics)
    (mark,) = lab.marks(curves)
    assert (mark.name, mark.step) == ("knows sums", 10)
    told = lab.story(Curves(steps, steps * 1.0, metrics, (mark,)), 20)
    assert told.startswith("100.0 % of the unseen sums are right in every digit")
    assert "since step 10" in told
    assert "since" not in lab.story(curves, 0)
