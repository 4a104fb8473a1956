"""The next-token lab: it learns to look back, and answers what it is asked."""

import math
import re
from functools import cache
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
import torch

from scoutview.app import sample_recordings
from scoutview.errors import UserError
from scoutview.frame import Curves, Mark
from scoutview.graphics.plots.curves_words import curves_finding
from scoutview.labs.next_token.lab import NextToken
from scoutview.labs.next_token.settings import NextTokenSettings
from scoutview.labs.registry import lab_of_recording
from scoutview.observation import Question
from scoutview.observing.answer import Asker
from scoutview.probe import TextProbe
from scoutview.recording.reader import Recording
from scoutview.settings import settings_from_values
from scoutview.training.trainer import Trainer

WEIGHTS_DOCUMENT = Path(__file__).parents[3] / "docs" / "weights_next_token.md"
TINY = {"layers": 2, "heads": 2, "width": 48, "context": 32, "steps": 2000}
APPLE = "The old fox found a red apple. The fox gave the"


def small_lab(assets=None, **settings):
    return NextToken(NextTokenSettings(**{**TINY, **settings}), assets)


@cache
def training():
    """The lab and the frames of a short training."""
    lab = small_lab()
    torch.set_num_threads(1)
    return lab, tuple(step.frame for step in Trainer(lab).steps(130) if step.frame)


def trained():
    """The lab, and the first and the last frame of a short training."""
    lab, frames = training()
    return lab, frames[0], frames[-1]


def model_at(lab, frame):
    model = lab.build_model(torch.Generator())
    model.load_state_dict({name: torch.tensor(array) for name, array in frame.weights.items()})
    return model


def ask(lab, model, text, *questions):
    probe = lab.parse_probe(text)
    answers = lab.answers(model, probe, [Question(q) if isinstance(q, str) else q for q in questions])
    return {name: array for answer in answers.values() for name, array in answer.items()}


def ask_all(lab, frame):
    """All channels; of a trajectory its first step with numbers."""
    asker, probe = Asker(lab), lab.parse_probe(APPLE)
    asker.load(frame)
    plain = [Question(name) for name in lab.questions() if name not in lab.trajectories]
    answer = {name: array for arrays in asker.answer(probe, plain).values() for name, array in arrays.items()}
    for name in lab.trajectories:
        answer |= next(step for step in asker.unfold(probe, Question(name)) if step)
    return answer


def test_it_learns_more_than_counting_tokens_or_pairs():
    lab, first, last = trained()
    references = lab._carried.reference_losses
    assert first.metrics["validation_loss"] == pytest.approx(math.log(512), abs=0.3)
    assert last.metrics["validation_loss"] < references["beats token pairs"] < references["beats token counts"]
    assert last.metrics["validation_accuracy"] > 0.5


@pytest.mark.parametrize("tokens", ["words", "characters"])
def test_marks_have_plain_names(tokens: str) -> None:
    held = Curves(np.arange(3), np.arange(3.0), {}, (Mark("beats token counts", 1), Mark("beats token pairs", 2)))
    told = NextToken(NextTokenSettings(tokens=tokens)).told(held)
    assert [mark.name for mark in told.marks] == [f"beats counting {tokens}", f"beats counting pairs of {tokens}"]


@pytest.mark.parametrize(
    ("held", "said"),
    [
        ("budget 6e10", "60 billion operations"),
        ("budget 1.2e11", "120 billion operations"),
        ("budget 3e6", "3 million operations"),
        ("budget 2e12", "2 trillion operations"),
        ("budget 1e19", "budget 1e19"),
        ("budget of mine", "budget of mine"),
    ],
)
def test_the_mark_at_a_budget_is_read_in_words(held: str, said: str) -> None:
    assert NextToken(NextTokenSettings()).mark_in_words(held) == said


def test_few_answers_are_counted_in_tokens():
    told = NextToken(NextTokenSettings(context=8)).evaluation
    asked = told.asked["validation"]
    metrics = {"validation_accuracy": np.array([7 / asked])}
    curves = Curves(np.array([0]), np.zeros(1), metrics, evaluation=told)
    assert curves_finding(curves, 0, None) == f"7 of {asked} unseen tokens are guessed right."


@pytest.mark.parametrize("which", [1, 2])
def test_a_stranger_recomputes_the_logits_from_the_documentation(which):
    lab, frame = trained()[0], trained()[which]
    (code,) = re.findall(r"```python\n(.*?)```", WEIGHTS_DOCUMENT.read_text(encoding="utf-8"), re.DOTALL)
    names: dict = {}
    exec(code, names)
    answer = ask(lab, model_at(lab, frame), APPLE, "tokens", "logits")
    logits = names["logits"](frame.weights, answer["token_ids"], TINY["layers"], TINY["heads"])
    np.testing.assert_allclose(logits, answer["logits"], atol=1e-4)


def test_all_questions_are_answered_with_their_channels_and_sizes():
    lab, _, last = trained()
    answer = ask_all(lab, last)
    assert set(answer) == {channel.name for channel in lab.channels}
    sizes: dict[str, int] = {}
    for channel in lab.channels:
        assert answer[channel.name].ndim == len(channel.dims), channel.name
        if channel.asked_by not in ("matrix_product", "sites"):
            for dim, size in zip(channel.dims, answer[channel.name].shape, strict=True):
                assert sizes.setdefault(dim, size) == size, (channel.name, dim)
    assert sizes["position"] == 12
    assert sizes["token"] == 512
    assert answer["tokens"][2] == " fox"
    assert all(array.dtype.kind in "bfiuU" for array in answer.values())


def test_attention_rows_sum_to_one_and_look_back_only():
    lab, _, last = trained()
    attention = ask(lab, model_at(lab, last), APPLE, "attention")["attention"]
    assert attention.shape == (2, 2, 12, 12)
    np.testing.assert_allclose(attention.sum(-1), 1, atol=1e-5)
    assert not np.triu(attention, 1).any()


def test_every_site_is_a_product_and_the_default_gives_the_scores():
    lab, _, last = trained()
    model = model_at(lab, last)
    names = ask(lab, model, APPLE, "sites")["site_names"].tolist()
    assert names[:3] == ["embedding", "position", "block.0.attention.query"]
    assert names[-1] == "unembedding"
    for name in names:
        answer = ask(lab, model, APPLE, Question.of("matrix_product", site=name))
        product = answer["product_input"] @ answer["product_weight"] + answer["product_bias"]
        np.testing.assert_allclose(product, answer["product_output"], atol=1e-4)
    default = ask(lab, model, APPLE, "matrix_product", "tokens")
    assert default["product_site"] == "unembedding"
    assert default["product_row_labels"].tolist() == default["tokens"].tolist()


def test_operations_are_those_of_the_arithmetic():
    lab, first, _ = trained()
    answer = ask(lab, model_at(lab, first), APPLE, "operations")
    parts = dict(zip(answer["operation_names"].tolist(), answer["multiplications"].tolist(), strict=True))
    assert parts["block.1.mlp.expand"] == 12 * 48 * 4 * 48
    assert parts["unembedding"] == 12 * 48 * 512
    assert parts["block.0.attention.scores"] == parts["block.0.attention.read"] == 12 * 12 * 48
    assert parts["block.0.convolution_1"] == parts["block.1.convolution_2"] == 3 * 12 * 48
    layer = 12 * 12 * 48 * 48 + 2 * 12 * 12 * 48 + 2 * 3 * 12 * 48
    assert sum(parts.values()) == 2 * layer + 12 * 48 * 512


def test_input_vectors_are_table_rows_plus_positions():
    lab, _, last = trained()
    answer = ask(lab, model_at(lab, last), APPLE, "input_vectors", "embedding", "tokens")
    rows = answer["embedding"][answer["token_ids"]]
    np.testing.assert_allclose(answer["input_vectors"], rows + answer["position_vectors"], atol=1e-6)


def test_neighbours_are_learned_tokens_and_never_the_token_itself():
    lab, _, last = trained()
    model = model_at(lab, last)
    fox = lab._carried.tokenizer.vocabulary.index(" fox")
    answer = ask(lab, model, APPLE, Question.of("neighbours", token=fox), "vocabulary")
    assert answer["neighbour_of"] == fox
    assert len(answer["neighbours"]) == 12
    assert fox not in answer["neighbours"]
    assert (answer["vocabulary_counts"][answer["neighbours"]] > 0).all()
    assert (np.diff(answer["neighbour_cosines"]) <= 0).all()


def test_a_token_that_training_never_has_has_no_neighbours():
    lab, _, last = trained()
    unknown = lab._carried.tokenizer.unknown_id
    answer = ask(lab, model_at(lab, last), APPLE, Question.of("neighbours", token=unknown), "vocabulary")
    assert answer["vocabulary_counts"][unknown] == 0
    assert answer["neighbours"].shape == answer["neighbour_cosines"].shape == (0,)
    with pytest.raises(UserError, match="numbered from 0 to 511"):
        ask(lab, model_at(lab, last), APPLE, Question.of("neighbours", token=512))


def test_counts_are_those_of_the_training_text():
    lab, _, _ = trained()
    counts = lab._carried.counts
    text = "\n".join(lab._source.corpus.training)
    vocabulary = lab._carried.tokenizer.vocabulary
    assert counts[vocabulary.index(" fox")] == len(re.findall(r" fox\b", text))
    assert counts[vocabulary.index("<start>")] == len(lab._source.corpus.training)


def test_the_default_probe_is_held_out_text_whose_next_token_is_known():
    lab, _, last = trained()
    probe = lab.default_probe()
    assert probe.text == APPLE
    answer = ask(lab, model_at(lab, last), probe.text, "prediction")
    assert answer["outcomes"][answer["right_outcome"]] == " apple"
    assert answer["right_source"] == "so the unseen text goes on"
    assert answer["asked_position"] == 11
    assert answer["outcome_probabilities"].sum() == pytest.approx(1, abs=1e-5)


@pytest.mark.parametrize("tokens", ["words", "characters"])
def test_the_default_probe_of_other_settings_fits_and_is_known_too(tokens):
    lab = small_lab(corpus="python", tokens=tokens, context=24)
    probe = lab.default_probe()
    assert lab.notes(probe) == ()
    assert lab._carried.next_token(probe.text, lab._carried.tokenizer.encode(probe.text)) >= 0


def test_inside_a_text_the_right_token_is_its_own_next_one():
    lab, _, last = trained()
    answer = ask(lab, model_at(lab, last), APPLE, Question.of("prediction", position=4), "probabilities")
    assert answer["outcomes"][answer["right_outcome"]] == " red"
    assert answer["right_source"] == "so the text goes on"
    np.testing.assert_array_equal(answer["outcome_probabilities"], answer["probabilities"][4])


def test_a_text_of_ones_own_has_no_right_answer_and_a_far_position_means_the_last():
    lab, _, last = trained()
    answer = ask(lab, model_at(lab, last), "The fox ate the moon", Question.of("prediction", position=40))
    assert answer["right_outcome"] == -1
    assert answer["right_source"] == ""
    assert answer["asked_position"] < 12


def test_an_empty_text_starts_from_the_first_token_mark():
    lab, _, last = trained()
    answer = ask(lab, model_at(lab, last), "", "tokens", "probabilities", "attention", "prediction")
    assert answer["tokens"].tolist() == ["<start>"]
    assert answer["attention"].shape == (2, 2, 1, 1)
    assert answer["outcomes"][answer["probabilities"][0].argmax()] == "The"  # every story begins so
    assert lab.notes(TextProbe(text="")) == ("An empty text: the model starts from its first-token mark.",)


@pytest.mark.parametrize("text", ["", "the", "the old fox", "the old fox ran home " * 30])
def test_the_size_of_a_probe_is_that_of_what_the_model_reads(text: str) -> None:
    lab, _, last = trained()
    answer = ask(lab, model_at(lab, last), text, "tokens")
    count = len(answer["tokens"])
    assert lab.size_in_words(TextProbe(text=text)) == ("1 token" if count == 1 else f"{count} tokens")


def test_a_long_text_keeps_its_last_tokens_and_says_so():
    lab, first, _ = trained()
    text = APPLE + " red" * 28
    answer = ask(lab, model_at(lab, first), text, "tokens")
    assert len(answer["tokens"]) == 32
    assert answer["tokens"][3] == " the"
    assert lab.notes(lab.parse_probe(text)) == ("Only the last 32 of 40 tokens fit; the first 8 are not read.",)
    assert lab.notes(lab.parse_probe(APPLE)) == ()


def test_characters_never_seen_are_named():
    lab, first, _ = trained()
    answer = ask(lab, model_at(lab, first), "The fox é\n", "tokens")
    assert answer["tokens"].tolist()[-2:] == ["<unknown>", "<unknown>"]
    (note,) = lab.notes(lab.parse_probe("The fox é\n"))
    assert note == "The training text never has “é”, a line break: read as an unknown token."
    (unseen,) = lab.notes(lab.parse_probe("fox\u200b e\u0301"))
    assert unseen == "The training text never has U+200B, “é”: read as an unknown token."
    (lone,) = lab.notes(lab.parse_probe("fox \u0301"))
    assert lone == "The training text never has U+0301: read as an unknown token."


def test_texts_are_written_as_they_are():
    lab = small_lab()
    for text in ("", " a  b ", "label=3", "Ein Bär\n"):
        assert lab.format_probe(lab.parse_probe(text)) == text


def test_the_assets_are_enough_to_ask_without_the_text(tmp_path):
    lab, _, last = trained()
    elsewhere = small_lab(assets=lab.assets(), corpus=str(tmp_path / "gone.txt"))
    here, there = (ask_all(one, last) for one in (lab, elsewhere))
    by_kinds = ("token_kind", "neighbour", "embedding_map")  # its text is told to be another
    of_the_text = ("step_", "scored_", "tried_", "speed_")  # what a step learns from, and what is measured
    for name, array in here.items():
        if not name.startswith((*by_kinds, *of_the_text)):
            np.testing.assert_array_equal(array, there[name], err_msg=name)
    assert elsewhere.assets() == lab.assets()
    assert elsewhere.data_title() == "gone.txt"
    with pytest.raises(UserError, match="There is no text"):
        elsewhere.draw_batch(torch.Generator())


def test_a_text_that_changed_is_not_trained_on():
    other = small_lab(assets={**small_lab(corpus="python", context=16).assets()})
    with pytest.raises(UserError, match="has changed since this run began"):
        other.draw_batch(torch.Generator())


def test_points_of_the_map_glide_instead_of_flipping():
    lab, frames = training()
    seen = lab._carried.seen
    later = [model_at(lab, frame) for frame in frames if frame.step >= 50]
    maps = [ask(lab, model, APPLE, "embedding_map")["embedding_map"][seen] for model in later]
    assert len(maps) > 5
    for before, after in pairwise(maps):
        moved, size = (np.linalg.norm(points, axis=1).mean() for points in (after - before, after))
        assert moved < 0.5 * size


@pytest.mark.parametrize("optimizer", [pytest.param("muon32", marks=pytest.mark.slow), "muon", "adamw"])
def test_the_same_seed_gives_the_same_bits_and_another_seed_others(optimizer):
    runs = []
    for seed in (0, 0, 1):
        steps = Trainer(small_lab(optimizer=optimizer, seed=seed, batch=4, context=16)).steps(3)
        runs.append(list(steps)[-1].frame.weights)
    assert all(np.array_equal(runs[0][name], runs[1][name]) for name in runs[0])
    assert not np.array_equal(runs[0]["embedding.weight"], runs[2]["embedding.weight"])


def test_the_rate_warms_up_holds_and_falls_to_a_tenth():
    lab = small_lab(steps=1000)
    rates = [lab.learning_rate(step) for step in (1, 15, 30, 500, 750, 1000, 5000)]
    assert rates == pytest.approx([1 / 30, 0.5, 1, 1, 0.55, 0.1, 0.1])


def test_muon_moves_the_matrices_of_the_blocks_and_adamw_the_rest_a_fifth_as_far():
    lab = small_lab(learning_rate=0.05)
    model = lab.build_model(torch.Generator())
    muon, adamw = lab.build_optimizers(model)
    moved = [weight for optimizer in (muon, adamw) for group in optimizer.param_groups for weight in group["params"]]
    assert len(moved) == len(set(moved)) == len(list(model.parameters()))
    assert len(muon.param_groups[0]["params"]) == 2 * 6
    assert (muon.param_groups[0]["lr"], adamw.param_groups[0]["lr"]) == pytest.approx((0.05, 0.01))


@pytest.mark.parametrize(
    ("recipe", "settings", "expected"),
    [
        ("usual", {}, (32, 0.01, 0.5)),
        ("long-text", {}, (48, 0.025, 0.05)),
        ("long-text", {"batch": 5}, (5, 0.025, 0.05)),
        ("long-text", {"architecture": "gpt2"}, (48, 0.025, 0.05)),
    ],
)
def test_a_recipe_says_the_batch_how_far_adamw_goes_and_how_large_the_table_begins(recipe, settings, expected):
    lab = small_lab(learning_rate=0.05, recipe=recipe, **settings)
    model = lab.untrained_model()
    _, adamw = lab.build_optimizers(model)
    windows = lab.draw_batch(torch.Generator().manual_seed(0))[0].shape[0]
    spread = float(model.get_parameter("embedding.weight").detach().std())
    assert (windows, adamw.param_groups[0]["lr"], spread) == pytest.approx(expected, rel=0.02)


def test_the_recipe_for_long_text_lets_the_tables_shrink_and_nothing_else():
    lab = small_lab(recipe="long-text")
    model = lab.untrained_model()
    decay = {id(group["params"][0]): group["weight_decay"] for group in lab.build_optimizers(model)[1].param_groups}
    shrunk = [name for name, weight in model.named_parameters() if decay.get(id(weight))]
    assert shrunk == ["embedding.weight", "unembedding.weight"]


def test_a_run_by_the_recipe_for_long_text_continues_bit_for_bit():
    lab = small_lab(recipe="long-text", batch=4, context=8)
    whole, begun = Trainer(lab), Trainer(lab)
    list(whole.steps(6))
    list(begun.steps(3))
    continued = Trainer(lab, state=begun.state())
    list(continued.steps(6))
    expected, found = whole.state().arrays, continued.state().arrays
    assert expected.keys() == found.keys()
    assert all(np.array_equal(expected[name], found[name]) for name in expected)


def test_the_stories_are_trained_as_before_there_were_recipes():
    before = {"recipe": "usual", "batch": 32}
    runs = [list(Trainer(small_lab(context=8, **settings)).steps(2))[-1].frame.weights for settings in ({}, before)]
    assert all(np.array_equal(runs[0][name], runs[1][name]) for name in runs[0])


def test_a_recording_from_before_there_were_recipes_goes_on_as_it_began():
    assert (settings_from_values(NextTokenSettings, {"batch": 32}).recipe, NextTokenSettings().recipe) == (
        "usual",
        "auto",
    )


def test_a_recording_from_before_there_were_architectures_is_of_the_plain_one():
    stored = {"layers": 2, "heads": 2, "width": 32, "optimizer": "muon"}
    older, newer = settings_from_values(NextTokenSettings, stored), NextTokenSettings(**stored)
    assert (older.architecture, newer.architecture) == ("gpt2", "conv-transformer")
    assert not any("convolution" in name for name in NextToken(older).untrained_model().state_dict())


def test_settings_that_contradict_each_other_are_refused():
    with pytest.raises(UserError, match="should be a multiple of the 3 heads, not 32"):
        NextTokenSettings(width=32, heads=3)


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.parametrize("seed", [0, 1])
def test_the_default_run_ends_below_what_the_plain_one_had_after_twice_as_many_steps(seed):
    lab = NextToken(NextTokenSettings(seed=seed))
    torch.set_num_threads(1)
    *_, last = Trainer(lab).steps(400)
    assert last.frame.metrics["validation_loss"] < 0.688  # gpt2, 3 layers, width 128, batch 16, seed 0, at step 800


def test_the_token_first_looked_up_tells_its_kind_in_the_sample():
    with Recording.open(sample_recordings()["next_token"]) as recording:
        lab = lab_of_recording(recording)
        model = model_at(lab, recording.frame_at(recording.steps[-1]))
        answer = ask(lab, model, lab.default_probe().text, "neighbours", "vocabulary")
    kinds, near = answer["token_kinds"], answer["neighbours"][:5]
    assert answer["neighbour_of"] in lab._all_ids(lab.default_probe())
    assert (kinds[near] == kinds[answer["neighbour_of"]]).sum() >= 3
