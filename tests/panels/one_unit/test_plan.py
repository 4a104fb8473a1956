"""What is read, counted and ranked of one unit, against numbers made by hand."""

import numpy as np
import pytest

from scoutview import language
from scoutview.panels.one_unit.plan import (
    JUDGED,
    NEGATED,
    Search,
    UnitReading,
    appearance_of_best,
    control_words,
    negated_over_run,
    rivals,
    spread_of,
    untrained_share,
)

TEXT = ("<start>", "n", "o", "t", " ", "b", "a", "d")
VALUES = np.array([0.0, 0.1, 0.2, 0.3, 0.3, 0.4, 0.2, 0.8])


def arrays(sign: int = 1) -> dict[str, np.ndarray]:
    """Two layers of three units; unit 1.2 is the best; high values mean good where the sign is 1."""
    labels = np.array([0, 0, 1, 1, 0, 1], np.int64)
    values = sign * np.array([-0.9, -0.5, 0.6, 0.9, -0.2, -0.3])
    chosen = np.array([[0.5, 0.6, 0.7], [0.55, 0.8, 0.95]])
    return {
        "unit_place": np.array([1, 2]),
        "unit_is_best": np.array(True),
        "unit_tokens": np.array(TEXT),
        "unit_values": VALUES.astype(np.float32),
        "unit_alone": VALUES.astype(np.float32),
        "unit_sign": np.array(sign),
        "unit_threshold": np.array(0.1),
        "unit_means": sign * np.array([-0.6, 0.6]),
        "label_names": np.array(["bad", "good"]),
        "over_values": values.astype(np.float32),
        "over_labels": labels,
        "over_parts": np.array([1, 1, 1, 1, 2, 2]),
        "over_threshold": np.array(0.1),
        "over_sign": np.array(sign),
        "over_accuracies": np.array([0.9, 1.0, 0.5]),
        "units_chosen": chosen,
        "units_judged": chosen - 0.02,
        "units_negated": chosen - 0.3,
        "units_best": np.array([1, 2]),
        "units_signs": np.ones((2, 3)),
        "control_names": np.array(["counting words", "best unit, untrained", "labels shuffled"]),
        "control_judged": np.array([0.92, 0.62, 0.5]),
        "control_negated": np.array([0.004, 0.5, np.nan]),
        "control_counts": np.array([6, 4, 2]),
        "published_lines": np.array(["Made up.", "Elsewhere: more."]),
        "published_source": np.array("Somebody (2017)"),
    }


def test_the_start_mark_is_no_letter_of_the_text() -> None:
    reading = UnitReading.of(arrays())
    assert "".join(reading.letters) == "not bad"
    assert reading.values[0] == pytest.approx(0.1)
    assert reading.heard(3) == "not "


def test_a_unit_that_is_high_for_bad_reviews_has_the_colours_turned_round() -> None:
    assert UnitReading.of(arrays(-1)).shades[-1] == pytest.approx(-0.8)
    assert UnitReading.of(arrays(1)).shades[-1] == pytest.approx(0.8)


def test_what_a_value_says_depends_on_the_side_of_the_threshold() -> None:
    reading = UnitReading.of(arrays())
    assert (reading.label_of(0.2), reading.label_of(0.0)) == ("good", "bad")
    turned = UnitReading.of(arrays(-1))
    assert (turned.label_of(0.2), turned.label_of(0.0)) == ("bad", "good")


def test_the_histogram_counts_each_review_of_its_part_once() -> None:
    spread = spread_of(arrays(), JUDGED)
    assert spread is not None
    assert spread.counts.sum(1).tolist() == [2, 2]
    assert spread.edges[0] == -1.0
    bad = np.flatnonzero(spread.counts[0])
    assert (spread.edges[bad] <= -0.5).all()
    negated = spread_of(arrays(), NEGATED)
    assert negated is not None
    assert (negated.total, negated.accuracy) == (2, 0.5)


def test_reviews_of_a_kind_that_are_not_there_have_no_histogram() -> None:
    changed = arrays() | {"over_parts": np.array([1, 1, 1, 1, 1, 1])}
    assert spread_of(changed, NEGATED) is None


def test_all_are_ranked_by_what_they_have_right_there() -> None:
    told, search = arrays(), Search.of(arrays())
    assert [row.name for row in rivals(told, (1, 2), search, negated=False)] == [
        *("this unit, 1.2", "counting words", "best unit, untrained", "labels shuffled"),
    ]
    negated = rivals(told, (1, 2), search, negated=True)
    assert [(row.name, round(row.share, 3)) for row in negated] == [
        *(("this unit, 1.2", 0.65), ("best unit, untrained", 0.5), ("counting words", 0.004)),
    ]
    assert untrained_share(told) == pytest.approx(0.62)


def test_the_second_best_is_found_in_the_choosing_half() -> None:
    search = Search.of(arrays())
    assert search.next_best == (1, 1)
    assert search.rank((1, 2)) == 1
    assert search.rank((0, 0)) == 6
    assert not search.has((2, 0))


def test_it_came_where_the_best_unit_beats_shuffled_labels_and_its_threshold_for_good() -> None:
    judged = {0: 0.6, 100: 0.91, 200: 0.7, 300: 0.93, 400: 0.96}
    answers = {
        step: {
            "unchanged_best_judged": np.array(value),
            "unchanged_best_shuffled": np.array([0.45, 0.5, 0.55]),
            "unchanged_best_negated": np.array(value - 0.2),
        }
        for step, value in judged.items()
    }
    found = appearance_of_best(answers, list(judged), 0.62)
    assert found.came == 300
    assert [control.level for control in found.controls] == [None, 0.62]
    assert negated_over_run(answers, found.steps) == pytest.approx([0.4, 0.71, 0.5, 0.73, 0.76])


def test_the_name_of_a_control_is_a_key_that_is_shown_in_words() -> None:
    assert control_words("word pairs, from 1,500 labels") == "word pairs, from 1,500 labels"
    language.speak("de")
    try:
        assert control_words("word pairs, from 1,500 labels") == "Wortpaare, aus 1.500 Labels"
        assert control_words("counting words") == "Wörter zählen"
        assert control_words("a name of a plugin") == "a name of a plugin"
    finally:
        language.speak("en")
