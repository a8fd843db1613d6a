"""Has Qt's libraries loaded by a thread of their own while Python still reads its modules.

Python waits for a library to be linked while it holds its lock; the system's own call does not. So a second thread
links what the first will ask for a moment later: a third of the time until a window can be made. It is an offer and
no more: where it fails, Qt is loaded as it always was, and whatever is wrong is told then.
"""

from __future__ import annotations

import sys
import threading
from importlib.util import find_spec
from pathlib import Path

LIBRARIES = ("QtCore.abi3.so", "QtGui.abi3.so", "QtWidgets.abi3.so")
LAZILY = 1  # RTLD_LAZY


def begin() -> None:
    """Begin to load, and return at once; nothing happens on systems where libraries are found in another way."""
    spec = find_spec("PySide6") if sys.platform == "linux" else None
    if spec is not None and spec.submodule_search_locations and "PySide6.QtWidgets" not in sys.modules:
        folder = Path(spec.submodule_search_locations[0])
        threading.Thread(target=_load, args=(folder,), name="preload", daemon=True).start()


def _load(folder: Path) -> None:
    import ctypes

    try:
        load = ctypes.CDLL(None).dlopen
    except (OSError, AttributeError):
        return
    load.restype = ctypes.c_void_p
    for name in LIBRARIES:
        load(bytes(folder / name), LAZILY)
