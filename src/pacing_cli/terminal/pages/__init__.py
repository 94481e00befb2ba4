"""One page for each question, made from values of the model."""
