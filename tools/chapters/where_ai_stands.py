"""Chapter 1: what such models can do, as others measured it, and what no chart tells."""

from __future__ import annotations

from contextlib import ExitStack

from scoutview.graphics.base.numbers import count, in_words, large, likelihood, three_digits
from scoutview.language import as_written, tr
from scoutview.observation import Observation, Question
from scoutview.panels.chart.plan import ShownChart, favoured, growth_of, tasks_of
from scoutview.talks.scene import PanelView
from tools.chapters.shipped import facts_of
from tools.talk_facts import Facts, Telling

PHOTOS, STORIES = "recordings/photos.scout", "recordings/next_token.scout"
CHART, PREDICTION = PanelView("chart"), PanelView("prediction")
COFFEE, ASTRONAUT = "photo 1", "photo 4"


def where_ai_stands(facts: Facts) -> list[Telling]:
    """A photo that is named, five charts, a photo for which there is no name, and a model that can be looked into."""
    with ExitStack() as opened:
        photos, stories = (opened.enter_context(facts_of(place)) for place in (PHOTOS, STORIES))
        (seen, sure), (mistaken, half_sure) = likeliest(photos, COFFEE), likeliest(photos, ASTRONAUT)
        word, likely = likeliest(stories, "")
        weights, last = count(len(stories.weights(0))), stories.steps[-1]
    return [
        Telling(
            tr("A machine says what it sees"),
            tr(
                "A network that was made public looks at a photo: “{seen}” ({sure}). Nobody wrote it a rule for that."
            ).format(seen=seen, sure=sure),
            0,
            (PREDICTION,),
            tr(
                "Point at the photo, then at the longest bar. This network is called EfficientNet-Lite0; Google "
                "trained it to choose one of a thousand names for a photo (Tan and Le 2019). It runs in here, on this "
                "machine. Ask the audience: how would you tell a computer what a cup of espresso looks like? Nobody "
                "can write that rule down. It was found in examples, by training. Today you will see how far this way "
                "has come; in the next chapters, what happens inside."
            ),
            probe=COFFEE,
            recording=PHOTOS,
            task=tr("Press Ctrl+L and choose another photo: would you have said the same?"),
        ),
        *_charts(facts),
        Telling(
            tr("Never at a loss for an answer"),
            tr(
                "None of its thousand names is for an astronaut: it says “{mistaken}” ({half_sure}). There is no “I do "
                "not know”."
            ).format(mistaken=mistaken, half_sure=half_sure),
            0,
            (PREDICTION,),
            tr(
                "Back to the network of the first scene. Let the audience say what they see, then point at the longest "
                "bar. It never learned a word for this, so it takes one of those that it has. The bars add up to a "
                "hundred per cent, whatever you show to it. Remember this whenever a machine sounds sure: to be sure "
                "and to be right are two things."
            ),
            probe=ASTRONAUT,
            recording=PHOTOS,
            task=tr("Press Ctrl+L and ask it with a photo of your own: what does it take you for?"),
        ),
        Telling(
            tr("Small enough to look into"),
            tr(
                "This model has {weights} weights, the numbers that it learned. It goes on with a text: “{word}” "
                "({likely})."
            ).format(weights=weights, word=word, likely=likely),
            last,
            (PREDICTION,),
            tr(
                "The charts say how good the answers are, and nothing about where they come from. So from here on we "
                "look inside, at models that are small enough to see every number. This one has read made-up stories. "
                "Read the line on the screen aloud, let the audience guess the next word, and let it play: the answer "
                "comes with training. Large language models do the same thing, with far more numbers: they say which "
                "word comes next. How a text becomes numbers is the next chapter."
            ),
            plays=(0, last),
            recording=STORIES,
            task=tr("Press Ctrl+L and swap the apple for a cookie: does the answer follow?"),
        ),
    ]


def _charts(facts: Facts) -> list[Telling]:
    exams, qualities = chart_of(facts, "medical exams"), chart_of(facts, "nine qualities")
    tasks, growth = chart_of(facts, "big bench"), chart_of(facts, "compute per dollar")
    return [
        _exams(exams),
        _qualities(qualities),
        _people(tasks),
        _price(growth),
        _tape([row[-1] for row in chart_of(facts, "tale of the tape").rows]),
    ]


def _exams(exams: ShownChart) -> Telling:
    scores = exams.series[0]
    first, best = int(scores.x.argmin()), int(scores.y.argmax())
    late, low, high = scores.names[best], three_digits(scores.y[first]), three_digits(scores.y[best])
    months = count(round(12 * (scores.x[best] - scores.x[first])))
    return Telling(
        tr("An exam for doctors"),
        tr("{months} months lie between the lowest dot and the highest. But an exam is not yet a patient.").format(
            months=months
        ),
        0,
        (CHART,),
        tr(
            "Each dot is a model. To the right is time, in months; upwards, how many questions it answered rightly. "
            "The questions are multiple choice, in the style of the exam that doctors in the United States take. Point "
            "at the lowest dot, at the left: {low} per cent. Then at {late}, at the right: {high}. The numbers are "
            "printed in Singhal and others, 2023. Two things are not in this chart, because we could not verify them: "
            "the pass mark, and how people do on the same questions. And an exam is not a patient: here the right "
            "answer was always among the choices."
        ).format(low=low, late=late, high=high),
        probe="chart=medical exams",
        task=tr("Rest the pointer on a dot to read its name, its month and its number."),
    )


def _qualities(qualities: ShownChart) -> Telling:
    model, doctor, *_ = qualities.series
    better, of, (worse,) = favoured(model, doctor)
    place = model.names.index(worse)
    of_model, of_doctor = three_digits(model.y[place]), three_digits(doctor.y[place])
    many, qualities_in_all = in_words(better), in_words(of)
    return Telling(
        tr("Doctors judge the answers"),
        tr("Doctors judged. In one quality alone their colleagues did better: what is wrong or beside the point."),
        0,
        (CHART,),
        tr(
            "The same model, another test: no choices now, but whole answers to questions that people ask. Doctors "
            "read two answers, one from the model and one from a doctor, and chose one, quality by quality. The four "
            "at the left are good to have: there the higher dot is better. The five at the right are risks: there the "
            "lower one is. In {many} of {qualities_in_all} the model comes out ahead. Now find the one that went to "
            "the doctors, wrong or irrelevant information: {of_model} per cent against {of_doctor}. And a warning from "
            "the same paper: the model's answers were longer. To be preferred on paper is not yet to be safe."
        ).format(many=many, qualities_in_all=qualities_in_all, of_model=of_model, of_doctor=of_doctor),
        probe="chart=nine qualities",
        task=tr("Rest the pointer on a bar: it is the range in which the true number probably lies."),
    )


def _people(tasks: ShownChart) -> Telling:
    at_once, in_steps = tasks.series
    ahead, ahead_in_steps = (tasks_of(series).above for series in (at_once, in_steps))
    more = in_words(ahead_in_steps - ahead)
    lead = in_steps.y - in_steps.x
    best, worst = (in_steps.names[int(place)] for place in (lead.argmax(), lead.argmin()))
    return Telling(
        tr("Against people, task by task"),
        tr(
            "Above the line PaLM is ahead, below it people. Shown to reason in steps, it is ahead in {tasks} tasks "
            "more."
        ).format(tasks=more),
        0,
        (CHART,),
        tr(
            "Each dot is a task; to the right, how often people are right, and upwards, how often the model is. On the "
            "line both are equal: above it the model is ahead, below it people are. A fair warning: these tasks were "
            "picked because earlier models were worse than people at them. Compare the two colours. It is the same "
            "model with the same weights; but a few examples before the question showed it to write down its steps "
            "first (Suzgun and others 2022). At once it is ahead in {ahead} tasks, with steps in {ahead_in_steps}. "
            "Then it is furthest ahead in “{best}”, and furthest behind in “{worst}”. So it is neither cleverer than "
            "us nor duller: it is uneven, in its own way."
        ).format(ahead=ahead, ahead_in_steps=ahead_in_steps, best=best, worst=worst),
        probe="chart=big bench",
        task=tr("Find the dot that is furthest below the line, and read which task it is."),
    )


def _price(chart: ShownChart) -> Telling:
    machines, card, *_ = chart.series
    found = growth_of(machines)
    doubling, times, year = as_written(f"{found.doubling:.1f}"), large(found.times), f"{card.x[0]:.0f}"
    return Telling(
        tr("Why now: the price of computing"),
        tr("A straight line would mean: doubled, again and again. What a brain would need, nobody knows."),
        0,
        (CHART,),
        tr(
            "Each dot is a machine, from calculators with a crank to personal computers. Upwards is what a thousand "
            "dollars buy, and every mark up is many times the one below. From the first machine to the last of the "
            "long cloud it became {times} times as much; on average it doubled every {doubling} years. The table is "
            "Moravec's, of 1998. At the right, beyond a gap for which we have no table, stands a graphics card of "
            "{year}. The dots above it are guesses of what a brain may do (Moravec 1998, Carlsmith 2020); they differ "
            "by powers of ten, so nobody knows. The basic ideas of this series are decades old. What was new is this "
            "curve."
        ).format(times=times, doubling=doubling, year=year),
        probe="chart=compute per dollar",
        task=tr("Turn the wheel over the years in which you grew up, and read off a machine."),
    )


def _tape(ahead: list[str]) -> Telling:
    rounds, model, person = (in_words(number) for number in (len(ahead), ahead.count("model"), ahead.count("person")))
    return Telling(
        tr("A person and a model, side by side"),
        tr("This is a judgement of ours in {rounds} rounds. Which one would you give to the other side?").format(
            rounds=rounds
        ),
        0,
        (CHART,),
        tr(
            "Read a row aloud before you point at its last column, and let the audience vote: who is ahead? We give "
            "{model} rounds to the model and {person} to the person. It has read more than anybody could; but a child "
            "needs one example where it needs very many. Nothing here was measured. It is our judgement, and it says "
            "so. Stay a moment at the last row: a person can be held to account, a model cannot; whoever uses it can."
        ).format(model=model, person=person),
        probe="chart=tale of the tape",
        task=tr("Choose the row that you would judge otherwise, and say why."),
    )


def chart_of(facts: Facts, name: str) -> ShownChart:
    """A chart of the lab charts, as its panel gets it."""
    probe = facts.lab.parse_probe(f"chart={name}")
    return ShownChart.of(Observation(0, probe, facts.answer(0, f"chart={name}", Question("chart"))))


def likeliest(facts: Facts, probe: str) -> tuple[str, str]:
    """What the newest frame answers first, and how likely it takes that to be."""
    told = facts.answer(facts.steps[-1], probe or facts.default_probe(), Question("prediction"))
    shares = told["outcome_probabilities"]
    return str(told["outcomes"][int(shares.argmax())]).strip(), likelihood(float(shares.max()))
