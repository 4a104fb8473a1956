"""Which recipe suits which text."""

import pytest

from scoutview.labs.next_token.recipe import RECIPES, recipe_for

STORIES, PYTHON, PLAYS = (512, 608_725), (2048, 92_207), (2048, 305_219)


@pytest.mark.parametrize(("text", "name"), [(STORIES, "usual"), (PYTHON, "usual"), (PLAYS, "long-text")])
def test_a_long_text_of_many_tokens_has_a_recipe_of_its_own(text, name):
    assert recipe_for("auto", *text) is RECIPES[name]


@pytest.mark.parametrize("name", RECIPES)
@pytest.mark.parametrize("text", [STORIES, PYTHON, PLAYS])
def test_a_recipe_that_is_chosen_holds_for_every_text(name, text):
    assert recipe_for(name, *text) is RECIPES[name]
