"""The timer at the keyboard: what it runs, the run, the line in the journal."""
