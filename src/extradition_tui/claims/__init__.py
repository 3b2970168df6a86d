"""Claims without a library: where words stand in changed texts, agreement, rating schemes."""
