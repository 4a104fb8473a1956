"""What is asked of a lab, in words: a probe under interventions, and questions such as `attention_steps layer=1`."""

import difflib
import shlex
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np

from scoutview.errors import UsageError, UserError
from scoutview.interventions import written
from scoutview.labs.lab import Lab
from scoutview.language import tr
from scoutview.observation import Choice, NotedChoices, Question
from scoutview.probe import Probe


def asked_probe(lab: Lab[Any, Any], text: str | None, interventions: Iterable[str] = ()) -> Probe:
    """The probe of this written form under these interventions; None: the lab's own.

    Raises:
        UserError: it is no probe of this lab, or one of them is no intervention.
    """
    probe: Probe = lab.default_probe() if text is None else lab.parse_probe(text)
    return probe.with_interventions(written(tuple(interventions)))


def asked_question(lab: Lab[Any, Any], text: str, choices: Mapping[str, Any] | None = None) -> Question:
    """The question of this written form: its name, or that of one of its channels, and choices as `name=value`.

    `choices` are others, by name. Text with blanks stands between quotes.

    Raises:
        UsageError: the text is none.
        UserError: the lab, or its model, has no such question.
    """
    try:
        name, *written_choices = shlex.split(text)
    except ValueError:  # nothing, or a quote that is not closed
        raise UsageError(
            tr("“{text}” is no question: a name and its choices, such as attention_steps layer=1.").format(text=text)
        ) from None
    chosen = {**dict(map(_choice, written_choices)), **(choices or {})}
    plain = sorted((key, _plain(value)) for key, value in chosen.items())
    return Question(_question_name(lab, name), NotedChoices(plain))


def text_of_question(question: Question) -> str:
    """The written form that `asked_question` reads back; to write a choice is not to heed it."""
    choices = tuple.__iter__(question.choices)
    return " ".join([question.name, *(shlex.quote(f"{name}={value}") for name, value in choices)])


def words_of_probe(lab: Lab[Any, Any], probe: Probe) -> str:
    """Its written form between quotes, then what it changes in the model: “the ”, head 0.1 off."""
    return ", ".join([f"“{lab.format_probe(probe)}”", *probe.interventions])


def heeded(question: Question) -> frozenset[str]:
    """The choices, by name, that were looked at while this question in words was answered."""
    return frozenset(question.choices.heeded) if isinstance(question.choices, NotedChoices) else frozenset()


def check_choices(questions: Sequence[Question], names: Iterable[str]) -> None:
    """Raises UserError where none of the questions has looked at a choice; `names` are those that one did."""
    known = frozenset(names)
    left = {name: value for question in questions for name, value in question.choices if name not in known}
    if left:
        told = ", ".join(f"{name}={value}" for name, value in left.items())
        to = ", ".join(question.name for question in questions)
        raise UserError(
            tr(
                "{choices} means nothing to {questions}: there is no such choice, or another one belongs with it."
            ).format(choices=told, questions=to)
        )


def _question_name(lab: Lab[Any, Any], name: str) -> str:
    """The question that yields a channel of this name, or the question of this name."""
    names = {each.name: each.asked_by for each in lab.channels} | {each: each for each in lab.questions()}
    if name in names:
        return names[name]
    lacking = {**lab.lacking(), **lab.missing()}
    if name in lacking:
        raise UserError(lacking[name])
    close = difflib.get_close_matches(name, names, n=1)
    if close:
        sentence = tr("There is no question “{name}” in {lab}: did you mean {close}?")
        raise UserError(sentence.format(name=name, lab=lab.name, close=close[0]))
    sentence = tr("There is no question “{name}” in {lab}: there are {names}.")
    raise UserError(sentence.format(name=name, lab=lab.name, names=", ".join(lab.questions())))


def _plain(value: Any) -> Choice:
    """A choice as questions have it; numbers of numpy are Python's."""
    plain = value.item() if isinstance(value, np.generic) else value
    if not isinstance(plain, int | float | str):
        raise UsageError(
            tr("A choice is a number or a text, not {kind}: {value!r}.").format(kind=type(value).__name__, value=value)
        )
    return plain


def _choice(text: str) -> tuple[str, Choice]:
    name, equals, value = text.partition("=")
    if not (name and equals):
        raise UsageError(tr("“{text}” is no choice: one is written as layer=1.").format(text=text))
    for kind in (int, float):
        try:
            return name, kind(value)
        except ValueError:
            continue
    return name, value
