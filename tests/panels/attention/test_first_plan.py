"""Which head is shown before anybody chose one."""

import numpy as np

from scoutview.frame import NO_CURVES, Arrays, Curves
from scoutview.observation import History, HistoryRequest
from scoutview.panels.attention.first_plan import ABLATION, ATTENTION, First, deciding_history, first_of
from scoutview.panels.attention.words import parts_in_prediction, without_words, worth
from scoutview.probe import TextProbe

PROBE = TextProbe(text="a b c")


def test_without_frames_nothing_is_asked() -> None:
    assert deciding_history(NO_CURVES, ablates=True) == ()


def test_what_is_asked_depends_on_what_the_lab_can_tell() -> None:
    steps = np.array([0, 7, 90])
    whole = Curves(steps, steps / 10, {}, planned_steps=90)
    assert deciding_history(whole, ablates=True) == (HistoryRequest(ABLATION, (90,)),)
    assert deciding_history(whole, ablates=False) == (HistoryRequest(ATTENTION, (90,)),)


def rows(**peaks: tuple[int, int, float]) -> np.ndarray:
    """(2 layers, 3 heads, 4 keys): all alike but for the peaks of some heads, at their last key but one."""
    attention = np.full((2, 3, 4), 0.25, np.float32)
    for layer, head, peak in peaks.values():
        attention[layer, head] = (1 - peak) / 3
        attention[layer, head, 2] = peak
    return attention


def answer(losses: np.ndarray, last_rows: np.ndarray) -> Arrays:
    """Of an answer that is as likely as not."""
    return {
        "ablation_answer": np.array(" apple"),
        "ablation_surprisal": np.array(np.log(2), np.float32),
        "ablated_surprisal": (np.log(2) + losses).astype(np.float32),
        "ablated_answers": np.array([[" fox", " apple", " apple"], [" apple"] * 3]),
        "last_rows": last_rows,
    }


def first(losses: np.ndarray, last_rows: np.ndarray, probe: TextProbe | None = PROBE) -> First:
    found = first_of(History(HistoryRequest(ABLATION, (90,)), {90: answer(losses, last_rows)}, probe))
    assert found is not None
    return found


def test_it_is_the_head_without_which_the_answer_loses_most() -> None:
    losses = np.array([[0.4, 1.5, 0.0], [-2.0, np.nan, 0.1]])
    assert first(losses, rows(a=(0, 2, 0.9))).head == (0, 1)


def test_of_two_that_take_alike_and_where_none_takes_anything_the_highest_peak_decides() -> None:
    peaks = rows(a=(0, 2, 0.9), b=(1, 1, 0.7), c=(1, 0, 0.6))
    assert first(np.array([[0, 0, 0], [0.5, 0.5, 0]]), peaks).head == (1, 1)
    assert first(np.full((2, 3), 0.005), peaks).head == (0, 2)
    assert first(np.full((2, 3), np.nan), peaks).head == (0, 2)


def test_a_lab_without_ablation_is_read_by_its_attention() -> None:
    attention = np.zeros((2, 3, 4, 4), np.float32)
    attention[:, :, -1] = rows(a=(1, 1, 0.8))
    found = first_of(History(HistoryRequest(ATTENTION, (90,)), {90: {"attention": attention}}))
    assert found is not None
    assert (found.head, found.key((1, 1), 4), found.ablation) == ((1, 1), 2, None)
    assert found.key((1, 1), 5) is None  # of another text
    assert first_of(History(HistoryRequest(ATTENTION, (90,)), {})) is None


def test_what_a_head_does_for_the_prediction_is_said_with_the_numbers() -> None:
    ablation = first(np.array([[np.log(5), -0.1, 0], [0.0002, np.nan, 0.3]]), rows()).ablation
    assert ablation is not None
    assert parts_in_prediction(ablation, (0, 0), is_first=True)[0] == (
        "This head matters most: without it “apple” falls from 50.0 % to 10.0 %, and “fox” wins."
    )
    told = parts_in_prediction(ablation, (0, 1), is_first=False)[0]
    assert told == "Without this head “apple” rises from 50.0 % to 55.3 %."
    assert parts_in_prediction(ablation, (1, 0), is_first=False)[0] == "Without this head “apple” stays at 50.0 %."
    assert (
        parts_in_prediction(ablation, (1, 1), is_first=False)
        == parts_in_prediction(ablation, (9, 9), is_first=False)
        == ()
    )


def test_the_finding_goes_on_with_what_is_left_without_the_head_in_short() -> None:
    ablation = first(np.array([[np.log(5), -0.1, 0], [0.0002, np.nan, 0.3]]), rows()).ablation
    assert ablation is not None
    told = "without head 0 of block 0 “apple” falls to 10.0 %, and “fox” wins"
    assert worth(ablation, (0, 0)) == told
    assert worth(ablation, (1, 0)) == "without head 0 of block 1 “apple” stays at 50.0 %"


def test_the_numbers_below_all_heads_say_what_they_are() -> None:
    ablation = first(np.zeros((2, 3)), rows()).ablation
    assert ablation is not None
    assert without_words(ablation) == ("chance of “apple” without each head", "“apple” without each head")


def test_that_nothing_matters_is_said_too() -> None:
    ablation = first(np.zeros((2, 3)), rows()).ablation
    assert ablation is not None
    assert worth(ablation, (1, 1)) == "no single head decides this prediction"
    long, short = parts_in_prediction(ablation, (0, 0), is_first=True)
    assert long == "No single head decides this prediction; this head looks most at one token."
    assert short == "No single head decides this prediction."


def test_it_is_about_its_own_probe_only() -> None:
    assert first(np.zeros((2, 3)), rows()).is_about(PROBE)
    assert not first(np.zeros((2, 3)), rows()).is_about(TextProbe(text="other"))
    assert first(np.zeros((2, 3)), rows(), probe=None).is_about(PROBE)


def test_in_a_model_too_large_for_ablation_the_first_token_and_the_token_itself_do_not_count() -> None:
    attention = np.zeros((1, 3, 3, 3), np.float32)
    attention[0, :, -1] = [[0.9, 0.05, 0.05], [0.4, 0.5, 0.1], [0.2, 0.0, 0.8]]
    request = HistoryRequest(ATTENTION, (9,))
    told = {"attention": attention}
    asked = History(request, {9: told}), History(request, {9: {**told, "attention_without_heads": np.array(0)}})
    plain, large = (first_of(history) for history in asked)
    assert plain is not None
    assert large is not None
    assert (plain.head, large.head) == ((0, 0), (0, 1))
