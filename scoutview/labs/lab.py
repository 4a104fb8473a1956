"""What a lab is: an experiment described, and what can be asked of its model. It runs nothing.

The window lists the labs before torch is there, so a lab's module imports torch, the models and the data libraries
inside its methods; only what `typing` needs stands at the top.
"""

from __future__ import annotations

import copy
import math
from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Self, TypeVar

import numpy as np

from scoutview.errors import UserError
from scoutview.frame import Arrays, Change, Changeable, Curves, Evaluation, Frame, LossKind, Mark
from scoutview.interventions import Neurons
from scoutview.labs.average import Average
from scoutview.labs.declaration import Arrangement, Board, DeclaredSweep, ProbeEntry, SampleTraining, Taken, Thumbnail
from scoutview.labs.shared_channels import LANDSCAPE, ONE_WEIGHT, SAMPLE_LOSS, WEIGHTS
from scoutview.language import ENGLISH, language, tr
from scoutview.measure import Measure
from scoutview.observation import Channel, Question
from scoutview.probe import GameProbe, NumbersProbe, Probe, probe_from_text, text_of_probe
from scoutview.settings import Settings, fields_of, number_of_value, value_of_number

if TYPE_CHECKING:
    import torch
    from torch import Tensor, nn

    from scoutview.analysis.landscape import MovedModel

SettingsType = TypeVar("SettingsType", bound=Settings)
ProbeType = TypeVar("ProbeType", bound=Probe)
Batch = tuple["Tensor", ...]
SAMPLE_SEED = 7
BYTES_PER_NUMBER = 4
COPIES = 6  # of the weights: they, their gradients, an optimizer's averages, what is on its way into the recording
# Of the model, for each token: 2 forward, 4 backward. Source: Kaplan et al. (2020), Scaling Laws for Neural Language
# Models, 2.1: C = 6 N D.
FLOPS_PER_NUMBER = 6


def training_bytes(weights: int, kept: int) -> int:
    """About what training takes, of a model with so many weights that keeps so many numbers to go backwards."""
    return BYTES_PER_NUMBER * (COPIES * weights + kept)


def budget_in_words(name: str) -> str:
    """Of the mark at a budget, "budget 6e10", what is said: "60 billion operations". Other names stay."""
    kind, _, number = name.partition(" ")
    try:
        budget = float(number) if kind == "budget" else 0.0
    except ValueError:
        return name
    sizes = (
        (tr("{count:,g} trillion operations"), 1e12),
        (tr("{count:,g} billion operations"), 1e9),
        (tr("{count:,g} million operations"), 1e6),
    )
    for words, size in sizes:
        if size <= budget < 1e15:
            return words.format(count=budget / size)
    return name


@dataclass(frozen=True, eq=False)
class LossSample:
    """A batch that stays the same, to look at the loss of, and what it is: "24 unseen pictures"."""

    batch: Batch
    words: str


class Lab(ABC, Generic[SettingsType, ProbeType]):
    """An experiment: data, model, loss, and what can be asked of the model.

    A lab keeps nothing but its settings and what follows from them. Given the `assets` of a recording it can be asked
    on a machine that has no training data; without them it makes its own from the data.
    """

    name: ClassVar[str]  # stored in recordings; never renamed
    title: ClassVar[str]
    summary: ClassVar[str]  # one plain sentence for its card
    loss_kind: ClassVar[LossKind] = "other"  # what the loss measures; decides how it is told in words
    loss_unit: ClassVar[str]  # what the loss counts: "nats of surprise per token"
    example_words: ClassVar[tuple[str, str]] = (tr("example"), tr("examples"))  # one of a batch, and several
    Settings: ClassVar[type[Settings]]
    channels: tuple[Channel, ...]  # of the class: all; of a lab with settings: those that its model can answer
    trajectories: frozenset[str] = frozenset()  # names of the questions that `unfold` answers
    about_model: frozenset[str] = frozenset()  # names of the questions whose answer no probe changes
    kept_trajectories: frozenset[str] = frozenset()  # those short enough to be kept with a recording
    about_run: ClassVar[frozenset[str]] = frozenset({LANDSCAPE})  # those that need to know where the whole run went

    # how it looks in the window; each may stay as it is here
    arrangement: Arrangement = ()  # panels that it does not name share a column of tabs at the right
    thumbnail: ClassVar[Thumbnail | None] = None
    arranged_as: str = ""  # of a lab with models of several kinds: for which of them panels stand where they were left
    probe_entry: ProbeEntry = ProbeEntry()
    intervention_example: str = "neuron 0.5 off"
    takes: tuple[Taken, ...] = ()  # files that can be dropped on the window
    sample: ClassVar[SampleTraining | None] = None  # the recording that ships, where there is one
    sweeps: ClassVar[tuple[DeclaredSweep, ...]] = ()  # runs that are worth holding against each other
    computes_as_stored: ClassVar[bool] = False  # whether its model takes linked weights in 16 bits, as they lie there
    begins_with_file: ClassVar[bool] = False  # whether there is nothing of it before a file is given: it has no card
    has_model: ClassVar[bool] = True
    trained_elsewhere: ClassVar[str] = ""  # why nothing is trained here, a sentence: see `labs/trained_elsewhere.py`
    trains_elsewhere: ClassVar[str] = ""  # why a run, which has frames of its training, does not go on here, a sentence

    def __init__(self, settings: SettingsType, assets: Mapping[str, bytes] | None = None) -> None:
        self.settings = settings
        self.given_assets = assets
        if lacking := self.lacking():
            kind = type(self)
            self.channels = tuple(each for each in kind.channels if each.asked_by not in lacking)
            self.trajectories = kind.trajectories - lacking.keys()
            self.about_model = kind.about_model - lacking.keys()
            self.kept_trajectories = kind.kept_trajectories - lacking.keys()

    def lacking(self) -> Mapping[str, str]:
        """The questions that the model of these settings cannot answer, and why in one sentence: it has no such part.

        They are left out of its channels; a panel that needs them shows the sentence.
        """
        return {}

    def missing(self) -> Mapping[str, str]:
        """The same by the names of the channels."""
        lacking = self.lacking()
        return {each.name: lacking[each.asked_by] for each in type(self).channels if each.asked_by in lacking}

    def questions(self) -> tuple[str, ...]:
        """The names of all that can be asked, each once."""
        return tuple(dict.fromkeys(channel.asked_by for channel in self.channels))

    def kept_questions(self) -> tuple[str, ...]:
        """The names of those whose answers a recording keeps, so that it opens before torch is there.

        Which weights to look at, and the loss of a sample, are asked with trajectories that no recording keeps.
        """
        kept = (name for name in self.questions() if name not in self.trajectories or name in self.kept_trajectories)
        return tuple(name for name in kept if name not in (WEIGHTS, SAMPLE_LOSS) and self.may_be_kept(name))

    def may_be_kept(self, question: str) -> bool:
        """Whether a recording keeps answers to it: words of ours stand there in English, and are asked in others."""
        worded = any(channel.worded for channel in self.channels if channel.asked_by == question)
        return language() == ENGLISH or not worded

    def asked_with(self, question: Question, probe: Probe) -> Probe | None:
        """The probe as far as the answer depends on it: None for what is asked about the unchanged model alone."""
        return None if question.name in self.about_model and not probe.interventions else probe

    # training

    @abstractmethod
    def assets(self) -> Mapping[str, bytes]:
        """What the recording must carry to be looked at elsewhere: tokenizer, class names, validation pictures.

        Raises:
            UserError: the data cannot be read.
        """

    @abstractmethod
    def data_title(self) -> str:
        """The data in a few words, "synthetic" among them where it is: "stories · synthetic"."""

    def data_notes(self) -> tuple[str, ...]:
        """Sentences the user should read about how the data was read: what was passed over."""
        return ()

    @abstractmethod
    def build_model(self, rng: torch.Generator) -> nn.Module:
        """The untrained model on the CPU; every weight drawn from `rng`.

        Buffers that are saved with the weights (running means, tables drawn once) are recorded with them, and are
        there when the model is asked. Where a lab keeps an average of weights, they are copied as they are.
        """

    @abstractmethod
    def build_optimizers(self, model: nn.Module) -> Sequence[torch.optim.Optimizer]:
        """The optimizers, their learning rates as the settings say."""

    def learning_rate(self, step: int) -> float:
        """A factor on the learning rates at this step. Depends on settings and step only."""
        return 1.0

    def changed(self, changes: Iterable[Change]) -> Self:
        """The same lab as it trains after these changes of its settings; what it has read is not read again.

        Of the learning rate the trainer takes care.
        """
        fields = {field.name: field for field in fields_of(type(self.settings))}
        values: dict[str, Any] = {each.name: value_of_number(fields[each.name], each.value) for each in changes}
        other = copy.copy(self)
        other.settings = replace(self.settings, **values)
        return other

    @property
    def average(self) -> Average | None:
        """The average of weights that is shown and evaluated in place of the newest ones; None: these themselves."""
        return None

    @abstractmethod
    def draw_batch(self, rng: torch.Generator) -> Batch:
        """One batch, on the CPU. All randomness of a step, noise included, is drawn here and from `rng` alone."""

    @abstractmethod
    def loss(self, model: nn.Module, batch: Batch) -> Tensor:
        """The scalar to descend, for a batch on the model's device."""

    def penalty(self, model: nn.Module, step: int) -> Tensor | None:
        """A scalar that this step descends together with the loss: weight norms, a schedule. Not part of the curves."""
        return None

    def after_step(
        self, model: nn.Module, optimizers: Sequence[torch.optim.Optimizer], step: int, rng: torch.Generator
    ) -> None:
        """Do something to weights, buffers, or what the optimizers remember, once a step was taken; without gradients.

        What it does follows from its arguments alone, so that a run that is continued is the run that was never
        interrupted: `rng` begins anew at each step, from the run's seed and the step.
        """

    @abstractmethod
    def evaluate(self, model: nn.Module) -> Mapping[str, float]:
        """The metrics of a frame: train_loss, validation_loss, train_accuracy, validation_accuracy where they exist.

        The same weights give the same numbers: what is drawn comes from a generator with a seed of its own.
        """

    @cached_property
    def evaluation(self) -> Evaluation:
        """What these metrics tell of; it follows from settings and assets, without torch and without the data."""
        return Evaluation()

    def told(self, curves: Curves) -> Curves:
        """The curves that a recording holds, and what only its lab knows of them."""
        marks = tuple(
            replace(mark, name=self.mark_in_words(mark.name), said=self.mark_said(mark.name)) for mark in curves.marks
        )
        kind, unit = self.loss_kind, self.loss_unit
        return replace(
            curves,
            marks=marks,
            loss_kind=kind,
            loss_unit=unit,
            evaluation=self.evaluation,
            changeables=self.changeables(),
        )

    def changeables(self) -> tuple[Changeable, ...]:
        """The settings that may change while it trains, and what a run of this lab begins with."""
        return tuple(
            Changeable(
                field.name, field.label, number_of_value(field, getattr(self.settings, field.name)), field.choices
            )
            for field in fields_of(type(self.settings))
            if field.changeable
        )

    def mark_in_words(self, name: str) -> str:
        """What people read of a mark that recordings hold under this name."""
        return budget_in_words(name)

    def mark_said(self, name: str) -> str:
        """What people read of a mark that panels know by this name; nothing where it is the name itself."""
        return tr("overfitting begins") if name == "overfitting begins" else ""

    def marks(self, curves: Curves) -> Sequence[Mark]:
        """Named steps found in the curves so far."""
        return ()

    def memory_bytes(self) -> int:
        """About what training needs, in bytes; 0 where that is small beside what any machine has."""
        return 0

    def tokens_per_step(self) -> float:
        """How many tokens, or examples where there are no tokens, a step of training reads; nan where neither fits."""
        return math.nan

    def flops_per_step(self, weights: int) -> float:
        """About how many operations a step of training takes, of a model with so many learned numbers; nan: not known.

        A lab whose learned numbers each meet each token once multiplies both by FLOPS_PER_NUMBER; a kernel, which meets
        many places of a picture, is another matter.
        """
        return math.nan

    def is_eventful(self, before: Mapping[str, float], now: Mapping[str, float]) -> bool:
        """Whether so much happened between the metrics of two frames that the next ones should stand closer."""
        return False

    def story(self, curves: Curves, step: int) -> str:
        """What one is looking at, from the run's own numbers at this step, in a sentence or two; or nothing."""
        return ""

    @property
    def needs_model(self) -> bool:
        """Whether its model can only be asked where its owner supplies it."""
        return False

    @property
    def silent(self) -> str:
        """Why its model can be asked nothing at all, or nothing."""
        return ""

    def untrained_model(self) -> nn.Module:
        """The model that a run of these settings begins with; the same each time."""
        import torch

        return self.build_model(torch.Generator().manual_seed(2 * self.settings.seed))

    def first_model(self) -> nn.Module:
        """The model of a run's first frame: the untrained one, unless another is brought along.

        Raises:
            UserError: what it is to be made from is not there; the sentence says how it comes there.
        """
        return self.untrained_model()

    def brought_steps(self) -> Sequence[int]:
        """The steps of the frames that come along where a model was trained elsewhere; none: its first model is one.

        Raises:
            UserError: what they are in cannot be opened.
        """
        return ()

    def brought_frames(self) -> Iterator[Frame]:
        """These frames, each read when it is asked for.

        Raises:
            UserError: one of them cannot be read.
        """
        return iter(())

    def brought_measures(self) -> tuple[Measure, ...]:
        """What their training logged, also between these frames."""
        return ()

    @property
    def brings_curves(self) -> bool:
        """Whether a training that was elsewhere is there with its steps, so that one can move through it."""
        return False

    @property
    def standing_still(self) -> str:
        """The sentence of a model that was trained elsewhere, where nothing of its training is there; or nothing."""
        return "" if self.brings_curves else self.trained_elsewhere

    def run_name(self) -> str:
        """How files of its runs begin."""
        return self.name

    def loss_sample(self) -> LossSample:
        """What the loss is looked at with as weights move: the same at every frame, better on every machine.

        A batch as training draws it, unless a lab has one in what its recordings carry.
        """
        import torch

        return LossSample(self.draw_batch(torch.Generator().manual_seed(SAMPLE_SEED)), tr("a batch of training"))

    # one step of training, looked at

    def one_example(self, batch: Batch, number: int) -> Batch:
        """A batch of one of its examples, counted from 0: the first axis of each part, unless a lab has others."""
        return tuple(part[number : number + 1] for part in batch)

    def site_loss(self, model: nn.Module, batch: Batch) -> Tensor:
        """The same as `loss`, by every product at every site, for a lab whose `loss` takes a shorter way."""
        return self.loss(model, batch)

    def scored_answers(self, model: nn.Module, batch: Batch) -> Arrays:
        """The answer to `scored_answers`: what the model says to examples of a batch, and what each costs.

        Without words for it, the loss of each example alone.
        """
        from scoutview.analysis.scored_answers import scored_numbers

        examples = range(len(batch[0]))
        costs = np.array([self.loss(model, self.one_example(batch, number)).item() for number in examples])
        return scored_numbers(costs, lambda number: f"{self.example_words[0]} {number + 1}")

    # asking

    @abstractmethod
    def default_probe(self) -> ProbeType: ...

    def parse_probe(self, text: str) -> ProbeType:
        """The probe that its written form means: `name=value,...` of its fields, unless a lab has a form of its own.

        Raises:
            UserError: the text is no such probe; the sentence says what would be.
        """
        probe = probe_from_text(text, self.default_probe())
        if isinstance(probe, NumbersProbe) and not {probe.a, probe.b} <= set(self.numbers()):
            numbers = self.numbers()
            raise UserError(
                tr("“{text}” asks with numbers that there are not: they go from {first} to {last}.").format(
                    text=text, first=numbers[0], last=numbers[-1]
                )
            )
        return probe

    def parse_other_probe(self, text: str, probe: ProbeType) -> ProbeType:
        """The probe of this written form, for activations that are taken over from it while `probe` is asked.

        Raises:
            UserError: the text is no such probe, or nothing of it can be taken over by this one.
        """
        return self.parse_probe(text)

    def format_probe(self, probe: ProbeType) -> str:
        """The written form, which `parse_probe` reads back to an equal probe without interventions."""
        return probe.text if isinstance(probe, GameProbe) else text_of_probe(probe)

    @abstractmethod
    def observe(self, model: nn.Module, probe: ProbeType, questions: Collection[Question]) -> Mapping[Question, Arrays]:
        """The answer to each question that is no trajectory. The forward pass they share is computed once.

        Raises:
            UserError: a choice names something this model does not have.
        """

    def unfold(self, model: nn.Module, probe: ProbeType, question: Question) -> Iterator[Arrays]:
        """A trajectory: the channels of the question, one step after the other."""
        raise NotImplementedError(f"{self.name} has no trajectories")

    def answers(self, model: nn.Module, probe: ProbeType, questions: Collection[Question]) -> Mapping[Question, Arrays]:
        """What `observe` says, and the answers that are the same in every lab."""
        of_all = {WEIGHTS: self.telling_weights, SAMPLE_LOSS: self.sample_loss}
        own = [question for question in questions if question.name not in of_all]
        told = dict(self.observe(model, probe, own)) if own else {}
        return told | {each: of_all[each.name](model) for each in questions if each.name in of_all}

    def trajectory(self, model: nn.Module, probe: ProbeType, question: Question, run: Arrays) -> Iterator[Arrays]:
        """What `unfold` yields, or a trajectory that is the same in every lab.

        `run` tells where its frames went (`MainDirections.found` in `analysis/main_directions.py`); nothing where only
        this one is known.
        """
        if question.name == LANDSCAPE:
            return self.landscape(model, question, run)
        if question.name == ONE_WEIGHT:
            return self.one_weight(model, question)
        return self.unfold(model, probe, question)

    def sample_loss(self, model: nn.Module) -> Arrays:
        """The answer to `sample_loss`."""
        return {SAMPLE_LOSS: np.array(self._moved_model(model).loss_here())}

    def landscape(self, model: nn.Module, question: Question, run: Arrays) -> Iterator[Arrays]:
        """The trajectory `landscape`.

        Its choices are the `plane`, of the "run" unless told, or by "chance"; and the `detail`, points along a side.
        Up to which step the run counts (`until`) was decided before.
        """
        from scoutview.analysis import landscape

        moved = self._moved_model(model)
        by_chance = question.choice("plane", "run") == "chance"
        plane = (landscape.plane_by_chance if by_chance else landscape.plane_of_run)(moved, run)
        detail = int(question.choice("detail", landscape.DETAIL))
        yield from landscape.landscape(moved, plane, self.loss_sample().words, detail)

    def _moved_model(self, model: nn.Module) -> MovedModel:
        import torch

        from scoutview.analysis.landscape import MovedModel
        from scoutview.analysis.one_weight import in_double

        with torch.inference_mode(False):
            batch = in_double(self.loss_sample().batch)
            return MovedModel(model, lambda moved: self.loss(moved, batch))

    def telling_weights(self, model: nn.Module) -> Arrays:
        """The answer to `telling_weights`, for a lab that has its channels."""
        import torch

        from scoutview.analysis import one_weight

        with torch.inference_mode(False), torch.enable_grad():
            batch = one_weight.in_double(self.loss_sample().batch)
            return one_weight.telling_weights(model, lambda moved: self.loss(moved, batch))

    def one_weight(self, model: nn.Module, question: Question) -> Iterator[Arrays]:
        """The trajectory `one_weight`, for a lab that has its channels.

        Its choices are a site, a row and a column: the most telling weight at this frame unless told; and `by`, how far
        it is moved besides.

        Raises:
            UserError: the model has no such weight.
        """
        from scoutview.analysis import one_weight

        sample = self.loss_sample()
        batch = one_weight.in_double(sample.batch)
        place = dict(question.choices)
        if "site" not in place:
            telling = self.telling_weights(model)
            row, column = telling["telling_places"][0].tolist()
            place |= {"site": str(telling["telling_sites"][0]), "row": row, "column": column}
        weight = one_weight.MovedWeight(
            model,
            lambda moved: self.loss(moved, batch),
            str(place["site"]),
            int(place.get("row", 0)),
            int(place.get("column", 0)),
        )
        yield from one_weight.one_weight(weight, sample.words, float(place.get("by", 0.0)))

    def numbers(self) -> range:
        """The numbers that may be asked with, where a probe is a `NumbersProbe`; arrow keys go round in them."""
        return range(100)

    def neurons(self) -> tuple[Neurons, ...]:
        """The layers of neurons, for interventions such as `neuron 0.5 off`: first to last.

        Without any, they are what enters `block.<i>.mlp.contract`, where a model has such blocks.
        """
        return ()

    def directions(self) -> tuple[str, ...]:
        """The names of directions inside the model, for interventions such as `direction d3 after block 1 +2`.

        Names are words of letters, digits and underscores. Beside each, `chance-NAME` is one of equal length by chance.
        """
        return ()

    def direction(self, model: nn.Module, name: str, block: int) -> np.ndarray:
        """What one unit of a direction adds to the residual stream after this block, (D), in the model as it is."""
        raise NotImplementedError(f"{self.name} has no directions")

    def kept_interventions(self, before: ProbeType, after: ProbeType) -> tuple[str, ...]:
        """Of the interventions that held while one asked with `before`, those that hold when `after` is asked."""
        return before.interventions

    def board(self, probe: ProbeType) -> Board:
        """How the game of this probe stands, where a probe is a `GameProbe`; its moves were read by `parse_probe`."""
        raise NotImplementedError(f"{self.name} plays no game")

    def probe_hint(self) -> str:
        """What a probe is, in a few words, where its editor has room: "two numbers, 0 to 112"; or nothing."""
        return ""

    def size_in_words(self, probe: ProbeType) -> str:
        """How much of a probe the model reads, in two words: "12 tokens"; or nothing."""
        return ""

    def validation_count(self) -> int:
        """How many validation pictures can be asked with, by number; 0 where no probe is a picture."""
        return 0

    def photo_names(self) -> tuple[str, ...]:
        """What is on the photos that come along, in a word each; `photo 1` asks with the first. None where none do."""
        return ()

    def photo_probe(self, content: bytes, name: str) -> ProbeType:
        """The probe of a photo in the bytes of a file, where a probe is a `PhotoProbe`; `name` says where it is from.

        Raises:
            UserError: it is no photo that can be read.
        """
        raise NotImplementedError(f"{self.name} is not asked with photos")

    def positions(self, probe: ProbeType) -> int:
        """How many tokens the model reads of this probe: what interventions name by `at`; 0 where it reads none."""
        return 0

    def notes(self, probe: ProbeType) -> tuple[str, ...]:
        """Sentences the user should read about this probe: what was cut, what training never saw."""
        return ()

    def all_notes(self, probe: ProbeType) -> tuple[str, ...]:
        """The same, and which of the interventions change nothing because a text is too short for them."""
        from scoutview.labs.reach import reach_notes

        return (*self.notes(probe), *reach_notes(self, probe))
