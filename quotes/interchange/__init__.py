"""The JSON shapes that other tools read."""
