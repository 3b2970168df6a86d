"""SQLite: keeps everything and finds it again. The only room with SQL."""
