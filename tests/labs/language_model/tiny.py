"""Tiny language models as other programs save them, loud weights and a tokenizer of bytes included."""

import json
from pathlib import Path
from typing import Any

import safetensors.torch
import torch
from torch import Tensor

CONFIG: dict[str, Any] = {
    "model_type": "gpt2",
    "n_positions": 48,
    "n_embd": 24,
    "n_layer": 2,
    "n_head": 3,
    "n_inner": 40,
}
WORDS = (" capital", " of", " France", " is", " Paris", "The", " cat", " sat")


def tokenizer_json(*specials: str) -> str:
    """Byte-level pairs: 256 bytes, some words, and special tokens."""
    from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers

    library = Tokenizer(models.BPE())
    library.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    library.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=300,
        special_tokens=list(specials),
        initial_alphabet=sorted(pre_tokenizers.ByteLevel.alphabet()),
        show_progress=False,
    )
    library.train_from_iterator(["The capital of France is Paris. The cat sat. " * 3], trainer)
    return str(library.to_str())


def vocabulary_of(content: str) -> int:
    from tokenizers import Tokenizer

    return int(Tokenizer.from_str(content).get_vocab_size())


def gpt2_state(vocabulary: int, seed: int = 0) -> dict[str, Tensor]:
    """Loud weights of such a model by GPT-2's names."""
    rng = torch.Generator().manual_seed(seed)
    width, inner = int(CONFIG["n_embd"]), int(CONFIG["n_inner"])
    shapes: dict[str, tuple[int, ...]] = {
        "wte.weight": (vocabulary, width),
        "wpe.weight": (CONFIG["n_positions"], width),
        "ln_f.weight": (width,),
        "ln_f.bias": (width,),
    }
    for block in range(CONFIG["n_layer"]):
        name = f"h.{block}."
        for norm in ("ln_1", "ln_2"):
            shapes |= {f"{name}{norm}.weight": (width,), f"{name}{norm}.bias": (width,)}
        for site, given, made in (
            ("attn.c_attn", width, 3 * width),
            ("attn.c_proj", width, width),
            ("mlp.c_fc", width, inner),
            ("mlp.c_proj", inner, width),
        ):
            shapes |= {f"{name}{site}.weight": (given, made), f"{name}{site}.bias": (made,)}
    return {name: 0.3 * torch.randn(shape, generator=rng) for name, shape in shapes.items()}


def save_gpt2(
    folder: Path, seed: int = 0, *, tokenizer: bool = True, dtype: torch.dtype = torch.float32, **config: Any
) -> Path:
    """A Hugging Face folder."""
    folder.mkdir(parents=True, exist_ok=True)
    content = tokenizer_json("<|endoftext|>")
    count = vocabulary_of(content)
    state = {name: tensor.to(dtype) for name, tensor in gpt2_state(count, seed).items()}
    safetensors.torch.save_file(state, folder / "model.safetensors")
    (folder / "config.json").write_text(json.dumps({**CONFIG, "vocab_size": count, **config}))
    if tokenizer:
        (folder / "tokenizer.json").write_text(content)
    return folder


def save_series(folder: Path, steps: tuple[int, ...] = (100, 200, 300), *, evaluated: bool = True) -> Path:
    """A Trainer's folder of checkpoints, each with its state."""
    for step in steps:
        save_gpt2(folder / f"checkpoint-{step}", seed=step)
        log = [{"step": each, "loss": 1000 / each, "learning_rate": 1e-3} for each in steps if each <= step]
        log += [{"step": each, "eval_loss": 1100 / each} for each in steps if evaluated and each <= step]
        state = {"global_step": step, "max_steps": steps[-1], "log_history": log}
        (folder / f"checkpoint-{step}" / "trainer_state.json").write_text(json.dumps(state))
    return folder


def save_gpt_neox(folder: Path) -> Path:
    """Queries, keys and values head by head, an MLP beside attention."""
    folder.mkdir(parents=True, exist_ok=True)
    content = tokenizer_json("<|endoftext|>")
    count, width, inner = vocabulary_of(content), 24, 40
    shapes: dict[str, tuple[int, ...]] = {"embed_in.weight": (count, width), "embed_out.weight": (count, width)}
    norms = ["final_layer_norm"]
    for block in range(2):
        name = f"layers.{block}."
        norms += [f"{name}input_layernorm", f"{name}post_attention_layernorm"]
        for site, given, made in (
            ("attention.query_key_value", width, 3 * width),
            ("attention.dense", width, width),
            ("mlp.dense_h_to_4h", width, inner),
            ("mlp.dense_4h_to_h", inner, width),
        ):
            shapes |= {f"{name}{site}.weight": (made, given), f"{name}{site}.bias": (made,)}
    for norm in norms:
        shapes |= {f"{norm}.weight": (width,), f"{norm}.bias": (width,)}
    config = {
        "model_type": "gpt_neox", "vocab_size": count, "hidden_size": width, "intermediate_size": inner,
        "num_hidden_layers": 2, "num_attention_heads": 3, "max_position_embeddings": 48, "rotary_pct": 0.5,
    }  # fmt: skip
    rng = torch.Generator().manual_seed(0)
    prefixed = {name if name == "embed_out.weight" else f"gpt_neox.{name}": shape for name, shape in shapes.items()}
    state = {name: 0.3 * torch.randn(shape, generator=rng) for name, shape in prefixed.items()}
    safetensors.torch.save_file(state, folder / "model.safetensors")
    (folder / "config.json").write_text(json.dumps(config))
    (folder / "tokenizer.json").write_text(content)
    return folder


def save_bert(folder: Path, *, head: bool = True) -> Path:
    """A masked model, its words of bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    content = tokenizer_json("[PAD]", "[MASK]")
    count, width, inner = vocabulary_of(content), 24, 44
    rng = torch.Generator().manual_seed(0)
    shapes: dict[str, tuple[int, ...]] = {
        "bert.embeddings.word_embeddings.weight": (count, width),
        "bert.embeddings.position_embeddings.weight": (24, width),
        "bert.embeddings.token_type_embeddings.weight": (2, width),
        "bert.embeddings.LayerNorm.weight": (width,),
        "bert.embeddings.LayerNorm.bias": (width,),
    }
    for block in range(2):
        name = f"bert.encoder.layer.{block}."
        for site, given, made in (
            ("attention.self.query", width, width),
            ("attention.self.key", width, width),
            ("attention.self.value", width, width),
            ("attention.output.dense", width, width),
            ("intermediate.dense", width, inner),
            ("output.dense", inner, width),
        ):
            shapes |= {f"{name}{site}.weight": (made, given), f"{name}{site}.bias": (made,)}
        for norm in ("attention.output.LayerNorm", "output.LayerNorm"):
            shapes |= {f"{name}{norm}.weight": (width,), f"{name}{norm}.bias": (width,)}
    if head:
        shapes |= {
            "cls.predictions.transform.dense.weight": (width, width),
            "cls.predictions.transform.dense.bias": (width,),
            "cls.predictions.transform.LayerNorm.weight": (width,),
            "cls.predictions.transform.LayerNorm.bias": (width,),
            "cls.predictions.bias": (count,),
        }
    config = {
        "model_type": "bert", "architectures": ["BertForMaskedLM" if head else "BertModel"], "vocab_size": count,
        "hidden_size": width, "intermediate_size": inner, "num_hidden_layers": 2, "num_attention_heads": 3,
        "max_position_embeddings": 24, "type_vocab_size": 2, "hidden_act": "gelu", "layer_norm_eps": 1e-12,
    }  # fmt: skip
    state = {name: 0.3 * torch.randn(shape, generator=rng) for name, shape in shapes.items()}
    safetensors.torch.save_file(state, folder / "model.safetensors")
    (folder / "config.json").write_text(json.dumps(config))
    (folder / "tokenizer.json").write_text(content)
    return folder
