"""From bytes to articles: extracts, cleans, finds title, byline, date and headings."""
