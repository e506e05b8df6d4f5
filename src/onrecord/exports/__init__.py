"""The record in formats for other programs. Rows come in the shape of ``onrecord export --format jsonl``."""
