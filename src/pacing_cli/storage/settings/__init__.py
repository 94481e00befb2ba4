"""The settings files of the person, read and edited with care."""
