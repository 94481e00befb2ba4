"""One day: its quotas, its notices, and how it can be lived."""
