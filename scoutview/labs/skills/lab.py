"""Many skills: one small network learns forty of them one by one, and their mean loss falls smoothly."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from scoutview.frame import Arrays, Curves, Evaluation, Mark
from scoutview.interventions import Neurons
from scoutview.labs.declaration import Column, ProbeEntry, Row, SampleTraining, ShownChannel, Thumbnail
from scoutview.labs.lab import Batch, Lab, LossSample, training_bytes
from scoutview.labs.shared_channels import ABOUT_LEARNING, LEARNING_TRAJECTORIES
from scoutview.labs.skills.channels import skill_channels
from scoutview.labs.skills.probe import SkillProbe, checked
from scoutview.labs.skills.settings import SkillSettings
from scoutview.labs.skills.story import IN_WORDS, KNOWN_FROM, marks, story
from scoutview.language import tr
from scoutview.observation import Question
from scoutview.probe import probe_from_text
from scoutview.settings import Settings

if TYPE_CHECKING:
    import torch
    from torch import Tensor, nn

    from scoutview.labs.skills.tasks import Cases, Skills

WARM_UP_STEPS = 100
CASES = 100  # of each skill, that are asked at every frame
MET = 1000  # cases as training draws them, that are asked at every frame
SAMPLED = 256  # of these, whose loss is looked at as a weight moves
DRAWN = 77  # the seed of all these


class ManySkills(Lab[SkillSettings, SkillProbe]):
    """Cross-entropy of odd or even, every case new, by Adam.

    Source: Michaud, Liu, Girit, Tegmark (2023), The Quantization Model of Neural Scaling: multitask sparse parity.
    """

    name = "skills"
    title = tr("Many skills")
    summary = tr("A network learns skill by skill, and its loss hides it.")
    loss_kind = "cross-entropy"
    loss_unit = tr("nats of surprise per case")
    example_words = (tr("case"), tr("cases"))
    Settings: ClassVar[type[Settings]] = SkillSettings
    channels = skill_channels()
    trajectories = LEARNING_TRAJECTORIES
    about_model = frozenset({"skills"}) | ABOUT_LEARNING
    arrangement = (
        Column(830, (Row(1, ("skills", "matrix_multiply", "one_weight", "one_step", "loss_landscape", "runs")),)),
        Column(426, (Row(290, ("prediction",)), Row(340, ("learning_curves",)))),
    )
    thumbnail = Thumbnail("curves", (ShownChannel("skills_known"), ShownChannel("validation_loss")))
    probe_entry = ProbeEntry("fields", example="skill=8,bits=011010011001011010010110")
    sample = SampleTraining(frames=96)

    # training

    def assets(self) -> Mapping[str, bytes]:
        return dict(self.given_assets) if self.given_assets is not None else self._skills.to_assets()

    def data_title(self) -> str:
        return tr("{skills} parities · synthetic").format(skills=self.settings.skills)

    def memory_bytes(self) -> int:
        settings = self.settings
        weights = settings.hidden * (settings.skills + settings.bits + 3)
        asked = max(settings.batch, CASES * settings.skills)
        return training_bytes(weights, asked * (4 * settings.hidden + 3 * settings.bits))

    def build_model(self, rng: torch.Generator) -> nn.Module:
        from scoutview.labs.skills.model import untrained_network

        settings = self.settings
        return untrained_network(rng, skills=settings.skills, bits=settings.bits, hidden=settings.hidden)

    def build_optimizers(self, model: nn.Module) -> Sequence[torch.optim.Optimizer]:
        from scoutview.models.optimizer import Adam

        return [Adam(model.parameters(), lr=self.settings.learning_rate, fused=True)]

    def learning_rate(self, step: int) -> float:
        return min(1.0, step / WARM_UP_STEPS)

    def draw_batch(self, rng: torch.Generator) -> Batch:
        return self._skills.met_in_training(self.settings.batch, rng)

    def loss(self, model: nn.Module, batch: Batch) -> Tensor:
        from torch.nn import functional as F

        skill, bits, odd = batch
        return F.cross_entropy(model(skill, bits), odd)

    def loss_sample(self) -> LossSample:
        return LossSample(
            tuple(part[:SAMPLED] for part in self._met),
            tr("{count} cases as training meets them").format(count=SAMPLED),
        )

    def scored_answers(self, model: nn.Module, batch: Batch) -> Arrays:
        from scoutview.analysis.scored_answers import scored_classes
        from scoutview.labs.skills.model import ANSWERS

        skill, bits, odd = batch
        return scored_classes(
            model(skill, bits), odd, ANSWERS, lambda row: self._skills.asked(int(skill[row]), bits[row].tolist())
        )

    def evaluate(self, model: nn.Module) -> Mapping[str, float]:
        import torch

        from scoutview.labs.skills.answers import each_skill

        losses, right = each_skill(model, self._cases, len(self._skills))
        often = torch.from_numpy(self._skills.frequencies.copy()).to(losses.device)
        met = tuple(part.to(losses.device) for part in self._met)
        return {
            "train_loss": float(self.loss(model, met)),
            "validation_loss": float((losses.double().mean(1) * often).sum()),
            "skills_known": float((right.double().mean(1) >= KNOWN_FROM).sum()),
        }

    @cached_property
    def evaluation(self) -> Evaluation:
        return Evaluation(
            unseen=tr("cases of every skill, each skill counted as often as it is met"),
            trained=tr("cases as training meets them"),
        )

    def is_eventful(self, before: Mapping[str, float], now: Mapping[str, float]) -> bool:
        return before["skills_known"] != now["skills_known"]

    def marks(self, curves: Curves) -> Sequence[Mark]:
        return marks(curves, self.settings.skills)

    def mark_said(self, name: str) -> str:
        return IN_WORDS.get(name, "")

    def story(self, curves: Curves, step: int) -> str:
        return story(curves, step, self.settings.skills)

    # asking

    def default_probe(self) -> SkillProbe:
        """A skill that comes early and not at once; bits in the order of the Thue-Morse sequence."""
        bits = "".join(str(place.bit_count() % 2) for place in range(self.settings.bits))
        return SkillProbe(skill=min(8, self.settings.skills), bits=bits)

    def parse_probe(self, text: str) -> SkillProbe:
        return checked(probe_from_text(text, self.default_probe()), self.settings.skills, self.settings.bits)

    def neurons(self) -> tuple[Neurons, ...]:
        return (Neurons("answer"),)

    def probe_hint(self) -> str:
        return tr("a skill, 1 to {skills}, and {bits} bits").format(
            skills=self.settings.skills, bits=self.settings.bits
        )

    def observe(
        self, model: nn.Module, probe: SkillProbe, questions: Collection[Question]
    ) -> Mapping[Question, Arrays]:
        from scoutview.labs.skills.answers import SkillAnswers

        answers = SkillAnswers(model, self._skills, probe, self._cases)
        return {question: answers.answer(question) for question in questions}

    # what follows from the settings

    @cached_property
    def _skills(self) -> Skills:
        from scoutview.labs.skills.tasks import drawn_skills, skills_from_assets

        settings = self.settings
        if self.given_assets is not None:
            return skills_from_assets(settings.skills, settings.bits, settings.exponent, self.given_assets)
        return drawn_skills(settings.skills, settings.bits, settings.parity, settings.exponent, settings.seed)

    @cached_property
    def _cases(self) -> Cases:
        """Of every skill as many."""
        import torch

        return self._skills.of_each(CASES, torch.Generator().manual_seed(DRAWN))

    @cached_property
    def _met(self) -> Cases:
        """As training draws them, from another seed."""
        import torch

        return self._skills.met_in_training(MET, torch.Generator().manual_seed(DRAWN + 1))
