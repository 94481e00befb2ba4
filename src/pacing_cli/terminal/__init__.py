"""Turn values into output: Rich renderables, or plain lines with the same facts."""
