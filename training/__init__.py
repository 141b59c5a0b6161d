"""Making the data that readers learn from people's annotations; not part of the package."""
