"""`pace help`: topics, and the help of every command."""

import typer


def help(ctx: typer.Context) -> None:
    """x"""
