"""Drawing a token, against transformers' logits processors and against counting."""

import numpy as np
import pytest
import torch
from scipy.stats import chisquare

from scoutview.analysis.sampling import RANKS, Sampling, drawn, sampling, softmax
from scoutview.errors import UserError
from scoutview.labs.next_token.lab import NextToken
from scoutview.observation import Question
from tests.every_lab import asker_at

LOGITS = 3 * np.random.default_rng(0).standard_normal(200)
SETTINGS = [(1.0, 0, 1.0), (0.3, 0, 1.0), (2.5, 5, 1.0), (1.0, 40, 0.9), (0.7, 0, 0.5), (1.0, 1, 1.0), (3.0, 0, 0.01)]


def by_hand(logits: np.ndarray, temperature: float, top_k: int, top_p: float) -> np.ndarray:
    """The same by a loop over sorted tokens."""
    shares = softmax(logits / temperature)
    order = sorted(range(len(logits)), key=lambda token: -shares[token])
    kept = order[:top_k] if top_k else order
    total, left, sum_of_kept = 0.0, [], sum(shares[token] for token in kept)
    for token in kept:
        if left and total >= top_p * sum_of_kept:
            break
        left.append(token)
        total += shares[token]
    answer = np.zeros(len(logits))
    answer[left] = shares[left] / sum(shares[left])
    return answer


@pytest.mark.parametrize(("temperature", "top_k", "top_p"), SETTINGS)
def test_probabilities_are_those_of_a_loop_over_sorted_tokens(temperature: float, top_k: int, top_p: float) -> None:
    ours = Sampling(temperature, top_k, top_p).probabilities(LOGITS)
    np.testing.assert_allclose(ours, by_hand(LOGITS, temperature, top_k, top_p), atol=1e-9)
    assert ours.sum() == pytest.approx(1)


@pytest.mark.filterwarnings("ignore")  # of its own imports
@pytest.mark.parametrize(("temperature", "top_k", "top_p"), SETTINGS)
def test_probabilities_are_those_of_transformers(temperature: float, top_k: int, top_p: float) -> None:
    process = pytest.importorskip("transformers.generation.logits_process", reason="it comes with the extra `dev`")
    scores = torch.from_numpy(LOGITS)[None]
    scores = process.TemperatureLogitsWarper(temperature)(None, scores)
    if top_k:
        scores = process.TopKLogitsWarper(top_k)(None, scores)
    if top_p < 1:
        scores = process.TopPLogitsWarper(top_p)(None, scores)
    theirs = scores.softmax(-1)[0].numpy()
    np.testing.assert_allclose(Sampling(temperature, top_k, top_p).probabilities(LOGITS), theirs, atol=1e-9)


@pytest.mark.parametrize(("top_k", "top_p"), [(0, 1.0), (5, 1.0), (0, 0.5)])
def test_the_likeliest_tokens_share_is_told_at_each_temperature(top_k: int, top_p: float) -> None:
    asked = Question.of("sampling", temperature=2.0, top_k=top_k, top_p=top_p)
    told = sampling(LOGITS, [str(token) for token in range(len(LOGITS))], asked)
    likeliest = int(LOGITS.argmax())
    assert told["sampling_likeliest"][0] == 1
    for temperature, share in zip(told["sampling_temperatures"][1:], told["sampling_likeliest"][1:], strict=True):
        assert share == pytest.approx(by_hand(LOGITS, float(temperature), top_k, top_p)[likeliest], abs=1e-5)


def test_next_to_temperature_zero_it_is_greedy_too() -> None:
    assert Sampling(1e-310).probabilities(LOGITS)[LOGITS.argmax()] == 1


def test_logits_that_are_no_numbers_give_probabilities_that_are_none() -> None:
    for settings in ((1.0, 0, 1.0), (0.5, 3, 0.5)):
        probabilities = Sampling(*settings).probabilities(np.array([1.0, np.inf, -np.inf, np.nan]))
        assert np.isnan(probabilities).any()
        assert 0 <= drawn(probabilities, np.random.default_rng(0)) < 4


def test_a_token_of_probability_zero_is_never_drawn_however_sums_are_rounded() -> None:
    class Highest:
        def random(self) -> float:
            return float(np.nextafter(1.0, 0.0))

    probabilities = np.array([0.0, *[0.1] * 10, 0.0])
    assert np.cumsum(probabilities)[-1] <= Highest().random()
    assert drawn(probabilities, Highest()) == 10  # type: ignore[arg-type]


def test_temperature_zero_is_greedy() -> None:
    probabilities = Sampling(0.0, 3, 0.2).probabilities(LOGITS)
    assert probabilities[LOGITS.argmax()] == 1
    assert probabilities.sum() == 1


@pytest.mark.parametrize("settings", [(1.0, 0, 1.0), (1.7, 12, 0.9)])
def test_tokens_are_drawn_as_often_as_their_probabilities_say(settings: tuple[float, int, float]) -> None:
    probabilities = Sampling(*settings).probabilities(LOGITS[:30])
    rng, draws = np.random.default_rng(3), 20_000
    counts = np.bincount([drawn(probabilities, rng) for _ in range(draws)], minlength=30)
    assert (counts[probabilities == 0] == 0).all()
    often = probabilities * draws >= 5
    observed = [*counts[often], counts[~often].sum()]
    expected = [*(probabilities[often] * draws), probabilities[~often].sum() * draws]
    if expected[-1] == 0:
        observed, expected = observed[:-1], expected[:-1]
    assert chisquare(observed, expected).pvalue > 0.01


@pytest.mark.parametrize("wrong", [{"temperature": -1}, {"top_k": -1}, {"top_p": 0}, {"top_p": 1.1}, {"seed": -1}])
def test_what_means_nothing_is_refused(wrong: dict[str, float]) -> None:
    with pytest.raises(UserError, match="should be"):
        Sampling(**wrong)  # type: ignore[arg-type]


def test_the_first_token_written_is_the_one_that_is_drawn() -> None:
    lab, asker = asker_at("next_token", -1)
    probe = lab.default_probe()
    for seed in range(3):
        choices = {"temperature": 1.5, "top_k": 50, "seed": seed}
        one = asker.answer(probe, [Question.of("sampling", **choices)])[Question.of("sampling", **choices)]
        steps = list(asker.unfold(probe, Question.of("continuation", count=4, **choices)))
        assert len(steps) == 4
        assert str(one["sampling_drawn"]) == str(steps[0]["written_drawn"])
        np.testing.assert_allclose(one["sampling_after"], steps[0]["written_after"], atol=1e-6)
        text = asker.answer(probe, [Question.of("continued_text", **choices)])
        told = str(next(iter(text.values()))["continued_text"])
        assert told.startswith("".join(str(step["written_drawn"]) for step in steps))


def test_each_step_is_what_the_model_says_of_the_text_so_far() -> None:
    lab, asker = asker_at("next_token", -1)
    assert isinstance(lab, NextToken)
    probe = lab.parse_probe("The fox")
    question = Question.of("continuation", temperature=0, count=3)
    steps = list(asker.unfold(probe, question))
    ids = lab._carried.tokenizer.encode("The fox")
    vocabulary = lab._carried.tokenizer.vocabulary
    for step in steps:
        with torch.no_grad():
            expected = asker._model(torch.tensor([ids]))[0, -1].softmax(-1).numpy()
        assert vocabulary[int(expected.argmax())] == str(step["written_names"][0]) == str(step["written_drawn"])
        np.testing.assert_allclose(step["written_before"], np.sort(expected)[::-1][:RANKS], atol=1e-5)
        assert int(step["written_kept"]) == 1
        ids.append(int(expected.argmax()))


def test_a_text_as_long_as_the_context_is_continued() -> None:
    lab, asker = asker_at("next_token", -1)
    steps = list(asker.unfold(lab.parse_probe("The fox ran. " * 40), Question.of("continuation", count=3)))
    assert len(steps) == 3
    with pytest.raises(UserError, match="1 to 400"):
        list(asker.unfold(lab.default_probe(), Question.of("continuation", count=0)))


def test_a_line_is_what_the_continuation_writes_as_long_as_it_was_asked() -> None:
    lab, asker = asker_at("next_token", -1)
    probe = lab.default_probe()
    steps = list(asker.unfold(probe, Question.of("continuation", count=16)))
    for count, choices in ((10, {}), (16, {"count": 16})):
        question = Question.of("continued_text", **choices)
        text = str(asker.answer(probe, [question])[question]["continued_text"])
        assert text == "".join(str(step["written_drawn"]) for step in steps[:count])
    with pytest.raises(UserError, match="1 to 64"):
        asker.answer(probe, [Question.of("continued_text", count=65)])
