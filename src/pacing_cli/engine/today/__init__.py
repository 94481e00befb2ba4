"""One day: its quotas, its notices, and its schedule."""
