"""One activity: its baseline, its steps up, and its caps."""
