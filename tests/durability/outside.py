"""What a program does that reaches out of itself; nothing here is loaded but what Python has."""

import os
from typing import Any

REFUSED = 99
_OUTSIDE = (
    "socket.connect", "socket.bind", "socket.sendto", "socket.getaddrinfo", "socket.gethostbyname",
    "socket.__new__", "subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.spawn",
    "os.startfile", "urllib.Request", "webbrowser.open",
)  # fmt: skip


def refuse(event: str, arguments: tuple[Any, ...]) -> None:
    """For `sys.addaudithook`: say what was tried, and end at once, so that nothing can hide it."""
    if event in _OUTSIDE:
        os.write(2, f"REACHED OUT: {event} {arguments}\n".encode())
        os._exit(REFUSED)
