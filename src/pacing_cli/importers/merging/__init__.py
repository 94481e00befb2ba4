"""Several sources over the same days, and what the journal holds already."""
