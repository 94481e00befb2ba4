"""Use cases: gather the input, decide, write. No Typer, no Rich, no print."""
