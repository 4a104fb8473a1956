"""What no module of the package may do: run what a file says, run a shell, use the network. Found in its source."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

MODULES = {
    "pickle", "cPickle", "dill", "cloudpickle", "shelve", "marshal", "joblib", "runpy", "code", "codeop", "pty",
    "socket", "ssl", "urllib.request", "http", "ftplib", "smtplib", "telnetlib", "xmlrpc", "socketserver",
    "requests", "httpx", "aiohttp", "urllib3", "huggingface_hub", "webbrowser", "PySide6.QtNetwork",
    "subprocess", "multiprocessing", "os.system", "os.popen", "torch.load", "torch.save", "torch.hub",
}  # fmt: skip
ALLOWED = {
    ("recording/format.py", "socket"),  # the name of this machine only
    ("training/starting.py", "subprocess"),  # this program once more, its words a list
    ("training/process.py", "subprocess"),  # to wait for its end
    ("scripting/window_program.py", "subprocess"),  # this program once more, its words a list
}
NAMES = {"eval", "exec", "compile", "__import__", "__builtins__"}
CALLS = {"os.system", "os.popen", "os.startfile", "torch.load", "torch.save", "torch.hub.load"}
METHODS = {"startCommand", "enable_load_extension", "load_extension"}


class Seen(NamedTuple):
    """What is looked for in a module; found with one parse, and without the tree to remember."""

    refused: list[str]  # lines that do what none may
    classes: list[str]  # public ones
    open_painters: list[str]  # lines of those that an error would leave open


@cache
def seen_in(path: Path, package: Path) -> Seen:
    place = path.relative_to(package).as_posix()
    tree = ast.parse(path.read_text(encoding="utf-8"))
    nodes = list(ast.walk(tree))
    refused = [f"{place}:{node.lineno} {what}" for node in nodes for what in _refused(node, place)]  # type: ignore[attr-defined]
    classes = [node.name for node in tree.body if isinstance(node, ast.ClassDef) and not node.name.startswith("_")]
    withs = [node for node in nodes if isinstance(node, ast.With)]
    ended = {id(item.context_expr) for node in withs for item in node.items}
    made = [node for node in nodes if isinstance(node, ast.Call) and _name_of(node.func) == "QPainter"]
    return Seen(refused, classes, [f"{place}:{node.lineno}" for node in made if id(node) not in ended])


def _refused(node: ast.AST, place: str) -> Iterator[str]:
    if isinstance(node, ast.Import | ast.ImportFrom):
        names = {name for name in MODULES if any(_is_within(imported, name) for imported in _imported(node))}
        yield from sorted(name for name in names if (place, name) not in ALLOWED)
    elif isinstance(node, ast.Name) and node.id in NAMES:
        yield node.id
    elif isinstance(node, ast.Call):
        yield from _refused_call(node)


def _refused_call(node: ast.Call) -> Iterator[str]:
    called = _name_of(node.func)
    if called == "torch.load" and any(ast.unparse(each) == "weights_only=True" for each in node.keywords):
        return  # reads tensors, and makes nothing else
    if called in CALLS or called.rpartition(".")[2] in METHODS:
        yield called
    for keyword in node.keywords:
        if keyword.arg == "shell" and ast.unparse(keyword.value) == "True":
            yield f"{called} with a shell"
        if keyword.arg == "allow_pickle" and ast.unparse(keyword.value) != "False":
            yield f"{called} that unpickles"


def _name_of(called: ast.expr) -> str:
    """As it is written, but for what an attribute is taken of where that has no name."""
    if isinstance(called, ast.Attribute):
        return f"{_name_of(called.value)}.{called.attr}"
    return called.id if isinstance(called, ast.Name) else ""


def _imported(node: ast.Import | ast.ImportFrom) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [f"{node.module}.{alias.name}" for alias in node.names] if node.module else []


def _is_within(name: str, module: str) -> bool:
    return name == module or name.startswith(f"{module}.")
