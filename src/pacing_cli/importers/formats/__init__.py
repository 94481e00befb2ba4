"""One file for each product, with only the knowledge about its export."""
