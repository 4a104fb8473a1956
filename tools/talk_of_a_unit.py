"""The talk on one unit that came to tell good reviews from bad: every number is read from its recording."""

from __future__ import annotations

from scoutview.graphics.base.numbers import count, share, two_decimals
from scoutview.graphics.runs.appearance_plan import Appearance
from scoutview.language import tr, translated
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
            tr("It only learns to spell"),
            tr(
                "It learns to go on with reviews, letter by letter. The reviews are synthetic, made by a grammar. No "
                "label is given."
            ),
            0,
            (PanelView("next_token"),),
            tr("What it writes before training is noise. All that it ever learns from is which letter comes next."),
        ),
        Telling(
            tr("At first no unit knows"),
            tr(
                "Untrained, the best of its {units} units tells {right} of unseen reviews right. Half would be chance."
            ).format(units=count(first.chosen.size), right=share(untrained)),
            0,
            (UNIT,),
            tr(
                "The best unit is chosen on some reviews and judged on others: where it is chosen the best is also "
                "lucky."
            ),
        ),
        Telling(
            tr("Then there is one"),
            tr(
                "The best unit tells {right_before} right at step {step_before}, {right} at step {step}. Nobody asked "
                "for it."
            ).format(right_before=before, step_before=count(came.before), right=there, step=count(came.came)),
            came.came,
            (PanelView("one_unit", {"part": "when"}),),
            tr("The band is the best unit for shuffled labels, the dotted line the best one before training."),
            (0, last),
        ),
        Telling(
            tr("Letter by letter"),
            tr("Unit {unit} reads a review. After the last letter it stands at {value}: {words}.").format(
                unit=unit, value=two_decimals(ends), words=translated(reading.label_of(ends))
            ),
            last,
            (UNIT,),
            tr("Type another review and watch where the colour turns. Rest on a letter to read the number."),
            probe=READ,
        ),
        Telling(
            tr("Not good is bad"),
            tr("Where every opinion is negated, counting words has {counting} right, the unit {right}.").format(
                counting=share(counting["counting words"]), right=share(best.share(best.best, negated=True))
            ),
            last,
            (PanelView("one_unit", {"kind": "negated"}),),
            tr("“Not one good cast”: each word counts for the wrong side. It has to join what it reads."),
            probe=TURNED,
        ),
        Telling(
            tr("One among many"),
            tr("{units} units: {unit} alone has {right} right, the next one {right_next}.").format(
                units=count(best.chosen.size),
                unit=unit,
                right=share(best.share(best.best, negated=False)),
                right_next=share(best.share(best.next_best, negated=False)),
            ),
            last,
            (PanelView("one_unit", {"part": "search"}),),
            tr(
                "Each square is a unit; click one to look at it. It is one number, never a mixture: mixed, the units "
                "of an untrained network already tell much."
            ),
        ),
        Telling(
            tr("Turn it like a dial"),
            tr(
                "Held as after negative reviews, {bad} of what it writes is called positive; as after positive ones "
                "{good}."
            ).format(bad=bad, good=good),
            last,
            (DIAL,),
            tr(
                "All texts draw with the same chances. Another unit, held alike, gives {low} to {high}: it is this one."
            ).format(low=low, high=high),
        ),
        Telling(
            tr("How it can remember"),
            tr(
                "Of {letters} letters read, {spared} leave unit {unit} almost as it is; one replaces {most} of it."
            ).format(letters=count(len(replaced)), spared=count(spared), unit=unit, most=share(float(replaced.max()))),
            last,
            (PanelView("state_over_time", {"form": "update"}),),
            tr(
                "Rows are units, columns letters; the row above all is the best unit. Almost as it is: less than a "
                "tenth of it is replaced."
            ),
        ),
        Telling(
            tr("What this does not show"),
            tr(
                "In real reviews nothing of the kind appears within minutes. The published network read 82 million of "
                "them."
            ),
            last,
            (UNIT,),
            tr(
                "Radford, Jozefowicz, Sutskever (2017): 4,096 units, a month of training. This one read synthetic ones."
            ),
        ),
    ]


def unit_appearance(facts: Facts) -> Appearance:
    """When the best unit came, as the panel tells it."""
    own = facts.default_probe()
    answers = {step: facts.answer(step, own, Question("best_unit")) for step in facts.steps}
    controls = facts.answer(facts.steps[-1], own, Question("unit_controls"))
    return appearance_of_best(answers, facts.steps, untrained_share(controls))
