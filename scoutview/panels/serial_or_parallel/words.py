"""What is said of serial and parallel: the finding, the counts, what was measured, the formula."""

from __future__ import annotations

from html import escape

from scoutview.graphics.base.numbers import count, in_words, share, three_digits
from scoutview.panels.serial_or_parallel.plan import Order, Orders, Speeds

BUSY = 0.1  # share of the time from which on it is said that the machine did something else
ARTICLES = {"LSTM": "an LSTM", "minGRU": "a minGRU", "Transformer": "a transformer"}
HERE, BUILT = "this recording", "as it is built"
NOT_MEASURED = "How fast is this machine? “Measure” trains three small models for a few seconds to find out."
IN_WORDS = (
    "<p>A row is a product that is computed for each token: its cell has the number of the step at which it can be "
    "computed at the earliest, by a machine with as many cores as one likes. What a cell waits for follows from the "
    "model itself: a product from the ones that it multiplies, the memory of an LSTM also from itself <b>at the token "
    "before</b>. Norms, softmax, sums and convolutions are left out of the count, as they are no products.</p>"
    "<p style='font-size:large'>LSTM: h<sub>t</sub> = f(W x<sub>t</sub> + U h<sub>t−1</sub>)<br>"
    "minGRU: h<sub>t</sub> = (1 − z<sub>t</sub>) h<sub>t−1</sub> + z<sub>t</sub> tanh(v<sub>t</sub>), "
    "z and v from x<sub>t</sub> alone<br>"
    "Transformer: softmax(Q K<sup>T</sup>) V, all tokens at once</p>"
    "<p>In a minGRU all products are of the token alone. What goes along the text is one multiply-add per token and "
    "number, the <b>scan</b>; here it is done one token after the other, as drawn. A tree of multiply-adds would need "
    "about log<sub>2</sub> T levels instead; it is not used.</p>"
    "<p>This is the order of reading a text, as in training. Writing on goes token by token in all of them: the next "
    "token must be known first.</p>"
)
_MEASURED = (
    "<p>Measured are untrained models of {} weights (without a table of positions), forward and backward, 2,048 random "
    "tokens at a time, in texts of each length; the quickest of three passes counts{}. Kept until the program ends.</p>"
)
SOURCES = (
    "<p>Sources: Hochreiter, Schmidhuber 1997, Long Short-Term Memory; Vaswani et al. 2017, Attention Is All You Need; "
    "Feng et al. 2024, Were RNNs All We Needed?</p>"
)


def tokens_words(number: int) -> str:
    return "1 token" if number == 1 else f"{count(number)} tokens"


def finding(orders: Orders) -> tuple[str, ...]:
    """How many steps wait for each other in the recorded architecture, and in the other one; from long to short."""
    own = _sentence(orders.recorded, orders, f"steps in a row for {_these(len(orders.tokens))}")
    other = next((order for order in orders.every if not order.is_recorded), None)
    both = f"; {_sentence(other, orders, f'for {_these(len(orders.tokens))}')}" if other is not None else ""
    brief = ", ".join(f"{order.name} {count(order.steps)}" for order in orders.every)
    return f"{own[0].upper()}{own[1:]}{both}.", f"Steps in a row for {tokens_words(len(orders.tokens))}: {brief}."


def _sentence(order: Order, orders: Orders, these: str) -> str:
    """What it takes; `these` says for what, of an order that depends on the text."""
    takes = f"{ARTICLES.get(order.name, order.name)} takes"
    in_a_row = "steps in a row " if order.is_recorded else ""
    if order.scans:
        return f"{takes} {count(order.products)} {in_a_row}for any text, plus a sum along it"
    if order.is_constant:
        return f"{takes} {count(order.steps)} {in_a_row}for any text"
    return f"{takes} {count(order.steps)} {these}, {count(order.long_steps)} for {count(orders.long_text)}"


def _these(number: int) -> str:
    return f"{'this' if number == 1 else 'these'} {tokens_words(number)}"


def heading(order: Order) -> tuple[str, str]:
    """Its name, and whether it is what was recorded."""
    return order.name, HERE if order.is_recorded else BUILT


def counter(order: Order, orders: Orders, step: int) -> tuple[str, ...]:
    """How far it is at a step, and how many it takes, from long to short."""
    now = min(step, order.steps)
    told = f": {order.answer}" if order.answer else ""
    done = now == order.steps
    at = f"done after {count(now)} steps{told}" if done else f"step {count(now)} of {count(order.steps)}"
    long = f"{at} · {count(orders.long_text)} tokens: {count(order.long_steps)}"
    if not order.scans:
        return long, at
    scanned, all_scanned = order.steps - order.products, order.long_steps - order.long_products
    return f"{long}, but {count(all_scanned)} are multiply-adds", f"{at} · {count(scanned)} are multiply-adds", at


def speed_words(speeds: Speeds, *, unfinished: bool) -> tuple[str, ...]:
    """What was measured, and why it is so, from long to short."""
    if not speeds.is_whole:
        return (f"Measuring: {count(speeds.measured)} of {count(speeds.points)} numbers.",)
    longest = count(int(speeds.lengths[-1]))
    rates = ", ".join(f"{name} {three_digits(rate / 1000)}" for name, rate in speeds.at_longest())
    told = f"Measured here, {_by(speeds)}: in texts of {longest} tokens {rates} thousand tokens a second."
    why = _why(speeds)
    busy = ""
    if speeds.busy > BUSY:
        busy = f" Meanwhile the machine did something else for up to {share(speeds.busy)} of the time."
    elif unfinished:
        busy = " While a run trains, such numbers can be lower."
    return f"{told}{why}{busy}", f"{told}{busy}", told


def _by(speeds: Speeds) -> str:
    if speeds.device:
        return f"by {speeds.device}"
    return "on one core" if speeds.cores == 1 else f"on {in_words(speeds.cores)} cores"


def _why(speeds: Speeds) -> str:
    if not speeds.is_alone:
        return ""
    quickest = speeds.at_longest()[0][0]
    parallel = "One core computes one thing after the other, so what could be done at once takes its time as well"
    if quickest == "Transformer":
        return f" {parallel}."
    return f" {parallel}, and attention compares each token with each before it."


def order_formula(orders: Orders | None, speeds: Speeds | None) -> str:
    """The formula with this text's numbers."""
    told = "" if orders is None else f"<p>{finding(orders)[0]} After them it says {escape(orders.recorded.answer)}.</p>"
    if speeds is None:
        return f"{IN_WORDS}{told}{SOURCES}"
    weights = ", ".join(f"{count(each)} ({name})" for name, each in zip(speeds.models, speeds.weights, strict=True))
    clock = ", by this thread's own time on its core" if speeds.is_alone else ""
    measured = _MEASURED.format(weights, clock)
    return f"{IN_WORDS}{told}{measured}{SOURCES}"
