"""Chapter 10: what comes suddenly, what could be foretold of it, and what nobody can predict."""

from __future__ import annotations

import numpy as np

from scoutview.graphics.base.numbers import count, in_words, likelihood, loss, percent, share
from scoutview.language import tr
from scoutview.observation import Question
from scoutview.panels.bets.plan import MISLEADING, TURNS, WORST
from scoutview.panels.skills.forecast_plan import Forecast, forecast
from scoutview.panels.skills.plan import SkillRun, followed_steps, run_of
from scoutview.talks.scene import PanelView
from tools.chapters.shipped import facts_of
from tools.talk_facts import LOSS, Facts, Telling

SUMS, BETS, CHARTS, DIGITS, STORIES = (
    f"recordings/{name}.scout" for name in ("sums", "bets", "charts", "digits", "next_token")
)
FORETOLD = "chart=foretold"
EATEN = "The old fox found a red apple. The fox ate the apple. The fox gave the"
SKILLS = PanelView("skills")


def what_nobody_can_predict(facts: Facts) -> list[Telling]:
    """Skills that come one by one below a smooth loss, a jump and its measure, a turn, and two cautions."""
    with (
        facts_of(SUMS) as sums,
        facts_of(BETS) as bets,
        facts_of(CHARTS) as charts,
        facts_of(DIGITS) as digits,
        facts_of(STORIES) as stories,
    ):
        return [*_skills(facts), _jump(sums), _turn(bets), _of_gpt4(charts), _sure(digits), _eaten(stories)]


def _skills(facts: Facts) -> list[Telling]:
    last, run = facts.steps[-1], _run(facts)
    at = {mark.name: mark.step for mark in facts.curves.marks}
    quarter, half = at["a quarter of the skills"], at["half of the skills"]
    made = forecast(run, quarter)
    assert made is not None
    held, followed = _held(made, run)
    fall = [loss(facts.measured(LOSS, step)) for step in (0, last)]
    return [
        Telling(
            tr("Nothing but a smooth curve"),
            tr("It learns {skills} skills at once. The loss falls from {first} to {last}, slowly and smoothly.").format(
                skills=run.count, first=fall[0], last=fall[1]
            ),
            last,
            (PanelView("learning_curves", {"log_loss": False}),),
            tr(
                "The last question: what can be known beforehand? This network learns forty small skills at once; they "
                "are made up, and it meets the first forty times as often as the last. Let it play, and look at the "
                "curve, the loss. That is what one sees of a training, and it is what can be reckoned ahead, as in "
                "chapter seven. It falls so smoothly that one would say: it gets a little better at everything, all "
                "the time. Is that so?"
            ),
            (0, last),
        ),
        Telling(
            tr("Below it, one skill after the other"),
            tr("At step {step} it knows {known} of {skills} skills. Each one came quickly.").format(
                step=count(half), known=in_words(int(run.came_by(half).sum())), skills=run.count
            ),
            half,
            (SKILLS,),
            tr(
                "Here is what lay below. Every row of the map is a skill: dark while it is guessed, light when it is "
                "known. Let it play. Each row turns from dark to light within a short time; and the curve above shows "
                "nothing of it, for it is the mean of all. First come the skills that are met often, and the rare ones "
                "late. Michaud and others described it so in 2023. A smooth loss can be made of jumps."
            ),
            (0, half),
            task=tr("Point at a row, then click where it turns light: the network is asked as it was just then."),
        ),
        Telling(
            tr("Here one can foretell them"),
            tr("From the first {skills} skills: {held} of the {others} others came when expected.").format(
                skills=in_words(int(made.came.sum())), held=held, others=followed
            ),
            last,
            (PanelView("skills", {"part": "when", "form": "curves"}),),
            tr(
                "Can such jumps be foretold? Here they can. At the right each dot is a skill: how rarely it is met "
                "across, when it came upwards. From the first {skills} alone a line was drawn, with a margin, and the "
                "others followed it. But these skills are all alike and need nothing of each other. Of the skills of a "
                "language model nobody knows how many there are, how often each is met, or which of them needs which."
            ).format(skills=in_words(int(made.came.sum()))),
            task=tr("Go back to an early step, press “Foretell from here”, and see how wide the margin is then."),
        ),
    ]


def _run(facts: Facts) -> SkillRun:
    """When each skill came, as the panel tells it."""
    asked = {
        step: facts.answer(step, facts.default_probe(), Question("skills")) for step in followed_steps(facts.curves)
    }
    return run_of(facts.curves, asked, next(iter(asked.values()))["skill_frequencies"])


def _held(made: Forecast, run: SkillRun) -> tuple[int, int]:
    """How many of the skills that came later did so within their intervals, and how many those are."""
    return int(made.holds_for(run.came).sum()), int((~made.came).sum())


def _jump(sums: Facts) -> Telling:
    digits, whole = (sums.curves.metrics[name] for name in ("digits_right", "validation_accuracy"))
    place = int(np.argmax(digits - whole))
    step = sums.steps[place]
    return Telling(
        tr("A jump, or the way one counts?"),
        tr("At step {step} it has {digits} of the digits right, and {whole} of the whole sums.").format(
            step=count(step), digits=share(float(digits[place])), whole=share(float(whole[place]))
        ),
        step,
        (PanelView("sums_by_size"),),
        tr(
            "Of large models one hears that abilities appear all at once (Wei et al. 2022). Part of that can be the "
            "way one counts (Schaeffer, Miranda, Koyejo 2023). This network adds numbers of four digits. Ask for the "
            "whole sum, and the lower curve lies at nothing, and then shoots up. Ask digit by digit, and the upper "
            "curve has risen long before. One wrong digit makes the whole sum wrong. So ask of every jump: how was it "
            "measured? Not all of it goes away, though: single places of the sum come quickly, too."
        ),
        (0, step),
        sums.default_probe(),
        recording=SUMS,
        task=tr("Press Ctrl+L and type a sum of your own: which of its digits are right at this step?"),
    )


def _turn(bets: Facts) -> Telling:
    last, at = bets.steps[-1], {mark.name: mark.step for mark in bets.curves.marks}
    worst, turns = at[WORST], at[TURNS]
    right = [share(bets.measured(MISLEADING, step)) for step in (worst, last)]
    every = share(bets.measured("validation_accuracy", worst))
    return Telling(
        tr("All wrong, and then right"),
        tr(
            "Where the outcome misleads: {right_at_worst} right at step {step}, {right_at_end} at the end. Who could "
            "have known?"
        ).format(right_at_worst=right[0], step=worst, right_at_end=right[1]),
        last,
        (PanelView("bets"),),
        tr(
            "We know this network from chapter seven: it judges bets, and took a shortcut, the ending of one play. "
            "Point at the lowest place. There it has {right} of all cases right, a fine mark, for a wrong reason. Let "
            "it play on: from step {step} on it reckons. Large models did the same as they grew: worse and worse at "
            "judging bets in hindsight, and then the largest did well again (McKenzie et al. 2023, Wei et al. 2023). "
            "Whoever had drawn the line on from the smaller ones would have been wrong."
        ).format(right=every, step=turns),
        (worst, last),
        bets.default_probe(),
        recording=BETS,
        task=tr("Change the bet, or how it ended, and go back to the lowest place: what does it go by there?"),
    )


def _of_gpt4(charts: Facts) -> Telling:
    answers = [str(row[-1]) for row in charts.answer(0, FORETOLD, Question("chart"))["table_cells"]]
    return Telling(
        tr("What was foretold of GPT-4"),
        tr("Of {things} things {foretold} were foretold from much smaller models, and {others} were not.").format(
            things=in_words(len(answers)), foretold=in_words(answers.count("yes")), others=in_words(answers.count("no"))
        ),
        0,
        (PanelView("chart"),),
        tr(
            "The same with a large model, as its makers tell it (OpenAI 2023, sections 3.1 and 3.2). Go through the "
            "rows. How well it would guess code was foretold, from models with a ten-thousandth of the computing or "
            "less. Of small programs one group was foretold, and the easiest one was not. The last row is our bets: "
            "smaller models got worse, and GPT-4 turned that round. How well it guesses can be reckoned ahead; what it "
            "will be able to do, only in part."
        ),
        probe=FORETOLD,
        recording=CHARTS,
    )


def _sure(digits: Facts) -> Telling:
    last = digits.steps[-1]
    read = digits.read_right(last)
    missed = f"validation:{read.index(False)}"
    said, truth = digits.shares(last, missed)
    names = digits.class_names()
    return Telling(
        tr("Wrong, and sure of it"),
        tr("Of {digits} digits it reads {right} right. This {digit} it takes for {answer}: {likely}.").format(
            digits=len(read),
            right=sum(read),
            digit=names[truth],
            answer=names[int(said.argmax())],
            likely=percent(said.max()),
        ),
        last,
        (PanelView("prediction"),),
        tr(
            "Two cautions to take home. The first: a network answers always. This one reads digits, and nearly all of "
            "them right. Of this one it is sure, and it is wrong. It has no answer that says “I do not know”. Draw a "
            "house, or your initials, and it names a digit for it. How sure a network is of what it says is one more "
            "number that it computes; it is no promise."
        ),
        probe=missed,
        recording=DIGITS,
        task=tr("Press Ctrl+L and draw something that is no digit: how sure is it?"),
    )


def _eaten(stories: Facts) -> Telling:
    last = stories.steps[-1]
    said = stories.answer(last, EATEN, Question("prediction"))
    best = int(said["outcome_probabilities"].argmax())
    word, likely = str(said["outcomes"][best]).strip(), likelihood(float(said["outcome_probabilities"][best]))
    assert word == "apple", word
    return Telling(
        tr("It says what usually follows"),
        tr("The apple has been eaten. It is given away all the same: “{word}”, {likely}.").format(
            word=word, likely=likely
        ),
        last,
        (PanelView("prediction"),),
        tr(
            "The second caution is our network of stories. Read the line aloud: the fox ate the apple, and then the "
            "fox gave the. It says apple, and is as sure as one can be; for in its stories what was found is given. It "
            "learned to say what usually follows, and that is not the same as what is true. Large models are far "
            "better at this, and it is still what they were first trained for. We have seen in small what they do in "
            "large: that is something, and not all. So try, measure, and do not believe what you have not tested. "
            "Thank you."
        ),
        probe=EATEN,
        recording=STORIES,
        task=tr("Press Ctrl+L and type a story in which something is lost or eaten: what is given away?"),
    )
