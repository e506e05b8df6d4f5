"""Queries that users might type, over invented statements, and what a search finds of what they should."""
