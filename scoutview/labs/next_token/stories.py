"""Short stories from a grammar of our own: synthetic text whose later words follow from earlier ones.

The object that is found is the object that is given, a pronoun agrees with its character, a feeling follows from what
happened, and what is done with an object follows from its kind. So there is something real to look back for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle

import numpy as np

from scoutview.language import tr_noop

SEED = 20  # of the data, so that everybody's stories are the same
STORIES = 16_000
DRAWS_PER_STORY = 24

HE = ("fox", "bear", "wolf", "frog", "lion", "goat", "dog", "king", "boy", "farmer", "pig", "mole", "sheep", "turtle")
SHE = ("cat", "hen", "duck", "owl", "mouse", "rabbit", "queen", "girl", "deer", "horse", "bee", "witch", "baker")
NATURES = ("old", "young", "little", "big", "brave", "clever", "kind", "shy", "lazy", "quiet", "tall", "wise")
COLOURS = ("red", "blue", "green", "yellow", "black", "white", "golden", "brown")
PLACES = (
    "in the forest",
    "in the garden",
    "in the barn",
    "in the cave",
    "in the castle",
    "in the village",
    "by the river",
    "by the lake",
    "by the road",
    "on the hill",
    "on the bridge",
    "at the market",
    "at the mill",
    "on the island",
    "at the school",
)
OBJECTS = {
    "ate": ("apple", "pear", "cake", "nut", "plum", "carrot", "cookie", "bread"),
    "played with": ("ball", "kite", "drum", "doll", "boat", "puzzle", "flute"),
    "wore": ("hat", "coat", "scarf", "ring", "crown", "mask"),
    "used": ("rope", "hammer", "spoon", "bucket", "ladder", "broom"),
}
GRATEFUL = ("thankful", "happy", "glad", "pleased")
PROUD = ("proud", "merry", "joyful", "excited")
SAD = ("sad", "upset", "gloomy", "unhappy")
ANGRY = ("angry", "cross", "furious")
SCARED = ("scared", "afraid", "nervous")
ALONE = ("lonely", "bored")
ASHAMED = ("sorry", "ashamed")
CALM = ("calm", "relieved")
FRIGHTS = ("storm", "shadow", "snake", "ghost")
VERBS = (
    *("was", "had", "have", "do", "found", "gave", "took", "stole", "made", "bought", "lost", "wanted", "asked"),
    *("hugged", "kissed", "thanked", "helped", "met", "shared", "saw", "looked", "searched", "chased", "followed"),
    *("carried", "brought", "dropped", "kicked", "broke", "fixed", "slept", "sat", "waited", "cried", "wept"),
    *("walked", "danced", "ran", "ate", "played", "wore", "used", "said"),
)
OTHERS = (  # what is left of the sentences
    *("the", "a", "an", "he", "she", "they", "it", "you", "him", "her", "his", "one", "any", "more", "not", "back"),
    *("in", "by", "on", "at", "to", "with", "until", "while", "and", "but", "then", "there", "yes"),
    *("day", "evening", "night"),
)


def kinds_of_words() -> dict[str, str]:
    """Each word of the stories in lower case, and what kind of word the grammar has it for."""
    kinds: dict[str, Sequence[str]] = {
        tr_noop("characters", "a kind of tokens"): HE + SHE,
        tr_noop("things"): tuple(thing for things in OBJECTS.values() for thing in things),
        tr_noop("colours"): COLOURS,
        tr_noop("traits"): NATURES,
        tr_noop("feelings"): GRATEFUL + PROUD + SAD + ANGRY + SCARED + ALONE + ASHAMED + CALM,
        tr_noop("verbs"): VERBS,
        tr_noop("places"): tuple(place.split()[-1] for place in PLACES),
        tr_noop("other words"): FRIGHTS + OTHERS,
    }
    return {word: kind for kind, words in kinds.items() for word in words}


class Dice:
    """Draws for one story: numbers made beforehand, since asking a Generator for each is fifty times slower."""

    def __init__(self, numbers: Sequence[int]) -> None:
        self._numbers: Iterator[int] = cycle(numbers)

    def one_of(self, choices: Sequence[str]) -> str:
        return choices[next(self._numbers) % len(choices)]


@dataclass(frozen=True)
class Character:
    """A character of a story: `fox`, who is `old` and a `he`."""

    name: str
    nature: str

    @property
    def pronoun(self) -> str:
        return "he" if self.name in HE else "she"

    @property
    def own(self) -> str:
        return "his" if self.name in HE else "her"

    @property
    def other_case(self) -> str:
        return "him" if self.name in HE else "her"


@dataclass(frozen=True)
class Ingredients:
    """Who, what and where of one story."""

    hero: Character
    friend: Character
    colour: str
    thing: str
    use: str
    place: str
    dice: Dice

    @property
    def first_hero(self) -> str:
        return f"The {self.hero.nature} {self.hero.name}"

    @property
    def a_friend(self) -> str:
        return with_article(f"{self.friend.nature} {self.friend.name}")

    @property
    def a_thing(self) -> str:
        return with_article(f"{self.colour} {self.thing}")

    @property
    def together(self) -> str:
        """What two do with the thing."""
        use = "looked at" if self.use == "wore" else self.use
        return f"They {use} the {self.thing}"


def stories(count: int = STORIES, seed: int = SEED) -> tuple[str, ...]:
    """The first `count` stories of this seed, all different. The very first is the example."""
    numbers = np.random.default_rng(seed)
    found: dict[str, None] = {example(): None}
    while len(found) < count:
        for row in numbers.integers(0, 2**31, (count, DRAWS_PER_STORY)).tolist():
            found.setdefault(_story(Dice(row)))
    return tuple(found)[:count]


def example() -> str:
    """The story that the lab first asks about."""
    fox, rabbit = Character("fox", "old"), Character("rabbit", "kind")
    return " ".join(_gift(Ingredients(fox, rabbit, "red", "apple", "ate", "in the forest", Dice((0,)))))


def with_article(words: str) -> str:
    return f"an {words}" if words[0] in "aeiou" else f"a {words}"


def _story(dice: Dice) -> str:
    given = _ingredients(dice)
    plot = PLOTS[int(dice.one_of(PLOT_NUMBERS))]
    return " ".join(plot(given))


def _ingredients(dice: Dice) -> Ingredients:
    hero = dice.one_of(HE + SHE)
    friend = dice.one_of(tuple(name for name in HE + SHE if name != hero))
    use = dice.one_of(tuple(OBJECTS))
    return Ingredients(
        hero=Character(hero, dice.one_of(NATURES)),
        friend=Character(friend, dice.one_of(NATURES)),
        colour=dice.one_of(COLOURS),
        thing=dice.one_of(OBJECTS[use]),
        use=use,
        place=dice.one_of(PLACES),
        dice=dice,
    )


def _gift(given: Ingredients) -> list[str]:
    hero, friend, thing, dice = given.hero, given.friend, given.thing, given.dice
    return [
        f"{given.first_hero} found {given.a_thing}" + dice.one_of((".", f" {given.place}.")),
        f"The {hero.name} gave the {thing} to the {friend.name}.",
        f"The {friend.name} was {dice.one_of(GRATEFUL)} and {dice.one_of(('hugged', 'kissed'))} the {hero.name}.",
        f"{given.together} until the {dice.one_of(('evening', 'night'))}.",
    ]


def _loss(given: Ingredients) -> list[str]:
    hero, friend, thing, dice = given.hero, given.friend, given.thing, given.dice
    feeling = dice.one_of(SAD)
    return [
        f"{given.first_hero} had {given.a_thing}.",
        f"One day {hero.pronoun} lost the {thing} {given.place}.",
        f"{hero.pronoun.capitalize()} was {feeling} and {dice.one_of(('cried', 'wept'))}.",
        f"{given.a_friend.capitalize()} {dice.one_of(('looked', 'searched'))} {given.place} and found the {thing}.",
        f"The {hero.name} thanked the {friend.name} and was not {feeling} any more.",
    ]


def _theft(given: Ingredients) -> list[str]:
    hero, friend, thing, dice = given.hero, given.friend, given.thing, given.dice
    return [
        f"{given.first_hero} {dice.one_of(('bought', 'made'))} {given.a_thing}.",
        f"While the {hero.name} slept, {given.a_friend} {dice.one_of(('took', 'stole'))} the {thing}.",
        f"The {hero.name} was {dice.one_of(ANGRY)} and {dice.one_of(('chased', 'followed'))} the {friend.name}.",
        f"The {friend.name} was {dice.one_of(ASHAMED)} and gave the {thing} back to the {hero.name}.",
    ]


def _repair(given: Ingredients) -> list[str]:
    hero, friend, thing, dice = given.hero, given.friend, given.thing, given.dice
    return [
        f"{given.first_hero} {dice.one_of(('carried', 'brought'))} {given.a_thing} to {given.a_friend}.",
        f"{hero.pronoun.capitalize()} {dice.one_of(('dropped', 'kicked'))} the {thing}, and it broke.",
        f"The {hero.name} was {dice.one_of(SAD)}, but the {friend.name} fixed the {thing}.",
        f"Then the {hero.name} {given.use} {hero.own} {thing} and was {dice.one_of(GRATEFUL)}.",
    ]


def _meeting(given: Ingredients) -> list[str]:
    hero, friend, thing, dice = given.hero, given.friend, given.thing, given.dice
    feeling = dice.one_of(ALONE)
    return [
        f"{given.first_hero} was {feeling} and {dice.one_of(('sat', 'waited'))} {given.place}.",
        f"There {hero.pronoun} met {given.a_friend} with {given.a_thing}.",
        f"The {friend.name} shared {friend.own} {thing} with the {hero.name}.",
        f"{given.together} and the {hero.name} was not {feeling} any more.",
    ]


def _scare(given: Ingredients) -> list[str]:
    hero, dice = given.hero, given.dice
    return [
        f"{given.first_hero} {dice.one_of(('walked', 'danced', 'ran'))} {given.place}.",
        f"{hero.pronoun.capitalize()} saw a {dice.one_of(FRIGHTS)} and was {dice.one_of(SCARED)}.",
        f"{given.a_friend.capitalize()} helped {hero.other_case} and gave {hero.other_case} {given.a_thing}.",
        f"The {hero.name} {given.use} the {given.thing} and was {dice.one_of(CALM)}.",
    ]


def _wish(given: Ingredients) -> list[str]:
    hero, friend, thing, dice = given.hero, given.friend, given.thing, given.dice
    return [
        f"{given.first_hero} wanted {given.a_thing}.",
        f'"Do you have a {given.colour} {thing}?" {hero.pronoun} asked the {friend.name}.',
        f'"Yes," said the {friend.name} and gave {hero.other_case} the {thing}.',
        f"The {hero.name} {given.use} the {thing} and was {dice.one_of(PROUD)}.",
    ]


PLOTS: tuple[Callable[[Ingredients], list[str]], ...] = (_gift, _gift, _loss, _theft, _repair, _meeting, _scare, _wish)
PLOT_NUMBERS = tuple(str(number) for number in range(len(PLOTS)))
