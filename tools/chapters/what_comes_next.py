"""Chapter 6: what is learned by heart, and the trick of predicting what comes next, in words and in pictures."""

from __future__ import annotations

from scoutview.graphics.base.numbers import count, loss, percent, share
from scoutview.labs.next_token.text import read_corpus
from scoutview.language import tr
from scoutview.observation import Question
from scoutview.talks.scene import PanelView
from tools.chapters.shipped import facts_of
from tools.talk_facts import LOSS, Facts, Telling

STORIES, PICTURES = "recordings/next_token.scout", "recordings/denoising.scout"
BEGINNING = "The old fox found a red apple. The fox"
COVERED, WITH_PEAR = (f"The old fox found a {thing}. The fox gave the" for thing in ("red apple", "yellow pear"))
WRITING = PanelView("next_token", {"after": -1, "continuing": True})
DRAWN = "label=3,seed=7,guidance=2,steps=50"


def guess_what_comes_next(facts: Facts) -> list[Telling]:
    """Sums by heart, and how their curves part; then text and pictures, of which exercises are made without end."""
    with facts_of(STORIES) as stories, facts_of(PICTURES) as pictures:
        return [*_by_heart(facts), *_in_words(stories), *_in_pictures(pictures)]


def _by_heart(facts: Facts) -> list[Telling]:
    memorised = next(step for step in facts.steps if facts.measured("train_accuracy", step) == 1)
    new = percent(facts.measured("validation_accuracy", memorised))
    fall = [loss(facts.measured("train_loss", step)) for step in (0, memorised)]
    climb = [loss(facts.measured(LOSS, step)) for step in (0, memorised)]
    steps = {"steps": [0, memorised]}
    return [
        Telling(
            tr("All of them right, and nothing learned"),
            tr(
                "Of the sums that it was shown it has every one right. Of those that it was never shown: {others}."
            ).format(others=new),
            memorised,
            (PanelView("answer_grid"),),
            tr(
                "Point at the square. Every cell is a sum: the first number down, the second across, counted as on a "
                "clock with 113 hours, so that after 112 comes 0. The network was shown half of the cells with their "
                "answers, and blue are those that it has right: it knows them all. Now point at the dark cells. These "
                "it was never shown, and it is wrong there, though not shy: it takes its wrong answers for {sure} "
                "likely on average. It has learned the examples, and nothing about adding. This is overfitting: a "
                "pupil who knows last year's exam by heart."
            ).format(sure=_sure(facts, memorised)),
            task=tr("Click a dark cell: read what it answers there, and how sure it is of that."),
        ),
        Telling(
            tr("Two curves that part"),
            tr(
                "Loss on the sums that it is shown: from {first} down to {last}. On the others: from {others_first} up "
                "to {others_last}."
            ).format(first=fall[0], last=fall[1], others_first=climb[0], others_last=climb[1]),
            memorised,
            (PanelView("learning_curves", {"log_loss": False, "zoom": {"loss": steps, "accuracy": steps}}),),
            tr(
                "The loss is how surprised the network is by the right answer: low is good. Let it play, and follow "
                "the blue curve, of the sums that it trains on. It goes down; if we looked at nothing else, we would "
                "be content. The orange curve is of sums that were kept away from it, called validation. It goes up: "
                "the surer the network, the worse its mistakes. Hence the rule of the whole field: keep examples back, "
                "and believe only them. And one remedy: more examples, too many to learn by heart. But who writes all "
                "the answers?"
            ),
            (0, memorised),
        ),
    ]


def _sure(facts: Facts, step: int) -> str:
    """How likely it takes its wrong answers to the sums that it was never shown, on average."""
    said = facts.answer(step, facts.default_probe(), Question("answers"))
    wrong = ~said["training_sums"].astype(bool) & (said["answers"] != said["right_answers"])
    return share(float(said["answer_probabilities"][wrong].mean()))


def _in_words(stories: Facts) -> list[Telling]:
    last = stories.steps[-1]
    word, likely = _expected(stories, COVERED)
    assert [word, _expected(stories, WITH_PEAR)[0]] == ["apple", "pear"], "it does not look back in this recording"
    before = stories.answer(0, BEGINNING, Question("prediction"))["outcome_probabilities"]
    goes_on = str(stories.answer(last, BEGINNING, Question("continued_text"))["continued_text"]).split(".")[0].strip()
    told = [loss(stories.measured(name, last)) for name in ("train_loss", LOSS)]
    shown = len(read_corpus("stories").training)
    read = stories.setting("batch") * stories.setting("context") * last
    return [
        Telling(
            tr("Cover a word, guess, look"),
            tr("The answer stands in the text itself. Here the network expects “{word}”: {likely}.").format(
                word=word, likely=likely
            ),
            last,
            (PanelView("prediction"),),
            tr(
                "Here is the trick. Take any text, and cover what comes next. The network guesses, the cover comes "
                "off, and there is the answer: nobody had to write it down, and each word of each text is an exercise. "
                "Read the line above the bars aloud, stop at the question mark, and let the audience guess. Each bar "
                "is how likely the network takes a word to be. It says apple, because an apple was found: to guess "
                "well it has to keep in mind what it has read."
            ),
            probe=COVERED,
            recording=STORIES,
            task=tr("Press Ctrl+L and write a yellow pear in place of the red apple: which word does it expect now?"),
        ),
        Telling(
            tr("At first: word salad"),
            tr("Its weights are random: of {pieces} pieces of text even the likeliest gets {most}.").format(
                pieces=count(len(before)), most=percent(before.max())
            ),
            0,
            (WRITING,),
            tr(
                "This is the same network before its first step. It writes by guessing a piece, a word or a part of "
                "one, putting it behind the text, and guessing again. Point at the bars: any piece is about as likely "
                "as any other. So the lowest lines, which it has written, are salad. A large language model begins "
                "like this, too."
            ),
            probe=BEGINNING,
            recording=STORIES,
        ),
        Telling(
            tr("After {steps} steps: a story").format(steps=count(last)),
            tr("The same beginning goes on otherwise now: “{goes_on} …” Nobody taught it grammar.").format(
                goes_on=goes_on
            ),
            last,
            (WRITING,),
            tr(
                "Let it play: at each step of the training the text at the bottom is written anew. Read the last one "
                "aloud. What was found is given away, as in the stories that it has read. They are made up by rules of "
                "ours, so this small network needed {seconds:.0f} seconds; a large language model does the same with "
                "libraries. The temperature is how daring it writes: low, and it takes the likeliest piece every time; "
                "high, and unlikely pieces come, too."
            ).format(seconds=stories.seconds_at(last)),
            (0, last),
            BEGINNING,
            recording=STORIES,
            task=tr("Press Ctrl+L and type a beginning of your own, press “Continue”, then turn up the temperature."),
        ),
        Telling(
            tr("This time the curves stay together"),
            tr("Loss on text that it trains on: {trained}. On stories that it never saw: {unseen}.").format(
                trained=told[0], unseen=told[1]
            ),
            last,
            (PanelView("learning_curves"),),
            tr(
                "Remember the two curves that parted. Here they lie on each other, to the end. It drew {pieces} pieces "
                "from {stories} stories; what helps with so many is not the single story, but what all of them share, "
                "and that holds for new stories as well. Point at the flags: from here on it is better than counting "
                "words, and from there on better than counting pairs of words."
            ).format(pieces=count(read), stories=count(shown)),
            (0, last),
            BEGINNING,
            recording=STORIES,
        ),
    ]


def _expected(stories: Facts, text: str) -> tuple[str, str]:
    """The likeliest next word, and how likely it is."""
    said = stories.answer(stories.steps[-1], text, Question("prediction"))
    best = int(said["outcome_probabilities"].argmax())
    return str(said["outcomes"][best]).strip(), percent(float(said["outcome_probabilities"][best]))


def _in_pictures(pictures: Facts) -> list[Telling]:
    last = pictures.steps[-1]
    return [
        Telling(
            tr("The same trick with pictures"),
            tr("A picture drowns in noise. The network is to say what of it is picture, and what is noise."),
            last,
            (PanelView("denoising", {"forward": True}),),
            tr(
                "What could one cover in a picture? Point at the row, from left to right: a digit that somebody wrote, "
                "and more and more noise on top, until there is nothing left. Below it the sum: noisy picture equals "
                "real picture plus noise. We know both parts, for we put the noise there ourselves. So there are "
                "exercises without end once more: guess what is noise, look, and learn. It is told which digit it is, "
                "so that one can wish for one later."
            ),
            probe=DRAWN,
            recording=PICTURES,
            task=tr(
                "Click the pictures of the row one after the other: from which one on can you read nothing any more?"
            ),
        ),
        Telling(
            tr("Out of pure noise: a 3"),
            tr("It guesses the picture, a little of the noise is taken away, and it guesses again: fifty times."),
            last,
            (PanelView("denoising", {"forward": False}),),
            tr(
                "Now backwards. At the left of the upper row is noise alone, thrown with dice. We tell the network "
                "that a 3 is hidden in it, which is not true. It guesses all the same; we take away a little of what "
                "it calls noise, and ask again. At the right there is a 3 that nobody ever wrote. Let the training "
                "play: the marked row of the table moves from blots to digits. Programs that paint what one types rest "
                "on this trick (Ho, Jain, Abbeel 2020). A word or a picture: cover, guess, look. It takes examples "
                "without end, and networks that are large enough for them."
            ),
            (0, last),
            DRAWN,
            recording=PICTURES,
            task=tr("Choose another digit above, then another noise: each noise becomes a digit of its own."),
        ),
    ]
