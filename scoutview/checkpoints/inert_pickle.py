"""What a pickle says, without doing it: its instructions are read one by one, and no class or function is looked up.

What would be made by a class or a function becomes a `Placeholder`, which holds the name and the arguments. So numbers
and texts, lists and tables come out as they are, and everything else as words about it.

Source: the comments of Python's pickletools.py, which describe every instruction.
"""

import io
import pickletools
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

MOST_INSTRUCTIONS = 2_000_000  # of a model with its optimizer 500,000 at most
MOST_BYTES = 64_000_000
PASSED_OVER = ("PROTO", "FRAME", "STOP")
SCALARS = (str, bytes, int, float, type(None))
PUSHED = {
    "INT", "BININT", "BININT1", "BININT2", "LONG", "LONG1", "LONG4", "FLOAT", "BINFLOAT", "STRING", "BINSTRING",
    "SHORT_BINSTRING", "BINBYTES", "SHORT_BINBYTES", "BINBYTES8", "BYTEARRAY8", "UNICODE", "BINUNICODE",
    "SHORT_BINUNICODE", "BINUNICODE8",
}  # fmt: skip
# What a damaged pickle raises while it is read.
DAMAGE = (ValueError, TypeError, IndexError, KeyError, EOFError, OverflowError, AttributeError)


@dataclass(frozen=True, eq=False)
class Foreign:
    """A class or function that a pickle names, as "module.name". It is a name only."""

    name: str


@dataclass(eq=False)
class Placeholder:
    """What a class or function would have made of its arguments; `items`, `members` and `state` were put in later."""

    maker: str
    arguments: Any = ()
    state: Any = None
    items: dict[Any, Any] = field(default_factory=dict)
    members: list[Any] = field(default_factory=list)


Makers = Mapping[str, Callable[..., Any]]
Told = Callable[[Any], Any]


def _refused(named: Any) -> Any:
    raise ValueError("it leads outside itself")


def _as_table(*arguments: Any) -> dict[Any, Any]:
    """An ordered dictionary, a counter or a dictionary with defaults."""
    table: dict[Any, Any] = {}
    for each in arguments:
        pairs = each.items() if isinstance(each, dict) else each if isinstance(each, list) else ()
        for key, value in pairs:
            _keep(table, key, value)
    return table


def _as_bytes(text: str, encoding: str) -> bytes:
    if encoding not in ("latin1", "latin-1"):
        raise ValueError(encoding)
    return text.encode("latin-1")


STANDARD_MAKERS: Makers = {
    "collections.OrderedDict": _as_table,
    "collections.defaultdict": _as_table,
    "collections.Counter": _as_table,
    "builtins.dict": _as_table,
    "builtins.set": lambda members=(): list(members),
    "builtins.frozenset": lambda members=(): list(members),
    "builtins.tuple": lambda members=(): tuple(members),
    "torch.Size": lambda members=(): tuple(members),
    "builtins.bytes": lambda: b"",  # as old protocols say it; with a number it would be that many
    "_codecs.encode": _as_bytes,
}


def read_pickle(content: bytes | io.BytesIO, makers: Makers | None = None, persistent: Told = _refused) -> Any:
    """The value of a pickle; of a stream the next one, and the stream stands behind it then.

    `makers` say by name what stands for a call, besides the tables and lists of Python, and `persistent` what stands
    for a reference to something outside. Sets become lists.

    Raises:
        ValueError: it is no pickle, damaged, too long, or refers to something that is not in it.
    """
    stream = io.BytesIO(content) if isinstance(content, bytes) else content
    machine = _Machine({**STANDARD_MAKERS, **(makers or {})}, persistent)
    try:
        for number, (opcode, argument, _) in enumerate(pickletools.genops(stream)):
            if number >= MOST_INSTRUCTIONS:
                raise ValueError("it is too long")
            machine.take(opcode.name, argument)
        return machine.value()
    except DAMAGE as error:
        raise ValueError(f"no sound pickle: {str(error)[:80]}") from error


class _Machine:
    def __init__(self, makers: Makers, persistent: Told) -> None:
        self._makers = makers
        self._persistent = persistent
        self._stack: list[Any] = []
        self._marked: list[list[Any]] = []
        self._memo: dict[int, Any] = {}

    def value(self) -> Any:
        (value,) = self._stack
        return value

    def take(self, name: str, argument: Any) -> None:
        """One instruction."""
        if name in PUSHED:
            self._stack.append(argument)
        elif name in _STEADY:
            self._stack.append(_STEADY[name]())
        elif name not in PASSED_OVER:
            getattr(self, f"_{name.lower()}")(argument)  # an instruction that is not below is an AttributeError

    # the stack and what is remembered

    def _mark(self, _: Any) -> None:
        self._marked.append(self._stack)
        self._stack = []

    def _since_mark(self) -> list[Any]:
        taken, self._stack = self._stack, self._marked.pop()
        return taken

    def _pop(self, _: Any) -> None:
        if self._stack:
            self._stack.pop()
        else:
            self._since_mark()

    def _pop_mark(self, _: Any) -> None:
        self._since_mark()

    def _dup(self, _: Any) -> None:
        self._stack.append(self._stack[-1])

    def _put(self, place: int) -> None:
        self._memo[place] = self._stack[-1]

    def _memoize(self, _: Any) -> None:
        self._memo[len(self._memo)] = self._stack[-1]

    def _get(self, place: int) -> None:
        self._stack.append(self._memo[place])

    _binput = _long_binput = _put
    _binget = _long_binget = _get

    # tables and lists

    def _tuple(self, _: Any) -> None:
        members = self._since_mark()
        self._stack.append(tuple(members))

    def _tuple1(self, _: Any) -> None:
        self._stack[-1:] = [(self._stack[-1],)]

    def _tuple2(self, _: Any) -> None:
        self._last_as_tuple(2)

    def _tuple3(self, _: Any) -> None:
        self._last_as_tuple(3)

    def _last_as_tuple(self, count: int) -> None:
        members = tuple(self._stack[-count:])
        if len(members) < count:
            raise IndexError("nothing is there")
        self._stack[-count:] = [members]

    def _list(self, _: Any) -> None:
        members = self._since_mark()
        self._stack.append(members)

    _frozenset = _list

    def _dict(self, _: Any) -> None:
        table: dict[Any, Any] = {}
        _keep_pairs(table, self._since_mark())
        self._stack.append(table)

    def _append(self, _: Any) -> None:
        member = self._stack.pop()
        _members_of(self._stack[-1]).append(member)

    def _appends(self, _: Any) -> None:
        members = self._since_mark()
        _members_of(self._stack[-1]).extend(members)

    _additems = _appends

    def _setitem(self, _: Any) -> None:
        value, key = self._stack.pop(), self._stack.pop()
        _keep(_items_of(self._stack[-1]), key, value)

    def _setitems(self, _: Any) -> None:
        pairs = self._since_mark()
        _keep_pairs(_items_of(self._stack[-1]), pairs)

    # what another program would call

    def _global(self, named: str) -> None:
        self._stack.append(Foreign(named.replace(" ", ".", 1)))

    def _stack_global(self, _: Any) -> None:
        name, module = self._stack.pop(), self._stack.pop()
        if not (isinstance(name, str) and isinstance(module, str)):
            raise TypeError("a name is no text")
        self._stack.append(Foreign(f"{module}.{name}"))

    def _reduce(self, _: Any) -> None:
        arguments, maker = self._stack.pop(), self._stack.pop()
        self._stack.append(self._made(maker, arguments))

    _newobj = _reduce

    def _newobj_ex(self, _: Any) -> None:
        _named, arguments, maker = self._stack.pop(), self._stack.pop(), self._stack.pop()
        self._stack.append(self._made(maker, arguments))

    def _inst(self, named: str) -> None:
        arguments = self._since_mark()
        self._stack.append(self._made(Foreign(named.replace(" ", ".", 1)), tuple(arguments)))

    def _obj(self, _: Any) -> None:
        maker, *arguments = self._since_mark()
        self._stack.append(self._made(maker, tuple(arguments)))

    def _made(self, maker: Any, arguments: Any) -> Any:
        if not isinstance(maker, Foreign) or not isinstance(arguments, tuple):
            raise TypeError("what should be called is no name")
        known = self._makers.get(maker.name.replace("__builtin__.", "builtins.", 1))
        return known(*arguments) if known else Placeholder(maker.name, arguments)

    def _build(self, _: Any) -> None:
        state = self._stack.pop()
        if isinstance(self._stack[-1], Placeholder):  # tables and tensors have attributes that do not matter
            self._stack[-1].state = state

    def _persid(self, named: Any) -> None:
        self._stack.append(self._persistent(named))

    def _binpersid(self, _: Any) -> None:
        self._stack.append(self._persistent(self._stack.pop()))


_STEADY: Mapping[str, Callable[[], Any]] = {
    "NONE": lambda: None,
    "NEWTRUE": lambda: True,
    "NEWFALSE": lambda: False,
    "EMPTY_DICT": dict,
    "EMPTY_LIST": list,
    "EMPTY_SET": list,
    "EMPTY_TUPLE": tuple,
}


def _members_of(value: Any) -> list[Any]:
    if isinstance(value, Placeholder):
        return value.members
    if not isinstance(value, list):
        raise TypeError("what should grow is no list")
    return value


def _items_of(value: Any) -> dict[Any, Any]:
    if isinstance(value, Placeholder):
        return value.items
    if not isinstance(value, dict):
        raise TypeError("what should grow is no table")
    return value


def _keep_pairs(table: dict[Any, Any], pairs: list[Any]) -> None:
    if len(pairs) % 2:
        raise ValueError("a value is missing")
    for key, value in zip(pairs[::2], pairs[1::2], strict=True):
        _keep(table, key, value)


def _keep(table: dict[Any, Any], key: Any, value: Any) -> None:
    """What stands under a key of many layers is left out: Python's hash of one can overrun its stack."""
    flat = isinstance(key, tuple) and all(isinstance(each, SCALARS) for each in key)
    if flat or isinstance(key, (*SCALARS, Placeholder, Foreign)):
        table[key] = value
