"""The talk on a board that forms in a network: every number is asked of the recording that ships."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from scoutview.frame import Arrays
from scoutview.graphics.base.numbers import count, in_words, percent, share
from scoutview.language import tr
from scoutview.observation import Question
from scoutview.panels.board_in_network.plan import ErrorsRead, appearance, usual_place
from scoutview.panels.surgery.plan import SurgeryRead
from scoutview.panels.surgery.words import signed_share
from scoutview.talks.scene import PanelView
from tools.talk_facts import Facts, Telling

MOVES, BOARD, SURGERY = PanelView("legal_moves"), PanelView("board_in_network"), PanelView("surgery")
FIRST = "validation_accuracy"
LEGAL = Question("legal_moves")


@dataclass(frozen=True, eq=False)
class Turned:
    """A disc that is turned over inside, and what the network says then, as it is, and pushed as far by chance."""

    name: str
    texts: tuple[str, ...]
    chance_texts: tuple[str, ...]
    now: Arrays
    before: Arrays
    by_chance: Arrays

    def fits(self, said: Arrays) -> float:
        """How much of what is said is on moves that are legal with the disc turned over."""
        return float(said["move_probabilities"][self.now["edited_is_legal"]].sum())

    @property
    def came(self) -> np.ndarray:
        return np.flatnonzero(self.now["edited_is_legal"] & ~self.now["move_is_legal"])

    @property
    def went(self) -> np.ndarray:
        return np.flatnonzero(self.now["move_is_legal"] & ~self.now["edited_is_legal"])


def a_board_that_nobody_drew(facts: Facts) -> list[Telling]:
    """Moves in, moves out; a board is read inside; a disc is turned over in it, and the moves follow."""
    last, probe = facts.steps[-1], facts.default_probe()
    games = facts.answer(last, probe, Question("held_out_moves"))
    untrained, trained = (percent(facts.measured(FIRST, step)) for step in (0, last))
    blank, legal = (facts.answer(step, probe, LEGAL) for step in (0, last))
    first, turned = int(legal["first_choice"]), turned_disc(facts)
    names = [str(name) for name in facts.answer(last, probe, Question("game"))["square_names"]]
    number = in_words(int(legal["move_is_legal"].sum()))
    place, errors = board_errors(facts)
    start, end = errors[0], errors[last]
    found = appearance(errors, facts.steps, place)
    assert found.came is not None, "the board does not appear in this recording"
    assert legal["move_is_legal"][first], "its first choice on the game shown is not legal"
    here, nothing = ErrorsRead.of(end), ErrorsRead.of(start)
    surgery = SurgeryRead.of(
        {name: values[None] for name, values in facts.trajectory_end(last, Question("surgery")).items()}
    )
    return [
        Telling(
            tr("All it reads is a list of moves"),
            tr("“{moves} …”: games of Othello, written down. No board, no rules. What will it play?").format(
                moves=_beginning(probe)
            ),
            last,
            (PanelView("prediction"),),
            tr("A language model in small: squares are its words, games its texts. The games were played at random."),
        ),
        Telling(
            tr("Before training any square is about as likely"),
            tr(
                "{share} of its probability is on the {moves} legal moves. In unseen games {legal} of its first "
                "choices are legal."
            ).format(share=share(_on_legal(blank)), moves=number, legal=untrained),
            0,
            (MOVES,),
            tr(
                "The outlined squares are what the rules allow; the network does not know them. Colours are "
                "probabilities."
            ),
        ),
        Telling(
            tr("It comes to play by the rules"),
            tr("Now {share} is on legal moves. In {games} unseen games {legal} of its first choices are legal.").format(
                share=share(_on_legal(legal)), games=games["held_out_games"], legal=trained
            ),
            last,
            (MOVES,),
            tr(
                "Training shows it which moves are legal, or in another preset which move was played, and never a "
                "board. Of all empty squares {legal} are legal. Does it see a board?"
            ).format(legal=percent(float(games["held_out_guessed"]))),
            (0, last),
        ),
        Telling(
            tr("Look for a board inside: none yet"),
            tr(
                "A read-out makes a board of its numbers. Untrained {right} of the squares are right; a guess has "
                "{guessed}."
            ).format(right=share(1 - nothing.here[place]), guessed=share(1 - nothing.guessed)),
            0,
            (BOARD, MOVES),
            tr(
                "The read-out is one matrix, fitted to {fitted} positions and judged on {judged} of other games. Red "
                "squares are read wrong."
            ).format(fitted=count(here.fitted), judged=count(here.judged)),
        ),
        Telling(
            tr("A board that nobody drew"),
            tr("By step {step} it is there. At the end {right} of all squares in unseen games are read right.").format(
                step=count(found.came), right=share(1 - here.here[place])
            ),
            last,
            (BOARD,),
            tr(
                "Discs come out of the fog as it trains. The bar “moves alone” is a fair warning: who adds up the "
                "moves reads {right} without any network. Reading proves little. So we change the board."
            ).format(right=share(1 - here.of_moves)),
            (0, last),
        ),
        Telling(
            tr("Turn one disc over inside it"),
            turned_words(turned, names),
            last,
            (MOVES,),
            tr(
                "The list of moves is the same; only numbers inside are moved, {after_blocks}. Of the discs that make "
                "a move legal {disc} shows it best; the next but one scene is of many boards."
            ).format(after_blocks=_blocks(surgery.blocks), disc=turned.name),
            interventions=turned.texts,
        ),
        Telling(
            tr("A push by chance does not do that"),
            tr(
                "Probability that fits the turned board: {before} before, pushed by chance {by_chance}, with the disc "
                "turned {now}."
            ).format(
                before=share(turned.fits(turned.before)),
                by_chance=share(turned.fits(turned.by_chance)),
                now=share(turned.fits(turned.now)),
            ),
            last,
            (PanelView("board_in_network", {"shown": "board"}), MOVES),
            tr("The control: an arrow of the same length in a direction by chance, written after the same blocks."),
            interventions=turned.chance_texts,
        ),
        Telling(
            tr("Not one lucky board"),
            tr(
                "In {positions} positions the turned disc closes {closed} of the gap to real boards, chance "
                "{closed_by_chance}."
            ).format(
                positions=count(surgery.flips),
                closed=signed_share(surgery.closed),
                closed_by_chance=signed_share(surgery.chance_closed),
            ),
            last,
            (SURGERY,),
            tr(
                "95 % interval: {low} to {high}. The gap is from a network that is not told of the turned disc to the "
                "same network on real boards. So it uses its board, and not only its board: the rest is not closed."
            ).format(low=signed_share(surgery.interval[0]), high=signed_share(surgery.interval[1])),
        ),
        Telling(
            tr("Your turn: play, and turn discs over"),
            tr(
                "Click a legal square to play it. Click a disc of the real board: inside the network it is turned over."
            ),
            last,
            (BOARD, MOVES),
            tr("“Board…” beside the line opens a board to play on. The intervention is written above the panels."),
        ),
    ]


def turned_disc(facts: Facts) -> Turned:
    """Of all discs on the board the one whose turning moves most probability to what is legal then."""
    step, probe = facts.steps[-1], facts.default_probe()
    flips, names = (facts.answer(step, probe, Question(name)) for name in ("flips", "game"))
    before = facts.answer(step, probe, LEGAL)
    found = []
    for square, name in enumerate(names["square_names"]):
        texts, chance = (
            tuple(str(flips[kind][block, square]) for block in flips["flip_blocks"])
            for kind in ("flip_texts", "chance_texts")
        )
        if all(texts):
            now, by_chance = (facts.answer_changed(step, probe, each, LEGAL) for each in (texts, chance))
            found.append(Turned(str(name), texts, chance, now, before, by_chance))
    return max(found, key=lambda each: each.fits(each.now) - each.fits(before) if len(each.came) else 0.0)


def board_errors(facts: Facts) -> tuple[int, dict[int, dict[str, np.ndarray]]]:
    """The place that the panel reads, and the answers to `board_errors` at all frames."""
    probe = facts.default_probe()
    blocks = facts.answer(0, probe, Question("flips"))["flip_blocks"]
    answers = {step: facts.answer(step, probe, Question("board_errors")) for step in facts.steps}
    return usual_place(len(answers[0]["read_out_errors"]), blocks), answers


def _on_legal(said: Arrays) -> float:
    return float(said["move_probabilities"][said["move_is_legal"]].sum())


def _beginning(probe: str) -> str:
    return " ".join(probe.split()[:4])


def turned_words(turned: Turned, names: Sequence[str]) -> str:
    came, went = int(turned.came[0]), turned.went[np.argmax(turned.before["move_probabilities"][turned.went])]

    def shares(square: int) -> tuple[str, str]:
        before, now = (share(float(each["move_probabilities"][square])) for each in (turned.before, turned.now))
        return before, now

    (came_before, came_now), (went_before, went_now) = shares(came), shares(int(went))
    return tr(
        "With {disc} turned over, {came} is legal: it goes from {came_before} to {came_now}. {went} is no more: from "
        "{went_before} to {went_now}."
    ).format(
        disc=turned.name,
        came=names[came],
        came_before=came_before,
        came_now=came_now,
        went=names[went],
        went_before=went_before,
        went_now=went_now,
    )


def _blocks(blocks: Sequence[int]) -> str:
    if len(blocks) == 1:
        return tr("after block {block}").format(block=blocks[0])
    return tr("after blocks {blocks}").format(blocks=tr(" and ").join(map(str, blocks)))
