"""The talk on a network that reads photos: every number is asked of the recording that ships."""

from __future__ import annotations

import numpy as np

from scoutview.frame import Arrays
from scoutview.graphics.base.numbers import count, likelihood, ordinal, percent
from scoutview.language import tr, translated
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
            tr("A real network names a photo"),
            tr("It learned {names} names from 1.3 million photos. Here it says “{name}”: {likely}.").format(
                names=count(len(names)), name=name, likely=likely
            ),
            0,
            (PREDICTION,),
            tr(
                "EfficientNet-Lite0, as Google published it (Tan and Le 2019). Nothing is trained here. Drop a photo "
                "of your own on the window."
            ),
        ),
        Telling(
            tr("Where is the evidence?"),
            tr("A grey square hides one part after the other. Hidden {place}, “{name}” {becomes}.").format(
                place=place_words(place, hidden.grid), name=name, becomes=fall
            ),
            0,
            (OCCLUSION,),
            tr("Zeiler and Fergus (2014). Point at another place to see what a square does there."),
        ),
        Telling(
            tr("It can only say what it has a name for"),
            tr("An {unnamed}; but no name of the {names} is “{unnamed}”. It says “{answer}”: {likely}.").format(
                unnamed=UNNAMED, names=count(len(names)), answer=other, likely=less
            ),
            0,
            (PREDICTION,),
            tr("A network answers even where no answer is right. Its probabilities add up to one over its own names."),
            probe=lost_probe,
        ),
        Telling(
            tr("Each channel looks for one thing, everywhere"),
            tr("Light on the photo is where a channel answered. Channels of one layer look for different things."),
            0,
            (PanelView("feature_maps", {"layer": "block.1.depthwise", "map": 0}),),
            tr("Choose a deeper layer: its maps are coarser."),
        ),
        Telling(
            tr("First: edges and stripes"),
            tr(
                "Noise is changed until one channel answers as strongly as it can. One number of block 1 sees only "
                "{pixels} × {pixels} pixels."
            ).format(pixels=sights["block.1.depthwise"]),
            0,
            (grown("block.1.depthwise", int(_channels(carried, "block.1.depthwise")[0])),),
            tr("Olah, Mordvintsev, Schubert (2017), Feature Visualization. None of these is a photo."),
        ),
        Telling(
            tr("Deeper in: wheels"),
            tr("Block 12, channel {channel}. People who look at its picture say: “{words}”.").format(
                channel=WHEELS, words=said_of(carried, SOURCE, WHEELS)
            ),
            0,
            (grown(SOURCE, WHEELS),),
            tr("The word is by eye. What is computed is the picture, and how strongly the channel answers to it."),
        ),
        Telling(
            tr("And cars"),
            tr("One block on, channel {channel}: “{words}”.").format(
                channel=WITH_WHEEL, words=said_of(carried, CARS, WITH_WHEEL)
            ),
            0,
            (grown(CARS, WITH_WHEEL),),
            tr("Nobody drew wheels or cars for it; it was only told the names of photos."),
        ),
        Telling(
            tr("One car channel uses the wheels"),
            tr(
                "Without channel {channel} it loses {lost} of its answer, the {rank} most of {channels} channels."
            ).format(
                channel=WHEELS,
                lost=percent(car.share_of_answer(of_car)),
                rank=ordinal(of_car.lost_rank),
                channels=count(car.sources),
            ),
            0,
            (explained(WITH_WHEEL, BY_LOSS),),
            tr(
                "Each channel before it was switched off alone, on its own picture. By weight {channel} is the {rank}. "
                "This link is the one that the measurement supports."
            ).format(channel=WHEELS, rank=ordinal(of_car.weight_rank)),
        ),
        Telling(
            tr("A weight alone is no proof"),
            tr("“{words}” is joined with the wheels as well, but loses {lost} without them.").format(
                words=said_of(carried, CARS, WITH_WINDOWS),
                lost=percent(windows.share_of_answer(of_windows)),
            ),
            0,
            (explained(WITH_WINDOWS, BY_WEIGHT),),
            tr(
                "Rank {weight_rank} by weight, rank {lost_rank} by what is lost on its own picture, of {channels}. So "
                "nothing is claimed of it."
            ).format(
                weight_rank=of_windows.weight_rank, lost_rank=of_windows.lost_rank, channels=count(windows.sources)
            ),
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
    return translated(str(carried["carried_words"][place][0]))


def grown(layer: str, channel: int) -> PanelView:
    return PanelView("layer_pictures", {"layer": layer, "channel": channel})


def explained(channel: int, order: str) -> PanelView:
    return PanelView("made_of", {"layer": CARS, "channel": channel, "order": order})
