"""One page a question, made of values of the model."""
