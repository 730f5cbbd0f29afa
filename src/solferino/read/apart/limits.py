"""What a child may not do: use memory or time without end, write files, start programs, reach the network."""

import contextlib
import ctypes
import os
import sys
from typing import Any

try:
    import resource
except ImportError:  # Windows: the parent's clock is the only limit there
    resource = None  # type: ignore[assignment]

MEMORY_BYTES = 1 << 30
OPEN_FILES = 64
NEW_NETWORK, NEW_USER = 0x40000000, 0x10000000  # flags of Linux's `unshare`
FORBIDDEN = ("socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.fork", "os.remove", "os.rename")
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


def confine() -> None:
    """Set the limits for this process, for good."""
    if resource is not None:
        for name, most in (
            ("RLIMIT_AS", MEMORY_BYTES),
            ("RLIMIT_NOFILE", OPEN_FILES),
            ("RLIMIT_FSIZE", 0),
            ("RLIMIT_CORE", 0),
        ):
            with contextlib.suppress(ValueError, OSError, AttributeError):
                resource.setrlimit(getattr(resource, name), (most, most))
    _leave_network()
    sys.addaudithook(_refuse)


def _leave_network() -> None:
    """A network of its own with nothing in it, where the system has such (Linux)."""
    if not sys.platform.startswith("linux"):
        return
    with contextlib.suppress(OSError, AttributeError):
        library = ctypes.CDLL(None)
        if library.unshare(NEW_NETWORK) != 0:
            library.unshare(NEW_NETWORK | NEW_USER)


def _refuse(event: str, details: tuple[Any, ...]) -> None:
    """Stop what Python itself could be talked into."""
    if event.startswith(FORBIDDEN):
        raise PermissionError(f"{event} is not allowed here")
    if event == "open":
        path, mode, flags = (*details, None, None, None)[:3]
        writes = isinstance(mode, str) and set(mode) & set("wax+")
        opens = isinstance(flags, int) and flags & WRITING
        if (writes or opens) and path != os.devnull:
            raise PermissionError("writing is not allowed here")
