"""The talk on one unit that came to tell good reviews from bad: every number is read from its recording."""

from __future__ import annotations

from scoutview.graphics.base.numbers import count, share, two_decimals
from scoutview.graphics.runs.appearance_plan import Appearance
from scoutview.observation import Question
from scoutview.panels.dial.plan import Along
from scoutview.panels.one_unit.plan import (
    Search,
    UnitReading,
    appearance_of_best,
    place_text,
    untrained_share,
)
from scoutview.panels.state_over_time.plan import LayerStates
from scoutview.talks.scene import PanelView
from tools.talk_facts import Facts, Telling

READ = "the plot is not bad. i loved the cast."  # an opinion turned round, and a plain one
TURNED = "not one good cast. i did not enjoy the film."  # nothing but words of praise, each turned round
UNIT, DIAL = PanelView("one_unit"), PanelView("dial")
LITTLE = 0.1  # of a unit that a letter replaces


def a_feeling_that_nobody_labelled(facts: Facts) -> list[Telling]:
    """A network that only spells; its best unit before, when it came, and what it does when it is turned."""
    last, own = facts.steps[-1], facts.default_probe()
    came = unit_appearance(facts)
    assert came.came is not None
    assert came.before is not None
    controls = facts.answer(last, own, Question("unit_controls"))
    counting = dict(zip(map(str, controls["control_names"]), controls["control_negated"].tolist(), strict=True))
    best = Search.of(facts.answer(last, own, Question("units")))
    first = Search.of(facts.answer(0, own, Question("units")))
    reading = UnitReading.of(facts.answer(last, READ, Question("unit")))
    states = LayerStates.of(facts.answer(last, own, Question("states")))
    along = Along.of({name: array[None] for name, array in facts.trajectory_end(last, Question("dial_curve")).items()})
    assert along is not None
    bad, good = (share(along.share_at(float(mean))) for mean in along.means)
    replaced = states.values["update"][best.best[1]][1:]  # the start mark is no letter
    spared = int((replaced < LITTLE).sum())
    low, high = map(share, along.control_span)
    unit, untrained, ends = place_text(best.best), first.share(first.best, negated=False), float(reading.values[-1])
    there, before = share(came.at(came.came)), share(came.at(came.before))
    return [
        Telling(
            "It only learns to spell",
            "It learns to go on with reviews, letter by letter. The reviews are synthetic, made by a grammar. No label "
            "is given.",
            0,
            (PanelView("next_token"),),
            "What it writes before training is noise. All that it ever learns from is which letter comes next.",
        ),
        Telling(
            "At first no unit knows",
            f"Untrained, the best of its {count(first.chosen.size)} units tells {share(untrained)} of unseen reviews "
            "right. Half would be chance.",
            0,
            (UNIT,),
            "The best unit is chosen on some reviews and judged on others: where it is chosen the best is also lucky.",
        ),
        Telling(
            "Then there is one",
            f"The best unit tells {before} right at step {count(came.before)}, {there} at step {count(came.came)}. "
            "Nobody asked for it.",
            came.came,
            (PanelView("one_unit", {"part": "when"}),),
            "The band is the best unit for shuffled labels, the dotted line the best one before training.",
            (0, last),
        ),
        Telling(
            "Letter by letter",
            f"Unit {unit} reads a review. After the last letter it stands at {two_decimals(ends)}: "
            f"{reading.label_of(ends)}.",
            last,
            (UNIT,),
            "Type another review and watch where the colour turns. Rest on a letter to read the number.",
            probe=READ,
        ),
        Telling(
            "Not good is bad",
            f"Where every opinion is negated, counting words has {share(counting['counting words'])} right, the unit "
            f"{share(best.share(best.best, negated=True))}.",
            last,
            (PanelView("one_unit", {"kind": "negated"}),),
            "“Not one good cast”: each word counts for the wrong side. It has to join what it reads.",
            probe=TURNED,
        ),
        Telling(
            "One among many",
            f"{count(best.chosen.size)} units: {unit} alone has {share(best.share(best.best, negated=False))} "
            f"right, the next one {share(best.share(best.next_best, negated=False))}.",
            last,
            (PanelView("one_unit", {"part": "search"}),),
            "Each square is a unit; click one to look at it. It is one number, never a mixture: mixed, the units of an "
            "untrained network already tell much.",
        ),
        Telling(
            "Turn it like a dial",
            f"Held as after negative reviews, {bad} of what it writes is called positive; as after positive ones "
            f"{good}.",
            last,
            (DIAL,),
            f"All texts draw with the same chances. Another unit, held alike, gives {low} to {high}: it is this one.",
        ),
        Telling(
            "How it can remember",
            f"Of {count(len(replaced))} letters read, {count(spared)} leave unit {unit} almost as "
            f"it is; one replaces {share(float(replaced.max()))} of it.",
            last,
            (PanelView("state_over_time", {"form": "update"}),),
            "Rows are units, columns letters; the row above all is the best unit. Almost as it is: less than a tenth "
            "of it is replaced.",
        ),
        Telling(
            "What this does not show",
            "In real reviews nothing of the kind appears within minutes. The published network read 82 million "
            "of them.",
            last,
            (UNIT,),
            "Radford, Jozefowicz, Sutskever (2017): 4,096 units, a month of training. This one read synthetic ones.",
        ),
    ]


def unit_appearance(facts: Facts) -> Appearance:
    """When the best unit came, as the panel tells it."""
    own = facts.default_probe()
    answers = {step: facts.answer(step, own, Question("best_unit")) for step in facts.steps}
    controls = facts.answer(facts.steps[-1], own, Question("unit_controls"))
    return appearance_of_best(answers, facts.steps, untrained_share(controls))
