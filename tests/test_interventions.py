"""The written form of interventions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoutview.errors import UserError
from scoutview.interventions import Intervention, parse_intervention, toggled, written

WRITTEN = [
    "head 1.3 off",
    "head 1.3 at -1 off",
    "neuron 0.57 set to 4",
    "unit 1.23 set to 0.8",
    "unit 0.5 at -1 times 2",
    "neuron 0.57 at 3 set to -0.25",
    "block 2 mlp off",
    "block 0 attention times 0.5",
    "block 0 attention +1e-05",
    "output of hidden[12] times 2",
    "input of block.0.mlp.contract off",
    "weight block.0.attention.query[3, 5] +0.1",
    "weight norm.bias[2] -3",
    "weight embedding off",
    'block 1 mlp at 4 from "The \\"fox\\" ran"',
    "direction d3 after block 1 +2",
    "direction chance-d3 after block 0 at -1 -0.5",
    'head 0.0 from "ein grüner Frosch"',
]


@pytest.mark.parametrize("text", WRITTEN)
def test_a_written_form_is_read_and_written_again(text: str) -> None:
    assert parse_intervention(text).text == text


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("  HEAD 1.3   Off ", "head 1.3 off"),
        ("Block 2 MLP off", "block 2 mlp off"),
        ("neuron 0.57 set to 4.0", "neuron 0.57 set to 4"),
        ("weight block.0.mlp.expand[ 3,5 ] + 0.1", "weight block.0.mlp.expand[3, 5] +0.1"),
        ("head 1.2 from a fox", 'head 1.2 from "a fox"'),
        ("neuron 57 off", "neuron 0.57 off"),
        ("Neuron 3 at -1 set to 2", "neuron 0.3 at -1 set to 2"),
        ("Direction D3  after Block 1 at -1 + 4.0", "direction d3 after block 1 at -1 +4"),
    ],
)
def test_what_people_type_is_understood(typed: str, meant: str) -> None:
    assert written([typed]) == (meant,)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "head",
        "head 1 off",
        "head 1.3",
        "head 1.3 of",
        "head 1.3 set to many",
        "head 1.3 set to 1e999",
        "head -1.3 off",
        "block 1 off",
        "weight off",
        'weight embedding from "x"',
        "output of hidden[1, 2] off",
        'head 1.3 from "open',
        "head 1.3 off and on",
        "direction d3 +1",
        "direction after block 1 +1",
        "direction d3 after block 1 off",
        "direction d3 after block 1 times 2",
    ],
)
def test_what_is_none_is_one_sentence(text: str) -> None:
    with pytest.raises(UserError) as refusal:
        parse_intervention(text)
    assert str(refusal.value).endswith(".")
    assert "\n" not in str(refusal.value)


def test_the_same_twice_is_once() -> None:
    assert written(["head 1.3 off", "Head 1.3  off"]) == ("head 1.3 off",)


def test_a_click_adds_replaces_and_takes_back() -> None:
    first = toggled((), "neuron 0.5 off")
    second = toggled(first, "neuron 0.5 set to 4")
    third = toggled(second, "neuron 0.5 at 2 off")
    assert second == ("neuron 0.5 set to 4",)
    assert third == ("neuron 0.5 set to 4", "neuron 0.5 at 2 off")
    assert toggled(third, "neuron 0.5 set to 4.0") == ("neuron 0.5 at 2 off",)


VALUED = st.tuples(st.sampled_from(["set", "times", "add"]), st.floats(allow_nan=False, allow_infinity=False))
DEEDS = VALUED.map(lambda deed: {"deed": deed[0], "value": deed[1]}) | st.just({"deed": "off"})
SOURCES = st.text(min_size=1).map(lambda source: {"deed": "from", "source": source})
COUNTS, AT = st.integers(0, 10**6), st.none() | st.integers(-(10**6), 10**6)
PARTS = st.builds(dict, kind=st.sampled_from(["head", "neuron"]), layer=COUNTS, number=COUNTS, at=AT) | st.builds(
    dict, kind=st.sampled_from(["attention", "mlp"]), layer=COUNTS, at=AT
)
SITES = st.builds(
    dict,
    kind=st.sampled_from(["input", "output"]),
    site=st.sampled_from(["hidden", "block.0.mlp.expand"]),
    index=st.lists(COUNTS, max_size=1).map(tuple),
    at=AT,
)
WEIGHTS = st.builds(
    dict, kind=st.just("weight"), site=st.just("norm.bias"), index=st.lists(COUNTS, max_size=3).map(tuple)
)
DIRECTIONS = st.builds(
    dict, kind=st.just("direction"), layer=COUNTS, name=st.sampled_from(["d3", "chance-d3", "good_mood"]), at=AT
)
ADDED = VALUED.map(lambda deed: {"deed": "add", "value": deed[1]})
INTERVENTIONS = st.tuples(PARTS | SITES, DEEDS | SOURCES) | st.tuples(WEIGHTS, DEEDS) | st.tuples(DIRECTIONS, ADDED)


@given(INTERVENTIONS.map(lambda parts: Intervention(**parts[0], **parts[1])))
def test_every_intervention_is_read_back_as_itself(intervention: Intervention) -> None:
    assert parse_intervention(intervention.text) == intervention
