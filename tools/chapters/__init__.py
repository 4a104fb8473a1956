"""The series “AI from the inside”: ten chapters, each a talk.

One more is a module here with a function that tells its scenes, and a line in `CHAPTERS`.
"""

from collections.abc import Callable
from dataclasses import dataclass

from scoutview.language import tr, tr_noop
from tools.chapters.attention_and_stream import attention_and_stream
from tools.chapters.how_large import how_large_and_how_long
from tools.chapters.loss_and_descent import loss_and_descent
from tools.chapters.multiply_and_add import multiply_and_add
from tools.chapters.taking_apart import taking_it_apart
from tools.chapters.tokens_and_numbers import tokens_and_numbers
from tools.chapters.what_comes_next import guess_what_comes_next
from tools.chapters.what_grows import what_grows_inside
from tools.chapters.what_nobody_predicts import what_nobody_can_predict
from tools.chapters.where_ai_stands import where_ai_stands
from tools.talk_facts import Facts, Telling


@dataclass(frozen=True)
class Chapter:
    """A talk of the series: its place from 1, what is seen in it, and what tells its scenes of a first recording."""

    number: int
    title: str  # in English; a file is named by it
    summary: str  # a sentence
    recording: str  # by its place in the resources; scenes may name others
    tell: Callable[[Facts], list[Telling]]


CHAPTERS: tuple[Chapter, ...] = (
    Chapter(
        1,
        tr_noop("Where AI stands"),
        tr("What such models can do, as others measured it, what it costs, and what no chart tells."),
        "recordings/charts.scout",
        where_ai_stands,
    ),
    Chapter(
        2,
        tr_noop("Tokens and numbers"),
        tr("Text is cut into pieces, each piece is a row of numbers, and out come numbers again."),
        "recordings/next_token.scout",
        tokens_and_numbers,
    ),
    Chapter(
        3,
        tr_noop("Multiply and add, 175 billion times"),
        tr("One sum by hand, the same sum in a picture and in a text, and how many of them a large model makes."),
        "recordings/next_token.scout",
        multiply_and_add,
    ),
    Chapter(
        4,
        tr_noop("Attention, MLP, the stream"),
        tr("How a text goes through a transformer, and what is missing where a part of it is switched off."),
        "recordings/next_token.scout",
        attention_and_stream,
    ),
    Chapter(
        5,
        tr_noop("Loss, backpropagation, descent"),
        tr("How wrong a model is as one number, and how all its weights learn to make it smaller, step by step."),
        "recordings/digits.scout",
        loss_and_descent,
    ),
    Chapter(
        6,
        tr_noop("Guess what comes next"),
        tr("Why learning by heart is no learning, and a trick that makes exercises of any text and any picture."),
        "recordings/grokking.scout",
        guess_what_comes_next,
    ),
    Chapter(
        7,
        tr_noop("How large, and how long"),
        tr("Which size is best for so much computing, why Llama read more, and why all words are read at once."),
        "sweeps/isoflop/width=26.scout",
        how_large_and_how_long,
    ),
    Chapter(
        8,
        tr_noop("What grows inside"),
        tr("Nobody asked for them: a unit that tells praise from blame, a circle of numbers, a board."),
        "recordings/reviews.scout",
        what_grows_inside,
    ),
    Chapter(
        9,
        tr_noop("Taking it apart"),
        tr("One network sorts itself, in another a neuron waits for a word, and in a third a car is made of wheels."),
        "recordings/modular.scout",
        taking_it_apart,
    ),
    Chapter(
        10,
        tr_noop("What nobody can predict"),
        tr("How well a network guesses can be foretold; what it will be able to do, and when, mostly not."),
        "recordings/skills.scout",
        what_nobody_can_predict,
    ),
)
