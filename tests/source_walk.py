"""What no module of the package may do: run what a file says, run a shell, use the network. Found in its source."""

import ast
from collections.abc import Iterator
from pathlib import Path

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
}
NAMES = {"eval", "exec", "compile", "__import__", "__builtins__"}
CALLS = {"os.system", "os.popen", "os.startfile", "torch.load", "torch.save", "torch.hub.load"}
METHODS = {"startCommand", "enable_load_extension", "load_extension"}


def refused_in(path: Path, package: Path) -> list[str]:
    """The lines of a module that do what none may."""
    place = path.relative_to(package).as_posix()
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [f"{place}:{node.lineno} {what}" for node in ast.walk(tree) for what in _refused(node, place)]


def _refused(node: ast.AST, place: str) -> Iterator[str]:
    if isinstance(node, ast.Import | ast.ImportFrom):
        names = {name for name in MODULES if any(_is_within(imported, name) for imported in _imported(node))}
        yield from sorted(name for name in names if (place, name) not in ALLOWED)
    elif isinstance(node, ast.Name) and node.id in NAMES:
        yield node.id
    elif isinstance(node, ast.Call):
        yield from _refused_call(node)


def _refused_call(node: ast.Call) -> Iterator[str]:
    called = ast.unparse(node.func)
    if called in CALLS or called.rpartition(".")[2] in METHODS:
        yield called
    for keyword in node.keywords:
        if (keyword.arg, ast.unparse(keyword.value)) == ("shell", "True"):
            yield f"{called} with a shell"
        if keyword.arg == "allow_pickle" and ast.unparse(keyword.value) != "False":
            yield f"{called} that unpickles"


def _imported(node: ast.Import | ast.ImportFrom) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [f"{node.module}.{alias.name}" for alias in node.names] if node.module else []


def _is_within(name: str, module: str) -> bool:
    return name == module or name.startswith(f"{module}.")
