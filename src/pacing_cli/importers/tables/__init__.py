"""A person's own tables, and the meaning of each column."""
