"""What is one person's own, outside the library: positions and registers."""
