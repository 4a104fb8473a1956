"""Language models that others trained: GPT-2, Llama, Qwen, Pythia, BERT and more, opened from their checkpoints."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from scoutview.errors import UserError
from scoutview.frame import Arrays, Curves, Frame, Mark
from scoutview.labs.declaration import Arrangement, Column, FileKind, ProbeEntry, Row, Taken
from scoutview.labs.language_model.carried import CarriedModel, about_in, spec_in, title_of
from scoutview.labs.language_model.channels import ABOUT_MODEL, TRAJECTORIES, lacking_in, language_model_channels
from scoutview.labs.language_model.settings import LanguageModelSettings
from scoutview.labs.shared_channels import ABOUT_LEARNING, LEARNING_TRAJECTORIES
from scoutview.labs.trained_elsewhere import LabTrainedElsewhere
from scoutview.language import tr
from scoutview.measure import Measure
from scoutview.observation import Question
from scoutview.probe import TextProbe
from scoutview.settings import Settings

if TYPE_CHECKING:
    import torch
    from torch import nn

    from scoutview.labs.language_model.answers import LanguageAnswers
    from scoutview.labs.language_model.opened import OpenedModel

CHECKPOINT = FileKind(
    tr("a language model: a Hugging Face folder, a folder of checkpoints, a .safetensors or .pt file"),
    (".safetensors", ".pt", ".pth", ".ckpt", ".bin", ".safetensors.index.json"),
    brief=tr("a language model"),
    holding=("*.safetensors", "pytorch_model*.bin", "checkpoint-*", "*.pt", "*.pth"),
)
ARRANGEMENT: Arrangement = (
    Column(330, (Row(1, ("embedding", "learning_curves", "one_weight", "one_step", "loss_landscape", "runs")),)),
    Column(620, (Row(1, ("attention", "residual_stream", "neurons", "circuit", "matrix_multiply")),)),
    Column(330, (Row(1, ("prediction", "next_token")),)),
)
UNTOLD = tr("Say which model is meant: drop its folder or file on the window, or type: scoutview open FOLDER.")
OF_ONE = tr("{title} was trained elsewhere: nothing is trained here, it is shown as it was saved.")
LARGE = frozenset({"embedding", "embedding_map", "vocabulary", "matrix_product", "neighbours"})
LARGE_VOCABULARY = 8192  # tokens; of more a recording keeps nothing that is as long as the vocabulary


class LanguageModels(LabTrainedElsewhere[LanguageModelSettings, TextProbe]):
    """A language model of any family, as its checkpoints have it."""

    name = "language_model"
    title = tr("Language model")
    summary = tr("Your own language model, opened and looked into.")
    loss_kind = "cross-entropy"
    loss_unit = tr("nats of surprise per token")
    trained_elsewhere = tr(
        "Nothing is trained here: this language model was trained elsewhere, and is shown as it was saved."
    )
    Settings: ClassVar[type[Settings]] = LanguageModelSettings
    channels = language_model_channels()
    trajectories = TRAJECTORIES | LEARNING_TRAJECTORIES
    about_model = ABOUT_MODEL | ABOUT_LEARNING
    arrangement = ARRANGEMENT
    probe_entry = ProbeEntry(
        "text",
        example="a text",
        invitation=tr("Ask the model: type a text"),
        meaning=tr("the text the model reads"),
    )
    intervention_example = "head 0.1 off"
    computes_as_stored = True
    begins_with_file = True
    takes = (Taken(CHECKPOINT, "model"),)

    def __init__(self, settings: LanguageModelSettings, assets: Mapping[str, bytes] | None = None) -> None:
        if assets is not None:
            self.trained_elsewhere = OF_ONE.format(title=about_in(assets)["title"])  # type: ignore[misc]  # of this one
        super().__init__(settings, assets)

    def lacking(self) -> Mapping[str, str]:
        """Of a recording; before there is one, nobody knows what model it will be."""
        learning = super().lacking()
        return learning if self.given_assets is None else {**lacking_in(spec_in(self.given_assets)), **learning}

    @property
    def brings_curves(self) -> bool:
        return self.given_assets is not None and about_in(self.given_assets)["checkpoints"] != 1

    def assets(self) -> Mapping[str, bytes]:
        return dict(self.given_assets) if self.given_assets is not None else self._carried.to_assets()

    def data_title(self) -> str:
        return self._title

    def data_notes(self) -> tuple[str, ...]:
        return self._carried.told

    def run_name(self) -> str:
        return f"{self.name} {self._title}"

    def build_model(self, rng: torch.Generator) -> nn.Module:
        """Its weights are zeros, until those of a frame are there."""
        from scoutview.labs.language_model.network import empty_model

        return empty_model(self._carried.spec)

    def brought_frames(self) -> Iterator[Frame]:
        return self.opened.frames()

    def brought_steps(self) -> Sequence[int]:
        return self.opened.steps

    def brought_measures(self) -> tuple[Measure, ...]:
        return self.opened.measures

    def marks(self, curves: Curves) -> Sequence[Mark]:
        """Those that came with the checkpoints."""
        if self.given_assets is not None:
            return ()
        there = set(curves.steps.tolist())
        return tuple(mark for mark in self.opened.marks if mark.step in there)

    # asking

    def default_probe(self) -> TextProbe:
        return TextProbe(text=self._carried.beginning)

    def parse_probe(self, text: str) -> TextProbe:
        return TextProbe(text=text)

    def format_probe(self, probe: TextProbe) -> str:
        return probe.text

    def observe(self, model: nn.Module, probe: TextProbe, questions: Collection[Question]) -> Mapping[Question, Arrays]:
        answers = self._answers(model, probe)
        return {question: answers.answer(question) for question in questions}

    def unfold(self, model: nn.Module, probe: TextProbe, question: Question) -> Iterator[Arrays]:
        return self._answers(model, probe).unfold(question)

    def kept_questions(self) -> tuple[str, ...]:
        kept = super().kept_questions()
        few = self._carried.spec.vocabulary <= LARGE_VOCABULARY
        return kept if few else tuple(name for name in kept if name not in LARGE)

    def positions(self, probe: TextProbe) -> int:
        return len(self._carried.read(probe.text).pieces)

    def size_in_words(self, probe: TextProbe) -> str:
        count = self.positions(probe)
        return tr("%n tokens", "", count, one="1 token")

    def notes(self, probe: TextProbe) -> tuple[str, ...]:
        carried, read = self._carried, self._carried.read(probe.text)
        found = []
        if read.total > carried.context:
            sentence = (
                tr("Only the last {most:,} of {total:,} tokens are read.")
                if carried.spec.causal
                else tr("Only the first {most:,} of {total:,} tokens are read.")
            )
            found.append(sentence.format(most=carried.context, total=read.total))
        if not probe.text:
            found.append(tr("An empty text: the model starts from “{token}”.").format(token=read.pieces[0].shown))
        if carried.mask and not carried.spec.causal and carried.mask not in read.shown:
            found.append(
                tr("Write {mask} for a word, and the model says what may stand there.").format(mask=carried.mask)
            )
        return tuple(found)

    # what is opened

    @cached_property
    def opened(self) -> OpenedModel:
        """What the settings name, for whoever makes a recording of it.

        Raises:
            UserError: they name nothing, or it cannot be opened.
        """
        from scoutview.labs.language_model.opened import open_model

        if not self.settings.model:
            raise UserError(UNTOLD)
        return open_model(Path(self.settings.model))

    @cached_property
    def _carried(self) -> CarriedModel:
        if self.given_assets is not None:
            return CarriedModel.from_assets(self.given_assets)
        carried = self.opened.carried
        if not self.settings.text:
            return carried
        from scoutview.labs.language_model.text import text_in

        path = Path(self.settings.text)
        return replace(carried, text=text_in(path), text_title=path.name)

    @property
    def _title(self) -> str:
        if self.given_assets is not None:
            return str(about_in(self.given_assets)["title"])
        return title_of(Path(self.settings.model)) if self.settings.model else tr("a language model")

    def _answers(self, model: nn.Module, probe: TextProbe) -> LanguageAnswers:
        from scoutview.labs.language_model.answers import LanguageAnswers
        from scoutview.models.language_model import LanguageModel

        if not isinstance(model, LanguageModel):
            raise TypeError("this lab asks language models only")
        return LanguageAnswers(model, self._carried, probe.text)
