"""Chapter 3: one multiplication by hand, then how many of them a model makes, counted from its shapes."""

from __future__ import annotations

from contextlib import ExitStack

import numpy as np

from scoutview.graphics.base.numbers import count, large, three_digits, two_decimals
from scoutview.language import tr
from scoutview.observation import Question
from scoutview.panels.matrix_multiply.own_matrices_plan import LARGEST_SIDE
from scoutview.talks.scene import PanelView
from tools.chapters.shipped import facts_of
from tools.chapters.where_ai_stands import chart_of, likeliest
from tools.talk_facts import Facts, Telling

PICTURES, CHARTS = "recordings/digits.scout", "recordings/charts.scout"
GPT3 = 175e9  # weights; Source: Brown et al. 2020, table 2.1
SECONDS_OF_A_YEAR = 365.25 * 24 * 3600
ROW, COLUMN = ((3, -1, 2),), ((2,), (4,), (5,))
LEFT, TOP = ((3, -1, 2), (0, 2, 1), (1, 1, 1)), ((2, 1), (4, 0), (5, -2))
CELL = (1, 0)
DIGIT = "validation:0"


def multiply_and_add(facts: Facts) -> list[Telling]:
    """A sum by hand, sums in a picture and in a text, the bend between them, and all of them counted."""
    with ExitStack() as opened:
        pictures, charts = (opened.enter_context(facts_of(place)) for place in (PICTURES, CHARTS))
        card = chart_of(charts, "compute per dollar").series[1]
        return [
            *_by_hand(facts.steps[-1]),
            _pixel(pictures),
            _score(facts),
            _bend(pictures),
            *_counted(facts, card.y[0]),
            _yours(pictures),
        ]


def _by_hand(last: int) -> list[Telling]:
    (first, second, third), (one, two, three) = ROW[0], (row[0] for row in COLUMN)
    total, negative = first * one + second * two + third * three, count(second)
    products = np.array(LEFT) @ np.array(TOP)
    rows, inner, columns = len(LEFT), len(TOP), len(TOP[0])
    cells, times, sums = count(rows * columns), count(rows * inner * columns), count(rows * (inner - 1) * columns)
    cell = int(products[CELL])
    return [
        Telling(
            tr("Three products, added up"),
            tr(
                "{first} times {one}, {negative} times {two}, {third} times {three}: together {total}. Nearly all that "
                "a model computes is this."
            ).format(first=first, one=one, negative=negative, two=two, third=third, three=three, total=total),
            last,
            (_own(ROW, COLUMN),),
            tr(
                "Let the audience do it aloud. Three times two: six. Minus one times four: minus four. Two times five: "
                "ten. Together {total}. Point at the row at the left, at the column at the top, and at the three "
                "products below. The row is what comes in. The column is what was learned; its numbers are called "
                "weights, for they say how much each thing that comes in counts, and whether for or against. Whoever "
                "can do this sum can follow nearly all that a model does."
            ).format(total=total),
            task=tr("Click a number, type another one, and see which products change."),
        ),
        Telling(
            tr("A whole table of such sums"),
            tr(
                "Each row meets each column: {cells} sums, made of {times} products. Outlined is one of them, {cell}."
            ).format(cells=cells, times=times, cell=cell),
            last,
            (_own(LEFT, TOP, CELL),),
            tr(
                "Now three rows, and two columns. Each row is taken with each column, and each time it is the sum from "
                "before. Point at the outlined cell of the result, then along its row and up its column. This is "
                "called a matrix product. Count: {rows} rows times {columns} columns times {inner} products each make "
                "{times} multiplications, and {sums} additions. The sizes alone say how much there is to do. Remember "
                "this: soon we shall count with it."
            ).format(rows=rows, columns=columns, inner=inner, times=times, sums=sums),
            task=tr("Press play and watch cell after cell; then click one and reckon it yourself."),
        ),
    ]


def _pixel(pictures: Facts) -> Telling:
    last = pictures.steps[-1]
    told = pictures.answer(last, DIGIT, Question("pixel_sum"))
    channel, row, column = told["sum_place"].tolist()
    width = int(pictures.answer(last, DIGIT, Question("activation_maps"))["map_shapes"][0, 2])
    pixels, value = count(told["sum_inputs"].size), three_digits(float(told["sum_value"]))
    place = {"cell": [int(row * width + column), channel], "building": False}
    return Telling(
        tr("In a picture: pixel times weight"),
        tr(
            "{pixels} pixels times {pixels} weights, added up with one more number: {value}. So a stroke is found."
        ).format(pixels=pixels, value=value),
        last,
        (PanelView("matrix_multiply", {"site": str(told["sum_layer"]), "place": place, "on_picture": True}),),
        tr(
            "The same sum again. At the left a patch of the picture, in the middle the weights, at the right their "
            "products. Look at the weights alone: orange in one place, blue in the other. The sum becomes large where "
            "ink lies on the orange weights and none on the blue ones. So these weights look for one kind of edge, and "
            "they do it at every place of the picture: that makes the small map at the right. Nobody drew this "
            "pattern. Let it play: at first it is drawn by lot, and training makes it."
        ),
        plays=(0, last),
        probe=DIGIT,
        recording=PICTURES,
        task=tr("Click other pixels of the map: where is the sum large, and where below zero?"),
    )


def _score(facts: Facts) -> Telling:
    last, probe = facts.steps[-1], facts.default_probe()
    word, _ = likeliest(facts, probe)
    told = facts.answer(last, probe, Question.of("matrix_product", site="unembedding"))
    scores = told["product_output"][-1]
    width, known = count(told["product_input"].shape[1]), count(len(scores))
    score = two_decimals(float(scores.max()))
    return Telling(
        tr("In a text: the score of a word"),
        tr(
            "{width} numbers of the text so far times {width} weights of “{word}”: {score}, the highest score of "
            "{known}."
        ).format(width=width, word=word, score=score, known=known),
        last,
        (PanelView("matrix_multiply", {"site": "unembedding", "few": True}),),
        tr(
            "Now words. The row below is what the model has made of the text up to here; the column at the right "
            "belongs to one word, “{word}”. Multiplied and added up they are the score of this word. Every word that "
            "it knows has such a column, and the highest score is the likeliest word. The six largest products are "
            "written out. None of them is the reason: it is the sum that counts. This is why nobody can read such a "
            "model like a book."
        ).format(word=word),
        task=tr("Click the cell of another word in the result: why is its score lower?"),
    )


def _bend(pictures: Facts) -> Telling:
    last, layer = pictures.steps[-1], "convolution_1"
    maps = pictures.answer(last, DIGIT, Question("activation_maps"))["map_shapes"][0]
    places = [(channel, 5, 13) for channel in range(int(maps[0]))]
    sums = [_sum_at(pictures, layer, *place) for place in places]
    place, value = min(zip(places, sums, strict=True), key=lambda each: each[1])
    assert value < 0, "no channel is below zero there"
    below = three_digits(value)
    return Telling(
        tr("What is below zero becomes zero"),
        tr("After each sum comes a bend: this one is {below}, below 0, and becomes 0. Above 0 it would stay.").format(
            below=below
        ),
        last,
        (PanelView("activation_maps", {"layer": layer, "place": list(place)}),),
        tr(
            "One thing is not multiplied. Read the three lines at the lower right: the products, then all together, "
            "then what becomes of it. Below zero there is no edge of this kind, so nothing is passed on; above zero "
            "the number stays. Such a bend stands between all layers. It looks harmless, but without it two tables one "
            "after the other could be replaced by a single one, and a deep network would be no more than a shallow one."
        ),
        probe=DIGIT,
        recording=PICTURES,
        task=tr("Click a place where the same map is not empty: is its sum above zero?"),
    )


def _sum_at(pictures: Facts, layer: str, channel: int, row: int, column: int) -> float:
    """The sum behind a pixel of a map, before what is below 0 is cut off."""
    asked = Question.of("pixel_sum", layer=layer, channel=channel, row=row, column=column)
    return float(pictures.answer(pictures.steps[-1], DIGIT, asked)["sum_value"])


def _counted(facts: Facts, card: float) -> list[Telling]:
    last, probe = facts.steps[-1], facts.default_probe()
    total, tokens = _multiplications(facts, probe), _tokens(facts, probe)
    weights, whole, length = count(len(facts.weights(last))), count(total), count(tokens)
    products = count(round(total / tokens))
    width, wide, known, mlp, attention, unembedding, blocks, tables = _from_shapes(facts)
    known_models = facts.answer(last, probe, Question("known_transformers"))
    sizes = dict(zip(known_models["known_size_names"].tolist(), known_models["known_sizes"][-1].tolist(), strict=True))
    assert known_models["known_names"][-1] == "GPT-3"
    assert sizes["weights"] == GPT3, sizes
    layers, gpt3, operations = count(sizes["layers"]), large(GPT3), 2 * GPT3
    years, thousandths = large(GPT3 / SECONDS_OF_A_YEAR), count(round(1000 * operations / card))
    rate, many = large(card), large(operations)
    return [
        Telling(
            tr("Count them"),
            tr(
                "{weights} weights. For each token {products} multiplications, nearly all of them one per weight."
            ).format(weights=weights, products=products),
            last,
            (PanelView("circuit"),),
            tr(
                "All of the model on one page: read it from below. The squares are weights, to scale. Now count as "
                "before, by the sizes. An MLP is two tables of {width} by {wide}: {mlp} products. Attention has four "
                "tables of {width} by {width}: {attention}. There are {blocks} blocks of both, and at the top a table "
                "of {width} by {known}: {unembedding}. Together {tables}; what is missing to the number above is "
                "mostly the comparing of tokens, in the next chapter. The tables at the bottom cost nothing: there a "
                "row is only looked up. For this text of {length} tokens it makes {whole}."
            ).format(
                width=width,
                wide=wide,
                mlp=mlp,
                attention=attention,
                blocks=blocks,
                known=known,
                unembedding=unembedding,
                tables=tables,
                length=length,
                whole=whole,
            ),
            task=tr("Press play above the picture: which part makes the most multiplications?"),
        ),
        Telling(
            tr("The same drawing, much larger"),
            tr(
                "GPT-3 has {layers} blocks of the same parts and {gpt3} weights: about as many multiplications for a "
                "token."
            ).format(layers=layers, gpt3=gpt3),
            last,
            (PanelView("circuit", {"model": "GPT-3"}),),
            tr(
                "The same picture, drawn from the sizes that were published for GPT-3 (Brown and others 2020, table "
                "2.1). Nothing new has come in: attention, MLP, and the line on which they write. What has changed are "
                "the numbers. Point at the large square at the right, then look for the dot that is our model. 175 "
                "billion weights, and each is used about once for each token: so 175 billion multiplications, and "
                "about as many additions, to write one token. Then everything again, for the next one."
            ),
            task=tr("Choose GPT-2 small in the list: how much of the way is that?"),
        ),
        Telling(
            tr("Who can multiply so often?"),
            tr(
                "By hand, one a second, 175 billion take {years} years: for one token. Machines became fast enough."
            ).format(years=years),
            0,
            (PanelView("chart"),),
            tr(
                "Do the sum with the audience: one multiplication a second, day and night, makes about {years} years "
                "for a single token. Now point at the graphics card at the upper right (Carlsmith 2020): a thousand "
                "dollars' worth of it does up to {rate} operations a second. For {many}, multiplications and "
                "additions, that is {thousandths} thousandths of a second. In truth it takes longer, since the weights "
                "have to be fetched from memory as well. But this is why it can be done at all: each sum is simple, "
                "and none has to wait for its neighbour."
            ).format(years=years, rate=rate, many=many, thousandths=thousandths),
            probe="chart=compute per dollar",
            recording=CHARTS,
        ),
    ]


def _from_shapes(facts: Facts) -> tuple[str, ...]:
    """The sides of the tables, and the products for a token that follow from them, held against those counted."""
    width, blocks, probe = facts.setting("width"), facts.setting("layers"), facts.default_probe()
    known, wide = facts.shape("unembedding.weight")[0], facts.shape("block.0.mlp.expand.weight")[0]
    mlp, attention, unembedding = 2 * width * wide, 4 * width * width, width * known
    tables = blocks * (mlp + attention) + unembedding
    told = facts.answer(facts.steps[-1], probe, Question("operations"))
    counted = zip(map(str, told["operation_names"]), told["multiplications"].tolist(), strict=True)
    elsewhere = ("scores", "read", "convolution_1", "convolution_2")  # of attention between tokens, and of convolutions
    of_tables = sum(products for name, products in counted if name.rpartition(".")[2] not in elsewhere)
    assert of_tables == tables * _tokens(facts, probe), "the tables are not those that were counted"
    return tuple(map(count, (width, wide, known, mlp, attention, unembedding, blocks, tables)))


def _yours(pictures: Facts) -> Telling:
    products, last = count(_multiplications(pictures, DIGIT)), pictures.steps[-1]
    word, likely = likeliest(pictures, DIGIT)
    return Telling(
        tr("Your turn"),
        tr("Draw a digit: {products} multiplications later there is an answer. Here it is “{word}” ({likely}).").format(
            products=products, word=word, likely=likely
        ),
        last,
        (PanelView("activation_maps"), PanelView("prediction")),
        tr(
            "Press Ctrl+L, and draw, or let somebody from the audience draw. With every stroke the whole row of sums "
            "is computed again, from the picture at the left to the bars, faster than the hand moves. Nothing in there "
            "knows what a digit is. There are pixels, weights, products and sums, and the bend at zero. How the "
            "weights came to have these values is a story for chapter 5."
        ),
        probe=DIGIT,
        recording=PICTURES,
        task=tr("Press Ctrl+L and draw a digit, then add a stroke that makes another one of it."),
    )


def _multiplications(facts: Facts, probe: str) -> int:
    """Of one forward pass."""
    return int(facts.answer(facts.steps[-1], probe, Question("operations"))["multiplications"].sum())


def _tokens(facts: Facts, probe: str) -> int:
    return len(facts.answer(facts.steps[-1], probe, Question("tokens"))["tokens"])


def _own(
    left: tuple[tuple[int, ...], ...], top: tuple[tuple[int, ...], ...], cell: tuple[int, int] = (0, 0)
) -> PanelView:
    """Two matrices of our own, with the cell that is shown."""
    sizes = {"rows": len(left), "inner": len(top), "columns": len(top[0])}
    matrices = {**sizes, "left": _grid(left), "top": _grid(top)}
    place = {"cell": list(cell), "building": False}
    return PanelView("matrix_multiply", {"own": True, "own_place": place, "matrices": matrices})


def _grid(rows: tuple[tuple[int, ...], ...]) -> list[list[float]]:
    grid = np.zeros((LARGEST_SIDE, LARGEST_SIDE))
    grid[: len(rows), : len(rows[0])] = rows
    return grid.tolist()
