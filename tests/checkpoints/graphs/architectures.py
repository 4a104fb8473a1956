"""Public architectures, tiny, written with torch.nn alone: as people write them in a training script of their own."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional as F

WORDS = 23


@dataclass(frozen=True)
class Architecture:
    """How it is made, what it takes, which axes of its first input have an open size, and sites that it should have."""

    build: Callable[[], nn.Module]
    example: Callable[[], Any]
    axes: tuple[int, ...]
    sites: tuple[str, ...]
    attention: int = 0  # how many attentions it has


def tokens(*sizes: int) -> Tensor:
    return torch.randint(WORDS, sizes, generator=torch.Generator().manual_seed(1))


def numbers(*sizes: int) -> Tensor:
    return torch.randn(sizes, generator=torch.Generator().manual_seed(1))


class Classifier(nn.Module):
    """A recurrent network that says one thing about a row of tokens."""

    def __init__(self, kind: type[nn.LSTM | nn.GRU]) -> None:
        super().__init__()
        self.embedding = nn.Embedding(WORDS, 8)
        self.layers = kind(8, 12, 2, batch_first=True, dropout=0.1, bidirectional=True)
        self.head = nn.Linear(24, 3)

    def forward(self, texts: Tensor) -> Tensor:
        return self.head(self.layers(self.embedding(texts))[0][:, -1])


class Normed(nn.Module):
    """Convolutions with batch norm, written over in place."""

    def __init__(self) -> None:
        super().__init__()
        self.features = nn.Sequential(
            nn.Conv2d(1, 6, 3, padding=1),
            nn.BatchNorm2d(6),
            nn.ReLU(inplace=True),
            nn.MaxPool2d(2),
            nn.Conv2d(6, 8, 3, stride=2, bias=False),
            nn.BatchNorm2d(8),
            nn.ReLU(inplace=True),
        )
        self.head = nn.Linear(8 * 9, 10)

    def forward(self, pictures: Tensor) -> Tensor:
        return self.head(self.features(pictures).flatten(1))


class Residual(nn.Module):
    """He et al. (2016), Deep Residual Learning for Image Recognition: one block with a shortcut."""

    def __init__(self) -> None:
        super().__init__()
        self.stem = nn.Conv2d(3, 6, 3, padding=1, bias=False)
        self.one = nn.Conv2d(6, 8, 3, stride=2, padding=1, bias=False)
        self.norm_one, self.norm_two = nn.BatchNorm2d(8), nn.BatchNorm2d(8)
        self.two = nn.Conv2d(8, 8, 3, padding=1, bias=False)
        self.shortcut = nn.Sequential(nn.Conv2d(6, 8, 1, stride=2, bias=False), nn.BatchNorm2d(8))
        self.relu = nn.ReLU(inplace=True)
        self.fc = nn.Linear(8, 5)

    def forward(self, pictures: Tensor) -> Tensor:
        given = self.relu(self.stem(pictures))
        out = self.relu(self.norm_one(self.one(given)))
        out = self.norm_two(self.two(out))
        out += self.shortcut(given)
        return self.fc(F.adaptive_avg_pool2d(self.relu(out), 1).flatten(1))


class UNet(nn.Module):
    """Ronneberger, Fischer, Brox (2015), U-Net: down, up, and across."""

    def __init__(self) -> None:
        super().__init__()
        self.down = nn.Conv2d(1, 4, 3, padding=1)
        self.middle = nn.Conv2d(4, 8, 3, padding=1)
        self.norm = nn.GroupNorm(2, 8)
        self.up = nn.ConvTranspose2d(8, 4, 2, stride=2)
        self.out = nn.Conv2d(8, 1, 1)

    def forward(self, pictures: Tensor) -> Tensor:
        fine = F.silu(self.down(pictures))
        coarse = F.silu(self.norm(self.middle(F.avg_pool2d(fine, 2))))
        return self.out(torch.cat([self.up(coarse), fine], 1))


class Attending(nn.Module):
    """Self-attention with one product for query, key and value; `causal` sees only what came before."""

    def __init__(self, width: int, heads: int, *, causal: bool) -> None:
        super().__init__()
        self.heads, self.causal = heads, causal
        self.c_attn, self.c_proj = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.dropout = nn.Dropout(0.1)

    def forward(self, x: Tensor) -> Tensor:
        batch, length, width = x.shape
        query, key, value = (
            part.view(batch, length, self.heads, width // self.heads).transpose(1, 2)
            for part in self.c_attn(x).split(width, -1)
        )
        dropped = self.dropout.p if self.training else 0.0
        mixed = F.scaled_dot_product_attention(query, key, value, dropout_p=dropped, is_causal=self.causal)
        return self.dropout(self.c_proj(mixed.transpose(1, 2).contiguous().view(batch, length, width)))


class Layer(nn.Module):
    def __init__(self, width: int, heads: int, *, causal: bool) -> None:
        super().__init__()
        self.ln_1, self.ln_2 = nn.LayerNorm(width), nn.LayerNorm(width)
        self.attn = Attending(width, heads, causal=causal)
        self.mlp = nn.Sequential(nn.Linear(width, 2 * width), nn.GELU(), nn.Linear(2 * width, width), nn.Dropout(0.1))

    def forward(self, x: Tensor) -> Tensor:
        x = x + self.attn(self.ln_1(x))
        return x + self.mlp(self.ln_2(x))


class GPT(nn.Module):
    """Radford et al. (2019), in the shape of nanoGPT: learned positions, the head tied to the embedding."""

    def __init__(self) -> None:
        super().__init__()
        self.wte, self.wpe = nn.Embedding(WORDS, 16), nn.Embedding(12, 16)
        self.h = nn.ModuleList([Layer(16, 2, causal=True) for _ in range(2)])
        self.ln_f = nn.LayerNorm(16)
        self.lm_head = nn.Linear(16, WORDS, bias=False)
        self.lm_head.weight = self.wte.weight

    def forward(self, idx: Tensor, targets: Tensor | None = None) -> tuple[Tensor, Tensor | None]:
        x = self.wte(idx) + self.wpe(torch.arange(idx.shape[1], device=idx.device))
        for block in self.h:
            x = block(x)
        logits = self.lm_head(self.ln_f(x))
        return logits, None if targets is None else F.cross_entropy(logits.flatten(0, 1), targets.flatten())


class HandWritten(nn.Module):
    """Attention as a course writes it: bare parameters, a mask that is no weight, softmax of a product."""

    mask: Tensor

    def __init__(self) -> None:
        super().__init__()
        self.embed = nn.Embedding(WORDS, 8)
        for name in ("W_Q", "W_K", "W_V"):
            setattr(self, name, nn.Parameter(0.3 * numbers(8, 8)))
        self.W_U = nn.Parameter(0.3 * numbers(WORDS, 8))
        self.register_buffer("mask", torch.full((10, 10), -math.inf).triu(1), persistent=False)

    def forward(self, texts: Tensor) -> Tensor:
        x = self.embed(texts)
        length = texts.shape[1]
        scores = (x @ self.W_Q) @ (x @ self.W_K).transpose(-1, -2) / math.sqrt(8)
        pattern = torch.softmax(scores + self.mask[:length, :length], -1)
        return (x + pattern @ (x @ self.W_V)) @ self.W_U.T


class Rotary(nn.Module):
    """Su et al. (2021), RoFormer, with RMSNorm and a gate, as in Llama; a dictionary comes out."""

    def __init__(self) -> None:
        super().__init__()
        self.tok = nn.Embedding(WORDS, 16)
        self.q, self.k, self.v, self.o = (nn.Linear(16, 16, bias=False) for _ in range(4))
        self.gate, self.up, self.down = nn.Linear(16, 24), nn.Linear(16, 24), nn.Linear(24, 16)
        self.norm = nn.RMSNorm(16)
        self.head = nn.Linear(16, WORDS)

    def turned(self, x: Tensor) -> Tensor:
        angle = torch.arange(x.shape[-2], device=x.device)[:, None] * 100.0 ** (-torch.arange(0, 8, 2) / 8)
        one, two = x.chunk(2, -1)
        return torch.cat([one * angle.cos() - two * angle.sin(), two * angle.cos() + one * angle.sin()], -1)

    def forward(self, texts: Tensor) -> dict[str, Tensor]:
        x = self.tok(texts)
        query, key, value = (each(x).unflatten(-1, (2, 8)).transpose(1, 2) for each in (self.q, self.k, self.v))
        mixed = F.scaled_dot_product_attention(self.turned(query), self.turned(key), value, is_causal=True)
        x = x + self.o(mixed.transpose(1, 2).flatten(2))
        x = x + self.down(F.silu(self.gate(self.norm(x))) * self.up(x))
        return {"logits": self.head(x), "stream": x}


class ViT(nn.Module):
    """Dosovitskiy et al. (2021), An Image is Worth 16x16 Words: patches, a class token, an encoder."""

    def __init__(self) -> None:
        super().__init__()
        self.patches = nn.Conv2d(1, 16, 4, stride=4)
        self.cls = nn.Parameter(numbers(1, 1, 16))
        self.position = nn.Parameter(numbers(1, 5, 16))
        layer = nn.TransformerEncoderLayer(16, 2, 32, batch_first=True, norm_first=True, activation="gelu")
        self.encoder = nn.TransformerEncoder(layer, 1, enable_nested_tensor=False)
        self.head = nn.Linear(16, 4)

    def forward(self, pictures: Tensor) -> Tensor:
        x = self.patches(pictures).flatten(2).transpose(1, 2)
        x = torch.cat([self.cls.expand(len(x), -1, -1), x], 1) + self.position
        return self.head(self.encoder(x)[:, 0])


class Masked(nn.Module):
    """A transformer encoder over padded texts, whose padding is told by a second input."""

    def __init__(self) -> None:
        super().__init__()
        self.embedding = nn.Embedding(WORDS, 16)
        layer = nn.TransformerEncoderLayer(16, 4, 32, batch_first=True)
        self.encoder = nn.TransformerEncoder(layer, 2, enable_nested_tensor=False)
        self.head = nn.Linear(16, 2)

    def forward(self, texts: Tensor, padding: Tensor) -> Tensor:
        x = self.encoder(self.embedding(texts), src_key_padding_mask=padding)
        kept = (~padding).unsqueeze(-1).float()
        return self.head((x * kept).sum(1) / kept.sum(1).clamp(min=1))


class Bag(nn.Module):
    """Joulin et al. (2016), Bag of Tricks for Efficient Text Classification: the mean of embeddings."""

    def __init__(self) -> None:
        super().__init__()
        self.embedding = nn.EmbeddingBag(WORDS, 8, mode="mean")
        self.head = nn.Linear(8, 2)

    def forward(self, texts: Tensor) -> Tensor:
        return self.head(self.embedding(texts))


class Mean(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.embedding = nn.Embedding(WORDS, 8, padding_idx=0)
        self.head = nn.Linear(8, 2)

    def forward(self, texts: Tensor) -> Tensor:
        return self.head(self.embedding(texts).mean(1))


class Cell(nn.Module):
    """A recurrent cell of its own, in a loop over the steps."""

    def __init__(self) -> None:
        super().__init__()
        self.enter, self.again, self.head = nn.Linear(4, 8), nn.Linear(8, 8), nn.Linear(8, 1)

    def forward(self, series: Tensor) -> Tensor:
        state = series.new_zeros(len(series), 8)
        for step in range(series.shape[1]):
            state = torch.tanh(self.enter(series[:, step]) + self.again(state))
        return self.head(state)


class Mixer(nn.Module):
    """Tolstikhin et al. (2021), MLP-Mixer: across patches, then across channels."""

    def __init__(self) -> None:
        super().__init__()
        self.patches = nn.Conv2d(3, 8, 4, stride=4)
        self.norm_tokens, self.norm_channels = nn.LayerNorm(8), nn.LayerNorm(8)
        self.tokens = nn.Sequential(nn.Linear(4, 6), nn.GELU(), nn.Linear(6, 4))
        self.channels = nn.Sequential(nn.Linear(8, 12), nn.GELU(), nn.Linear(12, 8))
        self.head = nn.Linear(8, 3)

    def forward(self, pictures: Tensor) -> Tensor:
        x = self.patches(pictures).flatten(2).transpose(1, 2)
        x = x + self.tokens(self.norm_tokens(x).transpose(1, 2)).transpose(1, 2)
        x = x + self.channels(self.norm_channels(x))
        return self.head(x.mean(1))


class Depthwise(nn.Module):
    """Sandler et al. (2018), MobileNetV2: expanded, each channel by itself, projected; with a squeezed gate."""

    def __init__(self) -> None:
        super().__init__()
        self.expand = nn.Conv2d(4, 8, 1)
        self.depthwise = nn.Conv2d(8, 8, 3, padding=1, groups=8)
        self.gate = nn.Conv2d(8, 8, 1)
        self.project = nn.Conv2d(8, 4, 1)

    def forward(self, pictures: Tensor) -> Tensor:
        x = F.relu6(self.depthwise(F.hardswish(self.expand(pictures))))
        x = x * torch.sigmoid(self.gate(x.mean((2, 3), keepdim=True)))
        return (pictures + self.project(x)).mean((2, 3))


class Autoencoder(nn.Module):
    """A code between two halves; both come out."""

    def __init__(self) -> None:
        super().__init__()
        self.encode = nn.Sequential(nn.Linear(12, 6), nn.LeakyReLU(0.1), nn.Linear(6, 2))
        self.decode = nn.Sequential(nn.Linear(2, 6), nn.ELU(), nn.Linear(6, 12), nn.Sigmoid())

    def forward(self, pictures: Tensor) -> tuple[Tensor, Tensor]:
        code = self.encode(pictures)
        return self.decode(code), code


def conv1d() -> nn.Module:
    layers = [nn.Conv1d(2, 4, 3, dilation=2, padding="same"), nn.ReLU(), nn.Conv1d(4, 4, 3, padding=1), nn.SiLU()]
    return nn.Sequential(*layers, nn.AdaptiveAvgPool1d(1), nn.Flatten(), nn.Linear(4, 2))


def mlp() -> nn.Module:
    return nn.Sequential(
        nn.Linear(5, 16), nn.Tanh(), nn.Dropout(0.5), nn.Linear(16, 16), nn.Softplus(), nn.Linear(16, 1)
    )


def encoder() -> nn.Module:
    layer = nn.TransformerEncoderLayer(16, 2, 32, batch_first=True)
    return nn.TransformerEncoder(layer, 2, enable_nested_tensor=False)


class LowRank(nn.Module):
    """Hu et al. (2021), LoRA: a weight that stays, and a product of two thin ones that is learnt."""

    def __init__(self) -> None:
        super().__init__()
        self.down, self.up = nn.Parameter(torch.randn(2, 8)), nn.Parameter(torch.randn(8, 2))

    def forward(self, weight: Tensor) -> Tensor:
        return weight + self.up @ self.down


class Parametrized(nn.Module):
    """Weights that are computed from others: norm and direction, spectral norm, orthogonal, low rank; odd names."""

    def __init__(self) -> None:
        super().__init__()
        normed, spectral = (nn.utils.parametrizations.weight_norm, nn.utils.parametrizations.spectral_norm)
        self.enter, self.middle = normed(nn.Linear(5, 8)), spectral(nn.Linear(8, 8))
        self.turn = nn.utils.parametrizations.orthogonal(nn.Linear(8, 8))
        self.adapted = nn.Linear(8, 8)
        nn.utils.parametrize.register_parametrization(self.adapted, "weight", LowRank())
        self.heads = nn.ModuleDict({"1x1-out": nn.Linear(8, 3), "größe": nn.Linear(8, 1)})

    def forward(self, given: Tensor) -> tuple[Tensor, Tensor]:
        x = self.adapted(self.turn(torch.tanh(self.middle(torch.tanh(self.enter(given))))))
        return self.heads["1x1-out"](x), self.heads["größe"](x)


ATTENDING = ("layers.0.self_attn.in_proj", "layers.0.self_attn.out_proj", "layers.1.linear2")
ARCHITECTURES = {
    "MLP": Architecture(mlp, lambda: numbers(3, 5), (0,), ("0", "3", "5")),
    "autoencoder": Architecture(Autoencoder, lambda: numbers(3, 12), (0,), ("encode.0", "decode.2")),
    "CNN with batch norm": Architecture(Normed, lambda: numbers(3, 1, 14, 14), (0,), ("features.0", "head")),
    "residual network": Architecture(Residual, lambda: numbers(2, 3, 8, 8), (0, 2, 3), ("shortcut.0", "two", "fc")),
    "U-Net": Architecture(UNet, lambda: numbers(2, 1, 8, 8), (0, 2, 3), ("down", "middle", "out")),
    "depthwise CNN": Architecture(Depthwise, lambda: numbers(2, 4, 6, 6), (0, 2, 3), ("expand", "project")),
    "convolutions over time": Architecture(conv1d, lambda: numbers(2, 2, 9), (0, 2), ("6",)),
    "mixer": Architecture(Mixer, lambda: numbers(2, 3, 8, 8), (0,), ("patches", "tokens.0", "head")),
    "vision transformer": Architecture(
        ViT, lambda: numbers(2, 1, 8, 8), (0,), ("patches", "encoder.layers.0.self_attn.in_proj", "head"), 1
    ),
    "LSTM": Architecture(lambda: Classifier(nn.LSTM), lambda: tokens(3, 5), (0, 1), ("embedding", "head")),
    "GRU": Architecture(lambda: Classifier(nn.GRU), lambda: tokens(3, 5), (0, 1), ("embedding", "head")),
    "recurrent cell in a loop": Architecture(Cell, lambda: numbers(3, 6, 4), (0,), ("enter", "again", "head")),
    "embedding bag": Architecture(Bag, lambda: tokens(3, 5), (0, 1), ("head",)),
    "mean of embeddings": Architecture(Mean, lambda: tokens(3, 5), (0, 1), ("embedding", "head")),
    "transformer encoder": Architecture(encoder, lambda: numbers(2, 5, 16), (0, 1), ATTENDING, 2),
    "transformer encoder with padding": Architecture(
        Masked,
        lambda: {"texts": tokens(2, 5), "padding": torch.tensor([[False] * 5, [False] * 3 + [True] * 2])},
        (0, 1),
        ("embedding", "encoder.layers.0.linear1"),
        2,
    ),
    "GPT with a tied head": Architecture(GPT, lambda: tokens(2, 6), (0, 1), ("wte", "h.0.attn.c_attn", "lm_head"), 2),
    "attention written by hand": Architecture(
        HandWritten, lambda: tokens(2, 5), (0, 1), ("embed", "W_Q_product", "W_U_product"), 1
    ),
    "computed weights": Architecture(Parametrized, lambda: numbers(3, 5), (0,), ("heads.1x1-out", "heads.größe")),
    "rotary transformer": Architecture(Rotary, lambda: tokens(2, 6), (0, 1), ("tok", "q", "gate", "head"), 1),
}


def built(architecture: Architecture) -> nn.Module:
    """With weights, and running statistics, that no default gives."""
    torch.manual_seed(0)
    model = architecture.build()
    for module in model.modules():
        if isinstance(module, nn.BatchNorm2d):
            nn.init.uniform_(module.weight, 0.5, 1.5)
            nn.init.normal_(module.bias)
            nn.init.normal_(module.running_mean)
            nn.init.uniform_(module.running_var, 0.5, 2.0)
    return model
