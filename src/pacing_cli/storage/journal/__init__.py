"""The journal: one file a month and a device, lines added at the end."""
