"""A Chromium without a window, driven over the pipe of its DevTools: what a person does in a page, and what is seen.

Source: the Chrome DevTools Protocol, chromedevtools.github.io/devtools-protocol; a message ends with a zero byte.
"""

import json
import os
import shutil
import subprocess
from base64 import b64decode
from pathlib import Path
from types import TracebackType
from typing import Any

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
BROWSER = next(filter(None, map(shutil.which, NAMES)), None)
needs_a_browser = pytest.mark.skipif(BROWSER is None, reason="there is no Chromium on this machine")
FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking")
READY = "document.documentElement?.dataset.ready === 'true'"
PAINTED = (  # a promise of the turn after the next picture of the screen
    "new Promise(done => requestAnimationFrame(() => {"
    " const turn = new MessageChannel(); turn.port1.onmessage = done; turn.port2.postMessage(0); }))"
)


class Chromium:
    """One page in a browser of its own, whose profile is in `folder`; leaving it ends the browser."""

    def __init__(self, folder: Path) -> None:
        ours, its_answers = os.pipe(), os.pipe()
        command = [str(BROWSER), *FLAGS, "--remote-debugging-pipe", f"--user-data-dir={folder / 'profile'}"]
        words = f"exec {' '.join(map(_quoted, command))} 3<&{ours[0]} 4>&{its_answers[1]}"
        self._process = subprocess.Popen(
            ["bash", "-c", words],
            pass_fds=(ours[0], its_answers[1]),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(ours[0])
        os.close(its_answers[1])
        self._orders, self._answers = os.fdopen(ours[1], "wb", 0), os.fdopen(its_answers[0], "rb", 0)
        self._read, self._number = b"", 0
        self.events: list[dict[str, Any]] = []
        self._session = ""
        target = self.send("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.send("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.send(f"{domain}.enable")

    def __enter__(self) -> "Chromium":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._session = ""
        self.send("Browser.close")
        self._process.wait(30)
        self._orders.close()
        self._answers.close()

    def send(self, method: str, **parameters: Any) -> dict[str, Any]:
        """What it answers; events that come before are kept in `events`."""
        self._number += 1
        order = {"id": self._number, "method": method, "params": parameters}
        if self._session:
            order["sessionId"] = self._session
        self._orders.write(json.dumps(order).encode() + b"\0")
        while True:
            message = self._next()
            if message.get("id") == self._number:
                assert "error" not in message, message["error"]
                return dict(message["result"])
            self.events.append(message)

    def open(
        self, page: Path, width: int = 1280, height: int = 800, *, phone: bool = False, scripts: bool = True
    ) -> None:
        """Show a page of our making, and wait until it can be used."""
        self.send("Emulation.setScriptExecutionDisabled", value=not scripts)
        scale = 3 if phone else 1
        self.send(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=scale, mobile=phone
        )
        self.send("Emulation.setTouchEmulationEnabled", enabled=phone)
        self.send("Page.navigate", url=page.as_uri())
        self.wait_for(READY if scripts else "document.readyState === 'complete'")

    def wait_for(self, condition: str) -> None:
        while not self.value(condition):  # the timeout of the tests ends it
            pass

    def value(self, expression: str) -> Any:
        """Of a JavaScript expression, awaited where it is a promise."""
        answer = self.send("Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True)
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def press(self, key: str) -> None:
        """A key, as the keyboard sends it."""
        code = {"ArrowLeft": 37, "ArrowRight": 39, "ArrowDown": 40, "Home": 36, "End": 35, " ": 32, "Tab": 9}[key]
        text = {"text": " "} if key == " " else {}
        self.send("Input.dispatchKeyEvent", type="keyDown", key=key, windowsVirtualKeyCode=code, **text)
        self.send("Input.dispatchKeyEvent", type="keyUp", key=key, windowsVirtualKeyCode=code)

    def tap(self, x: float, y: float) -> None:
        """A finger."""
        self.send("Input.dispatchTouchEvent", type="touchStart", touchPoints=[{"x": x, "y": y}])
        self.send("Input.dispatchTouchEvent", type="touchEnd", touchPoints=[])

    def screenshot(self, path: Path) -> None:
        path.write_bytes(b64decode(self.send("Page.captureScreenshot", format="png")["data"]))

    def pdf(self) -> bytes:
        """What a printer would get."""
        return b64decode(self.send("Page.printToPDF", printBackground=True, preferCSSPageSize=True)["data"])

    def complaints(self) -> list[str]:
        """What the browser wrote into its console: errors, and what the policy of the page forbade."""
        logged = [each["params"]["entry"]["text"] for each in self.events if each.get("method") == "Log.entryAdded"]
        thrown = [str(each["params"]) for each in self.events if each.get("method") == "Runtime.exceptionThrown"]
        return logged + thrown

    def requested(self) -> list[str]:
        """The addresses that the page asked for, but those within itself."""
        events = [each for each in self.events if each.get("method") == "Network.requestWillBeSent"]
        return [url for each in events if not (url := each["params"]["request"]["url"]).startswith(("data:", "blob:"))]

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._read:
            more = self._answers.read(1 << 20)
            assert more, "the browser has ended"
            self._read += more
        message, _, self._read = self._read.partition(b"\0")
        return dict(json.loads(message))


def _quoted(word: str) -> str:
    return "'" + word.replace("'", "'\\''") + "'"
