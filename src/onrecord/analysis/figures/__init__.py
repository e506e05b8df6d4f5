"""Figures in a text: money, percentages, counts, ratios, multiples, durations; how they are bounded and of what."""

from onrecord.analysis.figures.finder import find

__all__ = ["find"]
