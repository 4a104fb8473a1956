"""What is said of serial and parallel: the finding, the counts, what was measured, the formula."""

from __future__ import annotations

from html import escape

from scoutview.graphics.base.numbers import count, in_words, share, three_digits
from scoutview.graphics.base.sentence import capital
from scoutview.language import tr
from scoutview.panels.serial_or_parallel.plan import Order, Orders, Speeds

BUSY = 0.1  # share of the time from which on it is said that the machine did something else
ARTICLES = {"LSTM": tr("an LSTM"), "minGRU": tr("a minGRU"), "Transformer": tr("a transformer")}
_BRIEF_OF_ONE = "Steps in a row for 1 token: {brief}."
HERE, BUILT = tr("this recording"), tr("as it is built")
NOT_MEASURED = tr("How fast is this machine? “Measure” trains three small models for a few seconds to find out.")
IN_WORDS = tr(
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
_MEASURED = tr(
    "<p>Measured are untrained models of {} weights (without a table of positions), forward and backward, 2,048 random "
    "tokens at a time, in texts of each length; the quickest of three passes counts{}. Kept until the program ends.</p>"
)
SOURCES = tr(
    "<p>Sources: Hochreiter, Schmidhuber 1997, Long Short-Term Memory; Vaswani et al. 2017, Attention Is All You Need; "
    "Feng et al. 2024, Were RNNs All We Needed?</p>"
)


def tokens_words(number: int) -> str:
    return tr("%n tokens", "", number, one="1 token")


def finding(orders: Orders) -> tuple[str, ...]:
    """How many steps wait for each other in the recorded architecture, and in the other one; from long to short."""
    own = _sentence(orders.recorded, orders)
    other = next((order for order in orders.every if not order.is_recorded), None)
    both = f"; {_sentence(other, orders)}" if other is not None else ""
    brief = ", ".join(f"{order.name} {count(order.steps)}" for order in orders.every)
    short = tr("Steps in a row for %n tokens: {brief}.", "", len(orders.tokens), one=_BRIEF_OF_ONE)
    return f"{capital(own)}{both}.", short.format(brief=brief)


def _sentence(order: Order, orders: Orders) -> str:
    """What it takes; of the recorded one it is said that these are steps in a row."""
    tokens = len(orders.tokens)
    if order.scans:
        told = (
            tr("{model} takes {products} steps in a row for any text, plus a sum along it")
            if order.is_recorded
            else tr("{model} takes {products} for any text, plus a sum along it")
        )
    elif order.is_constant:
        told = (
            tr("{model} takes {steps} steps in a row for any text")
            if order.is_recorded
            else tr("{model} takes {steps} for any text")
        )
    elif order.is_recorded:
        one = "{model} takes {steps} steps in a row for this 1 token, {long_steps} for {long_text}"
        told = tr(
            "{model} takes {steps} steps in a row for these %n tokens, {long_steps} for {long_text}",
            "",
            tokens,
            one=one,
        )
    else:
        one = "{model} takes {steps} for this 1 token, {long_steps} for {long_text}"
        told = tr("{model} takes {steps} for these %n tokens, {long_steps} for {long_text}", "", tokens, one=one)
    return told.format(
        model=ARTICLES.get(order.name, order.name),
        products=count(order.products),
        steps=count(order.steps),
        long_steps=count(order.long_steps),
        long_text=count(orders.long_text),
    )


def heading(order: Order) -> tuple[str, str]:
    """Its name, and whether it is what was recorded."""
    return order.name, HERE if order.is_recorded else BUILT


def counter(order: Order, orders: Orders, step: int) -> tuple[str, ...]:
    """How far it is at a step, and how many it takes, from long to short."""
    now = min(step, order.steps)
    told = f": {order.answer}" if order.answer else ""
    done = now == order.steps
    at = (
        tr("done after {now} steps{told}").format(now=count(now), told=told)
        if done
        else tr("step {number} of {every}").format(number=count(now), every=count(order.steps))
    )
    long = tr("{at} · {long_text} tokens: {long_steps}").format(
        at=at, long_text=count(orders.long_text), long_steps=count(order.long_steps)
    )
    if not order.scans:
        return long, at
    scanned, all_scanned = order.steps - order.products, order.long_steps - order.long_products
    return (
        tr("{long}, but {all_scanned} are multiply-adds").format(long=long, all_scanned=count(all_scanned)),
        tr("{at} · {scanned} are multiply-adds").format(at=at, scanned=count(scanned)),
        at,
    )


def speed_words(speeds: Speeds, *, unfinished: bool) -> tuple[str, ...]:
    """What was measured, and why it is so, from long to short."""
    if not speeds.is_whole:
        return (
            tr("Measuring: {measured} of {every} numbers.").format(
                measured=count(speeds.measured), every=count(speeds.points)
            ),
        )
    longest = count(int(speeds.lengths[-1]))
    rates = ", ".join(f"{name} {three_digits(rate / 1000)}" for name, rate in speeds.at_longest())
    told = tr("Measured here, {by}: in texts of {longest} tokens {rates} thousand tokens a second.").format(
        by=_by(speeds), longest=longest, rates=rates
    )
    why = _why(speeds)
    busy = ""
    if speeds.busy > BUSY:
        busy = tr(" Meanwhile the machine did something else for up to {busy} of the time.").format(
            busy=share(speeds.busy)
        )
    elif unfinished:
        busy = tr(" While a run trains, such numbers can be lower.")
    return f"{told}{why}{busy}", f"{told}{busy}", told


def _by(speeds: Speeds) -> str:
    if speeds.device:
        return tr("by {device}").format(device=speeds.device)
    return tr("on one core") if speeds.cores == 1 else tr("on {cores} cores").format(cores=in_words(speeds.cores))


def _why(speeds: Speeds) -> str:
    if not speeds.is_alone:
        return ""
    quickest = speeds.at_longest()[0][0]
    if quickest == "Transformer":
        return " " + tr(
            "One core computes one thing after the other, so what could be done at once takes its time as well."
        )
    return " " + tr(
        "One core computes one thing after the other, so what could be done at once takes its time as well, "
        "and attention compares each token with each before it."
    )


def order_formula(orders: Orders | None, speeds: Speeds | None) -> str:
    """The formula with this text's numbers."""
    told = (
        ""
        if orders is None
        else "<p>{} {}</p>".format(
            finding(orders)[0], tr("After them it says {answer}.").format(answer=escape(orders.recorded.answer))
        )
    )
    if speeds is None:
        return f"{IN_WORDS}{told}{SOURCES}"
    weights = ", ".join(f"{count(each)} ({name})" for name, each in zip(speeds.models, speeds.weights, strict=True))
    clock = tr(", by this thread's own time on its core") if speeds.is_alone else ""
    measured = _MEASURED.format(weights, clock)
    return f"{IN_WORDS}{told}{measured}{SOURCES}"
