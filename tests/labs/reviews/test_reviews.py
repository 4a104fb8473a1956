"""Made-up reviews, reviews of one's own, and who else says whether they are good."""

import re
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from sklearn.linear_model import Ridge

from scoutview.errors import UserError
from scoutview.labs.reviews.carried import NEGATED, CarriedReviews, ReviewLetters
from scoutview.labs.reviews.counting import (
    SMOOTHING,
    counted,
    is_all_negated,
    learned_judge,
    share_right_by_counting,
    words_of,
)
from scoutview.labs.reviews.grammar import made_up_reviews
from scoutview.labs.reviews.lab import Reviews
from scoutview.labs.reviews.own_file import LETTERS, read_own
from scoutview.labs.reviews.settings import ReviewSettings
from scoutview.labs.reviews.source import review_source


def test_as_many_opinions_are_negated_as_wanted() -> None:
    reviews = made_up_reviews(400, 3, 0.2)
    sentences = [sentence for review in reviews for sentence in review.text.split(". ") if counted(sentence)]
    assert np.mean([is_all_negated(sentence) for sentence in sentences]) == pytest.approx(0.2, abs=0.03)
    assert np.mean([review.label for review in reviews]) == pytest.approx(0.5, abs=0.08)
    assert all(is_all_negated(review.text) for review in made_up_reviews(50, 3, 1.0))


def test_counting_words_fails_where_every_opinion_is_negated() -> None:
    for negated, low, high in ((0.0, 0.97, 1.0), (0.2, 0.85, 0.97), (1.0, 0.0, 0.05)):
        reviews = made_up_reviews(300, 5, negated)
        share = share_right_by_counting([each.text for each in reviews], np.array([each.label for each in reviews]))
        assert low <= share <= high


def test_the_judge_is_a_ridge_regression_on_words_and_pairs() -> None:
    reviews = made_up_reviews(200, 1, 0.2)
    texts, labels = [each.text for each in reviews], np.array([each.label for each in reviews])
    judge = learned_judge(texts, labels)
    names = list(judge.weights)
    words = [set(words_of(text)) | set(map(" ".join, pairwise(words_of(text)))) for text in texts]
    has = np.array([[name in own for name in names] for own in words], float)
    ridge = Ridge(alpha=SMOOTHING, fit_intercept=False).fit(has, 2 * labels - 1)
    np.testing.assert_allclose(list(judge.weights.values()), ridge.coef_, atol=2e-4)
    assert judge.probability("") == 0.5


def test_the_judge_hears_a_negation() -> None:
    judge = review_source("synthetic", 0.2, 0).carried.judge
    for good, bad in (
        ("the plot is good.", "the plot is not good."),
        ("i did not hate the wine.", "i hated the wine."),
    ):
        assert judge.probability(good) > 0.5 > judge.probability(bad)


def test_the_judge_knows_nothing_of_what_is_held_out() -> None:
    source = review_source("synthetic", 0.2, 0)
    held_out = set(source.carried.held_out.texts)
    of_judge = made_up_reviews(1500, 3, 0.2)
    assert not held_out & {review.text for review in of_judge}
    own = learned_judge([each.text for each in of_judge], np.array([each.label for each in of_judge]))
    assert source.carried.judge.weights == own.weights
    assert source.carried.judge.share_right(*source.carried.held_out.of(NEGATED)) > 0.9


def test_nothing_held_out_is_trained_on_and_no_label_is_written_into_a_text() -> None:
    lab = Reviews(ReviewSettings())
    trained = _trained(lab)
    assert not set(lab._carried.held_out.texts) & set(trained)
    assert trained == [review.text for review in made_up_reviews(len(trained), 4 * lab.settings.seed, 0.25)]


def test_what_a_recording_carries_is_read_back_and_is_small() -> None:
    carried = review_source("synthetic", 0.2, 1).carried
    assets = carried.to_assets()
    assert sum(map(len, assets.values())) < 64_000
    again = CarriedReviews.from_assets(assets)
    assert again.letters == carried.letters
    assert again.held_out.texts == carried.held_out.texts
    assert (again.held_out.labels == carried.held_out.labels).all()
    assert again.judge.weights == carried.judge.weights
    with pytest.raises(UserError, match="damaged"):
        CarriedReviews.from_assets({**assets, "held_out.json.zlib": b"none"})


def own_lines(count: int = 400) -> list[tuple[str, str]]:
    """A quarter of them with nothing but negated opinions."""
    reviews = (*made_up_reviews(count - count // 4, 9, 0.3), *made_up_reviews(count // 4, 10, 1.0))
    return [(review.text, "pos" if review.label else "0") for review in reviews]


@pytest.mark.parametrize("name", ["mine.tsv", "mine.txt", "mine.csv"])
def test_reviews_of_ones_own_are_read(tmp_path: Path, name: str) -> None:
    lines = own_lines()
    if name.endswith("csv"):
        written = "label,Text\n" + "".join(f'{label},"{text.upper()}"\n' for text, label in lines)
    else:
        written = "".join(f"{text}\t{label}\n" for text, label in lines)
    (tmp_path / name).write_text(written, encoding="utf-8")
    reviews, notes = read_own(str(tmp_path / name))
    assert [review.text for review in reviews] == [text for text, _ in lines]
    assert not notes
    lab = Reviews(ReviewSettings(corpus=str(tmp_path / name)))
    carried = CarriedReviews.from_assets(lab.assets())
    assert set(carried.held_out.parts.tolist()) == {0, 1, 2}
    assert carried.held_out.of(NEGATED)[0]
    assert carried.judge.learned_from + len(carried.held_out.texts) + len(_trained(lab)) <= len(lines)
    assert not set(carried.held_out.texts) & set(_trained(lab))
    assert lab.data_title() == name


def _trained(lab: Reviews) -> list[str]:
    letters = lab._carried.letters
    written = "".join(letters.names(lab._source.ids.tolist()))
    return re.split(re.escape("<start>"), written)[1:-1]


def test_long_reviews_are_cut_and_empty_ones_left_out(tmp_path: Path) -> None:
    lines = [*own_lines(), ("", "1"), ("a long one. " * 90, "0")]
    (tmp_path / "mine.tsv").write_text("".join(f"{text}\t{label}\n" for text, label in lines))
    reviews, notes = read_own(str(tmp_path / "mine.tsv"))
    assert max(len(review.text) for review in reviews) <= LETTERS
    assert notes[0] == "1 empty review was left out."
    assert "were cut into" in notes[1]


def test_a_review_that_is_there_twice_is_not_held_out_and_trained_on(tmp_path: Path) -> None:
    lines = [*own_lines(), *own_lines()]
    (tmp_path / "mine.tsv").write_text("".join(f"{text}\t{label}\n" for text, label in lines))
    reviews, notes = read_own(str(tmp_path / "mine.tsv"))
    assert [review.text for review in reviews] == [text for text, _ in own_lines()]
    assert notes == ("Reviews that stand there more than once count once: 400 were left out.",)
    lab = Reviews(ReviewSettings(corpus=str(tmp_path / "mine.tsv")))
    assert not set(lab._carried.held_out.texts) & set(_trained(lab))


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.tsv", "", "is empty: it should hold a review and its label"),
        ("a.tsv", "good film\t1\n" * 400, "one class only"),
        ("a.tsv", "good film\t1\nbad film\t0\n", "should have at least 200 in all"),
        ("a.tsv", "good film 1\n", "Line 1 of “a.tsv” has no tab"),
        ("a.tsv", "good film\t1\nbad film\tmaybe\n", "Line 2 of “a.tsv” has the label “maybe”: it should be 0 or 1"),
        ("a.tsv", "good film\t\n", "has no label"),
        ("a.csv", "review,stars\ngood,1\n", "should name its columns, text and label"),
        ("a.csv", "text,label\ngood,5\n", "has the label “5”"),
    ],
)
def test_a_file_of_something_else_is_refused_in_one_sentence(
    tmp_path: Path, name: str, content: str, said: str
) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(UserError, match=re.escape(said)):
        Reviews(ReviewSettings(corpus=str(tmp_path / name))).assets()


def test_a_file_that_is_none_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.tsv").write_bytes(b"\xff\xfe\x00good")
    for name, said in (("a.tsv", "no text in UTF-8"), ("b.tsv", "There are no reviews"), ("", "There are no reviews")):
        with pytest.raises(UserError, match=said):
            read_own(str(tmp_path / name))


def test_windows_begin_where_a_review_does() -> None:
    import torch

    source = review_source("synthetic", 0.2, 0)
    ids, following = source.windows(torch.Generator().manual_seed(0), 50, 40)
    assert (ids[:, 0] == ReviewLetters.start).all()
    assert torch.equal(ids[:, 1:], following[:, :-1])
