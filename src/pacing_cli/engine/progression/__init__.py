"""One activity: its baseline, its steps, and the caps that hold them."""
