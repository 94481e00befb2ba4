"""Use cases: gather what is needed, decide, write. No Typer, no Rich, no print."""
