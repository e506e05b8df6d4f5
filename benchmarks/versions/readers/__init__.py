"""Readers of the invented occasions, and what they found."""
