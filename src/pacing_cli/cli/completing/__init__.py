"""The Tab key: what could stand next. Asked at every Tab, so neither Typer nor Rich comes in."""
