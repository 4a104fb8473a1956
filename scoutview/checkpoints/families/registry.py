"""All families, by the word that a configuration has for them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from torch import Tensor

from scoutview.checkpoints.checkpoint import SourceKind
from scoutview.checkpoints.families.bert import bert, distilbert, roberta
from scoutview.checkpoints.families.bloom import bloom
from scoutview.checkpoints.families.configuration import Configuration
from scoutview.checkpoints.families.gemma import gemma, gemma2, gemma3
from scoutview.checkpoints.families.gpt2 import gpt2, nanogpt
from scoutview.checkpoints.families.gpt_neo import gpt_neo
from scoutview.checkpoints.families.gpt_neox import gpt_neox
from scoutview.checkpoints.families.gptj import gptj
from scoutview.checkpoints.families.llama import llama, mistral, qwen2, qwen3
from scoutview.checkpoints.families.mapped import Mapped
from scoutview.checkpoints.families.opt import opt
from scoutview.checkpoints.families.phi import phi
from scoutview.checkpoints.families.transformer_lens import transformer_lens
from scoutview.checkpoints.families.words import refuse_what_is_not_whole
from scoutview.checkpoints.stored_file import CheckpointError
from scoutview.language import tr

Family: TypeAlias = Callable[[Configuration, Mapping[str, Tensor]], Mapped]

HUGGING_FACE: SourceKind = "Hugging Face folder"
FAMILIES: Mapping[str, Family] = {  # by `model_type`
    "gpt2": gpt2,
    "llama": llama,
    "mistral": mistral,
    "qwen2": qwen2,
    "qwen3": qwen3,
    "gpt_neox": gpt_neox,
    "opt": opt,
    "gpt_neo": gpt_neo,
    "gptj": gptj,
    "bloom": bloom,
    "phi": phi,
    "gemma": gemma,
    "gemma2": gemma2,
    "gemma3_text": gemma3,
    "bert": bert,
    "roberta": roberta,
    "xlm-roberta": roberta,
    "distilbert": distilbert,
}


def model_of(
    config: Mapping[str, object], tensors: Mapping[str, Tensor], source_kind: SourceKind = HUGGING_FACE
) -> Mapped:
    """What a checkpoint is, out of its configuration and its tensors; `source_kind` is what wrote the configuration.

    Raises:
        CheckpointError: it is of no family that is known, a weight is absent or left over, or has something besides.
    """
    configuration = Configuration(config)
    refuse_what_is_not_whole(configuration)
    if source_kind == "nanoGPT":
        return nanogpt(configuration, tensors)
    if source_kind == "TransformerLens":
        return transformer_lens(configuration, tensors)
    kind = configuration.raw("model_type")
    family = FAMILIES.get(kind) if isinstance(kind, str) else None
    if family is None:
        known = ", ".join(FAMILIES)
        said = tr("ScoutView cannot open models of a kind that it does not tell (“model_type”) yet: it knows {known}.")
        said = tr("ScoutView cannot open models of “{kind}” yet: it knows {known}.") if isinstance(kind, str) else said
        raise CheckpointError(said.format(kind=kind, known=known))
    return family(configuration, tensors)
