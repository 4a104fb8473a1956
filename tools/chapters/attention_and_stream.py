"""Chapter 4: how a text goes through a transformer, part by part, and what is missing where a part is switched off."""

from __future__ import annotations

import numpy as np

from scoutview.graphics.base.numbers import count, in_words, likelihood, share, two_decimals
from scoutview.language import tr
from scoutview.observation import Question
from scoutview.talks.scene import PanelView
from tools.talk_facts import Facts, Telling

HEAD, NEURON = (1, 0), (1, 58)  # that look back at the thing, and fire before it is given away
PREDICTION, STREAM = PanelView("prediction"), PanelView("residual_stream")
LOOKING = PanelView("attention", {"head": list(HEAD)})
SHARES = 5  # the stage of a percentage at which all scores of a row and their shares are seen


def attention_and_stream(facts: Facts) -> list[Telling]:
    """The stream, the heads that look back, the neurons that answer, and each of them switched off."""
    return [*_stream(facts), *_attention(facts), *_mlp(facts), *_sum(facts)]


def _stream(facts: Facts) -> list[Telling]:
    last, probe = facts.steps[-1], facts.default_probe()
    width, blocks = count(facts.setting("width")), in_words(facts.setting("layers"))
    stops = [
        str(token).strip() for token in facts.answer(last, probe, Question("residual_stream"))["lens_tokens"][:, -1]
    ]
    first, second, end = stops[0], stops[1], stops[-1]
    return [
        Telling(
            tr("One line, and parts that write on it"),
            tr(
                "Each token is {width} numbers on the line at the left, the stream. {blocks} blocks read it and add to "
                "it."
            ).format(width=width, blocks=blocks.capitalize()),
            last,
            (PanelView("circuit"),),
            tr(
                "Read the picture from below, with a finger on the thick line. A token is looked up and becomes a row "
                "of numbers; that row runs upwards. Attention reads it, reckons, and adds its result. Then the MLP "
                "does the same, and then again both. Nothing is ever wiped out: at the top stands the sum of all. "
                "Remember the two kinds of part. Attention fetches something from other tokens. The MLP works on one "
                "token at a time; in this small model it also gets a glance at the three before it."
            ),
            task=tr("Press play above the picture, and follow the text part by part."),
        ),
        Telling(
            tr("What would it say on the way?"),
            tr(
                "Read out too early, it would say “{first}”, then “{second}”. Only at the last stop is it “{end}”."
            ).format(first=first, second=second, end=end),
            last,
            (STREAM,),
            tr(
                "The text is a little story: the fox found an apple, and gives something away. Each column is a token, "
                "and each row a stop on the way, from below to above. A cell says which word the model would name next "
                "if it had to stop there. Look at the last column, above “the”, from below: one word after the other, "
                "and only at the top the right one. An answer is not looked up somewhere. It comes about, step by step."
            ),
            task=tr("Click a cell further left: what does it expect there, and how sure is it?"),
        ),
    ]


def _attention(facts: Facts) -> list[Telling]:
    last, probe = facts.steps[-1], facts.default_probe()
    tokens = [str(token).strip() for token in facts.answer(last, probe, Question("tokens"))["tokens"]]
    row = _looks(facts, last)
    seen, given = tokens[int(row.argmax())], share(float(row.max()))
    block, head = HEAD
    before, after = (
        _likely(facts, seen),
        _likely(facts, seen, f"head {block}.{head} off"),
    )
    without_all, key = _likely(facts, seen, f"block {block} attention off"), int(row.argmax())
    looks = {step: float(_looks(facts, step)[key]) for step in facts.steps}
    away = min(looks, key=looks.__getitem__)
    at_first, at_least = share(looks[0]), share(looks[away])
    assert _looks(facts, away).argmax() == len(tokens) - 1, "the last token does not look at itself then"
    heads = in_words(facts.setting("layers") * facts.setting("heads"))
    keys = facts.answer(last, probe, Question.of("attention_steps", layer=block, head=head))
    numbers, score = count(len(keys["steps_query"])), two_decimals(float(keys["steps_scores"][key]))
    return [
        Telling(
            tr("Attention: looking back"),
            tr(
                "Each row shows where a token looks. The last, “the”, gives {given} of its attention to “{seen}”."
            ).format(given=given, seen=seen),
            last,
            (LOOKING,),
            tr(
                "Follow the bow at the top: from the last word back to the one that it looks at. The table below says "
                "the same for every token: a row adds up to all of its attention, and the cell that stands out is "
                "where most of it goes. The upper right is empty, for nobody may look ahead. This is one head; the "
                "model has {heads}, and each looks in its own way. Nobody told this one to look for the thing that was "
                "found."
            ).format(heads=heads),
            task=tr("Press Ctrl+L and let the fox find a yellow broom: does the bow follow?"),
        ),
        Telling(
            tr("Where {given} come from").format(given=given),
            tr(
                "A score for each token, {numbers} products added up. “{seen}” has the highest, {score}, and so the "
                "share of {given}."
            ).format(numbers=numbers, seen=seen, score=score, given=given),
            last,
            (
                PanelView(
                    "attention",
                    {"head": list(HEAD), "row": len(tokens) - 1, "key": key, "view": "steps", "stage": SHARES},
                ),
            ),
            tr(
                "Point at the column of scores: each of them is a sum, as in chapter 3. The last token asks a "
                "question, its query, a row of {numbers} numbers. Each earlier token has a label, its key, as long. "
                "Product by product, added up, they make the score: how well does this label fit to my question? To "
                "the right the scores become shares, which are 100 per cent together, and the highest takes nearly "
                "all. What is then fetched from “apple” is a third row, its value. Queries, keys and values are all "
                "made by tables of weights, and were learned."
            ).format(numbers=numbers),
            task=tr("Press play above the table, and follow the way from query and key to the share."),
        ),
        Telling(
            tr("Luck at first, then learned"),
            tr(
                "By luck “{seen}” gets {at_first} at the start. At step {away} it gets {at_least}, and in the end "
                "{given}."
            ).format(seen=seen, at_first=at_first, away=away, at_least=at_least, given=given),
            last,
            (LOOKING, PREDICTION),
            tr(
                "Let it play, and watch the last row and the bars beside it. At the start all weights were drawn by "
                "lot; where a head looks is luck, and the answer is no better than a guess. Then it unlearns that: at "
                "step {away} “the” looks nearly only at itself. And then it comes back, this time for a reason, and "
                "the bar of the right word grows. No line of code tells it where to look. To look back made its "
                "mistakes smaller, and that is all that counted. How, is the next chapter."
            ).format(away=away),
            (0, last),
            task=tr("Move the timeline: from which step on does it look back for good?"),
        ),
        Telling(
            tr("Switch this head off"),
            tr(
                "Without head {head} of block {block} “{seen}” falls from {before} to {after}. So it did matter."
            ).format(head=head, block=block, seen=seen, before=before, after=after),
            last,
            (PREDICTION, LOOKING),
            tr(
                "A picture of attention is not yet a proof. So we take the head out: what it fetches is set to zero, "
                "and everything else stays. Point at the bar of the right word: the outline shows how long it was "
                "before. It has lost a good part, and other words have gained. But not everything is lost: other heads "
                "in the same block know something of it, too. With all of them off it would fall to {without_all}. "
                "Parts of such a model seldom work alone."
            ).format(without_all=without_all),
            interventions=(f"head {block}.{head} off",),
            task=tr("Switch it on again with the button, then try another head: which one is missed?"),
        ),
    ]


def _looks(facts: Facts, step: int) -> np.ndarray:
    """Where the last token of the text looks with this head."""
    return np.asarray(facts.answer(step, facts.default_probe(), Question("attention"))["attention"][HEAD][-1])


def _mlp(facts: Facts) -> list[Telling]:
    last = facts.steps[-1]
    block, number = NEURON
    told = facts.answer(last, facts.default_probe(), Question.of("neuron", layer=block, neuron=number))
    places = facts.trajectory_end(last, Question.of("neuron_places", layer=block, neuron=number))
    kind, fitting, of = str(places["places_kind"]), int(places["places_of_kind"].sum()), len(places["places_of_kind"])
    word, (before, _, after) = str(told["neuron_target"]).strip(), map(likelihood, told["neuron_likelihoods"].tolist())
    neurons = count(int(told["neuron_shape"].prod()))
    thing = "apple"
    whole, without = _likely(facts, thing), _likely(facts, thing, f"block {block} mlp off")
    return [
        Telling(
            tr("MLP: a neuron that waits for its cue"),
            tr(
                "{fitting} of its {of} strongest places are {kind}. Without it “{word}” falls from {before} to {after}."
            ).format(fitting=fitting, of=of, kind=kind, word=word, before=before, after=after),
            last,
            (PanelView("neurons", {"neuron": list(NEURON)}),),
            tr(
                "The other kind of part. A neuron is one number: a sum, and the bend at zero. This model has {neurons} "
                "of them. At the bottom are the places in unseen text where this one is strongest; read two of them "
                "aloud. It answers when somebody is about to give something away. Now the bars in the middle: with all "
                "of the neuron, with half of it, without. Here a single number does nearly all of the work. One should "
                "not expect that of every neuron."
            ).format(neurons=neurons),
            task=tr("Click the bar “off” and see what the model says now, then the bar “as it is” to take it back."),
        ),
        Telling(
            tr("Fetched, but not said"),
            tr(
                "Without the MLP of block {block} “{thing}” falls from {whole} to {without}: to look back is not yet "
                "to answer."
            ).format(block=block, thing=thing, whole=whole, without=without),
            last,
            (PREDICTION, STREAM),
            tr(
                "Now all neurons of the last block are off, and attention is as it was. The right word has nearly "
                "gone. So attention did fetch something about the apple, but in a form that is no answer yet; the MLP "
                "made an answer of it. In the table at the right the highest row says what is left. One part brings, "
                "the other part makes something of it: this is the rhythm of every transformer, block after block."
            ),
            interventions=(f"block {block} mlp off",),
            task=tr("Right-click a bar under “What moved the score”: that part is switched off, or on again."),
        ),
    ]


def _sum(facts: Facts) -> list[Telling]:
    last, probe = facts.steps[-1], facts.default_probe()
    told = facts.answer(last, probe, Question("logit_attribution"))
    added = {
        str(name): float(value)
        for name, value in zip(told["attribution_parts"], told["attribution_logits"], strict=True)
    }
    score, word = two_decimals(float(told["attributed_logit"])), str(told["attributed_token"]).strip()
    left = _likely(facts, word, f"head {HEAD[0]}.{HEAD[1]} off")
    of_mlp, of_attention = two_decimals(added["block.1.mlp"]), two_decimals(added["block.1.attention"])
    return [
        Telling(
            tr("The answer is a sum, and no proof"),
            tr(
                "The score of “{word}”, {score}, is added up: {of_mlp} by the last MLP, {of_attention} by the "
                "attention before it."
            ).format(word=word, score=score, of_mlp=of_mlp, of_attention=of_attention),
            last,
            (PanelView("residual_stream", {"mode": "added"}),),
            tr(
                "Since everything is added, one can ask who added what: the bars at the right. The last MLP seems to "
                "do it all, and attention next to nothing. But remember: with one head off, the word fell to {left}. "
                "The MLP works on what attention brought. So a share of a sum is not the same as a cause; to find a "
                "cause, switch it off. The table shows how much each part added to the stream, token by token."
            ).format(left=left),
            task=tr("Press Ctrl+L, type “The wise queen found a blue coat. The queen gave the”, and see who adds now."),
        ),
    ]


def _likely(facts: Facts, word: str, *changes: str) -> str:
    """How likely a word is to come next, with something changed inside the model."""
    told = facts.answer_changed(facts.steps[-1], facts.default_probe(), changes, Question("prediction"))
    names = [str(name).strip() for name in told["outcomes"]]
    return likelihood(float(told["outcome_probabilities"][names.index(word)]))
