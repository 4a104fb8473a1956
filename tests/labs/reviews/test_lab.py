"""The lab of reviews: its unit, what it writes while that is held, and that labels teach nothing."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pytest
import torch

from scoutview.analysis.interventions import intervened
from scoutview.errors import UserError
from scoutview.interventions import parse_interventions
from scoutview.labs.reviews.carried import JUDGED, NEGATED
from scoutview.labs.reviews.counting import Judge
from scoutview.labs.reviews.lab import Reviews
from scoutview.labs.reviews.settings import ReviewSettings
from scoutview.labs.reviews.units import Units, units_of
from scoutview.models.mingru import MinGRU
from scoutview.observation import Question
from scoutview.probe import TextProbe

SMALL = ReviewSettings(cells=12, width=8, window=32, batch=4, places=2)
PROBE = TextProbe(text="the soup is not bad.")


@pytest.fixture(scope="module")
def lab() -> Reviews:
    return Reviews(SMALL)


@pytest.fixture(scope="module")
def model(lab: Reviews) -> MinGRU:
    untrained = lab.untrained_model()
    assert isinstance(untrained, MinGRU)
    return untrained.requires_grad_(False)


def asked(lab: Reviews, model: MinGRU, name: str, **choices: Any) -> Mapping[str, np.ndarray]:
    question = Question.of(name, **choices)
    return lab.observe(model, PROBE, [question])[question]


def unfolded(lab: Reviews, model: MinGRU, name: str, **choices: Any) -> list[Mapping[str, np.ndarray]]:
    return list(lab.unfold(model, PROBE, Question.of(name, **choices)))


def test_a_letter_has_the_value_that_the_cell_keeps(lab: Reviews, model: MinGRU) -> None:
    told = asked(lab, model, "unit", layer=1, cell=3)
    states = asked(lab, model, "states", layer=1)
    np.testing.assert_array_equal(told["unit_values"], states["states"][3])
    assert "".join(told["unit_tokens"][1:].tolist()) == PROBE.text
    share, new = states["states_update"][3], states["states_candidate"][3]
    kept = 0.0
    for place, value in enumerate(told["unit_values"]):
        kept = (1 - share[place]) * kept + share[place] * new[place]
        assert value == pytest.approx(kept, abs=1e-5)


def test_the_histogram_is_of_what_a_typed_review_would_have(lab: Reviews, model: MinGRU) -> None:
    over = asked(lab, model, "unit_over_reviews", layer=0, cell=5)
    for number in (0, 350, 700):
        text = str(asked(lab, model, "review", number=number)["review_text"])
        question = Question.of("unit", layer=0, cell=5)
        one = lab.observe(model, TextProbe(text=text), [question])[question]
        assert one["unit_values"][-1] == pytest.approx(float(over["over_values"][number]), abs=1e-5)


def test_a_held_unit_stays_the_one_that_is_shown(lab: Reviews, model: MinGRU) -> None:
    plain = asked(lab, model, "unit")
    layer, cell = plain["unit_place"].tolist()
    with intervened(model, parse_interventions([f"unit {layer}.{cell} set to 2"])):
        held = asked(lab, model, "unit")
        over = asked(lab, model, "unit_over_reviews", layer=layer, cell=cell)
    assert held["unit_place"].tolist() == [layer, cell]
    assert (held["unit_values"] == 2).all()
    np.testing.assert_allclose(held["unit_alone"], plain["unit_values"], atol=1e-6)
    np.testing.assert_allclose(held["unit_means"], plain["unit_means"])
    assert (over["over_values"] == 2).all()


def test_texts_of_a_dial_that_is_not_turned_are_the_same(lab: Reviews, model: MinGRU) -> None:
    steps = unfolded(lab, model, "dial", values="free,free,50", letters=40, temperature=1.0)
    assert len(steps) == 40
    letters = np.stack([step["dial_letters"] for step in steps])
    assert (letters[:, 0] == letters[:, 1]).all()
    assert not (letters[:, 0] == letters[:, 2]).all()
    assert (np.stack([step["dial_states"] for step in steps])[:, 2] == 50).all()


def test_what_is_written_freely_is_what_the_network_says(lab: Reviews, model: MinGRU) -> None:
    """Against reading all that was written again at each letter."""
    steps = unfolded(lab, model, "dial", values="free", letters=12, temperature=0.8, seed=3, prompt="the ")
    letters, rng = lab._carried.letters, np.random.default_rng(3)
    ids = [letters.start, *letters.encode("the ")]
    for step in steps:
        logits = model(torch.tensor([ids]))[0, -1].double()
        logits[letters.unknown] = -torch.inf
        shares = (logits / 0.8).softmax(-1).numpy()
        ids.append(int(np.searchsorted(shares.cumsum()[:-1], rng.random(), side="right")))
        if ids[-1] == letters.start:
            assert step["dial_letters"][0] == ""
            return
        assert step["dial_letters"][0] == letters.vocabulary[ids[-1]]


def test_a_curve_fills_in_and_counts_what_the_judge_says(lab: Reviews, model: MinGRU) -> None:
    steps = unfolded(lab, model, "dial_curve", points=3, reviews=14, letters=20)
    assert np.isnan(steps[0]["curve_shares"]).all()
    written = [int(step["curve_written"]) for step in steps]
    assert written == sorted(written)
    assert written[-1] == 14
    done = [float(step["curve_done"]) for step in steps]
    assert done == sorted(done)
    assert done[-1] == 1
    last = steps[-1]
    for name in ("curve_shares", "curve_control_shares"):
        assert ((last[name] >= 0) & (last[name] <= 1)).all()
    low, high = last["curve_means"]
    np.testing.assert_allclose(
        last["curve_values"], [1.5 * low - 0.5 * high, (low + high) / 2, 1.5 * high - 0.5 * low], atol=1e-6
    )


def test_a_curve_holds_the_unit_and_then_the_control(
    lab: Reviews, model: MinGRU, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts: list[str] = []
    said = Judge.calls_good

    def noted(judge: Judge, text: str) -> float:
        texts.append(text)
        return said(judge, text)

    monkeypatch.setattr(Judge, "calls_good", noted)
    for ends in ("means", "usual"):
        monkeypatch.setattr(Units, ends, lambda *_: np.array([-80.0, 80.0]))
    unfolded(lab, model, "dial_curve", points=2, reviews=2, letters=30)
    each = [texts[row : row + 2] for row in range(len(texts) - 10, len(texts), 2)]  # two of each, the last ones free
    assert all(one != other for number, one in enumerate(each) for other in each[:number])


def test_the_control_itself_can_be_turned(lab: Reviews, model: MinGRU) -> None:
    layer, cell = unfolded(lab, model, "dial_curve", points=2, reviews=1, letters=1)[-1]["curve_control"].tolist()
    turned = unfolded(lab, model, "dial_curve", points=2, reviews=1, letters=1, layer=layer, cell=cell)[-1]
    assert turned["curve_place"].tolist() == [layer, cell] != turned["curve_control"].tolist()


@pytest.mark.parametrize(
    ("name", "choices", "said"),
    [
        ("unit", {"layer": 2, "cell": 0}, "There is no unit 2.0: they go from 0.0 to 1.11"),
        ("states", {"layer": 5}, "There is no recurrent layer 5"),
        ("review", {"number": 9999}, "There is no review 9999"),
        ("dial", {"values": "high"}, "are no values of a dial"),
        ("dial", {"letters": 0}, "1 to 600 letters"),
        ("dial_curve", {"points": 1}, "A curve has 2 to"),
    ],
)
def test_what_there_is_not_is_refused(lab: Reviews, model: MinGRU, name: str, choices: Any, said: str) -> None:
    with pytest.raises(UserError, match=said):
        (unfolded if name.startswith("dial") else asked)(lab, model, name, **choices)


def test_labels_teach_nothing() -> None:
    """A batch is letters and the letters that come next, nothing else."""
    lab = Reviews(SMALL)
    ids, following = lab.draw_batch(torch.Generator().manual_seed(0))
    assert torch.equal(ids[:, 1:], following[:, :-1])


def test_the_review_that_is_asked_first_is_one_that_counting_words_gets_wrong(lab: Reviews) -> None:
    from scoutview.labs.reviews.counting import counted

    text = lab.default_probe().text
    held_out = lab._carried.held_out
    place = held_out.texts.index(text)
    assert held_out.parts[place] == JUDGED
    assert np.sign(counted(text)) == 1 - 2 * held_out.labels[place]


def test_a_text_is_read_in_small_letters_and_a_long_one_from_its_end(lab: Reviews, model: MinGRU) -> None:
    assert "".join(asked(lab, model, "tokens")["tokens"][1:].tolist()) == PROBE.text
    long = TextProbe(text="The Plot " * 99)
    assert lab.positions(long) == 400
    assert "Only the last 399" in lab.notes(long)[0]
    assert "never have “ß”" in lab.notes(TextProbe(text="ß"))[0]
    assert lab.notes(TextProbe(text=""))[0].startswith("An empty review")


@pytest.mark.slow
def test_one_unit_comes_to_tell_good_from_bad_and_turns_what_is_written() -> None:
    from tools.measure_reviews import train

    lab = Reviews(ReviewSettings(seed=6))
    model = lab.untrained_model()
    assert isinstance(model, MinGRU)
    before = units_of(model, lab._carried)
    train(lab, model, 1, lab.settings.steps)
    units = units_of(model.requires_grad_(False), lab._carried)
    best = units.ranked[0]
    assert before.right(JUDGED).ravel()[before.ranked[0]] < 0.75
    assert units.right(JUDGED).ravel()[best] > 0.93
    assert units.right(NEGATED).ravel()[best] > 0.6
    last = unfolded(lab, model, "dial_curve", points=5)[-1]
    bad, good = sorted((last["curve_shares"][1], last["curve_shares"][3]))
    assert bad < 0.25
    assert good > 0.8
    assert np.ptp(last["curve_control_shares"]) < 0.2
