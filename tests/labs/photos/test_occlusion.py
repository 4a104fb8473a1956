"""Occlusion: each place is what the network says to the photo with a grey square there."""

import numpy as np
import pytest
import torch

from scoutview.analysis.occlusion import _grids
from scoutview.errors import UserError
from scoutview.observation import Question
from tests.every_lab import asker_at
from tests.labs.photos.test_lab import asked


@pytest.fixture(scope="module")
def asker():
    return asker_at("photos", -1)[1]


@pytest.fixture(scope="module")
def coarse(asker):
    return steps(asker, detail=7)


def steps(asker, **choices: int):
    return list(asker.unfold(asker.lab.default_probe(), Question.of("occlusion", **choices)))


def test_hiding_the_cup_costs_it_more_than_hiding_the_edge(coarse):
    told = coarse
    assert [step["occlusion_asked"].tolist() for step in told] == [[14, 49], [28, 49], [42, 49], [49, 49]]
    first, last = told[0]["occlusion"], told[-1]["occlusion"]
    assert np.isfinite(first[:2]).all()
    assert np.isnan(first[2:]).all()
    assert last[2:5, 2:5].min() < last[0].min()
    assert told[-1]["occlusion_name"] == "espresso"


@torch.no_grad()
def test_a_place_is_the_answer_to_a_photo_with_a_square_there(asker, coarse):
    last = coarse[-1]
    assert last["occlusion_class"] == 967
    photo = torch.from_numpy(asked(asker, "photo")["photo"].copy()).permute(2, 0, 1).float()
    middle = round((3 + 0.5) * 32)
    photo[:, middle - 28 : middle + 28, middle - 28 : middle + 28] = 127
    log = torch.log_softmax(asker._model((photo[None] - 127) / 128), 1)[0, 967].item()
    assert last["occlusion"][3, 3] == pytest.approx(log - np.log(last["occlusion_whole"]), abs=1e-4)
    assert last["occlusion_probabilities"][3, 3] == pytest.approx(np.exp(log), abs=1e-5)


@pytest.mark.parametrize("detail", [7, 14, 28])
def test_each_place_is_tried_once_and_the_first_49_are_evenly_spread(detail):
    grids = list(_grids(detail))
    places = [place for grid in grids for place in grid]
    assert sorted(places) == list(np.ndindex(detail, detail))
    rows = sorted({row for row, _ in grids[0]})
    assert len(grids[0]) == 49
    assert set(np.diff(rows)) == {detail // 7}


@torch.no_grad()
def test_while_it_grows_only_places_that_were_measured_have_a_number(asker):
    begun = next(asker.unfold(asker.lab.default_probe(), Question.of("occlusion", detail=14)))
    assert begun["occlusion_asked"].tolist() == [14, 196]
    measured = np.argwhere(np.isfinite(begun["occlusion"])).tolist()
    assert measured == [[row, column] for row in (1, 3) for column in range(1, 14, 2)]
    photo = torch.from_numpy(asked(asker, "photo")["photo"].copy()).permute(2, 0, 1).float()
    photo[:, max(0, 24 - 28) : 24 + 28, 120 - 28 : 120 + 28] = 127  # row 1, column 7 of cells of 16 pixels
    log = torch.log_softmax(asker._model((photo[None] - 127) / 128), 1)[0, 967].item()
    assert begun["occlusion_probabilities"][1, 7] == pytest.approx(np.exp(log), abs=1e-5)


def test_what_is_no_choice_is_refused(asker):
    for choices in ({"detail": 9}, {"square": 1}, {"class": 1000}):
        with pytest.raises(UserError, match="should be"):
            steps(asker, **choices)
