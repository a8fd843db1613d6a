"""Whether this computer can show a window, found out before Qt is loaded.

Without a display Qt ends the whole process (SIGABRT) with a misleading message, which Python cannot catch. So the
display is asked here first, in the way that Qt would: through libxcb.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping

APT_LINE = (
    "apt-get update && apt-get install -y --no-install-recommends ca-certificates python3 python3-venv libgl1 libegl1"
    " libxkbcommon-x11-0 libdbus-1-3 libfontconfig1 libglib2.0-0 libgssapi-krb5-2 libxcb-cursor0 libxcb-icccm4"
    " libxcb-keysyms1 libxcb-shape0 libxcb-xkb1 xvfb xauth"
)
NO_DISPLAY = 3
NO_SYSTEM_LIBRARY = 4


def display_problem(
    environ: Mapping[str, str], platform: str = sys.platform, answers: Callable[[], bool] | None = None
) -> str:
    """Why no window can be shown here, with what to do about it; empty if one can.

    Args:
        environ: the environment; QT_QPA_PLATFORM in it means that somebody chose on purpose.
        platform: as `sys.platform`; Windows and macOS always have a display.
        answers: whether the X server that DISPLAY names answers; raises OSError where libxcb is missing.
    """
    if platform in ("win32", "darwin") or environ.get("QT_QPA_PLATFORM") or environ.get("WAYLAND_DISPLAY"):
        return ""
    if not environ.get("DISPLAY"):
        return _advice("There is no display: neither DISPLAY nor WAYLAND_DISPLAY is set.")
    try:
        if (answers or x_server_answers)():
            return ""
    except OSError:
        missing = "A system library that Newsreader's window needs is missing: libxcb.so.1."
        return f"{_advice(missing)}\n\n{install_advice()}"
    return _advice(f"The display {environ['DISPLAY']} does not answer.")


def library_problem(error: ImportError) -> str:
    """What to do when Qt could not be loaded.

    Args:
        error: what the import said, as in `libGL.so.1: cannot open shared object file: No such file or directory`.
    """
    if isinstance(error, ModuleNotFoundError):
        return (
            f"A part of Newsreader is not installed: {error.name}.\n"
            "Install it again: python3 -m venv .venv && .venv/bin/pip install ."
        )
    library = str(error).split(":", maxsplit=1)[0].strip()
    return f"A system library that Newsreader's window needs is missing or unusable: {library}.\n{install_advice()}"


def install_advice(platform: str = sys.platform) -> str:
    """How to install the system libraries."""
    if not platform.startswith("linux"):
        return "Install Newsreader again, or ask whoever looks after this computer."
    return f"On Debian and Ubuntu, as root:\n\n    {APT_LINE}"


def x_server_answers() -> bool:
    """Whether the X server that DISPLAY names accepts a connection.

    Raises:
        OSError: libxcb is not installed.
    """
    import ctypes

    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = [ctypes.c_char_p, ctypes.c_void_p]
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(None, None)
    failed = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return not failed


def _advice(problem: str) -> str:
    """A problem with the display, and the ways around it."""
    from shutil import which

    install = "" if which("xvfb-run") else f"{install_advice()}\n\n"
    return (
        f"{problem}\n{install}"
        "On a computer without a screen, start the window on a virtual one:\n\n"
        "    xvfb-run -a newsreader\n\n"
        "or have a picture of it drawn, which needs no screen:\n\n"
        "    newsreader snapshot newsreader.png\n\n"
        "Every other command works without a screen too: newsreader --help"
    )
