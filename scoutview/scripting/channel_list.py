"""What can be asked of a run: channels and questions, each list a mapping that prints as a table."""

from collections.abc import Iterator, Mapping
from typing import Any

from scoutview.labs.lab import Lab
from scoutview.language import tr
from scoutview.observation import Channel
from scoutview.scripting.printed_table import PrintedTable, PrintsAsTable

HEADS = (tr("channel"), tr("axes"), tr("unit"), tr("what it is"), tr("question"))


class ChannelList(PrintsAsTable, Mapping[str, Channel]):
    """Channels by name: each has `name`, `dims` (its axes), `unit`, `description` and `asked_by`, its question."""

    def __init__(self, title: str, channels: Mapping[str, Channel], trajectories: frozenset[str]) -> None:
        self._title, self._channels, self._trajectories = title, channels, trajectories

    def __getitem__(self, name: str) -> Channel:
        return self._channels[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._channels)

    def __len__(self) -> int:
        return len(self._channels)

    @property
    def _table(self) -> PrintedTable:
        return PrintedTable(self._title, HEADS, self._rows())

    def _rows(self) -> list[tuple[str, ...]]:
        return [self._row(channel) for channel in self.values()]

    def _row(self, channel: Channel) -> tuple[str, ...]:
        said = tr("{question}, a trajectory") if channel.asked_by in self._trajectories else "{question}"
        asked = said.format(question=channel.asked_by)
        return channel.name, f"({', '.join(channel.dims)})", channel.unit, channel.description, asked


class QuestionList(PrintsAsTable, Mapping[str, ChannelList]):
    """The channels that each question brings, by its name."""

    def __init__(self, lab: Lab[Any, Any]) -> None:
        self._lab = lab
        self._channels: dict[str, dict[str, Channel]] = {}
        for channel in lab.channels:
            self._channels.setdefault(channel.asked_by, {})[channel.name] = channel

    def __getitem__(self, name: str) -> ChannelList:
        return ChannelList(tr("What “{name}” brings:").format(name=name), self._channels[name], self._lab.trajectories)

    def __iter__(self) -> Iterator[str]:
        return iter(self._channels)

    def __len__(self) -> int:
        return len(self._channels)

    @property
    def _table(self) -> PrintedTable:
        return channels_of(self._lab)._table


def channels_of(lab: Lab[Any, Any]) -> ChannelList:
    """All channels that the lab's model can answer."""
    channels = {channel.name: channel for channel in lab.channels}
    return ChannelList(tr("What can be asked of {name}:").format(name=lab.name), channels, lab.trajectories)
