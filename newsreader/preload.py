"""Has Qt's libraries loaded by a thread of their own while Python still reads its modules.

Python waits for a library to be linked while it holds its lock; the system's own call does not. So a second thread
links what the first will ask for a moment later. It is an offer and no more: where it fails, Qt is loaded as it
always was, and whatever is wrong is told then.
"""

from __future__ import annotations

import sys
from importlib.util import find_spec
from threading import Thread
from typing import Any

# One by one, as the system links for one thread at a time and the other has small libraries of its own to load.
LIBRARIES = (
    *("Qt/lib/libQt6Core.so.6", "Qt/lib/libQt6Gui.so.6", "Qt/lib/libQt6Widgets.so.6"),
    *("QtCore.abi3.so", "QtGui.abi3.so", "QtWidgets.abi3.so"),
)
LAZILY = 1  # RTLD_LAZY


def begin() -> None:
    """Begin to load, and return at once; nothing happens on systems where libraries are found in another way."""
    spec = find_spec("PySide6") if sys.platform == "linux" else None
    if spec is None or not spec.submodule_search_locations or "PySide6.QtWidgets" in sys.modules:
        return
    import ctypes

    try:
        load = ctypes.CDLL(None).dlopen
    except (OSError, AttributeError):
        return
    load.restype = ctypes.c_void_p
    Thread(target=_load, args=(load, spec.submodule_search_locations[0]), name="preload", daemon=True).start()


def _load(load: Any, folder: str) -> None:
    for name in LIBRARIES:
        load(f"{folder}/{name}".encode(), LAZILY)
