"""Which attributions report the same thing said: statements, and the kind of each of their versions."""
