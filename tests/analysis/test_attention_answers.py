"""What is told of heads for one prediction, held against the model asked in another way."""

import numpy as np
import pytest
import torch
from torch.nn import functional as F

from scoutview.errors import UserError
from scoutview.frame import Arrays
from scoutview.observation import Question
from scoutview.observing.answer import Asker
from tests.every_lab import NAMES, asker_at, small_lab

WITH_HEADS = [name for name in NAMES if "head_ablation" in small_lab(name).questions()]
every_lab = pytest.mark.parametrize("name", WITH_HEADS)


def ask(asker: Asker, question: Question, *interventions: str) -> Arrays:
    probe = asker.lab.default_probe().with_interventions(interventions)
    return asker.answer(probe, [question])[question]


def probabilities(asker: Asker, *interventions: str) -> np.ndarray:
    """(answers) of the last token."""
    return predicted(asker, *interventions)["outcome_probabilities"].astype(np.float64)


def predicted(asker: Asker, *interventions: str) -> Arrays:
    """What the lab says after the last token, which need not be what it says first."""
    last = asker.lab.positions(asker.lab.default_probe()) - 1
    return ask(asker, Question.of("prediction", position=last), *interventions)


def test_every_lab_that_shows_attention_says_what_its_heads_do() -> None:
    shown = {name for name in NAMES if "attention" in small_lab(name).questions()}
    assert shown == set(WITH_HEADS) >= {"next_token", "grokking"}


@every_lab
@pytest.mark.parametrize("others", [(), ("head 0.0 off",), ("block 0 mlp times 0.5",)])
def test_a_head_is_ablated_as_an_intervention_switches_it_off(name: str, others: tuple[str, ...]) -> None:
    _, asker = asker_at(name, -1)
    told, names = ask(asker, Question("head_ablation"), *others), predicted(asker)["outcomes"]
    before, whole = predicted(asker, *others), probabilities(asker, *others)
    answer = int(whole.argmax())
    assert told["ablation_answer"] == ask(asker, Question("attention"), *others)["attention_answer"]
    assert names[answer].startswith(str(told["ablation_answer"]))  # attention names it shorter where it may
    assert float(told["ablation_surprisal"]) == pytest.approx(-np.log(whole[answer]), abs=1e-4)
    attention = ask(asker, Question("attention"), *others)["attention"]
    assert np.array_equal(told["last_rows"], attention[:, :, -1])
    for layer, head in np.ndindex(*told["ablated_surprisal"].shape):
        said = predicted(asker, *others, f"head {layer}.{head} off")
        if not np.array_equal(said.get("prompt_tokens"), before.get("prompt_tokens")):
            continue  # what it wrote itself before is another text without this head
        without = said["outcome_probabilities"].astype(np.float64)
        assert told["ablated_surprisal"][layer, head] == pytest.approx(-np.log(without[answer]), abs=1e-4)
        assert names[without.argmax()].startswith(str(told["ablated_answers"][layer, head]))


@every_lab
def test_ablating_leaves_the_model_as_it_is(name: str) -> None:
    _, asker = asker_at(name, -1)
    before = probabilities(asker)
    ask(asker, Question("head_ablation"))
    assert np.array_equal(probabilities(asker), before)


def product(asker: Asker, site: str) -> np.ndarray:
    """(T, D): what a site makes of the tokens, multiplied anew in double precision."""
    told = ask(asker, Question.of("matrix_product", site=site))
    return told["product_input"].astype(np.float64) @ told["product_weight"] + told["product_bias"]


@every_lab
def test_the_steps_to_a_row_of_attention_are_those_of_torch(name: str) -> None:
    _, asker = asker_at(name, -1)
    attention = ask(asker, Question("attention"))["attention"]
    layers, heads, tokens, _ = attention.shape
    for layer, head, query in np.ndindex(layers, heads, tokens):
        told = ask(asker, Question.of("attention_steps", layer=layer, head=head, query=query))
        assert told["steps_place"].tolist() == [layer, head, query]
        size = len(told["steps_query"])
        part = slice(head * size, (head + 1) * size)
        queries, keys, values = (
            product(asker, f"block.{layer}.attention.{site}")[:, part] for site in ("query", "key", "value")
        )
        assert told["steps_query_given"] == pytest.approx(queries[query], abs=1e-4)
        assert told["steps_keys_given"] == pytest.approx(keys, abs=1e-4)
        assert told["steps_values"] == pytest.approx(values, abs=1e-4)
        scores = told["steps_keys"].astype(np.float64) @ told["steps_query"] * told["steps_factor"]
        assert told["steps_scores"] == pytest.approx(scores, abs=1e-4)
        exponentials = np.exp(scores[: query + 1])
        assert told["steps_shares"][: query + 1] == pytest.approx(exponentials / exponentials.sum(), abs=1e-5)
        assert not told["steps_shares"][query + 1 :].any()
        assert told["steps_shares"] == pytest.approx(attention[layer, head, query], abs=1e-6)
        assert told["steps_read"] == pytest.approx(told["steps_shares"] @ values, abs=1e-4)


@every_lab
def test_what_a_head_passes_on_is_what_torch_reads(name: str) -> None:
    _, asker = asker_at(name, -1)
    told = ask(asker, Question("attention_steps"))
    layer, head, query = told["steps_place"]
    tokens = len(told["steps_keys"])
    assert (layer, head, query) == (
        *(side - 1 for side in ask(asker, Question("attention"))["attention"].shape[:2]),
        tokens - 1,
    )
    queries = torch.zeros(tokens, len(told["steps_query"]))
    queries[-1] = torch.tensor(told["steps_query"])
    keys, values = torch.tensor(told["steps_keys"]), torch.tensor(told["steps_values"])
    read = F.scaled_dot_product_attention(queries, keys, values, is_causal=True, scale=float(told["steps_factor"]))
    assert told["steps_read"] == pytest.approx(read[-1].numpy(), abs=1e-5)


def test_a_head_that_is_off_passes_on_nothing_in_the_steps() -> None:
    _, asker = asker_at("grokking", -1)
    question = Question.of("attention_steps", layer=0, head=1, query=2)
    assert ask(asker, question)["steps_read"].any()
    assert not ask(asker, question, "head 0.1 off")["steps_read"].any()


def test_steps_of_a_head_that_there_is_not_are_refused() -> None:
    _, asker = asker_at("grokking", -1)
    with pytest.raises(UserError, match="no layer 1: they are numbered 0 to 0"):
        ask(asker, Question.of("attention_steps", layer=1))
