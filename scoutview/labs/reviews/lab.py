"""Reviews: a recurrent network that only goes on with reviews keeps in one unit whether they are good."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from scoutview.errors import UserError
from scoutview.frame import Arrays, Evaluation
from scoutview.labs.declaration import FileKind, ProbeEntry, SampleTraining, Taken
from scoutview.labs.lab import FLOPS_PER_NUMBER, Batch, Lab, LossSample, training_bytes
from scoutview.labs.reviews.arrangement import ARRANGEMENT, THUMBNAIL
from scoutview.labs.reviews.channels import ABOUT_MODEL, DIAL, DIAL_CURVE, review_channels
from scoutview.labs.reviews.settings import SYNTHETIC, ReviewSettings
from scoutview.labs.shared_channels import ABOUT_LEARNING, LEARNING_TRAJECTORIES
from scoutview.language import tr
from scoutview.observation import Question
from scoutview.probe import TextProbe
from scoutview.settings import Settings

if TYPE_CHECKING:
    import torch
    from torch import Tensor, nn

    from scoutview.analysis.remembered import Remembered
    from scoutview.labs.reviews.answers import ReviewAnswers
    from scoutview.labs.reviews.carried import CarriedReviews
    from scoutview.labs.reviews.source import ReviewSource
    from scoutview.labs.reviews.units import Units

WARM_UP_STEPS = 50
SLOWEST = 0.02  # of the learning rate, at the planned end
FROM_END = 0.3  # of the planned steps: from there on the rate falls
BETAS = (0.9, 0.98)
EMBEDDING_SPREAD = 0.5
CONTEXT = 400  # letters of a text that is asked, with the start mark
TRAIN_WINDOWS, UNSEEN_WINDOWS, SAMPLED_WINDOWS = 6, 12, 2
KEPT_PER_LAYER = 24  # widths per letter that are kept for going backwards
READ_LETTERS = 24  # the last of those that an answer was given after are told with it
TELLING_LETTERS = 170
KEPT_UNITS = 40  # models of which it is kept what their units tell: those of a recording's frames
REVIEW_FILES = FileKind(tr("reviews as .tsv or .csv"), (".tsv", ".csv"), brief=tr("reviews"))


class Reviews(Lab[ReviewSettings, TextProbe]):
    """Cross-entropy of each letter given those before it, by AdamW with short steps; labels judge, and teach nothing.

    Sources: Radford, Jozefowicz, Sutskever (2017), Learning to Generate Reviews and Discovering Sentiment; Feng et al.
    (2024), Were RNNs All We Needed?, for the network.
    """

    name = "reviews"
    title = tr("Reviews")
    summary = tr("Nobody labels them; one unit tells good from bad.")
    loss_kind = "cross-entropy"
    loss_unit = tr("nats of surprise per letter")
    example_words = (tr("review"), tr("reviews"))
    Settings: ClassVar[type[Settings]] = ReviewSettings
    channels = review_channels()
    about_model = ABOUT_MODEL | ABOUT_LEARNING
    trajectories = frozenset({DIAL, DIAL_CURVE, "continuation"}) | LEARNING_TRAJECTORIES
    kept_trajectories = frozenset({DIAL, DIAL_CURVE})
    arrangement = ARRANGEMENT
    thumbnail = THUMBNAIL
    probe_entry = ProbeEntry(
        "text",
        example="the plot is not bad. i loved the cast.",
        invitation=tr("Ask the network: type a review"),
        meaning=tr("the review that the network reads"),
    )
    intervention_example = "unit 1.23 set to 0.8"
    takes = (Taken(REVIEW_FILES, "corpus"),)
    sample = SampleTraining({"seed": "304"}, frames=27)

    # training

    def assets(self) -> Mapping[str, bytes]:
        return dict(self.given_assets) if self.given_assets is not None else self._carried.to_assets()

    def data_title(self) -> str:
        corpus = self.settings.corpus
        return tr("reviews · synthetic") if corpus == SYNTHETIC else Path(corpus).name

    def data_notes(self) -> tuple[str, ...]:
        return self._source.notes if self.given_assets is None else ()

    def memory_bytes(self) -> int:
        settings, letters = self.settings, len(self._carried.letters)
        weights = self._matrix_weights + 2 * letters * settings.width
        per_letter = KEPT_PER_LAYER * settings.layers * max(settings.width, settings.cells) + 4 * letters
        return training_bytes(weights, settings.batch * settings.window * per_letter)

    def tokens_per_step(self) -> float:
        return float(self.settings.batch * self.settings.window)

    def flops_per_step(self, weights: int) -> float:
        """Of the matrices of the layers; the unembedding is small beside them."""
        return FLOPS_PER_NUMBER * self._matrix_weights * self.tokens_per_step()

    @property
    def _matrix_weights(self) -> int:
        settings = self.settings
        return settings.layers * (4 * settings.cells + 4 * settings.width) * settings.width

    def build_model(self, rng: torch.Generator) -> nn.Module:
        from scoutview.models.mingru import untrained_mingru

        settings = self.settings
        return untrained_mingru(
            rng,
            tokens=len(self._carried.letters),
            context=CONTEXT,
            width=settings.width,
            layers=settings.layers,
            embedding_spread=EMBEDDING_SPREAD,
            cells=settings.cells,
            places=settings.places,
            longest=settings.longest,
        )

    def build_optimizers(self, model: nn.Module) -> Sequence[torch.optim.Optimizer]:
        from scoutview.models.optimizer import ClippedAdamW

        return [
            ClippedAdamW(model.parameters(), lr=self.settings.learning_rate, betas=BETAS, weight_decay=0, fused=True)
        ]

    def learning_rate(self, step: int) -> float:
        planned = self.settings.steps
        return min(1.0, step / WARM_UP_STEPS, max(SLOWEST, (planned - step) / (FROM_END * planned)))

    def draw_batch(self, rng: torch.Generator) -> Batch:
        return self._source.windows(rng, self.settings.batch, self.settings.window)

    def loss(self, model: nn.Module, batch: Batch) -> Tensor:
        from torch.nn import functional as F

        ids, following = batch  # (B, T) each
        return F.cross_entropy(model(ids).flatten(0, 1), following.flatten())

    def loss_sample(self) -> LossSample:
        ids, following = (part[:SAMPLED_WINDOWS] for part in self._unseen)
        return LossSample((ids, following), tr("{count:,} letters of unseen reviews").format(count=ids.numel()))

    def scored_answers(self, model: nn.Module, batch: Batch) -> Arrays:
        from scoutview.analysis.scored_answers import scored_tokens

        ids, following = batch  # (B, T) each
        return scored_tokens(model(ids), ids, following, self._carried.letters.vocabulary, READ_LETTERS)

    def evaluate(self, model: nn.Module) -> Mapping[str, float]:
        from scoutview.analysis.scored_answers import loss_and_accuracy

        metrics = {}
        for name, batch in (("train", self._trained), ("validation", self._unseen)):
            metrics[f"{name}_loss"], metrics[f"{name}_accuracy"] = loss_and_accuracy(model, *batch)
        return metrics

    @cached_property
    def evaluation(self) -> Evaluation:
        window = self.settings.window
        asked = {"train": TRAIN_WINDOWS * window, "validation": UNSEEN_WINDOWS * window}
        return Evaluation(
            tr("letters of unseen reviews"),
            tr("letters of reviews it trained on"),
            tr("are guessed right"),
            asked,
            least=tr("A loss of 0 is out of reach, as nobody can know which word a review goes on with."),
        )

    # asking

    def default_probe(self) -> TextProbe:
        """An unseen review that counting words gets wrong, or the first one."""
        from scoutview.labs.reviews.carried import JUDGED
        from scoutview.labs.reviews.counting import counted

        texts, labels = self._carried.held_out.of(JUDGED)
        short = [(text, label) for text, label in zip(texts, labels, strict=True) if len(text) <= TELLING_LETTERS]
        telling = (text for text, label in short if (counted(text) or 2 * label - 1) * (2 * label - 1) < 0)
        return TextProbe(text=next(telling, texts[0][: CONTEXT - 1]))

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
        return len(self._asked(probe)) + 1

    def size_in_words(self, probe: TextProbe) -> str:
        count = len(self._asked(probe))
        return tr("%n letters", "", count, one="1 letter")

    def notes(self, probe: TextProbe) -> tuple[str, ...]:
        found = []
        letters = len(probe.text.strip()) and len(self._read(probe))
        if letters >= CONTEXT:
            found.append(
                tr("Only the last {context} of {letters} letters fit; those before are not read.").format(
                    context=CONTEXT - 1, letters=letters
                )
            )
        if unknown := self._carried.letters.unknown_letters(self._asked(probe)):
            named = ", ".join(f"“{letter}”" for letter in unknown[:5])
            found.append(
                tr("The training reviews never have {letters}: read as an unknown letter.").format(letters=named)
            )
        if not letters:
            found.append(tr("An empty review: the network starts from its start mark."))
        return tuple(found)

    def _read(self, probe: TextProbe) -> str:
        from scoutview.labs.reviews.own_file import read_as

        return read_as(probe.text) + " " * probe.text.endswith(" ")

    def _asked(self, probe: TextProbe) -> str:
        """What the network reads of it: small letters, the last ones that fit."""
        return self._read(probe)[-(CONTEXT - 1) :]

    # what follows from the settings

    def _answers(self, model: nn.Module, probe: TextProbe) -> ReviewAnswers:
        from scoutview.labs.reviews.answers import ReviewAnswers, UnitsOf
        from scoutview.models.mingru import MinGRU

        if not isinstance(model, MinGRU):
            raise TypeError("this lab trains and asks minGRUs only")
        units = UnitsOf(
            lambda: self._units_of(model), lambda: self._plain_units_of(model), lambda: self._untrained_units
        )
        return ReviewAnswers(model, self._carried, self._asked(probe), units, made_up=self.settings.corpus == SYNTHETIC)

    def _units_of(self, model: nn.Module) -> Units:
        """Those of this model as it is changed while it is asked."""
        from scoutview.analysis.sites import is_hooked
        from scoutview.labs.reviews.units import units_of

        return units_of(model, self._carried) if is_hooked(model) else self._plain_units_of(model)

    def _plain_units_of(self, model: nn.Module) -> Units:
        """Those of the same weights with no activation changed; of the newest ones they are kept."""
        from scoutview.analysis.sites import unhooked

        with unhooked(model):
            return self._known_units.of(model)

    @cached_property
    def _known_units(self) -> Remembered[nn.Module, Units]:
        from scoutview.analysis.remembered import Remembered
        from scoutview.labs.reviews.units import units_of

        return Remembered(lambda model: units_of(model, self._carried), KEPT_UNITS)

    @cached_property
    def _untrained_units(self) -> Units:
        from scoutview.labs.reviews.units import units_of

        return units_of(self.untrained_model(), self._carried)

    @cached_property
    def _carried(self) -> CarriedReviews:
        from scoutview.labs.reviews.carried import CarriedReviews

        if self.given_assets is not None:
            return CarriedReviews.from_assets(self.given_assets)
        return self._source.carried

    @cached_property
    def _source(self) -> ReviewSource:
        from scoutview.labs.reviews.source import review_source

        settings = self.settings
        source = review_source(settings.corpus, settings.negated, settings.seed)
        if self.given_assets is not None and source.carried.fingerprint != self._carried.fingerprint:
            raise UserError(
                tr("The reviews “{title}” have changed since this run began: start a new run.").format(
                    title=self.data_title()
                )
            )
        return source

    @cached_property
    def _trained(self) -> tuple[Tensor, Tensor]:
        import torch

        return self._source.windows(torch.Generator().manual_seed(0), TRAIN_WINDOWS, self.settings.window)

    @cached_property
    def _unseen(self) -> tuple[Tensor, Tensor]:
        """The beginnings of unseen reviews, one after the other where they are short: (B, T) each."""
        import numpy as np
        import torch

        letters, window = self._carried.letters, self.settings.window
        rows, texts = [], iter(self._carried.held_out.texts * 99)
        for _ in range(UNSEEN_WINDOWS):
            row = np.zeros(0, np.int64)
            while len(row) <= window:
                row = np.concatenate([row, letters.encode_after_mark(next(texts))])
            rows.append(row[: window + 1])
        windows = torch.from_numpy(np.stack(rows))
        return windows[:, :-1].contiguous(), windows[:, 1:].contiguous()
