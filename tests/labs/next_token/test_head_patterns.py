"""Patterns of heads against heads made by hand and sums in plain loops; effects against zeroed weights."""

import copy
from itertools import islice

import numpy as np
import pytest
import torch

from scoutview.analysis.interventions import intervened
from scoutview.analysis.scored_answers import loss_and_accuracy
from scoutview.interventions import parse_interventions
from scoutview.labs.next_token.carried_text import CarriedText
from scoutview.labs.next_token.head_patterns import (
    LOSS_TEXTS,
    PATTERNS,
    REPEATED_TEXTS,
    attention_of,
    head_effects,
    head_patterns,
    held_out,
    mean_on,
    repeated_tokens,
    text_targets,
    uniform_attention,
)
from scoutview.labs.next_token.tokenizer import Tokenizer, train_tokenizer
from scoutview.models.transformer import Transformer, untrained_transformer

DOCUMENTS = ("abcdefghijklmnop qrstuvwxyz", "the cat saw the dog and the dog saw the cat") * 4
CONTEXT = 24


def carried(documents=DOCUMENTS, tokenizer: Tokenizer | None = None) -> CarriedText:
    tokenizer = tokenizer or train_tokenizer(DOCUMENTS, 0)
    counts = np.ones(len(tokenizer), np.int64)
    counts[tokenizer.unknown_id] = 0
    return CarriedText(tokenizer, counts, np.zeros((len(tokenizer), 2)), tuple(documents), {}, "")


@pytest.fixture
def model() -> Transformer:
    tokens = len(carried().tokenizer)
    return untrained_transformer(
        torch.Generator().manual_seed(0), tokens=tokens, context=CONTEXT, width=12, layers=2, heads=3
    ).requires_grad_(False)


def made_by_hand(tokens: int, context: int) -> Transformer:
    """Head 0.0 looks at the token before and writes down which it was; head 1.0 looks for its own token among those.

    Together they are the circuit of Olsson et al. (2022). The stream has a number per token, one per position, and one
    per token for what was written down.
    """
    width, gain = 2 * tokens + context, 60.0
    model = Transformer(tokens, context, width, layers=2, heads=1).requires_grad_(False)
    token, place, before = slice(0, tokens), slice(tokens, tokens + context), slice(tokens + context, width)
    for name, weight in model.named_parameters():
        weight.fill_(1.0 if "norm" in name and name.endswith("weight") else 0.0)
    model.embedding.weight[:, token] = torch.eye(tokens)
    model.position.weight[:, place] = torch.eye(context)
    first, second = (block.attention for block in model.block)
    first.query.weight[place, place] = gain * torch.eye(context).roll(-1, 0)  # at i it asks for i - 1
    first.query.weight[place, place][-1] = 0  # the first token has none before it
    first.key.weight[place, place] = torch.eye(context)
    first.value.weight[token, token] = torch.eye(tokens)
    first.output.weight[before, token] = torch.eye(tokens)
    second.query.weight[token, token] = gain * torch.eye(tokens)
    second.key.weight[token, before] = torch.eye(tokens)
    return model


def score(answer, name: str) -> np.ndarray:
    return answer["head_pattern_scores"][PATTERNS.index(name)]


def test_heads_made_by_hand_are_what_they_were_made_for() -> None:
    known = carried()
    answer = head_patterns(made_by_hand(len(known.tokenizer), CONTEXT), known)
    assert score(answer, "previous token")[0, 0] > 0.95
    assert score(answer, "induction")[1, 0] > 0.95
    assert score(answer, "induction")[0, 0] < 0.05
    assert score(answer, "previous token")[1, 0] < 0.3


def test_without_the_first_of_the_two_there_is_no_induction() -> None:
    known = carried()
    model = made_by_hand(len(known.tokenizer), CONTEXT)
    with intervened(model, parse_interventions(["head 0.0 off"])):
        answer = head_patterns(model, known)
    assert score(answer, "previous token")[0, 0] > 0.95  # it still looks there; what it reads is not passed on
    assert score(answer, "induction")[1, 0] < 0.1


def test_rows_of_attention_sum_to_one(model: Transformer) -> None:
    attention = attention_of(model, repeated_tokens(model.context, carried()))
    torch.testing.assert_close(attention.sum(-1), torch.ones(2, 3, REPEATED_TEXTS, CONTEXT))
    torch.testing.assert_close(uniform_attention(9).sum(-1), torch.ones(9))


def test_scores_are_means_over_the_tokens_that_have_something_to_look_at(
    model: Transformer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "scoutview.labs.next_token.head_patterns.SCORED_TEXTS", 3
    )  # in one so short no token comes twice
    known = carried()
    answer = head_patterns(model, known)
    texts = held_out(model.context, known, 3)[:, :-1]
    twice = repeated_tokens(model.context, known)
    attention, over_again = attention_of(model, texts).numpy(), attention_of(model, twice).numpy()
    half = twice.shape[1] // 2
    assert torch.equal(twice[:, :half], twice[:, half:])
    for layer, head in np.ndindex(2, 3):
        parts: dict[str, list[float]] = {name: [] for name in PATTERNS}
        chance: dict[str, list[float]] = {name: [] for name in PATTERNS}
        for text, weights in zip(texts.tolist(), attention[layer, head], strict=True):
            for place in range(len(text)):
                if place >= 2:
                    parts["previous token"].append(weights[place, place - 1])
                    parts["first token"].append(weights[place, 0])
                    chance["previous token"].append(1 / (place + 1))
                    chance["first token"].append(1 / (place + 1))
                same = [other for other in range(place) if text[other] == text[place]]
                if same:
                    parts["same token"].append(sum(weights[place, other] for other in same))
                    chance["same token"].append(len(same) / (place + 1))
        for weights in over_again[layer, head]:
            for place in range(half):
                parts["induction"].append(weights[half + place, place + 1])
                chance["induction"].append(1 / (half + place + 1))
        for number, name in enumerate(PATTERNS):
            assert answer["head_pattern_scores"][number, layer, head] == pytest.approx(np.mean(parts[name]), rel=1e-4)
            assert answer["head_pattern_chance"][number] == pytest.approx(np.mean(chance[name]), rel=1e-4)


def test_a_head_that_looks_at_all_alike_scores_as_chance_says(model: Transformer) -> None:
    for block in model.block:
        block.attention.query.weight.zero_()
    answer = head_patterns(model, carried())
    everywhere = answer["head_pattern_chance"][:, None, None]
    np.testing.assert_allclose(answer["head_pattern_scores"], np.broadcast_to(everywhere, (4, 2, 3)), rtol=1e-4)


def test_the_random_tokens_are_ordinary_ones_each_once_in_a_copy_and_always_the_same(model: Transformer) -> None:
    known, before = carried(), torch.get_rng_state()
    ids = repeated_tokens(model.context, known)
    assert torch.equal(ids, repeated_tokens(model.context, known))
    assert torch.equal(before, torch.get_rng_state())
    half = ids.shape[1] // 2
    assert all(len(set(row[:half])) == half for row in ids.tolist())
    assert not set(ids.flatten().tolist()) & {known.tokenizer.start_id, known.tokenizer.unknown_id}
    assert len({tuple(row) for row in ids.tolist()}) == len(ids)


def test_the_effect_of_a_head_is_that_of_zeroing_its_slice_of_the_output_matrix(model: Transformer) -> None:
    known = carried()
    steps = list(head_effects(model, known))
    assert len(steps) == 6
    pieces = held_out(model.context, known, LOSS_TEXTS)
    assert float(steps[0]["head_base_loss"]) == pytest.approx(
        loss_and_accuracy(model, pieces[:, :-1], pieces[:, 1:])[0]
    )
    changed = copy.deepcopy(model)
    changed.block[1].attention.output.weight[:, 8:12] = 0
    loss, _ = loss_and_accuracy(changed, pieces[:, :-1], pieces[:, 1:])
    effect = steps[-1]["head_effect"][1, 2]
    assert effect == pytest.approx(loss - float(steps[-1]["head_base_loss"]), abs=1e-6)
    assert abs(effect) > 1e-6


def test_effects_arrive_head_by_head_and_leave_the_model_alone_between_steps(model: Transformer) -> None:
    arriving = head_effects(model, carried())
    for number, step in enumerate(arriving):
        assert np.isfinite(step["head_effect"]).sum() == number + 1
        assert step["head_effect"].shape == (2, 3)
        assert not any(module._forward_pre_hooks for module in model.modules())


def test_a_head_that_is_off_already_makes_no_difference(model: Transformer) -> None:
    with intervened(model, parse_interventions(["head 0.1 off"])):
        changed = list(head_effects(model, carried()))[-1]
    plain = list(head_effects(model, carried()))[-1]
    assert changed["head_effect"][0, 1] == 0
    assert plain["head_effect"][0, 1] != 0
    gained = changed["head_base_loss"] - plain["head_base_loss"]
    assert gained == pytest.approx(plain["head_effect"][0, 1], abs=1e-5)


@pytest.mark.parametrize("context", [2, 3, 5])
def test_what_a_short_context_leaves_unmeasured_is_no_number(context: int) -> None:
    known = carried()
    model = untrained_transformer(
        torch.Generator().manual_seed(0), tokens=len(known.tokenizer), context=context, width=4, layers=1, heads=1
    )
    answer = head_patterns(model, known)
    measured = dict(zip(PATTERNS, np.isfinite(answer["head_pattern_scores"])[:, 0, 0].tolist(), strict=True))
    assert measured["previous token"] == measured["first token"] == (context >= 3)
    assert measured["induction"] == (context >= 4)
    np.testing.assert_array_equal(np.isfinite(answer["head_pattern_chance"]), list(measured.values()))


def test_little_held_out_text_is_used_whole_and_none_yields_no_numbers(model: Transformer) -> None:
    known = carried(("cat",))
    assert held_out(model.context, known, 4).shape == (1, 5)  # with the marks before and after it
    assert np.isfinite(list(head_effects(model, known))[-1]["head_effect"]).all()
    nothing = carried(())
    assert held_out(model.context, nothing, 4).shape == (0, 1)
    answer = head_patterns(model, nothing)
    assert np.isnan(score(answer, "previous token")).all()
    assert np.isfinite(score(answer, "induction")).all()
    assert np.isnan(next(head_effects(model, nothing))["head_base_loss"])


def test_held_out_pieces_are_the_text_itself(model: Transformer) -> None:
    known = carried()
    pieces = held_out(model.context, known, 3)
    whole = known.tokenizer.encode_documents(DOCUMENTS)
    np.testing.assert_array_equal(pieces.flatten(), whole[: 3 * (CONTEXT + 1)])


def test_the_same_token_is_found_wherever_it_stood() -> None:
    targets = text_targets(torch.tensor([[5, 6, 5, 5]]))["same token"][0]
    assert [tuple(place) for place in targets.nonzero().tolist()] == [(2, 0), (3, 0), (3, 2)]
    attention = torch.tensor([[1, 0, 0, 0], [0.5, 0.5, 0, 0], [0.2, 0.3, 0.5, 0], [0.1, 0.2, 0.3, 0.4]])
    assert float(mean_on(attention[None], targets[None])) == pytest.approx((0.2 + 0.4) / 2)


def test_the_model_of_the_next_token_lab_answers_both(model: Transformer) -> None:
    from scoutview.observation import Question
    from tests.every_lab import asker_at

    lab, asker = asker_at("next_token", -1)
    answer = asker.answer(lab.default_probe(), [Question("head_patterns"), Question("attention")])
    names = answer[Question("attention")]["head_pattern_names"]
    assert tuple(names) == PATTERNS
    assert answer[Question("head_patterns")]["head_pattern_scores"].shape == (4, 2, 2)
    steps = list(islice(asker.unfold(lab.default_probe(), Question("head_effects")), 9))
    assert len(steps) == 4
