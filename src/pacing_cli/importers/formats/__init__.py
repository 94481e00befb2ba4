"""One file a product: what is known of its export, and nothing else."""
