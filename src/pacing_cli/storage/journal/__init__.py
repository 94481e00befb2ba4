"""The journal: one file for each month and device, with lines only added at the end."""
