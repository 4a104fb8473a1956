"""What a circuit says."""

from dataclasses import replace

import pytest

from scoutview.panels.circuit.plan import Circuit, Part, PartChanges, changes_by_part
from scoutview.panels.circuit.words import (
    amount,
    briefly,
    circuit_formula,
    counter,
    does,
    finding,
    formula_of,
    headline,
    hint_of,
    sentence,
)
from tests.panels.circuit.circuits import circuit


@pytest.mark.parametrize(
    ("number", "words"),
    [(0, "0"), (950, "950"), (470_016, "470,016"), (4_123_456, "4.12 million"), (174_604_259_328, "175 billion")],
)
def test_counts_are_said_in_words(number: int, words: str) -> None:
    assert amount(number) == words


def test_a_forward_pass_is_told_part_by_part() -> None:
    shown = circuit()
    assert shown.steps == len(shown.parts) + 2
    assert headline(shown, 0) == "6 tokens"
    assert counter(shown, 0) == "no multiplication so far"
    assert headline(shown, 4) == "Block 0: MLP"
    assert "6 tokens × 128 numbers are added to the stream." in sentence(shown, 4, PartChanges())
    assert counter(shown, 4) == "1.2 million multiplications so far"
    assert headline(shown, shown.steps - 1) == "Answer: “cake”, 50.0 %"
    assert counter(shown, shown.steps - 1) == "3.99 million multiplications in all"


def test_each_part_says_what_it_does_in_plain_words() -> None:
    told = {part.name: (does(part), briefly(part)) for part in circuit(1).parts}
    assert told == {
        "embedding": ("tokens become numbers", "token to numbers"),
        "position": ("adds each token's place", "adds the place"),
        "block.0.attention": ("4 heads look back", "looks back"),
        "block.0.mlp": ("4 neurons for each token", "4 neurons"),
        "norm": ("evens out sizes", "evens out"),
        "unembedding": ("numbers become 4 scores", "4 scores"),
    }
    assert all(len(few) <= len(many) for many, few in told.values())


def test_the_answer_is_found_in_one_plain_sentence_and_a_part_says_what_it_does() -> None:
    shown = circuit()
    learned = sum(part.weights for part in shown.parts)
    told = f"{learned:,} learned numbers turn 6 tokens into “cake”: 3.99 million multiplications."
    assert finding(shown, shown.steps - 1, {}) == told
    changes = {3: PartChanges("block 0 mlp off")}
    assert ", with block 0 mlp off: 3.99 million" in finding(shown, shown.steps - 1, changes)
    assert finding(shown, 4, changes).startswith("Block 0: MLP. It is off")
    assert finding(shown, 4, {}) == (
        "Block 0: MLP. Each token by itself goes through 4 neurons. 1.2 million multiplications so far."
    )


def test_a_convolution_belongs_to_the_part_that_reads_through_it() -> None:
    convolution = Part("block.0.convolution_1", "convolution", 0, 320, 0, 12, 64, 2304, reach=3)
    part = Part("block.0.attention", "attention", 0, 16_960, 4, 12, 64, 200_000, ("s",), 3, convolution)
    shown = Circuit("This model", (part,))
    assert "takes in a part of the 3 before it (a causal convolution), then reads" in sentence(shown, 1, PartChanges())
    assert "after mixing in the 3 tokens before" in hint_of(part)
    assert [each.weights for each in part.apart()] == [320, 16_640]
    assert "causal convolution" in circuit_formula(shown)
    assert "convolution, " not in circuit_formula(circuit())
    changed = changes_by_part(shown, ["output of block.0.convolution_1 off"])
    assert changed == {0: PartChanges(changed=("output of block.0.convolution_1 off",))}


def test_parts_side_by_side_are_told_and_written_as_one_sum() -> None:
    parts = tuple(replace(each, beside=each.kind == "mlp") for each in circuit(2).parts)
    beside = replace(circuit(2), parts=parts)
    assert "x + attention(x) + MLP(x)" in formula_of(beside)
    assert "x + attention(x) + MLP(x)" not in formula_of(circuit(2))
    step = parts.index(next(part for part in parts if part.beside)) + 1
    assert "goes through 4 neurons, beside attention rather than after it." in sentence(beside, step, PartChanges())
