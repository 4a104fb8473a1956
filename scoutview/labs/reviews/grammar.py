"""Reviews made up by a grammar: short sentences about things, each with an opinion, and one mood behind a review.

No text of others. The label of a review is its mood, which no network is told.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

PRAISE = ("good", "great", "lovely", "superb", "clever", "charming", "excellent", "brilliant")
BLAME = ("bad", "awful", "boring", "dull", "clumsy", "poor", "dreadful", "stupid")
PRAISING = (("loved", "love"), ("enjoyed", "enjoy"), ("admired", "admire"), ("liked", "like"))
BLAMING = (("hated", "hate"), ("disliked", "dislike"), ("regretted", "regret"), ("loathed", "loathe"))
THINGS = (
    *("plot", "cast", "end", "film", "story", "hero", "music", "room", "bed"),
    *("food", "wine", "soup", "price", "screen", "sound", "staff", "view", "style"),
)
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
KIN = ("sister", "brother", "mother", "father", "wife", "husband", "friend", "aunt")
NUMBERS = ("two", "three", "four", "five", "six", "seven")
PLACES = ("paris", "london", "berlin", "rome", "oslo", "the station", "the river", "the old town")
NOTHING_SAID = (
    "we saw it on a {day} with my {kin}",
    "it runs for {number} hours",
    "it is set in {place}",
    "my {kin} gave it to me",
    "i have had it for {number} weeks",
    "we waited {number} minutes",
    "my {kin} had the fish",
    "we stayed {number} nights",
)
SENTENCES = (4, 10)
FOLLOWS_MOOD = 0.97  # of the opinions
SAYS_NOTHING = 0.1  # of the sentences


@dataclass(frozen=True)
class Review:
    """A text, and whether its mood is good: 1, or bad: 0."""

    text: str
    label: int


def made_up(rng: random.Random, negated: float) -> Review:
    """One review, a share of its opinions `negated`, at least one opinion in it."""
    label = rng.randrange(2)
    count = rng.randint(*SENTENCES)
    spoken = [rng.random() >= SAYS_NOTHING for _ in range(count)]
    spoken[rng.randrange(count)] = True
    sentences = [_opinion(rng, label, negated) if says else _nothing(rng) for says in spoken]
    return Review(". ".join(sentences) + ".", label)


def made_up_reviews(count: int, seed: int, negated: float) -> tuple[Review, ...]:
    """So many, the same for the same seed."""
    rng = random.Random(seed)
    return tuple(made_up(rng, negated) for _ in range(count))


def _opinion(rng: random.Random, label: int, negated: float) -> str:
    is_good = bool(label) == (rng.random() < FOLLOWS_MOOD)
    is_negated = rng.random() < negated
    praises = is_good != is_negated  # "not bad" praises by a word of blame
    thing, kind = rng.choice(THINGS), rng.random()
    if kind >= 0.6:
        past, base = rng.choice(PRAISING if praises else BLAMING)
        return f"i did not {base} the {thing}" if is_negated else f"i {past} the {thing}"
    word = rng.choice(PRAISE if praises else BLAME)
    if kind < 0.4:
        return f"the {thing} is not {word}" if is_negated else f"the {thing} is {word}"
    return f"not one {word} {thing}" if is_negated else f"what a {word} {thing}"


def _nothing(rng: random.Random) -> str:
    words = {
        "day": rng.choice(DAYS),
        "kin": rng.choice(KIN),
        "number": rng.choice(NUMBERS),
        "place": rng.choice(PLACES),
    }
    return rng.choice(NOTHING_SAID).format(**words)


def all_words(pairs: Iterable[Sequence[str]]) -> tuple[str, ...]:
    """Each word of each pair."""
    return tuple(word for pair in pairs for word in pair)
