"""The documents of `--json`: what programs may rely on."""
