"""The arithmetic behind the matrix panel: terms, windows, playing, what people type."""

import numpy as np
import pytest

from scoutview.errors import UserError
from scoutview.panels.matrix_multiply.layout_plan import lay_out, lay_out_overview, lay_out_terms, starts_at, window_box
from scoutview.panels.matrix_multiply.own_matrices_plan import OwnMatrices, number_from
from scoutview.panels.matrix_multiply.play_plan import Place, advanced, play_from, reset, step, step_back
from scoutview.panels.matrix_multiply.product_plan import (
    MODEL_SHADES,
    Product,
    Window,
    cell_text,
    even_range,
    factor_text,
    number_text,
    terms_of,
    window_at,
)
from scoutview.panels.matrix_multiply.words import cell_formula, costs


def random_product(rows: int = 12, inner: int = 128, columns: int = 200, *, bias: bool = True) -> Product:
    rng = np.random.default_rng(3)
    left = rng.normal(size=(rows, inner)).astype(np.float32)
    top = rng.normal(size=(inner, columns)).astype(np.float32)
    added = (rng.normal(size=columns) * bias).astype(np.float32)
    return Product("site", left, top, added, left @ top + added)


@pytest.mark.parametrize("listed", [slice(0, 8), slice(60, 66), slice(120, 128), slice(5, 5)])
@pytest.mark.parametrize("bias", [True, False])
def test_the_listed_terms_the_others_and_the_bias_add_up_to_the_real_output(listed: slice, bias: bool) -> None:
    product = random_product(bias=bias)
    terms = terms_of(product, 4, 77, listed)
    assert sum(term.value for term in terms) == pytest.approx(float(product.result[4, 77]), abs=1e-4)
    shown = listed.stop - listed.start
    assert len(terms) == shown + 1 + bias
    assert terms[shown].note == f"{128 - shown} {'more ' if shown else ''}products"
    assert [term.factors for term in terms[:shown]] == [
        (float(product.left[4, k]), float(product.top[k, 77])) for k in range(listed.start, listed.stop)
    ]


def test_a_small_product_has_no_other_terms() -> None:
    product = OwnMatrices().product()
    assert [term.value for term in terms_of(product, 1, 1, slice(0, 3))] == [32, 50, 72]
    assert product.result.tolist() == [[58, 64], [139, 154]]
    assert (product.multiplications(), product.additions()) == (12, 8)


def test_a_window_stays_inside_and_shows_the_chosen_cell() -> None:
    assert window_at((0, 0, 0), (8, 8, 8), (12, 128, 200), (11, 199)).starts == (4, 0, 192)
    assert window_at((50, 500, -3), (8, 8, 8), (12, 128, 200), (4, 0)).starts == (4, 120, 0)


@pytest.mark.parametrize("size", [(380, 170), (416, 220), (544, 430), (1264, 470), (2000, 1200)])
@pytest.mark.parametrize("shape", [(12, 128, 200), (1, 3, 1), (64, 2048, 128), (6, 6, 6)])
def test_all_of_a_product_lies_inside_the_canvas_and_every_cell_is_found(
    size: tuple[int, int], shape: tuple[int, int, int]
) -> None:
    product = random_product(*shape)
    layout = lay_out(size, product, (0, 0, 0), (0, 0), 50.0)
    boxes = [layout.left, layout.top, layout.result, layout.terms]
    boxes += [box for box in (layout.overview, layout.legend) if box]
    for box in boxes:
        assert box.x >= 0
        assert box.y >= 0
        assert box.right <= size[0] + 0.01
        assert box.bottom <= size[1] + 0.01
    assert not any(a.overlaps(b) for i, a in enumerate(boxes) for b in boxes[i + 1 :])
    rows, inner, columns = (each - 1 for each in layout.window.sizes)
    for part in (("left", rows, inner), ("top", inner, columns), ("result", rows, columns)):
        box = layout.cell_box(part)
        assert layout.part_at(box.x + box.width / 2, box.y + box.height / 2) == part


def test_a_large_panel_shows_eight_by_eight_by_eight_with_numbers() -> None:
    layout = lay_out((1264, 470), random_product(), (0, 0, 0), (0, 0), 50.0)
    assert layout.window.sizes == (8, 8, 8)
    assert layout.numbers_fit


def test_terms_keep_room_for_the_others_and_the_bias() -> None:
    product = random_product()
    for size in ((380, 170), (544, 430), (1264, 470)):
        layout = lay_out(size, product, (0, 0, 0), (0, 0), 50.0)
        terms = lay_out_terms(layout.terms)
        shown = layout.window.sizes[1]
        last = terms.place(terms.listed(128, shown, has_bias=True) + 1)
        assert last.bottom <= layout.terms.bottom + 0.01
    assert lay_out_terms(layout.terms).listed(128, 8, has_bias=True) == 8


def test_a_click_in_the_overview_brings_the_window_there() -> None:
    shape, window = (12, 128, 200), Window((0, 0, 0), (8, 8, 8))
    layout = lay_out((1264, 470), random_product(), (0, 0, 0), (0, 0), 50.0)
    assert layout.overview is not None
    overview = lay_out_overview(layout.overview, shape)
    top = overview.top
    assert starts_at(overview, shape, window, top.x + top.width / 2, top.y + top.height - 0.1) == (0, 120, 96)
    assert starts_at(overview, shape, window, overview.left.x - 5, 0) is None
    frame = window_box(top, (128, 200), (120, 96), (8, 8))
    assert frame.x >= top.x
    assert frame.bottom <= top.bottom + 0.01


WINDOW = Window((2, 0, 5), (2, 3, 2))


def test_playing_goes_along_the_rows_and_ends_with_everything_filled() -> None:
    place = play_from(Place(), WINDOW)
    assert place == Place((2, 5), building=True, formed=0.0)
    seen = [place.cell]
    for _ in range(3):
        place, finished = advanced(place, WINDOW, 1.0)
        seen.append(place.cell)
        assert not finished
    assert seen == [(2, 5), (2, 6), (3, 5), (3, 6)]
    place, finished = advanced(place, WINDOW, 1.0)
    assert finished
    assert place == Place((3, 6))


def test_a_slow_clock_skips_cells_but_never_the_end() -> None:
    place, finished = advanced(reset(Place(), WINDOW), WINDOW, 2.5)
    assert (place.cell, place.formed, finished) == ((3, 5), 0.5, False)
    assert advanced(place, WINDOW, 99)[1]


def test_steps_go_on_and_back_and_stop_at_the_ends() -> None:
    first = reset(Place(), WINDOW).settled()
    second = step(first, WINDOW)
    assert (second.cell, second.formed) == ((2, 6), 0.0)
    assert step_back(second, WINDOW).cell == (2, 5)
    assert step_back(step_back(second, WINDOW), WINDOW).cell == (2, 5)
    assert step(Place((3, 6), building=True), WINDOW) == Place((3, 6))
    assert Place((9, 9)).within((4, 5, 6)).cell == (3, 5)


@pytest.mark.parametrize(
    ("text", "number"), [("2", 2.0), (" -0,5 ", -0.5), ("−3", -3.0), ("1e3", 1000.0), (".25", 0.25)]
)
def test_numbers_are_read_as_people_type_them(text: str, number: float) -> None:
    assert number_from(text) == number


@pytest.mark.parametrize("text", ["abc", "", "1 2", "nan", "1e9", "--3"])
def test_other_texts_are_refused_in_one_sentence(text: str) -> None:
    with pytest.raises(UserError) as refusal:
        number_from(text)
    assert str(refusal.value).endswith(".")
    assert "\n" not in str(refusal.value)


def test_a_wrong_text_is_kept_beside_the_number_it_would_replace() -> None:
    wrong = OwnMatrices().typed(("left", 0, 1), "abc")
    assert wrong.product().left.tolist() == [[1, 2, 3], [4, 5, 6]]
    assert wrong.text(("left", 0, 1)) == "abc"
    assert "abc" in wrong.complaint(("left", 0, 1))
    right = wrong.typed(("left", 0, 1), "20")
    assert right.product().left[0].tolist() == [1, 20, 3]
    assert right.wrong == {}
    assert right.complaint(("left", 0, 1)) == ""


def test_a_smaller_size_loses_no_number() -> None:
    from dataclasses import replace

    typed = OwnMatrices().typed(("top", 2, 1), "42")
    small = replace(typed, rows=1, inner=1, columns=1)
    assert small.product().result.tolist() == [[7]]
    assert replace(small, rows=2, inner=3, columns=2).product().top[2, 1] == 42


def test_own_matrices_survive_being_kept_as_settings() -> None:
    typed = OwnMatrices(3, 2, 4).typed(("top", 1, 3), "-2.5")
    assert OwnMatrices.from_settings(typed.to_settings()) == typed
    with pytest.raises(ValueError, match="sizes"):
        OwnMatrices.from_settings({**typed.to_settings(), "rows": 7})


@pytest.mark.parametrize(
    ("value", "text"),
    [(-0.124, "−.12"), (0.0, "0"), (3.0, "3"), (10.25, "10.2"), (2.43, "2.4"), (-154.6, "−155"), (np.nan, "–")],
)
def test_numbers_in_cells_are_short(value: float, text: str) -> None:
    assert cell_text(value) == text


def test_factors_and_sums_are_written_with_three_digits() -> None:
    assert [factor_text(value) for value in (0.0966, -1.3, 7.0, 0.0001)] == [".097", "−1.30", "7", "0"]
    assert [number_text(value) for value in (58.0, -0.0, -0.5)] == ["58", "0", "−0.500"]
    assert even_range(np.array([154.0, -3]), np.zeros(2)) == 200
    assert even_range(np.zeros(3)) == 1


def test_the_colours_of_a_model_are_one_fixed_range_with_zero_in_the_middle() -> None:
    places = MODEL_SHADES.of(np.array([-50.0, -20.0, 0.0, 0.5, 20.0, np.nan]))
    assert places[[0, 1, 2, 4, 5]].tolist() == pytest.approx([-1, -1, 0, 1, 0])
    assert 0.3 < places[3] < 0.6


def test_the_line_counts_this_model_this_site_and_gpt3() -> None:
    whole, *_ = costs({"site": (100, 90), "other": (1000, 900)}, random_product(), own=False)
    assert "1,100 multiplications and 990 additions" in whole
    assert "of them 100 and 90 here" in whole
    assert "GPT-3" in whole
    assert "about 175 billion" in whole
    assert costs({}, OwnMatrices().product(), own=True)[0].startswith("These two matrices: 12 multiplications")


def test_the_formula_holds_the_numbers_of_the_cell() -> None:
    text = cell_formula(OwnMatrices().product(), (1, 0), slice(0, 3))
    assert "4 · 7 + 5 · 9 + 6 · 11 = <b>139</b>" in text
