"""No module of `pace` imports anything that can open a connection, also not inside a function."""

import ast
from pathlib import Path

import pytest

import pacing_cli

SOURCE = Path(pacing_cli.__file__).parent
WAYS_OUT = frozenset(
    {"socket", "ssl", "http", "urllib", "ftplib", "smtplib", "xmlrpc", "asyncio", "requests",
     "httpx", "aiohttp", "urllib3", "webbrowser", "telnetlib", "imaplib", "poplib"}
)  # fmt: skip


@pytest.mark.parametrize("path", sorted(SOURCE.rglob("*.py")), ids=lambda path: path.stem)
def test_no_module_has_a_way_out(path):
    nodes = list(ast.walk(ast.parse(path.read_text("utf-8"))))
    named = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    named |= {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}
    assert {name.split(".")[0] for name in named} & WAYS_OUT == set()
