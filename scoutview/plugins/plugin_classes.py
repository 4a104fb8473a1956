"""Imports the classes of the plugins that the user allowed, and says of each that is left out why, in a sentence."""

import importlib
import importlib.util
import re
import sys
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass
from functools import cache, partial, reduce
from pathlib import Path
from types import ModuleType
from typing import Any

from scoutview.errors import UserError
from scoutview.language import tr
from scoutview.plugins.allowed import ENDING
from scoutview.plugins.installed import installed_plugins

PLUGIN_API = 1  # one more whenever what was written for the one before no longer works
TUPLES = {"lab": "LABS", "panel": "PANELS"}  # where a file lists them
NAME = re.compile(r"[a-z][a-z0-9_]*")
MOST_LETTERS = 200  # of what an error says
OURS = (__file__, str(Path(importlib.util.__file__).parent))  # from where a plugin is imported


@dataclass(frozen=True)
class PluginKind:
    """What can be brought: the `word` for it, its base class, what it must say of itself, and what it must do.

    `why_unfit` finds more that is wrong with a class, in words that go on after "it is left out: ".
    """

    word: str
    base: type
    says: Mapping[str, type]
    does: tuple[str, ...]
    why_unfit: Callable[[Any], str]


@dataclass(frozen=True)
class _Words:
    """What is said of a class of one kind."""

    named: str
    unnamed: str
    taken: str


_IN_WORDS = {
    "lab": _Words(
        tr("The lab “{name}” of the plugin {plugin}"),
        tr("A lab of the plugin {plugin}"),
        tr("{owner} has a lab of this name already"),
    ),
    "panel": _Words(
        tr("The panel “{name}” of the plugin {plugin}"),
        tr("A panel of the plugin {plugin}"),
        tr("{owner} has a panel of this name already"),
    ),
}


@dataclass(frozen=True)
class PluginClasses:
    """The classes of one kind that allowed plugins bring, and a sentence for each that is left out."""

    classes: tuple[Any, ...]
    refused: tuple[str, ...]


@dataclass(frozen=True)
class _Offer:
    """A class of a plugin, not imported yet. `name` is its entry point's, or nothing for one of a file."""

    name: str
    load: Callable[[], object]


def classes_of(plugins: Sequence[str], kind: PluginKind, own: Sequence[type]) -> PluginClasses:
    """What these plugins, as `allowed` has them, bring of a kind of which ScoutView has its `own`."""
    owners = {_name_of(each): "ScoutView" for each in own}
    classes, refused = [], []
    for plugin in plugins:
        title = Path(plugin).name if plugin.endswith(ENDING) else plugin
        try:
            offers = _offers(plugin, kind.word)
        except UserError as error:
            refused.append(_left_out(tr("The plugin {plugin}").format(plugin=title), error))
            continue
        for offer in offers:
            try:
                found = _sound(offer, kind)
                if (name := _name_of(found)) in owners:
                    raise UserError(_IN_WORDS[kind.word].taken.format(owner=owners[name]))
            except UserError as error:
                refused.append(_left_out(_called(offer, kind.word, title), error))
            else:
                owners[name] = tr("the plugin {plugin}").format(plugin=title)
                classes.append(found)
    return PluginClasses(tuple(classes), tuple(refused))


def _left_out(what: str, error: UserError) -> str:
    return tr("{what} is left out: {reason}.").format(what=what, reason=str(error).removesuffix("."))


def _called(offer: _Offer, word: str, plugin: str) -> str:
    words = _IN_WORDS[word]
    return (words.named if offer.name else words.unnamed).format(name=offer.name, plugin=plugin)


def _name_of(kind: type) -> str:
    return str(getattr(kind, "name", ""))


# what there is of a plugin


def _offers(plugin: str, word: str) -> list[_Offer]:
    if plugin.endswith(ENDING):
        listed = _listed_in(Path(plugin), word)
        return [_Offer(_name_of(each) if isinstance(each, type) else "", partial(_same, each)) for each in listed]
    found = next((each for each in installed_plugins() if each.name == plugin), None)
    if found is None:
        raise UserError(tr("it is no installed package that brings labs or panels, and no file ending in .py"))
    return [_Offer(point.name, partial(_imported, point.module, point.attr)) for point in found.of_kind(word)]


def _same(thing: object) -> object:
    return thing


def _imported(module: str, attribute: str) -> object:
    """What an entry point names."""
    return reduce(getattr, attribute.split("."), importlib.import_module(module))


def _listed_in(path: Path, word: str) -> Sequence[object]:
    module = _module_of(path)
    if isinstance(module, UserError):
        raise module
    lists = {each: getattr(module, name, ()) for each, name in TUPLES.items()}
    if not all(isinstance(each, tuple) for each in lists.values()) or not any(lists.values()):
        raise UserError(tr("it has neither a tuple LABS nor a tuple PANELS of its classes"))
    return lists[word]


@cache
def _module_of(path: Path) -> ModuleType | UserError:
    """What the file defines: it runs once, under its path as its name."""
    if not path.is_file():
        return UserError(tr("there is no such file in {folder}").format(folder=path.parent))
    spec = importlib.util.spec_from_file_location(str(path), path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    try:
        with _told_in_a_sentence():
            spec.loader.exec_module(module)
    except UserError as error:
        del sys.modules[spec.name]
        return error
    return module


@contextmanager
def _told_in_a_sentence() -> Iterator[None]:
    """What goes wrong in somebody's code becomes a UserError; what it prints does not come between results."""
    try:
        with redirect_stdout(sys.stderr):
            yield
    except UserError:
        raise
    except (Exception, SystemExit) as error:
        raise UserError(_in_words(error)) from error


def _in_words(error: BaseException) -> str:
    said = " ".join(str(error).split())[:MOST_LETTERS]
    told = f"{type(error).__name__}: {said}" if said else type(error).__name__
    if isinstance(error, SyntaxError):
        return tr("line {line} of {file} is no Python ({told})").format(
            line=error.lineno, file=Path(error.filename or "").name, told=error.msg
        )
    frames = traceback.extract_tb(error.__traceback__)
    theirs = [frame for frame in frames if not frame.filename.startswith(("<frozen importlib", *OURS))]
    if not theirs:
        return tr("it cannot be imported ({told})").format(told=told)
    return tr("it raises an error at line {line} of {file} ({told})").format(
        line=theirs[-1].lineno, file=Path(theirs[-1].filename).name, told=told
    )


# what is wrong with a class


def _sound(offer: _Offer, kind: PluginKind) -> Any:
    """The class.

    Raises:
        UserError: it is none that can be used.
    """
    with _told_in_a_sentence():
        found: Any = offer.load()
        if not isinstance(found, type) or not issubclass(found, kind.base):
            raise UserError(
                tr("it is no class below {base}").format(base=f"{kind.base.__module__}.{kind.base.__name__}")
            )
        reason = _why_of_another_api(found) or _why_misnamed(found, offer.name) or _what_it_lacks(found, kind)
        if reason or (reason := kind.why_unfit(found)):
            raise UserError(reason)
    return found


def _why_of_another_api(found: type) -> str:
    written_for = getattr(found, "plugin_api", None)
    if written_for is None:
        return tr("it does not say for which ScoutView it was written: plugin_api = {own}").format(own=PLUGIN_API)
    if written_for != PLUGIN_API:
        return tr("it was written for plugin_api = {other}, and this ScoutView has {own}").format(
            other=written_for, own=PLUGIN_API
        )
    return ""


def _why_misnamed(found: type, name: str) -> str:
    own = getattr(found, "name", None)
    if not isinstance(own, str) or NAME.fullmatch(own) is None:
        return tr("its name is {own!r}, and should be of small letters, digits and _").format(own=own)
    if name and own != name:
        return tr("it calls itself “{own}”: name the entry point so").format(own=own)
    return ""


def _what_it_lacks(found: type, kind: PluginKind) -> str:
    for name, wanted in kind.says.items():
        said = getattr(found, name, None)
        if not isinstance(said, wanted):
            return tr("its {name} is missing or no {kind}").format(name=name, kind=wanted.__name__)
    missing = set(getattr(found, "__abstractmethods__", ()))
    missing |= {name for name in kind.does if getattr(found, name) is getattr(kind.base, name)}
    return tr("it does not define {names}").format(names=", ".join(sorted(missing))) if missing else ""
