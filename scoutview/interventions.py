"""Interventions: what to change inside a model while it is asked, in one written form. Numpy and torch are not needed.

A written intervention names a place and what to do there: `head 1.3 off`, `neuron 0.57 set to 4`, `block 2 mlp off`,
`output of hidden[12] times 2`, `weight block.0.attention.query[3, 5] +0.1`, `block 1 mlp at 4 from "another text"`,
`direction d3 after block 1 at -1 +4`, `unit 1.23 set to 0.8`.
Blocks, heads, neurons, positions and numbers inside a vector are counted from 0; a position below 0 from the end.
A unit is a cell of a recurrent layer: what it keeps after each token.
`neuron 5` is `neuron 0.5`, for models with one layer of neurons. Which directions there are by which names, a lab says.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from scoutview.errors import UserError
from scoutview.language import tr

Kind = Literal["head", "neuron", "attention", "mlp", "input", "output", "weight", "direction", "unit"]
Deed = Literal["off", "set", "times", "add", "from"]

EXAMPLES = "head 1.3 off, neuron 0.57 set to 4, block 2 mlp off, weight block.0.attention.query[3, 5] +0.1"

_NUMBER = r"[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?"
_INDEX = r"(?:\s*\[\s*(?P<index>-?\d+(?:\s*,\s*-?\d+)*)\s*\])?"
_PLACE = re.compile(
    rf"(?P<unit>head|neuron|unit)\s+(?P<layer>\d+)\.(?P<number>\d+)"
    rf"|(?P<lone>neuron)\s+(?P<only>\d+)(?![\d.])"
    rf"|block\s+(?P<block>\d+)\s+(?P<part>attention|mlp)"
    rf"|(?P<along>direction)\s+(?P<name>[\w-]+)\s+after\s+block\s+(?P<after>\d+)"
    rf"|(?P<side>input|output)\s+of\s+(?P<site>[\w.-]+){_INDEX}",
    re.IGNORECASE,
)
_WEIGHT = re.compile(rf"weight\s+(?P<site>[\w.-]+){_INDEX}", re.IGNORECASE)
_AT = re.compile(r"\s+at\s+(?P<at>-?\d+)", re.IGNORECASE)
_DEED = re.compile(
    rf"\s*(?:(?P<off>off)|set\s+to\s+(?P<set>{_NUMBER})|times\s+(?P<times>{_NUMBER})"
    rf"|(?P<add>[+-]\s*(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)|from\s+(?P<source>.+))\s*",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True)
class Neurons:
    """A layer of neurons: what enters this site, `count` of them in equal parts; 0: each number, or channel, is one."""

    site: str
    count: int = 0


@dataclass
class Reached:
    """What became of a change of activations while the model was asked."""

    taken: int | None = None  # activations there were to take over; None: none are to be
    passes: int = 0  # how often its place was computed
    changed: bool = False
    positions: int = 0  # at the place: most in one pass; 0 where there are none


@dataclass(frozen=True)
class Intervention:
    """One change: `deed` at a place. `text` is its written form.

    A head, a neuron or a unit is (layer, number); attention and mlp are (layer); a direction has a `name`, and is added
    to what is in the stream after block `layer`, `value` times; an input, an output and a weight belong to the site
    `site`, `index` names one number of it (of a weight: row of the output, column of the input, as the recording has
    it) or is empty for all. `at` is a position along a text or None for all. `value` is what is set, multiplied with or
    added, `source` the written form of the probe whose activations are taken over.
    """

    kind: Kind
    deed: Deed
    layer: int = 0
    number: int = 0
    site: str = ""
    index: tuple[int, ...] = ()
    at: int | None = None
    value: float = 0.0
    source: str = ""
    name: str = ""

    @property
    def text(self) -> str:
        at = "" if self.at is None else f" at {self.at}"
        return f"{self.place}{at} {self._deed_text()}"

    @property
    def place(self) -> str:
        """Where, in words: "head 1.3"."""
        index = f"[{', '.join(map(str, self.index))}]" if self.index else ""
        if self.kind in ("head", "neuron", "unit"):
            return f"{self.kind} {self.layer}.{self.number}"
        if self.kind in ("attention", "mlp"):
            return f"block {self.layer} {self.kind}"
        if self.kind == "direction":
            return f"direction {self.name} after block {self.layer}"
        return f"weight {self.site}{index}" if self.kind == "weight" else f"{self.kind} of {self.site}{index}"

    def _deed_text(self) -> str:
        if self.deed == "set":
            return f"set to {_digits(self.value)}"
        if self.deed == "times":
            return f"times {_digits(self.value)}"
        if self.deed == "add":
            return _digits(self.value, "+")
        return "off" if self.deed == "off" else f"from {json.dumps(self.source, ensure_ascii=False)}"


def _digits(value: float, sign: str = "") -> str:
    """The shortest text that is read back to this number."""
    short = f"{value:{sign}g}"
    return short if float(short) == value else f"{value:{sign}}".removesuffix(".0")


def parse_intervention(text: str) -> Intervention:
    """The intervention that its written form means.

    Raises:
        UserError: it is none; the sentence says how one is written.
    """
    written = " ".join(text.split()) if '"' not in text else text.strip()
    place = _PLACE.match(written) or _WEIGHT.match(written)
    if place is None:
        sentence = tr("“{text}” is no intervention: write a place and what to do there, such as {examples}.")
        raise UserError(sentence.format(text=text, examples=EXAMPLES))
    at = None if place.re is _WEIGHT else _AT.match(written, place.end())
    deed = _DEED.fullmatch(written, at.end() if at else place.end())
    if deed is None:
        raise UserError(
            tr(
                "“{text}” does not say what to do with {place}: off, set to 4, times 2, +0.1, or from"
                ' "another probe" should follow.'
            ).format(text=text, place=place[0])
        )
    return _checked(_read(place, None if at is None else int(at["at"]), deed), text)


def parse_interventions(texts: Sequence[str]) -> tuple[Intervention, ...]:
    """Several at once, in their order.

    Raises:
        UserError: one of them is none.
    """
    return tuple(parse_intervention(text) for text in texts)


def written(texts: Sequence[str]) -> tuple[str, ...]:
    """The written forms as ScoutView writes them itself, so that equal ones are equal texts; each once.

    Raises:
        UserError: one of them is no intervention.
    """
    return tuple(dict.fromkeys(intervention.text for intervention in parse_interventions(texts)))


def _read(place: re.Match[str], at: int | None, deed: re.Match[str]) -> Intervention:
    named = place.groupdict()
    done: dict[str, str | None] = deed.groupdict()
    kinds = (*(named.get(group) for group in ("unit", "lone", "part", "along", "side")), "weight")
    kind = next(found for found in kinds if found)
    what = "from" if done["source"] else next(name for name in ("off", "set", "times", "add") if done[name])
    amount = "0" if what in ("off", "from") else str(done[what]).replace(" ", "")
    return Intervention(
        kind=kind.lower(),  # type: ignore[arg-type]  # the pattern knows these kinds only
        deed=what,  # type: ignore[arg-type]
        layer=int(named.get("layer") or named.get("block") or named.get("after") or 0),
        number=int(named.get("number") or named.get("only") or 0),
        site=named.get("site") or "",
        index=tuple(int(part) for part in (named.get("index") or "").split(",") if part.strip()),
        at=at,
        value=float(amount),
        source=_unquoted(done["source"] or ""),
        name=(named.get("name") or "").lower(),
    )


def _unquoted(source: str) -> str:
    if not source.startswith('"'):
        return source
    try:
        return str(json.loads(source, strict=False))
    except json.JSONDecodeError:
        raise UserError(
            tr("{source} is not closed: a probe in an intervention stands between two plain quotes.").format(
                source=source
            )
        ) from None


def _checked(found: Intervention, text: str) -> Intervention:
    if not math.isfinite(found.value):
        raise UserError(tr("“{text}” has a number that is too large.").format(text=text))
    if found.kind == "weight" and found.deed == "from":
        raise UserError(
            tr("A weight is the same for every probe: only activations can be taken over from another one.")
        )
    if found.kind == "direction" and found.deed != "add":
        raise UserError(
            tr("A direction is added to what is there: +2 or -2 should follow “{place}”.").format(place=found.place)
        )
    if found.kind != "weight" and len(found.index) > 1:
        raise UserError(
            tr("“{text}” has several numbers in its brackets: an activation is named by one.").format(text=text)
        )
    return found


def toggled(texts: Sequence[str], text: str) -> tuple[str, ...]:
    """With this one: in place of what was done at the same place before, or taken back where it is there already.

    Raises:
        UserError: it is no intervention.
    """
    new = parse_intervention(text)
    if new.text in texts:
        return tuple(other for other in texts if other != new.text)
    others = [other for other in parse_interventions(texts) if (other.place, other.at) != (new.place, new.at)]
    return (*(other.text for other in others), new.text)
