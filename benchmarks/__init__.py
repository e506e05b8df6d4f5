"""How fast, how large and how steady onrecord is, beside a peer: ``python -m benchmarks``."""
