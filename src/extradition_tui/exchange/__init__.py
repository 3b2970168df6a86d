"""What leaves the library as a document: pages and tables to read, print and send."""
