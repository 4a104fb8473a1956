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
            refused.append(_left_out(f"The plugin {title}", error))
            continue
        for offer in offers:
            try:
                found = _sound(offer, kind)
                if (name := _name_of(found)) in owners:
                    raise UserError(f"{owners[name]} has a {kind.word} of this name already")
            except UserError as error:
                refused.append(_left_out(f"{_called(offer, kind.word)} of the plugin {title}", error))
            else:
                owners[name] = f"the plugin {title}"
                classes.append(found)
    return PluginClasses(tuple(classes), tuple(refused))


def _left_out(what: str, error: UserError) -> str:
    return f"{what} is left out: {str(error).removesuffix('.')}."


def _called(offer: _Offer, word: str) -> str:
    return f"The {word} “{offer.name}”" if offer.name else f"A {word}"


def _name_of(kind: type) -> str:
    return str(getattr(kind, "name", ""))


# what there is of a plugin


def _offers(plugin: str, word: str) -> list[_Offer]:
    if plugin.endswith(ENDING):
        listed = _listed_in(Path(plugin), word)
        return [_Offer(_name_of(each) if isinstance(each, type) else "", partial(_same, each)) for each in listed]
    found = next((each for each in installed_plugins() if each.name == plugin), None)
    if found is None:
        raise UserError("it is no installed package that brings labs or panels, and no file ending in .py")
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
        raise UserError("it has neither a tuple LABS nor a tuple PANELS of its classes")
    return lists[word]


@cache
def _module_of(path: Path) -> ModuleType | UserError:
    """What the file defines: it runs once, under its path as its name."""
    if not path.is_file():
        return UserError(f"there is no such file in {path.parent}")
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
        return f"line {error.lineno} of {Path(error.filename or '').name} is no Python ({error.msg})"
    frames = traceback.extract_tb(error.__traceback__)
    theirs = [frame for frame in frames if not frame.filename.startswith(("<frozen importlib", *OURS))]
    if not theirs:
        return f"it cannot be imported ({told})"
    return f"it raises an error at line {theirs[-1].lineno} of {Path(theirs[-1].filename).name} ({told})"


# what is wrong with a class


def _sound(offer: _Offer, kind: PluginKind) -> Any:
    """The class.

    Raises:
        UserError: it is none that can be used.
    """
    with _told_in_a_sentence():
        found: Any = offer.load()
        if not isinstance(found, type) or not issubclass(found, kind.base):
            raise UserError(f"it is no class below {kind.base.__module__}.{kind.base.__name__}")
        reason = _why_of_another_api(found) or _why_misnamed(found, offer.name) or _what_it_lacks(found, kind)
        if reason or (reason := kind.why_unfit(found)):
            raise UserError(reason)
    return found


def _why_of_another_api(found: type) -> str:
    written_for = getattr(found, "plugin_api", None)
    if written_for is None:
        return f"it does not say for which ScoutView it was written: plugin_api = {PLUGIN_API}"
    if written_for != PLUGIN_API:
        return f"it was written for plugin_api = {written_for}, and this ScoutView has {PLUGIN_API}"
    return ""


def _why_misnamed(found: type, name: str) -> str:
    own = getattr(found, "name", None)
    if not isinstance(own, str) or NAME.fullmatch(own) is None:
        return f"its name is {own!r}, and should be of small letters, digits and _"
    if name and own != name:
        return f"it calls itself “{own}”: name the entry point so"
    return ""


def _what_it_lacks(found: type, kind: PluginKind) -> str:
    for name, wanted in kind.says.items():
        said = getattr(found, name, None)
        if not isinstance(said, wanted):
            return f"its {name} is missing or no {wanted.__name__}"
    missing = set(getattr(found, "__abstractmethods__", ()))
    missing |= {name for name in kind.does if getattr(found, name) is getattr(kind.base, name)}
    return f"it does not define {', '.join(sorted(missing))}" if missing else ""
