"""Copies among the reports of PolNeAR train: ``python -m benchmarks.duplicates``."""
