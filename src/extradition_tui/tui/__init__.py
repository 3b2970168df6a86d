"""The reader: the only room with Textual."""
