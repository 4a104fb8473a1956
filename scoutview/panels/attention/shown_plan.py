"""What the attention panel shows and says of it, for its present choices. Arithmetic only."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np

from scoutview.frame import Curves
from scoutview.graphics.base.token_label import token_label
from scoutview.language import tr
from scoutview.observation import History, HistoryRequest, Observation, Question
from scoutview.panels.attention import words
from scoutview.panels.attention.choice_plan import HeadChoice
from scoutview.panels.attention.derivation_plan import Derivation, derivation_of
from scoutview.panels.attention.facts_plan import Head, HeadFacts, facts_of
from scoutview.panels.attention.first_plan import Ablation, First, deciding_history, effects_history, first_of
from scoutview.panels.attention.head_plan import is_causal
from scoutview.panels.attention.others_plan import OtherLook, look_of_another
from scoutview.panels.attention.words import Words
from scoutview.probe import Probe

NO_ATTENTION = np.zeros((1, 1, 1, 1), np.float32)
STEPS = "attention_steps"
OWN_FACTS = 3  # lines: of a head that somebody chose, its pattern and its effect are told
FACTS_BELOW_MAPS = 2  # the same below large maps, which are wide


@dataclass(frozen=True, eq=False)
class ShownHeads:
    """One observation: `attention` (layers, heads, tokens, tokens), what else it tells of heads, and `first`."""

    attention: np.ndarray = field(default_factory=lambda: NO_ATTENTION)
    labels: tuple[str, ...] = ()
    facts: HeadFacts = field(default_factory=HeadFacts)
    step: int = 0
    probe: Probe | None = None
    tells_steps: bool = False  # the lab tells the way to each share
    ablates: bool = False  # and what is predicted without each head
    way: Derivation | None = None  # to a share, of the head and the row that were asked for
    first: First = field(default_factory=First)
    choice: HeadChoice = field(default_factory=HeadChoice)
    here: First = field(default_factory=First)  # the same of the frame on screen, as it was told last

    @property
    def shape(self) -> tuple[int, ...]:
        return self.attention.shape

    @cached_property
    def causal(self) -> bool:
        """Whether no token looks at a later one."""
        return is_causal(self.attention)

    @property
    def counts(self) -> tuple[int, int, int]:
        """Layers, heads in each, tokens."""
        return self.shape[0], self.shape[1], self.shape[-1]

    @property
    def head(self) -> Head:
        """The one that is kept."""
        return self.choice.kept_head(self.shape)

    @property
    def row(self) -> int:
        """The one that is kept."""
        return self.choice.kept_row(self.shape)

    @property
    def in_steps(self) -> bool:
        return self.choice.view == "steps" and self.tells_steps

    def is_own(self, head: Head) -> bool:
        """Whether a person chose this head, so that all is told of it."""
        return self.choice.is_own_choice(head, self.shape)

    def histories(self, curves: Curves, *, with_effects: bool) -> Collection[HistoryRequest]:
        """What must be known of the deciding frame; `with_effects`, of the frame on screen as well."""
        if not self.labels:
            return ()
        effects = [effects_history(self.step)] if with_effects and self.ablates else []
        return tuple(dict.fromkeys((*deciding_history(curves, ablates=self.ablates), *effects)))

    def told(self, history: History, curves: Curves) -> "ShownHeads":
        """The same with what this tells; nothing where it is not of these frames, or has no answer yet."""
        found = first_of(history)
        if found is None:
            return self
        is_here = history.request == effects_history(self.step)
        decides = history.request in deciding_history(curves, ablates=self.ablates)
        return replace(self, here=found if is_here else self.here, first=found if decides else self.first)

    def steps_question(self) -> Question:
        """For the way to the shares of this head and this row: the last token's, however many there are."""
        layer, head = self.head
        row = self.choice.row
        return Question.of(STEPS, layer=layer, head=head, **({} if row is None else {"query": row}))

    def derivation(self) -> Derivation | None:
        """The way to the chosen share; while another head or row is asked for, to the largest one of before."""
        if self.way is None:
            return None
        is_asked = (self.way.head, self.way.row) == (self.head, self.row)
        return self.way.to_key(self._key() if is_asked else int(np.nan_to_num(self.way.shares).argmax()))

    def _key(self) -> int:
        """The token looked at whose share is told: unless chosen, the one looked at most.

        For the last token that is so at the deciding frame, so that it is the same one at every step.
        """
        tokens, chosen = self.shape[-1], self.choice.key
        known = self.first.key(self.head, tokens) if self.choice.row is None else chosen
        if known is not None:
            return min(known, tokens - 1)
        return int(np.nan_to_num(self.attention[self.head][self.row]).argmax())

    # words

    def sentence(self, head: Head, row: int, *, short: bool = False) -> str:
        """A row read aloud."""
        told = words.reading_of(
            self.labels, self.attention[head][row], row, self.causal, short=short, exact=self.in_steps
        )
        return words.with_another(told, self.labels, self.look_of_another(head, row), exact=self.in_steps)

    def look_of_another(self, head: Head, row: int) -> OtherLook | None:
        """What matters beside what this head looks at, where tokens are few."""
        return look_of_another(self.attention, head, row)

    def parts_in_prediction(self, head: Head) -> Sequence[str]:
        """What the head does for this prediction, as far as that is known, from long to short."""
        ablation = self._ablation()
        return () if ablation is None else words.parts_in_prediction(ablation, head, is_first=head == self.here.head)

    def words_about(self, head: Head, row: int, *, with_effects: bool, with_finding: bool) -> Words:
        """That a head has no clear pattern is told only of one that somebody chose.

        Without `with_finding` what the finding says is left out: that stands over the panel.
        """
        facts, off, is_named = self.facts, head in self.facts.off, bool(self.facts.tag(head))
        effect = facts.effect_text(head) if with_effects or off else ""
        pattern = facts.pattern_text(head) if is_named or self.is_own(head) else ""
        lines = ((pattern, "text" if is_named else "text3"), (effect, "text2"))
        if not with_finding:
            is_found = (head, row) == (self.head, self.row)
            return Words(facts=lines) if is_found else Words(lead=f"{words.headline(head)}: {self.sentence(head, row)}")
        part, *shorter = ("",) if off else self.parts_in_prediction(head) or ("",)
        short = self.sentence(head, row, short=True)
        return Words(words.headline(head), self.sentence(head, row), lines, part, [short], shorter)

    def longest_words(self, *, with_finding: bool) -> Words:
        """As long as any about this text may get: room for them is kept, so that what stands below stays there.

        The same ones at every step, whatever is known by then.
        """
        tells_all = self.is_own(self.head) or self.in_steps  # there a choice moves nothing either
        facts = OWN_FACTS if self.facts.names and tells_all else 0
        if not with_finding:
            return Words(facts=[("", "")] * min(facts, FACTS_BELOW_MAPS))
        part = words.longest_part(self.labels) if self.ablates else ""
        lead = words.longest_reading(self.labels, exact=self.in_steps)
        return Words(words.headline(self.head), lead, [("", "")] * facts, part)

    def finding(self) -> str:
        head = self.head
        if head in self.facts.off:
            return tr("{head} is off: what it reads is not passed on.").format(head=words.headline(head))
        is_last = self.row == len(self.labels) - 1  # it is what the prediction is made of
        other = self.look_of_another(head, self.row) if is_last else None
        weights = self.attention[head][self.row]
        fetched = "" if other is None else words.fetching(self.labels, head, weights, self.row, other)
        worth = self._worth(head) if is_last else ""
        told = fetched or self.sentence(head, self.row, short=bool(worth))
        return f"{told.removesuffix('.')}; {worth}." if worth else told

    def _worth(self, head: Head) -> str:
        """What becomes of the answer without this head, as far as that is known."""
        ablation = self._ablation()
        return "" if ablation is None else words.worth(ablation, head)

    def _ablation(self) -> Ablation | None:
        """What is known of this step and this probe; of another one nothing is said."""
        known = self.here.ablation
        if known is None or self.probe is None or not self.here.is_about(self.probe):
            return None
        return known if known.step == self.step else None

    def notes(self) -> tuple[Sequence[str], Mapping[Head, str]]:
        """What the likeliest answer has left without each head, and what is said over all of that, long to short."""
        ablation = self._ablation()
        if ablation is None or ablation.without.shape != self.shape[:2]:
            return (), {}
        return words.without_words(ablation), ablation.notes


def shown_of(observation: Observation, before: ShownHeads) -> ShownHeads:
    """What this observation shows, with the choices of before."""
    attention = observation["attention"]
    labels = tuple(token_label(str(token)) for token in observation["tokens"])
    return ShownHeads(
        attention,
        labels,
        facts_of(observation),
        observation.step,
        observation.probe,
        "attention_answer" in observation,
        "attention_answer" in observation and bool(observation.arrays.get("attention_without_heads", True)),
        derivation_of(observation, labels),
        before.first,
        before.choice.within(attention.shape),
        before.here,
    )
