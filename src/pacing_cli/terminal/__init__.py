"""Values in, things to look at out: Rich renderables, or plain lines with the same facts."""
