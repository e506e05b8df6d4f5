"""Figures: a table of cases, the finder measured on it, and libraries beside it (``python -m benchmarks.figures``)."""
