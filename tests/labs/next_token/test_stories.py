"""The stories: deterministic, varied, and with later words that follow from earlier ones."""

import re

import pytest

from scoutview.labs.next_token.stories import (
    ALONE,
    ANGRY,
    ASHAMED,
    CALM,
    GRATEFUL,
    HE,
    OBJECTS,
    PROUD,
    SAD,
    SCARED,
    SHE,
    stories,
)


@pytest.fixture(scope="module")
def some():
    return stories(3000)


def test_stories_are_the_same_every_time_and_all_different(some):
    assert some == stories(3000)
    assert len(set(some)) == 3000
    assert some != stories(3000, seed=1)


def test_there_are_twenty_kinds_and_more_of_everything(some):
    things = [thing for kind in OBJECTS.values() for thing in kind]
    feelings = GRATEFUL + PROUD + SAD + ANGRY + SCARED + ALONE + ASHAMED + CALM
    text = " ".join(some)
    for family in (HE + SHE, things, feelings):
        assert len(set(family)) == len(family) >= 20
        assert all(re.search(rf"\b{word}\b", text) for word in family)
    actions = set(re.findall(r"\b[a-z]+ed\b|gave|found|lost|took|made|met|saw|ran|wore|said|sat|ate", text))
    assert len(actions - set(feelings)) >= 20


def test_the_object_given_is_the_object_found(some):
    gifts = [match for story in some if (match := re.search(r"found an? \w+ (\w+).*?\. The \w+ gave the (\w+)", story))]
    assert len(gifts) > 300
    assert all(match[1] == match[2] for match in gifts)


def test_pronouns_agree_with_their_character(some):
    losses = [match for story in some if (match := re.match(r"The \w+ (\w+) had .*? One day (he|she) lost", story))]
    assert len(losses) > 100
    assert all((match[2] == "he") == (match[1] in HE) for match in losses)


def test_sentences_begin_with_a_capital_and_end_with_a_point(some):
    for story in some:
        sentences = re.split(r"(?<=[.?]) |(?<=\.) ", story.replace('"', ""))
        assert story.endswith(".")
        assert all(sentence[0].isupper() or sentence.split()[0] in ("he", "she") for sentence in sentences)
        assert "  " not in story
