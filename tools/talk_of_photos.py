"""The talk on a network that reads photos: every number is asked of the recording that ships."""

from __future__ import annotations

import numpy as np

from scoutview.frame import Arrays
from scoutview.graphics.base.numbers import count, likelihood, ordinal, percent
from scoutview.observation import Question
from scoutview.panels.made_of.plan import BY_LOSS, BY_WEIGHT, Made, SourceChannel
from scoutview.panels.occlusion.plan import OccludedPhoto
from scoutview.panels.occlusion.words import became, place_words
from scoutview.talks.scene import PanelView
from tools.talk_facts import Facts, Telling

PREDICTION, OCCLUSION = PanelView("prediction"), PanelView("occlusion")
WHEELS = 417
SOURCE, CARS = "block.12.depthwise", "block.13.depthwise"
WITH_WHEEL, WITH_WINDOWS = 520, 497
UNNAMED = "astronaut"  # what a shipped photo shows, and no class


def a_car_in_the_eye_of_a_camera(facts: Facts) -> list[Telling]:
    """A name, its evidence, what layers look for from edges to cars, and one link that a measurement supports."""
    own = facts.default_probe()
    seen = facts.answer(0, own, Question("prediction"))
    name, likely = _first(seen)
    hidden = OccludedPhoto.of(
        {key: each[None] for key, each in facts.trajectory_end(0, Question("occlusion")).items()},
        facts.answer(0, own, Question("photo"))["photo"],
    )
    place = hidden.telling()
    fall = became(hidden.whole, float(hidden.probabilities[place]))
    names = [str(each) for each in seen["outcomes"]]
    assert UNNAMED not in names, "it has a name for it after all"
    lost_probe = f"photo {facts.lab.photo_names().index(UNNAMED) + 1}"
    other, less = _first(facts.answer(0, lost_probe, Question("prediction")))
    layers = facts.answer(0, own, Question("layers"))
    sights = dict(zip(layers["layer_names"].tolist(), layers["layer_sights"].tolist(), strict=True))
    carried = facts.answer(0, own, Question("carried_pictures"))
    car, of_car = link_of(facts, own, WITH_WHEEL)
    windows, of_windows = link_of(facts, own, WITH_WINDOWS)
    return [
        Telling(
            "A real network names a photo",
            f"It learned {count(len(names))} names from 1.3 million photos. Here it says “{name}”: {likely}.",
            0,
            (PREDICTION,),
            "EfficientNet-Lite0, as Google published it (Tan and Le 2019). Nothing is trained here. Drop a photo of "
            "your own on the window.",
        ),
        Telling(
            "Where is the evidence?",
            f"A grey square hides one part after the other. Hidden {place_words(place, hidden.grid)}, “{name}” {fall}.",
            0,
            (OCCLUSION,),
            "Zeiler and Fergus (2014). Point at another place to see what a square does there.",
        ),
        Telling(
            "It can only say what it has a name for",
            f"An {UNNAMED}; but no name of the {count(len(names))} is “{UNNAMED}”. It says “{other}”: {less}.",
            0,
            (PREDICTION,),
            "A network answers even where no answer is right. Its probabilities add up to one over its own names.",
            probe=lost_probe,
        ),
        Telling(
            "Each channel looks for one thing, everywhere",
            "Light on the photo is where a channel answered. Channels of one layer look for different things.",
            0,
            (PanelView("feature_maps", {"layer": "block.1.depthwise", "map": 0}),),
            "Choose a deeper layer: its maps are coarser.",
        ),
        Telling(
            "First: edges and stripes",
            "Noise is changed until one channel answers as strongly as it can. One number of block 1 sees only "
            f"{sights['block.1.depthwise']} × {sights['block.1.depthwise']} pixels.",
            0,
            (grown("block.1.depthwise", int(_channels(carried, "block.1.depthwise")[0])),),
            "Olah, Mordvintsev, Schubert (2017), Feature Visualization. None of these is a photo.",
        ),
        Telling(
            "Deeper in: wheels",
            f"Block 12, channel {WHEELS}. People who look at its picture say: “{said_of(carried, SOURCE, WHEELS)}”.",
            0,
            (grown(SOURCE, WHEELS),),
            "The word is by eye. What is computed is the picture, and how strongly the channel answers to it.",
        ),
        Telling(
            "And cars",
            f"One block on, channel {WITH_WHEEL}: “{said_of(carried, CARS, WITH_WHEEL)}”.",
            0,
            (grown(CARS, WITH_WHEEL),),
            "Nobody drew wheels or cars for it; it was only told the names of photos.",
        ),
        Telling(
            "One car channel uses the wheels",
            f"Without channel {WHEELS} it loses {percent(car.share_of_answer(of_car))} of its answer, the "
            f"{ordinal(of_car.lost_rank)} most of {count(car.sources)} channels.",
            0,
            (explained(WITH_WHEEL, BY_LOSS),),
            f"Each channel before it was switched off alone, on its own picture. By weight {WHEELS} is the "
            f"{ordinal(of_car.weight_rank)}. This link is the one that the measurement supports.",
        ),
        Telling(
            "A weight alone is no proof",
            f"“{said_of(carried, CARS, WITH_WINDOWS)}” is joined with the wheels as well, but loses "
            f"{percent(windows.share_of_answer(of_windows))} without them.",
            0,
            (explained(WITH_WINDOWS, BY_WEIGHT),),
            f"Rank {of_windows.weight_rank} by weight, rank {of_windows.lost_rank} by what is lost on its own "
            f"picture, of {count(windows.sources)}. So nothing is claimed of it.",
        ),
    ]


def _first(answer: Arrays) -> tuple[str, str]:
    """The likeliest name, and how likely it is."""
    best = int(answer["outcome_probabilities"].argmax())
    return str(answer["outcomes"][best]), likelihood(float(answer["outcome_probabilities"][best]))


def link_of(facts: Facts, probe: str, channel: int) -> tuple[Made, SourceChannel]:
    """What a channel of cars is made of, and the wheels in it."""
    choices = {"layer": CARS, "channel": channel}
    made, off = (facts.answer(0, probe, Question.of(name, **choices)) for name in ("made_of", "switched_off"))
    found = Made.of(made, off)
    return found, found.told(WHEELS)


def _channels(carried: Arrays, layer: str) -> np.ndarray:
    return np.asarray(carried["carried_channels"][carried["carried_layers"] == layer])


def said_of(carried: Arrays, layer: str, channel: int) -> str:
    """What people see in a carried picture."""
    place = (carried["carried_layers"] == layer) & (carried["carried_channels"] == channel)
    return str(carried["carried_words"][place][0])


def grown(layer: str, channel: int) -> PanelView:
    return PanelView("layer_pictures", {"layer": layer, "channel": channel})


def explained(channel: int, order: str) -> PanelView:
    return PanelView("made_of", {"layer": CARS, "channel": channel, "order": order})
