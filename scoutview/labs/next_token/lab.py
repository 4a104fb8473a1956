"""Next token: a small transformer, or a recurrent network, learns to go on with stories, or with any text."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from scoutview.errors import UserError
from scoutview.frame import Arrays, Curves, Evaluation, Mark
from scoutview.labs.average import PolynomialAverage
from scoutview.labs.declaration import (
    TEXT,
    Arrangement,
    Column,
    DeclaredSweep,
    ProbeEntry,
    Row,
    SampleTraining,
    ShownChannel,
    Taken,
    Thumbnail,
)
from scoutview.labs.lab import FLOPS_PER_NUMBER, Batch, Lab, LossSample, training_bytes
from scoutview.labs.next_token.channels import ABOUT_MODEL, TRAJECTORIES, lacking_in, next_token_channels
from scoutview.labs.next_token.recipe import Recipe, recipe_for
from scoutview.labs.next_token.settings import RECURRENT, NextTokenSettings
from scoutview.labs.shared_channels import ABOUT_LEARNING, LEARNING_TRAJECTORIES
from scoutview.language import tr
from scoutview.observation import Question
from scoutview.probe import TextProbe
from scoutview.settings import Settings

if TYPE_CHECKING:
    import torch
    from torch import Tensor, nn

    from scoutview.labs.next_token.answers import TextAnswers
    from scoutview.labs.next_token.carried_text import CarriedText
    from scoutview.labs.next_token.token_kinds import TokenKinds
    from scoutview.labs.next_token.token_source import TokenSource

WARM_UP_STEPS = 30
SLOWEST = 0.1  # of the learning rate, from the planned end on
ADAMW_SHARE = 0.2  # of the learning rate, where AdamW moves all; beside Muon the recipe says it
MOMENTUM = 0.95
TABLES = ("embedding.weight", "unembedding.weight")
# widths per token that are kept for going backwards: norms, attention, a hidden layer of four, and what else there is
KEPT_PER_LAYER = {"gpt2": 17, "conv-transformer": 27, "lstm": 12, "mingru": 24}
WEIGHTS_PER_LAYER = {"gpt2": 12, "conv-transformer": 12, "lstm": 8, "mingru": 8}  # in squares of the width
EXAMPLES = {"lstm": "output of block.0.recurrent off", "mingru": "block 0 mlp off"}  # of interventions
INSIDE_PANELS = ("attention", "circuit", "residual_stream", "neurons", "matrix_multiply", "serial_or_parallel")
TRAIN_WINDOWS = 8  # evaluated at every frame: more would cost more than it tells
ETA = 8.0  # of the polynomial average: the last ninth of the run so far
MARKS_IN_WORDS = {
    ("beats token counts", "words"): tr("beats counting words"),
    ("beats token counts", "characters"): tr("beats counting characters"),
    ("beats token pairs", "words"): tr("beats counting pairs of words"),
    ("beats token pairs", "characters"): tr("beats counting pairs of characters"),
}
SAMPLED = 128  # tokens of held-out text whose loss is looked at as a weight moves
READ_TOKENS = 8  # the last of those that an answer was given after are told with it
MOST_NAMED = 5  # unknown characters named in a note
IN_WORDS = {"\n": tr("a line break"), "\t": tr("a tab")}


def arranged(inside: Sequence[str]) -> Arrangement:
    """How the panels stand, with these in the middle."""
    return (
        Column(416, (Row(1, ("embedding", "learning_curves", "one_weight", "one_step", "loss_landscape")),)),
        Column(544, (Row(1, (*inside, "isoflop", "runs")),)),
        Column(288, (Row(1, ("prediction", "next_token")),)),
    )


class NextToken(Lab[NextTokenSettings, TextProbe]):
    """Cross-entropy of each token given those before it, by Muon and AdamW.

    Sources: Radford et al. (2019), GPT-2; Jordan (2024), Muon: An optimizer for hidden layers in neural networks.
    """

    name = "next_token"
    title = tr("Next token")
    summary = tr("A transformer learns to go on with your text.")
    loss_kind = "cross-entropy"
    loss_unit = tr("nats of surprise per token")
    example_words = (tr("text"), tr("texts"))
    Settings: ClassVar[type[Settings]] = NextTokenSettings
    channels = next_token_channels()
    about_model = frozenset({"vocabulary", "embedding", "embedding_map"}) | ABOUT_MODEL | ABOUT_LEARNING
    trajectories = TRAJECTORIES | LEARNING_TRAJECTORIES
    arrangement = arranged(INSIDE_PANELS)
    thumbnail = Thumbnail("matrix", (ShownChannel("attention"),))
    probe_entry = ProbeEntry(
        "text",
        example="a text",
        invitation=tr("Ask the model: type the beginning of a text"),
        meaning=tr("the text the model continues"),
    )
    intervention_example = "head 1.3 off"
    takes = (Taken(TEXT, "corpus"),)
    sweeps = (
        DeclaredSweep(
            "isoflop",
            tr("isoFLOP curves"),
            tr(
                "Five sizes of one small model, each trained with as much computing. Read at a quarter, a half and all"
                " of it, they show which size is best for how much. It took 45 seconds on two idle cores."
            ),
            {"preset": "isoflop", "stored_weights": "float16"},
            {"width": ("14", "20", "26", "36", "50")},
            budgets=(6e10, 1.2e11, 2.4e11),
        ),
    )
    sample = SampleTraining({"width": "64", "steps": "600"}, frames=14)

    def __init__(self, settings: NextTokenSettings, assets: Mapping[str, bytes] | None = None) -> None:
        super().__init__(settings, assets)
        if settings.architecture in RECURRENT:
            self.arrangement = arranged((*INSIDE_PANELS[-1:], *INSIDE_PANELS[:-1]))  # the one that is about it first
        self.intervention_example = EXAMPLES.get(settings.architecture, type(self).intervention_example)

    def lacking(self) -> Mapping[str, str]:
        return lacking_in(self.settings.architecture)

    # training

    def assets(self) -> Mapping[str, bytes]:
        return dict(self.given_assets) if self.given_assets is not None else self._carried.to_assets()

    def data_title(self) -> str:
        from scoutview.labs.next_token.text import corpus_title

        return corpus_title(self.settings.corpus)

    def memory_bytes(self) -> int:
        settings, tokens = self.settings, len(self._carried.tokenizer)
        per_layer = WEIGHTS_PER_LAYER[settings.architecture]
        weights = per_layer * settings.layers * settings.width**2 + (2 * tokens + settings.context) * settings.width
        per_token = (
            KEPT_PER_LAYER[settings.architecture] * settings.layers * settings.width + 4 * tokens
        )  # 4: what becomes of the logits
        return training_bytes(weights, self._batch * settings.context * per_token)

    def tokens_per_step(self) -> float:
        return float(self._batch * self.settings.context)

    def flops_per_step(self, weights: int) -> float:
        """Counted of the weights that are multiplied: of the matrices, the unembedding among them.

        The rows of the tables of tokens and positions are only looked up, so they are no work. How many tokens there
        are is found in the number of weights, since a recording is told of without its vocabulary.
        """
        settings = self.settings
        matrices = WEIGHTS_PER_LAYER[settings.architecture] * settings.layers * settings.width**2
        blocks = matrices + (13 * settings.layers + 2) * settings.width  # with the biases, and the gains of the norms
        unembedding = (weights - blocks - settings.context * settings.width) / 2  # the table of tokens is as large
        return FLOPS_PER_NUMBER * (matrices + max(0.0, unembedding)) * self.tokens_per_step()

    def build_model(self, rng: torch.Generator) -> nn.Module:
        from scoutview.models.lstm import untrained_lstm
        from scoutview.models.mingru import untrained_mingru
        from scoutview.models.transformer import CONVOLVING, GPT2, untrained_transformer

        settings = self.settings
        if settings.architecture in RECURRENT:
            return (untrained_lstm if settings.architecture == "lstm" else untrained_mingru)(
                rng,
                tokens=len(self._carried.tokenizer),
                context=settings.context,
                width=settings.width,
                layers=settings.layers,
                embedding_spread=self._recipe.table_spread,
            )
        convolving = replace(CONVOLVING, embedding_spread=self._recipe.table_spread)
        return untrained_transformer(
            rng,
            tokens=len(self._carried.tokenizer),
            context=settings.context,
            width=settings.width,
            layers=settings.layers,
            heads=settings.heads,
            architecture=GPT2 if settings.architecture == "gpt2" else convolving,
        )

    def build_optimizers(self, model: nn.Module) -> Sequence[torch.optim.Optimizer]:
        from torch import nn

        from scoutview.models.optimizer import AdamW, Muon, Muon32

        rate, kind = self.settings.learning_rate * self._width_factor, self.settings.optimizer
        if kind == "adamw":
            return [AdamW(model.parameters(), lr=ADAMW_SHARE * rate, betas=(0.9, 0.95), weight_decay=0)]
        products = (module for module in model.get_submodule("block").modules() if isinstance(module, nn.Linear))
        matrices = [product.weight for product in products]
        muon = Muon32(matrices, rate, MOMENTUM) if kind == "muon32" else Muon(matrices, rate, 0, MOMENTUM)
        known, recipe = {id(matrix) for matrix in matrices}, self._recipe
        rest = [  # a group for each, so that they keep their order whatever decays
            {"params": [weight], "weight_decay": recipe.table_decay if name in TABLES else 0}
            for name, weight in model.named_parameters()
            if id(weight) not in known
        ]
        return [muon, AdamW(rest, lr=recipe.adamw_share * rate, betas=(0.9, 0.95))]

    def learning_rate(self, step: int) -> float:
        half = self.settings.steps / 2
        if self.settings.schedule == "constant":
            return min(1.0, step / WARM_UP_STEPS)
        decay = 1 - (1 - SLOWEST) * (step - half) / half
        return min(1.0, step / WARM_UP_STEPS, max(SLOWEST, decay))

    @property
    def average(self) -> PolynomialAverage | None:
        return PolynomialAverage(ETA) if self.settings.average == "polynomial" else None

    def draw_batch(self, rng: torch.Generator) -> Batch:
        return self._source.training.windows(rng, self._batch, self.settings.context)

    def loss(self, model: nn.Module, batch: Batch) -> Tensor:
        from torch.nn import functional as F

        ids, following = batch  # (B, T) each
        return F.cross_entropy(model(ids).flatten(0, 1), following.flatten())

    def loss_sample(self) -> LossSample:
        from scoutview.labs.next_token.held_out import windows

        ids, following = windows(self._carried, SAMPLED, self.settings.context)
        return LossSample((ids, following), tr("{count:,} tokens of unseen text").format(count=ids.numel()))

    def scored_answers(self, model: nn.Module, batch: Batch) -> Arrays:
        from scoutview.analysis.scored_answers import scored_tokens

        ids, following = batch  # (B, T) each
        return scored_tokens(model(ids), ids, following, self._carried.tokenizer.vocabulary, READ_TOKENS)

    def evaluate(self, model: nn.Module) -> Mapping[str, float]:
        from scoutview.analysis.scored_answers import loss_and_accuracy

        metrics = {}
        for name, (ids, following) in self._evaluated.items():
            metrics[f"{name}_loss"], metrics[f"{name}_accuracy"] = loss_and_accuracy(model, ids, following)
        return metrics

    @cached_property
    def evaluation(self) -> Evaluation:
        context = self.settings.context
        asked = {"train": TRAIN_WINDOWS * context, "validation": self.settings.evaluated * context}
        return Evaluation(tr("unseen tokens"), tr("tokens it trained on"), tr("are guessed right"), asked)

    def mark_in_words(self, name: str) -> str:
        return MARKS_IN_WORDS.get((name, self.settings.tokens)) or super().mark_in_words(name)

    def marks(self, curves: Curves) -> Sequence[Mark]:
        from scoutview.analysis.overfitting import overfitting_mark
        from scoutview.labs.next_token.text_losses import first_below

        references = self._carried.reference_losses
        return (*first_below(curves, references), *overfitting_mark(curves))

    # asking

    def default_probe(self) -> TextProbe:
        from scoutview.labs.next_token.carried_text import telling_beginning

        text = telling_beginning(*self._carried.telling) + (" " if self.settings.tokens == "characters" else "")
        while " " in text and len(self._carried.tokenizer.encode(text)) > self.settings.context:
            text = text.partition(" ")[2]
        return TextProbe(text=text)

    def parse_probe(self, text: str) -> TextProbe:
        return TextProbe(text=text)

    def format_probe(self, probe: TextProbe) -> str:
        return probe.text

    def observe(self, model: nn.Module, probe: TextProbe, questions: Collection[Question]) -> Mapping[Question, Arrays]:
        answers = self._answers(model, probe)
        return {question: answers.answer(question) for question in questions}

    def unfold(self, model: nn.Module, probe: TextProbe, question: Question) -> Iterator[Arrays]:
        return self._answers(model, probe).unfold(question)

    def positions(self, probe: TextProbe) -> int:
        return min(len(self._all_ids(probe)), self.settings.context)

    def size_in_words(self, probe: TextProbe) -> str:
        count = min(len(self._all_ids(probe)), self.settings.context)
        return tr("%n tokens", "", count, one="1 token")

    def notes(self, probe: TextProbe) -> tuple[str, ...]:
        found = []
        total, fitting = len(self._all_ids(probe)), self.settings.context
        if total > fitting:
            sentence = tr(
                "Only the last {fitting} of {total} tokens fit; the first %n are not read.",
                "",
                total - fitting,
                one="Only the last {fitting} of {total} tokens fit; the first is not read.",
            )
            found.append(sentence.format(fitting=fitting, total=total))
        if unknown := self._carried.tokenizer.unknown_characters(probe.text):
            named = ", ".join(_in_words(character) for character in unknown[:MOST_NAMED])
            sentence = (
                tr("The training text never has {characters} and {more} more: read as an unknown token.")
                if len(unknown) > MOST_NAMED
                else tr("The training text never has {characters}: read as an unknown token.")
            )
            found.append(sentence.format(characters=named, more=len(unknown) - MOST_NAMED))
        if not probe.text:
            found.append(tr("An empty text: the model starts from its first-token mark."))
        return tuple(found)

    # what follows from the settings

    def _answers(self, model: nn.Module, probe: TextProbe) -> TextAnswers:
        from scoutview.labs.next_token.stream_answers import answers_of
        from scoutview.models.token_model import TextModel

        if not isinstance(model, TextModel):
            raise TypeError("this lab asks models of texts only")
        ids = self._all_ids(probe)[-self.settings.context :]
        return answers_of(model, self._carried, probe.text, ids, self._kinds)

    def _all_ids(self, probe: TextProbe) -> list[int]:
        tokenizer = self._carried.tokenizer
        return tokenizer.encode(probe.text) or [tokenizer.start_id]

    @cached_property
    def _recipe(self) -> Recipe:
        carried = self._carried
        return recipe_for(self.settings.recipe, len(carried.tokenizer), int(carried.counts.sum()))

    @property
    def _width_factor(self) -> float:
        """On the learning rate, for this width."""
        settings = self.settings
        return math.sqrt(settings.rate_width / settings.width) if settings.rate_width else 1.0

    @property
    def _batch(self) -> int:
        return self.settings.batch or self._recipe.batch

    @cached_property
    def _kinds(self) -> TokenKinds:
        from scoutview.labs.next_token.token_kinds import token_kinds

        return token_kinds(
            self._carried.tokenizer.vocabulary,
            stories=self.settings.corpus == "stories",
            characters=self.settings.tokens == "characters",
        )

    @cached_property
    def _carried(self) -> CarriedText:
        from scoutview.labs.next_token.carried_text import CarriedText, carried_documents

        if self.given_assets is not None:
            return CarriedText.from_assets(self.given_assets)
        from scoutview.labs.next_token.company_map import company_map
        from scoutview.labs.next_token.text_losses import (
            reference_losses,  # needs torch, which opening a recording does not
        )

        source = self._source
        text, tokens = source.training.ids.numpy(), len(source.tokenizer)
        return CarriedText(
            tokenizer=source.tokenizer,
            counts=source.counts,
            company=company_map(text, tokens),
            held_out=carried_documents(source.corpus.validation),
            reference_losses=reference_losses(text, tokens, *self._evaluated["validation"]),
            fingerprint=source.corpus.fingerprint,
        )

    @cached_property
    def _source(self) -> TokenSource:
        from scoutview.labs.next_token.token_source import token_source

        settings, begun = self.settings, self.given_assets is not None
        tokenizer = self._carried.tokenizer if begun else None
        source = token_source(settings.corpus, settings.tokens, settings.vocabulary, tokenizer)
        if begun and source.corpus.fingerprint != self._carried.fingerprint:
            raise UserError(
                tr("The text “{title}” has changed since this run began: start a new run with it.").format(
                    title=self.data_title()
                )
            )
        return source

    @cached_property
    def _evaluated(self) -> dict[str, tuple[Tensor, Tensor]]:
        """The same windows at every frame, drawn as those of training are."""
        import torch

        context, rng = self.settings.context, torch.Generator().manual_seed(0)
        return {
            "train": self._source.training.windows(rng, TRAIN_WINDOWS, context),
            "validation": self._source.validation.windows(rng, self.settings.evaluated, context),
        }


def _in_words(character: str) -> str:
    """How to name it to people; by its code where it cannot be seen, or not alone."""
    if character in IN_WORDS:
        return IN_WORDS[character]
    visible = character.isprintable() and not unicodedata.combining(character)
    return f"“{character}”" if visible else f"U+{ord(character):04X}"
