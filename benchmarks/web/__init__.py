"""How quickly the pages and the API answer over a large record: ``python -m benchmarks.web``."""
