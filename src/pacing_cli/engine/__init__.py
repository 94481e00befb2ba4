"""The pacing engine: values in, values out; no clock, no disk, no chance."""
