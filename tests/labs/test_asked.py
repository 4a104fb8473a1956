"""Questions and probes in words mean what a panel would ask, and what cannot be asked is told in a sentence."""

import numpy as np
import pytest

from scoutview.errors import UsageError, UserError
from scoutview.labs.asked import asked_probe, asked_question, check_choices, heeded, text_of_question
from scoutview.observation import Question
from scoutview.probe import TextProbe
from tests.every_lab import small_lab

LAB = small_lab("next_token")


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("attention", Question("attention")),
        ("outcome_probabilities", Question("prediction")),
        ("attention_steps layer=1 head=0", Question.of("attention_steps", layer=1, head=0)),
        ("sampling temperature=0.5 top_k=-3", Question.of("sampling", temperature=0.5, top_k=-3)),
        (
            "neuron_search words='red apple' family=a=b",
            Question.of("neuron_search", words="red apple", family="a=b"),
        ),
    ],
)
def test_a_question_in_words_is_the_one_a_panel_asks(text: str, question: Question) -> None:
    assert asked_question(LAB, text) == question


def test_choices_beside_the_words_come_over_them() -> None:
    assert asked_question(LAB, "attention_steps layer=1", {"layer": np.int64(0), "head": 1}) == Question.of(
        "attention_steps", layer=0, head=1
    )
    with pytest.raises(UsageError, match="is a number or a text, not list"):
        asked_question(LAB, "attention_steps", {"layer": [1]})


@pytest.mark.parametrize(
    ("text", "error", "told"),
    [
        ("atention", UserError, "did you mean attention?"),
        ("xyzzy", UserError, "there are tokens, vocabulary"),
        ("attention layer", UsageError, "written as layer=1"),
        ("attention 'layer=1", UsageError, "is no question"),
        ("", UsageError, "is no question"),
    ],
)
def test_what_is_no_question_is_told(text: str, error: type[UserError], told: str) -> None:
    with pytest.raises(error, match=told.replace("?", r"\?")) as raised:
        asked_question(LAB, text)
    assert "\n" not in str(raised.value)


def test_what_the_model_lacks_is_told_in_the_labs_own_words() -> None:
    lab = small_lab("next_token", architecture="lstm")
    with pytest.raises(UserError) as raised:
        asked_question(lab, "attention")
    assert str(raised.value) == lab.lacking()["attention"]


def test_a_probe_in_words_is_the_labs_with_interventions_as_they_are_written() -> None:
    assert asked_probe(LAB, None) == LAB.default_probe()
    assert asked_probe(LAB, "a fox", ["HEAD  0.1 off"]) == TextProbe(text="a fox", interventions=("head 0.1 off",))
    with pytest.raises(UserError, match="is no intervention"):
        asked_probe(LAB, "a fox", ["head"])


def test_a_choice_that_nobody_looks_at_is_told_once_it_is_answered() -> None:
    question, other = asked_question(LAB, "attention_steps layer=1 haed=2"), asked_question(LAB, "attention")
    assert question == Question.of("attention_steps", layer=1, haed=2)
    assert (question.choice("layer", 0), question.choice("query", 5)) == (1, 5)
    assert (heeded(question), heeded(other), heeded(Question("tokens"))) == ({"layer", "query"}, set(), set())
    with pytest.raises(UserError, match=r"^haed=2 means nothing to attention_steps, attention: there is no such"):
        check_choices([question, other], heeded(question))
    check_choices([question, other], {"layer", "haed"})
    fresh = asked_question(LAB, "attention_steps layer=1 haed=2")
    assert dict(fresh.choices) == {"layer": 1, "haed": 2}
    assert heeded(fresh) == {"layer", "haed"}  # looked at all at once


def test_a_question_is_written_so_that_it_is_read_back_and_none_of_its_choices_is_looked_at() -> None:
    question = asked_question(LAB, "neuron_search words='red apple' top=3")
    assert text_of_question(question) == "neuron_search top=3 'words=red apple'"
    assert heeded(question) == set()
    assert asked_question(LAB, text_of_question(question)) == question
    assert text_of_question(Question.of("attention_steps", layer=1)) == "attention_steps layer=1"
