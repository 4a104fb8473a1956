"""The talk on a board that forms in a network: every number is asked of the recording that ships."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from scoutview.frame import Arrays
from scoutview.graphics.base.numbers import count, in_words, percent, share
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
            "All it reads is a list of moves",
            f"“{_beginning(probe)} …”: games of Othello, written down. No board, no rules. What will it play?",
            last,
            (PanelView("prediction"),),
            "A language model in small: squares are its words, games its texts. The games were played at random.",
        ),
        Telling(
            "Before training any square is about as likely",
            f"{share(_on_legal(blank))} of its probability is on the {number} legal moves. In unseen games {untrained} "
            "of its first choices are legal.",
            0,
            (MOVES,),
            "The outlined squares are what the rules allow; the network does not know them. Colours are probabilities.",
        ),
        Telling(
            "It comes to play by the rules",
            f"Now {share(_on_legal(legal))} is on legal moves. In {games['held_out_games']} unseen games {trained} of "
            "its first choices are legal.",
            last,
            (MOVES,),
            "Training shows it which moves are legal, or in another preset which move was played, and never a board. "
            f"Of all empty squares {percent(float(games['held_out_guessed']))} are legal. Does it see a board?",
            (0, last),
        ),
        Telling(
            "Look for a board inside: none yet",
            f"A read-out makes a board of its numbers. Untrained {share(1 - nothing.here[place])} of the squares are "
            f"right; a guess has {share(1 - nothing.guessed)}.",
            0,
            (BOARD, MOVES),
            f"The read-out is one matrix, fitted to {count(here.fitted)} positions and judged on {count(here.judged)} "
            "of other games. Red squares are read wrong.",
        ),
        Telling(
            "A board that nobody drew",
            f"By step {count(found.came)} it is there. At the end {share(1 - here.here[place])} of all squares in "
            "unseen games are read right.",
            last,
            (BOARD,),
            "Discs come out of the fog as it trains. The bar “moves alone” is a fair warning: who adds up the moves "
            f"reads {share(1 - here.of_moves)} without any network. Reading proves little. So we change the board.",
            (0, last),
        ),
        Telling(
            "Turn one disc over inside it",
            turned_words(turned, names),
            last,
            (MOVES,),
            f"The list of moves is the same; only numbers inside are moved, {_blocks(surgery.blocks)}. Of the discs "
            f"that make a move legal {turned.name} shows it best; the next but one scene is of many boards.",
            interventions=turned.texts,
        ),
        Telling(
            "A push by chance does not do that",
            f"Probability that fits the turned board: {share(turned.fits(turned.before))} before, pushed by chance "
            f"{share(turned.fits(turned.by_chance))}, with the disc turned {share(turned.fits(turned.now))}.",
            last,
            (PanelView("board_in_network", {"shown": "board"}), MOVES),
            "The control: an arrow of the same length in a direction by chance, written after the same blocks.",
            interventions=turned.chance_texts,
        ),
        Telling(
            "Not one lucky board",
            f"In {count(surgery.flips)} positions the turned disc closes {signed_share(surgery.closed)} of the gap to "
            f"real boards, chance {signed_share(surgery.chance_closed)}.",
            last,
            (SURGERY,),
            f"95 % interval: {signed_share(surgery.interval[0])} to {signed_share(surgery.interval[1])}. The gap is "
            "from a network that is not told of the turned disc to the same network on real boards. So it uses its "
            "board, and not only its board: the rest is not closed.",
        ),
        Telling(
            "Your turn: play, and turn discs over",
            "Click a legal square to play it. Click a disc of the real board: inside the network it is turned over.",
            last,
            (BOARD, MOVES),
            "“Board…” beside the line opens a board to play on. The intervention is written above the panels.",
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

    def shares(square: int) -> str:
        before, now = (share(float(each["move_probabilities"][square])) for each in (turned.before, turned.now))
        return f"from {before} to {now}"

    return (
        f"With {turned.name} turned over, {names[came]} is legal: it goes {shares(came)}. {names[went]} is no more: "
        f"{shares(int(went))}."
    )


def _blocks(blocks: Sequence[int]) -> str:
    return f"after block{'s' if len(blocks) > 1 else ''} {' and '.join(map(str, blocks))}"
