"""Chapter 8: what grows inside though nobody asked for it: a unit for praise, a circle of numbers, a board."""

from __future__ import annotations

from scoutview.frame import Arrays
from scoutview.graphics.base.numbers import count, percent, share, two_decimals
from scoutview.graphics.runs.appearance_plan import Appearance
from scoutview.language import tr, translated
from scoutview.observation import Question
from scoutview.panels.board_in_network.plan import ErrorsRead, appearance
from scoutview.panels.dial.plan import Along
from scoutview.panels.one_unit.plan import Search, UnitReading, place_text
from scoutview.panels.surgery.plan import SurgeryRead
from scoutview.panels.surgery.words import signed_share
from scoutview.talks.scene import PanelView
from tools.chapters.shipped import facts_of
from tools.talk_facts import Facts, Telling
from tools.talk_of_a_unit import READ, unit_appearance
from tools.talk_of_othello import board_errors, turned_disc, turned_words

SUMS, GAMES = "recordings/grokking.scout", "recordings/othello.scout"
BEGUN = "the soup is"


def what_grows_inside(facts: Facts) -> list[Telling]:
    """Reviews, sums and games: in each network something came to be that nobody had put there."""
    with facts_of(SUMS) as sums, facts_of(GAMES) as games:
        return [*_praise(facts), *_circle(sums), *_board(games)]


def _praise(facts: Facts) -> list[Telling]:
    last, own = facts.steps[-1], facts.default_probe()
    controls = facts.answer(last, own, Question("unit_controls"))
    counting = dict(zip(map(str, controls["control_names"]), controls["control_negated"].tolist(), strict=True))
    best = Search.of(facts.answer(last, own, Question("units")))
    reading = UnitReading.of(facts.answer(last, READ, Question("unit")))
    unit, ends = place_text(best.best), float(reading.values[-1])
    came = unit_appearance(facts)
    along = Along.of({name: array[None] for name, array in facts.trajectory_end(last, Question("dial_curve")).items()})
    assert came.came is not None
    assert came.before is not None
    assert along is not None
    bad, good = (share(along.share_at(float(mean))) for mean in along.means)
    low, high = map(share, along.control_span)
    return [
        Telling(
            tr("All it learns is the next letter"),
            tr("It reads reviews letter by letter, and guesses the next one. Nobody tells it what is praise."),
            last,
            (PanelView("next_token", {"after": -1, "continuing": True}),),
            tr(
                "Three networks, and each time the same question: what is in there that nobody put there? The first "
                "one reads reviews, of films, of food, of rooms. They are synthetic: a grammar of ours makes them up. "
                "Its exercise is that of chapter six, here with letters. It has {units} units, each of which keeps one "
                "number in mind while it reads. Read aloud what it writes below: it can spell, and it writes reviews. "
                "Has it noticed that some of them praise, and others blame?"
            ).format(units=count(best.chosen.size)),
            probe=BEGUN,
        ),
        Telling(
            tr("One of them knows praise from blame"),
            tr(
                "The best unit tells {right_before} of unseen reviews right at step {step_before}, and {right} at step "
                "{step}."
            ).format(
                right_before=_right(came, came.before),
                step_before=count(came.before),
                right=_right(came, came.came),
                step=count(came.came),
            ),
            came.came,
            (PanelView("one_unit", {"part": "when"}),),
            tr(
                "Let it play. Look at one unit alone: above some value we say praise, below it blame. The curve tells "
                "how often that is right, for the best unit at each step. First it guesses, then it climbs. The dotted "
                "line is the best unit of the untrained network, the band the best one for labels that were shuffled. "
                "Nobody asked for this unit: it is there because whoever knows the mood guesses letters better."
            ),
            (0, last),
        ),
        Telling(
            tr("Watch it read"),
            tr("The colour is what unit {unit} stands at after each letter. It ends at {value}: {words}.").format(
                unit=unit, value=two_decimals(ends), words=translated(reading.label_of(ends))
            ),
            last,
            (PanelView("one_unit"),),
            tr(
                "Read the sentence with the audience and follow the colour: blue for blame, orange for praise, dark "
                "for undecided. This single number has {right} of unseen reviews right. It does not just count words. "
                "Of reviews in which each opinion is turned round by a “not”, counting has {counting} right, and the "
                "unit {unit}."
            ).format(
                right=share(best.share(best.best, negated=False)),
                counting=share(counting["counting words"]),
                unit=share(best.share(best.best, negated=True)),
            ),
            probe=READ,
            task=tr("Press Ctrl+L and type a review of your own with a “not” in it: where does the colour turn?"),
        ),
        Telling(
            tr("Hold it, and it writes so"),
            tr("Held as after blame, {bad} of what it writes is called positive; held as after praise, {good}.").format(
                bad=bad, good=good
            ),
            last,
            (PanelView("dial"),),
            tr(
                "Reading off is one thing; is the unit used as well? Here it is held at a value while the network "
                "writes. At the left are reviews that it wrote so, at the right how many of them a judge calls "
                "positive, who never saw the network. The flat curve is the control: another unit, held in the same "
                "way, moves the share only between {low} and {high}. Radford, Jozefowicz and Sutskever found such a "
                "unit in 2017, in a network that had read 82 million real reviews."
            ).format(low=low, high=high),
            task=tr("Click the curve at another value: the unit is held there, and the network writes anew."),
        ),
    ]


def _right(came: Appearance, step: int) -> str:
    return share(came.at(step))


def _circle(sums: Facts) -> list[Telling]:
    last, own = sums.steps[-1], sums.default_probe()
    at = {mark.name: mark.step for mark in sums.curves.marks}
    memorised, generalised = at["memorised"], at["generalised"]
    known = share(sums.measured("validation_accuracy", memorised))
    return [
        Telling(
            tr("Keep training, and wait"),
            tr(
                "It knows its own sums by heart after {memorised} steps, and {known} of the others. After "
                "{generalised} it knows these, too."
            ).format(memorised=memorised, known=known, generalised=generalised),
            generalised,
            (PanelView("accuracy"),),
            tr(
                "This is the network of chapter six that had learned sums by heart. We did not stop there. Let it "
                "play: for long nothing seems to happen, and then the second curve rises to the top. This is called "
                "grokking (Power et al. 2022). What drives it is that large weights cost: a rule needs fewer of them "
                "than a list. What is the rule, then?"
            ),
            (0, generalised),
            own,
            recording=SUMS,
        ),
        Telling(
            tr("The numbers stand in a circle"),
            tr("It turns by the first number, turns on by the second, and reads off the sum."),
            last,
            (PanelView("number_circle"),),
            tr(
                "Each dot is one of the numbers, as the network writes it down inside; we look at it from one side. "
                "Let it play: a cloud, and out of it comes a circle. Now adding is turning, as on the face of a clock. "
                "Nobody told it of circles, or that after the last number comes 0 again. Nanda and others read the "
                "whole way of reckoning out of such a network in 2023."
            ),
            (0, last),
            own,
            recording=SUMS,
            task=tr("Press Ctrl+L and type two numbers, such as 99+77: where do the turns end?"),
        ),
    ]


def _board(games: Facts) -> list[Telling]:
    last, probe = games.steps[-1], games.default_probe()
    held_out = games.answer(last, probe, Question("held_out_moves"))
    names = [str(name) for name in games.answer(last, probe, Question("game"))["square_names"]]
    place, errors = board_errors(games)
    found, read = appearance(errors, games.steps, place), ErrorsRead.of(errors[last])
    assert found.came is not None
    turned = turned_disc(games)
    surgery: Arrays = games.trajectory_end(last, Question("surgery"))
    cut = SurgeryRead.of({name: values[None] for name, values in surgery.items()})
    right = percent(games.measured("validation_accuracy", last))
    return [
        Telling(
            tr("It reads moves, and never saw a board"),
            tr("“{moves} …”: in {games} unseen games of Othello {right} of its first choices are legal.").format(
                moves=" ".join(probe.split()[:3]), games=held_out["held_out_games"], right=right
            ),
            last,
            (PanelView("legal_moves"),),
            tr(
                "The third network reads games of Othello, as lists of moves. Nobody told it the rules, or that there "
                "is a board; the board on screen is ours. Outlined are the squares that the rules allow now, and the "
                "colour is how likely the network takes a move to be. Let it play: the colour gathers in the outlines. "
                "Has it only learned which moves follow which, or does it keep a board?"
            ),
            (0, last),
            probe,
            recording=GAMES,
        ),
        Telling(
            tr("Is there a board inside?"),
            tr(
                "From step {step} on one can be read out of its numbers: at the end {right} of the squares are right."
            ).format(step=count(found.came), right=share(1 - read.here[place])),
            last,
            (PanelView("board_in_network"),),
            tr(
                "At the left is the real board, beside it what we read out of the numbers inside, square by square; "
                "red frames are wrong. This came with the training: see the curve. But be careful. The bar “moves "
                "alone” says that whoever adds up the list of moves gets {right} right, without any network. So "
                "reading proves little. The proof is to reach in and change something."
            ).format(right=share(1 - read.of_moves)),
            (0, last),
            probe,
            recording=GAMES,
        ),
        Telling(
            tr("Turn a disc over, and the moves follow"),
            turned_words(turned, names),
            last,
            (PanelView("legal_moves"),),
            tr(
                "The list of moves is the same as before. Only inside, in the numbers of the network, {disc} is turned "
                "over. And its moves go with it: they suit a board that was never played. In {positions} positions "
                "this closes {closed} of the way to what it says on real boards; a push by chance, as long, "
                "{closed_by_chance}. So the board is used, though not only the board. Li and others found this in "
                "2023, in a larger network. It is a toy, but nobody drew this board."
            ).format(
                disc=turned.name,
                positions=count(cut.flips),
                closed=signed_share(cut.closed),
                closed_by_chance=signed_share(cut.chance_closed),
            ),
            probe=probe,
            interventions=turned.texts,
            recording=GAMES,
            task=tr("Press “As it was” and “Disc turned” above the board in turns, and watch the colours move."),
        ),
    ]
