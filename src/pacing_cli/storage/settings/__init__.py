"""Read and edit the person's settings files."""
