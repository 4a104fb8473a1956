"""Chapter 9: networks are taken apart: one that sorts itself, a neuron of stories, the channels of a photo."""

from __future__ import annotations

import numpy as np

from scoutview.graphics.base.numbers import count, loss, ordinal, percent, share
from scoutview.labs.modular.lab import DEAR_FROM
from scoutview.labs.modular.story import CROSSING, DEAD
from scoutview.language import tr
from scoutview.observation import Question
from scoutview.panels.made_of.plan import BY_LOSS, BY_WEIGHT
from scoutview.panels.neurons.words import NeuronReading
from scoutview.panels.occlusion.plan import OccludedPhoto
from scoutview.talks.scene import PanelView
from tools.chapters.shipped import facts_of
from tools.talk_facts import LOSS, Facts, Telling
from tools.talk_of_modular import TANGLED, about_neuron, read_texts, telling_neuron
from tools.talk_of_photos import CARS, SOURCE, WHEELS, WITH_WHEEL, WITH_WINDOWS, explained, grown, link_of, said_of

STORIES, PHOTOS = "recordings/next_token.scout", "recordings/photos.scout"
TEXT = "The old fox found a red apple. The fox"
WIRING = PanelView("wiring")


def taking_it_apart(facts: Facts) -> list[Telling]:
    """Wires that cost, a neuron that waits for a word, and channels of which one is made of the other."""
    with facts_of(STORIES) as stories, facts_of(PHOTOS) as photos:
        return [*_wires(facts), *_neuron(stories), *_channels(photos)]


def _wires(facts: Facts) -> list[Telling]:
    last, crossing = facts.steps[-1], facts.curves.metrics[CROSSING]
    tangle = facts.steps[int(np.flatnonzero(crossing > TANGLED)[-1])]
    before = max(step for step in facts.steps if step <= round(DEAR_FROM * facts.setting("steps")))
    idle, hidden = round(facts.measured(DEAD, last)), facts.setting("width") * facts.setting("layers")
    first, second = read_texts(facts, last)
    (layer, number), answers_to = telling_neuron(facts, last)
    about = facts.answer(last, facts.default_probe(), about_neuron((layer, number)))
    with_it, without = (loss(float(about[f"loss_{which}_neuron"])) for which in ("with", "without"))
    return [
        Telling(
            tr("It works, and nobody can read it"),
            tr("At step {step} its error is {error}. But all is wired to all: {crossing} of it crosses.").format(
                step=count(tangle),
                error=loss(facts.measured(LOSS, tangle)),
                crossing=share(crossing[facts.steps.index(tangle)]),
            ),
            tangle,
            (WIRING,),
            tr(
                "Can one open a network and see how it works? Begin with a very small one. Below, four numbers go in; "
                "above, two results come out, and each is a formula of two of the four. Every circle is a neuron, "
                "every line a weight: orange adds, blue takes away. It gets the formulas nearly right. But look: from "
                "every number wires go everywhere, though the two formulas have nothing to do with each other. That is "
                "how networks usually look."
            ),
            (0, tangle),
        ),
        Telling(
            tr("Let wires cost, and it sorts itself"),
            tr("Two parts, and {idle} of {hidden} neurons idle. Now it can be read: {first} and {second}.").format(
                idle=idle, hidden=hidden, first=first, second=second
            ),
            last,
            (WIRING,),
            tr(
                "Now wires cost: the longer and the thicker, the more, as in a brain, where they take room; and "
                "neurons may change seats (Liu, Gan, Tegmark 2023). Let it play. Wires thin out, neurons move, most "
                "have nothing left to do, and the network falls into two. Above stand the formulas that are read out "
                "of it: they are those that it was to learn."
            ),
            (before, last),
            task=tr("Press Ctrl+L and type other numbers: compare what was asked with what is right."),
        ),
        Telling(
            tr("Take one neuron out"),
            tr(
                "It answered to {answers_to} alone. Without it the error goes from {with_it} to {without}, and one "
                "formula breaks."
            ).format(answers_to=answers_to, with_it=with_it, without=without),
            last,
            (PanelView("wiring", {"neuron": [layer + 1, number]}),),
            tr(
                "The proof that one has understood a part is to take it out, and to say before what will happen. This "
                "neuron, crossed out in the picture, is in the part at the right. Take it out: the formula at the "
                "right is another one now, and the one at the left has not noticed anything. So the parts are parts. "
                "Surgeons of networks work like this: guess, cut, look."
            ),
            interventions=(f"neuron {layer}.{number} off",),
            task=tr("Bring the neuron back, click one of the other part, and remove that: which formula breaks?"),
        ),
    ]


def _neuron(stories: Facts) -> list[Telling]:
    last = stories.steps[-1]
    found = NeuronReading(stories.answer(last, TEXT, Question("neuron")))
    layer, number = found.place
    off = f"neuron {layer}.{number} off"
    as_it_is, _, without = (percent(float(value)) for value in found.arrays["neuron_likelihoods"])
    said = stories.answer_changed(last, TEXT, (off,), Question("prediction"))
    instead = str(said["outcomes"][said["outcome_probabilities"].argmax()]).strip()
    assert found.target == "gave"
    assert instead != found.target
    return [
        Telling(
            tr("A neuron that waits for a word"),
            tr("Neuron {number} of block {layer} fires right before “{word}”, in stories that it never saw.").format(
                number=number, layer=layer, word=found.target
            ),
            last,
            (PanelView("neurons"),),
            tr(
                "Back to the network that writes stories. Nobody made it sort itself, but one can search. Each line is "
                "a place in unseen text at which this neuron is strongest. Read three of them aloud: each time "
                "somebody has something, and the next word is “{word}”. So it says: somebody is about to give "
                "something away. At the right stands what it does: it lifts that word, and presses others down."
            ).format(word=found.target),
            probe=TEXT,
            recording=STORIES,
            task=tr("Choose another neuron above: can you say what it waits for?"),
        ),
        Telling(
            tr("Switch it off, and the word is gone"),
            tr("With it “{word}” gets {as_it_is}, without it {without}. It says “{instead}” instead.").format(
                word=found.target, as_it_is=as_it_is, without=without, instead=instead
            ),
            last,
            (PanelView("prediction"),),
            tr(
                "The same cut as before. One neuron is set to nothing, all else stays. The bars are what is left, the "
                "dashed outline is what it was. After “The fox” the network no longer knows that it is time to give, "
                "and says “{instead}”. But be warned: most neurons are not so clear. They answer to many things at "
                "once, and one idea is spread over many of them (Elhage et al. 2022)."
            ).format(instead=instead),
            probe=TEXT,
            interventions=(off,),
            recording=STORIES,
            task=tr("Click the cross of the change at the bottom: the neuron is back, and so is the word."),
        ),
    ]


def _channels(photos: Facts) -> list[Telling]:
    own = photos.default_probe()
    seen = photos.answer(0, own, Question("prediction"))
    name = str(seen["outcomes"][seen["outcome_probabilities"].argmax()])
    steps = photos.trajectory_end(0, Question("occlusion"))
    hidden = OccludedPhoto.of(
        {key: each[None] for key, each in steps.items()}, photos.answer(0, own, Question("photo"))["photo"]
    )
    whole, least = percent(hidden.whole), percent(float(hidden.probabilities[hidden.telling()]))
    carried = photos.answer(0, own, Question("carried_pictures"))
    (car, of_car), (windows, of_windows) = (link_of(photos, own, channel) for channel in (WITH_WHEEL, WITH_WINDOWS))
    return [
        Telling(
            tr("What does it look at?"),
            tr("A grey square hides a part of the photo. In one place “{name}” falls from {whole} to {least}.").format(
                name=name, whole=whole, least=least
            ),
            0,
            (PanelView("occlusion"),),
            tr(
                "Now a network that is in use: EfficientNet-Lite0 by Google, which names a thousand things in photos "
                "(Tan, Le 2019). Where does it take the name from? A grey square is moved over the photo, and each "
                "time it is asked again (Zeiler, Fergus 2014). Blue is where the name loses most: there is the "
                "evidence. Here one need not look inside; one only has to ask often."
            ),
            probe=own,
            recording=PHOTOS,
            task=tr("Point at places of the photo: where does a square help, where does it do harm?"),
        ),
        Telling(
            tr("From stripes to wheels"),
            tr("A picture is grown that excites one channel most. Of channel {channel} people say: “{words}”.").format(
                channel=WHEELS, words=said_of(carried, SOURCE, WHEELS)
            ),
            0,
            (grown(SOURCE, WHEELS),),
            tr(
                "What is one channel looking for? One begins with noise and changes it until the channel answers as "
                "strongly as it can (Olah, Mordvintsev, Schubert 2017). Go down the rows at the left: colours and "
                "edges first, then stripes and patterns, then parts of things. The large one is from block 12, and "
                "people see wheels in it. The picture and the strength of the answer are computed; the word is by eye."
            ),
            probe=own,
            recording=PHOTOS,
            task=tr("Click another small picture: see it grow out of noise, and say what it is."),
        ),
        Telling(
            tr("Is the car made of wheels?"),
            tr("One block on is “{words}”. Without channel {channel} it loses {lost}, the {rank} most.").format(
                words=said_of(carried, CARS, WITH_WHEEL),
                channel=WHEELS,
                lost=percent(car.share_of_answer(of_car)),
                rank=ordinal(of_car.lost_rank),
            ),
            0,
            (explained(WITH_WHEEL, BY_LOSS),),
            tr(
                "A wheel in one block, a car in the next: a fine story. Is it so? Each of the {channels} channels "
                "before was switched off, alone, and we looked how much of the answer to the picture at the right is "
                "lost. The wheels come {rank} of them all. So yes: this car is made with wheels, among very many other "
                "things."
            ).format(channels=count(car.sources), rank=ordinal(of_car.lost_rank)),
            probe=own,
            recording=PHOTOS,
        ),
        Telling(
            tr("A weight alone is no proof"),
            tr("“{words}” is wired to the wheels, too. Without them it loses {lost}: next to nothing.").format(
                words=said_of(carried, CARS, WITH_WINDOWS),
                lost=percent(windows.share_of_answer(of_windows)),
            ),
            0,
            (explained(WITH_WINDOWS, BY_WEIGHT),),
            tr(
                "And here the story does not hold. This channel shows cars with windows, and a wire from the wheels "
                "leads into it as well: rank {rank} of {channels} by its weight. But switched off, the wheels are "
                "hardly missed. Whoever looks at weights only will tell fine stories. So: guess, cut, look, and say "
                "what did not hold. Large networks are taken apart like this today, piece by piece, and most of them "
                "is still dark."
            ).format(rank=of_windows.weight_rank, channels=count(windows.sources)),
            probe=own,
            recording=PHOTOS,
            task=tr("Press “By loss”: without which channels does this car lose most?"),
        ),
    ]
