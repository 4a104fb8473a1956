"""Chapter 2: what a model reads and writes, pieces of text that are rows of numbers."""

from __future__ import annotations

from contextlib import ExitStack

from scoutview.graphics.base.numbers import count, in_words
from scoutview.language import tr
from scoutview.observation import Question
from scoutview.talks.scene import PanelView
from tools.chapters.shipped import facts_of
from tools.chapters.where_ai_stands import likeliest
from tools.talk_facts import Facts, Telling

REVIEWS, GAMES, PICTURES = "recordings/reviews.scout", "recordings/othello.scout", "recordings/digits.scout"
ROWS, PREDICTION = PanelView("embedding"), PanelView("prediction")
BEGINNING, UNKNOWN_WORD = "The wise queen", "The robot found a red apple"
DIGIT, PIXEL, MAP = "validation:0", (20, 9), 5  # a patch at the end of a stroke, so that there are greys in it


def tokens_and_numbers(facts: Facts) -> list[Telling]:
    """Text becomes pieces, pieces become rows of numbers, and out come numbers again: a probability for each piece."""
    return [*_in(facts), *_elsewhere(), *_out(facts)]


def _in(facts: Facts) -> list[Telling]:
    last, probe = facts.steps[-1], facts.default_probe()
    names = vocabulary(facts)
    pieces = [str(token) for token in facts.answer(last, UNKNOWN_WORD, Question("tokens"))["tokens"]]
    robot = pieces[1 : pieces.index(" found")]
    assert "".join(robot) == " robot", pieces
    seen = facts.answer(last, probe, Question("vocabulary"))["vocabulary_counts"]
    assert seen[names.index(robot[0])] == 0, "the first piece was met in training"
    spelled, parts, known = " + ".join(piece.strip() for piece in robot), in_words(len(robot)), count(len(names))
    row, width = names.index(" old"), facts.setting("width")
    strangers, likes = (_nearest(facts, step, row) for step in (0, last))
    return [
        Telling(
            tr("It writes, piece by piece"),
            tr(
                "Given “{beginning}”, it writes on. It does one thing only: it names the next piece, again and again."
            ).format(beginning=BEGINNING),
            last,
            (PanelView("next_token", {"continuing": True}),),
            tr(
                "Read the first line aloud, then point at the row of pieces below: this is what the model wrote, one "
                "piece at a time. Each was drawn by lot, and likely pieces have more lots. The bars show the choice "
                "for the last one. Then the piece is put behind the text, and it all begins again. Chatbots write in "
                "this way, too. So what is such a piece, and what does the model see of it?"
            ),
            probe=BEGINNING,
            task=tr("Press Sample a few times: the same text before it, and another piece each time."),
        ),
        Telling(
            tr("Text is cut into tokens"),
            tr("It knows {known} pieces, called tokens. “robot” is none of them, so it is spelled: {spelled}.").format(
                known=known, spelled=spelled
            ),
            last,
            (PanelView("embedding", {"token": names.index(robot[0]), "position": 1}),),
            tr(
                "Point at the boxes at the top. Common words are a piece of their own. A word that is not among them "
                "is spelled from smaller pieces; here it takes {parts}. This model never met the first of them in its "
                "stories, so it cannot know what a robot is. That is how {known} pieces are enough for any text, and "
                "it explains an oddity: a model sees pieces, not letters, and has to learn how its own words are "
                "spelled. Large models do the same, with tens of thousands of pieces: GPT-2 has 50,257 (Radford and "
                "others 2019)."
            ).format(parts=parts, known=known),
            probe=UNKNOWN_WORD,
            task=tr("Press Ctrl+L and type your name: into how many pieces does it fall?"),
        ),
        Telling(
            tr("Each token is a row of numbers"),
            tr(
                "“old” is row {row} of a table: {width} numbers, at first drawn by lot. That is all that the model "
                "sees of it."
            ).format(row=row, width=width),
            0,
            (ROWS,),
            tr(
                "Follow the line: from the box “old” at the top to its row in the large coloured table, and out of it "
                "again. The strip below is the row itself: blue is below zero, orange above. A second strip says at "
                "which place of the text the token stands; both are added, and the sum goes into the model. No "
                "dictionary, no picture of an old fox: from here on there are numbers only. This is the model before "
                "its first step, so the numbers mean nothing yet. The map in the middle puts tokens with alike rows "
                "close together. Read out the nearest to “old”, at the right: {strangers}. That is chance."
            ).format(strangers=strangers),
            probe=probe,
            task=tr("Click another box at the top, and see which row is taken out."),
        ),
        Telling(
            tr("Training puts like to like"),
            tr(
                "Now nearest to “old” are {likes}. Nobody told it that these are alike: they stand in the same places."
            ).format(likes=likes),
            last,
            (ROWS,),
            tr(
                "Let it play, and watch the dots. They begin as one cloud and end in groups: traits here, colours "
                "there, characters, places. Read out the list at the right again. The names of the groups are ours; "
                "the model was never told them. It was only to say what comes next. Old, big and wise stand at the "
                "same places in its stories, and the same words come after them; so they are of the same use to it, "
                "and their rows become alike. Meaning, here, is company: who stands beside whom. And it has become "
                "something that one can measure."
            ),
            (0, last),
            probe,
            task=tr("Move the timeline back and forth: at which step can you tell the colours?"),
        ),
    ]


def _elsewhere() -> list[Telling]:
    with ExitStack() as opened:
        reviews, games, pictures = (opened.enter_context(facts_of(place)) for place in (REVIEWS, GAMES, PICTURES))
        letters, squares = (count(len(vocabulary(each))) for each in (reviews, games))
        length = count(len(reviews.answer(reviews.steps[-1], reviews.default_probe(), Question("tokens"))["tokens"]))
        ends = [each.steps[-1] for each in (reviews, games, pictures)]
        picture = pictures.answer(ends[2], DIGIT, Question("picture"))["picture"]
    height, width = picture.shape[-2:]
    pixels = count(height * width)
    return [
        Telling(
            tr("A token can be a letter"),
            tr(
                "This one reads reviews letter by letter. {letters} tokens are enough, but a short text has {length} "
                "of them."
            ).format(letters=letters, length=length),
            ends[0],
            (ROWS,),
            tr(
                "Another model, and other pieces: letters, the blank, the full stop. The table has become small, and "
                "the text long. That is the trade: few kinds of pieces make long texts, and the model works once for "
                "every piece. With whole words it is the other way round, as in the stories before. Most large models "
                "take a middle way: frequent words whole, rare ones in parts. What one takes for a piece is a choice "
                "of whoever builds the model."
            ),
            recording=REVIEWS,
        ),
        Telling(
            tr("Or a move on a board"),
            tr("This one reads games of Othello: {squares} tokens, one for each square, and one for the start.").format(
                squares=squares
            ),
            ends[1],
            (ROWS,),
            tr(
                "Read the boxes at the top aloud: c2, d2, e4. Each is a square on which a disc was placed. Nothing "
                "about the machine had to change for this. If something can be written down as a row of signs, it can "
                "be read: moves, the notes of a song, the letters of a gene. Nobody told this one the rules, either. "
                "Whether such a model gets an idea of the board is a story for chapter 8."
            ),
            recording=GAMES,
        ),
        Telling(
            tr("A picture is numbers already"),
            tr(
                "{height} by {width} pixels are {pixels} numbers: 0 is paper, 1 is ink. A small patch of them is "
                "written out."
            ).format(height=height, width=width, pixels=pixels),
            ends[2],
            (
                PanelView(
                    "matrix_multiply",
                    {
                        "site": "convolution_1",
                        "place": {"cell": [PIXEL[0] * width + PIXEL[1], MAP], "building": False},
                        "on_picture": True,
                    },
                ),
            ),
            tr(
                "Point at the frame in the picture, then at the numbers to which its lines lead: the same patch, once "
                "to look at and once to reckon with. Where the stroke is, there are ones; beside it zeros; at its edge "
                "something between. So with pictures there is nothing to look up. What happens with the other two "
                "squares of numbers is the next chapter."
            ),
            probe=DIGIT,
            recording=PICTURES,
            task=tr("Click another pixel of the large map at the right, and find its patch in the picture."),
        ),
    ]


def _out(facts: Facts) -> list[Telling]:
    known = count(len(vocabulary(facts)))
    word, likely = likeliest(facts, "")
    return [
        Telling(
            tr("Out come numbers, too"),
            tr(
                "Each of the {known} tokens gets a probability; together they are 100 %. “{word}” gets {likely}."
            ).format(known=known, word=word, likely=likely),
            facts.steps[-1],
            (PREDICTION,),
            tr(
                "Back to the stories. Read the line at the top, and stop at the question mark: what comes next? The "
                "answer of the model is a list of numbers, one for each token that it knows; the longest bars are "
                "shown. Below you see how likely the right word was at several steps of the training: from hardly at "
                "all to nearly certain. So numbers go in, and numbers come out. What happens between them is the "
                "subject of the next two chapters, and it is surprisingly plain."
            ),
            task=tr("Press Ctrl+L and type a beginning of your own: how sure is it?"),
        ),
    ]


def vocabulary(facts: Facts) -> list[str]:
    """All tokens that a model knows, by their numbers."""
    return [str(token) for token in facts.answer(0, facts.default_probe(), Question("vocabulary"))["vocabulary"]]


def _nearest(facts: Facts, step: int, row: int) -> str:
    """The three tokens whose rows are most alike to this one, of those that training ever showed."""
    names = vocabulary(facts)
    found = facts.answer(step, facts.default_probe(), Question.of("neighbours", token=row))["neighbours"]
    first, second, third = (names[int(place)].strip() for place in found[:3])
    return tr("“{first}”, “{second}” and “{third}”").format(first=first, second=second, third=third)
