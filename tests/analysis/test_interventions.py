"""Changing a model while it is asked, against the same change made by hand."""

import copy

import numpy as np
import pytest
import torch
from torch import nn
from torch.nn import functional as F

from scoutview.analysis.interventions import caught, intervened, site_names
from scoutview.analysis.sites import is_hooked, unhooked
from scoutview.errors import InterventionError, UserError
from scoutview.interventions import parse_interventions
from scoutview.models.lstm import LSTM, untrained_lstm
from scoutview.models.mingru import MinGRU, activated, untrained_mingru
from scoutview.models.transformer import Transformer, untrained_transformer
from tests.every_lab import NAMES_AND_VARIANTS, asker_at, some_every_day

IDS = torch.tensor([[1, 7, 3, 4, 9]])
OTHER = torch.tensor([[2, 2, 5]])


@pytest.fixture
def model() -> Transformer:
    return untrained_transformer(
        torch.Generator().manual_seed(0), tokens=20, context=16, width=12, layers=2, heads=3
    ).requires_grad_(False)


def answer(model: Transformer, *texts: str) -> torch.Tensor:
    changes = parse_interventions(texts)
    with caught(model, [change for change in changes if change.deed == "from"]) as taken:
        model(OTHER)
    with intervened(model, changes, taken=taken):
        return model(IDS)


def test_a_head_that_is_off_equals_zeroed_weights(model: Transformer) -> None:
    changed = copy.deepcopy(model)
    changed.block[1].attention.output.weight[:, 4:8] = 0
    assert torch.equal(answer(model, "head 1.1 off"), changed(IDS))
    assert not torch.equal(answer(model, "head 1.1 off"), model(IDS))


def test_a_part_that_is_off_adds_nothing(model: Transformer) -> None:
    changed = copy.deepcopy(model)
    changed.block[0].mlp["contract"].weight.zero_()
    changed.block[0].mlp["contract"].bias.zero_()
    changed.block[1].attention.output.weight.zero_()
    changed.block[1].attention.output.bias.zero_()
    assert torch.equal(answer(model, "block 0 mlp off", "block 1 attention off"), changed(IDS))


def test_a_neuron_is_what_enters_the_second_half_of_the_mlp(model: Transformer) -> None:
    changed = copy.deepcopy(model)
    contract = changed.block[0].mlp["contract"]
    contract.bias += 4 * contract.weight[:, 5]
    contract.weight[:, 5] = 0
    torch.testing.assert_close(answer(model, "neuron 0.5 set to 4"), changed(IDS))


def test_a_weight_is_named_as_the_recording_has_it(model: Transformer) -> None:
    changed = copy.deepcopy(model)
    changed.block[0].attention.query.weight[3, 5] += 0.1
    changed.norm.bias[2] = -1
    texts = ("weight block.0.attention.query[3, 5] +0.1", "weight norm.bias[2] set to -1")
    assert torch.equal(answer(model, *texts), changed(IDS))


def test_one_position_changes_itself_and_later_ones_only(model: Transformer) -> None:
    moved = (answer(model, "block 0 mlp at 2 times 3") - model(IDS)).abs().amax(-1)[0]
    assert (moved[:2] == 0).all()
    assert (moved[2:] > 0).all()
    assert torch.equal(answer(model, "block 0 mlp at -3 times 3"), answer(model, "block 0 mlp at 2 times 3"))
    assert torch.equal(answer(model, "block 0 mlp at 99 off"), model(IDS))  # a text that is too short stays as it is


def test_an_activation_is_taken_over_from_another_probe(model: Transformer) -> None:
    last = "output of unembedding at 1 from x"
    assert torch.equal(answer(model, last)[0, 1], model(OTHER)[0, 1])
    assert torch.equal(answer(model, last)[0, 0], model(IDS)[0, 0])
    whole = answer(model, "output of unembedding from x")[0]  # the positions that both have
    assert torch.equal(whole, torch.cat([model(OTHER)[0], model(IDS)[0, 3:]]))


def test_a_direction_is_added_to_the_stream_after_a_block(model: Transformer) -> None:
    vectors = {("up", block): np.random.default_rng(block).normal(size=12) for block in range(2)}
    with intervened(
        model,
        parse_interventions(["direction up after block 0 at -2 -1.5", "direction up after block 1 +2"]),
        directions=lambda name, block: vectors[name, block],
    ):
        answered = model(IDS)
    first, second = (torch.tensor(vectors["up", block], dtype=torch.float32) for block in range(2))
    stream = model.block[0](model.input_vectors(IDS))
    stream[:, 3] -= 1.5 * first
    stream = model.block[1](stream) + 2 * second
    torch.testing.assert_close(answered, model.unembedding(model.norm(stream)))


def test_a_model_whose_directions_have_no_names_says_so(model: Transformer) -> None:
    with (
        pytest.raises(InterventionError, match="No directions of this model have names"),
        intervened(model, parse_interventions(["direction up after block 0 +1"])),
    ):
        model(IDS)


def test_the_model_is_the_same_afterwards_bit_for_bit(model: Transformer) -> None:
    before = {name: weight.clone() for name, weight in model.state_dict().items()}
    with (
        pytest.raises(RuntimeError, match="on purpose"),
        intervened(model, parse_interventions(["weight embedding times 1.1", "head 0.1 off"])),
    ):
        raise RuntimeError("on purpose")
    assert all(torch.equal(weight, before[name]) for name, weight in model.state_dict().items())
    assert not any(module._forward_hooks or module._forward_pre_hooks for module in model.modules())


def test_gradients_flow_through_a_changed_activation(model: Transformer) -> None:
    model.requires_grad_(True)
    answer(model, "head 0.0 times 2", "neuron 1.3 off").sum().backward()
    assert model.embedding.weight.grad is not None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("head 5.1 off", "numbered 0 to 1"),
        ("head 1.3 off", "1.0 to 1.2"),
        ("neuron 0.48 off", "0.0 to 0.47"),
        ("output of norm off", "embedding, position, block.0.attention.query"),
        ("weight nothing off", "embedding"),
        ("weight block.0.attention.query[12, 0] off", "0 to 11"),
        ("weight block.0.attention.query[1] off", "0 to 11, 0 to 11"),
        ("output of block.0.mlp.expand[48] off", "0 to 47"),
        ("input of embedding off", "output"),
        ("direction up after block 2 +1", "numbered 0 to 1"),
    ],
)
def test_what_a_model_does_not_have_is_told_with_what_it_has(model: Transformer, text: str, said: str) -> None:
    with pytest.raises(InterventionError, match=said) as refusal, intervened(model, parse_interventions([text])):
        model(IDS)
    assert refusal.value.text == text


def test_a_channel_of_a_convolution_and_a_model_without_blocks() -> None:
    pictures = torch.rand(2, 3, 6, 6, generator=torch.Generator().manual_seed(1))
    network = nn.Sequential(nn.Conv2d(3, 4, 3), nn.Flatten(), nn.Linear(64, 5)).requires_grad_(False)
    changed = copy.deepcopy(network)
    changed[0].weight[2] = 0
    changed[0].bias[2] = 0
    with intervened(network, parse_interventions(["output of 0[2] off"])):
        torch.testing.assert_close(network(pictures), changed(pictures))
    with pytest.raises(UserError, match="no head"), intervened(network, parse_interventions(["head 0.0 off"])):
        pass
    wrong = parse_interventions(["output of 2 at 1 off"])
    with pytest.raises(InterventionError, match="leave out"), intervened(network, wrong):
        network(pictures)


@pytest.mark.parametrize("name", some_every_day(NAMES_AND_VARIANTS, 5, turn=2))
def test_every_lab_answers_under_an_intervention(name: str) -> None:
    lab, asker = asker_at(name, -1)
    probe = lab.default_probe()
    plain = asker.answer_all(probe)
    if not (sites := site_names(lab.untrained_model())):
        pytest.skip("there is no model to change")
    site = sites[-1]
    changed = asker.answer_all(probe.with_interventions((f"output of {site} times -2",)))
    again = asker.answer_all(probe)
    assert plain.keys() == changed.keys()
    names = [key for key in plain if plain[key].dtype.kind == "f" and plain[key].shape == changed[key].shape]
    assert any((plain[key] != changed[key]).any() for key in names)
    assert all(np.array_equal(again[key], plain[key], equal_nan=True) for key in names)


def recurrent(kind: str) -> MinGRU | LSTM:
    sizes = {"tokens": 20, "context": 16, "width": 6, "layers": 2}
    made = untrained_mingru if kind == "minGRU" else untrained_lstm
    return made(torch.Generator().manual_seed(0), **sizes, embedding_spread=1.0).requires_grad_(False)


def held_by_hand(model: MinGRU | LSTM, layer: int, unit: int, value: float) -> torch.Tensor:
    """By the formulas of both networks written out, cell by cell."""
    stream = model.embedding.weight[IDS[0]]  # (T, D)
    for number, block in enumerate(model.block):
        if isinstance(model, LSTM):
            memory = passed = torch.zeros(6)
            states = []
            for vector in stream:
                gates = block.input.weight @ vector + block.input.bias + block.recurrent.weight @ passed
                take, keep, content, out = gates.split(6)
                memory = keep.sigmoid() * memory + take.sigmoid() * content.tanh()
                memory[unit] = value if number == layer else memory[unit]
                passed = out.sigmoid() * memory.tanh()
                states.append(passed)
            stream = torch.stack(states)
            continue
        entering = block.entering_recurrence(stream[None])[0]
        share, new = block.recurrence.update(entering).sigmoid(), block.recurrence.candidate(entering).tanh()
        state, states = torch.zeros(6), []
        for place in range(len(entering)):
            state = (1 - share[place]) * state + share[place] * new[place]
            state[unit] = value if number == layer else state[unit]
            states.append(state)
        stream = stream + block.recurrence.output(torch.stack(states) * F.silu(block.recurrence.gate(entering)))
        stream = stream + block.mlp["contract"](activated(block.mlp["expand"](block.norm_2(stream))))
    return model.unembedding(stream if isinstance(model, LSTM) else model.norm(stream))


@pytest.mark.parametrize("kind", ["minGRU", "LSTM"])
@pytest.mark.parametrize("layer", [0, 1])
def test_a_unit_of_a_recurrent_layer_is_held_at_every_token(kind: str, layer: int) -> None:
    model = recurrent(kind)
    with intervened(model, parse_interventions([f"unit {layer}.3 set to 0.8"])):
        held = model(IDS)[0]
        products = {product[0]: product[-1] for product in model.products(IDS)} if kind == "minGRU" else {}
    torch.testing.assert_close(held, held_by_hand(model, layer, 3, 0.8))
    assert not torch.allclose(held, model(IDS)[0])
    assert not products or torch.equal(products["unembedding"][0], held)


@pytest.mark.parametrize("kind", ["minGRU", "LSTM"])
def test_a_unit_at_one_token_is_changed_there_alone(kind: str) -> None:
    model = recurrent(kind)
    with intervened(model, parse_interventions(["unit 1.3 at 2 +0.5"])):
        changed = model(IDS)[0]
    differs = (changed - model(IDS)[0]).abs().amax(-1) > 1e-6
    after = kind == "LSTM"  # goes on from what it was changed to
    assert differs.tolist() == [False, False, True, after, after]


@pytest.mark.parametrize("kind", ["minGRU", "LSTM"])
def test_a_unit_patched_with_itself_stays_as_it_is(kind: str) -> None:
    model = recurrent(kind)
    changes = parse_interventions(['unit 0.2 from "itself"'])
    with caught(model, changes) as taken:
        plain = model(IDS)
    with intervened(model, changes, taken=taken):
        torch.testing.assert_close(model(IDS), plain)


@pytest.mark.parametrize(
    ("text", "said"), [("unit 2.0 off", "numbered 0 to 1"), ("unit 1.6 off", "1.0 to 1.5"), ("unit 0.99 off", "0.0 to")]
)
def test_a_unit_that_there_is_not_is_refused(text: str, said: str) -> None:
    with pytest.raises(InterventionError, match=said), intervened(recurrent("minGRU"), parse_interventions([text])):
        pass


def test_a_model_that_keeps_nothing_has_no_units(model: Transformer) -> None:
    with pytest.raises(InterventionError, match="only recurrent ones"):
        answer(model, "unit 0.0 off")


def test_what_a_unit_changes_is_seen_by_who_asks_for_products() -> None:
    model = recurrent("minGRU")
    assert not is_hooked(model)
    with intervened(model, parse_interventions(["unit 0.0 off"])):
        assert is_hooked(model)


def test_a_model_can_be_asked_as_it_is_while_it_is_changed() -> None:
    model = recurrent("minGRU")
    plain = model(IDS)
    with intervened(model, parse_interventions(["unit 0.0 off"])):
        changed = model(IDS)
        with unhooked(model):
            assert torch.equal(model(IDS), plain)
        assert torch.equal(model(IDS), changed)
    assert not torch.equal(changed, plain)
