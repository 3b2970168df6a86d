"""From articles to analyses: the only room with spaCy."""
