import numpy as np
import pytest
from sklearn.datasets import load_digits

from scoutview.data.carried_pictures import CarriedPictures
from scoutview.data.digits import load_images, split_images
from scoutview.errors import UserError
from scoutview.resources import resource


def test_there_are_10000_digits_of_28_by_28_with_dark_paper_and_about_as_many_of_each() -> None:
    digits = load_images("digits28")
    assert digits.pictures.shape == (10_000, 28, 28)
    assert (digits.low, digits.high) == (0, 255)
    assert digits.classes == tuple("0123456789")
    assert np.bincount(digits.labels).min() > 800
    assert np.median(digits.pictures) == 0
    boxes = digits.pictures.max(axis=2) > 0  # (N, H)
    assert np.mean(boxes.sum(axis=1) == 20) > 0.9, "their boxes are 20 pixels high"


def test_the_digits_that_ship_say_where_they_are_from() -> None:
    notice = resource("NOTICE").read_text(encoding="utf-8")
    assert all(resource(name).exists() and name in notice for name in ("digits28.npz", "digits.npz"))


def test_the_small_digits_are_1797_pictures_of_8_by_8_in_sixteenths() -> None:
    digits = load_images("digits")
    assert digits.pictures.shape == (1797, 8, 8)
    assert set(np.unique(digits.pictures * 16)) == set(range(17))
    assert (digits.low, digits.high) == (0, 16)
    assert digits.classes == tuple("0123456789")


def test_the_digits_that_ship_are_those_of_scikit_learn() -> None:
    ours, theirs = load_images("digits"), load_digits()
    assert np.array_equal(ours.pictures * 16, theirs.images)
    assert np.array_equal(ours.labels, theirs.target)


def test_the_split_holds_out_a_fifth_of_each_class_and_shares_nothing() -> None:
    labels = load_images("digits").labels
    split = split_images(labels)
    assert sorted(np.concatenate([split.train, split.validation])) == list(range(len(labels)))
    share = np.bincount(labels[split.validation]) / np.bincount(labels)
    assert np.abs(share - 0.2).max() < 0.01


def test_few_training_images_are_evenly_of_all_classes_and_leave_validation_as_it_was() -> None:
    labels = load_images("digits").labels
    few = split_images(labels, 100)
    assert np.bincount(labels[few.train]).tolist() == [10] * 10
    assert np.array_equal(few.validation, split_images(labels).validation)
    with pytest.raises(UserError, match="at least 20"):
        split_images(labels, 19)


def test_a_class_with_one_picture_is_trained_on() -> None:
    split = split_images(np.array([0, 0, 0, 1]))
    assert 3 in split.train
    with pytest.raises(UserError, match="No class has two pictures"):
        split_images(np.array([0, 1]))


def test_what_a_recording_carries_comes_back_from_its_assets() -> None:
    digits = load_images("digits")
    validation = split_images(digits.labels).validation
    again = CarriedPictures.from_assets(CarriedPictures.of(digits, validation).to_assets())
    assert np.array_equal(again.pictures, digits.pictures[validation[:200]])
    assert np.array_equal(again.labels, digits.labels[validation[:200]])
    assert (again.classes, again.digest, again.high) == (digits.classes, digits.digest, 16)
    with pytest.raises(UserError, match="missing or damaged"):
        CarriedPictures.from_assets({})
