"""What is seen before anybody chose anything teaches, in every lab and at every frame."""

import math
from collections.abc import Collection
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from scoutview.app import sample_recordings
from scoutview.export.feeding import Feeder
from scoutview.frame import Arrays
from scoutview.graphics.base.look import Look
from scoutview.labs.registry import lab_of_recording
from scoutview.observation import History, Observation, Question
from scoutview.observing.answer import Asker
from scoutview.panels.matrix_multiply.panel import MatrixMultiply
from scoutview.panels.registry import panels_for
from scoutview.probe import TextProbe
from scoutview.recording.reader import Recording
from tests.every_lab import WITHOUT_FILE, asker_at, small_lab, trained
from tests.panels.test_every_panel import curves_of, feed

ON_PICTURES = ("digits", "photos")  # their first product is drawn on the picture
LABS = [name for name in WITHOUT_FILE if MatrixMultiply in panels_for(small_lab(name).channels)]
SCORED = ["next_token", "grokking"]  # what comes out first are scores of tokens, or of answers
FRAMES = pytest.mark.parametrize("position", [0, 6, -1])


def fresh(qtbot: QtBot) -> MatrixMultiply:
    """A panel that nobody touched."""
    panel = MatrixMultiply(Look())
    qtbot.addWidget(panel)
    panel.resize(620, 560)
    panel.show()
    return panel


def shown(qtbot: QtBot, name: str, position: int) -> tuple[MatrixMultiply, Arrays]:
    """Such a panel, with what the deciding frame tells, and what it was shown."""
    panel = fresh(qtbot)
    feed(panel, name, position)
    return panel, answered(name, position)


def answered(name: str, position: int, site: str = "") -> Arrays:
    lab, asker = asker_at(name, position)
    question = Question.of("matrix_product", site=site) if site else Question("matrix_product")
    return asker.answer(lab.default_probe(), [question])[question]


def deciding(name: str) -> Arrays:
    steps = [frame.step for frame in trained(name)[1]]
    step = curves_of(name).deciding_step
    assert step is not None
    return answered(name, steps.index(step))


def explained(product: Arrays, row: int) -> list[float]:
    """The rule written out: what the few largest products explain of each sum of a row, if several make it."""
    told = []
    for column in range(product["product_weight"].shape[1]):
        pairs = zip(product["product_input"][row], product["product_weight"][:, column], strict=True)
        terms = sorted((float(a) * float(b) for a, b in pairs), key=abs, reverse=True)
        total = math.fsum([*terms, float(product["product_bias"][column])])
        few = len(terms) if len(product.get("product_maps", ())) else 4 if has_pictures(product) else 8
        rest = abs(total - math.fsum(terms[:few]))
        several = math.fsum(map(abs, terms)) ** 2 / math.fsum(term**2 for term in terms)
        told.append((total - rest) * min(several, 4) if total > rest else 0.0)
    return told


def has_pictures(product: Arrays) -> bool:
    return bool(product.get("product_row_pictures", np.zeros(0)).size)


def listed(panel: MatrixMultiply) -> list[float]:
    return [term.value for term in panel.view.terms_now() if term.factors is not None]


@FRAMES
@pytest.mark.parametrize("name", LABS)
def test_the_first_product_is_no_lookup_and_has_a_plain_name(qtbot: QtBot, name: str, position: int) -> None:
    panel, arrays = shown(qtbot, name, position)
    site, entering = str(arrays["product_site"]), arrays["product_input"]
    assert site.rpartition(".")[2] != "embedding"
    assert not np.isin(entering, (0, 1)).all()
    words = panel.controls.sites.currentText()
    assert "." not in words
    assert "_" not in words
    assert site in panel.controls.sites.toolTip()


@pytest.mark.parametrize("name", SCORED)
def test_where_outputs_have_names_the_first_cell_is_the_highest_score_of_the_last_row(qtbot: QtBot, name: str) -> None:
    panel, _ = shown(qtbot, name, -1)
    product, (row, column) = deciding(name), panel.shown_cell()
    output = product["product_output"]
    assert all(product["product_column_labels"])
    assert row == len(output) - 1
    assert output[row, column] == output[row].max()
    assert 0 not in product["product_input"][row]
    terms, window = product["product_input"][row] * product["product_weight"][:, column], panel.view.window_now()
    assert window is not None
    assert set(window.inner) == set(np.argsort(-np.abs(terms))[: len(window.inner)].tolist())


@pytest.mark.parametrize("name", [name for name in LABS if name not in SCORED])
def test_the_first_cell_is_the_one_of_which_a_few_products_explain_most(qtbot: QtBot, name: str) -> None:
    panel, _ = shown(qtbot, name, -1)
    product, (row, column) = deciding(name), panel.shown_cell()
    told = explained(product, row)
    assert told[column] == pytest.approx(max(told), rel=1e-4)
    assert product["product_output"][row, column] > 0
    zeros = (product["product_input"] == 0).mean(axis=1)
    assert zeros[row] <= zeros.min() + 0.1
    shown_terms = listed(panel)
    assert len(shown_terms) >= 3
    if zeros.min() == 0:
        assert 0 not in shown_terms
    others = range(len(zeros)) if len(zeros) < 50 else [row]
    assert max(told) >= max(max(explained(product, other)) for other in others) / 2 - 1e-6


@pytest.mark.parametrize("name", LABS)
def test_in_a_trained_model_the_products_that_are_shown_make_most_of_the_first_sum(qtbot: QtBot, name: str) -> None:
    panel = fresh(qtbot)
    panel.resize(1264, 600)
    with Recording.open(sample_recordings()[name]) as sample:
        lab = lab_of_recording(sample)
        feeder = Feeder(sample, lab, lab.default_probe())
        feeder.feed(panel, sample.steps[-1])
        cell, terms = panel.shown_cell(), panel.view.terms_now()
        total = math.fsum(term.value for term in terms)
        products = math.fsum(listed(panel))
        assert total > 0
        assert abs(total - products) <= (0.5 if name == "digits" else 0.55) * total  # others are made of many
        for step in (0, sample.steps[len(sample.steps) // 2]):
            feeder.feed(panel, step)
            assert panel.shown_cell() == cell


@pytest.mark.parametrize("name", [name for name in LABS if name not in ON_PICTURES])
def test_a_maximised_panel_opens_on_one_sum_in_one_row_and_leaves_no_large_part_empty(qtbot: QtBot, name: str) -> None:
    panel = fresh(qtbot)
    panel.resize(1262, 565)
    with Recording.open(sample_recordings()[name]) as sample:
        lab = lab_of_recording(sample)
        Feeder(sample, lab, lab.default_probe()).feed(panel, sample.steps[-1])
    layout = panel.picture.layout_now()
    assert layout is not None
    assert layout.sum.in_one_row
    assert layout.sum.listed >= min(4 if layout.pictures else 8, len(panel.view.terms_now()) - 1)
    assert layout.words is not None
    assert largest_empty(panel.stage.grab().toImage()) <= 0.14


def largest_empty(image: QImage, block: int = 8) -> float:
    """Which share of a picture the largest rectangle takes on which nothing is painted, in whole blocks of pixels."""
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), -1)[:, : image.width()]
    down, across = (side // block for side in pixels.shape)
    blocks = pixels[: down * block, : across * block].reshape(down, block, across, block)
    empty = (blocks == pixels[1, 1]).all((1, 3))
    best, high = 0, np.zeros(across, int)
    for row in empty:
        high = np.where(row, high + 1, 0)
        for first in range(across):
            lowest = np.minimum.accumulate(high[first:])
            best = max(best, int((lowest * np.arange(1, len(lowest) + 1)).max()))
    return best / (down * across)


@FRAMES
@pytest.mark.parametrize("name", LABS)
def test_the_terms_that_are_shown_and_the_rest_add_up_to_the_sum(qtbot: QtBot, name: str, position: int) -> None:
    panel, arrays = shown(qtbot, name, position)
    row, column = panel.shown_cell()
    left, top = arrays["product_input"][row].astype(float), arrays["product_weight"][:, column].astype(float)
    products = [a * b for a, b in zip(left, top, strict=True)]
    exact = math.fsum([*products, float(arrays["product_bias"][column])])
    terms = panel.view.terms_now()
    assert math.fsum(term.value for term in terms) == pytest.approx(exact, rel=1e-12, abs=1e-12)
    assert exact == pytest.approx(float(arrays["product_output"][row, column]), rel=1e-4, abs=1e-5)
    assert set(listed(panel)) <= set(products)


@pytest.mark.parametrize("name", [name for name in LABS if name not in ON_PICTURES])
def test_the_first_picture_is_a_handful_and_all_numbers_are_one_click_away(qtbot: QtBot, name: str) -> None:
    panel, arrays = shown(qtbot, name, -1)
    few, cell = panel.picture.layout_now(), panel.shown_cell()
    assert few is not None
    assert few.cell_width >= 50
    assert few.cell_height >= 24
    assert len(listed(panel)) == few.window.sizes[1] <= 10
    assert sum(few.window.sizes) < sum(arrays["product_input"].shape) + arrays["product_weight"].shape[1]
    panel.controls.all_numbers.click()
    many = panel.picture.layout_now()
    assert many is not None
    assert sum(many.window.sizes) > sum(few.window.sizes)
    assert panel.shown_cell() == cell


@pytest.mark.parametrize("name", LABS)
def test_the_first_cell_and_its_terms_stay_at_every_frame(qtbot: QtBot, name: str) -> None:
    panel, _ = shown(qtbot, name, -1)
    cell, window = panel.shown_cell(), panel.view.window_now()
    for position in range(len(trained(name)[1])):
        feed(panel, name, position)
        assert (panel.shown_cell(), panel.view.window_now()) == (cell, window)


def test_a_bias_that_is_learned_later_is_a_summand_at_every_frame(qtbot: QtBot) -> None:
    panel, site = fresh(qtbot), "block.0.attention.query"
    panel.restore({"site": site, "few": True})
    feed(panel, "next_token", 0)
    feed(panel, "next_token", 0)  # now it knows that there is such a site
    assert not np.any(answered("next_token", 0, site)["product_bias"])
    assert np.any(answered("next_token", -1, site)["product_bias"])
    *_, last = panel.view.terms_now()
    assert (last.note, last.value) == ("bias", 0.0)


def test_while_the_deciding_frame_is_not_known_the_one_on_screen_decides(qtbot: QtBot) -> None:
    panel, (lab, asker) = fresh(qtbot), asker_at("denoising", 6)
    panel.show_observation(
        Observation(6, lab.default_probe(), {**answered("denoising", 6), **_beside(lab, asker, panel.questions())})
    )
    row, column = panel.shown_cell()
    told = explained(answered("denoising", 6), row)
    assert told[column] == pytest.approx(max(told), rel=1e-4)


def test_what_decided_for_another_text_or_another_run_decides_no_more(qtbot: QtBot) -> None:
    panel, _ = shown(qtbot, "next_token", -1)
    (request,), probe = panel.histories(), trained("next_token")[0].default_probe()
    panel.show_history(History(request, {request.steps[0]: deciding("next_token")}, probe))
    places, product = panel._shown.places, panel._shown.answered
    assert product is not None
    assert places._decider(product, probe) is not product
    assert places._decider(product, TextProbe(text="a b c")) is product
    panel.show_curves(replace(curves_of("next_token"), steps=np.array([0, 5]), metrics={}))
    assert places._decider(product, probe) is product


def test_the_rows_of_a_denoiser_differ_and_show_their_pictures(qtbot: QtBot) -> None:
    with Recording.open(sample_recordings()["denoising"]) as sample:
        lab = lab_of_recording(sample)
        panel = fresh(qtbot)
        Feeder(sample, lab, lab.default_probe()).feed(panel, sample.steps[-1])
    product, layout = panel._shown.answered, panel.picture.layout_now()
    assert product is not None
    assert product.row_pictures is not None
    assert layout is not None
    row, column = panel.shown_cell()
    assert abs(product.result[0, column] - product.result[1, column]) > 0.5 * abs(product.result[row, column])
    assert np.abs(product.row_pictures[0] - product.row_pictures[1]).max() > 0.2
    assert product.row_labels[1] == "no label"
    before = panel.picture.grab().toImage()
    boxes = [layout.row_picture(each) for each in (0, 1)]
    assert boxes[0].bottom <= boxes[1].y
    assert all(box.width >= 20 and box.right < layout.left.x for box in boxes)
    areas = [QRect(*(round(side) for side in box)) for box in boxes]
    assert before.copy(areas[0]) != before.copy(areas[1])


def test_a_network_that_adds_opens_on_the_score_of_its_answer(qtbot: QtBot) -> None:
    with Recording.open(sample_recordings()["grokking"]) as sample:
        lab = lab_of_recording(sample)
        panel, probe = fresh(qtbot), lab.default_probe()
        Feeder(sample, lab, probe).feed(panel, sample.steps[-1])
    answer = (probe.a + probe.b) % lab.settings.modulus
    assert panel.finding().startswith("64 products add up to ")
    assert panel.finding().endswith(f": the score of answer {answer}, the highest of {lab.settings.modulus}.")


def test_stories_open_on_the_score_of_the_token_that_comes_next(qtbot: QtBot) -> None:
    with Recording.open(sample_recordings()["next_token"]) as sample:
        lab = lab_of_recording(sample)
        panel, probe, asker = fresh(qtbot), lab.default_probe(), Asker(lab)
        Feeder(sample, lab, probe).feed(panel, sample.steps[-1])
        asker.load(sample.frame_at(int(sample.steps[-1])))
    product, (row, column) = panel._shown.answered, panel.shown_cell()
    assert product is not None
    attributed = Question("logit_attribution")
    told = asker.answer(probe, [attributed])[attributed]
    assert (row, column) == (product.shape[0] - 1, int(told["attributed"]))
    assert float(product.result[row, column]) == pytest.approx(float(told["attributed_logit"]), abs=1e-5)
    assert panel.finding() == "64 products add up to 14.0: the score of “apple”, the highest of 512."


def test_digits_open_on_a_patch_in_their_picture(qtbot: QtBot) -> None:
    panel, arrays = shown(qtbot, "digits", -1)
    assert panel.patches.isVisible()
    assert not panel.picture.isVisible()
    assert arrays["product_maps"].shape[0] == 1
    assert Question("matrix_product") in panel.questions()


def _beside(lab: Any, asker: Asker, questions: Collection[Question]) -> dict[str, np.ndarray]:
    answers = asker.answer(lab.default_probe(), questions)
    return {name: array for answer in answers.values() for name, array in answer.items()}
